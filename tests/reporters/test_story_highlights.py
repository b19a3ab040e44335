"""What stands out, in sentences."""

from __future__ import annotations

from afsprakenscan.reporters.story_highlights import compared, highlights
from helpers.regions import country, region, report
from helpers.reports import REPORT

LESS = tuple(
    one.model_copy(update={"aspecten": tuple(part.model_copy(update={"label": None}) for part in one.aspecten)})
    for one in REPORT.criteria
)
COUNTRY = country(region("Veldrand"), region("Oudland", report("oud.pdf", datum="2018-05", criteria=LESS)))


def test_what_lacks_how_regions_spread_and_what_differs():
    assert list(highlights(COUNTRY))[:-1] == [
        "Komt het minst terug: methodes en instrumenten (e, 0 van de 2), samen leren van casuïstiek (g, 0 van de 2), "
        "informeren van direct betrokkenen (a, 1 van de 2) en opschaling bij verschil van inzicht (f, 1 van de 2).",
        "De meeste eisen komen terug in Veldrand: 2 van de 4. De minste in Oudland: 0 van de 4.",
        "Informeren van direct betrokkenen: 0 van de 1 vóór december 2019, 1 van de 1 daarna.",
        "Opschaling bij verschil van inzicht: 0 van de 1 vóór december 2019, 1 van de 1 daarna.",
        "Naast het beeld van 2020: 17 van de 30 onderwerpen gelijk.",
    ]
    assert list(highlights(COUNTRY))[-1].startswith("Anders dan in 2020: ")


def test_what_comes_back_everywhere_can_still_be_partial():
    everywhere, rare, partly, *_ = highlights(country(region("Veldrand"), region("Zuid")))
    assert everywhere == (
        "Komt in alle regio's terug: informeren van direct betrokkenen (a) en opschaling bij verschil van inzicht (f)."
    )
    assert rare.startswith("Komt het minst terug: methodes en instrumenten (e, 0 van de 2)")
    assert partly == ("Komt vaak terug, maar zelden volledig: opschaling bij verschil van inzicht (f, volledig in 0).")


def test_many_regions_are_counted_and_not_named():
    regions = [region(f"R{nr}") for nr in range(6)]
    poor = region("Oudland", report("oud.pdf", criteria=LESS))
    assert "De meeste eisen komen terug in 6 regio's: 2 van de 4. De minste in Oudland: 0 van de 4." in highlights(
        country(*regions, poor)
    )


def test_without_regions_there_is_only_the_picture_of_2020():
    assert list(highlights(country())) == list(compared(country()))
