"""Ink taken apart: the pieces of a small picture that hang together, from left to right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from sijill.extraction.lettering import Grey

Ink = NDArray[np.bool_]

SIDE = 20
"""The side of the square that a glyph is fitted into, in pixels."""

MEASURES = 6
FEATURES = SIDE * SIDE + MEASURES
_MOST_RUNS = 50_000
# A ring of a percent sign is lower than this part of its slash, and stands in its upper or lower so much.
_PART, _UPPER = 0.6, 0.42


@dataclass(frozen=True, slots=True)
class Glyph:
    """A piece of ink, ``top`` and ``left`` its place in the picture that it was taken from."""

    top: int
    left: int
    ink: Ink

    @property
    def bottom(self) -> int:
        """The first row below it."""
        return self.top + int(self.ink.shape[0])

    @property
    def right(self) -> int:
        """The first column after it."""
        return self.left + int(self.ink.shape[1])


def ink_in(crop: Grey) -> Ink:
    """Tell ink from paper in the picture of a word: the threshold that parts its greys best (Otsu 1979)."""
    counts = np.bincount(crop.ravel(), minlength=256).astype(np.float64)
    levels = np.arange(256)
    below = np.cumsum(counts)
    weighted = np.cumsum(counts * levels)
    total, mass = below[-1], weighted[-1]
    with np.errstate(divide="ignore", invalid="ignore"):
        spread = (mass * below / total - weighted) ** 2 / (below * (total - below))
    ink: Ink = crop <= int(np.argmax(np.nan_to_num(spread[:-1])))
    return ink


def glyphs(ink: Ink, *, speck: float, band: tuple[float, float]) -> tuple[Glyph, ...]:
    """Give the pieces that hang together, from left to right; those above one another are one.

    Left out are those of up to ``speck`` pixels, and those with their middle outside of the rows of ``band``.
    """
    found = [
        glyph
        for glyph in _pieces(ink)
        if np.count_nonzero(glyph.ink) > speck and band[0] <= (glyph.top + glyph.bottom) / 2 <= band[1]
    ]
    found.sort(key=lambda glyph: glyph.left + glyph.right)
    joined: list[Glyph] = []
    percent = False
    for glyph in found:
        before = joined[-1] if joined else None
        if before is not None and (_stacked(before, glyph) or (percent and _is_lower_ring(before, glyph))):
            joined[-1], percent = _together(before, glyph), False
        elif before is not None and _is_upper_ring(before, glyph):
            joined[-1], percent = _together(before, glyph), True
        else:
            joined.append(glyph)
            percent = False
    return tuple(joined)


def features(group: Sequence[Glyph], *, height: float) -> NDArray[np.float32]:
    """Give what tells the glyphs of one word apart, ``(len(group), FEATURES)``.

    Each fitted into a square, then its width and height in line heights, its place between the top and the
    foot of the word, and its share of the word's height. ``height``: of a line, in pixels.
    """
    top = min(glyph.top for glyph in group)
    bottom = max(glyph.bottom for glyph in group)
    tall = max(bottom - top, 1)
    rows = []
    for glyph in group:
        down, across = glyph.ink.shape
        measures = (
            down / height,
            across / height,
            (glyph.top - top) / tall,
            (bottom - glyph.bottom) / tall,
            down / tall,
            min(across / down, 3.0),
        )
        rows.append(np.concatenate([_fitted(glyph.ink).ravel(), np.array(measures, np.float32) * 2]))
    return np.stack(rows).astype(np.float32)


def _fitted(ink: Ink) -> NDArray[np.float32]:
    down, across = ink.shape
    factor = SIDE / max(down, across)
    size = (max(round(across * factor), 1), max(round(down * factor), 1))
    picture = Image.fromarray((ink * np.uint8(255)).astype(np.uint8))
    small = np.asarray(picture.resize(size, Image.Resampling.BOX), np.float32) / 255
    square = np.zeros((SIDE, SIDE), np.float32)
    up, left = (SIDE - size[1]) // 2, (SIDE - size[0]) // 2
    square[up : up + size[1], left : left + size[0]] = small
    return square


def _pieces(ink: Ink) -> list[Glyph]:
    """Label runs of ink row by row, and join those that touch (also at corners)."""
    padded = np.pad(ink, ((0, 0), (1, 1))).astype(np.int8)
    row, begin = np.nonzero(np.diff(padded, axis=1) == 1)
    _, end = np.nonzero(np.diff(padded, axis=1) == -1)
    if len(row) > _MOST_RUNS:
        return []
    parents = list(range(len(row)))

    def root(index: int) -> int:
        while parents[index] != index:
            parents[index] = parents[parents[index]]
            index = parents[index]
        return index

    starts = np.searchsorted(row, np.arange(ink.shape[0] + 1))
    for line in range(1, ink.shape[0]):
        upper, lower = int(starts[line - 1]), int(starts[line])
        stop = int(starts[line + 1])
        while upper < starts[line] and lower < stop:
            if begin[upper] <= end[lower] and begin[lower] <= end[upper]:
                parents[root(lower)] = root(upper)
            if end[upper] < end[lower]:
                upper += 1
            else:
                lower += 1
    members: dict[int, list[int]] = {}
    for index in range(len(row)):
        members.setdefault(root(index), []).append(index)
    return [_glyph([(int(row[i]), int(begin[i]), int(end[i])) for i in group]) for group in members.values()]


def _glyph(runs: list[tuple[int, int, int]]) -> Glyph:
    top, left = min(run[0] for run in runs), min(run[1] for run in runs)
    ink = np.zeros((max(run[0] for run in runs) - top + 1, max(run[2] for run in runs) - left), bool)
    for row, begin, end in runs:
        ink[row - top, begin - left : end - left] = True
    return Glyph(top, left, ink)


def _stacked(one: Glyph, other: Glyph) -> bool:
    """Tell whether one piece stands above the other: two dots are one glyph."""
    apart = max(one.top, other.top) >= min(one.bottom, other.bottom)
    return apart and _shared_columns(one, other) > 0.5


def _is_upper_ring(ring: Glyph, slash: Glyph) -> bool:
    """Tell whether a piece is the ring of a percent sign left of its slash; a digit there stands lower."""
    middle = (ring.top + ring.bottom) / 2 - slash.top
    return _is_small_beside(ring, slash) and middle < _UPPER * (slash.bottom - slash.top)


def _is_lower_ring(slash: Glyph, ring: Glyph) -> bool:
    middle = (ring.top + ring.bottom) / 2 - slash.top
    return _is_small_beside(ring, slash) and middle > (1 - _UPPER) * (slash.bottom - slash.top)


def _is_small_beside(ring: Glyph, slash: Glyph) -> bool:
    return ring.bottom - ring.top < _PART * (slash.bottom - slash.top) and _shared_columns(ring, slash) > 0.2


def _shared_columns(one: Glyph, other: Glyph) -> float:
    """Give how much of the narrower piece is above or below the other, 0 to 1."""
    shared = min(one.right, other.right) - max(one.left, other.left)
    return max(shared, 0) / min(one.right - one.left, other.right - other.left)


def _together(one: Glyph, other: Glyph) -> Glyph:
    top, left = min(one.top, other.top), min(one.left, other.left)
    ink = np.zeros((max(one.bottom, other.bottom) - top, max(one.right, other.right) - left), bool)
    for glyph in (one, other):
        ink[glyph.top - top : glyph.bottom - top, glyph.left - left : glyph.right - left] |= glyph.ink
    return Glyph(top, left, ink)
