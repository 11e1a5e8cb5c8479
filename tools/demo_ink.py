"""Ink on paper: wobbling lines, washes and hatches, drawn as SVG; the same seed gives the same sheet."""

from __future__ import annotations

import math
import random
from collections.abc import Sequence
from itertools import pairwise

Point = tuple[float, float]


class Sheet:
    """A sheet of paper of so many units, and one ink; ``paper`` and ``ink`` are colours of SVG."""

    def __init__(self, seed: int, *, size: tuple[int, int], paper: str, ink: str) -> None:
        self.width, self.height = size
        self.paper = paper
        self.ink = ink
        self._random = random.Random(seed)
        self._clips = 0
        self._parts = [f'<rect width="{self.width}" height="{self.height}" fill="{paper}"/>']

    def svg(self) -> str:
        """Give the sheet as an SVG document."""
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {self.width} {self.height}"'
            f' width="{self.width}" height="{self.height}" fill="none" stroke-linecap="round"'
            f' stroke-linejoin="round">{"".join(self._parts)}</svg>'
        )

    def between(self, low: float, high: float) -> float:
        """Give a number that looks accidental."""
        return self._random.uniform(low, high)

    def line(
        self, *points: Point, width: float = 2.2, opacity: float = 1.0, colour: str | None = None
    ) -> None:
        """Draw through the points as a hand does: nearly straight, and never quite."""
        path = _path(self._wobbling(points))
        self._parts.append(
            f'<path d="{path}" stroke="{colour or self.ink}" stroke-width="{width:.1f}"'
            f' opacity="{opacity:.2f}"/>'
        )

    def wash(self, *points: Point, opacity: float = 0.2, colour: str | None = None) -> None:
        """Fill a shape with thinned ink, or with a colour, without an outline."""
        path = _path(self._wobbling([*points, points[0]])) + "Z"
        self._parts.append(f'<path d="{path}" fill="{colour or self.ink}" opacity="{opacity:.2f}"/>')

    def shape(self, *points: Point, fill: float = 0.0, width: float = 2.2, colour: str | None = None) -> None:
        """Draw an outline, filled with ink of the opacity ``fill``; ``colour`` covers what is behind."""
        if colour:
            self.wash(*points, opacity=1.0, colour=colour)
        if fill:
            self.wash(*points, opacity=fill)
        self.line(*points, points[0], width=width)

    def hatch(
        self,
        *points: Point,
        angle: float = 60.0,
        gap: float = 9.0,
        width: float = 1.2,
        opacity: float = 0.7,
        colour: str | None = None,
    ) -> None:
        """Shade a shape with strokes; ``angle`` in degrees, ``gap`` between strokes in units."""
        self._clips += 1
        outline = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
        self._parts.append(f'<clipPath id="c{self._clips}"><polygon points="{outline}"/></clipPath>')
        xs, ys = zip(*points, strict=True)
        centre = ((min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2)
        reach = math.hypot(max(xs) - min(xs), max(ys) - min(ys)) / 2
        along = (math.cos(math.radians(angle)), math.sin(math.radians(angle)))
        strokes = []
        offset = -reach
        while offset < reach:
            start = reach * self.between(0.8, 1.05)
            end = reach * self.between(0.8, 1.05)
            x, y = centre[0] - along[1] * offset, centre[1] + along[0] * offset
            strokes.append(
                f"M{x - along[0] * start:.1f} {y - along[1] * start:.1f}"
                f"L{x + along[0] * end:.1f} {y + along[1] * end:.1f}"
            )
            offset += gap * self.between(0.75, 1.25)
        self._parts.append(
            f'<path clip-path="url(#c{self._clips})" d="{"".join(strokes)}" stroke="{colour or self.ink}"'
            f' stroke-width="{width:.1f}" opacity="{opacity:.2f}"/>'
        )

    def grain(self, count: int, *, opacity: float = 0.25) -> None:
        """Let the long thin strokes of the paper show through."""
        for _ in range(count):
            x, y = self.between(-20, self.width), self.between(-40, self.height)
            length = self.between(40, self.height * 0.4)
            self.line((x, y), (x - length * 0.08, y + length), width=0.7, opacity=opacity)

    def _wobbling(self, points: Sequence[Point]) -> list[Point]:
        drawn = [points[0]]
        for (x0, y0), (x1, y1) in pairwise(points):
            length = math.hypot(x1 - x0, y1 - y0)
            steps = max(1, round(length / 38))
            slack = min(1.6, 0.4 + length / 180)
            for step in range(1, steps + 1):
                part = step / steps
                drawn.append(
                    (
                        x0 + (x1 - x0) * part + self._random.gauss(0, slack * 0.5),
                        y0 + (y1 - y0) * part + self._random.gauss(0, slack * 0.5),
                    )
                )
        return drawn


def oval(
    x: float, y: float, across: float, down: float, *, turns: float = 1.0, start: float = 0.0
) -> list[Point]:
    """Give the points of an ellipse around (x, y), or of the part of it that is ``turns`` from ``start``."""
    steps = max(6, round(28 * turns))
    angles = [2 * math.pi * (start + turns * step / steps) for step in range(steps + (turns < 1))]
    return [(x + across * math.cos(angle), y + down * math.sin(angle)) for angle in angles]


def box(left: float, top: float, right: float, bottom: float) -> list[Point]:
    """Give the corners of a rectangle."""
    return [(left, top), (right, top), (right, bottom), (left, bottom)]


def _path(points: Sequence[Point]) -> str:
    return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in points)
