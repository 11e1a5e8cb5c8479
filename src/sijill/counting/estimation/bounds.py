"""Closed formulas for the number of people on no list, with a 95 % interval.

All intervals take the logarithm of the number of people on no list as normal, so that they never fall below
the documented number (Chao 1987; Burnham et al. 1987).
"""

from __future__ import annotations

from dataclasses import dataclass
from math import exp, inf, log, sqrt

from sijill.counting.estimation.table import ListTable

_Z95 = 1.959963984540054


@dataclass(frozen=True, slots=True)
class Bounds:
    """A total and the two ends of its 95 % interval."""

    low: float
    point: float
    high: float


def chao(table: ListTable) -> Bounds:
    """Chao's lower bound, for lists of equal reach.

    n + f1² / (2 f2), with f1 people on one list and f2 on two. A. Chao, Estimating the population size for
    capture-recapture data with unequal catchability, Biometrics 43 (1987) 783-791. It was made for many
    occasions of like reach: with few or unequal lists it is too high to be a lower bound, by t / (t - 1)
    even for t equal lists. Needs f2 > 0.
    """
    f1, f2 = sum(table.alone), table.on_two
    ratio = f1 / f2
    variance = f2 * (ratio**4 / 4 + ratio**3 + ratio**2 / 2)
    return _around(table.documented, f1 * f1 / (2 * f2), variance)


def chao_unequal(table: ListTable) -> Bounds:
    """Chao's lower bound, for lists of unequal reach.

    n + (sum of f_i f_j over pairs of lists) / (f2 + 1), with f_i people on list i alone; the 1 keeps it from
    running high where few people are on two lists. If for each person the
    lists are independent and the odds of being on list i are (the list's factor) x (the person's factor),
    the Cauchy-Schwarz inequality makes this a lower bound, as in Chao (1987); see L.-P. Rivest and S.
    Baillargeon, Biometrics 63 (2007) 999-1006, for bounds of this kind. For lists of equal reach it is
    Chao's formula times (t - 1) / t; for two lists it is Chapman's. Variance by the delta method, as in Chao
    (1987).
    """
    f1, f2 = sum(table.alone), table.on_two
    pairs = (f1 * f1 - sum(alone * alone for alone in table.alone)) / 2
    missing = pairs / (f2 + 1)
    by_alone = sum(((f1 - alone) / (f2 + 1)) ** 2 * alone for alone in table.alone)
    variance = by_alone + missing**2 * f2 / (f2 + 1) ** 2 + missing
    return _around(table.documented, missing, variance)


def chapman(table: ListTable) -> Bounds:
    """Chapman's estimator for two lists, (n1 + 1)(n2 + 1) / (m + 1) - 1.

    D. G. Chapman, University of California Publications in Statistics 1 (1951) 131-160; variance by G. A. F.
    Seber, Biometrics 26 (1970) 13-22.
    """
    first, second = table.sizes
    both = table.on_two
    point = (first + 1) * (second + 1) / (both + 1) - 1
    variance = (first + 1) * (second + 1) * (first - both) * (second - both) / ((both + 1) ** 2 * (both + 2))
    return _around(table.documented, point - table.documented, variance)


def with_odds_ratio(table: ListTable, ratio: float) -> float:
    """Give the total for two lists of which one raises the odds of being on the other ``ratio`` times."""
    return table.documented + ratio * table.alone[0] * table.alone[1] / table.on_two


def _around(documented: int, missing: float, variance: float) -> Bounds:
    if missing <= 0:
        return Bounds(documented, documented, documented)
    spread = _Z95 * sqrt(log(1 + variance / missing**2))
    factor = exp(spread) if spread < 700 else inf
    return Bounds(documented + missing / factor, documented + missing, documented + missing * factor)
