"""What names have in common at first sight, by sets of consonants: cheap, before what is dear; compiled."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from sijill.names.chains import HEAD, HONORIFIC, INITIAL, Names
from sijill.names.compiling import inlined
from sijill.names.likeness import one_error_apart
from sijill.names.tokens import INITIALS, LENGTH, MAY, MUST, OPENING, SCRIPT, Tokens

Array = NDArray[Any]

TOKEN, FLAG = 6, 7
_INITIAL_AGREES = 0.86
_LONG = 8
LITTLE = 0.05
"""The score of names that have no more in common, for each part that may meet another."""


def rows_of(tokens: Tokens, names: Names) -> Array:
    """Return for each part of each name, side by side, what the first look reads: facts, token and flag."""
    rows = np.empty((len(names.tokens), 8), dtype=np.int32)
    rows[:, :TOKEN] = tokens.facts[names.tokens, :TOKEN]
    rows[:, TOKEN] = names.tokens
    rows[:, FLAG] = names.flags
    return rows


@inlined
def _bits(value: int) -> int:
    count = 0
    while value:
        value &= value - 1
        count += 1
    return count


@inlined
def worth_comparing(one: Array, other: Array, letters: Array, a: int, b: int) -> bool:
    """Say whether the consonants of two parts leave room for likeness: a cheap test before the dear one."""
    if not one[OPENING] & other[OPENING]:
        return False
    missing, lacking = one[MUST] & ~other[MAY], other[MUST] & ~one[MAY]
    n, m = one[LENGTH], other[LENGTH]
    if (missing & (missing - 1)) | (lacking & (lacking - 1)):
        if min(n, m) < _LONG or _bits(missing) + _bits(lacking) > 2:
            return False
    elif missing and lacking and min(n, m) < _LONG:
        if one[SCRIPT] != other[SCRIPT] or abs(n - m) > 1:
            return False
        return bool(one_error_apart(letters[a], n, letters[b], m))
    if one[SCRIPT] == 2 or other[SCRIPT] == 2:
        return bool(one[SCRIPT] == other[SCRIPT])
    return bool(max(n, m) <= 2 * min(n, m) + 3)


@inlined
def mark(rows: Array, letters: Array, parts: Array, one: int, other: int, like: Array) -> int:
    """Mark in the table of likenesses which parts may be alike (-1: to be worked out).

    Returns how many parts of the one name may at most meet parts of the other.
    """
    begin, start = parts[one], parts[other]
    met = columns = 0
    for i in range(parts[one + 1] - begin):
        left = rows[begin + i]
        for j in range(parts[other + 1] - start):
            right = rows[start + j]
            if left[TOKEN] == right[TOKEN]:
                value = 1.0
            elif (left[FLAG] | right[FLAG]) & INITIAL:
                value = _INITIAL_AGREES if left[INITIALS] & right[INITIALS] else 0.0
            else:
                value = -1.0 if worth_comparing(left, right, letters, left[TOKEN], right[TOKEN]) else 0.0
            like[i, j] = value
            if value != 0.0:
                met |= 1 << i
                columns |= 1 << j
    return min(_bits(met), _bits(columns))


@inlined
def joins(facts: Array, a: int, b: int, whole: int) -> bool:
    """Say whether two parts may be one that is written apart; ``facts``: of tokens or of parts of names."""
    missing = (facts[a, MUST] | facts[b, MUST]) & ~facts[whole, MAY]
    lacking = facts[whole, MUST] & ~(facts[a, MAY] | facts[b, MAY])
    if (missing & (missing - 1)) | (lacking & (lacking - 1)) or (missing and lacking):
        return False
    if min(facts[a, LENGTH], facts[b, LENGTH]) < 2 or not facts[a, OPENING] & facts[whole, OPENING]:
        return False
    return bool(facts[a, LENGTH] + facts[b, LENGTH] <= 2 * facts[whole, LENGTH])


@inlined
def may_join(rows: Array, parts: Array, one: int, other: int) -> bool:
    """Say whether any two neighbouring parts of the longer name may be one part of the shorter."""
    n, m = parts[one + 1] - parts[one], parts[other + 1] - parts[other]
    if n < m:
        one, other = other, one
    elif n == m:
        return False
    for i in range(parts[one], parts[one + 1] - 1):
        for j in range(parts[other], parts[other + 1]):
            if joins(rows, i, i + 1, j):
                return True
    return False


@inlined
def openings_meet(names: Names, rows: Array, one: int, other: int, like: Array, least: float) -> bool:
    """Say whether two chains may open alike: a likeness of ``least``, or one below 0, which is not known yet.

    Chains that do not are far apart, since nothing costs as much as another given name.
    """
    begin, start = names.parts[one], names.parts[other]
    for p in range(names.chains[one], names.chains[one + 1]):
        i = names.chain_parts[names.chain_starts[p]]
        for q in range(names.chains[other], names.chains[other + 1]):
            j = names.chain_parts[names.chain_starts[q]]
            if (rows[begin + i, FLAG] | rows[start + j, FLAG]) & (HEAD | HONORIFIC | INITIAL):
                return True
            if like[i, j] >= least or like[i, j] < 0.0:
                return True
    return False


@inlined
def first_look(names: Names, rows: Array, letters: Array, one: int, other: int, like: Array) -> float:
    """Return the score of names that have little in common at first sight, -1 of others."""
    parts = names.parts
    n, m = parts[one + 1] - parts[one], parts[other + 1] - parts[other]
    if n == 0 or m == 0:
        return 0.0
    meeting = mark(rows, letters, parts, one, other, like)
    enough = meeting >= 2 or (meeting == 1 and min(n, m) == 1)
    if enough and openings_meet(names, rows, one, other, like, 0.5):
        return -1.0
    return -1.0 if may_join(rows, parts, one, other) else LITTLE * meeting
