"""From grids to a table of text, as one whole where it goes on over a page or column break."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from afsprakenscan.model.document import Box
from afsprakenscan.readers import flow
from afsprakenscan.readers.pdf.geometry import holds
from afsprakenscan.readers.pdf.lines import Line
from afsprakenscan.readers.pdf.tables import Cell, Grid
from afsprakenscan.readers.pdf.words import Joiner


@dataclass
class Row:
    """One row of a grid: its own cells, and those that run on from rows above."""

    page: int
    box: Box
    cells: list[Cell]
    own: set[int]
    header: bool = False
    shaded: bool = False

    @property
    def lines(self) -> list[Line]:
        """All lines in the row, those of cells that started higher up too."""
        return [line for cell in self.cells for line in cell.lines]


def goes_on(before: Grid, grid: Grid) -> bool:
    """Tell whether a grid on the next page or in the next column has the columns of the one before."""
    if before.page == grid.page and grid.box.top >= before.box.top:
        return False
    if len(before.columns) != len(grid.columns):
        return False
    shift = before.columns[0] - grid.columns[0]
    return all(abs(a - b - shift) <= 4 for a, b in zip(before.columns, grid.columns, strict=True))


def table_rows(grids: list[Grid], joiner: Joiner) -> list[Row]:
    """Return the rows of a table that one grid, or several that follow each other, hold.

    A row that the end of a page cut in two is one again; a header row that is printed again is marked as header.
    """
    rows: list[Row] = []
    for grid in grids:
        more = _rows(grid)
        start = 0
        if rows and more and _texts(rows[0], joiner) == _texts(more[0], joiner):
            # What is printed again is a header, also without bold type or a shade.
            rows[0].header = more[0].header = True
            start = 1
        if len(rows) > 1 and more[start:] and _is_rest(_texts(rows[-1], joiner), _texts(more[start], joiner)):
            for cell, rest in zip(rows[-1].cells, more[start].cells, strict=True):
                cell.lines += rest.lines
            del more[start]
        rows += more
    return rows


def flow_table(rows: list[Row], joiner: Joiner) -> flow.Table:
    """Return rows as the table that all formats share, without the places."""
    shaded = bool(rows) and rows[0].shaded and not all(row.shaded for row in rows)
    return flow.Table([flow.Row([_cell(row, cell, joiner) for cell in row.cells], row.header) for row in rows], shaded)


def _rows(grid: Grid) -> list[Row]:
    rows: list[Row] = []
    for index, (top, bottom) in enumerate(pairwise(grid.rows)):
        box = Box(grid.box.x0, top, grid.box.x1, bottom)
        cells = sorted((cell for cell in grid.cells if cell.row <= index < cell.row_end), key=lambda cell: cell.column)
        row = Row(grid.page, box, cells, {cell.column for cell in cells if cell.row == index})
        row.shaded = any(holds(shade, box, 4) or holds(box, shade, 4) for shade in grid.shades)
        if row.lines:
            rows.append(row)
    return rows


def _cell(row: Row, cell: Cell, joiner: Joiner) -> flow.Cell:
    items: list[flow.Paragraph | flow.Table] = []
    if cell.lines:
        bold = all(line.style.bold for line in cell.lines)
        items = [flow.Paragraph([flow.Span(_text(cell, joiner), bold)])]
    return flow.Cell(items, cell.column, cell.column_end - cell.column, repeated=cell.column not in row.own)


def _text(cell: Cell, joiner: Joiner) -> str:
    return joiner.join(cell.lines, (cell.box.x0, cell.box.x1)) if cell.lines else ""


def _texts(row: Row, joiner: Joiner) -> list[str]:
    return [_text(cell, joiner) for cell in row.cells]


def _is_rest(before: list[str], texts: list[str]) -> bool:
    """Tell whether a row is the rest of the one before it, cut by the end of the page: some cells were finished."""
    pairs = [(a, b) for a, b in zip(before, texts, strict=False) if b]
    if len(before) != len(texts) or len(pairs) == len(texts):
        return False
    return all(a and (b[:1].islower() or not a.endswith((".", ";", "?", "!"))) for a, b in pairs) and (
        not texts[0] or texts[0][:1].islower()
    )
