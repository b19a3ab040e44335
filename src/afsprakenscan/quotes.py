"""Which passages show best what a document arranges, and who, when and how they name."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from afsprakenscan.model.document import Source
from afsprakenscan.model.kader import Label
from afsprakenscan.model.results import Captures, DocumentReport, Passage, Zekerheid

_READABLE = 40  # characters; a shorter quote is often a table cell that says little by itself
_NOTHING = Captures()
_CERTAINTIES = tuple(Zekerheid)


def captures(passage: Passage, codes: Container[str]) -> Captures:
    """Return who, to whom, when and how the passage says for the codes: the first value found for each."""
    said = [reason.captures for reason in passage.reasons if reason.code in codes and reason.blocked_by is None]
    if len(said) == 1:
        return said[0]
    found: dict[str, str] = {}
    for one in said:
        for name, text in vars(one).items():
            if text:
                found.setdefault(name, text)
    return Captures.model_validate(found) if found else _NOTHING


def filled(found: Captures) -> int:
    """Return how many of who, to whom, when and how are known."""
    return sum(text is not None for text in vars(found).values())


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
        known = [self.passage.zekerheid[code] for code in self.codes if code in self.passage.zekerheid]
        return min(known, key=_CERTAINTIES.index, default=None)

    @cached_property
    def rank(self) -> tuple[float, ...]:
        """What to sort quotes on, best first."""
        # A mention arranges nothing, so a moment or means in it says little; one on more aspects says more.
        worth = filled(self.captures) if self.label is Label.BEWIJS else len(self.codes)
        length = len(self.passage.quote)
        unsure = _CERTAINTIES.index(self.certainty) if self.certainty else 0
        return (unsure, -worth, length < _READABLE, length, self.passage.id)


class Quotable:
    """The passages of reports by the codes that they have a label for, to choose from time after time.

    With `codes`, only the passages that have a label for one of these.
    """

    def __init__(self, reports: Iterable[DocumentReport], codes: Iterable[str] | None = None) -> None:
        self._passages = [
            (report.source, passage)
            for report in reports
            for passage in report.passages
            if codes is None or not passage.labels.keys().isdisjoint(codes)  # as most are
        ]
        self._places: dict[tuple[str, Label], list[int]] = {}
        for nr, (_, passage) in enumerate(self._passages):
            for label in passage.labels.items():
                self._places.setdefault(label, []).append(nr)
        self._quotes: dict[tuple[int, tuple[str, ...]], Quote] = {}

    def best(self, codes: Sequence[str], most: int = 2) -> list[Quote]:
        """Return the passages that show best what is arranged on these aspects (see `best_quotes`)."""
        quotes = list(self.having(codes, Label.BEWIJS)) or list(self.having(codes, Label.VERMELDING))
        chosen: list[Quote] = []
        shown: set[str] = set()
        while quotes and len(chosen) < most:
            quote = min(quotes, key=lambda quote: (shown.issuperset(quote.codes), quote.rank))
            if quote.label is Label.VERMELDING and shown.issuperset(quote.codes):
                break
            quotes = [other for other in quotes if other is not quote]
            chosen.append(quote)
            shown.update(quote.codes)
        return chosen

    def having(self, codes: Sequence[str], label: Label) -> Iterator[Quote]:
        """Give all passages with this label for one of the codes, in the order of the reports."""
        for nr in sorted({nr for code in codes for nr in self._places.get((code, label), ())}):
            source, passage = self._passages[nr]
            own = tuple(code for code in codes if passage.labels.get(code) is label)
            quote = self._quotes.get((nr, own))
            if quote is None:
                quote = self._quotes[nr, own] = Quote(source, passage, own, label, captures(passage, own))
            yield quote


def best_quotes(reports: DocumentReport | Sequence[DocumentReport], codes: Iterable[str], most: int = 2) -> list[Quote]:
    """Return the passages that show best what is arranged on these aspects, at most `most`.

    Mentions only where nothing is proven. Best is the surest passage, with most of who, to whom, when and how, then
    the shortest that still reads as a sentence. Every next one carries an aspect that those before it did not, as
    long as there is one; a mention that adds no aspect is left out.
    """
    together = [reports] if isinstance(reports, DocumentReport) else reports
    wanted = tuple(codes)
    return Quotable(together, wanted).best(wanted, most)
