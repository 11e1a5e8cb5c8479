"""How the names of two records agree: given, family, father's and grandfather's name.

A name's first part is taken for the given name and its last for the family name, unless the two agree only
crosswise; a family name may also stand among the other's further parts, and a father's name in the middle of
the own one.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from sijill.matching.likeness import Table, look_up
from sijill.matching.parts import Numbers, Written
from sijill.names.compiling import compiled

Levels = NDArray[np.uint8]
Scores = NDArray[np.int64]

_GIVEN, _FAMILY, _FATHER, _GRANDFATHER = range(4)
_ALIKE = 190
_CROSSED = 225
_AMONG_OTHERS = 180
_ENOUGH = 300
_AT_LEAST_ALIKE = 4
_MOST_ASKED = 12


class Named(NamedTuple):
    """The names of a frame's records."""

    own: Written
    father: Written
    grandfather: Written


@compiled
def parts_to_compare(left: Numbers, right: Numbers, named: Named) -> tuple[Numbers, Numbers]:
    """Give the pairs of parts that comparing these records will look up."""
    own = named.own
    room = 0
    for pair in range(len(left)):
        a, b = left[pair], right[pair]
        room += 4 + (_MOST_ASKED + 2) * (own.form[a + 1] - own.form[a]) * (own.form[b + 1] - own.form[b])
        room += own.form[a + 1] - own.form[a] + own.form[b + 1] - own.form[b]
    one, other = np.empty(room, dtype=np.int32), np.empty(room, dtype=np.int32)
    count = 0
    for pair in range(len(left)):
        a, b = left[pair], right[pair]
        for x in range(own.form[a], own.form[a + 1]):
            for y in range(own.form[b], own.form[b + 1]):
                count = _ask_names(own, x, y, one, other, count)
        count = _ask_fathers(named, a, b, one, other, count)
        if _bears(named.grandfather, a) and _bears(named.grandfather, b):
            one[count], other[count] = _first(named.grandfather, a), _first(named.grandfather, b)
            count += 1
    return one[:count], other[:count]


@compiled
def _ask_names(own: Written, x: int, y: int, one: Numbers, other: Numbers, count: int) -> int:
    """Ask for the outer parts of two names with all parts of the other."""
    taken = 0
    last_x, last_y = own.start[x + 1] - 1, own.start[y + 1] - 1
    for i in range(own.start[x], last_x + 1):
        for j in range(own.start[y], last_y + 1):
            outer = i in (own.start[x], last_x) or j in (own.start[y], last_y)
            if taken < _MOST_ASKED and outer:
                one[count], other[count] = own.part[i], own.part[j]
                count += 1
                taken += 1
    if last_x - own.start[x] > 1 and last_y - own.start[y] > 1:
        one[count], other[count] = own.part[own.start[x] + 1], own.part[own.start[y] + 1]
        count += 1
    return count


@compiled
def _ask_fathers(named: Named, a: int, b: int, one: Numbers, other: Numbers, count: int) -> int:
    own = named.own
    in_a, in_b = _bears(named.father, a), _bears(named.father, b)
    if in_a and in_b:
        one[count], other[count] = _first(named.father, a), _first(named.father, b)
        return count + 1
    if in_a == in_b:
        return count
    father = _first(named.father, a if in_a else b)
    whose = b if in_a else a
    for name in range(own.form[whose], own.form[whose + 1]):
        if own.start[name + 1] - own.start[name] > 2:
            one[count], other[count] = father, own.part[own.start[name] + 1]
            count += 1
    return count


@compiled
def _bears(written: Written, record: int) -> bool:
    return bool(written.form[record] < written.form[record + 1])


@compiled
def _first(written: Written, record: int) -> int:
    return int(written.part[written.start[written.form[record]]])


