"""What each piece of evidence weighs, in bits: the base-2 logarithm of m / u.

m is how often records of one person show it, u how often records of two people do (I. P. Fellegi and A. B.
Sunter, A Theory for Record Linkage, JASA 64, 1969). The figures are set by hand, from how lists differ, and
are the same for every run; only how common a name or place is comes from the frame itself. A value that one
of the records lacks weighs nothing.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

DAYS_A_YEAR = 365.25


@dataclass(frozen=True, slots=True)
class Level:
    """A name score from ``score`` up: ``m``, and how much more likely than the very name it is by chance."""

    score: float
    m: float
    chance: float


@dataclass(frozen=True, slots=True)
class NameWeights:
    """How likenesses of names weigh.

    ``chance`` is u before anything is seen, for names of one, two, and three or more parts; ``strength`` is
    how many seen records it is worth. ``different`` is the weight, in bits, below the lowest level.
    """

    levels: tuple[Level, ...]
    chance: tuple[float, ...]
    strength: int
    least: float
    most: float
    different: float


@dataclass(frozen=True, slots=True)
class DayWeights:
    """How two intervals of days weigh.

    Two random dates fall within one another's reach with probability (days of both) / ``span``. ``m`` is for
    intervals that share a day, ``near`` and ``about`` for gaps of up to ``near_days`` and ``about_days``;
    a larger gap weighs ``apart`` bits, and one beyond ``far_days`` ``far`` bits. ``most`` caps agreement.
    """

    span: float
    m: float
    near_days: int
    near: float
    about_days: int
    about: float
    apart: float
    far_days: int
    far: float
    most: float


@dataclass(frozen=True, slots=True)
class Weights:
    """All weights of the model; bits unless said otherwise."""

    smallest_frame: int = 1000
    same_source: float = -5.0
    name: NameWeights = NameWeights(
        levels=(
            Level(0.94, 0.6, 1.0),
            Level(0.84, 0.25, 1.5),
            Level(0.74, 0.12, 4.0),
            Level(0.66, 0.02, 50.0),
        ),
        chance=(1e-2, 1e-4, 1e-5),
        strength=1000,
        least=-4.0,
        most=20.0,
        different=-9.0,
    )
    father: NameWeights = NameWeights(
        levels=(Level(0.9, 0.7, 1.0), Level(0.7, 0.22, 1.5), Level(0.5, 0.04, 4.0)),
        chance=(2e-2, 2e-3, 1e-3),
        strength=50,
        least=-2.0,
        most=7.0,
        different=-7.0,
    )
    birth: DayWeights = DayWeights(
        span=40 * DAYS_A_YEAR,
        m=0.9,
        near_days=31,
        near=0.05,
        about_days=366,
        about=0.04,
        apart=-8.0,
        far_days=1100,
        far=-12.0,
        most=9.0,
    )
    event: DayWeights = DayWeights(
        span=5 * DAYS_A_YEAR,
        m=0.7,
        near_days=7,
        near=0.1,
        about_days=31,
        about=0.05,
        apart=-2.0,
        far_days=1100,
        far=-2.0,
        most=6.0,
    )
    same_sex: float = 0.3
    other_sex: float = -6.0
    place_m: float = 0.6
    place_most: float = 5.0
    place_strength: int = 20
    place_chance: float = 0.05
    other_place: float = -1.0

    def as_json(self) -> dict[str, Any]:
        return asdict(self)


WEIGHTS = Weights()
