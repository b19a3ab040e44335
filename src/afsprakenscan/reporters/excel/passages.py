"""The sheets that the report on documents and the national overview have alike: one row per fact of a document."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from afsprakenscan.model.results import SECOND_READER, DocumentReport, Passage
from afsprakenscan.quotes import captures
from afsprakenscan.reporters import view
from afsprakenscan.reporters.excel.book import Column, Kind, Sheet, Value

Named = tuple[str, DocumentReport]
"""A report with the name of its region."""

TO_JUDGE = "ter beoordeling"
"""What stands for the label where the rules and the second reader differ: it counts for nothing."""

FILE = (Column("Regio", 18), Column("Bestand", 22))

_PASSAGES = (
    *FILE,
    Column("Code", 7, Kind.MIDDEN),
    Column("Aspect", 26),
    Column("Label", 12),
    Column("Blz.", 6, Kind.MIDDEN),
    Column("Blok", 7, Kind.MIDDEN),
    Column("Koppen", 28),
    Column("Citaat", 70),
    Column("Wie", 16),
    Column("Aan wie", 16),
    Column("Wanneer", 18),
    Column("Hoe", 16),
    Column("Zekerheid", 10, Kind.MIDDEN),
    Column("Patroon", 34),
)
_READING = (
    *FILE,
    Column("Formaat", 9, Kind.MIDDEN),
    Column("Bladzijden", 11, Kind.MIDDEN),
    Column("Woorden", 10, Kind.MIDDEN),
    Column("Blokken", 9, Kind.MIDDEN),
    Column("Opmerkingen bij het lezen", 60),
    Column("Telt niet mee", 40),
    Column("Vingerafdruk (sha256)", 36),
)


def passages(reports: Sequence[Named]) -> Sheet:
    """Return a row for every passage and every aspect it says something about."""
    rows = [row for regio, report in reports for row in _passages(regio, report)]
    return Sheet("Passages", _PASSAGES, rows, frozen=3, wide=True)


def _passages(regio: str, report: DocumentReport) -> Iterator[list[Value]]:
    titles = aspect_titles(report)
    differ: dict[int, list[str]] = {}
    for one in view.to_judge(report):
        differ.setdefault(one.passage.id, []).append(one.code)
    for passage in report.passages:
        found = [(code, str(label)) for code, label in passage.labels.items()]
        found += [(code, TO_JUDGE) for code in differ.get(passage.id, []) if code not in passage.labels]
        for code, label in found:
            yield [
                regio,
                report.source.name,
                code,
                titles.get(code, ""),
                label,
                passage.page,
                passage.block,
                " › ".join(passage.headings),
                passage.quote,
                *_said(passage, code),
                str(passage.zekerheid.get(code, "")),
                _patterns(passage, code),
            ]


def _said(passage: Passage, code: str) -> list[Value]:
    """Return who, to whom, when and how."""
    said = captures(passage, [code])
    return [view.party(said.partij), view.party(said.ontvanger), said.termijn, said.kanaal]


def _patterns(passage: Passage, code: str) -> str:
    """Return the rules that saw it, also one that the second reader doubts; another stop is no ground."""
    names = [
        reason.pattern
        for reason in passage.reasons
        if reason.code == code and reason.blocked_by in (None, SECOND_READER)
    ]
    return ", ".join(dict.fromkeys(names))


def aspect_titles(report: DocumentReport) -> dict[str, str]:
    """Return the title of every aspect by its code; of a criterium with one aspect that of the criterium."""
    return {
        aspect.code: one.titel if len(one.aspecten) == 1 else aspect.titel
        for one in report.criteria
        for aspect in one.aspecten
    }


def reading(reports: Sequence[Named]) -> Sheet:
    """Return what was read of every file, and what was left out."""
    rows: list[list[Value]] = [
        [
            regio,
            report.source.name,
            report.source.format.upper(),
            report.source.pages,
            report.source.words,
            sum(report.read_counts.blocks.values()),
            " ".join(view.remarks(report.read_notes)),
            view.left_out(report),
            report.source.sha256,
        ]
        for regio, report in reports
    ]
    return Sheet("Leesverslag", _READING, rows, frozen=2)


def explanation(lines: Sequence[tuple[str, str]]) -> Sheet:
    """Return what the words in the other sheets mean, and how the verdicts were reached."""
    meaning = [
        ("volledig", "Alle kernaspecten zijn als afspraak van de regio zelf vastgelegd."),
        ("gedeeltelijk", "Minstens één kernaspect is vastgelegd. Vanaf hier komt een onderwerp terug."),
        ("genoemd", "Het document noemt het onderwerp of stelt het uit, maar legt niets vast."),
        ("ontbreekt", "Niet aangetroffen in de gelezen tekst."),
        ("bewijs (b)", "De passage legt het aspect vast."),
        ("vermelding (v)", "De passage noemt het aspect alleen."),
        (TO_JUDGE, "De regels en de tweede lezer zijn het niet eens; de passage telt niet mee."),
        ("Zekerheid", "Hoe zeker bewijs is volgens de tweede lezer: hoog, middel of laag."),
    ]
    rows = [list(line) for line in (*meaning, *lines)]
    return Sheet("Toelichting", (Column("Woord", 22), Column("Betekenis", 110)), rows)
