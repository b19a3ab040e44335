"""Title, headings with levels, and notes."""

from __future__ import annotations

from pathlib import Path

from helpers.pdf import Page, blocks, shown

TEXT = "Veilig Thuis belt het lokale team binnen vijf werkdagen over de melding, en het team belt terug."


def test_title_and_levels_by_size_and_weight(tmp_path: Path) -> None:
    page = Page().lines(50, 60, "Convenant Veilig Thuis en", "lokale teams", size=20)
    page.text(50, 120, "Vooraf", size=14, font="bold").text(50, 140, TEXT)
    page.text(50, 170, "Waarom", size=10, font="bold").text(50, 185, TEXT).text(50, 197, TEXT)
    page.text(50, 230, "Overdracht", size=14, font="bold").text(50, 250, TEXT)

    found = blocks(tmp_path, page)

    assert [(block.kind.value, block.level, block.text) for block in found if block.text != TEXT][:4] == [
        ("titel", None, "Convenant Veilig Thuis en lokale teams"),
        ("kop", 1, "Vooraf"),
        ("kop", 2, "Waarom"),
        ("alinea", None, f"{TEXT} {TEXT}"),
    ]
    assert [block.headings for block in found if block.kind == "alinea"] == [
        ("Vooraf",),
        ("Vooraf", "Waarom"),
        ("Overdracht",),
    ]


def test_levels_by_number_within_one_style(tmp_path: Path) -> None:
    page = Page()
    heads = ("Hoofdstuk 1 Melding", "Artikel 1 Ontvangst", "Hoofdstuk 2 Hulp", "Artikel 2 Plan", "Slotbepalingen")
    for index, head in enumerate(heads):
        page.text(50, 100 + 60 * index, head, font="bold", size=12).text(50, 120 + 60 * index, TEXT)
    numbered = Page()
    for index, head in enumerate(("1 Doel", "1.1 Aanleiding", "1.2 Werking", "2 Stappen", "Bijlagen")):
        numbered.text(50, 100 + 60 * index, head, font="bold", size=11).text(50, 120 + 60 * index, TEXT)

    found = [(block.level, block.text) for block in blocks(tmp_path, page) if block.kind == "kop"]
    other = [(block.level, block.text) for block in blocks(tmp_path, numbered) if block.kind == "kop"]

    assert found == [(1, heads[0]), (2, heads[1]), (1, heads[2]), (2, heads[3]), (1, heads[4])]
    assert other == [(1, "1 Doel"), (2, "1.1 Aanleiding"), (2, "1.2 Werking"), (1, "2 Stappen"), (1, "Bijlagen")]


def test_an_appendix_stands_beside_the_articles_in_its_type(tmp_path: Path) -> None:
    page = Page().text(50, 60, "Overeenkomst", size=20)
    heads = ("De ondertekenden", "Artikel 1 Melding", "Artikel 2 Hulp", "Bijlage 1 Nummers")
    for index, head in enumerate(heads):
        page.text(50, 100 + 60 * index, head, font="bold", size=12).text(50, 120 + 60 * index, TEXT)

    assert [block.headings for block in blocks(tmp_path, page) if block.kind == "alinea"] == [(head,) for head in heads]


def test_chapters_are_no_title(tmp_path: Path) -> None:
    page = Page().text(50, 60, TEXT).text(50, 100, "Inleiding", size=16).text(50, 130, TEXT)
    page.text(50, 180, "Overdracht", size=16).text(50, 210, TEXT)

    assert [kind for kind, _ in shown(blocks(tmp_path, page))] == ["alinea", "kop", "alinea", "kop", "alinea"]


def test_a_bold_start_of_a_paragraph_is_no_heading(tmp_path: Path) -> None:
    page = Page().text(50, 100, "Let op:", font="bold").text(88, 100, "VT belt eerst het team.").text(50, 140, TEXT)

    assert [kind for kind, _ in shown(blocks(tmp_path, page))] == ["alinea", "alinea"]


def test_a_small_text_with_a_number_is_a_note(tmp_path: Path) -> None:
    page = Page().text(50, 100, TEXT).text(50, 130, "1. Zie artikel 4.1.1 van de wet.", size=8).text(50, 160, TEXT)

    assert shown(blocks(tmp_path, page)) == [
        ("alinea", TEXT),
        ("voetnoot", "1. Zie artikel 4.1.1 van de wet."),
        ("alinea", TEXT),
    ]
