"""PDFs built object by object, so that any of them can lie."""

from __future__ import annotations

import zlib
from collections.abc import Sequence

Objects = Sequence[bytes]

CATALOG = b"<< /Type /Catalog /Pages 2 0 R >>"
FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"


def stream(data: bytes, extra: bytes = b"") -> bytes:
    """Give a stream object as it is, not packed."""
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(data), extra, data)


def deflated(data: bytes, extra: bytes = b"") -> bytes:
    """Give a packed stream object."""
    return stream(zlib.compress(data, 9), b"/Filter /FlateDecode " + extra)


def shown(text: bytes, x: int = 72, y: int = 700) -> bytes:
    """Give the operators that paint Latin text."""
    return b"BT /F1 12 Tf 1 0 0 1 %d %d Tm (%s) Tj ET\n" % (x, y, text)


def page(content: int, *, media: bytes = b"0 0 612 792", extra: bytes = b"") -> bytes:
    """Give a page object whose content is the object of that number; its font is object 3."""
    return (
        b"<< /Type /Page /Parent 2 0 R /MediaBox [%s] /Contents %d 0 R"
        b" /Resources << /Font << /F1 3 0 R >> >> %s >>" % (media, content, extra)
    )


def file_of(objects: Objects, *, trailer: bytes = b"", comment: bytes = b"") -> bytes:
    """Put objects, numbered from 1, into a file with its table; object 1 is the catalog."""
    out = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n" + comment)
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<< /Size %d /Root 1 0 R %s >>\n" % (len(objects) + 1, trailer)
    return bytes(out + b"startxref\n%d\n%%%%EOF\n" % start)


def of_text(
    *lines: bytes,
    catalog: bytes = b"",
    leaf: bytes = b"",
    more: Objects = (),
    media: bytes = b"0 0 612 792",
    trailer: bytes = b"",
    content: bytes | None = None,
) -> bytes:
    """Make a PDF of one page of lines.

    ``more`` are the objects from 6 on, ``leaf`` and ``catalog`` name them. ``content`` is the page's content
    object in place of one that paints the lines.
    """
    painted = b"".join(shown(line, y=700 - 24 * number) for number, line in enumerate(lines))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R %s >>" % catalog,
        b"<< /Type /Pages /Kids [4 0 R] /Count 1 >>",
        FONT,
        page(5, media=media, extra=leaf),
        stream(painted) if content is None else content,
        *more,
    ]
    return file_of(objects, trailer=trailer)
