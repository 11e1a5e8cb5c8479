"""Opening a PDF: what keeps it closed is said, what its page tree hides is found."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from sijill.extraction.errors import Refused
from sijill.extraction.pdf.inside import Inside

MOST_PAGES = 20_000
_COUNT = re.compile(rb"(/Count\s+)([1-9]\d*)")


@dataclass(frozen=True, slots=True)
class Opened:
    """An open file of ``pages`` pages. ``warnings``: what was odd about opening it."""

    pdf: Any
    pages: int
    warnings: tuple[str, ...] = ()


@contextmanager
def opened(data: bytes, name: str, inside: Inside | None = None) -> Iterator[Opened]:
    """Open a PDF and close it; raises :class:`Refused` if it cannot be opened or has too many pages."""
    pdf = _document(data, name)
    warnings: list[str] = []
    try:
        pages = len(pdf)
        if inside is not None and inside.pages and inside.pages != pages:
            fuller = _recounted(data)
            if fuller is not None and len(fuller) != pages:
                warnings.append(
                    f"The file says that it has {_pages(pages)} but holds {len(fuller)}; all were read."
                )
                pdf.close()
                pdf, pages = fuller, len(fuller)
            elif inside.pages > pages:
                warnings.append(
                    f"The file shows {_pages(pages)} but holds {inside.pages}; the others were replaced or"
                    " hidden and were not read."
                )
        if pages > MOST_PAGES:
            raise Refused(name, f"it has more than {MOST_PAGES:,} pages", "cut it into parts and add those")
        if pages == 0:
            raise Refused(name, "it has no pages", "check that it was saved or sent whole")
        if pdfium.FPDF_GetSecurityHandlerRevision(pdf.raw) > 0:
            warnings.append("The file is encrypted, but opens without a password.")
        yield Opened(pdf, pages, tuple(warnings))
    finally:
        pdf.close()


def _document(data: bytes, name: str) -> Any:
    try:
        return _with_forms(pypdfium2.PdfDocument(data))
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise Refused(
                name, "it is locked with a password", "open it with the password and save a copy without one"
            ) from error
        if "security" in str(error).lower():
            raise Refused(
                name,
                "it is encrypted in a way that is not known",
                "open it where it opens and print it to a new PDF",
            ) from error
        raise Refused(
            name, "it is damaged or no PDF", "open it where it still opens and save or print it to a new PDF"
        ) from error


def _recounted(data: bytes) -> Any | None:
    """Open a copy whose page tree states no counts, so that the pages themselves are counted."""
    # A count of nought is none; as long as the old one, it moves no offset.
    patched = _COUNT.sub(lambda match: match[1] + b"0" * len(match[2]), data)
    if patched == data:
        return None
    try:
        return _with_forms(pypdfium2.PdfDocument(patched))
    except pypdfium2.PdfiumError:
        return None


def _with_forms(pdf: Any) -> Any:
    """Let the library know the fields; scripts are never run, its build has none."""
    with contextlib.suppress(pypdfium2.PdfiumError):
        pdf.init_forms()
    return pdf


def _pages(count: int) -> str:
    return "1 page" if count == 1 else f"{count} pages"
