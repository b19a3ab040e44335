"""The known misses: what goes wrong on seen documents, and only how often on those held out."""

from __future__ import annotations

from afsprakenscan.model.evaluation import (
    DocumentEvaluatie,
    Evaluatie,
    FeitVergelijking,
    Fout,
    FoutSoort,
    NiveauVergelijking,
    Tegengehouden,
)
from afsprakenscan.model.results import Niveau
from afsprakenscan.reporters.missers import known_misses
from reporters.test_terminal_evaluatie import METING


def miss(document: str, code: str, text: str, **fields: object) -> Fout:
    given = {"soort": FoutSoort.GEMIST, "blok": 12, "koppen": ("2 Informeren", "2.1 Ouders"), **fields}
    return Fout.model_validate({"document": document, "code": code, "tekst": text, **given})


def measured(name: str, part: str, *fouten: Fout) -> DocumentEvaluatie:
    """A document with these mistakes, a level and a fact that differ, and a level that is the same."""
    return DocumentEvaluatie(
        id=name,
        formaat="docx",
        deel=part,
        blokken=10,
        passages=10,
        niet_gelezen=(),
        codes={},
        letters={},
        niveaus=(
            NiveauVergelijking(kader="kwaliteitskader", code="a", goud=Niveau.VOLLEDIG, gevonden=Niveau.GENOEMD),
            NiveauVergelijking(kader="kwaliteitskader", code="b", goud=Niveau.GENOEMD, gevonden=Niveau.GENOEMD),
        ),
        partijen=(),
        stemmen={},
        kernfeiten=(
            FeitVergelijking(naam="wie_inlicht", goud="VT", gevonden="LT", gelijk=False),
            FeitVergelijking(naam="kanalen", goud=("a", "b"), gevonden=("b", "a"), gelijk=True),
        ),
        fouten=fouten,
    )


def evaluation(*documents: DocumentEvaluatie) -> Evaluatie:
    return Evaluatie(totaal=METING, per_formaat={}, per_deel={}, documenten=documents)


SEEN = measured(
    "01-veldrand",
    "gezien",
    miss("01-veldrand", "n10", "Een *eerste* zin."),
    miss("01-veldrand", "n2", "Een tweede.", soort=FoutSoort.VALS, koppen=()),
    miss("01-veldrand", "n2", "Een derde.", tegengehouden=Tegengehouden(blok=12, patroon="p", door="uitstel")),
    miss("01-veldrand", "n2", "Een vierde.", tegengehouden=Tegengehouden(blok=99, patroon="p", door="uitstel")),
    miss("01-veldrand", "n2", "Een vijfde.", blok=None, koppen=()),
)
HIDDEN = measured("02-geheim", "achtergehouden", miss("02-geheim", "a1", "Geheim.", koppen=("Verborgen",)))

LISTED = """\
## Geziene documenten (1)

| code | gemist | vals |
|---|---|---|
| n2 | 3 | 1 |
| n10 | 1 | 0 |
| samen | 4 | 1 |

### Niveaus en kernfeiten

- 01-veldrand: a is volledig, gevonden genoemd
- 01-veldrand: wie\\_inlicht is Veilig Thuis, gevonden lokaal team

### n2

- **vals** in 01-veldrand: Een tweede.
- **gemist** in 01-veldrand, onder 2.1 Ouders (tegengehouden door uitstel): Een derde.
- **gemist** in 01-veldrand, onder 2.1 Ouders: Een vierde.
- **gemist** in 01-veldrand, niet gelezen: Een vijfde.

### n10

- **gemist** in 01-veldrand, onder 2.1 Ouders: Een \\*eerste\\* zin.
"""

COUNTED = """\
## Achtergehouden documenten (1)

| code | gemist | vals |
|---|---|---|
| a1 | 1 | 0 |
| samen | 1 | 0 |

Ander niveau: a 1.

Ander kernfeit: wie\\_inlicht 1.
"""


def test_seen_documents_are_listed():
    assert known_misses(evaluation(SEEN), "opdracht").endswith(f"niet in het goud.\n\n{LISTED}")


def test_held_out_documents_are_only_counted():
    text = known_misses(evaluation(HIDDEN), "opdracht")
    assert text.endswith(f"niet in het goud.\n\n{COUNTED}")
    assert known_misses(evaluation(SEEN, HIDDEN), "opdracht").endswith(f"\n\n{COUNTED}\n{LISTED}")
    assert not any(word in text for word in ("Geheim", "geheim", "Verborgen"))


def test_the_file_says_how_to_refresh_it():
    assert "\n\n    afsprakenscan evalueer corpus --missers\n\n" in known_misses(
        evaluation(SEEN), "afsprakenscan evalueer corpus --missers"
    )


def test_without_mistakes_there_is_nothing_to_list():
    clean = SEEN.model_copy(update={"fouten": (), "niveaus": (), "kernfeiten": ()})
    assert known_misses(evaluation(clean), "x").endswith(
        "| samen | 0 | 0 |\n\n### Niveaus en kernfeiten\n\nAlle gelijk.\n"
    )
