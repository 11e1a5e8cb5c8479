"""Small PDFs made by hand: pages from content streams, with whatever a test needs around them."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence

import pikepdf
from pikepdf import Array, Dictionary, Name

LETTER = (0, 0, 612, 792)


def shown(text: str, x: float, y: float, *, size: float = 12, before: str = "") -> str:
    """Give the operators that paint Latin text in Helvetica with its pen at x, y."""
    escaped = text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
    return f"BT /F1 {size} Tf {before} 1 0 0 1 {x} {y} Tm ({escaped}) Tj ET\n"


def pdf_of(
    pages: Sequence[str],
    *,
    change: Callable[[pikepdf.Pdf], None] | None = None,
    media: Sequence[float] = LETTER,
    **saving: object,
) -> bytes:
    """Make a PDF of one page for each content stream; ``change`` may do anything before it is saved."""
    pdf = pikepdf.new()
    font = pdf.make_indirect(
        Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica, Encoding=Name.WinAnsiEncoding)
    )
    for content in pages:
        pdf.pages.append(
            pikepdf.Page(
                pdf.make_indirect(
                    Dictionary(
                        Type=Name.Page,
                        MediaBox=Array(list(media)),
                        Resources=Dictionary(Font=Dictionary(F1=font)),
                        Contents=pdf.make_stream(content.encode("latin-1")),
                    )
                )
            )
        )
    if change is not None:
        change(pdf)
    out = io.BytesIO()
    pdf.save(out, **saving)  # type: ignore[arg-type]  # whatever pikepdf takes
    return out.getvalue()
