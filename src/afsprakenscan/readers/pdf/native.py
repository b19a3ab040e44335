"""The PDFium functions the reader calls most, with the plainest ctypes prototypes.

pypdfium2 opens and renders; these calls, made for every line and drawing, skip its typed pointers, which halves the
cost of a page. Pages and text pages are handed over as C arguments that were made once, which halves the cost of a
call; other handles are bare addresses. Numbers come back by way of a few fixed places in memory: PDFium is not
thread-safe anyhow, so never call this from more than one thread.
"""

from __future__ import annotations

import ctypes as c
from array import array
from struct import Struct
from typing import Any

import pypdfium2.raw as pdfium_c

from afsprakenscan.readers.pdf.geometry import Corners, Matrix

_P = c.c_void_p
_I = c.c_int

Handle = object
"""An open document, page or text page, as the argument of a C function."""
Look = tuple[int | None, int, float, tuple[float, float, float, float] | None]
"""What text is set in: font, render mode, size, and how `Matrix` turns and scales it."""


def _function(name: str, result: Any, *arguments: Any) -> Any:  # noqa: ANN401 - ctypes knows no types
    address = c.cast(getattr(pdfium_c, name), _P).value
    if address is None:  # pragma: no cover - the binding itself is broken then
        raise ImportError(f"pypdfium2 has no {name}")
    return c.PYFUNCTYPE(result, *arguments)(address)


def _argument(address: int) -> Handle:
    return _P.from_param(address)


# These have no prototype: they take what `_argument` gives, and whole numbers.
_load_page = _function("FPDF_LoadPage", _P)
close_page = _function("FPDF_ClosePage", None)
_load_text = _function("FPDFText_LoadPage", _P)
close_text = _function("FPDFText_ClosePage", None)
_page_box = _function("FPDF_GetPageBoundingBox", _I)
page_rotation = _function("FPDFPage_GetRotation", _I)
count_objects = _function("FPDFPage_CountObjects", _I)
get_object = _function("FPDFPage_GetObject", _P)

count_chars = _function("FPDFText_CountChars", _I)
_get_text = _function("FPDFText_GetText", _I)
get_unicode = _function("FPDFText_GetUnicode", c.c_uint)
_char_box = _function("FPDFText_GetLooseCharBox", _I)
_char_origin = _function("FPDFText_GetCharOrigin", _I)
_char_matrix = _function("FPDFText_GetMatrix", _I)
_text_object = _function("FPDFText_GetTextObject", _P)

_font_size = _function("FPDFTextObj_GetFontSize", _I, _P, _P)
_font_of = _function("FPDFTextObj_GetFont", _P, _P)
_font_name = _function("FPDFFont_GetBaseFontName", c.c_size_t, _P, _P, c.c_size_t)
font_weight = _function("FPDFFont_GetWeight", _I, _P)
_render_mode = _function("FPDFTextObj_GetTextRenderMode", _I, _P)

form_count = _function("FPDFFormObj_CountObjects", _I, _P)
form_object = _function("FPDFFormObj_GetObject", _P, _P, c.c_ulong)
object_type = _function("FPDFPageObj_GetType", _I, _P)
_object_bounds = _function("FPDFPageObj_GetBounds", _I, _P, _P, _P, _P, _P)
_object_matrix = _function("FPDFPageObj_GetMatrix", _I, _P, _P)
_fill_color = _function("FPDFPageObj_GetFillColor", _I, _P, _P, _P, _P, _P)
_draw_mode = _function("FPDFPath_GetDrawMode", _I, _P, _P, _P)
count_segments = _function("FPDFPath_CountSegments", _I, _P)
get_segment = _function("FPDFPath_GetPathSegment", _P, _P, _I)
_segment_point = _function("FPDFPathSegment_GetPoint", _I, _P, _P, _P)
segment_type = _function("FPDFPathSegment_GetType", _I, _P)
segment_close = _function("FPDFPathSegment_GetClose", _I, _P)

TEXT, PATH, IMAGE, FORM = (
    pdfium_c.FPDF_PAGEOBJ_TEXT,
    pdfium_c.FPDF_PAGEOBJ_PATH,
    pdfium_c.FPDF_PAGEOBJ_IMAGE,
    pdfium_c.FPDF_PAGEOBJ_FORM,
)
MOVE_TO, LINE_TO = pdfium_c.FPDF_SEGMENT_MOVETO, pdfium_c.FPDF_SEGMENT_LINETO

# Where PDFium writes what it answers. An array that is never resized stays where it is.
_FLOATS, _DOUBLES, _INTS = array("f", [0.0] * 8), array("d", [0.0] * 2), array("I", [0] * 4)
_BYTES = array("B", [0] * 256)
_FLOATS_AT, _DOUBLES_AT, _INTS_AT, _BYTES_AT = (room.buffer_info()[0] for room in (_FLOATS, _DOUBLES, _INTS, _BYTES))
_TO_FLOATS, _TO_NEXT_FLOATS = _argument(_FLOATS_AT), _argument(_FLOATS_AT + 16)
_TO_X, _TO_Y = _argument(_DOUBLES_AT), _argument(_DOUBLES_AT + 8)

