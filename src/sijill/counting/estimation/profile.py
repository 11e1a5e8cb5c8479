"""The interval of a model's total by how well other totals would fit."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from sijill.counting.estimation.loglinear import Fit, padded
from sijill.counting.estimation.poisson import profiled
from sijill.counting.estimation.table import ListTable

CHI_SQUARE_95 = 3.841458820694124


@dataclass(frozen=True, slots=True)
class ProfileInterval:
    """Totals that fit about as well as the best; ``high`` is ``None`` where no total fits much worse."""

    point: float
    low: float
    high: float | None


def profile_interval(table: ListTable, fitted: Fit, *, drop: float = CHI_SQUARE_95) -> ProfileInterval:
    """Find the totals whose multinomial deviance is within ``drop`` of the least (95 % by default).

    R. M. Cormack, Interval estimation for mark-recapture studies of closed populations, Biometrics 48 (1992)
    567-576. Conditional on the model: that the model was chosen is not in it.
    """
    cells = table.cells.astype(np.float64)
    terms = padded([fitted.model])[0][0, : len(fitted.model)]

    def depth(missing: float) -> float:
        return float(profiled(cells, len(table.lists), terms, np.array([missing]))[0])

    best = _highest(depth, max(fitted.missing, 1.0))
    floor = depth(best) - drop / 2
    low = 0.0 if depth(0.0) >= floor else _crossing(depth, floor, inside=best, outside=0.0)
    far = best + 1.0
    limit = 1000 * (table.documented + best)
    while far < limit and depth(far) >= floor:
        far = best + 2 * (far - best)
    high = None if far >= limit else table.documented + _crossing(depth, floor, inside=best, outside=far)
    return ProfileInterval(table.documented + best, table.documented + low, high)


def _highest(depth: Callable[[float], float], near: float) -> float:
    """Find the highest point by golden sections, between 0 and some times ``near``."""
    low, high = 0.0, 4 * near + 10
    share = (5**0.5 - 1) / 2
    one, other = high - share * (high - low), low + share * (high - low)
    for _ in range(60):
        if depth(one) >= depth(other):
            high = other
        else:
            low = one
        one, other = high - share * (high - low), low + share * (high - low)
    return (low + high) / 2


def _crossing(depth: Callable[[float], float], floor: float, *, inside: float, outside: float) -> float:
    for _ in range(60):
        middle = (inside + outside) / 2
        inside, outside = (middle, outside) if depth(middle) >= floor else (inside, middle)
    return inside
