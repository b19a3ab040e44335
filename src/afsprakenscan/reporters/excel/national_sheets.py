"""The workbook on the country."""

from __future__ import annotations

from collections.abc import Sequence

from afsprakenscan.model.kader import Label
from afsprakenscan.model.landelijk import CriteriumBeeld, NationalOverview, Regio, RegioRegel
from afsprakenscan.model.results import Niveau
from afsprakenscan.reporters import view
from afsprakenscan.reporters.excel.book import Column, Kind, Sheet, Value
from afsprakenscan.reporters.excel.passages import explanation, passages, reading
from afsprakenscan.reporters.story_national import band, judged
from afsprakenscan.reporters.story_region import judged_with

_LEVELS = tuple(reversed(Niveau))
_LABELS = {Label.BEWIJS: "b", Label.VERMELDING: "v", None: ""}


def sheets(overview: NationalOverview, regios: Sequence[Regio]) -> list[Sheet]:
    """Return the sheets: counts first, then regions, then what they rest on."""
    named = [(regio.naam, report) for regio in regios for report in regio.rapporten]
    criteria = view.ordered(overview.criteria, lambda one: one.kader)
    return [
        _counts(overview, criteria),
        _matrix(overview, criteria),
        _aspects(criteria, regios),
        passages(named),
        _facts(overview),
        _gaps(overview),
        _beside_2020(overview),
        reading(named),
        _unread(overview),
        explanation(
            [("Beoordeeld", f"{judged(overview)}. {judged_with(overview.ruleset, overview.tool_version)}")],
        ),
    ]


def _counts(overview: NationalOverview, criteria: Sequence[CriteriumBeeld]) -> Sheet:
    titles = {ref.id: ref.titel for ref in overview.ruleset.kaders}
    columns = (
        Column("Code", 7, Kind.MIDDEN),
        Column("Onderwerp", 40),
        Column("Kader", 30),
        Column("Komt terug in", 9, Kind.MIDDEN),
        Column("Van de regio's", 9, Kind.MIDDEN),
        Column("In woorden", 19),
        *(Column(level.capitalize(), 12, Kind.MIDDEN) for level in _LEVELS),
        *(Column(f"Zegt {what}", 10, Kind.MIDDEN) for what in ("wie", "wanneer", "hoe")),
        Column("Vóór december 2019", 14, Kind.MIDDEN),
        Column("Vanaf december 2019", 14, Kind.MIDDEN),
        Column("Welke regio's", 60),
    )
    rows: list[list[Value]] = [
        [
            one.code,
            one.titel,
            titles.get(one.kader) or one.kader.capitalize(),
            one.komt_terug.aantal,
            one.komt_terug.van,
            one.komt_terug.maatwoord,
            *(one.niveaus.get(level, 0) for level in _LEVELS),
            one.concreetheid.wie.aantal,
            one.concreetheid.wanneer.aantal,
            one.concreetheid.hoe.aantal,
            f"{one.voor.aantal} van {one.voor.van}",
            f"{one.na.aantal} van {one.na.van}",
            ", ".join(one.regios),
        ]
        for one in criteria
    ]
    return Sheet("Overzicht", columns, rows, frozen=2, wide=True)


def _region(row: RegioRegel) -> list[Value]:
    return [row.naam, row.datum or "onbekend", str(row.tijd), row.status or "onbekend"]


_REGION = (
    Column("Regio", 24),
    Column("Datum", 12),
    Column("Voor of na het kader", 10, Kind.MIDDEN),
    Column("Status", 11),
)


def _matrix(overview: NationalOverview, criteria: Sequence[CriteriumBeeld]) -> Sheet:
    columns = (*_REGION, *(Column(f"{one.code}  {one.titel}", 11.5, Kind.MIDDEN) for one in criteria))
    rows = [
        [*_region(row), *(row.niveaus.get(one.code, Niveau.ONTBREEKT) for one in criteria)] for row in overview.regios
    ]
    return Sheet("Matrix", columns, rows, wide=True, pages=2)


def _aspects(criteria: Sequence[CriteriumBeeld], regios: Sequence[Regio]) -> Sheet:
    """Return per region which aspects are proven (b) or only mentioned (v)."""
    shown = [(aspect.code, f"{aspect.code}  {aspect.titel}") for one in criteria for aspect in one.aspecten]
    rows: list[list[Value]] = []
    for regio in regios:
        labels = {aspect.code: aspect.label for one in regio.criteria for aspect in one.aspecten}
        rows.append([regio.naam, *(_LABELS[labels.get(code)] for code, _ in shown)])
    columns = (Column("Regio", 24), *(Column(title, 4.5, Kind.SMAL) for _, title in shown))
    return Sheet("Aspecten", columns, rows, wide=True)


def _facts(overview: NationalOverview) -> Sheet:
    columns = (Column("Regio", 24), *(Column(fact.titel, 22) for fact in overview.kernfeiten))
    rows: list[list[Value]] = [
        [row.naam, *(view.value(row.feiten.get(fact.naam, "onbekend")) for fact in overview.kernfeiten)]
        for row in overview.regios
    ]
    return Sheet("Kernfeiten", columns, rows, wide=True)


def _gaps(overview: NationalOverview) -> Sheet:
    columns = (
        Column("Regio", 24),
        Column("Code", 7, Kind.MIDDEN),
        Column("Eis", 30),
        Column("Niveau", 14, Kind.MIDDEN),
        Column("Niet gevonden", 34),
        Column("Alleen genoemd", 34),
        Column("Advies", 50),
        Column("Voorbeeld uit", 18),
        Column("Vindplaats", 24),
        Column("Zo staat het daar", 60),
    )
    rows: list[list[Value]] = [
        [
            gap.regio,
            gap.code,
            gap.titel,
            gap.niveau,
            "; ".join(gap.ontbreekt),
            "; ".join(gap.alleen_genoemd),
            gap.advies,
            *((found.regio, view.place(found), found.quote) if (found := gap.voorbeeld) else ("", "", "")),
        ]
        for gap in overview.leemtes
    ]
    return Sheet("Leemtes", columns, rows, frozen=2, wide=True)


def _beside_2020(overview: NationalOverview) -> Sheet:
    columns = (
        Column("Codes", 10),
        Column("Onderwerp", 40),
        Column("AEF 2020", 34),
        Column("Band (van 24)", 10, Kind.MIDDEN),
        Column("Nu", 7, Kind.MIDDEN),
        Column("Van", 7, Kind.MIDDEN),
        Column("In woorden", 20),
        Column("Verschil", 18),
        Column("Toelichting", 60),
    )
    rows: list[list[Value]] = [
        [
            ", ".join(row.codes),
            row.onderwerp,
            row.gepubliceerd,
            band(row),
            row.nu.aantal,
            row.nu.van,
            row.nu.maatwoord,
            str(row.oordeel),
            row.toelichting,
        ]
        for row in overview.vergelijking_2020
    ]
    return Sheet("Beeld 2020", columns, rows, frozen=2)


def _unread(overview: NationalOverview) -> Sheet:
    columns = (Column("Bestand", 34), Column("Regio", 24), Column("Reden", 90))
    rows: list[list[Value]] = [[one.bestand, one.regio or "onbekend", one.reden] for one in overview.onleesbaar]
    return Sheet("Niet beoordeeld", columns, rows or [["geen", "", "Alle documenten zijn beoordeeld."]])
