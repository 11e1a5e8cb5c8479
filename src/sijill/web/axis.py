"""Figures drawn on one axis, in percent, from the side on which the language begins to read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import get_language_bidi

from sijill.counting import FigureStatement
from sijill.web.wording import number

_ROOM = 1.05
_STEPS = 4
_TAIL = 14.0
_NEAR = 0.1


@dataclass(frozen=True, slots=True)
class Tick:
    """A place on the axis with its number."""

    at: str
    label: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Drawn:
    """How a figure is drawn: ``ring`` (one number), ``tail`` (open on one side), ``box`` (from, to).

    ``hatched``: said to be approximate. ``at`` is the ring's place; ``start`` and ``width`` those of the box,
    ``end`` where the tail ends. All in percent of the width, already turned to the direction of reading.
    """

    form: str
    hatched: bool
    at: str
    start: str = ""
    width: str = ""
    end: str = ""


@dataclass(frozen=True, slots=True)
class Axis:
    """An axis from zero to ``most``."""

    most: float
    right_to_left: bool
    ticks: tuple[Tick, ...]

    def draw(self, figure: FigureStatement) -> Drawn:
        """Say how a figure is drawn."""
        low, high = figure.min, figure.max
        if low is None or high is None:
            known = self._share((low if low is not None else high) or 0)
            tail = min(100.0, known + _TAIL) if high is None else max(0.0, known - _TAIL)
            return Drawn("tail", figure.approximate, self._place(known), end=self._place(tail))
        if low == high and not figure.approximate:
            return Drawn("ring", False, self._place(self._share(low)))
        first = self._share(low if low != high else low * (1 - _NEAR))
        last = self._share(high if low != high else high * (1 + _NEAR))
        start = 100 - last if self.right_to_left else first
        return Drawn(
            "box",
            figure.approximate,
            self._place((first + last) / 2),
            start=f"{start:.2f}%",
            width=f"{max(last - first, 1.0):.2f}%",
        )

    def _share(self, amount: float) -> float:
        return min(100.0, 100 * amount / self.most)

    def _place(self, percent: float) -> str:
        return f"{100 - percent if self.right_to_left else percent:.2f}%"


def axis(figures: Sequence[FigureStatement], language: str) -> Axis:
    """Make an axis on which all these figures have room."""
    largest = max((side for one in figures for side in (one.min, one.max) if side is not None), default=1)
    most = max(1.0, largest * _ROOM)
    step = _round_step(largest / _STEPS)
    scale = Axis(most, get_language_bidi(), ())
    values = list(range(0, int(most) + 1, step))
    ticks = tuple(
        Tick(scale._place(scale._share(value)), number(value, language), "start" if value == 0 else "middle")
        for value in values
    )
    return Axis(most, scale.right_to_left, ticks)


def _round_step(rough: float) -> int:
    size = 1
    while size * 10 <= rough:
        size *= 10
    return next((size * times for times in (1, 2, 5, 10) if size * times >= rough), size)
