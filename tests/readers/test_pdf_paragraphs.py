"""Which lines belong together: paragraphs, list items with hanging lines, and headings over two lines."""

from __future__ import annotations

from pathlib import Path

import pytest

from helpers.pdf import Page, blocks, shown

A = "Veilig Thuis belt het lokale team binnen vijf werkdagen over de melding en het team belt dan"
B = "dezelfde dag terug met wat er al over het gezin bekend is, en spreekt af wie wat zal doen en"
C = "wanneer dat klaar is."


def test_lines_of_one_paragraph(tmp_path: Path) -> None:
    assert shown(blocks(tmp_path, Page().lines(50, 100, A, B, C))) == [("alinea", f"{A} {B} {C}")]


def test_space_parts_paragraphs(tmp_path: Path) -> None:
    page = Page().lines(50, 100, A, B, C).lines(50, 145, A, B, C).lines(50, 190, A, B)

    assert [text for _, text in shown(blocks(tmp_path, page))] == [f"{A} {B} {C}", f"{A} {B} {C}", f"{A} {B}"]


def test_a_short_line_ends_a_paragraph(tmp_path: Path) -> None:
    page = Page().lines(50, 100, A, C, A, B, C)

    assert [text for _, text in shown(blocks(tmp_path, page))] == [f"{A} {C}", f"{A} {B} {C}"]


def test_a_first_line_indent_starts_a_paragraph(tmp_path: Path) -> None:
    page = Page().lines(50, 100, A, B).text(62, 124, A).text(50, 136, B)

    assert [text for _, text in shown(blocks(tmp_path, page))] == [f"{A} {B}", f"{A} {B}"]


@pytest.mark.parametrize("bullet", ["\u2022", "-", "\u2013", "o", "*"])
def test_bullets(tmp_path: Path, bullet: str) -> None:
    page = Page().text(50, 90, "Het team:")
    page.text(50, 102, f"{bullet}  {A}").text(60, 114, C).text(50, 126, f"{bullet}  {B}")

    found = blocks(tmp_path, page)

    assert shown(found) == [("alinea", "Het team:"), ("lijstpunt", f"{A} {C}"), ("lijstpunt", B)]
    assert [block.lead_in for block in found] == [None, 1, 1]
    assert [block.box.x0 for block in found if block.box] == [50, 50, 50]


def test_numbers_stay_in_the_text(tmp_path: Path) -> None:
    page = (
        Page()
        .text(50, 100, f"1.  {A}")
        .text(64, 112, C)
        .text(50, 124, "2.  VT bevestigt.")
        .text(64, 136, "a)  mondeling,")
    )
    page.text(64, 148, "b)  per mail.").text(50, 160, "3.  Het team sluit af.")

    assert [(block.level, block.label, block.text) for block in blocks(tmp_path, page)] == [
        (1, "1.", f"1. {A} {C}"),
        (1, "2.", "2. VT bevestigt."),
        (2, "a)", "a) mondeling,"),
        (2, "b)", "b) per mail."),
        (1, "3.", "3. Het team sluit af."),
    ]


def test_a_number_in_the_text_starts_no_item(tmp_path: Path) -> None:
    before = "Dit stuk beschrijft wat er gebeurt met meldingen en geeft uitleg over alles in hoofdstuk"
    page = Page().lines(50, 100, before, "4. Daarna volgt de lijst van", "gemeenten.")

    assert [text for _, text in shown(blocks(tmp_path, page))] == [
        f"{before} 4. Daarna volgt de lijst van",
        "gemeenten.",
    ]


def test_a_list_in_running_text_starts_no_items(tmp_path: Path) -> None:
    page = Page().lines(
        50,
        100,
        "Het kwaliteitskader vraagt afspraken over: a. het informeren van het gezin; b. de rollen van allen;",
        "c. de overdracht van zaken aan het lokale team; d. het contact bij nieuwe zorgen in een gezin;",
        "e. methodes.",
    )

    assert [kind for kind, _ in shown(blocks(tmp_path, page))] == ["alinea"]


def test_a_quotation_mark_before_the_first_number_of_a_list(tmp_path: Path) -> None:
    page = Page().text(50, 100, "Het kader zegt:").lines(50, 130, "'a. hoe het gezin het hoort.", "b. wie wat doet.'")

    found = blocks(tmp_path, page)

    assert [(block.kind.value, block.text, block.label) for block in found] == [
        ("alinea", "Het kader zegt:", None),
        ("lijstpunt", "'a. hoe het gezin het hoort.", "'a."),
        ("lijstpunt", "b. wie wat doet.'", "b."),
    ]


def test_bullets_in_a_size_of_their_own_and_apart(tmp_path: Path) -> None:
    page = Page().text(50, 80, "Het team doet dit in elke zaak die het van Veilig Thuis krijgt:")
    for y, bullet, text in ((100, "1.", "eerst bellen,"), (120, "2.", "dan mailen.")):
        page.content.append(f"BT /F0 14 Tf 1 0 0 1 50 {842 - y} Tm ({bullet}) Tj /F0 10 Tf 16 0 Td ( {text}) Tj ET")
    page.text(70, 140, "en ten slotte bezoeken.").text(50, 140, "-", size=14)

    found = blocks(tmp_path, page)

    assert shown(found)[1:] == [
        ("lijstpunt", "1. eerst bellen,"),
        ("lijstpunt", "2. dan mailen."),
        ("lijstpunt", "en ten slotte bezoeken."),
    ]


def test_a_bullet_drawn_as_a_dot(tmp_path: Path) -> None:
    page = Page().box(50, 95, 53, 98, shade=0).text(60, 100, A).text(60, 112, C)
    page.box(50, 119, 53, 122, shade=0).text(60, 124, "Het team bevestigt.")

    assert shown(blocks(tmp_path, page)) == [("lijstpunt", f"{A} {C}"), ("lijstpunt", "Het team bevestigt.")]


def test_contents_lines_stay_apart(tmp_path: Path) -> None:
    page = Page().lines(50, 100, "1. Melding .......... 2", f"2. {A}", "regels loopt .......... 3", B)

    assert [text for _, text in shown(blocks(tmp_path, page))] == [
        "1. Melding .......... 2",
        f"2. {A} regels loopt .......... 3",
        B,
    ]


def test_a_frame_is_a_block_of_its_own(tmp_path: Path) -> None:
    page = Page().lines(50, 100, A, B).box(48, 118, 520, 146).lines(50, 128, A, C).lines(50, 158, A, C)

    assert shown(blocks(tmp_path, page)) == [("alinea", f"{A} {B}"), ("kader", f"{A} {C}"), ("alinea", f"{A} {C}")]


def test_a_shade_is_a_frame_and_white_is_not(tmp_path: Path) -> None:
    page = Page().box(40, 80, 560, 120, shade=0.9).text(50, 100, A).box(40, 180, 560, 220, shade=1).text(50, 200, A)

    assert shown(blocks(tmp_path, page)) == [("kader", A), ("alinea", A)]
