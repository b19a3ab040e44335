"""Opens a PDF, reads its pages one by one within the limits, and hands the blocks to the builder."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from afsprakenscan.errors import DamagedError, NoTextError, ProtectedError, ReadError
from afsprakenscan.readers.archive import protected
from afsprakenscan.readers.base import Limits, Progress, Reading
from afsprakenscan.readers.builder import BlockBuilder
from afsprakenscan.readers.pdf import native
from afsprakenscan.readers.pdf.assemble import Page, assemble
from afsprakenscan.readers.pdf.geometry import View, holds
from afsprakenscan.readers.pdf.lines import Line, TextPage
from afsprakenscan.readers.pdf.scans import named, read_scans
from afsprakenscan.readers.pdf.shapes import ShapeReader
from afsprakenscan.readers.pdf.strikes import take_struck
from afsprakenscan.readers.pdf.tables import find_grids, grid_of, runs_over
from afsprakenscan.readers.pdf.unruled import find_unruled

_PROPERTIES = ("Title", "Author", "Subject", "Keywords", "Creator", "Producer", "CreationDate", "ModDate")


@contextmanager
def _collection_paused() -> Iterator[None]:
    """Keep the garbage collector from looking at what is being built.

    Reading makes many small objects that nearly all stay until the document is done; walking them time and again takes
    five percent of the time. When `read` is done they are freed without it: hardly any of them is in a cycle.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


@_collection_paused()
def read(path: Path, limits: Limits, progress: Progress | None) -> Reading:
    """Return the blocks of a PDF with their page and box; pages that are pictures are read with OCR when it is there.

    Raises:
        ProtectedError: the file asks for a password.
        DamagedError: PDFium cannot make a document of it.
        NoTextError: no page holds text, and OCR is not there or found none.
    """
    builder = BlockBuilder(paged=True)
    with _opened(path) as document:
        total = len(document)
        if total > limits.pages:
            builder.note(
                "te-veel-bladzijden",
                f"Alleen de eerste {limits.pages} van de {total} bladzijden zijn gelezen: dat is de grens.",
            )
        pages = [_page(document, index, limits) for index in range(min(total, limits.pages))]
        _note_cuts(builder, pages, limits)
        read_scans(path, document, pages, builder, progress)
        properties = _properties(document)
        assemble(pages, builder)
    if not builder.blocks:
        raise NoTextError("In dit bestand is geen tekst gevonden.", path=path)
    return Reading(builder=builder, pages=total, properties=properties)


@contextmanager
def _opened(path: Path) -> Iterator[pdfium.PdfDocument]:
    try:
        document = pdfium.PdfDocument(path)
    except pdfium.PdfiumError as error:
        raise _failure(path, getattr(error, "err_code", None)) from error
    try:
        yield document
    finally:
        document.close()


def _failure(path: Path, code: int | None) -> ReadError:
    if code == pdfium_c.FPDF_ERR_PASSWORD:
        return protected(path)
    if code == pdfium_c.FPDF_ERR_SECURITY:
        return ProtectedError(
            "Het bestand is beveiligd op een manier die niet wordt ondersteund.",
            hint="Vraag de afzender om een kopie zonder beveiliging.",
            path=path,
        )
    return DamagedError(
        "Het bestand is beschadigd of niet helemaal overgekomen.",
        hint="Open het in een PDF-lezer, sla het opnieuw op, of vraag het opnieuw aan.",
        path=path,
    )


def _page(document: pdfium.PdfDocument, index: int, limits: Limits) -> Page:
    """Read one page and let go of it; a page that cannot be opened comes back as broken."""
    handle = native.load_page(native.document_handle(document.raw), index)
    if handle is None:
        return Page.broken(index + 1)
    try:
        text_handle = native.load_text(handle)
        try:
            return _content(handle, TextPage(text_handle, limits.page_characters), index + 1)
        finally:
            native.close_text(text_handle)
    finally:
        native.close_page(handle)


def _content(handle: native.Handle, text_page: TextPage, number: int) -> Page:
    text = text_page.lines(number, _view(handle))
    shapes = ShapeReader(handle, text.view).read()
    grids, frames = find_grids(number, shapes)

    def spell(line: Line) -> None:
        text_page.spell(line, text.view)

    text.lines, struck = take_struck(text.lines, shapes.rules, grids, spell)
    loose: list[Line] = []
    inside: list[Line] = []
    for line in text.lines:
        at = grid_of(line, grids)
        if at is None:
            text_page.measure(line, text.view)
            loose.append(line)
            continue
        if runs_over(line, grids[at]):
            spell(line)
        inside.append(line)
    unruled, rest = find_unruled(number, loose, shapes, spell)
    if rest is not loose:
        text.lines = rest + inside
    frames = [frame for frame in frames if not any(holds(grid.box, frame, 6) for grid in unruled)]
    return Page(text, shapes, grids + unruled, frames, struck)


def _view(page: native.Handle) -> View:
    return View(*native.page_box(page), native.page_rotation(page) % 4)


def _note_cuts(builder: BlockBuilder, pages: list[Page], limits: Limits) -> None:
    broken = [page.text.number for page in pages if page.is_broken]
    long = [page.text.number for page in pages if page.text.cut]
    drawn = [page.text.number for page in pages if page.shapes.cut]
    if broken:
        builder.note("bladzijde-onleesbaar", f"{named(broken)}: beschadigd en niet gelezen.")
    if long:
        message = f"{named(long)}: alleen de eerste {limits.page_characters} tekens gelezen, dat is de grens."
        builder.note("te-veel-tekens", message)
    if drawn:
        message = f"{named(drawn)}: zo veel lijnen en vormen dat een tabel daar als gewone tekst kan zijn gelezen."
        builder.note("te-veel-tekeningen", message)


def _properties(document: pdfium.PdfDocument) -> dict[str, str]:
    found = {key: document.get_metadata_value(key) for key in _PROPERTIES}
    return {key: value.strip() for key, value in found.items() if value.strip()}
