"""What names have in common at first sight, by sets of consonants: cheap, before what is dear; compiled."""

from __future__ import annotations

from typing import Any

from numpy.typing import NDArray

from sijill.names.chains import INITIAL
from sijill.names.compiling import compiled
from sijill.names.likeness import one_error_apart
from sijill.names.tokens import LENGTH, MAY, MUST, OPENING, SCRIPT

Array = NDArray[Any]

_INITIAL_AGREES = 0.86
_LONG = 8
_LITTLE = 0.05


@compiled
def _bits(value: int) -> int:
    count = 0
    while value:
        value &= value - 1
        count += 1
    return count


@compiled
def worth_comparing(facts: Array, letters: Array, a: int, b: int) -> bool:
    """Say whether the consonants of two parts leave room for likeness: a cheap test before the dear one."""
    missing, lacking = facts[a, MUST] & ~facts[b, MAY], facts[b, MUST] & ~facts[a, MAY]
    n, m = facts[a, LENGTH], facts[b, LENGTH]
    several = (missing & (missing - 1)) | (lacking & (lacking - 1)) or (missing and lacking)
    if several and (min(n, m) < _LONG or _bits(missing) + _bits(lacking) > 2):
        if facts[a, SCRIPT] != facts[b, SCRIPT] or abs(n - m) > 1:
            return False
        return bool(one_error_apart(letters[a], n, letters[b], m))
    if facts[a, SCRIPT] == 2 or facts[b, SCRIPT] == 2:
        return bool(facts[a, SCRIPT] == facts[b, SCRIPT])
    return bool(max(n, m) <= 2 * min(n, m) + 3)


@compiled
def mark(
    facts: Array,
    letters: Array,
    parts: Array,
    numbers: Array,
    flags: Array,
    one: int,
    other: int,
    like: Array,
) -> int:
    """Mark in the table of likenesses which parts may be alike (-1: to be worked out).

    Returns how many parts of the one name may at most meet parts of the other.
    """
    begin, start = parts[one], parts[other]
    rows = columns = 0
    for i in range(parts[one + 1] - begin):
        a = numbers[begin + i]
        for j in range(parts[other + 1] - start):
            b = numbers[start + j]
            if a == b:
                value = 1.0
            elif (flags[begin + i] | flags[start + j]) & INITIAL:
                value = _INITIAL_AGREES if facts[a, OPENING] & facts[b, OPENING] else 0.0
            else:
                value = -1.0 if worth_comparing(facts, letters, a, b) else 0.0
            like[i, j] = value
            if value != 0.0:
                rows |= 1 << i
                columns |= 1 << j
    return min(_bits(rows), _bits(columns))


@compiled
def joins(facts: Array, a: int, b: int, whole: int) -> bool:
    """Say whether two parts may be one that is written apart."""
    missing = (facts[a, MUST] | facts[b, MUST]) & ~facts[whole, MAY]
    lacking = facts[whole, MUST] & ~(facts[a, MAY] | facts[b, MAY])
    if (missing & (missing - 1)) | (lacking & (lacking - 1)) or (missing and lacking):
        return False
    if min(facts[a, LENGTH], facts[b, LENGTH]) < 2 or not facts[a, OPENING] & facts[whole, OPENING]:
        return False
    return bool(facts[a, LENGTH] + facts[b, LENGTH] <= 2 * facts[whole, LENGTH])


@compiled
def _may_join(facts: Array, parts: Array, numbers: Array, one: int, other: int) -> bool:
    """Say whether any two neighbouring parts of the longer name may be one part of the shorter."""
    n, m = parts[one + 1] - parts[one], parts[other + 1] - parts[other]
    if n < m:
        one, other = other, one
    elif n == m:
        return False
    for i in range(parts[one], parts[one + 1] - 1):
        for j in range(parts[other], parts[other + 1]):
            if joins(facts, numbers[i], numbers[i + 1], numbers[j]):
                return True
    return False


@compiled
def first_look(
    facts: Array,
    letters: Array,
    parts: Array,
    numbers: Array,
    flags: Array,
    one: int,
    other: int,
    like: Array,
) -> float:
    """Return the score of names that have little in common at first sight, -1 of others."""
    n, m = parts[one + 1] - parts[one], parts[other + 1] - parts[other]
    if n == 0 or m == 0:
        return 0.0
    meeting = mark(facts, letters, parts, numbers, flags, one, other, like)
    if (meeting == 0 or (meeting == 1 and min(n, m) > 1)) and not _may_join(
        facts, parts, numbers, one, other
    ):
        return _LITTLE * meeting
    return -1.0
