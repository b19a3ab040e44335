"""Tables as they stand on one page: a grid of cells, and the lines in each."""

from __future__ import annotations

from bisect import bisect
from dataclasses import dataclass, field, replace
from itertools import pairwise
from statistics import median

from afsprakenscan.model.document import Box
from afsprakenscan.readers.pdf.cells import MAX_RULES, closed, enclosed, rules_of
from afsprakenscan.readers.pdf.geometry import around, holds
from afsprakenscan.readers.pdf.lines import Line, line_of
from afsprakenscan.readers.pdf.shapes import Shapes

_LEAST_CELL = (10.0, 6.0)  # points: width and height of the usual cell of a table


@dataclass
class Cell:
    """A cell of a grid: the rows and columns it covers (end excluded), and the lines in it."""

    box: Box
    row: int
    column: int
    row_end: int
    column_end: int
    lines: list[Line] = field(default_factory=list)


@dataclass
class Grid:
    """A table on a page. `columns` has the left edges of the columns and the last right edge, `rows` likewise."""

    page: int
    box: Box
    columns: list[float]
    rows: list[float]
    cells: list[Cell]
    shades: list[Box] = field(default_factory=list)


def find_grids(page: int, shapes: Shapes) -> tuple[list[Grid], list[Box]]:
    """Return the tables that the rules draw, and the boxes drawn around or behind text that are no table."""
    tables = _tables(shapes)
    grids = [make_grid(page, part) for table in tables if len(table) > 1 for part in _alike(table)]
    frames = [cell.box for grid in grids if len(grid.columns) == 2 for cell in grid.cells]
    grids = [grid for grid in grids if len(grid.columns) > 2 and _holds_text(grid)]
    frames += [table[0] for table in tables if len(table) == 1]
    frames += [box for box in (*shapes.boxes, *shapes.shades) if box.bottom - box.top >= 8]
    for grid in grids:
        grid.shades = [shade for shade in shapes.shades if holds(grid.box, shade)]
    return grids, _outer([frame for frame in frames if not any(holds(grid.box, frame) for grid in grids)])


def _holds_text(grid: Grid) -> bool:
    """Tell whether cells have room for words: else this is a graph or squared paper."""
    widths = median(right - left for left, right in pairwise(grid.columns))
    heights = median(bottom - top for top, bottom in pairwise(grid.rows))
    return widths >= _LEAST_CELL[0] and heights >= _LEAST_CELL[1]


def _tables(shapes: Shapes) -> list[list[Box]]:
    drawn = list(shapes.rules)
    for x0, top, x1, bottom in shapes.boxes:
        drawn += [
            Box(x0, top, x1, top),
            Box(x0, bottom, x1, bottom),
            Box(x0, top, x0, bottom),
            Box(x1, top, x1, bottom),
        ]
    # What is left of a drawing too large to read whole can look like cells by chance.
    if len(drawn) < 4 or shapes.cut:
        return []
    level, upright = rules_of(drawn)
    if len(level) + len(upright) > MAX_RULES:
        shapes.cut = True
        return []
    return enclosed(level, upright + closed(level, upright)) if upright else []


def _alike(boxes: list[Box]) -> list[list[Box]]:
    """Cut a table where the columns change: two tables that touch are not one. Merged cells change nothing."""
    rows: dict[float, list[Box]] = {}
    for box in boxes:
        rows.setdefault(box.top, []).append(box)
    parts: list[list[Box]] = []
    stops: set[float] = set()
    for row in rows.values():
        own = {box.x0 for box in row} | {box.x1 for box in row}
        if parts and (own <= stops or stops <= own or any(box.bottom > row[0].top + 2 for box in parts[-1])):
            parts[-1] += row
            stops |= own
        else:
            parts.append(row)
            stops = own
    return parts


