"""The library's functions that are called for every letter, with handles as plain numbers.

The binding's own handles are pointers to opaque structures: three times as slow to make and compare.
"""

from __future__ import annotations

from collections.abc import Callable
from ctypes import CFUNCTYPE, POINTER, c_char_p, c_double, c_float, c_int, c_uint, c_ulong, c_void_p, cast
from typing import Any

import pypdfium2.raw as pdfium

Function = Callable[..., Any]


def _function(name: str, result: Any, *arguments: Any) -> Function:
    location = cast(getattr(pdfium, name), c_void_p).value
    function: Function = CFUNCTYPE(result, *arguments)(location or 0)
    return function


def handle(pointer: Any) -> int:
    """Give a handle of the binding as a number."""
    return cast(pointer, c_void_p).value or 0


_FLOAT, _DOUBLE, _UINT, _ULONG = POINTER(c_float), POINTER(c_double), POINTER(c_uint), POINTER(c_ulong)
_MATRIX, _RECTANGLE = POINTER(pdfium.FS_MATRIX), POINTER(pdfium.FS_RECTF)

object_count = _function("FPDFPage_CountObjects", c_int, c_void_p)
object_at = _function("FPDFPage_GetObject", c_void_p, c_void_p, c_int)
member_count = _function("FPDFFormObj_CountObjects", c_int, c_void_p)
member_at = _function("FPDFFormObj_GetObject", c_void_p, c_void_p, c_ulong)
object_type = _function("FPDFPageObj_GetType", c_int, c_void_p)
object_matrix = _function("FPDFPageObj_GetMatrix", c_int, c_void_p, _MATRIX)
object_bounds = _function("FPDFPageObj_GetBounds", c_int, c_void_p, _FLOAT, _FLOAT, _FLOAT, _FLOAT)
object_fill = _function("FPDFPageObj_GetFillColor", c_int, c_void_p, _UINT, _UINT, _UINT, _UINT)
set_active = _function("FPDFPageObj_SetIsActive", c_int, c_void_p, c_int)
render_mode = _function("FPDFTextObj_GetTextRenderMode", c_int, c_void_p)
mark_count = _function("FPDFPageObj_CountMarks", c_int, c_void_p)
mark_at = _function("FPDFPageObj_GetMark", c_void_p, c_void_p, c_ulong)
mark_name = _function("FPDFPageObjMark_GetName", c_int, c_void_p, c_void_p, c_ulong, _ULONG)
mark_blob = _function(
    "FPDFPageObjMark_GetParamBlobValue", c_int, c_void_p, c_char_p, c_void_p, c_ulong, _ULONG
)
draw_mode = _function("FPDFPath_GetDrawMode", c_int, c_void_p, POINTER(c_int), POINTER(c_int))
segment_count = _function("FPDFPath_CountSegments", c_int, c_void_p)
segment_at = _function("FPDFPath_GetPathSegment", c_void_p, c_void_p, c_int)
segment_type = _function("FPDFPathSegment_GetType", c_int, c_void_p)
segment_point = _function("FPDFPathSegment_GetPoint", c_int, c_void_p, _FLOAT, _FLOAT)
segment_closes = _function("FPDFPathSegment_GetClose", c_int, c_void_p)

letter_count = _function("FPDFText_CountChars", c_int, c_void_p)
letter_code = _function("FPDFText_GetUnicode", c_uint, c_void_p, c_int)
letter_unread = _function("FPDFText_HasUnicodeMapError", c_int, c_void_p, c_int)
letter_object = _function("FPDFText_GetTextObject", c_void_p, c_void_p, c_int)
letter_origin = _function("FPDFText_GetCharOrigin", c_int, c_void_p, c_int, _DOUBLE, _DOUBLE)
letter_loose = _function("FPDFText_GetLooseCharBox", c_int, c_void_p, c_int, _RECTANGLE)
letter_ink = _function("FPDFText_GetCharBox", c_int, c_void_p, c_int, _DOUBLE, _DOUBLE, _DOUBLE, _DOUBLE)
letter_matrix = _function("FPDFText_GetMatrix", c_int, c_void_p, c_int, _MATRIX)
letter_size = _function("FPDFText_GetFontSize", c_double, c_void_p, c_int)
