"""The workbook on one or more documents."""

from __future__ import annotations

from collections.abc import Sequence

from afsprakenscan.model.results import DocumentReport
from afsprakenscan.quotes import best_quotes
from afsprakenscan.reporters import view
from afsprakenscan.reporters.excel.book import Column, Kind, Sheet, Value
from afsprakenscan.reporters.excel.passages import FILE, Named, explanation, passages, reading
from afsprakenscan.reporters.story_region import arranged, judged_with


def sheets(reports: Sequence[DocumentReport]) -> list[Sheet]:
    """Return the sheets, the verdict first and how it was reached last."""
    named = [(report.regio or "onbekend", report) for report in reports]
    return [
        _overview(named),
        _aspects(named),
        passages(named),
        _facts(named),
        _gaps(named),
        reading(named),
        explanation([("Beoordeeld", judged_with(reports[0].ruleset, reports[0].tool_version))]),
    ]


def _overview(reports: Sequence[Named]) -> Sheet:
    columns = (
        *FILE,
        Column("Datum", 12),
        Column("Status", 11),
        Column("Kader", 32),
        Column("Code", 7, Kind.MIDDEN),
        Column("Onderwerp", 40),
        Column("Niveau", 14, Kind.MIDDEN),
        Column("Kernaspecten vastgelegd", 14, Kind.MIDDEN),
        Column("Sterkste vindplaats", 40),
    )
    rows: list[list[Value]] = []
    for regio, report in reports:
        for kader, criteria in view.by_kader(report):
            for one in criteria:
                best = best_quotes(report, view.codes(one), most=1)
                rows.append(
                    [
                        regio,
                        report.source.name,
                        report.datum or "onbekend",
                        report.status or "onbekend",
                        view.kader_title(report, kader),
                        one.code,
                        one.titel,
                        one.niveau,
                        arranged(one),
                        view.place(best[0].passage) if best else "",
                    ]
                )
    return Sheet("Overzicht", columns, rows, frozen=2)


def _aspects(reports: Sequence[Named]) -> Sheet:
    columns = (
        *FILE,
        Column("Code", 7, Kind.MIDDEN),
        Column("Onderwerp", 40),
        Column("Aspect", 44),
        Column("Telt voor het niveau", 10, Kind.MIDDEN),
        Column("Gevonden", 16),
        Column("Passages", 10, Kind.MIDDEN),
    )
    rows: list[list[Value]] = [
        [
            regio,
            report.source.name,
            aspect.code,
            one.titel,
            aspect.titel,
            "ja" if aspect.kern else "nee",
            view.LABEL_WORDS[aspect.label],
            len(aspect.passages),
        ]
        for regio, report in reports
        for _, criteria in view.by_kader(report)
        for one in criteria
        for aspect in one.aspecten
    ]
    return Sheet("Aspecten", columns, rows, frozen=2)


def _facts(reports: Sequence[Named]) -> Sheet:
    columns = (*FILE, Column("Onderwerp", 46), Column("Wat het document zegt", 40), Column("Vindplaats", 46))
    rows: list[list[Value]] = []
    for regio, report in reports:
        found = {passage.id: passage for passage in report.passages}
        for name, fact in report.kernfeiten.items():
            where = view.place(found[fact.passages[0]]) if fact.passages else ""
            rows.append([regio, report.source.name, view.fact_title(name, fact), view.value(fact.waarde), where])
    return Sheet("Kernfeiten", columns, rows, frozen=2)


def _gaps(reports: Sequence[Named]) -> Sheet:
    columns = (
        *FILE,
        Column("Code", 7, Kind.MIDDEN),
        Column("Eis", 34),
        Column("Niveau", 14, Kind.MIDDEN),
        Column("Niet gevonden", 36),
        Column("Alleen genoemd", 36),
        Column("Advies", 60),
    )
    rows: list[list[Value]] = [
        [
            regio,
            report.source.name,
            gap.criterium.code,
            gap.criterium.titel,
            gap.criterium.niveau,
            "; ".join(gap.absent),
            "; ".join(gap.named),
            gap.advies,
        ]
        for regio, report in reports
        for gap in view.gaps(report)
    ]
    return Sheet("Leemtes", columns, rows, frozen=2)
