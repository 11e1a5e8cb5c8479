"""A mixture of latent classes of people, sampled: compiled.

The state of a chain is one vector: the logits of the sticks from which the classes' weights are broken
(classes - 1), then the logits of each class's chance to be on each list (classes x lists). How many are
missing is summed out: given the classes, each pattern's share of the documented is what counts, so that the
sampler moves in the parameters alone, by Hamiltonian steps (S. Duane et al. 1987; R. M. Neal 2011), between
copies of different temperature (C. J. Geyer 1991; even and odd swaps in turn: S. Syed et al. 2022), with
exchanges of the classes' labels (O. Papaspiliopoulos and G. O. Roberts 2008). Compiled functions take no
keyword-only arguments.
"""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from sijill.names.compiling import arithmetic

Vector = NDArray[np.float64]
Matrix = NDArray[np.float64]
Patterns = NDArray[np.int8]

_ACCEPTED = 0.8  # what share of steps the step size is tuned to have accepted
_LONGEST = 300  # steps of one path
_DIVERGED = 1000.0


@arithmetic
def _sticks(theta: Vector, alpha: float, sticks: Vector, weights: Vector) -> float:
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
    value = _sticks(theta, alpha, sticks, weights)
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


@arithmetic
def _concentration(theta: Vector, classes: int, prior: Vector) -> float:
    """Draw alpha given the sticks: Gamma(a + classes - 1, b - sum of log(1 - stick))."""
    total = prior[1]
    for k in range(classes - 1):
        total += max(theta[k], 0.0) + math.log1p(math.exp(-abs(theta[k])))
    return float(np.random.gamma(prior[0] + classes - 1) / total)


@arithmetic
def _broken(weights: Vector, after: Vector, alpha: float) -> float:
    """Give the log density of weights, and in ``after`` what is left from each on."""
    classes = weights.shape[0]
    after[classes - 1] = weights[classes - 1]
    for k in range(classes - 2, -1, -1):
        after[k] = after[k + 1] + weights[k]
    value = 0.0
    for k in range(classes - 1):
        value += (alpha - 1.0) * math.log(after[k + 1]) - alpha * math.log(after[k])
    return value


@arithmetic
def _relabel(theta: Vector, classes: int, alpha: float, space: Matrix) -> None:
    """Exchange the labels of two classes, as often as their order in the sticks' prior allows."""
    lists = (theta.shape[0] - classes + 1) // classes
    sticks, weights, after = space[0], space[1], space[2]
    for _ in range(classes):
        one, other = np.random.randint(0, classes), np.random.randint(0, classes)
        if one == other:
            continue
        _sticks(theta, alpha, sticks, weights)
        before = _broken(weights, after, alpha)
        weights[one], weights[other] = weights[other], weights[one]
        change = _broken(weights, after, alpha) - before
        if not math.log(np.random.random()) < change:
            continue
        finite = True
        for k in range(classes - 1):
            sticks[k] = math.log(weights[k]) - math.log(after[k + 1])
            finite = finite and abs(sticks[k]) < 700.0
        if finite:
            for k in range(classes - 1):
                theta[k] = sticks[k]
            for j in range(lists):
                a, b = classes - 1 + one * lists + j, classes - 1 + other * lists + j
                theta[a], theta[b] = theta[b], theta[a]


