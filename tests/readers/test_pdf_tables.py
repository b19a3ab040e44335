"""Tables with rules: cells, column headers, page ends, merged cells, and text that is no table."""

from __future__ import annotations

from pathlib import Path

from afsprakenscan.model.document import Block
from helpers.pdf import Page, blocks, reading, shown

XS = [50.0, 150.0, 300.0, 500.0]
HEAD = ("Stap", "Wie", "Hoe")


def row(page: Page, y: float, *cells: str, font: str = "plain") -> Page:
    for x, cell in zip(XS, cells, strict=False):
        page.text(x + 4, y, cell, font=font)
    return page


def cells(found: list[Block]) -> list[tuple[tuple[str, ...] | None, tuple[str, ...] | None]]:
    return [(block.cells, block.columns) for block in found if block.cells]


def test_rows_with_their_column_headers(tmp_path: Path) -> None:
    page = row(Page().text(50, 80, "Zie de tabel."), 114, *HEAD, font="bold").grid(XS, [100, 120, 150, 170])
    row(page, 132, "Melding", "Veilig Thuis", "Binnen vijf werkdagen beoordelen, waar-")
    row(page, 144, "", "", "na overdracht volgt.")
    row(page, 164, "Afsluiten", "-", "Per brief.").text(50, 200, "Daarna volgt tekst.")

    found = blocks(tmp_path, page)

    assert shown(found)[0] == ("alinea", "Zie de tabel.")
    assert shown(found)[-1] == ("alinea", "Daarna volgt tekst.")
    assert cells(found) == [
        (HEAD, None),
        (("Melding", "Veilig Thuis", "Binnen vijf werkdagen beoordelen, waarna overdracht volgt."), HEAD),
        (("Afsluiten", "-", "Per brief."), HEAD),
    ]
    assert found[1].role == "kolomkop"
    assert found[2].box == (50, 120, 500, 150)


def test_a_shaded_first_row_is_the_header(tmp_path: Path) -> None:
    page = row(Page().box(50, 100, 500, 120, shade=0.8), 114, *HEAD).grid(XS, [100, 120, 140])
    row(page, 134, "Melding", "VT", "bellen")

    assert cells(blocks(tmp_path, page)) == [(HEAD, None), (("Melding", "VT", "bellen"), HEAD)]


def test_a_table_over_a_page_end(tmp_path: Path) -> None:
    first = row(Page(), 714, *HEAD, font="bold").grid(XS, [700, 720, 740])
    row(first, 734, "Melding", "VT", "bellen")
    second = row(Page(), 114, *HEAD, font="bold").grid(XS, [100, 120, 140])
    row(second, 134, "Hulp", "Team", "bezoeken")
    third = row(Page(), 114, "Slot", "VT", "afsluiten").grid(XS, [100, 120])

    found = reading(tmp_path, first, second, third)

    assert cells(found.builder.blocks) == [
        (HEAD, None),
        (("Melding", "VT", "bellen"), HEAD),
        (("Hulp", "Team", "bezoeken"), HEAD),
        (("Slot", "VT", "afsluiten"), HEAD),
    ]
    assert [block.page for block in found.builder.blocks] == [1, 1, 2, 3]
    assert [(skip.reason, skip.text) for skip in found.builder.skipped] == [("herhaalde kolomkop", "Stap | Wie | Hoe")]


def test_a_row_cut_by_the_page_end_is_one_row(tmp_path: Path) -> None:
    first = row(Page(), 714, *HEAD, font="bold").grid(XS, [700, 720, 740, 760])
    row(first, 734, "Melding", "VT", "bellen")
    row(first, 754, "Hulp", "Team", "Het gezin wordt bezocht door het")
    second = row(Page(), 114, "", "", "lokale team.").grid(XS, [100, 120, 140])
    row(second, 134, "Slot", "VT", "afsluiten")

    assert cells(blocks(tmp_path, first, second)) == [
        (HEAD, None),
        (("Melding", "VT", "bellen"), HEAD),
        (("Hulp", "Team", "Het gezin wordt bezocht door het lokale team."), HEAD),
        (("Slot", "VT", "afsluiten"), HEAD),
    ]


def test_a_row_cut_where_the_header_is_printed_again_is_one_row(tmp_path: Path) -> None:
    first = row(Page(), 714, *HEAD, font="bold").grid(XS, [700, 720, 740, 760])
    row(first, 734, "Melding", "VT", "bellen")
    row(first, 754, "Hulp", "Team", "Het gezin wordt bezocht door het")
    second = row(Page(), 114, *HEAD, font="bold").grid(XS, [100, 120, 140, 160])
    row(second, 134, "", "", "lokale team.")
    row(second, 154, "Slot", "VT", "afsluiten")

    assert cells(blocks(tmp_path, first, second)) == [
        (HEAD, None),
        (("Melding", "VT", "bellen"), HEAD),
        (("Hulp", "Team", "Het gezin wordt bezocht door het lokale team."), HEAD),
        (("Slot", "VT", "afsluiten"), HEAD),
    ]


