"""Footnotes at the bottom of a page do not cut the text that goes on, and follow the block with their mark."""

from __future__ import annotations

from pathlib import Path

from helpers.pdf import Page, blocks, shown

FIRST = "Veilig Thuis heeft een wettelijke taak [1] en werkt samen met het team."
WIDE = "af wie wat doet volgens de wet"
LONG = "Het lokale team belt daarna dezelfde dag terug met wat er over het gezin bekend is en spreekt"


def test_notes_follow_their_mark_and_text_goes_on(tmp_path: Path) -> None:
    first = Page().text(50, 600, FIRST).text(50, 640, LONG)
    first.text(50, 770, f"[1] {LONG} {WIDE}", size=8).text(50, 780, "die nu luidt.", size=8)
    first.text(50, 790, "[2] Zie de bijlage.", size=8)
    second = Page().text(50, 300, "af wie wat doet.")

    assert shown(blocks(tmp_path, first, second)) == [
        ("alinea", FIRST),
        ("voetnoot", f"[1] {LONG} {WIDE} die nu luidt."),
        ("alinea", f"{LONG} af wie wat doet."),
        ("voetnoot", "[2] Zie de bijlage."),
    ]


def test_notes_in_plain_type_under_a_short_rule(tmp_path: Path) -> None:
    page = Page().text(50, 600, FIRST).text(50, 640, "Slot.").rule(50, 750, 190, 750).text(50, 770, "1 Artikel 4.1.1.")

    assert shown(blocks(tmp_path, page)) == [
        ("alinea", FIRST),
        ("voetnoot", "1 Artikel 4.1.1."),
        ("alinea", "Slot."),
    ]


def test_a_heading_under_a_table_is_no_note(tmp_path: Path) -> None:
    page = Page().text(50, 400, FIRST).rule(50, 700, 250, 700).text(50, 730, "5. Begrippen", size=14, font="bold")

    assert shown(blocks(tmp_path, page)) == [("alinea", FIRST), ("kop", "5. Begrippen")]


def test_an_underline_is_no_rule_above_notes(tmp_path: Path) -> None:
    page = Page().text(50, 600, "Nieuw toegevoegd.").rule(50, 601.5, 135, 601.5).text(50, 640, "1 Melding gaat voor.")

    assert [kind for kind, _ in shown(blocks(tmp_path, page))] == ["alinea", "alinea"]
