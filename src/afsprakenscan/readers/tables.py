"""Turns a table into rows with the column headers that apply to each cell; also finds out which rows are headers."""

from __future__ import annotations

from collections.abc import Callable

from afsprakenscan.readers.builder import BlockBuilder
from afsprakenscan.readers.flow import Cell, Item, Paragraph, Row, Span, Table, revision_of
from afsprakenscan.text import clean, words

Headers = tuple[str, ...]

_HEADER_LENGTH = 60
# A long text in a cell that is merged over thousands of rows would fill the memory.
_MOST_REPEATED = 500_000
# Without any sign of layout, a first row is only a header when it is this terse and the rest is this wordy.
_TERSE, _WORDY = 4, 6


def write_table(
    table: Table, builder: BlockBuilder, above: Headers | None, attach: Callable[[list[Item]], None]
) -> Headers | None:
    """Add the rows of a table and return its column headers.

    `above` has the headers of a table that ends right above this one: a table in pieces keeps them. `attach` is
    called after each row with what hangs on it: footnotes, text boxes and nested tables.
    """
    table.rows = [row for row in table.rows if any(cell.text for cell in _own(row)) or _attached(row)]
    width = _width(table)
    first, last = _header_rows(table)
    heads = _headers(table.rows[first:last], width) if last else None
    if heads is None and above is not None and len(above) == width:
        heads = above
    seen: set[tuple[str, ...]] = set()
    room = _MOST_REPEATED
    for number, row in enumerate(table.rows):
        texts, room = _texts(row, room)
        header = first <= number < last
        if (header or row.header) and texts in seen:
            builder.skip("herhaalde kolomkop", " | ".join(texts))
            continue
        if header:
            seen.add(texts)
        columns = None if header or heads is None or number < first else _columns(row, heads)
        builder.row(texts, columns, header=header, revision=revision_of(_spans(row)), **row.place)
        attach(_attached(row))
    return heads


def _texts(row: Row, room: int) -> tuple[tuple[str, ...], int]:
    """Return the texts of a row, and how many characters merged cells may still repeat."""
    texts: list[str] = []
    for cell in row.cells:
        text = "" if cell.repeated and room <= 0 else clean(cell.text)
        room -= len(text) * cell.repeated
        texts.append(text)
    return tuple(texts), room


def _width(table: Table) -> int:
    return max((cell.column + cell.span for row in table.rows for cell in row.cells), default=0)


def _spans(row: Row) -> list[Span]:
    return [span for cell in _own(row) for p in cell.paragraphs for span in p.spans]


def _attached(row: Row) -> list[Item]:
    """Return what hangs on a row; a cell merged downwards gives it once."""
    found: list[Item] = []
    for cell in _own(row):
        for item in cell.items:
            if isinstance(item, Paragraph):
                found.extend(item.after)
            else:
                found.append(item)
    return found


def _headers(rows: list[Row], width: int) -> Headers:
    """Return one header per grid column; header rows above each other are read downwards."""
    found: list[list[str]] = [[] for _ in range(width)]
    for row in rows:
        for cell in row.cells:
            text = clean(cell.text)
            for column in range(cell.column, cell.column + cell.span):
                if text and text not in found[column]:
                    found[column].append(text)
    return tuple(" ".join(texts) for texts in found)


def _columns(row: Row, heads: Headers) -> Headers:
    """Return the header of each cell; a cell over some columns has all of theirs, one over the whole width has none."""
    if len(row.cells) == 1:
        return ("",)
    return tuple(
        [" / ".join(dict.fromkeys(filter(None, heads[cell.column : cell.column + cell.span]))) for cell in row.cells]
    )


def _header_rows(table: Table) -> tuple[int, int]:
    """Return where the header rows begin and end; equal when the table has none."""
    rows = table.rows
    marked = next((number for number, row in enumerate(rows) if not row.header), len(rows))
    if marked and len(rows) > 1:
        return 0, min(marked, len(rows) - 1)
    start = 1 if rows and len(rows[0].cells) == 1 else 0
    if len(rows) < start + 2 or _width(table) < 2:
        return 0, 0
    if _heads(rows[start], rows[start + 1 :], styled=_styled(table, start)):
        return start, start + 1 + _is_split(rows, start)
    return 0, 0


def _is_split(rows: list[Row], start: int) -> bool:
    """Tell whether the row under a header divides its merged cells, as 'Taak | Termijn' under 'Veilig Thuis'."""
    if len(rows) < start + 3 or not any(cell.span > 1 for cell in rows[start].cells):
        return False
    filled = [cell for cell in _own(rows[start + 1]) if cell.text]
    rest = (cell for row in rows[start + 2 :] for cell in _own(row) if cell.text)
    return len(filled) > 1 and all(cell.bold for cell in filled) and not all(cell.bold for cell in rest)


def _styled(table: Table, number: int) -> bool:
    """Tell whether a row has a look of its own: by the style of the table, or by its background."""
    shaded = table.rows[number].shaded and not any(row.shaded for row in table.rows[number + 1 :])
    return shaded or (table.styled_header and number == 0)


def _heads(row: Row, rest: list[Row], *, styled: bool) -> bool:
    """Tell whether a row is the header of the rows below it."""
    filled = [cell for cell in row.cells if cell.text]
    texts = [clean(cell.text) for cell in filled]
    if len(filled) < 2 or any(len(text) > _HEADER_LENGTH or _is_sentence(text) for text in texts):
        return False
    if styled:
        return True
    if all(cell.bold for cell in filled):
        return any(cell.text and not cell.bold for other in rest for cell in _own(other) if cell.column > 0)
    return len(rest) > 1 and _terse(texts) and _wordy(rest)


def _own(row: Row) -> list[Cell]:
    """Return the cells of a row that do not repeat what stands above."""
    return [cell for cell in row.cells if not cell.repeated]


def _is_sentence(text: str) -> bool:
    return text.endswith(";") or (text.endswith(".") and not text.endswith(".."))


def _terse(texts: list[str]) -> bool:
    return all(words(text) <= _TERSE and not any(c.isdigit() for c in text) for text in texts)


def _wordy(rows: list[Row]) -> bool:
    counts = [words(cell.text) for row in rows for cell in _own(row) if cell.column > 0]
    return bool(counts) and sum(counts) >= _WORDY * len(counts)
