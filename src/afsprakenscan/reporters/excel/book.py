"""Writing sheets to a workbook: looks, filters and print, and text that is never more than text."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from io import BytesIO

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from afsprakenscan.model.results import Niveau
from afsprakenscan.reporters.office import FIXED_DATE, NIVEAU_FILLS, safe

MOST_CHARACTERS = 32_767
"""What a cell of Excel can hold, in UTF-16 units."""

_CUT = " … [ingekort: deze tekst is te lang voor een cel]"
_A4, _A3 = 9, 8
_LINE, _ABOVE_AND_BELOW, _HIGHEST = 12, 4, 409  # points; Excel has no higher rows
_LETTERS, _BOLD_LETTERS = 1.45, 1.3  # of 9 points, in a unit of column width
_UPRIGHT = 4.5  # points that a letter of an upright title is high
_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


class Kind(StrEnum):
    """How a column looks: text that wraps, a word or number in the middle, or a narrow one with its title upright."""

    TEKST = "tekst"
    MIDDEN = "midden"
    SMAL = "smal"


Value = str | int | Niveau | None


@dataclass(frozen=True)
class Column:
    """A column; `width` is in characters."""

    title: str
    width: float
    kind: Kind = Kind.TEKST


@dataclass(frozen=True)
class Sheet:
    """A sheet with one table.

    The first `frozen` columns stay in sight, and are repeated on every printed page. A `wide` sheet is printed on A3;
    `pages` is how many lie side by side.
    """

    name: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[Value]]
    frozen: int = 1
    wide: bool = False
    pages: int = 1


def workbook(title: str, sheets: Sequence[Sheet]) -> bytes:
    """Return the sheets as a workbook; the same sheets give the same bytes."""
    target = BytesIO()
    book = xlsxwriter.Workbook(target, _OPTIONS)
    book.set_properties({"title": title, "created": FIXED_DATE.replace(tzinfo=None)})
    formats = _Formats(book)
    for sheet in sheets:
        _write(book.add_worksheet(sheet.name), sheet, formats)
    book.close()
    return target.getvalue()


def cell_text(text: str) -> str:
    """Return text that fits in a cell, with a remark where it is cut."""
    shown = safe(text)
    if _units(shown) <= MOST_CHARACTERS:
        return shown
    room = MOST_CHARACTERS - _units(_CUT)
    return shown.encode("utf-16-le")[: room * 2].decode("utf-16-le", "ignore") + _CUT


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


class _Formats:
    """The looks of all cells, each made once."""

    def __init__(self, book: xlsxwriter.Workbook) -> None:
        base = {"font_name": "Arial", "font_size": 9, "valign": "top", "bottom": 1, "bottom_color": "#D3DBE1"}
        head = base | {
            "bold": True,
            "font_color": "#FFFFFF",
            "bg_color": "#14506B",
            "text_wrap": True,
            "valign": "bottom",
        }
        centred = {"align": "center"}
        self.head = {
            Kind.TEKST: book.add_format(head),
            Kind.MIDDEN: book.add_format(head | centred),
            Kind.SMAL: book.add_format(head | centred | {"rotation": 90, "text_wrap": False}),
        }
        self.body = {
            Kind.TEKST: book.add_format(base | {"text_wrap": True}),
            Kind.MIDDEN: book.add_format(base | centred),
            Kind.SMAL: book.add_format(base | centred),
        }
        self.niveau = {
            niveau: book.add_format(base | centred | {"bg_color": f"#{fill}", "font_color": f"#{ink}"})
            for niveau, (fill, ink) in NIVEAU_FILLS.items()
        }

    def of(self, value: Value, kind: Kind) -> Format:
        """Return the look of a cell."""
        return self.niveau[value] if isinstance(value, Niveau) else self.body[kind]


def _write(target: Worksheet, sheet: Sheet, formats: _Formats) -> None:
    target.set_row(0, _title_height(sheet.columns))
    for place, column in enumerate(sheet.columns):
        target.set_column(place, place, column.width)
        target.write_string(0, place, cell_text(column.title), formats.head[column.kind])
    for line, row in enumerate(sheet.rows, start=1):
        target.set_row(line, _height(row, sheet.columns))
        for place, (value, column) in enumerate(zip(row, sheet.columns, strict=True)):
            look = formats.of(value, column.kind)
            if value is None or value == "":
                target.write_blank(line, place, None, look)
            elif isinstance(value, int):
                target.write_number(line, place, value, look)
            else:
                target.write_string(line, place, cell_text(value), look)
    target.freeze_panes(1, sheet.frozen)
    target.autofilter(0, 0, max(len(sheet.rows), 1), len(sheet.columns) - 1)
    _print_setup(target, sheet)


def _height(row: Sequence[Value], columns: Sequence[Column]) -> float:
    """Return how high a row must be; Excel finds out by itself, other programs show one line."""
    lines = [
        _lines(value, int(column.width * _LETTERS))
        for value, column in zip(row, columns, strict=True)
        if isinstance(value, str) and column.kind is Kind.TEKST
    ]
    return min(max(lines, default=1) * _LINE + _ABOVE_AND_BELOW, _HIGHEST)


@lru_cache(maxsize=1000)  # a passage has a row for each of its aspects
def _lines(text: str, width: int) -> int:
    return len(textwrap.wrap(text, width)) if len(text) > width else 1


def _title_height(columns: Sequence[Column]) -> float:
    upright = [len(column.title) * _UPRIGHT for column in columns if column.kind is Kind.SMAL]
    lines = [
        len(textwrap.wrap(column.title, max(int(column.width * _BOLD_LETTERS) - 2, 1)))  # the filter button covers some
        for column in columns
        if column.kind is not Kind.SMAL
    ]
    return min(max([*upright, max(lines, default=1) * _LINE]) + 2 * _ABOVE_AND_BELOW, _HIGHEST)


def _print_setup(target: Worksheet, sheet: Sheet) -> None:
    """Make it print on landscape pages that are as wide as needed, with the header row on every page."""
    target.set_landscape()
    target.set_paper(_A3 if sheet.wide else _A4)
    target.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    target.fit_to_pages(sheet.pages, 0)
    target.repeat_rows(0)
    if sheet.frozen:
        target.repeat_columns(0, sheet.frozen - 1)
    target.set_footer("&L&8&A&R&8Bladzijde &P van &N")
