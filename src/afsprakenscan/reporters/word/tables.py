"""Tables in Word: widths that fit the text, a header row that repeats, rows that do not split over pages."""

from __future__ import annotations

from docx.oxml.xmlchemy import BaseOxmlElement

from afsprakenscan.reporters.office import safe
from afsprakenscan.reporters.story import Cell, Table
from afsprakenscan.reporters.word.xml import element, paragraph, run

TEXT_WIDTH = 9412
"""Between the margins of the page in `sjabloon/word/document.xml`, in twentieths of a point."""

_EM, _BOLD, _PADDING = 174, 1.15, 190  # of the text of a table, in the same unit; bold is so much wider
_NARROW, _WIDE = frozenset("fijlrtI.,:;'|()- "), frozenset("mwMWABCDEGHKNOPQRUVXY%@")
_UNBROKEN = 26  # characters; a word up to this length stays on one line
_SHORT = (18, 10, 0)  # characters; so does a cell up to the first of these that leaves room for the others
_LONGEST = 110
_AIR = 1.4
_KEPT_TOGETHER = 8  # rows, of cells up to so many characters; others may go on at the next page after their first row
_LOW_CELL = 240


def table(shown: Table) -> BaseOxmlElement:
    """Return the table; every row has as many cells as there are columns."""
    columns = [safe(column) for column in shown.columns]
    rows = [[safe(cell.text) for cell in row] for row in shown.rows]
    widths = column_widths(columns, rows)
    properties = element(
        "tblPr",
        element("tblStyle", val="Rapporttabel"),
        element("tblW", w=str(TEXT_WIDTH), type="dxa"),
        element("tblLayout", type="fixed"),
        element(
            "tblLook", val="06A0", firstRow="1", lastRow="0", firstColumn="1", lastColumn="0", noHBand="1", noVBand="1"
        ),
        element("tblCaption", val=safe(shown.caption)),
    )
    grid = element("tblGrid", *(element("gridCol", w=str(width)) for width in widths))
    header = _row([paragraph("Tabelkop", run(text)) for text in columns], widths, header=True)
    whole = len(rows) <= _KEPT_TOGETHER and all(len(text) <= _LOW_CELL for row in rows for text in row)
    body = []
    for nr, row in enumerate(shown.rows, start=1):
        kept = nr < len(rows) if whole else nr == 1
        body.append(_row([_text(cell, kept=kept) for cell in row], widths))
    return element("tbl", properties, grid, header, *body)


def column_widths(header: list[str], rows: list[list[str]]) -> list[int]:
    """Return the width of each column: words and short cells fit on a line, the rest goes where the text is."""
    columns = list(zip(header, zip(*rows, strict=True) if rows else [()] * len(header), strict=True))
    wish = [_width(title, [text[:_LONGEST] for text in texts]) for title, texts in columns]
    spare = TEXT_WIDTH - sum(wish)
    if spare >= 0:  # some air for every column; what then is left stands at the end, where it separates nothing
        air = min(_AIR, TEXT_WIDTH / sum(wish))
        widths = [width * air for width in wish[:-1]]
        return _exact([*widths, TEXT_WIDTH - sum(widths)])
    for short in _SHORT:
        least = [_width(title, [part for text in texts for part in _unbroken(text, short)]) for title, texts in columns]
        spare = TEXT_WIDTH - sum(least)
        if spare >= 0:
            lack = [wide - narrow for wide, narrow in zip(wish, least, strict=True)]
            return _exact([narrow + spare * part / sum(lack) for narrow, part in zip(least, lack, strict=True)])
    return _exact([TEXT_WIDTH * width / sum(least) for width in least])  # too many columns: long words break


def _width(title: str, parts: list[str]) -> float:
    """Return the width in which every part fits on a line, and every word of the title."""
    title_width = max((_length(word) for word in title.split()), default=0) * _BOLD
    return max(title_width, max(map(_length, parts), default=0)) + _PADDING


def _length(text: str) -> float:
    """Return about how long a line of text is; letters come in three widths."""
    ems = sum(0.3 if letter in _NARROW else 0.76 if letter in _WIDE else 0.54 for letter in text)
    return ems * _EM


def _unbroken(text: str, short: int) -> list[str]:
    """Return the parts of a text that must stay on one line."""
    return [text] if len(text) <= short else [word[:_UNBROKEN] for word in text.split()]


def _exact(widths: list[float]) -> list[int]:
    """Return whole widths that together are exactly the width of the text."""
    whole = [int(width) for width in widths]
    whole[-1] += TEXT_WIDTH - sum(whole)
    return whole


def _row(cells: list[BaseOxmlElement], widths: list[int], *, header: bool = False) -> BaseOxmlElement:
    marks = [element("cantSplit"), element("tblHeader")] if header else [element("cantSplit")]
    filled = [
        element("tc", element("tcPr", element("tcW", w=str(width), type="dxa")), cell)
        for cell, width in zip(cells, widths, strict=True)
    ]
    return element("tr", element("trPr", *marks), *filled)


def _text(cell: Cell, *, kept: bool) -> BaseOxmlElement:
    """Return the paragraph of a cell; a level has a style of its own, with its colour."""
    if cell.niveau is not None:
        return paragraph(f"Niveau{cell.niveau}", run(safe(cell.text)))
    return paragraph("Tabeltekstbijeen" if kept else "Tabeltekst", run(safe(cell.text)))