def test_a_first_row_that_is_printed_again_is_the_header(tmp_path: Path) -> None:
    first = row(Page(), 734, *HEAD).grid(XS, [720, 740, 760])
    row(first, 754, "Melding", "VT", "bellen")
    second = row(Page(), 114, *HEAD).grid(XS, [100, 120, 140])
    row(second, 134, "Slot", "VT", "afsluiten")

    assert cells(blocks(tmp_path, first, second)) == [
        (HEAD, None),
        (("Melding", "VT", "bellen"), HEAD),
        (("Slot", "VT", "afsluiten"), HEAD),
    ]


def test_a_header_in_two_rows(tmp_path: Path) -> None:
    page = Page()
    for y in (100, 120, 140, 160):
        page.rule(50, y, 500, y)
    page.rule(50, 100, 50, 160).rule(500, 100, 500, 160).rule(150, 100, 150, 160).rule(300, 120, 300, 160)
    page.text(54, 114, "Stap", font="bold").text(154, 114, "Veilig Thuis", font="bold")
    page.text(154, 134, "Taak", font="bold").text(304, 134, "Termijn", font="bold")
    row(page, 154, "Melding", "beoordelen", "een week")

    assert cells(blocks(tmp_path, page))[-1] == (
        ("Melding", "beoordelen", "een week"),
        ("Stap", "Veilig Thuis Taak", "Veilig Thuis Termijn"),
    )


def test_two_tables_that_touch(tmp_path: Path) -> None:
    page = row(Page(), 114, *HEAD, font="bold").grid(XS, [100, 120, 140])
    row(page, 134, "Melding", "VT", "bellen").grid([50, 220, 500], [140, 160, 180])
    page.text(54, 154, "Naam", font="bold").text(224, 154, "Telefoon", font="bold")
    page.text(54, 174, "Secretariaat").text(224, 174, "0800-2000")

    assert cells(blocks(tmp_path, page)) == [
        (HEAD, None),
        (("Melding", "VT", "bellen"), HEAD),
        (("Naam", "Telefoon"), None),
        (("Secretariaat", "0800-2000"), ("Naam", "Telefoon")),
    ]


def test_merged_cells(tmp_path: Path) -> None:
    page = row(Page(), 114, *HEAD, font="bold")
    for y, start in ((100, 50), (120, 50), (140, 150), (160, 50), (180, 50)):
        page.rule(start, y, 500, y)
    page.rule(50, 100, 50, 180).rule(500, 100, 500, 180).rule(150, 100, 150, 180)
    page.rule(300, 100, 300, 160)
    row(page, 134, "Melding", "VT", "bellen")
    row(page, 154, "", "Team", "bevestigen")
    row(page, 174, "Slot", "allen samen om tafel")

    assert cells(blocks(tmp_path, page)) == [
        (HEAD, None),
        (("Melding", "VT", "bellen"), HEAD),
        (("Melding", "Team", "bevestigen"), HEAD),
        (("Slot", "allen samen om tafel"), ("Stap", "Wie / Hoe")),
    ]


def test_a_box_of_one_cell_is_a_frame(tmp_path: Path) -> None:
    page = Page().grid([50, 500], [100, 130]).text(54, 114, "Onthoud: bellen gaat voor mailen.")

    assert shown(blocks(tmp_path, page)) == [("kader", "Onthoud: bellen gaat voor mailen.")]


def test_a_whole_grid_in_one_path(tmp_path: Path) -> None:
    page = row(Page(), 114, *HEAD, font="bold")
    strokes = [f"{XS[0]} {842 - y} m {XS[-1]} {842 - y} l" for y in (100, 120, 140)]
    strokes += [f"{x} {842 - 100} m {x} {842 - 140} l" for x in XS]
    page.content.append("0.5 w " + " ".join(strokes) + " S")
    row(page, 134, "Melding", "VT", "bellen")

    assert cells(blocks(tmp_path, page)) == [(HEAD, None), (("Melding", "VT", "bellen"), HEAD)]


def test_a_line_that_runs_over_several_cells_is_divided(tmp_path: Path) -> None:
    page = Page().grid(XS, [100, 120, 140])
    page.content.append("BT /F0 10 Tf 1 0 0 1 54 728 Tm [(Stap) -8000 (Wie) -13000 (Hoe)] TJ ET")
    row(page, 134, "Melding", "VT", "bellen")

    assert [block.cells for block in blocks(tmp_path, page)] == [HEAD, ("Melding", "VT", "bellen")]
