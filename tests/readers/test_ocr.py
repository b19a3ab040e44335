"""Pages that are pictures: read with tesseract where it is, and said to be unread where it is not."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from pathlib import Path

import pytest
from PIL import Image, ImageDraw, ImageFont

from afsprakenscan.errors import NoTextError
from afsprakenscan.readers.base import Limits
from afsprakenscan.readers.pdf import ocr, read, scans
from helpers.pdf import Page, reading, write
from helpers.programs import needs

CORPUS = Path(__file__).resolve().parents[2] / "corpus"
TSV_HEAD = "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext\n"


def word(line: int, left: int, top: int, width: int, height: int, certainty: float, text: str) -> str:
    return f"5\t1\t1\t1\t{line}\t1\t{left}\t{top}\t{width}\t{height}\t{certainty}\t{text}\n"


@pytest.fixture
def no_program(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scans.shutil, "which", lambda _name: None)


@pytest.fixture
def program(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Put a stand-in for tesseract in place, which sees what this list holds."""
    seen: list[str] = []
    monkeypatch.setattr(scans, "_tesseract", lambda: "tesseract")
    monkeypatch.setattr(ocr, "_run", lambda *_: TSV_HEAD + "".join(seen))
    return seen


@pytest.mark.usefixtures("no_program")
def test_a_scan_without_tesseract_says_what_to_install(tmp_path: Path) -> None:
    with pytest.raises(NoTextError) as caught:
        reading(tmp_path, Page().picture(), Page().picture().text(50, 800, "2"))

    assert caught.value.message == "Dit bestand heeft geen tekst, alleen afbeeldingen van bladzijden (een scan)."
    assert "sudo apt install tesseract-ocr tesseract-ocr-nld" in caught.value.hint
    assert "Windows" in caught.value.hint
    assert "macOS: brew install tesseract tesseract-lang" in caught.value.hint


@pytest.mark.usefixtures("no_program")
def test_some_pages_are_pictures(tmp_path: Path) -> None:
    text = "Veilig Thuis belt het lokale team."
    found = reading(tmp_path, Page().text(50, 300, text), Page().picture(), Page().picture(), Page().picture())

    assert [block.text for block in found.builder.blocks] == [text]
    assert [note.code for note in found.builder.notes] == ["scan-niet-gelezen"]
    assert found.builder.notes[0].message.startswith("Bladzijden 2-4: alleen een afbeelding, geen tekst; niet gelezen.")


@pytest.mark.usefixtures("no_program")
def test_a_picture_behind_text_is_no_scan(tmp_path: Path) -> None:
    found = reading(tmp_path, Page().picture().text(50, 300, "Veilig Thuis belt het lokale team."))

    assert found.builder.notes == []


def test_lines_come_in_points_with_their_certainty(tmp_path: Path, program: list[str]) -> None:
    program += [
        word(1, 208, 417, 300, 38, 90, "Veilig"),
        word(1, 540, 417, 200, 29, 96, "belt"),
        word(1, 800, 417, 10, 29, 12, "|"),
        word(2, 208, 480, 300, 38, 84, "terug."),
    ]
    calls: list[tuple[int, int]] = []

    path = write(tmp_path / "a.pdf", Page().picture())
    found = read(path, Limits(), lambda done, total: calls.append((done, total)))

    (block,) = found.builder.blocks
    assert (block.text, block.certainty, block.page) == ("Veilig belt terug.", 90, 1)
    assert block.box is not None
    assert [round(edge) for edge in block.box] == [50, 100, 178, 124]
    assert calls == [(0, 1), (1, 1)]
    assert [note.message for note in found.builder.notes] == [
        "Bladzijde 1: gelezen met tekstherkenning (OCR): controleer de citaten met de scan."
    ]


