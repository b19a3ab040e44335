"""Workbooks: text is never more than text, cells hold what fits, sheets are ready to filter and print."""

from __future__ import annotations

import zipfile
from io import BytesIO

import openpyxl
import pytest
from lxml import etree
from openpyxl.worksheet.worksheet import Worksheet

from afsprakenscan.model.results import Niveau
from afsprakenscan.reporters.excel.book import MOST_CHARACTERS, Column, Kind, Sheet, cell_text, workbook
from afsprakenscan.reporters.office import NIVEAU_FILLS
from helpers.hostile import EVIL, LONG_WORD, SHOWN

COLUMNS = (Column("Regio", 20), Column("Aantal", 8, Kind.MIDDEN), Column("Niveau", 14, Kind.MIDDEN))


def sheet(*rows: tuple[object, ...]) -> Sheet:
    return Sheet("Blad", COLUMNS, rows)


def opened(content: bytes) -> Worksheet:
    return openpyxl.load_workbook(BytesIO(content))["Blad"]


def test_values_keep_their_kind():
    found = opened(workbook("Titel", [sheet(("Veldrand", 3, Niveau.GENOEMD), ("", None, Niveau.VOLLEDIG))]))
    assert list(found.iter_rows(values_only=True)) == [
        ("Regio", "Aantal", "Niveau"),
        ("Veldrand", 3, "genoemd"),
        (None, None, "volledig"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "+31 6",
        "-2",
        "@SOM(A1)",
        "http://voorbeeld.nl",
        "mailto:a@b.nl",
        "{=1}",
        "0012",
        "1,5",
        "_x0041_",
        "WAAR",
    ],
)
def test_what_looks_like_more_stays_text(text: str):
    content = workbook("Titel", [sheet((text, 1, Niveau.GENOEMD))])
    cell = opened(content)["A2"]
    assert (cell.data_type, cell.hyperlink) == ("s", None)
    with zipfile.ZipFile(BytesIO(content)) as package:
        strings = etree.fromstring(package.read("xl/sharedStrings.xml"))
        sheets = package.read("xl/worksheets/sheet1.xml")
    shown = [found.text for found in strings.iter("{*}t")]
    # Excel reads _x0041_ as 'A' unless its underscore is spelled out itself.
    assert text in [found.replace("_x005F_", "_") for found in shown]
    assert b"<f>" not in sheets


def test_hostile_text_stays_text():
    content = workbook("Titel", [sheet((EVIL, 1, Niveau.GENOEMD), (LONG_WORD, 1, Niveau.GENOEMD))])
    assert opened(content)["A2"].value.replace("_x005F_", "_") == SHOWN
    with zipfile.ZipFile(BytesIO(content)) as package:
        for part in package.namelist():
            etree.fromstring(package.read(part))  # well formed


@pytest.mark.parametrize("letter", ["a", "😀"])
def test_text_longer_than_a_cell_is_cut_with_a_remark(letter: str):
    room = MOST_CHARACTERS // (len(letter.encode("utf-16-le")) // 2)
    assert cell_text(letter * room) == letter * room
    cut = cell_text(letter * (room + 1))
    assert cut.endswith("… [ingekort: deze tekst is te lang voor een cel]")
    assert MOST_CHARACTERS - 1 <= len(cut.encode("utf-16-le")) // 2 <= MOST_CHARACTERS
    assert opened(workbook("Titel", [sheet((letter * 40_000, 1, Niveau.GENOEMD))]))["A2"].value == cut


def test_a_sheet_is_ready_to_filter_and_to_print():
    found = opened(workbook("Titel", [sheet(("Veldrand", 3, Niveau.GENOEMD), ("Oudland", 1, Niveau.VOLLEDIG))]))
    assert (found.freeze_panes, found.auto_filter.ref) == ("B2", "A1:C3")
    assert (found.print_title_rows, found.print_title_cols) == ("$1:$1", "$A:$A")
    assert (found.page_setup.orientation, found.page_setup.paperSize) == ("landscape", 9)
    assert (found.page_setup.fitToWidth, found.page_setup.fitToHeight) == (None, 0)  # one page wide is the default
    assert found.sheet_properties.pageSetUpPr.fitToPage
    assert found["A1"].font.b
    assert [found["A2"].alignment.wrap_text, found["B2"].alignment.horizontal] == [True, "center"]
    assert [round(found.column_dimensions[name].width) for name in "ABC"] == [21, 9, 15]


def test_a_sheet_without_rows_still_has_its_header():
    found = opened(workbook("Titel", [sheet()]))
    assert list(found.iter_rows(values_only=True)) == [("Regio", "Aantal", "Niveau")]


@pytest.mark.parametrize("niveau", list(Niveau))
def test_a_level_has_its_colour_beside_the_word(niveau: Niveau):
    cell = opened(workbook("Titel", [sheet(("x", 1, niveau))]))["C2"]
    fill, ink = NIVEAU_FILLS[niveau]
    assert (cell.value, cell.fill.fgColor.rgb, cell.font.color.rgb) == (niveau, f"FF{fill}", f"FF{ink}")


def test_a_row_is_as_high_as_its_text():
    found = opened(workbook("Titel", [sheet(("kort", 1, Niveau.GENOEMD), ("woord " * 20, 1, Niveau.GENOEMD))]))
    assert [found.row_dimensions[nr].height for nr in (2, 3)] == [15.75, 51.75]
    tall = opened(workbook("Titel", [sheet(("woord " * 2000, 1, Niveau.GENOEMD))]))
    assert tall.row_dimensions[2].height == 408.75


def test_properties_and_bytes_are_fixed():
    content = workbook("Titel", [sheet(("Veldrand", 3, Niveau.GENOEMD))])
    assert content == workbook("Titel", [sheet(("Veldrand", 3, Niveau.GENOEMD))])
    about = openpyxl.load_workbook(BytesIO(content)).properties
    assert (about.title, about.creator or "", about.lastModifiedBy or "") == ("Titel", "", "")
    assert about.created.isoformat() == about.modified.isoformat() == "2020-01-01T00:00:00"
    with zipfile.ZipFile(BytesIO(content)) as package:
        assert {part.date_time for part in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
