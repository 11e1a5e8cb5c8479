"""Notes inside a picture besides EXIF: XMP, IPTC, the colour profile's name, comments."""

from __future__ import annotations

import re
import struct
from html import unescape
from typing import Any

from PIL import Image, IptcImagePlugin

MOST_NOTES = 200
_LONGEST = 500
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")
_ATTRIBUTE = re.compile(r"""\b([A-Za-z][\w-]{0,30}:[A-Za-z][\w-]{0,60})\s*=\s*["']([^"'<]{1,2000})["']""")
_ELEMENT = re.compile(r"<([A-Za-z][\w-]{0,30}:[A-Za-z][\w-]{0,60})(?:\s[^<>]{0,500})?>([^<>]{1,2000})</")
_ENCLOSING = re.compile(
    r"<([A-Za-z][\w-]{0,30}:[A-Za-z][\w-]{0,60})>\s*<rdf:(?:Alt|Bag|Seq)>\s*(?:<rdf:li[^<>]{0,200}>)"
)
_LISTED = re.compile(r"<rdf:li(?:\s[^<>]{0,200})?>([^<>]{1,2000})</rdf:li>")
_MOST_XMP = 256 * 1024
_STRUCTURE = ("xmlns:", "rdf:", "xml:", "x:")
# Information Interchange Model, record 2; the names of the IPTC standard.
_IPTC = {
    5: "ObjectName", 25: "Keywords", 55: "DateCreated", 60: "TimeCreated", 80: "By-line", 85: "By-lineTitle",
    90: "City", 92: "Sub-location", 95: "Province-State", 101: "Country", 105: "Headline", 110: "Credit",
    115: "Source", 116: "CopyrightNotice", 120: "Caption-Abstract", 122: "Writer-Editor",
}  # fmt: skip


def bounded(value: Any) -> str:
    """Give any value as one short string that a database keeps."""
    if isinstance(value, bytes):
        text = _text(value)
        if text is None:
            return f"({len(value)} bytes)"
    elif isinstance(value, tuple | list):
        text = ", ".join(str(part) for part in value[:20])
    else:
        text = str(value)
    text = _CONTROL.sub("\ufffd", text.strip("\x00 \r\n"))
    return text if len(text) <= _LONGEST else text[:_LONGEST] + "…"


def picture_notes(picture: Image.Image) -> dict[str, str]:
    """Give what a picture says of itself besides EXIF, each under the name of its standard and field."""
    found: dict[str, str] = {}
    for key in ("comment", "Comment"):
        if picture.info.get(key):
            found["Comment"] = bounded(picture.info[key])
    for key, value in getattr(picture, "text", {}).items():
        if not key.startswith("XML:com.adobe.xmp"):
            found[f"PNG {bounded(key)}"] = bounded(value)
    profile = picture.info.get("icc_profile")
    if isinstance(profile, bytes) and profile:
        found["ICC profile"] = _profile_name(profile) or f"({len(profile)} bytes)"
    found.update(_iptc(picture))
    found.update(_xmp(picture.info.get("xmp") or picture.info.get("XML:com.adobe.xmp") or b""))
    return found


def _text(data: bytes) -> str | None:
    data = data.removeprefix(b"ASCII\x00\x00\x00").removeprefix(b"UNICODE\x00").strip(b"\x00")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return None
    return None if sum(letter < " " for letter in text) * 10 > len(text) else text


def _iptc(picture: Image.Image) -> dict[str, str]:
    try:
        records = IptcImagePlugin.getiptcinfo(picture) or {}  # type: ignore[arg-type]  # any picture is looked at
    except (OSError, ValueError, TypeError, KeyError, SyntaxError):
        return {"IPTC": "(cannot be read)"}
    found = {}
    for (record, field), value in records.items():
        if record == 2 and field in _IPTC:
            parts = value if isinstance(value, list) else [value]
            found[f"IPTC {_IPTC[field]}"] = bounded("; ".join(bounded(part) for part in parts[:20]))
    return found


def _xmp(packet: bytes | str) -> dict[str, str]:
    """Find the fields of an XMP packet by their shape alone: no parser, no entities, no outside files."""
    text = packet[:_MOST_XMP].decode("utf-8", "replace") if isinstance(packet, bytes) else packet[:_MOST_XMP]
    found = {}
    for name, value in (*_ATTRIBUTE.findall(text), *_ELEMENT.findall(text)):
        if not name.startswith(_STRUCTURE) and value.strip():
            found[f"XMP {name}"] = bounded(unescape(value))
    for match in _ENCLOSING.finditer(text):
        values = _LISTED.findall(text[match.start() : text.find(f"</{match[1]}>", match.start())])
        if values:
            found[f"XMP {match[1]}"] = bounded(unescape("; ".join(values[:20])))
    return found


def _profile_name(profile: bytes) -> str | None:
    """Read the description of a colour profile (ICC.1:2022, 7.3; the text types of versions 2 and 4)."""
    try:
        (count,) = struct.unpack_from(">I", profile, 128)
        for index in range(min(count, 100)):
            tag, start, size = struct.unpack_from(">4sII", profile, 132 + 12 * index)
            if tag == b"desc":
                data = profile[start : start + min(size, 4096)]
                if data.startswith(b"mluc"):
                    length, offset = struct.unpack_from(">II", data, 20)
                    return bounded(data[offset : offset + length].decode("utf-16-be", "replace"))
                (length,) = struct.unpack_from(">I", data, 8)
                return bounded(data[12 : 12 + length])
    except struct.error:
        return None
    return None
