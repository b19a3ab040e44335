"""Putting words that were broken over lines together again, with the document's own words as judge."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from afsprakenscan.readers.pdf.lines import Line
from afsprakenscan.text import clean, join_lines

_HYPHENS = "-\u2010\u00ad"
_EDGES = re.compile(r"^\W+|\W+$")
# Prefixes that Dutch spelling sets off with a hyphen: 'niet-acute', 'oud-medewerker'.
_OWN_HYPHEN = frozenset({"niet", "oud", "ex", "non", "anti", "bijna"})
_ADDRESS = re.compile(r"\S*(?:@|://|www\.)\S*$", re.IGNORECASE)


class Joiner:
    """Joins printed lines into running text; knows the words that stand unbroken in the document."""

    def __init__(self, lines: Iterable[Line] = ()) -> None:
        self._known: Counter[str] = Counter()
        for line in lines:
            inner = line.words[:-1] if line.hyphen or line.text.endswith(tuple(_HYPHENS)) else line.words
            self._known.update([_bare(word.text) for word in inner])

    def join(self, lines: Sequence[Line], width: float | None = None) -> str:
        """Return the lines as one text. `width` is that of a table cell, where words are also cut without hyphen."""
        text = lines[0].text
        for before, line in zip(lines, lines[1:], strict=False):
            text = self.add(text, before, line, width)
        return text

    def add(self, text: str, before: Line, line: Line, width: float | None = None) -> str:
        """Return the text that ends with the line `before`, with the next line added."""
        if self._cut_in_cell(before, line, width):
            return text + line.text
        left = text + "-" if before.hyphen and not text.endswith(tuple(_HYPHENS)) else text
        if left[-1:] not in _HYPHENS or left[-2:-1] in ("", " "):
            return join_lines(left, line.text)
        stem, right = left.split()[-1][:-1], line.words[0].text
        if self._hyphen_is_own(stem, right):
            return f"{left[:-1]}-{line.text}"
        return join_lines(left, line.text)

    def _hyphen_is_own(self, stem: str, right: str) -> bool:
        if not right[:1].islower():
            return False
        whole, apart = self._known[_bare(stem + right)], self._known[_bare(f"{stem}-{right}")]
        if whole or apart:
            return apart > whole
        return _bare(stem) in _OWN_HYPHEN

    def _cut_in_cell(self, before: Line, line: Line, width: float | None) -> bool:
        """Tell whether a word too long for its table cell was cut there without a hyphen."""
        if width is None or before.hyphen or before.box.x1 - before.box.x0 < 0.75 * width:
            return False
        last, first = before.words[-1].text, line.words[0].text
        if _ADDRESS.match(last):
            return True
        if len(before.words) > 1 or len(last) < 8 or not last[-1].isalpha() or not first[:1].islower():
            return False
        return self._known[_bare(last + first)] > 0 or not self._known[_bare(first)] or not self._known[_bare(last)]


def _bare(word: str) -> str:
    return _EDGES.sub("", clean(word).replace("\u2010", "-")).lower()
