"""The report as a person reads it in a terminal or a text file; without colour it is plain text."""

from __future__ import annotations

from collections.abc import Sequence

from rich.columns import Columns
from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from afsprakenscan.model.kader import MAIN_KADER, Label
from afsprakenscan.model.results import (
    AspectResult,
    Captures,
    CriteriumResult,
    DocumentReport,
    Kernfeit,
    Niveau,
    Passage,
    Zekerheid,
)
from afsprakenscan.quotes import best_quotes
from afsprakenscan.reporters import Style, view
from afsprakenscan.reporters.colours import LABEL_COLOURS, NIVEAU_COLOURS
from afsprakenscan.reporters.page import Page, pairs
from afsprakenscan.reporters.plain import plain

_MOST_TO_JUDGE = 8
_QUOTE_LENGTH = 320


def report(reports: Sequence[DocumentReport], style: Style) -> str:
    """Return the verdict per document: the requirements with quotes, the other topics, key facts, what is missing."""
    page = Page(style)
    for nr, one in enumerate(reports):
        if nr:
            page.line()
            page.line()
        _document(page, one)
    return page.text()


def _document(page: Page, report: DocumentReport) -> None:
    _header(page, report)
    for kader, criteria in view.by_kader(report):
        page.heading(view.kader_title(report, kader), view.tally(criteria))
        if kader == MAIN_KADER:
            _legend(page)
            for criterium in criteria:
                _criterium(page, report, criterium)
        else:
            _short(page, report, criteria)
    _facts(page, report)
    _contradictions(page, report)
    _gaps(page, report)
    _to_judge(page, report)


def _header(page: Page, report: DocumentReport) -> None:
    page.line(("═" * page.width, "dim"))
    page.line((plain(report.regio or "Regio onbekend"), "bold"), "  ", plain(report.source.name))
    page.line(("═" * page.width, "dim"))
    version = f", versie {plain(report.versie)}" if report.versie else ""
    rows: list[tuple[str, RenderableType]] = [
        ("Datum", page.text_of(plain(view.date(report.datum)))),
        ("Status", page.text_of(plain(report.status or "onbekend") + version)),
        ("Gelezen", page.text_of(view.read_summary(report))),
    ]
    if left_out := view.left_out(report):
        rows.append(("Telt niet mee", page.text_of(plain(left_out))))
    rows += [("Let op", page.text_of((plain(text), "yellow"))) for text in view.remarks(report.read_notes)]
    pairs(page, rows, widest=14)


def _legend(page: Page) -> None:
    parts = [f"{page.sign(view.LABEL_SIGNS[label])} {word}" for label, word in view.LABEL_WORDS.items()]
    page.line(("  ".join((*parts, "( ) telt niet voor het niveau")), "dim"))


def _level(page: Page, niveau: Niveau) -> Text:
    return page.text_of((f"{page.sign(view.NIVEAU_SIGNS[niveau])} {niveau}", f"bold {NIVEAU_COLOURS[niveau]}"))


def _criterium(page: Page, report: DocumentReport, criterium: CriteriumResult) -> None:
    page.line()
    row = Table.grid(padding=(0, 2, 0, 0))
    row.add_column(min_width=2, no_wrap=True)
    row.add_column(width=_level_width(page))
    row.add_column(ratio=1)
    title = page.text_of((plain(criterium.titel), "bold"))
    row.add_row(page.text_of((criterium.code, "bold")), _level(page, criterium.niveau), title)
    page.add(row)
    page.add(_aspects(page, criterium.aspecten), indent=4)
    for quote in best_quotes(report, view.codes(criterium)):
        passage = quote.passage
        page.line(f"“{view.shorten(plain(passage.quote), _QUOTE_LENGTH)}”", indent=4)
        said = _captures(quote.captures) if quote.label is Label.BEWIJS else ["alleen genoemd"]
        if quote.certainty not in (None, Zekerheid.HOOG):
            said.append(f"zekerheid: {quote.certainty}")
        page.line((" · ".join((plain(view.place(passage)), *said)), "dim"), indent=6)


def _level_width(page: Page) -> int:
    sign = max(len(page.sign(signs)) for signs in view.NIVEAU_SIGNS.values())
    return sign + 1 + max(len(niveau) for niveau in Niveau)


