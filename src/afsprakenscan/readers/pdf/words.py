"""Putting words that were broken over lines together again, with the document's own words as judge."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import filterfalse, pairwise

from afsprakenscan.readers.pdf.lines import Line
from afsprakenscan.text import clean, join_lines, runs

_HYPHENS = ("-", "\u2010", "\u00ad")
_TOKEN = re.compile(r"\w+(?:[-'’]\w+)*")
_EDGES = re.compile(r"^\W+|\W+$")
_PIECE = re.compile(r"[^a-zA-Z]+")
# Prefixes that Dutch spelling sets off with a hyphen: 'niet-acute', 'oud-medewerker'.
_OWN_HYPHEN = frozenset({"niet", "oud", "ex", "non", "anti", "bijna"})
_PAIRS = frozenset({"procesverbaal", "secretarisgeneraal", "directeurgeneraal"})
_ENDINGS = frozenset({"er", "ers", "ing", "ingen", "heid", "lijk", "lijke", "schap"})
# Two vowels that are one sound in Dutch are never parted; at a break between them the hyphen is part of the word.
_SOUNDS = frozenset({"aa", "ae", "ai", "au", "ee", "ei", "eu", "ie", "oe", "oi", "oo", "ou", "ui", "uu"})
_ADDRESS = re.compile(r"\S*(?:@|://|www\.)\S*$", re.IGNORECASE)


class Joiner:
    """Joins printed lines into running text; knows the words that stand unbroken in the document."""

    def __init__(self, lines: Iterable[Line] = ()) -> None:
        self._lines = lines

    @cached_property
    def _known(self) -> Counter[str]:
        """The words of the document, without those that a line end broke."""
        whole = [
            line.text.rpartition(" ")[0] if line.hyphen or line.text.endswith(_HYPHENS) else line.text
            for line in self._lines
        ]
        found = runs(" ".join(whole).replace("\u2010", "-").lower())
        words = Counter(filter(str.isalpha, found))
        words.update(_TOKEN.findall(" ".join(filterfalse(str.isalpha, found))))
        return words

    def join(self, lines: Sequence[Line], cell: tuple[float, float] | None = None) -> str:
        """Return the lines as one text. `cell`: sides of a table cell, where words are cut without a hyphen."""
        text = lines[0].text
        for before, line in pairwise(lines):
            text = self._add(text, before, line, cell)
        return text

    def _add(self, text: str, before: Line, line: Line, cell: tuple[float, float] | None) -> str:
        if cell is not None and self._cut(before, line, cell):
            return text + line.text
        left = text + "-" if before.hyphen and not text.endswith(_HYPHENS) else text
        if not left.endswith(_HYPHENS) or left[-2:-1] in ("", " "):
            return join_lines(left, line.text)
        stem, right = left.split()[-1][:-1], _first(line.text)
        if self._hyphen_is_own(stem, right):
            return f"{left[:-1]}-{line.text}"
        return join_lines(left, line.text)

    def _hyphen_is_own(self, stem: str, right: str) -> bool:
        if not right[:1].islower():
            return False
        if _ADDRESS.match(stem) or _ADDRESS.match(right):
            # Most makers break an address at its own hyphen only; those that add one break words, as in 'over-dracht@'.
            return not self._known[_PIECE.split(stem)[-1].lower() + _PIECE.split(right)[0].lower()]
        word = _bare(stem + right)
        whole, apart = self._known[word], self._known[_bare(f"{stem}-{right}")]
        if whole or apart:
            return apart > whole
        return _bare(stem) in _OWN_HYPHEN or word in _PAIRS or _collide(stem, right)

    def _cut(self, before: Line, line: Line, cell: tuple[float, float]) -> bool:
        """Tell whether a word too long for its table cell was cut there, without a hyphen, where the cell was full."""
        left, right = cell
        padding = min(max(before.box.x0 - left, 0), 12)
        if before.hyphen or right - padding - before.box.x1 > 0.6 * before.style.size:
            return False
        last, first = before.text.rpartition(" ")[2], _first(line.text)
        if _ADDRESS.match(last):
            return True
        if last != before.text or len(last) < 8 or not last[-1].isalpha() or not first[:1].islower():
            return False
        known = self._known  # the rest of the word was counted once itself
        rest = _bare(first)
        return known[_bare(last + first)] > 0 or known[rest] <= 1 or rest in _ENDINGS


def _first(text: str) -> str:
    return text.split(maxsplit=1)[0]


def _collide(stem: str, right: str) -> bool:
    """Tell whether the parts would make a new sound without the hyphen, as in 'triage-instrument'."""
    return len(stem) > 3 and (stem[-1] + right[0]).lower() in _SOUNDS


def _bare(word: str) -> str:
    return _EDGES.sub("", clean(word).replace("\u2010", "-")).lower()
