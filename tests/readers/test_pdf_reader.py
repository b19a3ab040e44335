"""Opening a PDF: errors, limits, properties, pages that are turned, and text that is no running text."""

from __future__ import annotations

import gc
from pathlib import Path

import pytest

from afsprakenscan.errors import DamagedError, NoTextError, ProtectedError
from afsprakenscan.model.document import Box, ReadNote, Skipped
from afsprakenscan.readers import read as read_document
from afsprakenscan.readers.base import Limits
from afsprakenscan.readers.pdf import read
from helpers.pdf import HEIGHT, WIDTH, Page, blocks, reading, shown, write

SENTENCE = "Veilig Thuis belt het lokale team."


def test_the_garbage_collector_runs_again_after_reading_and_after_an_error(tmp_path: Path) -> None:
    broken = tmp_path / "b.pdf"
    broken.write_bytes(b"%PDF-1.4 niets")

    read(write(tmp_path / "a.pdf", Page().text(50, 100, SENTENCE)), Limits(), None)
    assert gc.isenabled()
    with pytest.raises(DamagedError):
        read(broken, Limits(), None)
    assert gc.isenabled()


def test_page_box_and_properties(tmp_path: Path) -> None:
    info = {"Title": "Convenant", "CreationDate": "D:20200301", "Author": " "}
    path = write(tmp_path / "a.pdf", Page(), Page().text(50, 100, SENTENCE), info=info)

    found = read(path, Limits(), None)

    assert found.properties == {"Title": "Convenant", "CreationDate": "D:20200301"}
    assert found.pages == 2
    (block,) = found.builder.blocks
    assert (block.text, block.page, block.paragraph, block.certainty) == (SENTENCE, 2, None, None)
    assert block.box is not None
    assert (block.box.x0, block.box.top, block.box.bottom) == (50, 92, 102.5)
    assert block.box.x1 == pytest.approx(198, abs=20)


def test_a_page_that_does_not_start_at_zero(tmp_path: Path) -> None:
    (block,) = blocks(tmp_path, Page(origin=(100, -30)).text(50, 100, SENTENCE))

    assert block.box is not None
    assert block.box[:2] == (50, 92)


def test_password(tmp_path: Path) -> None:
    path = write(tmp_path / "a.pdf", Page().text(50, 100, SENTENCE), encrypted=True)

    with pytest.raises(ProtectedError) as caught:
        read(path, Limits(), None)

    assert str(caught.value) == (
        f"{path}: Het bestand is met een wachtwoord beveiligd. Sla een kopie zonder wachtwoord op en gebruik die."
    )


@pytest.mark.parametrize("part", [0.05, 0.3])
def test_a_file_that_breaks_off(tmp_path: Path, part: float) -> None:
    path = write(tmp_path / "a.pdf", Page().text(50, 100, SENTENCE))
    content = path.read_bytes()
    path.write_bytes(content[: int(part * len(content))])

    with pytest.raises(DamagedError) as caught:
        read(path, Limits(), None)

    assert caught.value.message == "Het bestand is beschadigd of niet helemaal overgekomen."


def test_a_file_with_a_broken_index_is_still_read(tmp_path: Path) -> None:
    path = write(tmp_path / "a.pdf", Page().text(50, 100, SENTENCE))
    path.write_bytes(path.read_bytes().replace(b"startxref\n", b"startxref\n9"))

    assert shown(read(path, Limits(), None).builder.blocks) == [("alinea", SENTENCE)]


@pytest.mark.parametrize("pages", [(), (Page(),)], ids=["geen-bladzijden", "lege-bladzijde"])
def test_nothing_to_read(tmp_path: Path, pages: tuple[Page, ...]) -> None:
    with pytest.raises((NoTextError, DamagedError)):
        reading(tmp_path, *pages)


