"""Letters as ink on paper: how high they stand, and whether a picture is a page of them at all."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageFilter

from sijill.extraction.given import Pixels

Grey = NDArray[np.uint8]
"""A picture in grey, ``(height, width)``; 255 is white."""

Box = tuple[int, int, int, int]
"""``(x0, y0, x1, y1)`` in pixels from the upper left."""

_STRIPS = 16
_SPECK = 5
_CONTRAST = 60
_EVEN = 25
_LEAST_PAPER = 0.6
_LEAST_INK, _MOST_INK = 0.002, 0.35


def grey_of(pixels: Pixels) -> Grey:
    """Give the luma (ITU-R BT.601, in 8-bit integers) of a picture."""
    colour = np.frombuffer(pixels.data, np.uint8).reshape(pixels.height, pixels.width, 3)
    luma = np.empty((pixels.height, pixels.width), np.uint8)
    # By rows, so that a large page needs no 32-bit copy of itself.
    for top in range(0, pixels.height, 256):
        part = colour[top : top + 256].astype(np.uint16)
        luma[top : top + 256] = (part[..., 0] * 77 + part[..., 1] * 150 + part[..., 2] * 29) >> 8
    return luma


def ink_of(grey: Grey) -> NDArray[np.bool_]:
    """Tell ink from paper: darker than halfway between the dark and the light ends of the page."""
    sample = grey[::4, ::4]
    dark, light = np.percentile(sample, [0.5, 75])
    ink: NDArray[np.bool_] = grey < (dark + light) / 2
    return ink


def line_height(grey: Grey) -> float | None:
    """Give the median height in pixels of pieces of lines, from the top of the letters to their feet.

    Measured in vertical strips, so that a page that lies slightly askew gives the same; None without ink.
    """
    if min(grey.shape) < 2 * _STRIPS:
        return None
    if int(grey.max()) - int(grey.min()) < 40:
        return None
    heights: list[NDArray[np.intp]] = []
    for strip in np.array_split(ink_of(grey), _STRIPS, axis=1):
        rows = np.concatenate([[False], strip.any(axis=1), [False]]).astype(np.int8)
        edges = np.diff(rows)
        heights.append(np.flatnonzero(edges == -1) - np.flatnonzero(edges == 1))
    found = np.concatenate(heights)
    found = found[found > _SPECK]
    return float(np.median(found)) if len(found) else None


def looks_like_text(grey: Grey) -> bool:
    """Tell, cheaply, whether a picture may be a page of letters: nearly all paper, with a little ink.

    Shadows are levelled first. Of 26 photographs tried 9 pass, of 32 pages, half of them in shadow, all; what
    passes wrongly is found out by the confidence of its words.
    """
    if min(grey.shape) < 48:
        return False
    step = max(max(grey.shape) // 1200, 1)
    small = np.ascontiguousarray(grey[::step, ::step])
    level = levelled(dark_on_light(small))
    paper = float((level > 215).mean())
    ink = float((level < 140).mean())
    return paper > _LEAST_PAPER and _LEAST_INK < ink < _MOST_INK


def levelled(grey: Grey) -> Grey:
    """Give the picture as if its paper were lit evenly: divided by the brightness of the paper around.

    A page that is lit evenly is given as it is.
    """
    paper = np.percentile(_cells(grey)[:, :, ::3], 85, axis=2)
    if np.ptp(np.percentile(paper, [10, 90])) < _EVEN:
        return grey
    height, width = grey.shape
    small = Image.fromarray(paper.astype(np.uint8)).filter(ImageFilter.MaxFilter(3))
    ground = np.maximum(np.asarray(small.resize((width, height))), 1).astype(np.float32)
    even: Grey = np.minimum(grey * np.float32(255) / ground, 255).astype(np.uint8)
    return even


def dark_on_light(grey: Grey) -> Grey:
    """Give a page with dark letters; a page of light letters on a dark ground is turned into its negative.

    Paper is what most of a small part of the page is, so that a shadow on white paper is not taken for ink.
    """
    cells = _cells(grey)[:, :, ::3].astype(np.int16)
    dark, light = cells.min(axis=2), cells.max(axis=2)
    written = light - dark > _CONTRAST
    negative = np.median(cells, axis=2) * 2 < dark + light
    return 255 - grey if np.count_nonzero(negative & written) * 2 > np.count_nonzero(written) else grey


def _cells(grey: Grey) -> Grey:
    """Part a picture into squares, about 40 on the shorter side: ``(down, across, pixels)``."""
    height, width = grey.shape
    side = min(max(min(height, width) // 40, 8), height, width)
    down, across = height // side, width // side
    cells = grey[: down * side, : across * side].reshape(down, side, across, side).swapaxes(1, 2)
    return cells.reshape(down, across, side * side)


def scaled(grey: Grey, factor: float) -> Grey:
    """Give the picture in another size."""
    if factor == 1:
        return grey
    height, width = grey.shape
    size = (max(round(width * factor), 1), max(round(height * factor), 1))
    return np.asarray(Image.fromarray(grey).resize(size, Image.Resampling.LANCZOS))


def lines_outside(grey: Grey, boxes: Iterable[Box], *, height: float) -> list[Box]:
    """Give the boxes of what looks like lines of letters, ``height`` pixels high, and is in no given box."""
    ink = ink_of(grey)
    margin = round(height / 2)
    for x0, y0, x1, y1 in boxes:
        ink[max(y0 - margin, 0) : y1 + margin, max(x0 - margin, 0) : x1 + margin] = False
    rows = ink.sum(axis=1) > height / 2
    edges = np.diff(np.concatenate([[False], rows, [False]]).astype(np.int8))
    found = []
    for top, bottom in zip(np.flatnonzero(edges == 1), np.flatnonzero(edges == -1), strict=True):
        columns = np.flatnonzero(ink[top:bottom].any(axis=0))
        left, right = int(columns[0]), int(columns[-1]) + 1
        share = len(columns) / (right - left)
        if 0.6 * height <= bottom - top <= 4 * height and right - left > 3 * height and share > 0.3:
            found.append((left, max(int(top) - margin, 0), right, int(bottom) + margin))
    return found
