"""From filled grids to table rows with column headers, also where a table goes on over a page or column break."""

from __future__ import annotations

from dataclasses import dataclass, field

from afsprakenscan.model.document import Box
from afsprakenscan.readers.pdf.geometry import holds
from afsprakenscan.readers.pdf.lines import Line
from afsprakenscan.readers.pdf.tables import Grid, row_boxes
from afsprakenscan.readers.pdf.words import Joiner
from afsprakenscan.text import words as count_words


@dataclass
class Row:
    """One row of a table: the lines in each cell, and the width they had."""

    page: int
    box: Box
    content: list[list[Line]]
    widths: list[float]
    header: bool = False
    bold: bool = False
    shaded: bool = False
    cells: list[str] = field(default_factory=list)

    @property
    def lines(self) -> list[Line]:
        """All lines in the row."""
        return [line for lines in self.content for line in lines]


@dataclass
class Table:
    """A whole table: rows from one grid, or from several that follow each other over pages."""

    rows: list[Row]
    columns: list[str] | None = None


def read_table(grids: list[Grid], joiner: Joiner) -> Table:
    """Return the table that one grid, or several that follow each other, hold."""
    return _table([_rows(grid, joiner) for grid in grids], joiner)


def goes_on(before: Grid, grid: Grid) -> bool:
    """Tell whether a grid on the next page or in the next column has the columns of the one before."""
    if before.page == grid.page and grid.box.top >= before.box.top:
        return False
    if len(before.columns) != len(grid.columns):
        return False
    shift = before.columns[0] - grid.columns[0]
    return all(abs(a - b - shift) <= 4 for a, b in zip(before.columns, grid.columns, strict=True))


def _rows(grid: Grid, joiner: Joiner) -> list[Row]:
    count = len(grid.columns) - 1
    rows = [Row(grid.page, box, [[] for _ in range(count)], [0.0] * count) for box in row_boxes(grid)]
    for cell in grid.cells:
        for row in rows[cell.row : max(cell.row_end, cell.row + 1)]:
            row.content[cell.column] = cell.lines
            row.widths[cell.column] = cell.box.x1 - cell.box.x0 - 4
    for row in rows:
        row.cells = _texts(row, joiner)
        row.bold = all(line.style.bold for line in row.lines)
        row.shaded = any(holds(shade, row.box, 4) or holds(row.box, shade, 4) for shade in grid.shades)
    return [row for row in rows if any(row.cells)]


def _texts(row: Row, joiner: Joiner) -> list[str]:
    return [joiner.join(lines, width) if lines else "" for lines, width in zip(row.content, row.widths, strict=True)]


def _table(parts: list[list[Row]], joiner: Joiner) -> Table:
    header = next((row for part in parts for row in part), None)
    if header is None or not _has_header([row for part in parts for row in part]):
        header = None
    else:
        header.header = True
    rows: list[Row] = []
    for part in parts:
        more = [row for row in part if header is None or row is header or row.cells != header.cells]
        if more and rows and not rows[-1].header and _row_goes_on(rows[-1], more[0]):
            rows[-1].content = [a + b for a, b in zip(rows[-1].content, more[0].content, strict=True)]
            rows[-1].cells = _texts(rows[-1], joiner)
            more = more[1:]
        rows += more
    return Table(rows, header.cells if header is not None else None)


def _has_header(rows: list[Row]) -> bool:
    first, rest = rows[0], rows[1:]
    if not rest or sum(bool(cell) for cell in first.cells) < 2:
        return False
    if first.bold and not all(row.bold for row in rest):
        return True
    if first.shaded and not all(row.shaded for row in rest):
        return True
    short = all(0 < count_words(cell) <= 4 and not cell.endswith(".") for cell in first.cells)
    return short and not any(char.isdigit() for cell in first.cells for char in cell)


def _row_goes_on(before: Row, row: Row) -> bool:
    """Tell whether a row is the rest of the one before it, cut by the end of the page: some cells were finished."""
    pairs = [(a, b) for a, b in zip(before.cells, row.cells, strict=True) if b]
    if len(pairs) == len(row.cells):
        return False
    return all(a and (b[:1].islower() or not a.endswith((".", ";", "?", "!"))) for a, b in pairs) and (
        not row.cells[0] or row.cells[0][:1].islower()
    )
