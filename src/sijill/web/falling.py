"""A probability drawn as a fall of bars: each piece of evidence begins where the last one ended."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sijill.desk.questions import Step
from sijill.web.wording import digits
from sijill.web.wording.evidence import evidence

_LEAST_WIDTH = 0.8
_SEEN = 50


@dataclass(frozen=True, slots=True)
class Bar:
    """One piece of evidence; ``start`` and ``width`` in percent, turned to the direction of reading."""

    words: str
    bits: str
    speaks_for: bool
    start: str
    width: str


@dataclass(frozen=True, slots=True)
class Fall:
    """All bars, where the evidence is even (``zero``, in percent), and the sum in bits."""

    bars: tuple[Bar, ...]
    zero: str
    total: str


def fall(steps: Sequence[Step], language: str, *, right_to_left: bool) -> Fall:
    """Draw the steps of a probability; what has no level and rounds to nothing is left out."""
    steps = [step for step in steps if step.level or abs(step.millibits) >= _SEEN]
    ends = [0]
    for step in steps:
        ends.append(ends[-1] + step.millibits)
    least, most = min(ends), max(ends)
    span = max(most - least, 1)

    def percent(millibits: int) -> float:
        return 100 * (millibits - least) / span

    bars = []
    for step, begin, end in zip(steps, ends, ends[1:], strict=False):
        low, high = sorted((percent(begin), percent(end)))
        width = max(high - low, _LEAST_WIDTH)
        low = min(low, 100 - width)
        start = 100 - low - width if right_to_left else low
        words = evidence(step.what, step.level)
        bars.append(
            Bar(
                words, _signed(step.millibits, language), step.millibits > 0, f"{start:.2f}%", f"{width:.2f}%"
            )
        )
    zero = 100 - percent(0) if right_to_left else percent(0)
    return Fall(tuple(bars), f"{zero:.2f}%", _signed(ends[-1], language))


def _signed(millibits: int, language: str) -> str:
    """Write thousandths of bits as bits with one decimal and a sign."""
    tenths = round(millibits / 100)
    sign = "+" if tenths > 0 else "−" if tenths < 0 else ""
    point = "." if language == "en" else "٫"
    return digits(f"{sign}{abs(tenths) // 10}.{abs(tenths) % 10}", language).replace(".", point)
