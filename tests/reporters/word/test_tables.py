"""Tables in Word: widths, repeated headers, rows that stay whole."""

from __future__ import annotations

import pytest
from docx.oxml.ns import qn

from afsprakenscan.model.results import Niveau
from afsprakenscan.reporters.story import Cell, Table
from afsprakenscan.reporters.word.tables import TEXT_WIDTH, column_widths, table

SHORT = Table(
    "Naam",
    ("Eis", "Niveau"),
    ((Cell("a"), Cell("volledig", Niveau.VOLLEDIG)), (Cell("b"), Cell("ontbreekt", Niveau.ONTBREEKT))),
)


def styles(shown: Table) -> list[list[str]]:
    """The style of every cell, row by row."""
    return [[cell.p_lst[0].pPr.pStyle.val for cell in row.tc_lst] for row in table(shown).tr_lst]


def test_levels_have_a_style_and_a_short_table_stays_together():
    assert styles(SHORT) == [
        ["Tabelkop", "Tabelkop"],
        ["Tabeltekstbijeen", "Niveauvolledig"],
        ["Tabeltekst", "Niveauontbreekt"],
    ]


def test_of_a_long_table_only_the_first_row_is_kept_with_the_next():
    long = Table("Naam", ("Nr",), tuple((Cell(str(nr)),) for nr in range(9)))
    assert styles(long) == [["Tabelkop"], ["Tabeltekstbijeen"], *[["Tabeltekst"]] * 8]


def test_the_header_row_repeats_and_no_row_splits():
    rows = table(SHORT).tr_lst
    assert [[child.tag for child in row.find(qn("w:trPr"))] for row in rows] == [
        [qn("w:cantSplit"), qn("w:tblHeader")],
        [qn("w:cantSplit")],
        [qn("w:cantSplit")],
    ]
    assert table(SHORT).tblPr.find(qn("w:tblCaption")).get(qn("w:val")) == "Naam"


LONG_TEXT = "woord " * 40


@pytest.mark.parametrize(
    ("header", "rows"),
    [
        (["a"], []),
        (["Eis", "Niveau"], [["a", "volledig"]]),
        (["Eis", "Advies"], [["a", LONG_TEXT]]),
        (["Eis", "Advies"], [["x" * 4000, LONG_TEXT]]),
        ([f"kolom {nr}" for nr in range(40)], [[LONG_TEXT] * 40]),
        (["", ""], [["", ""]]),
    ],
    ids=["no rows", "short", "long", "long word", "many columns", "empty"],
)
def test_columns_fill_the_width_exactly(header: list[str], rows: list[list[str]]):
    widths = column_widths(header, rows)
    assert sum(widths) == TEXT_WIDTH
    assert min(widths) > 0
    assert len(widths) == len(header)


def test_the_column_with_the_text_gets_the_room():
    narrow, wide = column_widths(["Eis", "Advies"], [["a", LONG_TEXT], ["b", LONG_TEXT]])
    assert wide > 8 * narrow
