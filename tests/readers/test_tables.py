"""Header rows and merged, nested and repeated cells, seen in Word documents."""

from __future__ import annotations

from pathlib import Path

from afsprakenscan.model.document import Block, Document
from helpers.office import BOLD, HEADER, NUMBERING, STYLES, num, p, r, tbl, tc, tr, word


def rows(document: Document) -> list[tuple[tuple[str, ...] | None, tuple[str, ...] | None]]:
    return [(block.cells, block.columns) for block in document.blocks if block.cells]


def header(*cells: str) -> str:
    return tr(*(tc(p(r(cell, BOLD))) for cell in cells))


def kept(blocks: tuple[Block, ...]) -> list[bool]:
    return [block.role is None for block in blocks]


def test_a_bold_first_row_is_the_header(tmp_path: Path) -> None:
    document = word(tmp_path, tbl(header("Stap", "Wie"), tr("Melding", "VT")))

    assert rows(document) == [(("Stap", "Wie"), None), (("Melding", "VT"), ("Stap", "Wie"))]
    assert kept(document.blocks) == [False, True]


def test_a_table_of_names_and_values_has_no_header(tmp_path: Path) -> None:
    document = word(tmp_path, tbl(tr("Status", "concept"), tr("Datum", "1 mei 2020"), tr("Regio", "X")))

    assert rows(document) == [(("Status", "concept"), None), (("Datum", "1 mei 2020"), None), (("Regio", "X"), None)]


def test_a_terse_first_row_above_wordy_ones_is_the_header(tmp_path: Path) -> None:
    long = "beoordeelt de veiligheid van ieder lid van het gezin"
    document = word(tmp_path, tbl(tr("Stap", "Veilig Thuis"), tr("Melding", long), tr("Overdracht", long)))

    assert rows(document)[1] == (("Melding", long), ("Stap", "Veilig Thuis"))


def test_a_table_style_makes_the_first_row_the_header(tmp_path: Path) -> None:
    style = (
        '<w:style w:type="table" w:styleId="Raster"><w:name w:val="Grid Table 4"/>'
        '<w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr></w:tblStylePr></w:style>'
    )
    use = '<w:tblStyle w:val="Raster"/><w:tblLook w:firstRow="{}"/>'
    table = [tr("Stap", "Wie"), tr("Melding", "VT")]

    on = word(tmp_path, tbl(*table, properties=use.format(1)), styles=STYLES + style)
    off = word(tmp_path, tbl(*table, properties=use.format(0)), styles=STYLES + style)
    assert rows(on)[1] == (("Melding", "VT"), ("Stap", "Wie"))
    assert rows(off)[1] == (("Melding", "VT"), None)


def test_merged_cells(tmp_path: Path) -> None:
    document = word(
        tmp_path,
        tbl(
            tr("Stap", "VT", "Team", properties=HEADER),
            tr(tc("Melding", properties='<w:vMerge w:val="restart"/>'), "belt", "mailt"),
            tr(tc("", properties="<w:vMerge/>"), tc("samen", properties='<w:gridSpan w:val="2"/>')),
            tr(tc("Na onderzoek", properties='<w:gridSpan w:val="3"/>')),
        ),
    )

    assert rows(document) == [
        (("Stap", "VT", "Team"), None),
        (("Melding", "belt", "mailt"), ("Stap", "VT", "Team")),
        (("Melding", "samen"), ("Stap", "VT / Team")),
        (("Na onderzoek",), ("",)),
    ]


def test_two_header_rows_and_a_repeated_one(tmp_path: Path) -> None:
    document = word(
        tmp_path,
        tbl(
            tr(tc(""), tc("Taken", properties='<w:gridSpan w:val="2"/>'), properties=HEADER),
            tr("Stap", "VT", "Team", properties=HEADER),
            tr("1", "belt", "mailt"),
            tr("Stap", "VT", "Team", properties=HEADER),
            tr("2", "a", "b"),
        ),
    )

    assert rows(document) == [
        (("", "Taken"), None),
        (("Stap", "VT", "Team"), None),
        (("1", "belt", "mailt"), ("Stap", "Taken VT", "Taken Team")),
        (("2", "a", "b"), ("Stap", "Taken VT", "Taken Team")),
    ]
    assert [item.reason for item in document.skipped] == ["herhaalde kolomkop"]


def test_a_nested_table_follows_the_row_it_stands_in(tmp_path: Path) -> None:
    inner = tbl(tr("binnen a", "binnen b"), tr("c", "d"))
    document = word(tmp_path, tbl(tr(tc(p("buiten"), inner, p("om")), "rechts"), tr("onder", "aan")))

    assert [cells for cells, _ in rows(document)] == [
        ("buiten om", "rechts"),
        ("binnen a", "binnen b"),
        ("c", "d"),
        ("onder", "aan"),
    ]


def test_a_table_in_two_pieces_keeps_its_header(tmp_path: Path) -> None:
    document = word(
        tmp_path, tbl(header("Stap", "Wie"), tr("1", "VT")), tbl(tr("2", "Team")), p("x."), tbl(tr("3", "X"))
    )

    assert rows(document)[2:] == [(("2", "Team"), ("Stap", "Wie")), (("3", "X"), None)]


def test_rows_and_cells_in_controls_and_lists_in_cells(tmp_path: Path) -> None:
    cell = (
        f"<w:sdt><w:sdtContent>{tc(p('een', properties=num(1)), p('twee', properties=num(1)))}</w:sdtContent></w:sdt>"
    )
    document = word(
        tmp_path,
        tbl(f"<w:sdt><w:sdtContent>{tr(cell, 'b')}</w:sdtContent></w:sdt>", tr("c", "d")),
        numbering=NUMBERING,
    )

    assert [cells for cells, _ in rows(document)] == [("1. een 2. twee", "b"), ("c", "d")]


def test_a_shaded_first_row_is_the_header(tmp_path: Path) -> None:
    def shaded(text: str, fill: str) -> str:
        return tc(text, properties=f'<w:shd w:fill="{fill}"/>')

    first = tr(shaded("Status", "00FF00"), shaded("Datum", "00FF00"))
    plain = tr(shaded("concept", "auto"), shaded("mei", "auto"))
    assert rows(word(tmp_path, tbl(first, plain)))[1] == (("concept", "mei"), ("Status", "Datum"))
    assert rows(word(tmp_path, tbl(first, first)))[1][1] is None


def test_a_deleted_header_row_is_no_header(tmp_path: Path) -> None:
    document = word(
        tmp_path, tbl(tr("Oud", "Kop", properties=HEADER + '<w:del w:id="1"/>'), tr("a", "b"), tr("c", "d"))
    )

    assert rows(document) == [(("a", "b"), None), (("c", "d"), None)]
