"""Whole names compared, compiled: parts are paired in order, and what one name lacks costs little.

The likeness of every two parts fills a table; the score is exp(-cost) of the cheapest path (see
:mod:`sijill.names.path`) over all chains of the two names, and no more than the paired parts can say.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from sijill.names.chains import INITIAL, LISTED_GIVEN, SECOND_HALF, Names
from sijill.names.compiling import compiled, inlined
from sijill.names.first_look import (
    LITTLE,
    first_look,
    joins,
    mark,
    may_join,
    openings_meet,
    worth_comparing,
)
from sijill.names.likeness import Models, joined_likeness, part_likeness
from sijill.names.path import (
    JOIN_LEFT,
    JOIN_RIGHT,
    MATCH,
    PAIRED,
    SKIP_LEFT,
    SKIP_RIGHT,
    backward,
    price,
    walk,
)
from sijill.names.tokens import Tokens
from sijill.names.workspace import Knowledge, Workspace

Array = NDArray[Any]

_OTHER_KUNYA = 0.9
_CROSSED, _OTHER_PLACE, _FAMILIES_TURNED = 0.8, 0.25, 0.1
_ONE_PART, _ONE_USUAL_PART, _ONLY_INITIALS = 0.5, 0.35, 0.3
_USUAL = 5
_GOOD_ENOUGH = 0.93
_LOOK_FOR_JOINS = 0.1


@inlined
def _like(tokens: Tokens, a: int, b: int, models: Models, at: Workspace) -> float:
    if a == b:
        return 1.0
    low, high = min(a, b), max(a, b)
    key = low * len(tokens.length) + high
    slot = (key * 2654435761) & (len(at.keys) - 1)
    if at.keys[slot] == key:
        return float(at.values[slot])
    found = 0.0
    for form in range(3):
        one = tokens.other[a] if form == 1 else a
        other = tokens.other[b] if form == 2 else b
        if one >= 0 and other >= 0:
            value = part_likeness(tokens, one, other, models, (at.chunks, at.weights, at.held))
            found = max(found, value)
    at.keys[slot] = key
    at.values[slot] = found
    return found


@inlined
def _work_out(
    tokens: Tokens, names: Names, one: int, other: int, models: Models, at: Workspace, openings: bool
) -> None:
    """Put the likeness of parts where ``mark`` has left that open: of those that open a chain, or of all."""
    begin, start = names.parts[one], names.parts[other]
    if openings:
        for p in range(names.chains[one], names.chains[one + 1]):
            i = names.chain_parts[names.chain_starts[p]]
            for q in range(names.chains[other], names.chains[other + 1]):
                j = names.chain_parts[names.chain_starts[q]]
                if at.like[i, j] < 0.0:
                    at.like[i, j] = _like(
                        tokens, names.tokens[begin + i], names.tokens[start + j], models, at
                    )
        return
    for i in range(names.parts[one + 1] - begin):
        for j in range(names.parts[other + 1] - start):
            if at.like[i, j] < 0.0:
                at.like[i, j] = _like(tokens, names.tokens[begin + i], names.tokens[start + j], models, at)


@inlined
def _limit(
    tokens: Tokens, names: Names, left: Array, one: int, right: Array, other: int, count: int, at: Workspace
) -> float:
    """Return the most that the paired parts can say: one part in common says little, a usual one less."""
    if (len(left) == 1 and len(right) == 1) or (count == 1 and at.trace[0, 0] in (JOIN_LEFT, JOIN_RIGHT)):
        return 1.0
    begin, start = names.parts[one], names.parts[other]
    full = initials = 0
    usual = 0
    whole = True
    for k in range(count):
        step, i, j = at.trace[k, 0], at.trace[k, 1], at.trace[k, 2]
        if step == MATCH and (names.flags[begin + left[i]] | names.flags[start + right[j]]) & INITIAL:
            same = names.tokens[begin + left[i]] == names.tokens[start + right[j]]
            initials += 2 if same else 1
            whole = False
        elif step in (MATCH, JOIN_LEFT, JOIN_RIGHT):
            if not (names.flags[begin + left[i]] | names.flags[start + right[j]]) & SECOND_HALF:
                full += 1
            usual = max(usual, tokens.usual[names.tokens[begin + left[i]]])
        else:
            whole = False
    if whole or full >= 2 or (full == 1 and initials >= 1):
        return 1.0
    if full == 1:
        return _ONE_USUAL_PART if usual >= _USUAL else _ONE_PART
    return 1.0 if initials >= 4 else _ONLY_INITIALS


@inlined
def _crossed(
    names: Names, left: Array, one: int, right: Array, other: int, count: int, as_written: bool,
    at: Workspace,
) -> float:  # fmt: skip
    """Return what it costs that a part which one name lacks stands elsewhere in it.

    Of given names the chain is another one; two family names may change places, as they are written.
    """
    begin, start = names.parts[one], names.parts[other]
    cost = 0.0
    for k in range(count):
        for h in range(count):
            if at.trace[k, 0] != SKIP_LEFT or at.trace[h, 0] != SKIP_RIGHT:
                continue
            i, j = left[at.trace[k, 1]], right[at.trace[h, 2]]
            if at.like[i, j] > _CROSSED:
                given = (names.flags[begin + i] | names.flags[start + j]) & LISTED_GIVEN
                turned = not given and min(i, j) > 0 and as_written
                cost += -_FAMILIES_TURNED if turned else _OTHER_PLACE
    return cost


@inlined
def _forget(names: Names, one: int, other: int, at: Workspace) -> None:
    """Mark every likeness of two parts with one as not worked out."""
    size = max(names.parts[one + 1] - names.parts[one], names.parts[other + 1] - names.parts[other])
    at.together[:, :size, :size, :size] = -1.0


@inlined
def _together(
    tokens: Tokens, a: int, b: int, whole: int, place: tuple[int, int, int, int], models: Models,
    known: Knowledge, at: Workspace,
) -> float:  # fmt: skip
    """Return the likeness of parts ``a`` and ``b``, written as one, with ``whole``; worked out once a pair.

    ``place``: which name the two are of, and the places of the three in their names.
    """
    if at.together[place] < 0.0:
        at.together[place] = 0.0
        if joins(tokens.facts, a, b, whole):
            compact = (known.compact_arabic, known.compact_latin)
            letters = (known.letters_arabic, known.letters_latin)
            working = (at.chunks, at.weights, at.held)
            at.together[place] = joined_likeness(
                tokens, a, b, whole, models, compact, letters, working, at.pieces, at.row, at.said
            )
    return float(at.together[place])


@inlined
def _join(
    tokens: Tokens, names: Names, left: Array, one: int, right: Array, other: int, joined: Array,
    models: Models, known: Knowledge, at: Workspace,
) -> bool:  # fmt: skip
    """Fill the likeness of two neighbouring parts of one chain with one part of the other."""
    mine, yours = names.tokens[names.parts[one] :], names.tokens[names.parts[other] :]
    some = False
    for side in range(2):
        for i in range(len(left)):
            for j in range(len(right)):
                value = 0.0
                if side == 0 and i + 1 < len(left):
                    first, second, whole = left[i], left[i + 1], right[j]
                    value = _together(
                        tokens, mine[first], mine[second], yours[whole], (0, first, second, whole),
                        models, known, at,
                    )  # fmt: skip
                elif side == 1 and j + 1 < len(right):
                    first, second, whole = right[j], right[j + 1], left[i]
                    value = _together(
                        tokens, yours[first], yours[second], mine[whole], (1, first, second, whole),
                        models, known, at,
                    )  # fmt: skip
                joined[side, i, j] = value
                some = some or value >= PAIRED
    return some


@inlined
def _best_chains(
    tokens: Tokens, names: Names, one: int, other: int, known: Knowledge, at: Workspace, best: Array
) -> float:
    """Find the two chains that agree best; ``best`` receives them and whether parts join."""
    models = (known.cross, known.latin, known.arabic)
    kept = -1.0
    for i in range(names.parts[one + 1] - names.parts[one]):
        for j in range(names.parts[other + 1] - names.parts[other]):
            at.price[i, j] = price(at.like[i, j])
    first, second = names.chains[one], names.chains[other]
    several = (
        names.chain_starts[first + 1] - names.chain_starts[first] > 1
        and names.chain_starts[second + 1] - names.chain_starts[second] > 1
    )
    for p in range(names.chains[one], names.chains[one + 1]):
        left = names.chain_parts[names.chain_starts[p] : names.chain_starts[p + 1]]
        for q in range(names.chains[other], names.chains[other + 1]):
            if kept >= _GOOD_ENOUGH:
                break
            if several and names.chain_other[p] and names.chain_other[q]:
                continue
            right = names.chain_parts[names.chain_starts[q] : names.chain_starts[q + 1]]
            cost = walk(names, left, one, right, other, at.joined, False, at)
            glued = False
            if cost > _LOOK_FOR_JOINS and len(left) != len(right):
                glued = _join(tokens, names, left, one, right, other, at.joined, models, known, at)
                if glued:
                    cost = walk(names, left, one, right, other, at.joined, True, at)
            count = backward(len(left), len(right), at)
            limit = _limit(tokens, names, left, one, right, other, count, at)
            as_written = p == first and q == second
            cost += _crossed(names, left, one, right, other, count, as_written, at)
            value = min(limit, np.exp(-cost - names.chain_costs[p] - names.chain_costs[q]))
            if value > kept:
                kept = value
                best[0], best[1], best[2] = p, q, glued
    if names.kunya[one] >= 0 and names.kunya[other] >= 0 and names.kunya[one] != names.kunya[other]:
        a, b = names.kunya[one], names.kunya[other]
        room = worth_comparing(tokens.facts[a], tokens.facts[b], tokens.letters, a, b)
        if not room or _like(tokens, a, b, models, at) < PAIRED:
            kept *= np.exp(-_OTHER_KUNYA)
    return max(kept, 0.0)


@inlined
def _second_look(
    tokens: Tokens, names: Names, rows: Array, one: int, other: int, known: Knowledge, at: Workspace,
    best: Array,
) -> float:  # fmt: skip
    """Return the score of two names after ``first_look`` left it open; ``best``: see ``_best_chains``."""
    models = (known.cross, known.latin, known.arabic)
    _work_out(tokens, names, one, other, models, at, True)
    if not openings_meet(names, rows, one, other, at.like, PAIRED) and not may_join(
        rows, names.parts, one, other
    ):
        return LITTLE
    _forget(names, one, other, at)
    _work_out(tokens, names, one, other, models, at, False)
    return _best_chains(tokens, names, one, other, known, at, best)


@compiled
def explain(
    tokens: Tokens,
    names: Names,
    rows: Array,
    one: int,
    other: int,
    known: Knowledge,
    at: Workspace,
    best: Array,
) -> int:
    """Write the best path to ``at.trace``, last step first, its chains to ``best``; return how many steps."""
    models = (known.cross, known.latin, known.arabic)
    _forget(names, one, other, at)
    mark(rows, tokens.letters, names.parts, one, other, at.like)
    _work_out(tokens, names, one, other, models, at, False)
    _best_chains(tokens, names, one, other, known, at, best)
    left = names.chain_parts[names.chain_starts[best[0]] : names.chain_starts[best[0] + 1]]
    right = names.chain_parts[names.chain_starts[best[1]] : names.chain_starts[best[1] + 1]]
    if best[2]:
        _join(tokens, names, left, one, right, other, at.joined, models, known, at)
    walk(names, left, one, right, other, at.joined, bool(best[2]), at)
    return backward(len(left), len(right), at)


@compiled
def compare_many(
    tokens: Tokens, names: Names, rows: Array, left: Array, right: Array, known: Knowledge, at: Workspace
) -> Array:
    """Return the score of each pair of names, given by number."""
    found = np.zeros(len(left), dtype=np.float32)
    best = np.zeros(3, dtype=np.int64)
    for p in range(len(left)):
        # What looks once takes few arrays: handing over all of them for every pair costs more than the look.
        seen = first_look(names, rows, tokens.letters, left[p], right[p], at.like)
        if seen < 0.0:
            seen = _second_look(tokens, names, rows, left[p], right[p], known, at, best)
        found[p] = seen
    return found
