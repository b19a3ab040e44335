"""What there is to say about one document, as a story: the verdict with proof, what is missing, and how it was read."""

from __future__ import annotations

from collections.abc import Iterator

from afsprakenscan.model.kader import MAIN_KADER, Label
from afsprakenscan.model.results import (
    Captures,
    CriteriumResult,
    DocumentReport,
    Niveau,
    RulesetRef,
    Zekerheid,
)
from afsprakenscan.quotes import Quote, best_quotes
from afsprakenscan.reporters import view
from afsprakenscan.reporters.story import Bullets, Cell, Heading, Item, Paragraph, QuoteItem, Story, Table, Tone

_QUOTES, _FEWER = 3, 2  # of the main kader, and of the others
_HOW_TO_READ = (
    "Vastgelegd is wat een eigen afspraak van deze regio is; alleen genoemd is wat het document aanstipt of uitstelt. "
    "Een eis is volledig als alle kernaspecten zijn vastgelegd, gedeeltelijk als er minstens één is vastgelegd. "
    "Niet gevonden betekent: niet aangetroffen in de gelezen tekst."
)


def story(report: DocumentReport) -> Story:
    """Return the report on one document."""
    return Story(f"Samenwerkingsafspraken {report.regio or report.source.name}", tuple(_items(report)))


def _items(report: DocumentReport) -> Iterator[Item]:
    facts = [f"Document: {report.source.name}", f"Datum: {view.date(report.datum)}"]
    facts += [f"Status: {report.status}"] if report.status else []
    facts.append(f"Gelezen: {view.read_summary(report)}")
    yield Bullets(tuple(facts))
    yield from _remarks(report)
    yield Heading(2, "In één oogopslag", "overzicht")
    asked = [one for one in report.criteria if one.kader == MAIN_KADER]
    if asked:
        yield Paragraph(f"De eisen van het kwaliteitskader: {_by_level(asked)}.")
    yield Paragraph(_HOW_TO_READ, Tone.KLEIN)
    for kader, criteria in view.by_kader(report):
        yield _overview(report, kader, criteria)
    yield from _gaps(report)
    for kader, criteria in view.by_kader(report):
        yield Heading(2, view.kader_title(report, kader), f"kader-{kader}")
        yield from _absent(criteria)
        for criterium in criteria:
            if criterium.niveau is not Niveau.ONTBREEKT:
                yield from _criterium(report, criterium)
    yield from _facts(report)
    yield from _contradictions(report)
    yield from _to_judge(report)
    yield from account(report)


def _remarks(report: DocumentReport) -> Iterator[Item]:
    for remark in view.remarks(report.read_notes):
        yield Paragraph(remark, Tone.LET_OP)


def _overview(report: DocumentReport, kader: str, criteria: list[CriteriumResult]) -> Table:
    """Return the level of each criterium; how many aspects are proven only where there are several."""
    several = any(len(criterium.aspecten) > 1 for criterium in criteria)
    rows = []
    for criterium in criteria:
        quotes = best_quotes(report, view.codes(criterium), most=1)
        rows.append(
            (
                Cell(f"{criterium.code}  {criterium.titel}"),
                Cell(criterium.niveau, criterium.niveau),
                *([Cell(arranged(criterium))] if several else []),
                Cell(view.place(quotes[0].passage) if quotes else "–"),
            )
        )
    columns = ("Onderwerp", "Niveau", *(["Kernaspecten vastgelegd"] if several else []), "Sterkste vindplaats")
    return Table(view.kader_title(report, kader), columns, tuple(rows))


def _by_level(criteria: list[CriteriumResult]) -> str:
    """Return which criteria stand at each level, highest first: 'volledig a, b en c; ontbreekt d'."""
    codes = {niveau: [one.code for one in criteria if one.niveau is niveau] for niveau in reversed(Niveau)}
    return "; ".join(f"{niveau} {view.enumeration(found)}" for niveau, found in codes.items() if found)


def arranged(criterium: CriteriumResult) -> str:
    """Return how many of the core aspects are proven: '3 van de 5'."""
    core = [aspect for aspect in criterium.aspecten if aspect.kern]
    return f"{sum(aspect.label is Label.BEWIJS for aspect in core)} van de {len(core)}"


def _gaps(report: DocumentReport) -> Iterator[Item]:
    gaps = view.gaps(report)
    if not gaps:
        return
    rows = tuple(
        (
            Cell(f"{gap.criterium.code}  {gap.criterium.titel}"),
            Cell("; ".join(gap.absent) or "–"),
            Cell("; ".join(gap.named) or "–"),
            Cell(gap.advies or "–"),
        )
        for gap in gaps
    )
    yield Heading(2, "Wat ontbreekt, en wat u kunt vastleggen", "leemtes")
    columns = ("Eis", "Niet gevonden", "Alleen genoemd", "Wat u kunt vastleggen")
    yield Table("Eisen die niet volledig zijn vastgelegd", columns, rows)