def test_a_page_that_fails_is_named(tmp_path: Path, program: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    program.append(word(1, 208, 417, 300, 29, 90, "Veilig"))
    runs = iter([ocr.OcrError, None])

    def run(*_: object) -> str:
        if failure := next(runs):
            raise failure
        return TSV_HEAD + program[0]

    monkeypatch.setattr(ocr, "_run", run)
    found = reading(tmp_path, Page().picture(), Page().picture())

    assert [(note.code, note.message.split(":")[0]) for note in found.builder.notes] == [
        ("ocr", "Bladzijde 2"),
        ("ocr-mislukt", "Bladzijde 1"),
    ]


def test_nothing_recognised(tmp_path: Path, program: list[str]) -> None:
    assert program == []
    with pytest.raises(NoTextError):
        reading(tmp_path, Page().picture())


@pytest.mark.parametrize("command", ["false", "no-such-program"])
def test_a_program_that_fails(command: str) -> None:
    with pytest.raises(ocr.OcrError):
        ocr._run(command, "nld", Image.new("L", (10, 10), 255), 300)


def test_a_program_that_takes_too_long(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    script = tmp_path / "slow"
    script.write_text("#!/bin/sh\nsleep 5\n")
    script.chmod(0o755)
    monkeypatch.setattr(ocr, "SECONDS", 0.1)

    with pytest.raises(ocr.OcrError):
        ocr._run(str(script), "nld", Image.new("L", (10, 10), 255), 300)


@pytest.mark.parametrize("degrees", [-2.3, -0.6, 0.0, 1.1])
def test_skew(degrees: float) -> None:
    image = Image.new("L", (1400, 1900), 255)
    draw = ImageDraw.Draw(image)
    for y in range(200, 1700, 40):
        draw.rectangle((150, y, 1250 - y % 7 * 60, y + 14), fill=0)

    assert ocr._skew(image.rotate(degrees, fillcolor=255)) == pytest.approx(-degrees, abs=0.11)


@pytest.mark.parametrize(
    ("numbers", "text"),
    [([3], "Bladzijde 3"), ([2, 3, 4, 7], "Bladzijden 2-4 en 7"), ([1, 3, 5], "Bladzijden 1, 3 en 5")],
)
def test_pages_by_name(numbers: list[int], text: str) -> None:
    assert scans.named(numbers) == text


@needs("tesseract")
def test_a_scanned_page(tmp_path: Path) -> None:
    image = Image.new("L", (2480, 3508), 255)
    draw = ImageDraw.Draw(image)
    draw.text((300, 300), "Afspraken over de overdracht", font=ImageFont.load_default(90), fill=0)
    for index, text in enumerate(("Veilig Thuis belt het lokale team.", "Het team bevestigt dat dezelfde dag.")):
        draw.ellipse((300, 612 + 100 * index, 318, 630 + 100 * index), fill=0)
        draw.text((380, 600 + 100 * index), text, font=ImageFont.load_default(44), fill=0)
    image.rotate(0.8, fillcolor=255).save(tmp_path / "a.pdf", resolution=300)

    found = read(tmp_path / "a.pdf", Limits(), None).builder.blocks

    assert [(block.kind.value, block.text) for block in found] == [
        ("titel", "Afspraken over de overdracht"),
        ("lijstpunt", "Veilig Thuis belt het lokale team."),
        ("lijstpunt", "Het team bevestigt dat dezelfde dag."),
    ]
    assert all(block.certainty is not None and block.certainty > 60 for block in found)


@needs("tesseract")
def test_the_scan_of_the_corpus_is_read_as_the_printed_text() -> None:
    scanned = read(CORPUS / "scan" / "02-zandlanden-scan.pdf", Limits(), None).builder.blocks
    printed = read(CORPUS / "documenten" / "02-zandlanden.pdf", Limits(), None).builder.blocks
    want = words(" ".join(block.text for block in printed if block.page is not None and block.page <= 3))
    got = words(" ".join(block.text for block in scanned))

    same = sum(match.size for match in SequenceMatcher(None, want, got, autojunk=False).get_matching_blocks())

    assert len(want) > 900
    assert same >= 0.98 * len(want)


def words(text: str) -> list[str]:
    text = re.sub(r"[.…]{2,}", " ", text.translate(str.maketrans("‘’“”", "''\"\"")))
    return [part for part in text.split() if any(char.isalnum() for char in part)]
