"""Whole names compared, compiled: parts are paired in order, and what one name lacks costs little.

The likeness of every two parts fills a table; a path through two chains pairs parts (one with one, or one
with two that are written apart), skips parts that only one name has, and sets against each other parts that
contradict. The score is exp(-cost) of the cheapest path over all chains. Costs were set on the development
pairs.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from sijill.names.chains import HEAD, INITIAL, SECOND_GIVEN, Names
from sijill.names.compiling import compiled
from sijill.names.first_look import first_look, joins, mark, worth_comparing
from sijill.names.likeness import Models, joined_likeness, part_likeness
from sijill.names.tokens import Tokens
from sijill.names.workspace import Knowledge, Workspace

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
_AGAINST_FIRST, _AGAINST_MIDDLE, _AGAINST_LAST = 2.2, 1.3, 1.8
_BOTH_SKIPPED = 1.3
_OTHER_KUNYA = 0.9
_ONE_PART, _ONE_USUAL_PART, _ONLY_INITIALS = 0.5, 0.35, 0.3
_USUAL = 5
_GOOD_ENOUGH = 0.93
_LOOK_FOR_JOINS = 0.1
_NEVER = 1e9

MATCH, JOIN_LEFT, JOIN_RIGHT, SKIP_LEFT, SKIP_RIGHT, AGAINST = 1, 2, 3, 4, 5, 6


@compiled
def _like(tokens: Tokens, a: int, b: int, models: Models, at: Workspace) -> float:
    if a == b:
        return 1.0
    low, high = min(a, b), max(a, b)
    key = low * len(tokens.length) + high
    slot = (key * 2654435761) & (len(at.keys) - 1)
    if at.keys[slot] == key:
        return float(at.values[slot])
    found = part_likeness(tokens, a, b, models, (at.chunks, at.weights, at.held))
    at.keys[slot] = key
    at.values[slot] = found
    return found


@compiled
def _work_out(tokens: Tokens, names: Names, one: int, other: int, models: Models, at: Workspace) -> None:
    """Put the likeness of parts where ``mark`` has left that open."""
    begin, start = names.parts[one], names.parts[other]
    for i in range(names.parts[one + 1] - begin):
        for j in range(names.parts[other + 1] - start):
            if at.like[i, j] < 0.0:
                at.like[i, j] = _like(tokens, names.tokens[begin + i], names.tokens[start + j], models, at)


@compiled
def _skip(flag: int, position: int, length: int) -> float:
    if flag & INITIAL:
        return _SKIP_INITIAL if position else _SKIP_FIRST
    if position == 0:
        return _SKIP_HEAD if flag & HEAD and length > 2 else _SKIP_FIRST
    if position == length - 1:
        return _SKIP_LAST
    return _SKIP_SECOND if flag & SECOND_GIVEN else _SKIP_MIDDLE


@compiled
def _against(i: int, n: int, j: int, m: int) -> float:
    if i == 0 or j == 0:
        return _AGAINST_FIRST
    if i == n - 1 and j == m - 1:
        return _AGAINST_LAST
    return _AGAINST_MIDDLE


@compiled
def _offer(at: Workspace, i: int, j: int, g: int, cost: float, step: int, before: int) -> None:
    if cost < at.cost[i, j, g]:
        at.cost[i, j, g] = cost
        at.step[i, j, g] = step
        at.before[i, j, g] = before


@compiled
def _walk(
    names: Names,
    left: Array,
    one: int,
    right: Array,
    other: int,
    joined: Array,
    use_joined: bool,
    at: Workspace,
) -> float:
    """Find the cheapest path through two chains; ``joined[side, i, j]``: how alike two parts and one are."""
    n, m = len(left), len(right)
    begin, start = names.parts[one], names.parts[other]
    at.cost[: n + 1, : m + 1] = _NEVER
    at.cost[0, 0, 0] = 0.0
    for i in range(n + 1):
        for j in range(m + 1):
            for g in range(3):
                here = at.cost[i, j, g]
                if here >= _NEVER:
                    continue
                if i < n and j < m:
                    value = at.like[left[i], right[j]]
                    if value >= PAIRED:
                        _offer(at, i + 1, j + 1, 0, here - _STEEPNESS * np.log(value), MATCH, g)
                    else:
                        _offer(at, i + 1, j + 1, 0, here + _against(i, n, j, m), AGAINST, g)
                    if use_joined and i + 1 < n and joined[0, i, j] >= PAIRED:
                        cost = here - _STEEPNESS * np.log(joined[0, i, j])
                        _offer(at, i + 2, j + 1, 0, cost, JOIN_LEFT, g)
                    if use_joined and j + 1 < m and joined[1, i, j] >= PAIRED:
                        cost = here - _STEEPNESS * np.log(joined[1, i, j])
                        _offer(at, i + 1, j + 2, 0, cost, JOIN_RIGHT, g)
                if i < n:
                    cost = (
                        here + _skip(names.flags[begin + left[i]], i, n) + (_BOTH_SKIPPED if g == 2 else 0.0)
                    )
                    _offer(at, i + 1, j, 1, cost, SKIP_LEFT, g)
                if j < m:
                    cost = (
                        here + _skip(names.flags[start + right[j]], j, m) + (_BOTH_SKIPPED if g == 1 else 0.0)
                    )
                    _offer(at, i, j + 1, 2, cost, SKIP_RIGHT, g)
    return float(min(at.cost[n, m, 0], at.cost[n, m, 1], at.cost[n, m, 2]))


@compiled
def _backward(n: int, m: int, at: Workspace) -> int:
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


@compiled
def _limit(
    tokens: Tokens, names: Names, left: Array, one: int, right: Array, other: int, count: int, at: Workspace
) -> float:
    """Return the most that the paired parts can say: one part in common says little, a usual one less."""
    if (len(left) == 1 and len(right) == 1) or (count == 1 and at.trace[0, 0] in (JOIN_LEFT, JOIN_RIGHT)):
        return 1.0
    begin, start = names.parts[one], names.parts[other]
    full = initials = 0
    usual = 0
    for k in range(count):
        step, i, j = at.trace[k, 0], at.trace[k, 1], at.trace[k, 2]
        if step == MATCH and (names.flags[begin + left[i]] | names.flags[start + right[j]]) & INITIAL:
            same = names.tokens[begin + left[i]] == names.tokens[start + right[j]]
            initials += 2 if same else 1
        elif step in (MATCH, JOIN_LEFT, JOIN_RIGHT):
            full += 1
            usual = max(usual, tokens.usual[names.tokens[begin + left[i]]])
    if full >= 2 or (full == 1 and initials >= 1):
        return 1.0
    if full == 1:
        return _ONE_USUAL_PART if usual >= _USUAL else _ONE_PART
    return 1.0 if initials >= 4 else _ONLY_INITIALS


@compiled
def _join(
    tokens: Tokens, names: Names, left: Array, one: int, right: Array, other: int, joined: Array,
    models: Models, known: Knowledge, at: Workspace,
) -> bool:  # fmt: skip
    """Fill the likeness of two neighbouring parts of one chain with one part of the other."""
    begin, start = names.parts[one], names.parts[other]
    compact = (known.compact_arabic, known.compact_latin)
    letters = (known.letters_arabic, known.letters_latin)
    working = (at.chunks, at.weights, at.held)
    some = False
    for side in range(2):
        for i in range(len(left)):
            for j in range(len(right)):
                joined[side, i, j] = 0.0
                if side == 0 and i + 1 < len(left):
                    a = names.tokens[begin + left[i]]
                    b = names.tokens[begin + left[i + 1]]
                    whole = names.tokens[start + right[j]]
                elif side == 1 and j + 1 < len(right):
                    a = names.tokens[start + right[j]]
                    b = names.tokens[start + right[j + 1]]
                    whole = names.tokens[begin + left[i]]
                else:
                    continue
                if not joins(tokens.facts, a, b, whole):
                    continue
                value = joined_likeness(
                    tokens, a, b, whole, models, compact, letters, working, at.pieces, at.row, at.said
                )
                joined[side, i, j] = value
                some = some or value >= PAIRED
    return some


@compiled
def _best_chains(
    tokens: Tokens, names: Names, one: int, other: int, known: Knowledge, at: Workspace, best: Array
) -> float:
    """Find the two chains that agree best; ``best`` receives them and whether parts join."""
    models = (known.cross, known.latin, known.arabic)
    kept = -1.0
    for p in range(names.chains[one], names.chains[one + 1]):
        left = names.chain_parts[names.chain_starts[p] : names.chain_starts[p + 1]]
        for q in range(names.chains[other], names.chains[other + 1]):
            if kept >= _GOOD_ENOUGH:
                break
            right = names.chain_parts[names.chain_starts[q] : names.chain_starts[q + 1]]
            cost = _walk(names, left, one, right, other, at.joined, False, at)
            glued = False
            if cost > _LOOK_FOR_JOINS and len(left) != len(right):
                glued = _join(tokens, names, left, one, right, other, at.joined, models, known, at)
                if glued:
                    cost = _walk(names, left, one, right, other, at.joined, True, at)
            count = _backward(len(left), len(right), at)
            limit = _limit(tokens, names, left, one, right, other, count, at)
            value = min(limit, np.exp(-cost - names.chain_costs[p] - names.chain_costs[q]))
            if value > kept:
                kept = value
                best[0], best[1], best[2] = p, q, glued
    if names.kunya[one] >= 0 and names.kunya[other] >= 0 and names.kunya[one] != names.kunya[other]:
        a, b = names.kunya[one], names.kunya[other]
        if (
            not worth_comparing(tokens.facts, tokens.letters, a, b)
            or _like(tokens, a, b, models, at) < PAIRED
        ):
            kept *= np.exp(-_OTHER_KUNYA)
    return max(kept, 0.0)


@compiled
def compare_names(
    tokens: Tokens, names: Names, one: int, other: int, known: Knowledge, at: Workspace, best: Array
) -> float:
    """Return the score of two names; ``best``: see ``_best_chains``."""
    seen = first_look(
        tokens.facts, tokens.letters, names.parts, names.tokens, names.flags, one, other, at.like
    )
    if seen >= 0.0:
        return seen
    _work_out(tokens, names, one, other, (known.cross, known.latin, known.arabic), at)
    return _best_chains(tokens, names, one, other, known, at, best)


@compiled
def explain(
    tokens: Tokens, names: Names, one: int, other: int, known: Knowledge, at: Workspace, best: Array
) -> int:
    """Write the best path to ``at.trace``, last step first, its chains to ``best``; return how many steps."""
    models = (known.cross, known.latin, known.arabic)
    mark(tokens.facts, tokens.letters, names.parts, names.tokens, names.flags, one, other, at.like)
    _work_out(tokens, names, one, other, models, at)
    _best_chains(tokens, names, one, other, known, at, best)
    left = names.chain_parts[names.chain_starts[best[0]] : names.chain_starts[best[0] + 1]]
    right = names.chain_parts[names.chain_starts[best[1]] : names.chain_starts[best[1] + 1]]
    if best[2]:
        _join(tokens, names, left, one, right, other, at.joined, models, known, at)
    _walk(names, left, one, right, other, at.joined, bool(best[2]), at)
    return _backward(len(left), len(right), at)


@compiled
def compare_many(
    tokens: Tokens, names: Names, left: Array, right: Array, known: Knowledge, at: Workspace
) -> Array:
    """Return the score of each pair of names, given by number."""
    found = np.zeros(len(left), dtype=np.float32)
    best = np.zeros(3, dtype=np.int64)
    models = (known.cross, known.latin, known.arabic)
    facts, letters, like = tokens.facts, tokens.letters, at.like
    parts, numbers, flags = names.parts, names.tokens, names.flags
    for p in range(len(left)):
        one, other = left[p], right[p]
        seen = first_look(facts, letters, parts, numbers, flags, one, other, like)
        if seen < 0.0:
            _work_out(tokens, names, one, other, models, at)
            seen = _best_chains(tokens, names, one, other, known, at, best)
        found[p] = seen
    return found
