"""A mixture of latent classes of people: how probable a state of its parameters is, compiled.

The state of a chain is one vector: the logits of the sticks from which the classes' weights are broken
(classes - 1), then the logits of each class's chance to be on each list (classes x lists). How many are
missing is summed out: given the classes, each pattern's share of the documented is what counts. Compiled
functions take no keyword-only arguments.
"""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from sijill.names.compiling import arithmetic

Vector = NDArray[np.float64]
Matrix = NDArray[np.float64]
Patterns = NDArray[np.int8]


@arithmetic
def broken(theta: Vector, alpha: float, sticks: Vector, weights: Vector) -> float:
    """Break the sticks into weights and give their log prior, Beta(1, alpha) each, on the logit scale."""
    classes = sticks.shape[0]
    value = 0.0
    rest = 1.0
    for k in range(classes - 1):
        e = math.exp(-abs(theta[k]))
        great, small = 1.0 / (1.0 + e), e / (1.0 + e)
        one, other = (great, small) if theta[k] > 0 else (small, great)
        log_great, log_small = -math.log1p(e), -math.log1p(e) - abs(theta[k])
        value += log_great + alpha * log_small if theta[k] > 0 else log_small + alpha * log_great
        sticks[k] = one
        weights[k] = rest * one
        rest *= other
    sticks[classes - 1] = 1.0
    weights[classes - 1] = rest
    return value


@arithmetic
def _chances(theta: Vector, on: float, off: float, weights: Vector, rates: Matrix, absent: Vector) -> float:
    """Turn logits to chances (lists, classes); give their log prior, Beta(on, off).

    ``absent`` gets each class's weight times its chance of being on no list.
    """
    lists, classes = rates.shape
    value = 0.0
    at = classes - 1
    for k in range(classes):
        missed = weights[k]
        for j in range(lists):
            logit = theta[at]
            e = math.exp(-abs(logit))
            great = 1.0 / (1.0 + e)
            small = e * great
            log_great = -math.log1p(e)
            log_small = log_great - abs(logit)
            if logit > 0:
                value += on * log_great + off * log_small
                rates[j, k] = great
                missed *= small
            else:
                value += on * log_small + off * log_great
                rates[j, k] = small
                missed *= great
            at += 1
        absent[k] = missed
    return value


@arithmetic
def _likelihood(
    patterns: Patterns,
    counts: Vector,
    heat: float,
    weights: Vector,
    rates: Matrix,
    shares: Matrix,
    sums: Matrix,
) -> float:
    """Give the sum of counts x log chance of pattern; add up in ``sums`` who is of which class.

    ``sums`` (1 + lists, classes) grows by the expected people of each class: all, then those on each list,
    times ``heat``. ``shares`` is working space (patterns, classes).
    """
    lists, classes = rates.shape
    value = 0.0
    for x in range(patterns.shape[0]):
        row = shares[x]
        for k in range(classes):
            row[k] = weights[k]
        for j in range(lists):
            if patterns[x, j]:
                for k in range(classes):
                    row[k] *= rates[j, k]
            else:
                for k in range(classes):
                    row[k] *= 1.0 - rates[j, k]
        chance = 0.0
        for k in range(classes):
            chance += row[k]
        value += counts[x] * math.log(chance)
        scale = heat * counts[x] / chance
        for k in range(classes):
            row[k] *= scale
            sums[0, k] += row[k]
        for j in range(lists):
            if patterns[x, j]:
                for k in range(classes):
                    sums[1 + j, k] += row[k]
    return value


@arithmetic
def density(
    theta: Vector,
    patterns: Patterns,
    counts: Vector,
    alpha: float,
    heat: float,
    prior: Vector,
    space: Matrix,
    gradient: Vector,
) -> tuple[float, float, float]:
    """Give log prior + heat x log-likelihood, the log-likelihood, and the odds of being on no list.

    ``prior`` is (a, b of alpha's Gamma, a, b of the chances' Beta, most odds); beyond the most odds the
    density is 0. ``space`` has 3 + lists + 1 + lists + patterns rows of one number a class. The gradient
    goes to ``gradient``.
    """
    classes = space.shape[1]
    lists = (theta.shape[0] - classes + 1) // classes
    sticks, weights, absent = space[0], space[1], space[2]
    rates, sums, shares = space[3 : 3 + lists], space[3 + lists : 4 + 2 * lists], space[4 + 2 * lists :]
    on, off = prior[2], prior[3]
    value = broken(theta, alpha, sticks, weights)
    value += _chances(theta, on, off, weights, rates, absent)
    missed = absent.sum()
    odds = missed / (1.0 - missed)
    if not odds < prior[4]:
        return -np.inf, -np.inf, odds
    people = counts.sum()
    for k in range(classes):
        sums[0, k] = heat * people * absent[k] / (1.0 - missed)
        for j in range(lists):
            sums[1 + j, k] = 0.0
    likelihood = -people * math.log(1.0 - missed)
    likelihood += _likelihood(patterns, counts, heat, weights, rates, shares, sums)
    after = 0.0
    for k in range(classes - 1, -1, -1):
        if k < classes - 1:
            gradient[k] = (sums[0, k] + 1.0) * (1.0 - sticks[k]) - sticks[k] * (after + alpha)
        after += sums[0, k]
    at = classes - 1
    for k in range(classes):
        for j in range(lists):
            gradient[at] = sums[1 + j, k] + on - (sums[0, k] + on + off) * rates[j, k]
            at += 1
    return value + heat * likelihood, likelihood, odds