_four, _six, _eight = Struct("4f").unpack_from, Struct("6f").unpack_from, Struct("8f").unpack_from
_point = Struct("2d").unpack_from


def document_handle(raw: c._Pointer[c.Structure]) -> Handle:
    """Return an open pypdfium2 document as `load_page` takes it."""
    return _argument(c.cast(raw, _P).value or 0)


def load_page(document: Handle, index: int) -> Handle | None:
    """Open a page, unless it is too broken for that."""
    page = _load_page(document, index)
    return _argument(page) if page else None


def load_text(page: Handle) -> Handle:
    """Open the text of a page."""
    return _argument(_load_text(page) or 0)


def page_box(page: Handle) -> Corners:
    """Return the part of a page that is shown."""
    if not _page_box(page, _TO_FLOATS):
        return (0.0, 0.0, 0.0, 0.0)
    left, top, right, bottom = _four(_FLOATS)
    return (left, bottom, right, top)


def get_text(text: Handle, count: int) -> bytes:
    """Return the first characters of a text page, in UTF-16."""
    room = array("H", [0]) * (count + 1)
    _get_text(text, 0, count, _argument(room.buffer_info()[0]))
    return room[:count].tobytes()


def char_box(text: Handle, index: int) -> Corners | None:
    """Return the box of a character as high as its font, not as its ink."""
    if not _char_box(text, index, _TO_FLOATS):
        return None
    left, top, right, bottom = _four(_FLOATS)
    return (left, bottom, right, top)


def span(text: Handle, first: int, last: int) -> Corners | None:
    """Return the box around the first and the last character of a stretch; `char_box` for both, in half the time."""
    if not _char_box(text, first, _TO_FLOATS):
        return None
    if first == last or not _char_box(text, last, _TO_NEXT_FLOATS):
        left, top, right, bottom = _four(_FLOATS)
        return (left, bottom, right, top)
    left, top, right, bottom, x0, y1, x1, y0 = _eight(_FLOATS)
    return (
        x0 if x0 < left else left,
        y0 if y0 < bottom else bottom,
        x1 if x1 > right else right,
        y1 if y1 > top else top,
    )


def char_origin(text: Handle, index: int) -> tuple[float, float] | None:
    """Return the point on the line of writing where a character starts."""
    if not _char_origin(text, index, _TO_X, _TO_Y):
        return None
    point: tuple[float, float] = _point(_DOUBLES)
    return point


def look(text: Handle, index: int) -> Look | None:
    """Return what a character is set in, unless PDFium made it up, as it does with spaces and line ends."""
    obj = _text_object(text, index)
    if not obj:
        return None
    size = _FLOATS[0] if _font_size(obj, _FLOATS_AT) else 0.0
    turned = _four(_FLOATS) if _char_matrix(text, index, _TO_FLOATS) else None
    return (_font_of(obj), _render_mode(obj), size, turned)


def font_name(font: int) -> str:
    """Return the name of a font as the file gives it, unless it is longer than PDF allows."""
    length = _font_name(font, _BYTES_AT, len(_BYTES))
    return _BYTES[: length - 1].tobytes().decode("utf-8", "replace") if 0 < length <= len(_BYTES) else ""


def object_bounds(obj: int) -> Corners | None:
    """Return the box around an object."""
    at = _FLOATS_AT
    if not _object_bounds(obj, at, at + 4, at + 8, at + 12):
        return None
    corners: Corners = _four(_FLOATS)
    return corners


def object_matrix(obj: int) -> Matrix | None:
    """Return how an object is turned, scaled and moved."""
    if not _object_matrix(obj, _FLOATS_AT):
        return None
    matrix: Matrix = _six(_FLOATS)
    return matrix


def fill_color(obj: int) -> tuple[int, int, int, int] | None:
    """Return red, green, blue and how opaque, each from 0 to 255."""
    at = _INTS_AT
    if not _fill_color(obj, at, at + 4, at + 8, at + 12):
        return None
    red, green, blue, opacity = _INTS
    return (red, green, blue, opacity)


def draw_mode(path: int) -> tuple[bool, bool]:
    """Tell whether a path is filled, and whether it is stroked."""
    if not _draw_mode(path, _INTS_AT, _INTS_AT + 4):
        return (False, False)
    return (_INTS[0] != 0, _INTS[1] != 0)


def segment_point(segment: int) -> tuple[float, float]:
    """Return where a segment of a path ends."""
    _segment_point(segment, _FLOATS_AT, _FLOATS_AT + 4)
    return (_FLOATS[0], _FLOATS[1])
