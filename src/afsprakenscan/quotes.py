"""Which passages show best what a document arranges, and who, when and how they name."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from afsprakenscan.model.document import Source
from afsprakenscan.model.kader import Label
from afsprakenscan.model.results import Captures, DocumentReport, Passage, Zekerheid

_READABLE = 40  # characters; a shorter quote is often a table cell that says little by itself


def captures(passage: Passage, codes: Iterable[str]) -> Captures:
    """Return who, to whom, when and how the passage says for the codes: the first value found for each."""
    wanted = set(codes)
    found: dict[str, str] = {}
    for reason in passage.reasons:
        if reason.code in wanted and reason.blocked_by is None:
            for name, text in vars(reason.captures).items():
                if text:
                    found.setdefault(name, text)
    return Captures.model_validate(found)


def filled(found: Captures) -> int:
    """Return how many of who, to whom, when and how are known."""
    return sum(text is not None for _, text in found)


@dataclass(frozen=True)
class Quote:
    """A passage chosen to show: from which file, the aspects it carries with what label, and who, when and how."""

    source: Source
    passage: Passage
    codes: tuple[str, ...]
    label: Label
    captures: Captures

    @property
    def certainty(self) -> Zekerheid | None:
        """How sure the surest of its proofs is; None where the second reader has no say."""
        known = {self.passage.zekerheid[code] for code in self.codes if code in self.passage.zekerheid}
        return next((level for level in Zekerheid if level in known), None)


def best_quotes(reports: DocumentReport | Sequence[DocumentReport], codes: Iterable[str], most: int = 2) -> list[Quote]:
    """Return the passages that show best what is arranged on these aspects, at most `most`.

    Mentions only where nothing is proven. Best is the surest passage, with most of who, to whom, when and how, then
    the shortest that still reads as a sentence. Every next one carries an aspect that those before it did not, as
    long as there is one; a mention that adds no aspect is left out.
    """
    together = [reports] if isinstance(reports, DocumentReport) else reports
    wanted = tuple(codes)
    quotes = _quotes(together, wanted, Label.BEWIJS) or _quotes(together, wanted, Label.VERMELDING)
    chosen: list[Quote] = []
    shown: set[str] = set()
    while quotes and len(chosen) < most:
        quote = min(quotes, key=lambda quote: (not set(quote.codes) - shown, rank(quote)))
        if quote.label is Label.VERMELDING and not set(quote.codes) - shown:
            break
        quotes.remove(quote)
        chosen.append(quote)
        shown.update(quote.codes)
    return chosen


def rank(quote: Quote) -> tuple[float, ...]:
    """Return what to sort quotes on, best first."""
    # A mention arranges nothing, so a moment or means in it says little; one that touches more aspects says more.
    worth = filled(quote.captures) if quote.label is Label.BEWIJS else len(quote.codes)
    length = len(quote.passage.quote)
    unsure = list(Zekerheid).index(quote.certainty) if quote.certainty else 0
    return (unsure, -worth, length < _READABLE, length, quote.passage.id)


def _quotes(reports: Sequence[DocumentReport], wanted: tuple[str, ...], label: Label) -> list[Quote]:
    quotes = []
    for report in reports:
        for passage in report.passages:
            if passage.labels.keys().isdisjoint(wanted):  # as most are
                continue
            codes = tuple(code for code in wanted if passage.labels.get(code) is label)
            if codes:
                quotes.append(Quote(report.source, passage, codes, label, captures(passage, codes)))
    return quotes
