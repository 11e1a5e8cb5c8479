"""What a camera wrote into a picture: its EXIF with the place, and the small preview that may show more."""

from __future__ import annotations

import io
from typing import Any

import numpy as np
from PIL import ExifTags, Image

from sijill.extraction.lettering import Grey
from sijill.extraction.notes import bounded
from sijill.extraction.perceptual_hash import distance, perceptual_hash
from sijill.extraction.pictures import upright

ORIENTATION = 0x0112
_DIRECTORIES = ((ExifTags.IFD.Exif, ExifTags.TAGS), (ExifTags.IFD.GPSInfo, ExifTags.GPSTAGS))
_PREVIEW_OFFSET, _PREVIEW_LENGTH = 0x0201, 0x0202
_MOST_PREVIEW = 1 << 20
_MOST_PREVIEW_PIXELS = 2_000_000
# Tags that say where other tags stand.
_POINTERS = frozenset({0x8769, 0x8825, 0xA005, _PREVIEW_OFFSET, _PREVIEW_LENGTH})
_OTHER_PICTURE = 16


def exif_properties(exif: Image.Exif) -> dict[str, str]:
    """Give the tags by the names of the EXIF standard (CIPA DC-008), and the place in decimal degrees."""
    found = {}
    for directory, names in (
        (exif, ExifTags.TAGS),
        *((exif.get_ifd(ifd), names) for ifd, names in _DIRECTORIES),
    ):
        for tag, value in directory.items():
            if tag not in _POINTERS:
                found[f"EXIF {names.get(tag, f'0x{tag:04x}')}"] = bounded(value)
    place = _place(exif.get_ifd(ExifTags.IFD.GPSInfo))
    if place:
        found["GPS position"] = place
    return found


def orientation(exif: Image.Exif) -> int:
    """Give how the picture is to be turned, 1 to 8 (1: not at all)."""
    value = exif.get(ORIENTATION, 1)
    return value if isinstance(value, int) and 1 <= value <= 8 else 1


def preview(raw: bytes, exif: Image.Exif) -> Grey | None:
    """Give the embedded preview in grey, turned as the picture is; None if there is none that can be read."""
    directory = exif.get_ifd(ExifTags.IFD.IFD1)
    start, length = directory.get(_PREVIEW_OFFSET), directory.get(_PREVIEW_LENGTH)
    if not isinstance(start, int) or not isinstance(length, int) or not 0 < length <= _MOST_PREVIEW:
        return None
    data = raw.removeprefix(b"Exif\x00\x00")[start : start + length]
    try:
        with Image.open(io.BytesIO(data), formats=("JPEG",)) as picture:
            if picture.width * picture.height > _MOST_PREVIEW_PIXELS:
                return None
            return np.asarray(upright(picture.convert("L"), orientation(exif)))
    except (OSError, ValueError, SyntaxError):
        return None


def shows_another_picture(small: Grey, picture: Grey) -> bool:
    """Tell whether a preview shows something else than the picture: more around it, or what was covered."""
    inner = _without_bars(small)
    if min(inner.shape) < 24:
        return False
    one, other = perceptual_hash(inner), perceptual_hash(picture)
    if one is None or other is None:
        return (one is None) != (other is None)
    ratio = (inner.shape[1] / inner.shape[0]) / (picture.shape[1] / picture.shape[0])
    return distance(one, other) > _OTHER_PICTURE or not 0.87 < ratio < 1.15 or _part_differs(inner, picture)


def _part_differs(small: Grey, picture: Grey) -> bool:
    """Tell whether a part of the picture, a face say, was covered after the preview was made."""
    size = (16, 16)
    one, other = (
        np.asarray(Image.fromarray(grey).resize(size, Image.Resampling.BOX), np.float64)
        for grey in (small, picture)
    )
    one, other = one - np.median(one), other - np.median(other)
    return bool(np.count_nonzero(np.abs(one - other) > 48) >= 3)


def _without_bars(small: Grey) -> Grey:
    """Cut away the black bars that fill a preview up to 4:3."""
    rows = np.flatnonzero(small.max(axis=1) > 24)
    columns = np.flatnonzero(small.max(axis=0) > 24)
    if not len(rows) or not len(columns):
        return small
    return small[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]


def _place(tags: dict[int, Any]) -> str | None:
    latitude = _degrees(tags.get(2), tags.get(1), "S")
    longitude = _degrees(tags.get(4), tags.get(3), "W")
    return None if latitude is None or longitude is None else f"{latitude:.6f}, {longitude:.6f}"


def _degrees(value: Any, half: Any, negative: str) -> float | None:
    try:
        degrees, minutes, seconds = (float(part) for part in value)
    except (TypeError, ValueError, ZeroDivisionError):
        return None
    total = degrees + minutes / 60 + seconds / 3600
    if not 0 <= total <= 180:
        return None
    return -total if str(half).strip("\x00 ").upper() == negative else total