@arithmetic
def _travel(
    theta: Vector,
    patterns: Patterns,
    counts: Vector,
    alpha: float,
    heat: float,
    prior: Vector,
    step: float,
    length: int,
    space: Matrix,
    paths: Matrix,
) -> tuple[float, float, float]:
    """Take one Hamiltonian path and accept its end or not.

    Gives the chance that it had of being accepted, and the log-likelihood and odds where the chain stands.
    """
    place, speed, gradient = paths[0], paths[1], paths[2]
    value, likelihood, odds = density(theta, patterns, counts, alpha, heat, prior, space, gradient=gradient)
    size = theta.shape[0]
    energy = value
    for i in range(size):
        place[i] = theta[i]
        speed[i] = np.random.normal()
        energy -= 0.5 * speed[i] * speed[i]
    there, new_likelihood, new_odds = value, likelihood, odds
    for _ in range(length):
        for i in range(size):
            speed[i] += 0.5 * step * gradient[i]
            place[i] += step * speed[i]
        there, new_likelihood, new_odds = density(
            place, patterns, counts, alpha, heat, prior, space, gradient=gradient
        )
        if not there > energy - _DIVERGED:
            return 0.0, likelihood, odds
        for i in range(size):
            speed[i] += 0.5 * step * gradient[i]
    for i in range(size):
        there -= 0.5 * speed[i] * speed[i]
    chance = math.exp(min(0.0, there - energy))
    if np.random.random() < chance:
        for i in range(size):
            theta[i] = place[i]
        return chance, new_likelihood, new_odds
    return chance, likelihood, odds


@arithmetic
def _tuned(tuning: Vector, chance: float, at: int) -> float:
    """Move a step size towards the wanted acceptance (dual averaging: M. D. Hoffman and A. Gelman 2014)."""
    tuning[0] += (_ACCEPTED - chance - tuning[0]) / (at + 11)
    now = math.log(0.2) - math.sqrt(at + 1.0) / 0.05 * tuning[0]
    share = (at + 1.0) ** -0.75
    tuning[1] += share * (now - tuning[1])
    return math.exp(now)


@arithmetic
def _swap(states: Matrix, heats: Vector, likelihoods: Vector, odds: Vector, first: int) -> None:
    """Offer each second pair of neighbouring temperatures to change places."""
    for g in range(first, heats.shape[0] - 1, 2):
        gain = (heats[g] - heats[g + 1]) * (likelihoods[g + 1] - likelihoods[g])
        if math.log(np.random.random()) < gain:
            for i in range(states.shape[1]):
                states[g, i], states[g + 1, i] = states[g + 1, i], states[g, i]
            likelihoods[g], likelihoods[g + 1] = likelihoods[g + 1], likelihoods[g]
            odds[g], odds[g + 1] = odds[g + 1], odds[g]


@arithmetic
def chain(
    seed: int,
    states: Matrix,
    patterns: Patterns,
    counts: Vector,
    heats: Vector,
    prior: Vector,
    path: float,
    warm: int,
    draws: int,
) -> Vector:
    """Run one chain with a copy at each temperature and give the drawn numbers missing, shape (draws,).

    ``states`` (temperatures, size) is where it starts and is left where it ends; ``heats`` the powers of the
    likelihood, from 1 down; ``path`` the longest way of a Hamiltonian path; ``prior`` as in :func:`density`.
    Step sizes are tuned in the first ``warm`` rounds, which are not kept.
    """
    np.random.seed(seed)
    copies, size = states.shape
    lists = patterns.shape[1]
    classes = (size + 1) // (lists + 1)
    space = np.empty((4 + 2 * lists + patterns.shape[0], classes))
    paths = np.empty((3, size))
    steps = np.full(copies, 0.02)
    tuning = np.zeros((copies, 2))
    likelihoods = np.empty(copies)
    odds = np.empty(copies)
    out = np.empty(draws)
    people = counts.sum()
    for at in range(warm + draws):
        for g in range(copies):
            _relabel(states[g], classes, _concentration(states[g], classes, prior), space)
            alpha = _concentration(states[g], classes, prior)
            step = steps[g] if at < warm else steps[g] * (0.7 + 0.6 * np.random.random())
            length = min(int(path * np.random.random() / step) + 1, _LONGEST)
            chance, likelihoods[g], odds[g] = _travel(
                states[g],
                patterns,
                counts,
                alpha,
                heats[g],
                prior,
                step,
                length,
                space,
                paths,
            )
            if at < warm:
                steps[g] = _tuned(tuning[g], chance, at)
                if at == warm - 1:
                    steps[g] = math.exp(tuning[g, 1])
        _swap(states, heats, likelihoods, odds, at % 2)
        if at >= warm:
            out[at - warm] = np.random.poisson(np.random.gamma(people) * odds[0])
    return out
