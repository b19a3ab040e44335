"""Hand-made regions, so that counting and reporting are tested without reading or matching anything."""

from __future__ import annotations

from afsprakenscan.model.landelijk import NationalOverview, Regio, RegioBron
from afsprakenscan.model.results import DocumentReport, Kernfeit
from afsprakenscan.scoring.landelijk import join, overview
from helpers.reports import REPORT


def report(name: str, **changes: object) -> DocumentReport:
    """The example report under another file name, with other fields where given."""
    source = REPORT.source.model_copy(update={"name": name})
    facts = {"tov_kader": Kernfeit(waarde="onbekend", titel="Voor of na"), **REPORT.kernfeiten}
    return REPORT.model_copy(update={"source": source, "kernfeiten": facts, **changes})


def region(naam: str, *reports: DocumentReport, **given: str) -> Regio:
    """A region with the reports, or with one example report."""
    found = reports or (report(f"{naam.lower()}.pdf"),)
    bron = RegioBron(naam=naam, bestanden=tuple(one.source.name for one in found), **given)
    return join(bron, found)


def country(*regions: Regio) -> NationalOverview:
    """The overview over regions."""
    return overview(regions, REPORT.ruleset, "0.1.0")
