"""Learn the weights of chains and choices, by steps of FTRL (McMahan et al. 2013), which leave most at 0.

Called by ``tagging_model.py``. The order of the texts is drawn from a fixed seed: the same texts give
the same weights.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numba
import numpy as np
import numpy.typing as npt

Rows = npt.NDArray[np.int32]
Floats = npt.NDArray[np.float32]


@dataclass(frozen=True)
class Steps:
    """How far each step goes (``alpha``), what a weight must be worth (``l1``), and how often."""

    alpha: float = 0.4
    l1: float = 8.0
    l2: float = 1.0
    rounds: int = 12
    least: int = 3
    """How often a sign must be seen to count."""


@dataclass(frozen=True)
class Lesson:
    """A case: its signs, its hints with the column that each speaks for, and its answer.

    The answer is its column, and the columns ``[first, last)`` it is one of.
    """

    signs: npt.NDArray[np.uint32]
    hints: npt.NDArray[np.uint32]
    hinted: npt.NDArray[np.int64]
    answer: tuple[int, int, int]


def known_signs(seen: npt.NDArray[np.uint32], least: int) -> npt.NDArray[np.uint32]:
    """Give the signs seen often enough, ascending."""
    signs, counts = np.unique(seen, return_counts=True)
    return signs[counts >= least]


def rows_of(signs: npt.NDArray[np.uint32], seen: npt.NDArray[np.uint32]) -> Rows:
    """Give the place of each sign seen, -1 for those not known."""
    places = np.searchsorted(signs, seen)
    places[places == len(signs)] = 0
    return np.where(signs[places] == seen, places, -1).astype(np.int32)


def learn_chains(
    stretches: Sequence[tuple[npt.NDArray[np.uint32], npt.NDArray[np.int32], npt.NDArray[np.int8]]],
    steps: Steps,
) -> tuple[npt.NDArray[np.uint32], Floats, Floats]:
    """Learn from stretches, each the signs its words see, their bounds and the words' states of each kind.

    Gives the signs, their weights (signs, 2 × kinds) and the weights of moves (kinds, 3, 3).
    """
    seen = np.concatenate([one[0] for one in stretches])
    signs = known_signs(seen, steps.least)
    starts = np.cumsum([0, *(len(one[1]) - 1 for one in stretches)])
    bounds = np.zeros(starts[-1] + 1, np.int64)
    before = 0
    for one, start in zip(stretches, starts[:-1], strict=True):
        bounds[start : start + len(one[1])] = one[1] + before
        before += one[1][-1]
    states = np.concatenate([one[2] for one in stretches])
    weights, moves = _chains(
        _orders(len(stretches), steps.rounds),
        starts,
        bounds,
        rows_of(signs, seen),
        states,
        len(signs),
        (steps.alpha, 1.0, steps.l1, steps.l2),
    )
    return signs, weights, moves.astype(np.float32)


def learn_choices(cases: Sequence[Lesson], width: int, steps: Steps) -> tuple[npt.NDArray[np.uint32], Floats]:
    """Learn from cases; the last of the ``width`` columns holds the weights of hints."""
    seen = np.concatenate([one.signs for one in cases])
    hinted = np.concatenate([one.hints for one in cases])
    signs = known_signs(np.concatenate((seen, hinted)), steps.least)
    bounds = np.cumsum([0, *(len(one.signs) for one in cases)])
    hint_bounds = np.cumsum([0, *(len(one.hints) for one in cases)])
    answers = np.array([one.answer for one in cases], np.int64)
    weights = _choices(
        _orders(len(cases), steps.rounds),
        bounds,
        rows_of(signs, seen),
        hint_bounds,
        rows_of(signs, hinted),
        np.concatenate([one.hinted for one in cases]),
        answers,
        len(signs),
        width,
        (steps.alpha, 1.0, steps.l1, steps.l2),
    )
    return signs, weights


def _orders(count: int, rounds: int) -> npt.NDArray[np.int64]:
    generator = np.random.default_rng(1)
    return np.stack([generator.permutation(count) for _ in range(rounds)])


@numba.njit(cache=True)
def _step(z, n, w, row, column, gradient, rates):  # type: ignore[no-untyped-def]  # numba knows the types
    alpha, beta, l1, l2 = rates
    root = np.sqrt(n[row, column] + gradient * gradient)
    z[row, column] += gradient - (root - np.sqrt(n[row, column])) / alpha * w[row, column]
    n[row, column] += gradient * gradient
    held = z[row, column]
    if abs(held) <= l1:
        w[row, column] = 0.0
    else:
        w[row, column] = -(held - (l1 if held > 0 else -l1)) / ((beta + root) / alpha + l2)


@numba.njit(cache=True)
def _summed(one, other, third):  # type: ignore[no-untyped-def]  # numba knows the types
    top = max(one, other, third)
    return top + np.log(np.exp(one - top) + np.exp(other - top) + np.exp(third - top))


@numba.njit(cache=True)
def _ahead_and_back(scores, moves, ahead, back):  # type: ignore[no-untyped-def]  # numba knows the types
    """Sum over all rows of states, from both ends; gives the sum over all."""
    size = len(scores)
    never = -1e9
    ahead[0, 0], ahead[0, 1], ahead[0, 2] = scores[0, 0], scores[0, 1], never
    for index in range(1, size):
        for state in range(3):
            from_outside = ahead[index - 1, 0] + moves[0, state] if state != 2 else never
            ahead[index, state] = scores[index, state] + _summed(
                from_outside, ahead[index - 1, 1] + moves[1, state], ahead[index - 1, 2] + moves[2, state]
            )
    back[size - 1, :] = 0.0
    for index in range(size - 2, -1, -1):
        for state in range(3):
            to_inside = moves[state, 2] + scores[index + 1, 2] + back[index + 1, 2] if state else never
            back[index, state] = _summed(
                moves[state, 0] + scores[index + 1, 0] + back[index + 1, 0],
                moves[state, 1] + scores[index + 1, 1] + back[index + 1, 1],
                to_inside,
            )
    return _summed(ahead[size - 1, 0], ahead[size - 1, 1], ahead[size - 1, 2])


@numba.njit(cache=True)
def _move(moves, sums, scores, ahead, back, states, total):  # type: ignore[no-untyped-def]  # numba knows the types
    """Step with the weights of moves of one kind (AdaGrad)."""
    for index in range(len(scores) - 1):
        for one in range(3):
            for other in range(3):
                if one == 0 and other == 2:
                    continue
                chance = np.exp(
                    ahead[index, one]
                    + moves[one, other]
                    + scores[index + 1, other]
                    + back[index + 1, other]
                    - total
                )
                taken = states[index] == one and states[index + 1] == other
                gradient = chance - (1.0 if taken else 0.0)
                if abs(gradient) > 1e-4:
                    sums[one, other] += gradient * gradient
                    moves[one, other] -= 0.1 * gradient / np.sqrt(sums[one, other])


@numba.njit(cache=True)
def _chains(  # type: ignore[no-untyped-def]  # noqa: C901 - compiled for numba, which knows the types; its loops share a dozen arrays
    orders, starts, bounds, rows, states, count, rates
):
    kinds = states.shape[1]
    width = 2 * kinds
    z = np.zeros((count, width), np.float32)
    n = np.zeros((count, width), np.float32)
    w = np.zeros((count, width), np.float32)
    moves = np.zeros((kinds, 3, 3))
    sums = np.ones((kinds, 3, 3))
    longest = 0
    for place in range(len(starts) - 1):
        longest = max(longest, starts[place + 1] - starts[place])
    summed = np.zeros((longest, width), np.float32)
    gradients = np.zeros((longest, width), np.float32)
    scores, ahead, back = np.zeros((longest, 3)), np.zeros((longest, 3)), np.zeros((longest, 3))
    for turn in range(orders.shape[0]):
        for place in orders[turn]:
            start = starts[place]
            size = starts[place + 1] - start
            summed[:size] = 0.0
            for index in range(size):
                for at in range(bounds[start + index], bounds[start + index + 1]):
                    if rows[at] >= 0:
                        for column in range(width):
                            summed[index, column] += w[rows[at], column]
            for kind in range(kinds):
                for index in range(size):
                    scores[index, 1] = summed[index, 2 * kind]
                    scores[index, 2] = summed[index, 2 * kind + 1]
                total = _ahead_and_back(scores[:size], moves[kind], ahead, back)
                for index in range(size):
                    for state in (1, 2):
                        chance = np.exp(min(0.0, ahead[index, state] + back[index, state] - total))
                        right = 1.0 if states[start + index, kind] == state else 0.0
                        gradients[index, 2 * kind + state - 1] = chance - right
                _move(
                    moves[kind],
                    sums[kind],
                    scores[:size],
                    ahead,
                    back,
                    states[start : start + size, kind],
                    total,
                )
            for index in range(size):
                for column in range(width):
                    gradient = gradients[index, column]
                    if abs(gradient) <= 2e-3:
                        continue
                    for at in range(bounds[start + index], bounds[start + index + 1]):
                        if rows[at] >= 0:
                            _step(z, n, w, rows[at], column, gradient, rates)
    return w, moves


@numba.njit(cache=True)
def _choices(  # type: ignore[no-untyped-def]  # noqa: C901 - compiled for numba, which knows the types; its loops share a dozen arrays
    orders, bounds, rows, hint_bounds, hint_rows, hinted, answers, count, width, rates
):
    z = np.zeros((count, width), np.float32)
    n = np.zeros((count, width), np.float32)
    w = np.zeros((count, width), np.float32)
    scores = np.zeros(width)
    shared = width - 1
    for turn in range(orders.shape[0]):
        for case in orders[turn]:
            answer, first, last = answers[case]
            scores[first:last] = 0.0
            for at in range(bounds[case], bounds[case + 1]):
                if rows[at] >= 0:
                    for column in range(first, last):
                        scores[column] += w[rows[at], column]
            for at in range(hint_bounds[case], hint_bounds[case + 1]):
                if hint_rows[at] >= 0:
                    scores[hinted[at]] += w[hint_rows[at], shared]
            top = scores[first:last].max()
            total = np.exp(scores[first:last] - top).sum()
            for column in range(first, last):
                scores[column] = np.exp(scores[column] - top) / total - (1.0 if column == answer else 0.0)
            for column in range(first, last):
                if abs(scores[column]) > 1e-3:
                    for at in range(bounds[case], bounds[case + 1]):
                        if rows[at] >= 0:
                            _step(z, n, w, rows[at], column, scores[column], rates)
            for at in range(hint_bounds[case], hint_bounds[case + 1]):
                if hint_rows[at] >= 0:
                    _step(z, n, w, hint_rows[at], shared, scores[hinted[at]], rates)
    return w
