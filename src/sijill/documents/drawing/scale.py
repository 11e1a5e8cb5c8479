"""An axis: where a number lies, in percent of the width, from the side on which reading begins."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import floor, log10

START, END = 1.0, 97.0
"""Where the axis begins and ends, so that marks and numbers at its ends have room."""

_TICKS = 4


@dataclass(frozen=True, slots=True)
class Scale:
    """Numbers from ``low`` to ``high`` on a line that may run from right to left."""

    low: float
    high: float
    right_to_left: bool

    def share(self, value: float) -> float:
        """Say how far along a number lies, in percent from the side of reading; at most at the end."""
        part = (value - self.low) / (self.high - self.low)
        return START + (END - START) * min(1.0, max(0.0, part))

    def at(self, value: float) -> str:
        """Say where a number lies, in percent from the left."""
        return self.place(self.share(value))

    def place(self, percent: float) -> str:
        """Turn a place counted from the side of reading into one from the left."""
        return f"{100 - percent if self.right_to_left else percent:.2f}%"

    def span(self, one: float, other: float) -> tuple[str, str]:
        """Give the left end and the width of what lies between two numbers; never quite nothing."""
        first, last = sorted((self.share(one), self.share(other)))
        width = max(last - first, 0.25)
        return f"{100 - first - width if self.right_to_left else first:.2f}%", f"{width:.2f}%"

    def holds(self, value: float) -> bool:
        """Whether a number lies on the axis and not beyond it."""
        return self.low <= value <= self.high

    @property
    def ticks(self) -> tuple[float, ...]:
        """Round numbers along the axis."""
        step = _round_step((self.high - self.low) / _TICKS)
        first = -int(-self.low // step)
        return tuple(i * step for i in range(first, int(self.high // step) + 1))


def scale(
    values: Iterable[float], *, right_to_left: bool, most: float | None = None, zero: bool = True
) -> Scale:
    """Make an axis on which these numbers have room, up to ``most``.

    It begins at 0; without ``zero``, somewhat below the least number.
    """
    held = sorted(values)
    least, greatest = (held[0], held[-1]) if held else (0.0, 1.0)
    high = max(1.0, min(greatest, most) if most is not None else greatest)
    low = 0.0 if zero else max(0.0, least - 0.08 * (high - least))
    return Scale(low, max(high, low + 1.0), right_to_left)


def _round_step(rough: float) -> float:
    size = max(1.0, 10.0 ** floor(log10(max(rough, 1.0))))
    return next(size * times for times in (1, 2, 5, 10) if size * times >= rough)
