"""Words and sentences of a text."""

from __future__ import annotations

import re
from functools import cached_property
from itertools import chain

from afsprakenscan.matching.cutting import ABBREVIATIONS, Cutter
from afsprakenscan.matching.spacy_dutch import rules
from afsprakenscan.text import fold

_CUT = Cutter(rules(), ABBREVIATIONS).cut


class Tokens:
    """The words of a text: `texts`, and per sentence (first token, one past the last)."""

    def __init__(self, text: str) -> None:
        self._text = text
        # What stands between white space is cut up by itself, and most of it has been cut up before.
        self.texts: tuple[str, ...] = tuple(chain.from_iterable(map(_CUT, text.split())))
        self.folded: tuple[str, ...] = tuple(map(fold, self.texts))
        """The words in the form in which they are compared."""
        self.sentences: tuple[tuple[int, int], ...] = tuple(_sentences(self.texts))

    @cached_property
    def starts(self) -> tuple[int, ...]:
        """The place of each word in the text, in characters."""
        starts, end = [], 0
        for word in self.texts:
            start = self._text.index(word, end)
            starts.append(start)
            end = start + len(word)
        return tuple(starts)


_END = frozenset(".!?…")
_CLOSING = frozenset("\"'”’)]»")
_NUMBERED = re.compile(r"\d{1,3}|[a-zA-Z]|[ivxIVX]{1,4}")


def tokenize(text: str) -> Tokens:
    """Split a text into tokens and sentences."""
    return Tokens(text)


def _sentences(texts: tuple[str, ...]) -> list[tuple[int, int]]:
    """Cut after . ! ? and what closes them; not after a list number, nor before a lower case letter."""
    bounds, first, size = [], 0, len(texts)
    for at, text in enumerate(texts, start=1):
        if text not in _END or at <= first:
            continue
        end = at
        while end < size and (texts[end] in _CLOSING or texts[end] in _END):
            end += 1
        # '2.' or 'a.' at the start is the number of a list item, not a sentence.
        numbered = end - first == 2 and _NUMBERED.fullmatch(texts[first])
        if numbered or (end < size and texts[end][0].islower()):
            continue
        bounds.append((first, end))
        first = end
    if first < size:
        bounds.append((first, size))
    return bounds
