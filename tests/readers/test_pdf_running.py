"""Running headers, footers and page numbers are left out, and counted; body text never is."""

from __future__ import annotations

from pathlib import Path

import pytest

from helpers.pdf import Page, reading


def body(number: int) -> Page:
    names = ("melding", "overdracht", "monitoring", "evaluatie", "borging")
    return Page().text(60, 300, f"Deze bladzijde gaat over {names[number - 1]} en over niets anders.")


def skipped(tmp_path: Path, *pages: Page) -> list[tuple[str, str, int | None]]:
    found = reading(tmp_path, *pages)
    return sorted((skip.reason, skip.text, skip.page) for skip in found.builder.skipped)


def test_header_footer_and_number(tmp_path: Path) -> None:
    pages = [
        body(n).text(60, 40, "Convenant 2019").text(60, 800, f"versie 2 | blad {n} van 3").text(290, 815, f"- {n} -")
        for n in (1, 2, 3)
    ]

    found = reading(tmp_path, *pages)

    assert [block.page for block in found.builder.blocks] == [1, 2, 3]
    assert sorted((skip.reason, skip.text, skip.page) for skip in found.builder.skipped) == [
        *(("koptekst", "Convenant 2019", n) for n in (1, 2, 3)),
        *(("paginanummer", f"- {n} -", n) for n in (1, 2, 3)),
        *(("voettekst", f"versie 2 | blad {n} van 3", n) for n in (1, 2, 3)),
    ]


def test_odd_and_even_pages_differ_and_the_first_has_none(tmp_path: Path) -> None:
    headers = (None, "Links", "Rechts", "Links", "Rechts")
    pages = [body(n) if text is None else body(n).text(60, 40, text) for n, text in enumerate(headers, start=1)]

    assert skipped(tmp_path, *pages) == [
        ("koptekst", "Links", 2),
        ("koptekst", "Links", 4),
        ("koptekst", "Rechts", 3),
        ("koptekst", "Rechts", 5),
    ]


@pytest.mark.parametrize("number", ["Pagina 1", "1 / 3", "blz. 1 van 3", "Bladzijde 1"])
def test_a_number_on_a_single_page(tmp_path: Path, number: str) -> None:
    assert skipped(tmp_path, body(1).text(280, 810, number)) == [("paginanummer", number, 1)]


def test_notes_that_differ_in_a_number_stay(tmp_path: Path) -> None:
    pages = [body(n).text(60, 780, f"{n + 3} Zie artikel {n + 6} van de wet.", size=8) for n in (1, 2, 3)]

    found = reading(tmp_path, *pages)

    assert found.builder.skipped == []
    assert sum(block.kind == "voetnoot" for block in found.builder.blocks) == 3


def test_the_same_words_in_the_body_stay(tmp_path: Path) -> None:
    found = reading(tmp_path, *[body(n).text(60, 400 + 50 * n, "Zie ook de bijlage.") for n in (1, 2, 3)])

    assert found.builder.skipped == []


def test_a_header_under_a_line_that_does_not_repeat_stays(tmp_path: Path) -> None:
    pages = [body(n).text(60, 40, f"Kop {'abc'[n]}").text(60, 60, "Herhaald") for n in (1, 2)]

    assert skipped(tmp_path, *pages) == []
