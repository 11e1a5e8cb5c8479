"""Pictures decoded within bounds of pixels and pages: upright, on white, without any metadata."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator
from contextlib import contextmanager

import numpy as np
from PIL import Image, ImageFile, MpoImagePlugin, TiffImagePlugin, WebPImagePlugin

from sijill.extraction.errors import ExtractionError, Refused
from sijill.extraction.given import Given, Pixels

FORMATS = ("PNG", "JPEG", "GIF", "TIFF", "WEBP", "BMP")
"""By Pillow's names; its JPEG is also the MPO of cameras that keep several pictures in one file."""

MOST_PIXELS = 100_000_000
MOST_PAGES = 50
"""Pages of one TIFF that are read."""

_TRANSPOSED = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
# Loaded now and not with the first picture, when the worker may open few files.
_PLUGINS = (MpoImagePlugin, TiffImagePlugin, WebPImagePlugin)
_BROKEN = "it cannot be decoded as the picture it says it is"
_AGAIN = "ask for the file again, or save it anew as PNG"


@contextmanager
def opened(source: Given) -> Iterator[Image.Image]:
    """Open a picture without decoding it; every error of the library on the way becomes :class:`Refused`."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            warnings.simplefilter("ignore", UserWarning)
            with Image.open(io.BytesIO(source.data), formats=FORMATS) as picture:
                check_size(picture, source.name)
                yield picture
    except (ExtractionError, MemoryError):
        raise
    except (Image.DecompressionBombWarning, Image.DecompressionBombError) as error:
        raise _too_large(source.name) from error
    except Exception as error:  # the decoders raise what they like on broken bytes
        raise Refused(source.name, _BROKEN, _AGAIN) from error


def check_size(picture: Image.Image, name: str) -> None:
    """Raise :class:`Refused` if the picture has more pixels than are decoded."""
    if picture.width * picture.height > MOST_PIXELS:
        raise _too_large(name)


def is_animated(picture: Image.Image) -> bool:
    """Tell whether a picture moves: it has frames, not pages."""
    return picture.format in ("GIF", "PNG", "WEBP") and bool(getattr(picture, "is_animated", False))


def pages(picture: Image.Image) -> int:
    """Count the pages of a TIFF, at most one more than are read; 1 for any other picture."""
    if picture.format != "TIFF":
        return 1
    count = 1
    while count <= MOST_PAGES:
        try:
            picture.seek(count)
        except EOFError:
            break
        count += 1
    picture.seek(0)
    return count


def decoded(picture: Image.Image, *, turn: int, name: str) -> tuple[Image.Image, bool]:
    """Decode the current page to RGB, on white where it is clear, turned by its EXIF orientation ``turn``.

    Also tells whether the file is cut off: what is there of it is then shown.
    """
    check_size(picture, name)
    whole = _loaded(picture)
    return upright(_on_white(picture), turn), not whole


def upright(picture: Image.Image, turn: int) -> Image.Image:
    """Turn or mirror a picture as its EXIF orientation says."""
    return picture.transpose(_TRANSPOSED[turn]) if turn in _TRANSPOSED else picture


def pixels_of(picture: Image.Image) -> Pixels:
    """Give the pixels of a decoded picture and nothing else of it."""
    return Pixels(picture.width, picture.height, picture.tobytes())


def _loaded(picture: Image.Image) -> bool:
    """Decode the pixels; tell whether the file had all of them."""
    try:
        picture.load()
    except OSError:
        if picture.format not in ("JPEG", "PNG", "MPO"):
            raise
    else:
        return True
    before = ImageFile.LOAD_TRUNCATED_IMAGES
    ImageFile.LOAD_TRUNCATED_IMAGES = True
    try:
        picture.load()
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = before
    return False


def _on_white(picture: Image.Image) -> Image.Image:
    if picture.mode in ("I", "F") or picture.mode.startswith("I;"):
        return _levels(picture).convert("RGB")
    if picture.has_transparency_data:
        clear = picture.convert("RGBA")
        ground = Image.new("RGBA", clear.size, (255, 255, 255, 255))
        return Image.alpha_composite(ground, clear).convert("RGB")
    return picture.convert("RGB")


def _levels(picture: Image.Image) -> Image.Image:
    """Bring a picture of more than 256 levels (X-rays, satellites) to 256, from darkest to lightest."""
    values = np.asarray(picture, np.float64)
    low, high = float(np.nanmin(values)), float(np.nanmax(values))
    spread = high - low if np.isfinite(high - low) and high > low else 1.0
    even = np.nan_to_num((values - low) * (255 / spread), nan=0.0, posinf=255.0, neginf=0.0)
    return Image.fromarray(np.clip(even, 0, 255).astype(np.uint8))


def _too_large(name: str) -> Refused:
    most = MOST_PIXELS // 1_000_000
    return Refused(name, f"the picture has more than {most} million pixels", "save it smaller, or in parts")
