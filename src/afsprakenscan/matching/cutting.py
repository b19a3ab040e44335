"""Cuts what stands between white space into words, by spaCy's rules and in spaCy's way, without loading spaCy.

Loading it takes longer than judging a document. The rules themselves come from spaCy (`spacy_dutch`); its own tokenizer
is what the tests hold this one against, on every text of the corpus.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import NamedTuple

# spaCy's own 4,670 exceptions take a third of a second to load and still split o.b.v. and i.o.m.; this is what the
# field writes. Without an entry the dot of an abbreviation would end the sentence.
_WORDS = (
    "a.d.h.v. a.h.w. a.s. a.u.b. art. bijv. blz. bv. ca. c.q. cq. d.d. d.m.v. dhr. d.w.z. dr. drs. e.a. e.d. e.v. evt. "
    "excl. fig. gem. h.k. i.c. i.c.m. i.e. i.h.a. i.h.b. i.h.k.v. i.o. i.o.m. i.p.v. i.s.m. i.v.m. incl. ing. ir. jl. "
    "jo. m.a.w. m.b.t. m.b.v. m.b.h. m.i.v. m.n. m.u.v. max. mevr. min. mw. mr. n.a.v. n.n.b. n.o.t.k. n.t.b. "
    "n.v.t. nl. nr. nrs. o.a. o.b.v. o.g.v. o.l.v. o.m. o.v.v. p/a p.m. p.p. par. pag. pg. plv. prof. q.q. "
    "resp. s.v.p. t.a.v. t.b.d. t.b.v. t.g.v. t.h.v. t.k.v. t.m. t.n.v. t.o.v. t.w. t.z.t. tel. v.d. v.v. v.w.b. vgl. "
    "vnl. w.o. wd. z.g. z.o.z. z.s.m. zgn."
).split()
ABBREVIATIONS = tuple(form for word in _WORDS for form in (word, word.capitalize()))


_Find = Callable[[str], re.Match[str] | None]


class Rules(NamedTuple):
    """Functions that find what is cut off in front, behind and inside, and an address, which stays whole."""

    prefix: _Find
    suffix: _Find
    infix: Callable[[str], Iterable[re.Match[str]]]
    address: _Find


class Cutter:
    """Cuts by rules; `whole` are the forms that are one word whatever the rules say, such as 'o.b.v.'."""

    def __init__(self, rules: Rules, whole: Iterable[str]) -> None:
        self._prefix, self._suffix, self._infix, self._address = rules
        self._whole: frozenset[str] = frozenset()
        # What the rules would make of those forms: standing in a longer piece they are put together again.
        self._parts = {self._by_rules(form): form for form in whole}
        self._longest = max(map(len, self._parts), default=0)
        self._whole = frozenset(self._parts.values())
        self.cut = lru_cache(maxsize=100_000)(self._cut)
        """Gives the words of a piece of text without white space."""

    def _cut(self, piece: str) -> tuple[str, ...]:
        if piece in self._whole:
            return (piece,)
        words = self._by_rules(piece)
        return words if len(words) == 1 else self._together(words)

    def _by_rules(self, piece: str) -> tuple[str, ...]:
        before: list[str] = []
        behind: list[str] = []
        while piece and piece not in self._whole:
            prefix = _length(self._prefix(piece))
            if prefix and piece[prefix:] in self._whole:
                suffix = 0
            else:
                suffix = _length(self._suffix(piece[prefix:]))
                if suffix and piece[:-suffix] in self._whole:
                    prefix = 0
            if not prefix and not suffix:
                break
            if prefix:
                before.append(piece[:prefix])
            if suffix:
                behind.append(piece[-suffix:])
            piece = piece[prefix : len(piece) - suffix]
        return (*before, *self._inside(piece), *reversed(behind))

    def _inside(self, piece: str) -> Iterable[str]:
        """Give the words of a piece from which nothing more is cut off in front or behind."""
        if not piece:
            return
        if piece in self._whole or self._address(piece):
            yield piece
            return
        start = 0
        for found in self._infix(piece):
            at, end = found.span()
            if at == 0:
                continue
            if at > start:
                yield piece[start:at]
            if end > at:
                yield piece[at:end]
            start = end
        if start < len(piece):
            yield piece[start:]

    def _together(self, words: tuple[str, ...]) -> tuple[str, ...]:
        """Return the words with those that are parts of a whole form made one, the longest forms first."""
        size = len(words)
        found = [
            (end - at, at)
            for at in range(size)
            for end in range(at + 2, min(at + self._longest, size) + 1)
            if words[at:end] in self._parts
        ]
        taken: set[int] = set()
        ends: dict[int, int] = {}
        for length, at in sorted(found, key=lambda one: (-one[0], one[1])):
            if at not in taken and at + length - 1 not in taken:
                ends[at] = at + length
            taken.update(range(at, at + length))
        whole, at = [], 0
        while at < size:
            end = ends.get(at, at + 1)
            whole.append("".join(words[at:end]))
            at = end
        return tuple(whole)


def _length(found: re.Match[str] | None) -> int:
    return found.end() - found.start() if found else 0