def _criterium(report: DocumentReport, criterium: CriteriumResult) -> Iterator[Item]:
    yield Heading(3, f"{criterium.code}  {criterium.titel}: {criterium.niveau}", f"eis-{criterium.code}")
    if len(criterium.aspecten) > 1:
        yield Bullets(
            tuple(
                f"{aspect.titel}: {view.LABEL_WORDS[aspect.label]}"
                f"{'' if aspect.kern else ' (telt niet voor het niveau)'}"
                for aspect in criterium.aspecten
            )
        )
    most = _QUOTES if criterium.kader == MAIN_KADER else _FEWER
    for quote in best_quotes(report, view.codes(criterium), most=most):
        yield QuoteItem(quote.passage.quote, view.place(quote.passage), quote_remarks(quote))


def quote_remarks(quote: Quote) -> tuple[str, ...]:
    """Return what to say under a quote: who, when and how, that it is only a mention, and doubt."""
    said = said_by(quote.captures) if quote.label is Label.BEWIJS else ("alleen genoemd",)
    unsure = quote.certainty not in (None, Zekerheid.HOOG)
    return (*said, f"zekerheid: {quote.certainty}") if unsure else said


def said_by(captures: Captures) -> tuple[str, ...]:
    """Return who, to whom, when and how in words, as far as known."""
    parts = [
        ("wie", view.party(captures.partij)),
        ("aan wie", view.party(captures.ontvanger) if captures.ontvanger != captures.partij else None),
        ("wanneer", captures.termijn),
        ("hoe", captures.kanaal),
    ]
    return tuple(f"{name}: {text}" for name, text in parts if text)


def _absent(criteria: list[CriteriumResult]) -> Iterator[Item]:
    absent = [f"{one.code} {view.in_sentence(one.titel)}" for one in criteria if one.niveau is Niveau.ONTBREEKT]
    if absent:
        yield Paragraph(f"Niet gevonden: {'; '.join(absent)}.")


def _facts(report: DocumentReport) -> Iterator[Item]:
    if not report.kernfeiten:
        return
    passages = {passage.id: passage for passage in report.passages}
    rows = []
    for name, fact in report.kernfeiten.items():
        where = view.place(passages[fact.passages[0]]) if fact.passages else "–"
        rows.append((Cell(view.fact_title(name, fact)), Cell(view.value(fact.waarde)), Cell(where)))
    yield Heading(2, "Kernfeiten", "kernfeiten")
    yield Table("Kernfeiten", ("Onderwerp", "Wat het document zegt", "Vindplaats"), tuple(rows))


def _contradictions(report: DocumentReport) -> Iterator[Item]:
    if not report.tegenstrijdigheden:
        return
    passages = {passage.id: passage for passage in report.passages}
    yield Heading(2, "Spreekt zichzelf tegen", "tegenspraak")
    for one in report.tegenstrijdigheden:
        yield Heading(3, one.titel, f"tegenspraak-{one.onderwerp}")
        for value in one.waarden:
            for passage in (passages[number] for number in value.passages):
                yield QuoteItem(passage.quote, view.place(passage), (view.value(value.waarde),))


def _to_judge(report: DocumentReport) -> Iterator[Item]:
    found = view.to_judge(report)
    if not found:
        return
    titles = {aspect.code: aspect.titel for one in report.criteria for aspect in one.aspecten}
    yield Heading(2, "Ter beoordeling", "ter-beoordeling")
    yield Paragraph("Hierover zijn de regels en de tweede lezer het niet eens. Deze passages tellen niet mee.")
    for one in found:
        why = "de tweede lezer twijfelt aan een regel" if one.doubted else "alleen de tweede lezer ziet hier iets"
        place = view.place(one.passage)
        yield QuoteItem(one.passage.quote, place, (f"{one.code} {titles.get(one.code, '')}".strip(), why))


def account(report: DocumentReport) -> Iterator[Item]:
    """Give what was read, what does not count, and with which rules the verdict was reached."""
    yield Heading(2, "Hoe is gelezen", "verantwoording")
    lines = [f"Gelezen: {view.read_summary(report)}."]
    if left := view.left_out(report):
        lines.append(f"Telt niet mee: {left}.")
    lines += [note.message for note in report.read_notes if note.code not in view.COUNT_NOTES]
    lines.append(judged_with(report.ruleset, report.tool_version))
    lines.append(f"Vingerafdruk van het document: sha256 {report.source.sha256}.")
    yield Bullets(tuple(lines))


def judged_with(ruleset: RulesetRef, tool_version: str) -> str:
    """Return with what a verdict was reached, so that it can be repeated."""
    kaders = ", ".join(f"{ref.titel or ref.id} ({ref.versie})" for ref in ruleset.kaders)
    return f"Beoordeeld met afsprakenscan {tool_version} en de criteria {kaders}; {ruleset.digest}."
