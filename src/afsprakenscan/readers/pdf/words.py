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
# Share of the type size that is left in a full cell; no wider than a letter, when a known word tells that it was cut.
_FULL, _ALMOST_FULL = 0.6, 0.8
# Letters of a word that tells, and how many of them may stand before the break.
_TELLING, _LONGEST = 6, 15
# How nouns end that can stand before a verb.
_WHOLE = ("er", "ers", "en", "de", "te", "ing", "heid", "schap", "plan", "team")
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
        room = (right - padding - before.box.x1) / (before.style.size or 10.0)
        last, first = before.text.rpartition(" ")[2], _first(line.text)
        if before.hyphen or room > _ALMOST_FULL:
            return False
        if _ADDRESS.match(last):
            return room <= _FULL
        if last != before.text or len(last) < 8 or not last[-1].isalpha() or not first[:1].islower():
            return False
        start, rest = _bare(last), _bare(first)
        if self._makes_a_word(start, rest):
            return True
        return room <= _FULL and self._is_fragment(rest) and not _two_words(start, rest)

    def _makes_a_word(self, start: str, rest: str) -> bool:
        """Tell whether a known word stands over the break, or only a letter or an ending of a word was left over."""
        if (len(rest) == 1 and rest != "u") or rest in _ENDINGS or self._known[start + rest]:
            return True
        # 'dossiernoti' and 'tie' are a word when the document has 'notitie'; a short word proves nothing.
        starts = range(max(0, len(start) - _LONGEST), len(start))
        return any(self._known[word] for at in starts if len(word := start[at:] + rest) >= _TELLING)

    def _is_fragment(self, rest: str) -> bool:
        """Tell whether what a line starts with is nowhere a word by itself: each time it was counted, it opened one."""
        return self._known[rest] <= self._openings[rest]

    @cached_property
    def _openings(self) -> Counter[str]:
        """How many lines open with a word."""
        return Counter(_bare(_first(line.text)) for line in self._lines if line.text.strip())


def _two_words(start: str, rest: str) -> bool:
    """Tell whether a noun that looks whole is followed by an infinitive: 'contactpersonen' and 'informeren'."""
    return len(rest) > len("eren") and rest.endswith("en") and start.endswith(_WHOLE)


def _first(text: str) -> str:
    return text.split(maxsplit=1)[0]


def _collide(stem: str, right: str) -> bool:
    """Tell whether the parts would make a new sound without the hyphen, as in 'triage-instrument'."""
    return len(stem) > 3 and (stem[-1] + right[0]).lower() in _SOUNDS


def _bare(word: str) -> str:
    return _EDGES.sub("", clean(word).replace("\u2010", "-")).lower()
