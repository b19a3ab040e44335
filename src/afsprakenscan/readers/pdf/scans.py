"""Pages that are pictures: read with the tesseract program when it is there, and said to be unread when it is not."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pypdfium2 as pdfium

from afsprakenscan.errors import NoTextError
from afsprakenscan.readers.base import Progress
from afsprakenscan.readers.builder import BlockBuilder
from afsprakenscan.readers.pdf.assemble import Page

INSTALL = (
    "Installeer het programma tesseract met Nederlandse taalgegevens en probeer het opnieuw. "
    "Debian en Ubuntu: sudo apt install tesseract-ocr tesseract-ocr-nld. "
    "Windows: winget install UB-Mannheim.TesseractOCR, en kies bij de installatie ook de taal Dutch. "
    "macOS: brew install tesseract tesseract-lang."
)
_FEW = 25  # letters: a page with fewer has no text layer, at most a stamp or a page number
_MOST = 0.5  # share of the page that a picture covers
_OUTLINES = 150  # drawings on a page without text: letters turned into shapes
_LANGUAGE = "nld"
_PATIENCE = 20  # seconds in which the program must say which languages it knows


def read_scans(
    path: Path, document: pdfium.PdfDocument, pages: list[Page], builder: BlockBuilder, progress: Progress | None
) -> None:
    """Add the lines of pages that are pictures, or say which were not read.

    Raises:
        NoTextError: there are only pictures of pages, and they cannot be read here.
    """
    scans = [page for page in pages if _is_scan(page)]
    if not scans:
        return
    program = _tesseract()
    if program is None:
        _without(path, pages, scans, builder)
        return
    from afsprakenscan.readers.pdf import ocr  # few documents have a scan

    failed: list[int] = []
    for done, page in enumerate(scans):
        if progress is not None:
            progress(done, len(scans))
        try:
            ocr.read_page(program, _LANGUAGE, document, page.text)
        except ocr.OcrError:
            failed.append(page.text.number)
    if progress is not None:
        progress(len(scans), len(scans))
    ocr.even_sizes([line for page in scans for line in page.text.lines])
    _report(builder, [page.text.number for page in scans if page.text.number not in failed], failed)


def _is_scan(page: Page) -> bool:
    if page.shapes.image_share < _MOST and page.text.lines:
        return False
    letters = sum(sum(char.isalnum() for char in line.text) for line in page.text.lines)
    if letters >= _FEW:
        return False
    return page.shapes.image_share >= _MOST or (letters == 0 and page.shapes.paths >= _OUTLINES)


def _tesseract() -> str | None:
    """Return the program when it is there and knows Dutch."""
    program = shutil.which("tesseract")
    if program is None:
        return None
    try:
        listed = subprocess.run(  # noqa: S603 - a fixed command, no shell
            [program, "--list-langs"], capture_output=True, text=True, check=False, timeout=_PATIENCE
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return program if _LANGUAGE in (listed.stdout + listed.stderr).split() else None


def _without(path: Path, pages: list[Page], scans: list[Page], builder: BlockBuilder) -> None:
    readable = any(page.text.lines for page in pages if page not in scans)
    if not readable:
        raise NoTextError(
            "Dit bestand heeft geen tekst, alleen afbeeldingen van bladzijden (een scan).", hint=INSTALL, path=path
        )
    numbers = [page.text.number for page in scans]
    builder.note("scan-niet-gelezen", f"{named(numbers)}: alleen een afbeelding, geen tekst; niet gelezen. {INSTALL}")


def _report(builder: BlockBuilder, read: list[int], failed: list[int]) -> None:
    if read:
        builder.note("ocr", f"{named(read)}: gelezen met tekstherkenning (OCR): controleer de citaten met de scan.")
    if failed:
        builder.note(
            "ocr-mislukt", f"{named(failed)}: niet gelezen, want de tekstherkenning (OCR) mislukte of duurde te lang."
        )


def named(numbers: list[int]) -> str:
    """Return 'Bladzijde 3' or 'Bladzijden 2-4 en 7'."""
    spans: list[list[int]] = []
    for number in numbers:
        if spans and number == spans[-1][-1] + 1:
            spans[-1].append(number)
        else:
            spans.append([number])
    shown = [str(span[0]) if len(span) == 1 else f"{span[0]}-{span[-1]}" for span in spans]
    listed = shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} en {shown[-1]}"
    return f"{'Bladzijde' if len(numbers) == 1 else 'Bladzijden'} {listed}"
