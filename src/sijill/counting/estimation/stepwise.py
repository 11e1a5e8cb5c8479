"""One log-linear model of pairs of lists, built up by adding the pair that is most surprising without it."""

from __future__ import annotations

from math import exp, lgamma, log

import numpy as np
from numpy.typing import NDArray

from sijill.counting.estimation.loglinear import fit_table
from sijill.counting.estimation.models import Model, pairwise
from sijill.counting.estimation.poisson import fitted_counts

THRESHOLD = 0.02


def stepwise(cells: NDArray[np.float64], lists: int, *, threshold: float = THRESHOLD) -> Model:
    """Choose a model of pairs for counts by pattern, shape (2 ** lists,).

    Starts from independence. At each step the pair is added whose number of shared people is the least likely
    (Poisson, one-sided, under the model so far), as long as that is less likely than ``threshold`` and the
    new model determines an estimate. A pair that shares nobody enters as minus infinity. L. Chan, B. W.
    Silverman and K. Vincent, J. American Statistical Association 116 (2021) 1297-1306.
    """
    model: Model = frozenset()
    patterns = np.arange(cells.size)
    left = sorted(pairwise(lists))
    while left:
        means = fitted_counts(cells, lists, np.array(sorted(model), dtype=np.int64))
        surprise = []
        for pair in left:
            shared = (patterns & pair) == pair
            surprise.append((_tail(float(cells[shared].sum()), float(means[shared].sum())), pair))
        for likelihood, pair in sorted(surprise):
            if likelihood >= threshold:
                return model
            if fit_table(cells, lists, [model | {pair}])[0, 0] == 0:
                model = model | {pair}
                left.remove(pair)
                break
        else:
            return model
    return model


def _tail(seen: float, mean: float) -> float:
    """Give the smaller of the two tails of a Poisson number, each with what was seen in it."""
    if mean <= 0:
        return 1.0 if seen == 0 else 0.0
    spread = 12 * mean**0.5 + 40
    if abs(seen - mean) > spread:
        return 0.0
    if seen <= mean:
        numbers = range(max(0, int(mean - spread)), int(seen) + 1)
    else:
        numbers = range(int(seen), int(max(seen, mean) + spread) + 1)
    return sum(exp(k * log(mean) - mean - lgamma(k + 1)) for k in numbers)
