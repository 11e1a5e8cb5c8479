"""Places on a page as it is seen: points of 1/72 inch from its upper left corner, rotation respected."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

Box = tuple[float, float, float, float]
"""``(x0, y0, x1, y1)``, ``x0 <= x1`` and ``y0 <= y1``."""

UPRIGHT = 0.5
"""Degrees by which a direction may differ from a quarter turn and still be taken for one."""


@dataclass(frozen=True, slots=True)
class Affine:
    """``x' = a x + c y + e``, ``y' = b x + d y + f``: a PDF's six numbers."""

    a: float
    b: float
    c: float
    d: float
    e: float
    f: float

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Map a point."""
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    def box(self, box: Box) -> Box:
        """Map a box to the upright box around its image."""
        if not (self.b or self.c):
            x0, x1 = self.a * box[0] + self.e, self.a * box[2] + self.e
            y0, y1 = self.d * box[1] + self.f, self.d * box[3] + self.f
            return (
                x0 if x0 < x1 else x1,
                y0 if y0 < y1 else y1,
                x1 if x0 < x1 else x0,
                y1 if y0 < y1 else y0,
            )
        return around(
            self.point(x, y)
            for x, y in ((box[0], box[1]), (box[2], box[1]), (box[0], box[3]), (box[2], box[3]))
        )

    def after(self, inner: Affine) -> Affine:
        """Give the map that does ``inner`` first."""
        e, f = self.point(inner.e, inner.f)
        return Affine(
            self.a * inner.a + self.c * inner.b,
            self.b * inner.a + self.d * inner.b,
            self.a * inner.c + self.c * inner.d,
            self.b * inner.c + self.d * inner.d,
            e,
            f,
        )

    def turn(self, a: float, b: float) -> float:
        """Give the direction, in degrees clockwise as seen, that the vector (a, b) gets."""
        return math.degrees(math.atan2(self.b * a + self.d * b, self.a * a + self.c * b))


IDENTITY = Affine(1, 0, 0, 1, 0, 0)


def as_seen(crop: Box, rotation: int) -> Affine:
    """Give the map from a page's own space (y upwards) to the page as seen; ``rotation`` in quarter turns."""
    left, bottom, right, top = crop
    return (
        Affine(1, 0, 0, -1, -left, top),
        Affine(0, 1, 1, 0, -bottom, -left),
        Affine(-1, 0, 0, 1, right, -bottom),
        Affine(0, -1, -1, 0, top, right),
    )[rotation % 4]


def turned(degrees: float) -> Affine:
    """Give the map that makes lines running at so many degrees clockwise run to the right."""
    cosine, sine = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    return Affine(cosine, -sine, sine, cosine, 0, 0)


def straightened(degrees: float) -> float:
    """Round a direction: to a whole quarter turn if it nearly is one, else to a quarter of a degree."""
    quarter = round(degrees / 90) * 90
    if abs(degrees - quarter) <= UPRIGHT:
        return float(quarter % 360)
    return round(degrees * 4) / 4 % 360


def around(points: Iterable[tuple[float, float]]) -> Box:
    """Give the box around points, of which there is at least one."""
    xs, ys = zip(*points, strict=True)
    return min(xs), min(ys), max(xs), max(ys)


def union(boxes: Iterable[Box]) -> Box:
    """Give the box around boxes, of which there is at least one."""
    x0, y0, x1, y1 = zip(*boxes, strict=True)
    return min(x0), min(y0), max(x1), max(y1)


def area(box: Box) -> float:
    """Give the area of a box."""
    return max(box[2] - box[0], 0.0) * max(box[3] - box[1], 0.0)


def shared(one: Box, other: Box) -> float:
    """Give the part of ``one``'s area, 0 to 1, that lies in ``other``; of a line or point, its middle."""
    x0, y0, x1, y1 = one
    if x0 >= other[0] and y0 >= other[1] and x1 <= other[2] and y1 <= other[3]:
        return 1.0
    if x1 < other[0] or x0 > other[2] or y1 < other[1] or y0 > other[3]:
        return 0.0
    whole = (x1 - x0) * (y1 - y0)
    if whole <= 0:
        return float(contains(other, (x0 + x1) / 2, (y0 + y1) / 2))
    return (min(x1, other[2]) - max(x0, other[0])) * (min(y1, other[3]) - max(y0, other[1])) / whole


def contains(box: Box, x: float, y: float) -> bool:
    """Say whether a point lies in a box or on its edge."""
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]
