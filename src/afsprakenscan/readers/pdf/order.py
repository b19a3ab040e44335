"""The order in which the lines of a page are read, and the column each stands in."""

from __future__ import annotations

from afsprakenscan.model.document import Box
from afsprakenscan.readers.pdf.geometry import around
from afsprakenscan.readers.pdf.lines import Line


def reading_order(lines: list[Line]) -> list[Line]:
    """Return the lines as a person reads them, with `column` set on each.

    Makers write columns one after the other, so content order is trusted as far as it runs down the page. Where it
    jumps back up over lines already read, as with frames and notes that are written last, the run that follows is put
    at its height among them; where it jumps up beside them, a column starts.
    """
    ordered: list[Line] = []
    starts: list[Line] = []
    for run in _runs(lines):
        at = _place(ordered, run)
        if at == len(ordered) and ordered and run[0].base < ordered[-1].base:
            starts.append(run[0])
        ordered[at:at] = run
    _set_columns(ordered, starts)
    return ordered


def _runs(lines: list[Line]) -> list[list[Line]]:
    runs: list[list[Line]] = []
    for line in lines:
        if runs and line.base >= runs[-1][-1].base - 0.5 * max(line.style.size, 4):
            runs[-1].append(line)
        else:
            runs.append([line])
    return runs


def _place(ordered: list[Line], run: list[Line]) -> int:
    """Return where a run goes: before the first line under it, or at the end when nothing stands under it."""
    box = around([line.box for line in run])
    for index, line in enumerate(ordered):
        if line.base > run[0].base + 1 and line.box.x0 < box.x1 - 2 and line.box.x1 > box.x0 + 2:
            return index
    return len(ordered)


def _set_columns(ordered: list[Line], starts: list[Line]) -> None:
    """Divide the page at the left edges of the columns that start beside others."""
    gutters = sorted({round(start.box.x0) for start in starts})
    groups: dict[tuple[int, int], list[Line]] = {}
    for line in ordered:
        left = sum(line.box.x0 >= gutter - 3 for gutter in gutters)
        right = sum(line.box.x1 > gutter + 3 for gutter in gutters)
        groups.setdefault((left, max(left, right)), []).append(line)
    for group in groups.values():
        column: Box = around([line.box for line in group])
        for line in group:
            line.column = column
