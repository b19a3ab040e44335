"""Names of places and persons in a document."""

from __future__ import annotations

import pytest

from afsprakenscan.facts.names import ordinary_words, person_names, place_names, words_without_addresses
from afsprakenscan.model.document import Block, BlockKind, Document, Role, Source

SOURCE = Source(name="x.docx", sha256="", format="docx", pages=None, words=0)


def document(*texts: str, role: Role | None = None) -> Document:
    return Document(
        source=SOURCE,
        blocks=tuple(
            Block(nr=nr, kind=BlockKind.ALINEA, text=text, paragraph=nr, role=role) for nr, text in enumerate(texts, 1)
        ),
    )


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "De gemeenten Oudersluis, Bergdal en 's-Heerenberg nemen deel.",
            ("Oudersluis", "Bergdal", "'s-Heerenberg"),
        ),
        ("Veilig Thuis Hof van Twente en het wijkteam Noordkade.", ("Hof van Twente", "Noordkade")),
        ("Het lokale team Veilig Thuis belt.", ()),
        ("Het wijkteam Gemeente Zorgdam belt Veilig Thuis Regio Noord-Veen.", ("Zorgdam", "Noord-Veen")),
        ("De gemeente Zorg doet mee, met zorg.", ()),  # an ordinary word elsewhere
        ("De gemeente Zorgdam doet mee: post@zorgdam.nl.", ("Zorgdam",)),
    ],
)
def test_places(text: str, names: tuple[str, ...]):
    read = document(text)
    assert place_names(read, ordinary_words(words_without_addresses(read))) == names


@pytest.mark.parametrize(
    ("text", "role", "names"),
    [
        ("Bel mevrouw De Wit of dhr. P. van der Laan.", None, ("De Wit", "van der Laan")),
        ("Ondertekend door J.P. van Wieringhe namens partijen.", None, ("J.P. van Wieringhe",)),
        ("B. Overdracht", None, ()),
        ("Coördinator | Jan Jansen | Veilig Thuis", Role.CONTACT, ("Jan Jansen",)),
        ("Coördinator | Jan Jansen | Veilig Thuis", None, ()),
        ("Sociaal Team | Lokale Teams", Role.CONTACT, ()),
    ],
)
def test_persons(text: str, role: Role | None, names: tuple[str, ...]):
    read = document(text, role=role)
    assert person_names(read, ordinary_words(words_without_addresses(read))) == names
