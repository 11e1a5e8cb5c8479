"""The cheapest path through two chains of parts, compiled.

A path pairs parts (one with one, or one with two that are written apart), skips parts that only one name has,
and sets against each other parts that contradict. Costs were set on the development pairs.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from sijill.names.chains import HEAD, HONORIFIC, INITIAL, SECOND_GIVEN, SECOND_HALF, Names
from sijill.names.compiling import inlined
from sijill.names.workspace import Workspace

Array = NDArray[Any]

PAIRED = 0.4
"""Parts less alike than this are not paired."""

_STEEPNESS = 0.8
_SKIP_FIRST, _SKIP_HEAD, _SKIP_MIDDLE, _SKIP_SECOND, _SKIP_LAST, _SKIP_INITIAL = (
    1.6,
    0.5,
    0.07,
    0.2,
    0.28,
    0.05,
)
_SKIP_HALF, _SKIP_HONORIFIC = 0.6, 0.06
_AGAINST_FIRST, _AGAINST_MIDDLE, _AGAINST_LAST = 2.2, 1.3, 1.8
_BOTH_SKIPPED = 1.3
_NEVER = 1e9

MATCH, JOIN_LEFT, JOIN_RIGHT, SKIP_LEFT, SKIP_RIGHT, AGAINST = 1, 2, 3, 4, 5, 6


@inlined
def price(like: float) -> float:
    """Return what it costs to pair parts so alike, -1 if they are not to be paired."""
    return float(-_STEEPNESS * np.log(like)) if like >= PAIRED else -1.0


@inlined
def _skip(flag: int, position: int, length: int, half_is_free: bool) -> float:
    if flag & SECOND_HALF and half_is_free:
        return 0.0
    if flag & INITIAL:
        return _SKIP_INITIAL if position else _SKIP_FIRST
    if flag & HONORIFIC:
        return _SKIP_HONORIFIC
    if flag & SECOND_HALF:
        return _SKIP_HALF
    if position == 0:
        return _SKIP_HEAD if flag & HEAD and length > 2 else _SKIP_FIRST
    if position == length - 1:
        return _SKIP_LAST
    return _SKIP_SECOND if flag & SECOND_GIVEN else _SKIP_MIDDLE


@inlined
def _against(i: int, n: int, j: int, m: int) -> float:
    if i == 0 or j == 0:
        return _AGAINST_FIRST
    if i == n - 1 and j == m - 1:
        return _AGAINST_LAST
    return _AGAINST_MIDDLE


@inlined
def _offer(at: Workspace, i: int, j: int, g: int, cost: float, step: int, before: int) -> None:
    if cost < at.cost[i, j, g]:
        at.cost[i, j, g] = cost
        at.step[i, j, g] = step
        at.before[i, j, g] = before


@inlined
def _pair(
    left: Array, i: int, right: Array, j: int, g: int, joined: Array, use_joined: bool, at: Workspace
) -> None:
    """Offer to pair the next parts, or one with the next two, or to set them against each other."""
    n, m, here = len(left), len(right), at.cost[i, j, g]
    to_pair = at.price[left[i], right[j]]
    if to_pair >= 0.0:
        _offer(at, i + 1, j + 1, 0, here + to_pair, MATCH, g)
    else:
        _offer(at, i + 1, j + 1, 0, here + _against(i, n, j, m), AGAINST, g)
    if use_joined and i + 1 < n and joined[0, i, j] >= PAIRED:
        _offer(at, i + 2, j + 1, 0, here + price(joined[0, i, j]), JOIN_LEFT, g)
    if use_joined and j + 1 < m and joined[1, i, j] >= PAIRED:
        _offer(at, i + 1, j + 2, 0, here + price(joined[1, i, j]), JOIN_RIGHT, g)


@inlined
def walk(
    names: Names, left: Array, one: int, right: Array, other: int, joined: Array, use_joined: bool,
    at: Workspace,
) -> float:  # fmt: skip
    """Find the cheapest path through two chains; ``joined[side, i, j]``: how alike two parts and one are.

    ``at.cost[i, j, g]`` is the least cost of the first ``i`` and ``j`` parts, the last of which was skipped
    on the left (g = 1), on the right (2) or on neither side (0). A second half goes with the first.
    """
    n, m = len(left), len(right)
    begin, start = names.parts[one], names.parts[other]
    at.cost[: n + 1, : m + 1] = _NEVER
    at.cost[0, 0, 0] = 0.0
    for i in range(n + 1):
        for j in range(m + 1):
            met_initial = i > 0 and j > 0
            if met_initial:
                met = names.flags[begin + left[i - 1]] | names.flags[start + right[j - 1]]
                met_initial = met & INITIAL != 0
            for g in range(3):
                here = at.cost[i, j, g]
                if here >= _NEVER:
                    continue
                if i < n and j < m:
                    _pair(left, i, right, j, g, joined, use_joined, at)
                free = g == 0 and met_initial
                if i < n:
                    cost = here + _skip(names.flags[begin + left[i]], i, n, free or g == 1)
                    _offer(at, i + 1, j, 1, cost + (_BOTH_SKIPPED if g == 2 else 0.0), SKIP_LEFT, g)
                if j < m:
                    cost = here + _skip(names.flags[start + right[j]], j, m, free or g == 2)
                    _offer(at, i, j + 1, 2, cost + (_BOTH_SKIPPED if g == 1 else 0.0), SKIP_RIGHT, g)
    return float(min(at.cost[n, m, 0], at.cost[n, m, 1], at.cost[n, m, 2]))


@inlined
def backward(n: int, m: int, at: Workspace) -> int:
    """Write the steps of the cheapest path, last first, to ``at.trace``: step, i, j. Return how many."""
    g = 0
    for h in range(1, 3):
        if at.cost[n, m, h] < at.cost[n, m, g]:
            g = h
    i, j, count = n, m, 0
    while i + j > 0:
        step, before = at.step[i, j, g], at.before[i, j, g]
        i -= 2 if step == JOIN_LEFT else 0 if step == SKIP_RIGHT else 1
        j -= 2 if step == JOIN_RIGHT else 0 if step == SKIP_LEFT else 1
        at.trace[count, 0] = step
        at.trace[count, 1] = i
        at.trace[count, 2] = j
        g = before
        count += 1
    return count
