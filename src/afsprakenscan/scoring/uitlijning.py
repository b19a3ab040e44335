"""Finds which blocks hold the text of which gold passage, so that a reading error becomes a miss and not a shift."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher

from afsprakenscan.text import fold

_ALIKE = 0.85
_LONG_ENOUGH = 4  # words, for a likeness of parts: shorter texts must be contained to the letter


def align(passages: Sequence[str], blocks: Sequence[str]) -> tuple[tuple[int, ...], ...]:
    """Return for each passage the indices of the blocks that hold its text; none when it was not read.

    Equal texts go first, in order and then anywhere; what is left is looked for between its aligned neighbours, as
    part of a block, spread over blocks, or much alike; at last much alike anywhere.
    """
    return _Alignment([_words(text) for text in passages], [_words(text) for text in blocks]).run()


def per_block(codes: Iterable[Iterable[str]], found: Iterable[Iterable[int]]) -> defaultdict[int, frozenset[str]]:
    """Return codes of passages by the index of each block that holds the passage; `found` is what `align` found."""
    held: defaultdict[int, frozenset[str]] = defaultdict(frozenset)
    for own, blocks in zip(codes, found, strict=True):
        for block in blocks:
            held[block] = held[block].union(own)
    return held


def _words(text: str) -> tuple[str, ...]:
    """Split a text into the words that are compared: no bullets, cell borders, leader dots or hyphens."""
    shown = fold(text)
    return tuple(re.findall(r"\w+", shown.replace("-", ""))) or (shown.strip(),)


class _Alignment:
    """The bookkeeping of one alignment: `found` per passage, `free` the blocks without one."""

    def __init__(self, passages: list[tuple[str, ...]], blocks: list[tuple[str, ...]]) -> None:
        self.passages = passages
        self.blocks = blocks
        self.found: list[tuple[int, ...]] = [() for _ in passages]
        self.free = dict.fromkeys(range(len(blocks)))

    def run(self) -> tuple[tuple[int, ...], ...]:
        anchors = self._equal_in_order()
        self._equal_anywhere()
        for nr, window in self._windows(anchors):
            self._match(nr, self._near(nr, window))
        for nr in self._open():
            if len(self.passages[nr]) >= _LONG_ENOUGH:
                self._match(nr, self._alike(nr, self.free))
        return tuple(self.found)

    def _open(self) -> list[int]:
        return [nr for nr, blocks in enumerate(self.found) if not blocks]

    def _match(self, nr: int, blocks: tuple[int, ...]) -> None:
        self.found[nr] = blocks
        for block in blocks:
            self.free.pop(block, None)

    def _equal_in_order(self) -> list[tuple[int, int]]:
        """Match equal texts in order and return the pairs; they fence in where the rest is looked for."""
        matcher = SequenceMatcher(None, self.passages, self.blocks, autojunk=False)
        anchors = [
            (start + offset, first + offset)
            for start, first, size in matcher.get_matching_blocks()
            for offset in range(size)
        ]
        for nr, block in anchors:
            self._match(nr, (block,))
        return anchors

    def _equal_anywhere(self) -> None:
        for nr in self._open():
            equal = next((block for block in self.free if self.blocks[block] == self.passages[nr]), None)
            if equal is not None:
                self._match(nr, (equal,))

    def _windows(self, anchors: list[tuple[int, int]]) -> list[tuple[int, list[int]]]:
        """List each open passage with the free blocks between the blocks of its neighbours.

        All windows are made before any is used: a block may hold several passages.
        """
        windows = []
        for nr in self._open():
            before = max((block for other, block in anchors if other < nr), default=-1)
            after = min((block for other, block in anchors if other > nr), default=len(self.blocks))
            windows.append((nr, [block for block in self.free if before < block < after]))
        return windows

    def _near(self, nr: int, window: list[int]) -> tuple[int, ...]:
        """Find the block that holds the passage, the blocks that each hold a part of it, or one much like it."""
        passage = self.passages[nr]
        for block in window:
            if len(self.blocks[block]) > len(passage) and _holds(self.blocks[block], passage):
                return (block,)
        parts = tuple(block for block in window if _holds(passage, self.blocks[block]))
        if 2 * sum(len(self.blocks[block]) for block in parts) >= len(passage):
            return parts
        return self._alike(nr, [block for block in window if block in self.free]) or parts

    def _alike(self, nr: int, window: Iterable[int]) -> tuple[int, ...]:
        passage = " ".join(self.passages[nr])
        best = max(((_ratio(passage, " ".join(self.blocks[block])), -block) for block in window), default=(0.0, 0))
        return (-best[1],) if best[0] >= _ALIKE else ()


def _holds(whole: tuple[str, ...], part: tuple[str, ...]) -> bool:
    """Tell whether a text holds another: to the letter, or nearly all of its words in order when it is long enough."""
    if not part or len(part) > len(whole):
        return False
    if any(whole[start : start + len(part)] == part for start in range(len(whole) - len(part) + 1)):
        return True
    if len(part) < _LONG_ENOUGH:
        return False
    runs = SequenceMatcher(None, whole, part, autojunk=False).get_matching_blocks()
    return sum(run.size for run in runs) >= _ALIKE * len(part)


def _ratio(left: str, right: str) -> float:
    matcher = SequenceMatcher(None, left, right, autojunk=False)
    if matcher.real_quick_ratio() < _ALIKE or matcher.quick_ratio() < _ALIKE:
        return 0.0
    return matcher.ratio()