def _aspects(page: Page, aspects: Sequence[AspectResult]) -> Columns:
    """Return the aspects side by side, each whole: rich breaks running text even at hard spaces."""
    shown = []
    for aspect in aspects:
        title = plain(aspect.titel if aspect.kern else f"({aspect.titel})")
        look = LABEL_COLOURS[aspect.label] if aspect.kern or aspect.label else "dim"
        shown.append(page.text_of((f"{page.sign(view.LABEL_SIGNS[aspect.label])} ", look), title))
    return Columns(shown, padding=(0, 3, 0, 0))


def _captures(found: Captures) -> list[str]:
    parts = [("wie", view.party(found.partij)), ("wanneer", found.termijn), ("hoe", found.kanaal)]
    return [f"{name}: {plain(text)}" for name, text in parts if text]


def _short(page: Page, report: DocumentReport, criteria: Sequence[CriteriumResult]) -> None:
    table = Table.grid(padding=(0, 2, 0, 0), expand=True)
    table.add_column(min_width=2, no_wrap=True)  # a cut code could be another: 'n1' and 'n10'
    table.add_column(width=_level_width(page))
    table.add_column(ratio=1, overflow="fold")
    table.add_column(ratio=1, overflow="fold")
    for criterium in criteria:
        quotes = best_quotes(report, view.codes(criterium), most=1)
        where = plain(view.place(quotes[0].passage)) if quotes else ""
        title = page.text_of(plain(criterium.titel))
        level = _level(page, criterium.niveau)
        table.add_row(page.text_of((criterium.code, "bold")), level, title, page.text_of((where, "dim")))
    page.add(table)


def _facts(page: Page, report: DocumentReport) -> None:
    if not report.kernfeiten:
        return
    page.heading("Kernfeiten")
    places = {passage.id: passage for passage in report.passages}
    rows: list[tuple[str, RenderableType]] = []
    for name, fact in report.kernfeiten.items():
        rows.append((plain(view.fact_title(name, fact)), _fact(page, fact, places)))
    pairs(page, rows, widest=page.width // 2)


def _fact(page: Page, fact: Kernfeit, places: dict[int, Passage]) -> Text:
    shown = plain(view.value(fact.waarde))
    if not fact.passages:
        return page.text_of((shown, "dim" if shown == "onbekend" else ""))
    return page.text_of(shown, (f"  {plain(view.place(places[fact.passages[0]]))}", "dim"))


def _contradictions(page: Page, report: DocumentReport) -> None:
    if not report.tegenstrijdigheden:
        return
    page.heading("Spreekt zichzelf tegen")
    by_id = {passage.id: passage for passage in report.passages}
    for nr, one in enumerate(report.tegenstrijdigheden):
        if nr:
            page.line()
        page.line((plain(one.titel), "bold"))
        for value in one.waarden:
            for passage in (by_id[number] for number in value.passages):
                page.line(
                    f"{plain(view.value(value.waarde))}: “{view.shorten(plain(passage.quote), _QUOTE_LENGTH)}”",
                    indent=4,
                )
                page.line((plain(view.place(passage)), "dim"), indent=6)


def _gaps(page: Page, report: DocumentReport) -> None:
    missing = view.gaps(report)
    if not missing:
        return
    page.heading("Wat ontbreekt, en wat u kunt vastleggen")
    for nr, gap in enumerate(missing):
        if nr:
            page.line()
        page.line((f"{gap.criterium.code}  {plain(gap.criterium.titel)}", "bold"))
        if gap.named:
            page.line(f"Alleen genoemd, niet vastgelegd: {plain(', '.join(gap.named))}.", indent=3)
        if gap.absent:
            page.line(f"Niet gevonden: {plain(', '.join(gap.absent))}.", indent=3)
        if gap.advies:
            page.line(plain(gap.advies), indent=3)


def _to_judge(page: Page, report: DocumentReport) -> None:
    found = view.to_judge(report)
    if not found:
        return
    titles = {aspect.code: aspect.titel for criterium in report.criteria for aspect in criterium.aspecten}
    page.heading("Ter beoordeling: telt nu niet mee", f"{len(found)} passages")
    for one in found[:_MOST_TO_JUDGE]:
        why = "een regel past, de tweede lezer twijfelt" if one.doubted else "alleen de tweede lezer ziet dit"
        page.line((f"{one.code}  ", "bold"), plain(titles.get(one.code, one.code)), (f"  {why}", "dim"))
        page.line(f"“{view.shorten(plain(one.passage.quote), _QUOTE_LENGTH)}”", indent=4)
        page.line((plain(view.place(one.passage)), "dim"), indent=6)
    if len(found) > _MOST_TO_JUDGE:
        page.line((f"en nog {len(found) - _MOST_TO_JUDGE}; alle staan in --formaat json.", "dim"))
