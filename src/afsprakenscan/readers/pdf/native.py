"""The PDFium functions the reader calls most, with the plainest ctypes prototypes.

pypdfium2 opens and renders; these calls, made for every line and drawing, skip its typed pointers, which halves the
cost of a page. Handles are bare addresses. Numbers come back by way of a few fixed places in memory: PDFium is not
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


def _function(name: str, result: Any, *arguments: Any) -> Any:  # noqa: ANN401 - ctypes knows no types
    address = c.cast(getattr(pdfium_c, name), _P).value
    if address is None:  # pragma: no cover - the binding itself is broken then
        raise ImportError(f"pypdfium2 has no {name}")
    return c.PYFUNCTYPE(result, *arguments)(address)


load_page = _function("FPDF_LoadPage", _P, _P, _I)
close_page = _function("FPDF_ClosePage", None, _P)
load_text = _function("FPDFText_LoadPage", _P, _P)
close_text = _function("FPDFText_ClosePage", None, _P)
_page_box = _function("FPDF_GetPageBoundingBox", _I, _P, _P)
page_rotation = _function("FPDFPage_GetRotation", _I, _P)

count_chars = _function("FPDFText_CountChars", _I, _P)
_get_text = _function("FPDFText_GetText", _I, _P, _I, _I, _P)
get_unicode = _function("FPDFText_GetUnicode", c.c_uint, _P, _I)
_char_box = _function("FPDFText_GetLooseCharBox", _I, _P, _I, _P)
_char_origin = _function("FPDFText_GetCharOrigin", _I, _P, _I, _P, _P)
_char_matrix = _function("FPDFText_GetMatrix", _I, _P, _I, _P)
text_object = _function("FPDFText_GetTextObject", _P, _P, _I)

_font_size = _function("FPDFTextObj_GetFontSize", _I, _P, _P)
font_of = _function("FPDFTextObj_GetFont", _P, _P)
_font_name = _function("FPDFFont_GetBaseFontName", c.c_size_t, _P, _P, c.c_size_t)
font_weight = _function("FPDFFont_GetWeight", _I, _P)
render_mode = _function("FPDFTextObj_GetTextRenderMode", _I, _P)

count_objects = _function("FPDFPage_CountObjects", _I, _P)
get_object = _function("FPDFPage_GetObject", _P, _P, _I)
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
_FLOATS, _DOUBLES, _INTS = array("f", [0.0] * 6), array("d", [0.0] * 2), array("I", [0] * 4)
_FLOATS_AT, _DOUBLES_AT, _INTS_AT = (room.buffer_info()[0] for room in (_FLOATS, _DOUBLES, _INTS))

_four = Struct("4f").unpack_from


def document_handle(raw: c._Pointer[c.Structure]) -> int:
    """Return the address of an open pypdfium2 document, for `load_page`."""
    return c.cast(raw, _P).value or 0


def page_box(page: int) -> Corners:
    """Return the part of a page that is shown."""
    if not _page_box(page, _FLOATS_AT):
        return (0.0, 0.0, 0.0, 0.0)
    left, top, right, bottom, _, _ = _FLOATS.tolist()
    return (left, bottom, right, top)


def get_text(text: int, count: int) -> bytes:
    """Return the first characters of a text page, in UTF-16."""
    room = array("H", [0]) * (count + 1)
    _get_text(text, 0, count, room.buffer_info()[0])
    return room[:count].tobytes()


def char_box(text: int, index: int) -> Corners | None:
    """Return the box of a character as high as its font, not as its ink."""
    if not _char_box(text, index, _FLOATS_AT):
        return None
    left, top, right, bottom = _four(_FLOATS)  # asked most of all, and quicker than `tolist`
    return (left, bottom, right, top)


def char_origin(text: int, index: int) -> tuple[float, float] | None:
    """Return the point on the line of writing where a character starts."""
    if not _char_origin(text, index, _DOUBLES_AT, _DOUBLES_AT + 8):
        return None
    x, y = _DOUBLES
    return (x, y)


def char_matrix(text: int, index: int) -> Matrix | None:
    """Return how a character is turned, scaled and moved."""
    if not _char_matrix(text, index, _FLOATS_AT):
        return None
    a, b, c, d, e, f = _FLOATS.tolist()
    return (a, b, c, d, e, f)


def font_size(text_object: int) -> float:
    """Return the size of the type of a text object, before its matrix."""
    return _FLOATS[0] if _font_size(text_object, _FLOATS_AT) else 0.0


def font_name(font: int) -> str:
    """Return the name of a font as the file gives it."""
    length = _font_name(font, None, 0)
    room = c.create_string_buffer(max(length, 1))
    _font_name(font, c.addressof(room), length)
    return room.value.decode("utf-8", "replace")


def object_bounds(obj: int) -> Corners | None:
    """Return the box around an object."""
    at = _FLOATS_AT
    if not _object_bounds(obj, at, at + 4, at + 8, at + 12):
        return None
    left, bottom, right, top, _, _ = _FLOATS.tolist()
    return (left, bottom, right, top)


def object_matrix(obj: int) -> Matrix | None:
    """Return how an object is turned, scaled and moved."""
    if not _object_matrix(obj, _FLOATS_AT):
        return None
    a, b, c, d, e, f = _FLOATS.tolist()
    return (a, b, c, d, e, f)


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
