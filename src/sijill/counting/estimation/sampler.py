"""Chains that sample a mixture of latent classes: compiled.

They move by Hamiltonian steps (S. Duane et al. 1987; R. M. Neal 2011) between copies of different temperature
(C. J. Geyer 1991; even and odd swaps in turn: S. Syed et al. 2022), with exchanges of the classes' labels
(O. Papaspiliopoulos and G. O. Roberts 2008). Where few classes are needed the sticks of the others say
nothing, alpha can be next to 0 and the sticks' logits in the hundreds, where small steps never come: so
sticks are also drawn anew from their prior, and alpha moves together with all of them (Y. Yu and X.-L. Meng
2011). Without those two moves small tables have totals that are too high.
"""

from __future__ import annotations

import math

import numpy as np

from sijill.counting.estimation.mixture import Matrix, Patterns, Vector, broken, density
from sijill.names.compiling import arithmetic

_ACCEPTED = 0.8  # what share of steps the step size is tuned to have accepted
_LONGEST = 300  # steps of one path
_DIVERGED = 1000.0
_FAR = 2.0  # deviation of a move of alpha's logarithm
_REDRAWN = 2  # sticks in each round
_UNBROKEN = 1e-300


@arithmetic
def _concentration(theta: Vector, classes: int, prior: Vector) -> float:
    """Draw alpha given the sticks: Gamma(a + classes - 1, b - sum of log(1 - stick))."""
    total = prior[1]
    for k in range(classes - 1):
        total += max(theta[k], 0.0) + math.log1p(math.exp(-abs(theta[k])))
    return float(np.random.gamma(prior[0] + classes - 1) / total)


@arithmetic
def _kept_back(logit: float) -> float:
    """Give -log(1 - stick), from the stick's logit."""
    return max(logit, 0.0) + math.log1p(math.exp(-abs(logit)))


@arithmetic
def _logit(kept_back: float) -> float:
    """Give the stick's logit, from -log(1 - stick) > 0."""
    if kept_back > 1.0:
        return kept_back + math.log1p(-math.exp(-kept_back))
    return math.log(math.expm1(kept_back))


@arithmetic
def _rescale(
    theta: Vector,
    patterns: Patterns,
    counts: Vector,
    alpha: float,
    heat: float,
    prior: Vector,
    space: Matrix,
    paths: Matrix,
) -> float:
    """Move alpha and all sticks at once, keeping alpha x -log(1 - stick) of each; give the new alpha."""
    classes = space.shape[1]
    there = paths[0]
    _, before, _ = density(theta, patterns, counts, alpha, heat, prior, space, gradient=paths[2])
    moved = alpha * math.exp(_FAR * np.random.normal())
    for i in range(theta.shape[0]):
        there[i] = theta[i]
    for k in range(classes - 1):
        kept_back = _kept_back(theta[k]) * alpha / moved
        if not _UNBROKEN < kept_back < 1.0 / _UNBROKEN:
            return alpha
        there[k] = _logit(kept_back)
    _, after, _ = density(there, patterns, counts, moved, heat, prior, space, gradient=paths[2])
    change = heat * (after - before) + prior[0] * math.log(moved / alpha) - prior[1] * (moved - alpha)
    if not math.log(np.random.random()) < change:
        return alpha
    for k in range(classes - 1):
        theta[k] = there[k]
    return moved


@arithmetic
def _redraw(
    theta: Vector,
    patterns: Patterns,
    counts: Vector,
    alpha: float,
    heat: float,
    prior: Vector,
    space: Matrix,
    paths: Matrix,
) -> None:
    """Offer some sticks a place drawn from their prior."""
    classes = space.shape[1]
    _, before, _ = density(theta, patterns, counts, alpha, heat, prior, space, gradient=paths[2])
    for _ in range(_REDRAWN if classes > 1 else 0):
        k = np.random.randint(0, classes - 1)
        kept_back = np.random.exponential() / alpha
        if not _UNBROKEN < kept_back < 1.0 / _UNBROKEN:
            continue
        held = theta[k]
        theta[k] = _logit(kept_back)
        _, after, _ = density(theta, patterns, counts, alpha, heat, prior, space, gradient=paths[2])
        if math.log(np.random.random()) < heat * (after - before):
            before = after
        else:
            theta[k] = held


@arithmetic
def _weighed(weights: Vector, after: Vector, alpha: float) -> float:
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
        broken(theta, alpha, sticks, weights)
        before = _weighed(weights, after, alpha)
        weights[one], weights[other] = weights[other], weights[one]
        change = _weighed(weights, after, alpha) - before
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
    steps: Vector,
    warm: int,
    draws: int,
) -> Vector:
    """Run one chain with a copy at each temperature and give the drawn numbers missing, shape (draws,).

    ``states`` (temperatures, size) is where it starts and is left where it ends; ``heats`` the powers of the
    likelihood, from 1 down; ``path`` the longest way of a Hamiltonian path; ``prior`` as in
    :func:`.mixture.density`. ``steps`` are the sizes of steps, which the first ``warm`` rounds tune; those
    rounds are not kept. To go on with a chain, hand in what it left and no rounds to tune.
    """
    np.random.seed(seed)
    copies, size = states.shape
    lists = patterns.shape[1]
    classes = (size + 1) // (lists + 1)
    space = np.empty((4 + 2 * lists + patterns.shape[0], classes))
    paths = np.empty((3, size))
    tuning = np.zeros((copies, 2))
    likelihoods = np.empty(copies)
    odds = np.empty(copies)
    out = np.empty(draws)
    people = counts.sum()
    for at in range(warm + draws):
        for g in range(copies):
            _relabel(states[g], classes, _concentration(states[g], classes, prior), space)
            alpha = _concentration(states[g], classes, prior)
            alpha = _rescale(states[g], patterns, counts, alpha, heats[g], prior, space, paths)
            _redraw(states[g], patterns, counts, alpha, heats[g], prior, space, paths)
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