@compiled
def compare_names(
    left: Numbers, right: Numbers, named: Named, known: Table, thresholds: Scores, levels: Levels
) -> tuple[Numbers, Numbers]:
    """Write the levels of each pair into the first columns; give the parts that were compared.

    The two tables that come back hold the parts of the given and of the family names, -1 where there are
    none.
    """
    own = named.own
    given = np.full((len(left), 2), -1, dtype=np.int32)
    family = np.full((len(left), 2), -1, dtype=np.int32)
    for pair in range(len(left)):
        a, b = left[pair], right[pair]
        best = -1
        for x in range(own.form[a], own.form[a + 1]):
            for y in range(own.form[b], own.form[b + 1]):
                found = _compare_two(own, x, y, known)
                if found[0] + max(found[1], 0) > best:
                    best = found[0] + max(found[1], 0)
                    levels[pair, _GIVEN] = _level(found[0], thresholds)
                    levels[pair, _FAMILY] = 0 if found[1] < 0 else _level(found[1], thresholds)
                    given[pair, 0], given[pair, 1] = found[2], found[3]
                    family[pair, 0], family[pair, 1] = found[4], found[5]
        levels[pair, _FATHER] = _compare_fathers(named, a, b, known, thresholds)
        if _bears(named.grandfather, a) and _bears(named.grandfather, b):
            score = look_up(_first(named.grandfather, a), _first(named.grandfather, b), known)
            levels[pair, _GRANDFATHER] = _level(score, thresholds)
    return given, family


@compiled
def _compare_two(own: Written, x: int, y: int, known: Table) -> tuple[int, int, int, int, int, int]:
    """Give the scores of given and family name (-1: one has none), and the parts that they are of."""
    given_x, given_y = own.part[own.start[x]], own.part[own.start[y]]
    score = look_up(given_x, given_y, known)
    if own.start[x + 1] - own.start[x] < 2 or own.start[y + 1] - own.start[y] < 2:
        return score, -1, given_x, given_y, -1, -1
    family_x, family_y = own.part[own.start[x + 1] - 1], own.part[own.start[y + 1] - 1]
    family = look_up(family_x, family_y, known)
    if score + family < _ENOUGH:
        crossed, other = look_up(given_x, family_y, known), look_up(family_x, given_y, known)
        if min(crossed, other) >= _ALIKE:
            return min(crossed, _CROSSED), min(other, _CROSSED), given_x, family_y, family_x, given_y
    if family < _ALIKE:
        family, family_x, family_y = _among_others(own, x, y, family, known)
    return score, family, given_x, given_y, family_x, family_y


@compiled
def _among_others(own: Written, x: int, y: int, score: int, known: Table) -> tuple[int, int, int]:
    """Look for each family name among the other's further parts."""
    family_x, family_y = own.part[own.start[x + 1] - 1], own.part[own.start[y + 1] - 1]
    one, other = family_x, family_y
    for place in range(own.start[y] + 1, own.start[y + 1] - 1):
        further = look_up(family_x, own.part[place], known)
        if further >= _ALIKE and further > score:
            score, one, other = min(further, _AMONG_OTHERS), family_x, own.part[place]
    for place in range(own.start[x] + 1, own.start[x + 1] - 1):
        further = look_up(own.part[place], family_y, known)
        if further >= _ALIKE and further > score:
            score, one, other = min(further, _AMONG_OTHERS), own.part[place], family_y
    return score, one, other


@compiled
def _compare_fathers(named: Named, a: int, b: int, known: Table, thresholds: Scores) -> int:
    """Compare the fathers' names; one that stands in the middle of the own name speaks only if it agrees."""
    own = named.own
    in_a, in_b = _bears(named.father, a), _bears(named.father, b)
    if in_a and in_b:
        return _level(look_up(_first(named.father, a), _first(named.father, b), known), thresholds)
    best = 0
    if in_a != in_b:
        father = _first(named.father, a if in_a else b)
        whose = b if in_a else a
        for name in range(own.form[whose], own.form[whose + 1]):
            if own.start[name + 1] - own.start[name] > 2:
                best = max(best, look_up(father, own.part[own.start[name] + 1], known))
    else:
        for x in range(own.form[a], own.form[a + 1]):
            for y in range(own.form[b], own.form[b + 1]):
                if own.start[x + 1] - own.start[x] > 2 and own.start[y + 1] - own.start[y] > 2:
                    one, other = own.part[own.start[x] + 1], own.part[own.start[y] + 1]
                    best = max(best, look_up(one, other, known))
    level = _level(best, thresholds)
    return level if level >= _AT_LEAST_ALIKE else 0


@compiled
def _level(score: int, thresholds: Scores) -> int:
    level = 1
    for threshold in thresholds:
        if score >= threshold:
            level += 1
    return level