def test_a_page_tree_that_holds_itself_ends(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(
        b"%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        b"2 0 obj<</Type/Pages/Kids[2 0 R 3 0 R]/Count 5>>endobj\n"
        b"3 0 obj<</Type/Pages/Kids[2 0 R]/Count 3/Parent 2 0 R>>endobj\ntrailer<</Root 1 0 R>>"
    )

    with pytest.raises(NoTextError):
        read(path, Limits(), None)


def test_more_pages_than_allowed(tmp_path: Path) -> None:
    pages = [Page().text(50, 400, f"Dit staat op blad {number}.") for number in ("een", "twee", "drie")]

    found = reading(tmp_path, *pages, limits=Limits(pages=2))

    assert [(block.page, block.text) for block in found.builder.blocks] == [
        (1, "Dit staat op blad een."),
        (2, "Dit staat op blad twee."),
    ]
    assert found.pages == 3
    assert found.builder.notes == [
        ReadNote(
            code="te-veel-bladzijden",
            message="Alleen de eerste 2 van de 3 bladzijden zijn gelezen: dat is de grens.",
        )
    ]


def test_more_characters_than_allowed(tmp_path: Path) -> None:
    pages = [Page().lines(50, 300, "Een twee drie.", "Vier vijf zes.", step=40) for _ in range(3)]

    found = reading(tmp_path, Page().text(50, 90, "Kort."), *pages, limits=Limits(page_characters=14))

    assert [block.text for block in found.builder.blocks] == ["Kort.", *["Een twee drie."] * 3]
    assert found.builder.notes == [
        ReadNote(code="te-veel-tekens", message="Bladzijden 2-4: alleen de eerste 14 tekens gelezen, dat is de grens.")
    ]


def test_a_drawing_of_many_strokes_costs_no_text(tmp_path: Path) -> None:
    page = Page().text(50, 100, SENTENCE)
    for index in range(25_000):
        page.rule(index % 500, index % 700, index * 7 % 500, index * 13 % 800)

    found = reading(tmp_path, page)

    assert shown(found.builder.blocks) == [("alinea", SENTENCE)]
    assert [note.code for note in found.builder.notes] == ["te-veel-tekeningen"]


def test_a_mesh_of_rules_is_no_table(tmp_path: Path) -> None:
    page = Page().grid([float(x) for x in range(5, 590, 4)], [float(y) for y in range(5, 830, 4)])
    for index in range(700):  # apart, so that they stay apart when rules in one line are joined
        page.rule(5 + index % 50 * 11, 5 + index // 50 * 55, 5 + index % 50 * 11, 25 + index // 50 * 55)

    found = reading(tmp_path, page.text(50, 100, SENTENCE))

    assert shown(found.builder.blocks) == [("alinea", SENTENCE)]


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
def test_a_page_displayed_on_its_side(tmp_path: Path, rotate: int) -> None:
    turn = rotate // 90
    x, y = {0: (100, 200), 1: (200, HEIGHT - 100), 2: (WIDTH - 100, HEIGHT - 200), 3: (WIDTH - 200, 100)}[turn]

    (block,) = blocks(tmp_path, Page(rotate=rotate).text(x, y, SENTENCE, turn=turn))

    assert block.text == SENTENCE
    assert block.box is not None
    assert block.box[:2] == (100, 192)


def test_text_set_sideways_on_an_upright_page(tmp_path: Path) -> None:
    page = Page().text(200, 700, SENTENCE, turn=1).text(212, 700, "Het team bevestigt dat.", turn=1)

    (block,) = blocks(tmp_path, page)

    assert block.text == f"{SENTENCE} Het team bevestigt dat."
    assert block.box == Box(x0=192, top=pytest.approx(545, abs=12), x1=214.5, bottom=700)


def test_text_in_another_direction_is_left_out_and_counted(tmp_path: Path) -> None:
    found = reading(tmp_path, Page().text(50, 100, SENTENCE).text(580, 500, "CONCEPT", size=40, turn=1))

    assert shown(found.builder.blocks) == [("alinea", SENTENCE)]
    assert found.builder.skipped == [Skipped(reason="gedraaide tekst", text="CONCEPT", page=1)]


def test_a_slanting_watermark_is_left_out(tmp_path: Path) -> None:
    page = Page().text(50, 100, SENTENCE)
    page.content.append("BT /F1 90 Tf 0.7 0.7 -0.7 0.7 100 200 Tm (CONCEPT) Tj ET")

    found = reading(tmp_path, page)

    assert shown(found.builder.blocks) == [("alinea", SENTENCE)]
    assert [skipped.text for skipped in found.builder.skipped] == ["CONCEPT"]


def test_struck_text_is_no_text(tmp_path: Path) -> None:
    page = Page().text(50, 100, "VT belt").text(86, 100, "binnen een week").text(165, 100, "direct.")
    page.rule(86, 97, 158, 97).rule(165, 101.5, 195, 101.5)
    page.text(50, 140, "Deze zin is geschrapt.").rule(50, 137, 152, 137)

    found = reading(tmp_path, page)

    assert shown(found.builder.blocks) == [("alinea", "VT belt direct.")]
    assert found.builder.deleted == [
        Skipped(reason="verwijderd", text="binnen een week", page=1),
        Skipped(reason="verwijderd", text="Deze zin is geschrapt.", page=1),
    ]


def test_figures_set_small_against_a_word_are_marks(tmp_path: Path) -> None:
    page = Page().text(50, 100, "Dit is een taak").text(113.5, 97, "1", size=6).text(119.5, 100, "van VT uit 2015.")

    (block,) = blocks(tmp_path, page)

    assert block.text == "Dit is een taak¹ van VT uit 2015."


def test_the_front_door_reads_pdf(tmp_path: Path) -> None:
    document = read_document(write(tmp_path / "a.pdf", Page().text(50, 100, SENTENCE)))

    assert (document.source.format, document.source.pages, document.source.words) == ("pdf", 1, 6)
