"""Ruled tables: from the rules drawn on a page to cells, and from the words inside to rows.

The cells come from pdfplumber's functions on edges, which know nothing of where the edges come from.
"""

from __future__ import annotations

from bisect import bisect
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Any

from pdfplumber.table import cells_to_tables, edges_to_intersections, intersections_to_cells, merge_edges

from afsprakenscan.model.document import Box
from afsprakenscan.readers.pdf.geometry import around, holds
from afsprakenscan.readers.pdf.lines import Line, line_of
from afsprakenscan.readers.pdf.shapes import Shapes

MAX_EDGES = 600
"""Edges of which cells are made; a page with more has a drawing on it, not a table."""
_SNAP = 3.0
_THIN = 2.5

Edge = dict[str, Any]


@dataclass
class Cell:
    """A cell of a grid: rows and columns it covers (end excluded), and the lines in it."""

    box: Box
    row: int
    column: int
    row_end: int
    column_end: int
    lines: list[Line] = field(default_factory=list)


@dataclass
class Grid:
    """A table before its cells are read as text. `columns` are the left edges and the right edge of the last."""

    page: int
    box: Box
    columns: list[float]
    rows: list[float]
    cells: list[Cell]
    shades: list[Box] = field(default_factory=list)
    order: int = 0


def find_grids(page: int, shapes: Shapes) -> tuple[list[Grid], list[Box]]:
    """Return the tables that the rules draw, and the boxes drawn around or behind text that are no table."""
    edges = _edges(shapes)
    cells = _cells(edges) if edges else []
    grids = [_grid(page, part) for table in cells_to_tables(cells) for part in _alike([Box(*cell) for cell in table])]
    frames = [frame for grid in grids if len(grid.columns) == 2 for frame in [cell.box for cell in grid.cells]]
    grids = [grid for grid in grids if len(grid.columns) > 2]
    in_grid = {tuple(cell.box) for grid in grids for cell in grid.cells}
    frames += [Box(*cell) for cell in cells if tuple(cell) not in in_grid]
    frames += [box for box in (*shapes.boxes, *shapes.shades) if box.bottom - box.top >= 8]
    for grid in grids:
        grid.shades = [shade for shade in shapes.shades if holds(grid.box, shade)]
    return grids, _outer([frame for frame in frames if not any(holds(grid.box, frame) for grid in grids)])


def _alike(boxes: list[Box]) -> list[list[Box]]:
    """Cut a table where the columns change: two tables that touch are not one. Merged cells change nothing."""
    rows: dict[int, list[Box]] = {}
    for box in sorted(boxes, key=lambda box: box.top):
        rows.setdefault(round(box.top), []).append(box)
    parts: list[list[Box]] = []
    stops: set[int] = set()
    for row in rows.values():
        own = {round(edge) for box in row for edge in (box.x0, box.x1)}
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


def _edges(shapes: Shapes) -> list[Edge]:
    edges = [_edge(box) for box in shapes.rules]
    for x0, top, x1, bottom in shapes.boxes:
        edges += [_edge(Box(x0, top, x1, top)), _edge(Box(x0, bottom, x1, bottom))]
        edges += [_edge(Box(x0, top, x0, bottom)), _edge(Box(x1, top, x1, bottom))]
    vertical = sum(edge["orientation"] == "v" for edge in edges)
    if vertical < 2 or len(edges) - vertical < 2:
        return []
    merged: list[Edge] = merge_edges(edges, _SNAP, _SNAP, _SNAP, _SNAP)
    return _closed(merged) if len(merged) <= MAX_EDGES else []


def _closed(edges: list[Edge]) -> list[Edge]:
    """Add the outer sides of tables that only have rules between columns and rows."""
    level: dict[tuple[int, int], list[Edge]] = {}
    for edge in edges:
        if edge["orientation"] == "h":
            level.setdefault((round(edge["x0"]), round(edge["x1"])), []).append(edge)
    upright = [edge for edge in edges if edge["orientation"] == "v"]
    added: list[Edge] = []
    for group in level.values():
        x0, x1 = group[0]["x0"], group[0]["x1"]
        top, bottom = min(edge["top"] for edge in group), max(edge["top"] for edge in group)
        within = [edge for edge in upright if edge["top"] <= bottom and edge["bottom"] >= top]
        if len(group) < 2 or not any(x0 + _SNAP < edge["x0"] < x1 - _SNAP for edge in within):
            continue
        for x in (x0, x1):
            if not any(abs(edge["x0"] - x) <= _SNAP for edge in within):
                added.append(_edge(Box(x, top, x, bottom)))
    return edges + added


def _edge(box: Box) -> Edge:
    x0, top, x1, bottom = box
    if bottom - top <= _THIN and x1 - x0 >= bottom - top:
        top = bottom = (top + bottom) / 2
        orientation = "h"
    else:
        x0 = x1 = (x0 + x1) / 2
        orientation = "v"
    return {
        "x0": x0,
        "x1": x1,
        "top": top,
        "bottom": bottom,
        "width": x1 - x0,
        "height": bottom - top,
        "orientation": orientation,
        "object_type": "line",
    }


def _cells(edges: list[Edge]) -> list[tuple[float, float, float, float]]:
    found: list[tuple[float, float, float, float]] = intersections_to_cells(edges_to_intersections(edges, 3, 3))
    return found


def _grid(page: int, boxes: list[Box]) -> Grid:
    columns = _stops([edge for box in boxes for edge in (box.x0, box.x1)])
    rows = _stops([edge for box in boxes for edge in (box.top, box.bottom)])
    cells = [
        Cell(
            box,
            _nearest(rows, box.top),
            _nearest(columns, box.x0),
            _nearest(rows, box.bottom),
            _nearest(columns, box.x1),
        )
        for box in boxes
    ]
    return Grid(page, around(boxes), columns, rows, cells)


def _stops(values: list[float]) -> list[float]:
    stops: list[float] = []
    for value in sorted(values):
        if not stops or value - stops[-1] > 2:
            stops.append(value)
    return stops


def _nearest(stops: list[float], value: float) -> int:
    return min(range(len(stops)), key=lambda index: abs(stops[index] - value))


def grid_of(line: Line, grids: list[Grid]) -> int | None:
    """Return the number of the grid that a line stands in."""
    for index, grid in enumerate(grids):
        box = grid.box
        if box.top <= line.base - 0.2 * line.style.size <= box.bottom and box.x0 - 2 <= line.box.x0 < box.x1:
            return index
    return None


def fill(grid: Grid, lines: list[Line]) -> None:
    """Divide the lines inside a grid over its cells, word by word where a line runs over several."""
    places = {
        (row, column): cell
        for cell in grid.cells
        for row in range(cell.row, max(cell.row_end, cell.row + 1))
        for column in range(cell.column, max(cell.column_end, cell.column + 1))
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
        cell.lines.sort(key=lambda line: (round(line.base), line.box.x0))
        cell.lines = _rejoined(cell.lines)


def _parts(grid: Grid, line: Line) -> list[tuple[Line, int]]:
    """Cut a line where it goes from one column to the next."""
    words = line.words or []
    columns = [_column(grid, word.box) for word in words]
    if len(set(columns)) <= 1:
        return [(line, columns[0] if columns else _column(grid, line.box))]
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


def row_boxes(grid: Grid) -> list[Box]:
    """Return the box of each row."""
    return [Box(grid.box.x0, top, grid.box.x1, bottom) for top, bottom in pairwise(grid.rows)]
