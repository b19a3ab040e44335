"""Reading order in one, two and mixed columns, and text that is written last but stands higher."""

from __future__ import annotations

from pathlib import Path

from helpers.pdf import Page, blocks, shown

LEFT = ("Het lokale team en Veilig Thuis bewaken", "samen de veiligheid van het gezin en zij", "leggen dat vast.")
RIGHT = (
    "Na drie maanden belt Veilig Thuis met het",
    "lokale team over de voortgang van de hulp,",
    "en na een jaar weer.",
)
WIDE = "Deze alinea loopt over de volle breedte van de bladzijde en staat boven of onder de kolommen, met veel woorden."


def test_two_columns(tmp_path: Path) -> None:
    page = Page().lines(50, 100, *LEFT).lines(310, 100, *RIGHT)

    assert shown(blocks(tmp_path, page)) == [("alinea", " ".join(LEFT)), ("alinea", " ".join(RIGHT))]


def test_columns_between_full_lines(tmp_path: Path) -> None:
    page = Page().text(50, 60, WIDE).lines(50, 100, *LEFT).lines(310, 100, *RIGHT).text(50, 200, WIDE)

    assert shown(blocks(tmp_path, page)) == [
        ("alinea", WIDE),
        ("alinea", " ".join(LEFT)),
        ("alinea", " ".join(RIGHT)),
        ("alinea", WIDE),
    ]


def test_a_paragraph_over_columns_and_pages(tmp_path: Path) -> None:
    first = (
        Page()
        .lines(50, 100, *LEFT[:2])
        .lines(310, 100, "leggen dat in het dossier vast, zodat ook", "later nog te zien is wie er wanneer aan zet")
    )
    second = Page().text(50, 100, "was en waarom.")

    (block,) = blocks(tmp_path, first, second)

    right = "leggen dat in het dossier vast, zodat ook later nog te zien is wie er wanneer aan zet was en waarom."
    assert block.text == f"{LEFT[0]} {LEFT[1]} {right}"
    assert block.page == 1
    assert block.box is not None
    assert (block.box.x0, block.box.top, block.box.bottom) == (50, 92, 114.5)


def test_a_finished_sentence_does_not_go_on(tmp_path: Path) -> None:
    first = Page().lines(50, 100, *LEFT)
    second = Page().lines(50, 100, *RIGHT)

    assert shown(blocks(tmp_path, first, second)) == [("alinea", " ".join(LEFT)), ("alinea", " ".join(RIGHT))]


def test_a_frame_that_is_written_last(tmp_path: Path) -> None:
    page = Page().lines(50, 100, *LEFT).lines(50, 300, *RIGHT).text(70, 200, "De kern: bellen gaat voor mailen.")

    assert [text for _, text in shown(blocks(tmp_path, page))] == [
        " ".join(LEFT),
        "De kern: bellen gaat voor mailen.",
        " ".join(RIGHT),
    ]


def test_a_frame_that_is_written_first_stands_beside_its_text(tmp_path: Path) -> None:
    page = Page().box(360, 90, 540, 125).text(366, 104, "Bel altijd eerst.")
    page.text(50, 60, "Slot", size=16)
    page.lines(
        50,
        100,
        "Veilig Thuis vertelt de ouders van de melding en dat het lokale team",
        "het gezin gaat helpen. Dat gebeurt in een gesprek bij Veilig Thuis of",
        "thuis bij het gezin, waarbij de kinderen er ook bij mogen zijn, zodat",
        "niemand in het gezin het van een ander hoort. Daarna belt Veilig Thuis met het lokale team over de afspraken.",
    )

    assert [kind for kind, _ in shown(blocks(tmp_path, page))] == ["titel", "alinea", "kader"]


def test_a_column_beside_text_that_ends_in_its_margin(tmp_path: Path) -> None:
    page = Page().text(50, 40, WIDE).text(50, 60, "Deze regel boven de kolommen houdt op waar de tweede al begon, dus.")
    page.lines(50, 100, *LEFT).text(316, 100, "- bellen").lines(310, 130, *RIGHT)

    assert shown(blocks(tmp_path, page))[2:] == [
        ("alinea", " ".join(LEFT)),
        ("lijstpunt", "bellen"),
        ("alinea", " ".join(RIGHT)),
    ]


def test_text_side_by_side_stays_together(tmp_path: Path) -> None:
    page = (
        Page()
        .lines(50, 100, "Namens Veilig Thuis,", "J. Jansen", step=30)
        .lines(310, 100, "Namens de gemeente,", "P. Pieters", step=30)
    )

    assert [text for _, text in shown(blocks(tmp_path, page))] == [
        "Namens Veilig Thuis,",
        "J. Jansen",
        "Namens de gemeente,",
        "P. Pieters",
    ]


def test_lines_written_in_no_order_are_read_from_the_top(tmp_path: Path) -> None:
    page = Page()
    for number in range(150):
        place = number * 67 % 150
        page.text(50, 40 + 5 * place, f"w{place}", size=4)

    text = " ".join(text for _, text in shown(blocks(tmp_path, page)))

    assert text == " ".join(f"w{number}" for number in range(150))
