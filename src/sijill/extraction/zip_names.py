"""What the members of a ZIP are called: letters guessed where nobody says them, dangerous names told.

A ZIP says of a name only "UTF-8" or nothing. Nothing means code page 437 by the standard, and in practice
whatever the sender's machine used: code page 720 (Windows' own packer in Arabic and Persian), Windows-1256,
or UTF-8 unannounced.
"""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

REPLACEMENT = "�"
LONGEST = 255
"""Bytes of one part of a path, as file systems have it."""

_CODECS = ("cp720", "cp1256", "cp437")
_UNICODE_PATH = 0x7075
_ARABIC = re.compile("[ء-يپچژکگی]")
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")
_DRIVE = re.compile(r"[A-Za-z]:")


@dataclass(frozen=True, slots=True)
class RawName:
    """A name as it stands in the directory: its bytes, whether said to be UTF-8, and the extra fields."""

    data: bytes
    utf8: bool
    extra: bytes = b""


@dataclass(frozen=True, slots=True)
class Name:
    """A name to be shown, ``/`` between its parts; ``danger`` says why its member is refused."""

    text: str
    danger: str | None = None


def decode_names(raws: Sequence[RawName]) -> tuple[tuple[Name, ...], tuple[str, ...]]:
    """Decode all names of an archive together, and give one sentence for each thing that is in doubt."""
    silent = [raw.data for raw in raws if _said(raw) is None]
    codec = _guess(silent)
    texts = [_said(raw) or raw.data.decode(codec, "replace") for raw in raws]
    warnings = []
    if codec != "ascii" and codec != "utf-8":
        warnings.append(
            f"Names that do not say their encoding look like {codec} by their letters ({len(silent)})."
        )
    if broken := sum(REPLACEMENT in text for text in texts):
        warnings.append(f"Bytes of names that are no letters are now U+FFFD ({broken}).")
    if turned := sum(bool(_TURNING.search(text)) for text in texts):
        warnings.append(f"Signs that turn the direction of writing were taken out of names ({turned}).")
    if long := sum(_too_long(text) for text in texts):
        warnings.append(f"Names of more than {LONGEST} bytes are shown shortened ({long}).")
    return tuple(map(_judged, texts)), tuple(warnings)


def _said(raw: RawName) -> str | None:
    """Give the name if the directory says its encoding: by flag, by the Unicode path field, or by ASCII."""
    if raw.utf8:
        return raw.data.decode("utf-8", "replace")
    path = _field(raw.extra, _UNICODE_PATH)
    if len(path) > 5 and path[0] == 1 and struct.unpack_from("<I", path, 1)[0] == zlib.crc32(raw.data):
        return path[5:].decode("utf-8", "replace")
    return raw.data.decode("ascii") if raw.data.isascii() else None


def _field(extra: bytes, wanted: int) -> bytes:
    position = 0
    while position + 4 <= len(extra):
        kind, length = struct.unpack_from("<HH", extra, position)
        if kind == wanted:
            return extra[position + 4 : position + 4 + length]
        position += 4 + length
    return b""


def _guess(names: list[bytes]) -> str:
    if not names:
        return "ascii"
    together = b"\n".join(names)
    try:
        together.decode("utf-8")
    except UnicodeDecodeError:
        return max(_CODECS, key=lambda codec: _evidence(together.decode(codec, "replace")))
    return "utf-8"


def _evidence(text: str) -> float:
    """Give how much the letters look like words: Arabic by Arabic, Latin by Latin, no box drawings."""
    total = 0.0
    for match in re.finditer("[^\x00-\x7f]", text):
        around = text[max(match.start() - 1, 0) : match.start()] + text[match.end() : match.end() + 1]
        arabic = bool(_ARABIC.search(around))
        latin = any(letter.isascii() and letter.isalpha() for letter in around)
        if _ARABIC.match(match[0]):
            total += 1.0 if arabic else -0.5 if latin else 0.1
        elif match[0].isalpha():
            total += -0.5 if arabic else 0.6 if latin else 0.0
        else:
            total -= 0.5
    return total


def _judged(text: str) -> Name:
    if "\x00" in text:
        return Name(_shown(text), "its name holds a NUL")
    # Some packers of Windows write their own separator, though the standard has only "/".
    path = text if "/" in text else text.replace("\\", "/")
    danger = None
    if not path.strip("/ "):
        danger = "it has no name"
    elif path.startswith(("/", "\\")):
        danger = "its name is an absolute path"
    elif _DRIVE.match(path):
        danger = "its name begins with a drive"
    elif ".." in re.split(r"[/\\]", path):
        danger = "its name leads out of the archive"
    return Name(_shown(path), danger)


def _shown(path: str) -> str:
    clean = _CONTROL.sub(REPLACEMENT, _TURNING.sub("", path))
    return "/".join(map(_shortened, clean.split("/")))


def _too_long(path: str) -> bool:
    return any(len(part.encode("utf-8", "replace")) > LONGEST for part in path.split("/"))


def _shortened(part: str) -> str:
    if len(part) * 4 <= LONGEST or not _too_long(part):
        return part
    suffix = PurePosixPath(part).suffix
    suffix = suffix if len(suffix.encode()) <= 20 else ""
    stem = part.encode()[: LONGEST - len(suffix.encode()) - 3].decode("utf-8", "ignore")
    return f"{stem}…{suffix}"
