"""Finds passages that stand, nearly the same, in several regions."""

from __future__ import annotations

import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from fractions import Fraction

from afsprakenscan.text import fold

ALIKE = Fraction(3, 5)
"""Share of word groups that two texts must have in common (Jaccard) to be the same wording."""

_GROUP = 3  # words
_SHORTEST = 8  # words; shorter texts are alike by chance
_SHARE, _OF = ALIKE.as_integer_ratio()  # whole numbers reckon much faster
_MARKS = ".,;:()|“”'\""


Fingerprint = frozenset[int]
"""What a text is compared on: hashes of its groups of three words."""


def fingerprint(text: str) -> Fingerprint | None:
    """Return the fingerprint of a text; None for one too short to compare."""
    words = [word for part in fold(text).split() if (word := part.strip(_MARKS))]
    if len(words) < _SHORTEST:
        return None
    groups = map(" ".join, zip(*(words[start:] for start in range(_GROUP)), strict=False))
    # crc32 and not hash(): the outcome must be the same in every run.
    return frozenset(map(zlib.crc32, map(str.encode, groups)))


def alike(prints: Sequence[Fingerprint]) -> list[list[int]]:
    """Return groups of two or more texts that are nearly the same, as places in `prints`, in order of first sight."""
    same: dict[Fingerprint, list[int]] = defaultdict(list)
    for nr, one in enumerate(prints):
        same[one].append(nr)
    distinct = list(same)
    parent = list(range(len(distinct)))
    for left, right in _pairs(distinct):
        parent[_root(parent, right)] = _root(parent, left)
    groups: dict[int, list[int]] = defaultdict(list)
    for nr, one in enumerate(distinct):
        groups[_root(parent, nr)] += same[one]
    return sorted(sorted(group) for group in groups.values() if len(group) > 1)


def _pairs(prints: Sequence[Fingerprint]) -> Iterable[tuple[int, int]]:
    """Give the pairs that are alike, comparing only texts that share one of their rarest word groups.

    Two sets that have the asked share in common also have one of the first few elements of each in common, when all
    are sorted in one order (prefix filtering, Chaudhuri et al. 2006); rarest first leaves the fewest to compare.
    """
    often = Counter(group for one in prints for group in one)
    seen: dict[int, list[int]] = defaultdict(list)
    for nr, one in enumerate(prints):
        ranked = sorted(one, key=lambda group: (often[group], group))
        prefix = ranked[: len(ranked) + (-_SHARE * len(ranked)) // _OF + 1]
        for other in sorted({earlier for group in prefix for earlier in seen[group]}):
            common = len(one & prints[other])
            if common * _OF >= _SHARE * (len(one) + len(prints[other]) - common):
                yield other, nr
        for group in prefix:
            seen[group].append(nr)


def _root(parent: list[int], nr: int) -> int:
    while parent[nr] != nr:
        parent[nr] = parent[parent[nr]]
        nr = parent[nr]
    return nr
