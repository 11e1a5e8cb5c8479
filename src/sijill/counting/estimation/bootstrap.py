"""The interval of a log-linear estimate with the choice of the model repeated on every resampled table.

Bias-corrected and accelerated: B. Efron, Better bootstrap confidence intervals, J. American Statistical
Association 82 (1987) 171-185; with the choice of model in each: B. W. Silverman, L. Chan and K. Vincent,
Bootstrapping multiple systems estimates to account for model selection, Statistics and Computing 34 (2024).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import log
from statistics import NormalDist

import numpy as np
from numpy.typing import NDArray

from sijill.counting.estimation.loglinear import fit_table, padded
from sijill.counting.estimation.models import Model
from sijill.counting.estimation.poisson import fit_all
from sijill.counting.estimation.stepwise import stepwise
from sijill.counting.estimation.table import ListTable

Cells = NDArray[np.float64]
Chooser = Callable[[Cells], float]


@dataclass(frozen=True, slots=True)
class Bootstrap:
    """The total of the table itself, and totals of resampled ones in which some model had an estimate.

    ``bias`` and ``acceleration`` are Efron's two corrections; ``failed`` how many tables gave none.
    """

    point: float
    totals: NDArray[np.float64]
    bias: float
    acceleration: float
    failed: int

    def interval(self, level: float = 0.95) -> tuple[float, float]:
        """Give the ends of the interval."""
        normal = NormalDist()
        ends = []
        for share in ((1 - level) / 2, (1 + level) / 2):
            score = self.bias + normal.inv_cdf(share)
            corrected = normal.cdf(self.bias + score / (1 - self.acceleration * score))
            ends.append(float(np.quantile(self.totals, corrected)))
        return ends[0], ends[1]


def by_bic(lists: int, models: Sequence[Model]) -> Chooser:
    """Choose the model of least BIC among some; the total is not a number where none has an estimate."""
    terms, lengths = padded(models)

    def total(cells: Cells) -> float:
        fitted = fit_all(cells, lists, terms, lengths)
        people = float(cells.sum())
        criteria = np.where(fitted[:, 0] == 0, -2 * fitted[:, 3] + log(people) * fitted[:, 4], np.inf)
        return people + float(fitted[np.argmin(criteria), 1]) if np.isfinite(criteria).any() else np.nan

    return total


def by_steps(lists: int, *, threshold: float = 0.02) -> Chooser:
    """Choose a model of pairs step by step, as :func:`.stepwise.stepwise`."""

    def total(cells: Cells) -> float:
        model = stepwise(cells, lists, threshold=threshold)
        return float(cells.sum()) + float(fit_table(cells, lists, [model])[0, 1])

    return total


def bootstrap(table: ListTable, choose: Chooser, *, repeats: int = 1000, seed: int = 0) -> Bootstrap:
    """Resample the documented people, with as many in each table, and choose and fit anew each time.

    Raises ``ValueError`` if the table itself, or every resampled one, gives no estimate.
    """
    cells = table.cells.astype(np.float64)
    point = choose(cells)
    generator = np.random.default_rng(seed)
    tables = generator.multinomial(table.documented, cells / table.documented, size=repeats)
    totals = np.array([choose(resampled) for resampled in tables.astype(np.float64)])
    kept = totals[np.isfinite(totals)]
    if not np.isfinite(point) or not kept.size:
        raise ValueError("No model has an estimate for this table; look at the standing of its models.")
    below = float((kept < point).mean() + 0.5 * (kept == point).mean())
    share = min(max(below, 0.5 / kept.size), 1 - 0.5 / kept.size)
    return Bootstrap(
        point=point,
        totals=kept,
        bias=NormalDist().inv_cdf(share),
        acceleration=_acceleration(cells, choose),
        failed=int(totals.size - kept.size),
    )


def _acceleration(cells: Cells, choose: Chooser) -> float:
    """Efron's acceleration from leaving out one person at a time; those of one pattern are alike."""
    filled = np.flatnonzero(cells)
    left = []
    for at in filled:
        fewer = cells.copy()
        fewer[at] -= 1
        left.append(choose(fewer))
    values, weights = np.array(left), cells[filled]
    finite = np.isfinite(values)
    values, weights = values[finite], weights[finite]
    change = np.average(values, weights=weights) - values
    spread = float(weights @ change**2)
    return float(weights @ change**3) / (6 * spread**1.5) if spread > 0 else 0.0
