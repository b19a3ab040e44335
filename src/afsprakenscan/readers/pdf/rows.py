"""From filled grids to table rows with column headers, also where a table goes on over a page or column break."""

from __future__ import annotations

from dataclasses import dataclass, field

from afsprakenscan.model.document import Box
from afsprakenscan.readers.pdf.geometry import holds
from afsprakenscan.readers.pdf.lines import Line
from afsprakenscan.readers.pdf.tables import Cell, Grid, row_boxes
from afsprakenscan.readers.pdf.words import Joiner
from afsprakenscan.text import words as count_words


@dataclass
class Row:
    """One row of a table as text."""

    page: int
    box: Box
    cells: list[str]
    header: bool = False
    bold: bool = False
    shaded: bool = False
    lines: list[Line] = field(default_factory=list)


@dataclass
class Table:
    """A whole table: rows from one grid, or from several that follow each other over pages."""

    rows: list[Row]
    columns: list[str] | None = None


def read_table(grids: list[Grid], joiner: Joiner) -> Table:
    """Return the table that one grid, or several that follow each other, hold."""
    return _table([_rows(grid, joiner) for grid in grids])


def goes_on(before: Grid, grid: Grid) -> bool:
    """Tell whether a grid on the next page or in the next column has the columns of the one before."""
    if before.page == grid.page and grid.box.top >= before.box.top:
        return False
    if len(before.columns) != len(grid.columns):
        return False
    shift = before.columns[0] - grid.columns[0]
    return all(abs(a - b - shift) <= 4 for a, b in zip(before.columns, grid.columns, strict=True))


def _rows(grid: Grid, joiner: Joiner) -> list[Row]:
    boxes = row_boxes(grid)
    rows = [Row(grid.page, box, [""] * (len(grid.columns) - 1)) for box in boxes]
    for cell in grid.cells:
        if not cell.lines:
            continue
        text = joiner.join(cell.lines, cell.box.x1 - cell.box.x0 - 4)
        for index in range(cell.row, max(cell.row_end, cell.row + 1)):
            rows[index].cells[cell.column] = text
            rows[index].lines += cell.lines
    for index, row in enumerate(rows):
        own = [cell for cell in grid.cells if cell.row == index and cell.lines]
        row.bold = bool(own) and all(_bold(cell) for cell in own)
        row.shaded = any(holds(shade, row.box, 4) or holds(row.box, shade, 4) for shade in grid.shades)
    return [row for row in rows if any(row.cells)]


def _bold(cell: Cell) -> bool:
    return all(line.style.bold for line in cell.lines)


def _table(parts: list[list[Row]]) -> Table:
    header = next((row for part in parts for row in part), None)
    if header is None or not _has_header([row for part in parts for row in part]):
        header = None
    else:
        header.header = True
    rows: list[Row] = []
    for part in parts:
        more = [row for row in part if header is None or row is header or row.cells != header.cells]
        if more and rows and not rows[-1].header and _row_goes_on(rows[-1], more[0]):
            rows[-1].cells = [_glue(a, b) for a, b in zip(rows[-1].cells, more[0].cells, strict=True)]
            rows[-1].lines += more[0].lines
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


def _glue(left: str, right: str) -> str:
    return f"{left} {right}".strip()
