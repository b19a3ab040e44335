"""Tables without rules, or with rules between the rows only; and what only looks like one."""

from __future__ import annotations

from pathlib import Path

from helpers.pdf import Page, blocks, shown

XS = (50.0, 170.0, 320.0)
HEAD = ("Stap", "Wie", "Hoe")
WIDE = "Deze alinea loopt over de volle breedte van de bladzijde en is dus geen deel van de tabel die hier staat."


def row(page: Page, y: float, *cells: str, font: str = "plain") -> Page:
    for x, cell in zip(XS, cells, strict=False):
        if cell:
            page.text(x, y, cell, font=font)
    return page


def table(tmp_path: Path, page: Page) -> list[tuple[tuple[str, ...] | None, tuple[str, ...] | None]]:
    return [(block.cells, block.columns) for block in blocks(tmp_path, page) if block.cells]


def test_columns_that_only_white_shows(tmp_path: Path) -> None:
    page = row(Page().text(50, 80, WIDE), 110, *HEAD, font="bold")
    row(page, 130, "Melding", "Veilig Thuis", "Binnen vijf werkdagen wordt")
    row(page, 142, "aannemen", "", "de zaak beoordeeld.")
    row(page, 162, "Hulp", "Lokaal team", "Een gesprek thuis.")
    row(page, 182, "Afsluiten", "Veilig Thuis", "Per brief.").text(50, 215, WIDE)

    found = blocks(tmp_path, page)

    assert shown(found)[0] == shown(found)[-1] == ("alinea", WIDE)
    assert [(block.cells, block.columns) for block in found[1:-1]] == [
        (HEAD, None),
        (("Melding aannemen", "Veilig Thuis", "Binnen vijf werkdagen wordt de zaak beoordeeld."), HEAD),
        (("Hulp", "Lokaal team", "Een gesprek thuis."), HEAD),
        (("Afsluiten", "Veilig Thuis", "Per brief."), HEAD),
    ]


def test_rows_without_space_between_them(tmp_path: Path) -> None:
    page = row(Page(), 110, *HEAD, font="bold")
    row(page, 122, "Melding", "Veilig Thuis", "Binnen vijf werkdagen wordt")
    row(page, 134, "", "", "de zaak beoordeeld.")
    row(page, 146, "Hulp", "Lokaal team", "Een gesprek thuis.")

    assert [cells for cells, _ in table(tmp_path, page)] == [
        HEAD,
        ("Melding", "Veilig Thuis", "Binnen vijf werkdagen wordt de zaak beoordeeld."),
        ("Hulp", "Lokaal team", "Een gesprek thuis."),
    ]


def test_rules_between_the_rows(tmp_path: Path) -> None:
    page = row(Page(), 110, *HEAD, font="bold").rule(50, 115, 500, 115)
    row(page, 127, "Melding", "Veilig Thuis", "Binnen vijf werkdagen wordt")
    row(page, 139, "aannemen", "", "de zaak beoordeeld.").rule(50, 144, 500, 144)
    row(page, 156, "Hulp", "Lokaal team", "Een gesprek thuis.").rule(50, 161, 500, 161)

    assert table(tmp_path, page) == [
        (HEAD, None),
        (("Melding aannemen", "Veilig Thuis", "Binnen vijf werkdagen wordt de zaak beoordeeld."), HEAD),
        (("Hulp", "Lokaal team", "Een gesprek thuis."), HEAD),
    ]


def test_a_list_with_wide_numbers_is_no_table(tmp_path: Path) -> None:
    page = Page()
    for index in range(4):
        page.text(50, 100 + 12 * index, f"{index + 1}.").text(90, 100 + 12 * index, "Veilig Thuis belt het team.")

    assert [kind for kind, _ in shown(blocks(tmp_path, page))] == ["lijstpunt"] * 4


def test_contents_with_leaders_are_no_table(tmp_path: Path) -> None:
    page = Page()
    for index, text in enumerate(("Melding", "Overdracht", "Monitoring")):
        page.text(50, 100 + 20 * index, f"{text} ..........").text(300, 100 + 20 * index, str(index + 2))

    assert [kind for kind, _ in shown(blocks(tmp_path, page))] == ["alinea"] * 3


def test_two_rows_are_no_table(tmp_path: Path) -> None:
    page = Page().text(50, 100, "Plaats: Utrecht").text(300, 100, "Datum: 1 mei 2020")
    page.text(50, 112, "Naam: J. Jansen").text(300, 112, "Functie: directeur")

    assert all(kind == "alinea" for kind, _ in shown(blocks(tmp_path, page)))


def test_columns_whose_lines_are_not_level_are_no_table(tmp_path: Path) -> None:
    left = [f"Het lokale team bewaakt de veiligheid {number}" for number in range(10, 20)]
    right = [f"Veilig Thuis belt het lokale team weer {number}" for number in range(10, 20)]
    page = Page().lines(50, 100, *left[:3]).lines(50, 142, *left[3:])
    page.lines(300, 100, *right[:6]).lines(300, 178, *right[6:])

    assert {kind for kind, _ in shown(blocks(tmp_path, page))} == {"alinea"}


def test_columns_of_text_written_line_by_line_are_no_table(tmp_path: Path) -> None:
    left = (
        "Het lokale team en Veilig Thuis bewaken",
        "samen de veiligheid van het gezin en zij",
        "leggen alles vast in",
    )
    right = (
        "Na drie maanden belt Veilig Thuis met het",
        "lokale team over de voortgang van de zorg",
        "en de hulp, en daarna",
    )
    page = Page().text(50, 60, WIDE)
    for index in range(9):
        page.text(50, 100 + 12 * index, left[index % 2]).text(310, 100 + 12 * index, right[index % 2])

    assert shown(blocks(tmp_path, page)) == [
        ("alinea", WIDE),
        (
            "alinea",
            " ".join(left[index % 2] for index in range(9)) + " " + " ".join(right[index % 2] for index in range(9)),
        ),
    ]
