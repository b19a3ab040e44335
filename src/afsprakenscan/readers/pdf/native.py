"""The PDFium functions the reader calls most, with the plainest ctypes prototypes.

pypdfium2 opens and renders; these calls, made for every line and drawing, skip its typed pointers, which halves the
cost of a page. Handles are bare addresses. PDFium is not thread-safe: never call this from more than one thread.
"""

from __future__ import annotations

import ctypes as c
from typing import Any

import pypdfium2.raw as pdfium_c

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
page_box = _function("FPDF_GetPageBoundingBox", _I, _P, _P)
page_rotation = _function("FPDFPage_GetRotation", _I, _P)

count_chars = _function("FPDFText_CountChars", _I, _P)
get_text = _function("FPDFText_GetText", _I, _P, _I, _I, _P)
get_unicode = _function("FPDFText_GetUnicode", c.c_uint, _P, _I)
loose_box = _function("FPDFText_GetLooseCharBox", _I, _P, _I, _P)
char_origin = _function("FPDFText_GetCharOrigin", _I, _P, _I, _P, _P)
char_matrix = _function("FPDFText_GetMatrix", _I, _P, _I, _P)
text_object = _function("FPDFText_GetTextObject", _P, _P, _I)

font_size = _function("FPDFTextObj_GetFontSize", _I, _P, _P)
font_of = _function("FPDFTextObj_GetFont", _P, _P)
font_name = _function("FPDFFont_GetBaseFontName", c.c_size_t, _P, _P, c.c_size_t)
font_weight = _function("FPDFFont_GetWeight", _I, _P)
render_mode = _function("FPDFTextObj_GetTextRenderMode", _I, _P)

count_objects = _function("FPDFPage_CountObjects", _I, _P)
get_object = _function("FPDFPage_GetObject", _P, _P, _I)
form_count = _function("FPDFFormObj_CountObjects", _I, _P)
form_object = _function("FPDFFormObj_GetObject", _P, _P, c.c_ulong)
object_type = _function("FPDFPageObj_GetType", _I, _P)
object_bounds = _function("FPDFPageObj_GetBounds", _I, _P, _P, _P, _P, _P)
object_matrix = _function("FPDFPageObj_GetMatrix", _I, _P, _P)
fill_color = _function("FPDFPageObj_GetFillColor", _I, _P, _P, _P, _P, _P)
draw_mode = _function("FPDFPath_GetDrawMode", _I, _P, _P, _P)
count_segments = _function("FPDFPath_CountSegments", _I, _P)
get_segment = _function("FPDFPath_GetPathSegment", _P, _P, _I)
segment_point = _function("FPDFPathSegment_GetPoint", _I, _P, _P, _P)
segment_type = _function("FPDFPathSegment_GetType", _I, _P)
segment_close = _function("FPDFPathSegment_GetClose", _I, _P)

TEXT, PATH, IMAGE, FORM = (
    pdfium_c.FPDF_PAGEOBJ_TEXT,
    pdfium_c.FPDF_PAGEOBJ_PATH,
    pdfium_c.FPDF_PAGEOBJ_IMAGE,
    pdfium_c.FPDF_PAGEOBJ_FORM,
)
MOVE_TO, LINE_TO = pdfium_c.FPDF_SEGMENT_MOVETO, pdfium_c.FPDF_SEGMENT_LINETO


def document_handle(raw: c._Pointer[c.Structure]) -> int:
    """Return the address of an open pypdfium2 document, for `load_page`."""
    return c.cast(raw, _P).value or 0
