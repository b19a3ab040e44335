"""What is left out of reports: personal data always, and on request whatever tells which region it is."""

from __future__ import annotations

import pytest

from afsprakenscan.model.results import Captures, Namen
from afsprakenscan.privacy import anonymous, masked
from helpers.regions import report
from helpers.reports import BEWIJS, passage


def one(text: str, **names: tuple[str, ...]):
    """A report with one passage of which the last word is not in the quote."""
    found = passage(1, text, {"a1": BEWIJS}, headings=(f"Kop {text}",), captures=Captures(kanaal=text))
    quote = text.rsplit(" ", 1)[0]
    found = found.model_copy(update={"quote": quote, "end": len(quote)})
    return report("afspraken-veldrand.pdf", passages=(found,), namen=Namen(**names))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (
            "Mail naar info.vt+spoed@veldrand.nl of bel 0800-2000 nu",
            "Mail naar [e-mailadres] of bel [telefoonnummer] nu",
        ),
        ("Bel 06 - 12 34 56 78 direct", "Bel [telefoonnummer] direct"),
        ("Bel +31 (0)20 123 45 67 direct", "Bel [telefoonnummer] direct"),
        ("Bel 020-1234567 direct", "Bel [telefoonnummer] direct"),
        ("Bel 0299-5550123 direct", "Bel [telefoonnummer] direct"),
        ("Artikel 3.2.1 van 2019 na 3, 6 en 12 maanden", "Artikel 3.2.1 van 2019 na 3, 6 en 12 maanden"),
        ("Neem contact op met Jansen en met De Vries zelf", "Neem contact op met [naam] en met [naam] zelf"),
        ("Jansenius blijft staan", "Jansenius blijft staan"),
    ],
)
def test_personal_data_is_masked_and_the_quote_stays_in_place(text: str, shown: str):
    (found,) = masked(one(text, personen=("Jansen", "De Vries"))).passages
    assert found.text == shown
    assert found.quote == found.text[found.start : found.end]
    assert found.headings == (f"Kop {shown}",)
    assert found.reasons[0].captures.kanaal == shown


def test_an_anonymous_report_names_no_region_place_or_file():
    text = "Veilig Thuis Veldrand en de Veldrandse teams van Oudersluis en Twente spreken met Jansen af"
    source = one(text, plaatsen=("Oudersluis",), personen=("Jansen",)).model_copy(update={"regio": "Veldrand"})
    (found,) = anonymous([source], [], "Regio 7")
    assert found.regio == "Regio 7"
    assert (found.source.name, found.source.sha256) == ("Regio 7, document 1 (pdf)", "")
    assert found.namen == Namen()
    assert found.passages[0].text == (
        "Veilig Thuis [plaats] en de [plaats] teams van [plaats] en [plaats] spreken met [naam] af"
    )
    written = found.model_dump_json().casefold()
    assert [name for name in ("veldrand", "oudersluis", "twente", "jansen") if name in written] == []
