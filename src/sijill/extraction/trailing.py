"""Where a picture ends, and what kind of thing follows it: a file can hide behind another."""

from __future__ import annotations

import re
import struct
from collections.abc import Callable

_MOST_PARTS = 1_000_000
_JPEG_MARK = re.compile(rb"\xff+([\x01-\xcf\xd8-\xfe])")
_KINDS = (
    (re.compile(rb"PK\x03\x04"), "a ZIP archive"),
    (re.compile(rb"%PDF-"), "a PDF"),
    (re.compile(rb"Rar!\x1a\x07"), "a RAR archive"),
    (re.compile(rb"7z\xbc\xaf\x27\x1c"), "a 7z archive"),
    (re.compile(rb".{4}ftyp", re.S), "a video"),
    (re.compile(rb"\xff\xd8\xff"), "another JPEG"),
    (re.compile(rb"\x89PNG\r\n"), "another PNG"),
    (re.compile(rb"<(?:script|html|svg|\?php)\b", re.I), "markup with code"),
)
_SEARCHED = 1 << 20


def trailing(data: bytes, form: str) -> str | None:
    """Say in a sentence what follows the end of a picture; None if nothing does, or its end is not known.

    ``form`` is Pillow's name of the format. Zero bytes that only fill up are nothing.
    """
    end = _ENDS[form](data) if form in _ENDS else None
    if end is None or end >= len(data) or not data[end:].strip(b"\x00\r\n "):
        return None
    kind = hidden_kind(data[end : end + _SEARCHED])
    looks = f", it looks like {kind}" if kind else ""
    return f"{len(data) - end} bytes follow the end of the picture{looks}; something may be hidden there."


def hidden_kind(data: bytes) -> str | None:
    """Name what begins in the data, if that can be told."""
    found = [(match.start(), kind) for pattern, kind in _KINDS if (match := pattern.search(data))]
    return min(found)[1] if found else None


def _jpeg_end(data: bytes) -> int | None:
    """Walk the segments of a JPEG (ITU-T T.81, annex B) to its end mark."""
    place: int = 2
    for _ in range(_MOST_PARTS):
        match = _JPEG_MARK.search(data, place)
        if match is None:
            return None
        mark = match[1][0]
        place = match.end()
        if mark == 0xD9:
            return place
        if mark not in (0x01, 0xD8) and place + 2 <= len(data):
            place += struct.unpack_from(">H", data, place)[0]
    return None


def _png_end(data: bytes) -> int | None:
    place = 8
    for _ in range(_MOST_PARTS):
        if place + 12 > len(data):
            return None
        length, kind = struct.unpack_from(">I4s", data, place)
        place += 12 + int(length)
        if kind == b"IEND":
            return place
    return None


def _gif_end(data: bytes) -> int | None:
    if len(data) < 13:
        return None
    place = 13 + _palette(data[10])
    for _ in range(_MOST_PARTS):
        kind = data[place : place + 1]
        if kind == b"\x3b":
            return place + 1
        if kind == b"\x2c" and place + 10 <= len(data):
            place += 11 + _palette(data[place + 9])
        elif kind == b"\x21":
            place += 2
        else:
            return None
        while place < len(data) and data[place]:
            place += data[place] + 1
        place += 1
    return None


def _palette(flags: int) -> int:
    return 3 << ((flags & 7) + 1) if flags & 0x80 else 0


def _webp_end(data: bytes) -> int | None:
    if len(data) < 12:
        return None
    length = int(struct.unpack_from("<I", data, 4)[0])
    return 8 + length + length % 2


_ENDS: dict[str, Callable[[bytes], int | None]] = {
    "JPEG": _jpeg_end,
    "PNG": _png_end,
    "GIF": _gif_end,
    "WEBP": _webp_end,
}