def _outer(frames: list[Box]) -> list[Box]:
    """Drop the boxes that lie within another: a shade with a rule around it is one frame."""
    kept: list[Box] = []
    for frame in sorted(frames, key=lambda box: (box.x0 - box.x1) * (box.bottom - box.top)):
        if not any(holds(outer, frame) for outer in kept):
            kept.append(frame)
    return kept


def make_grid(page: int, boxes: list[Box]) -> Grid:
    """Return the grid of cells whose edges are exactly in line."""
    columns = sorted({box.x0 for box in boxes} | {box.x1 for box in boxes})
    rows = sorted({box.top for box in boxes} | {box.bottom for box in boxes})
    across = {edge: index for index, edge in enumerate(columns)}
    down = {edge: index for index, edge in enumerate(rows)}
    cells = [Cell(box, down[box.top], across[box.x0], down[box.bottom], across[box.x1]) for box in boxes]
    return Grid(page, around(boxes), columns, rows, cells)


def grid_of(line: Line, grids: list[Grid]) -> int | None:
    """Return the number of the grid that a line stands in."""
    for index, grid in enumerate(grids):
        box = grid.box
        if box.top <= line.base - 0.2 * line.style.size <= box.bottom and box.x0 - 2 <= line.box.x0 < box.x1:
            return index
    return None


def runs_over(line: Line, grid: Grid) -> bool:
    """Tell whether a line starts in another column than it ends: only then `fill` looks at its words."""
    return bisect(grid.columns, line.box.x0) != bisect(grid.columns, line.box.x1)


def fill(grid: Grid, lines: list[Line]) -> None:
    """Divide the lines inside a grid over its cells, word by word where a line runs over several."""
    places = {
        (row, column): cell
        for cell in grid.cells
        for row in range(cell.row, cell.row_end)
        for column in range(cell.column, cell.column_end)
    }
    for line in lines:
        row = bisect(grid.rows, line.base - 0.2 * line.style.size, 1, len(grid.rows) - 1) - 1
        for part, column in _parts(grid, line):
            cell = places.get((row, column))
            if cell is None:  # a grid with a hole in it
                x = (part.box.x0 + part.box.x1) / 2
                cell = min(grid.cells, key=lambda other: _distance(other.box, x, line.base))
            cell.lines.append(part)
    for cell in grid.cells:
        if len(cell.lines) > 1:
            cell.lines.sort(key=lambda line: (round(line.base), line.box.x0))
            cell.lines = _rejoined(cell.lines)


def _parts(grid: Grid, line: Line) -> list[tuple[Line, int]]:
    """Cut a line where it goes from one column to the next."""
    words = line.words
    if not words:
        return [(line, _column(grid, line.box))]
    columns = [_column(grid, word.box) for word in words]
    if len(set(columns)) == 1:
        return [(line, columns[0])]
    parts: list[tuple[Line, int]] = []
    start = 0
    for index in range(1, len(words) + 1):
        last = index == len(words)
        if last or columns[index] != columns[start]:
            part = line_of(line.page, words[start:index], line.style, line.base, hyphen=line.hyphen and last)
            part.certainty = line.certainty
            parts.append((part, columns[start]))
            start = index
    return parts


def _column(grid: Grid, box: Box) -> int:
    # The first letters tell: a long word may stick out of its cell at the end.
    return bisect(grid.columns, min(box.x0 + 3, box.x1), 1, len(grid.columns) - 1) - 1


def _distance(box: Box, x: float, y: float) -> float:
    return max(box.x0 - x, 0, x - box.x1) + max(box.top - y, 0, y - box.bottom)


def _rejoined(lines: list[Line]) -> list[Line]:
    """Put pieces at one height in one cell together."""
    result: list[Line] = []
    for line in lines:
        before = result[-1] if result else None
        if before is not None and abs(before.base - line.base) < 0.35 * max(line.style.size, 4):
            box = around([before.box, line.box])
            result[-1] = replace(before, text=f"{before.text} {line.text}", box=box, hyphen=line.hyphen)
        else:
            result.append(line)
    return result
