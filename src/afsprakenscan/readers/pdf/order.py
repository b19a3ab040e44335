"""The order in which the lines of a page are read, and the column each stands in."""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import NamedTuple

from afsprakenscan.model.document import Box
from afsprakenscan.readers.pdf.geometry import around
from afsprakenscan.readers.pdf.lines import Line

MAX_RUNS = 60
"""Jumps back on one page; with more, content order means nothing and lines are read from top to bottom."""

_NEAR = 4.0  # times the type size: text this near above or below a frame is in one column with it


def reading_order(lines: list[Line]) -> list[Line]:
    """Return the lines as a person reads them, with `column` set on each.

    Makers write columns one after the other, so content order is trusted as far as it runs down the page. Where it
    jumps back up over lines already read, as with frames and notes that are written last, the run that follows is put
    at its height among them; where it jumps up beside them, a column starts.
    """
    if not lines:
        return []
    flow, apart = _set_apart(lines)
    runs = _runs(flow)
    if len(runs) > MAX_RUNS:
        runs = [sorted(lines, key=lambda line: (round(line.base), line.box.x0))]
        apart = []
    ordered: list[Line] = []
    starts: list[Line] = []
    for run in runs:
        at = _place(ordered, run[0], 0)
        if at == len(ordered):
            if ordered and run[0].base < ordered[-1].base:
                starts.append(run[0])
            ordered += run
            continue
        for before, line in zip([None, *run], run, strict=False):
            # The rest of a printed line stays with it.
            if before is None or abs(before.base - line.base) >= 0.35 * line.style.size:
                at = _place(ordered, line, at)
            ordered.insert(at, line)
            at += 1
    for frame in apart:
        at = _beside(ordered, frame)
        ordered[at:at] = frame
    _set_columns(ordered, starts)
    return ordered


def _set_apart(lines: list[Line]) -> tuple[list[Line], list[list[Line]]]:
    """Return the lines without those of frames that were written before the text they stand beside, and these."""
    if all(line.frame is None for line in lines):
        return lines, []
    flow: list[Line] = []
    apart: list[list[Line]] = []
    end = len(lines)
    left = MAX_RUNS
    while end > 0:
        start = end - 1
        while start > 0 and lines[start].frame is not None and lines[start - 1].frame == lines[start].frame:
            start -= 1
        part = lines[start:end]
        # Text further up, and not in a next column, that was written later: the frame was written first.
        frame = part[0].frame
        left -= frame is not None
        if (
            frame is not None
            and left >= 0
            and any(line.base < part[0].base and line.box.x0 < frame.x1 for line in flow)
        ):
            apart.append(part)
        else:
            flow += reversed(part)
        end = start
    return flow[::-1], apart[::-1]


def _beside(ordered: list[Line], frame: list[Line]) -> int:
    """Return where a frame goes: among the lines of its own column, or else of the text to its left."""
    box, near = around([line.box for line in frame]), _NEAR * frame[0].style.size
    for line in ordered:
        in_column = line.box.x0 < box.x1 - 2 and line.box.x1 > box.x0 + 2
        if in_column and line.box.bottom > box.top - near and line.box.top < box.bottom + near:
            return _place(ordered, frame[0], 0)
    return next((index for index, line in enumerate(ordered) if line.base > frame[0].base + 1), len(ordered))


def _runs(lines: list[Line]) -> list[list[Line]]:
    runs: list[list[Line]] = []
    for line in lines:
        if runs and line.base >= runs[-1][-1].base - 0.5 * max(line.style.size, 4):
            runs[-1].append(line)
        else:
            runs.append([line])
    return runs


def _place(ordered: list[Line], line: Line, start: int) -> int:
    """Return where a line goes: before the first line under it, or at the end when nothing stands under it."""
    left, right, base = line.box.x0 + 2, line.box.x1 - 2, line.base + 1
    for index in range(start, len(ordered)):
        other = ordered[index]
        if other.base > base and other.box.x0 < right and other.box.x1 > left:
            return index
    return len(ordered)


def _set_columns(ordered: list[Line], starts: list[Line]) -> None:
    """Divide the page at the left edges of the columns that start beside others, as far down as they run."""
    for group in _divided(ordered, starts) if starts else [ordered]:
        # A table may stick out of its column, a frame keeps text away from the edge: running text shows the width.
        text = [line.box for line in group if line.table is None and line.frame is None]
        column: Box = around(text or [line.box for line in group])
        for line in group:
            line.column = column


def _divided(ordered: list[Line], starts: list[Line]) -> Iterable[list[Line]]:
    """Return the lines on each side of the columns that start beside others."""
    gutters = [_gutter(ordered, start) for start in starts]
    groups: dict[tuple[int, ...], list[Line]] = {}
    for line in ordered:
        sides = [gutter.side(line) for gutter in gutters if gutter.top <= line.base < gutter.bottom]
        groups.setdefault(tuple(sides), []).append(line)
    return groups.values()


class _Gutter(NamedTuple):
    """Where a column starts, and between which heights the page has columns there."""

    x: float
    top: float
    bottom: float

    def side(self, line: Line) -> int:
        """Return -1 for a line left of the gutter, 1 for one right of it, 0 for one that runs over it."""
        if line.box.x0 >= self.x - 3:
            return 1
        return -1 if line.box.x1 <= self.x + 3 else 0


def _gutter(ordered: list[Line], start: Line) -> _Gutter:
    # The column may start with an indented line: its edge is the first that lies right of all text beside it.
    left = [line.box.x1 for line in ordered[: ordered.index(start)] if line.base >= start.box.top]
    beside = max((x for x in left if x <= start.box.x0 + 3), default=start.box.x0)
    x = min((line.box.x0 for line in ordered if beside - 3 < line.box.x0 <= start.box.x0), default=start.box.x0)
    over = [line.base for line in ordered if line.box.x0 < x - 3 and line.box.x1 > x + 3]
    above = any(base < start.base for base in over)
    below = [base for base in over if base > start.base]
    return _Gutter(x, start.box.top - 6 if above else -math.inf, min(below, default=math.inf))
