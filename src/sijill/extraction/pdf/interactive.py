"""What lies on top of a page or beside it: comments, filled fields, links, attached files."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

import pypdfium2.raw as pdfium

from sijill.extraction.pdf.geometry import Affine, Box

MOST_ANNOTATIONS = 5_000
MOST_ATTACHMENTS = 1_000
MOST_ATTACHED_BYTES = 200 * 1024 * 1024
_LONGEST = 200_000

_COVERING = frozenset({pdfium.FPDF_ANNOT_REDACT, pdfium.FPDF_ANNOT_SQUARE})
_SILENT = frozenset({pdfium.FPDF_ANNOT_POPUP, pdfium.FPDF_ANNOT_LINK, pdfium.FPDF_ANNOT_WIDGET})
_NOT_SHOWN = pdfium.FPDF_ANNOT_FLAG_HIDDEN | pdfium.FPDF_ANNOT_FLAG_NOVIEW


@dataclass(frozen=True, slots=True)
class Note:
    """A text on a page that is not painted with it: a comment, or what is filled into a field."""

    text: str
    box: Box
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Interactive:
    """All of one page. ``covers`` are opaque boxes laid over it; ``links`` are addresses.

    ``launches``: some links start programs or open other files.
    """

    comments: tuple[Note, ...]
    fields: tuple[Note, ...]
    covers: tuple[Box, ...]
    links: tuple[str, ...]
    launches: bool
    cut: bool


def interactive(document: Any, page: Any, seen: Affine) -> Interactive:
    """Collect what lies on a page. ``document`` and ``page`` are the library's helpers."""
    comments: list[Note] = []
    fields: list[Note] = []
    covers: list[Box] = []
    count = pdfium.FPDFPage_GetAnnotCount(page.raw)
    for index in range(min(count, MOST_ANNOTATIONS)):
        annotation = pdfium.FPDFPage_GetAnnot(page.raw, index)
        if not annotation:
            continue
        try:
            box = _rectangle(annotation, seen)
            kind = pdfium.FPDFAnnot_GetSubtype(annotation)
            hidden = bool(pdfium.FPDFAnnot_GetFlags(annotation) & _NOT_SHOWN)
            if kind == pdfium.FPDF_ANNOT_WIDGET:
                text = _field(document, annotation)
                if text:
                    fields.append(Note(text, box, hidden))
            elif kind not in _SILENT and (text := _string(annotation, b"Contents")):
                comments.append(Note(text, box, hidden))
            if kind in _COVERING and not hidden and _is_filled(annotation, kind):
                covers.append(box)
        finally:
            pdfium.FPDFPage_CloseAnnot(annotation)
    links, launches = _links(document, page)
    return Interactive(
        tuple(comments), tuple(fields), tuple(covers), tuple(links), launches, count > MOST_ANNOTATIONS
    )


def attachments(document: Any) -> Iterator[tuple[str, bytes | None]]:
    """Give the files attached to a document: name, and bytes, or None if they cannot be had."""
    count = min(max(pdfium.FPDFDoc_GetAttachmentCount(document.raw), 0), MOST_ATTACHMENTS)
    for index in range(count):
        handle = pdfium.FPDFDoc_GetAttachment(document.raw, index)
        if not handle:
            yield f"attachment {index + 1}", None
            continue
        name = _wide(partial(pdfium.FPDFAttachment_GetName, handle))
        yield name or f"attachment {index + 1}", _attached(handle)


def _attached(handle: Any) -> bytes | None:
    length = ctypes.c_ulong()
    if not pdfium.FPDFAttachment_GetFile(handle, None, 0, length) or length.value > MOST_ATTACHED_BYTES:
        return None
    buffer = ctypes.create_string_buffer(max(length.value, 1))
    if length.value and not pdfium.FPDFAttachment_GetFile(handle, buffer, length.value, length):
        return None
    return buffer.raw[: length.value]


def _field(document: Any, annotation: Any) -> str:
    """Give what is filled into a field; empty for a button, or a choice that is not made."""
    form = document.formenv
    if form is None:
        return _string(annotation, b"V")
    kind = pdfium.FPDFAnnot_GetFormFieldType(form.raw, annotation)
    if kind in (pdfium.FPDF_FORMFIELD_CHECKBOX, pdfium.FPDF_FORMFIELD_RADIOBUTTON):
        return "☒" if pdfium.FPDFAnnot_IsChecked(form.raw, annotation) else "☐"
    if kind in (pdfium.FPDF_FORMFIELD_PUSHBUTTON, pdfium.FPDF_FORMFIELD_SIGNATURE):
        return ""
    return _wide(lambda buffer, size: pdfium.FPDFAnnot_GetFormFieldValue(form.raw, annotation, buffer, size))


def _links(document: Any, page: Any) -> tuple[list[str], bool]:
    found: list[str] = []
    launches = False
    position, link = ctypes.c_int(0), pdfium.FPDF_LINK()
    for _ in range(MOST_ANNOTATIONS):
        if not pdfium.FPDFLink_Enumerate(page.raw, position, link):
            break
        action = pdfium.FPDFLink_GetAction(link)
        if not action:
            continue
        kind = pdfium.FPDFAction_GetType(action)
        if kind == pdfium.PDFACTION_URI:
            found.append(_address(document, action))
        launches = launches or kind in (pdfium.PDFACTION_LAUNCH, pdfium.PDFACTION_REMOTEGOTO)
    return [address for address in found if address], launches


def _address(document: Any, action: Any) -> str:
    length = pdfium.FPDFAction_GetURIPath(document.raw, action, None, 0)
    if not 0 < length <= _LONGEST:
        return ""
    buffer = ctypes.create_string_buffer(length)
    pdfium.FPDFAction_GetURIPath(document.raw, action, buffer, length)
    return buffer.raw[: length - 1].decode("utf-8", "replace")


def _rectangle(annotation: Any, seen: Affine) -> Box:
    rectangle = pdfium.FS_RECTF()
    if not pdfium.FPDFAnnot_GetRect(annotation, rectangle):
        return (0.0, 0.0, 0.0, 0.0)
    return seen.box((rectangle.left, rectangle.bottom, rectangle.right, rectangle.top))


def _is_filled(annotation: Any, kind: int) -> bool:
    if kind == pdfium.FPDF_ANNOT_REDACT:
        return True
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    known = pdfium.FPDFAnnot_GetColor(
        annotation, pdfium.FPDFANNOT_COLORTYPE_InteriorColor, red, green, blue, alpha
    )
    return bool(known) and alpha.value == 255


def _string(annotation: Any, key: bytes) -> str:
    return _wide(lambda buffer, size: pdfium.FPDFAnnot_GetStringValue(annotation, key, buffer, size))


def _wide(read: Callable[[Any, int], int]) -> str:
    """Read a UTF-16 string of the library, which first tells how long it is in bytes, its end included."""
    length = int(read(None, 0))
    if not 2 < length <= _LONGEST:
        return ""
    buffer = (ctypes.c_ushort * (length // 2 + 1))()
    read(buffer, length)
    return bytes(buffer)[: length - 2].decode("utf-16-le", "replace").strip("\0")
