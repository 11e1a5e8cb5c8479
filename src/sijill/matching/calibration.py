"""Whether a model's word holds: of the pairs that it called likely, how many did people call the same?

The answers are those that people gave after the model had spoken, so it has not learned from them. They are
no sample of all pairs, since one is asked about what is open: each bin speaks for itself, their sum for
nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import sqrt

EDGES = (0.0, 0.1, 0.3, 0.5, 0.7, 0.9, 0.97, 1.0)
ENOUGH = 20
"""Answers below which nothing is said of the model."""

ENOUGH_IN_BIN = 5
_NORMAL_95 = 1.959964


@dataclass(frozen=True, slots=True)
class Bin:
    """The answers on pairs of said probability from ``least`` to below ``most`` (the last bin: to 1).

    ``said`` is the mean of what the model said of them.
    """

    least: float
    most: float
    said: float
    answered: int
    same: int

    @property
    def share(self) -> float | None:
        """How many were the same; ``None`` if the answers are too few to tell."""
        return self.same / self.answered if self.answered >= ENOUGH_IN_BIN else None

    @property
    def interval(self) -> tuple[float, float]:
        """The 95 % interval of the share (E. B. Wilson, Probable Inference, JASA 22, 1927)."""
        count, z = self.answered, _NORMAL_95
        share = self.same / count
        middle, spread = share + z * z / (2 * count), sqrt(share * (1 - share) + z * z / (4 * count))
        spread, whole = spread * z / sqrt(count), 1 + z * z / count
        return max(0.0, (middle - spread) / whole), min(1.0, (middle + spread) / whole)

    @property
    def holds(self) -> bool | None:
        """Whether what was said lies within the interval; ``None`` if the answers are too few to tell."""
        low, high = self.interval
        return None if self.share is None else low <= self.said <= high


@dataclass(frozen=True, slots=True)
class Calibration:
    """The bins that have answers, the least likely first."""

    bins: tuple[Bin, ...]

    @property
    def answered(self) -> int:
        return sum(one.answered for one in self.bins)

    @property
    def enough(self) -> bool:
        return self.answered >= ENOUGH


def calibration(answers: Iterable[tuple[float, bool]]) -> Calibration:
    """Gather answers, each the probability that was said and whether the two were the same, in bins.

    Raises ``ValueError`` if what was said is no probability.
    """
    gathered: dict[int, list[tuple[float, bool]]] = {}
    for said, same in answers:
        if not 0.0 <= said <= 1.0:
            raise ValueError(f"{said} is no probability.")
        place = sum(said >= edge for edge in EDGES[1:-1])
        gathered.setdefault(place, []).append((said, same))
    return Calibration(
        tuple(
            Bin(
                EDGES[place],
                EDGES[place + 1],
                sum(said for said, _ in found) / len(found),
                len(found),
                sum(same for _, same in found),
            )
            for place, found in sorted(gathered.items())
        )
    )
