"""How the names of two records agree: given, family, father's and grandfather's name.

A name's first part is taken for the given name and its last for the family name, unless the two agree only
crosswise, since one of them begins with the family name; a family name may also stand among the other's
further parts, and a father's name in the middle of the own one.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from sijill.matching.likeness import UNKNOWN, Codes, Table, find, look_up, packed
from sijill.matching.parts import Numbers, Written
from sijill.matching.slips import SHORTER
from sijill.names.compiling import compiled

Levels = NDArray[np.uint8]
Scores = NDArray[np.int64]

_GIVEN, _FAMILY, _FATHER, _GRANDFATHER = range(4)
_DIFFERENT, _NEAR = 1, 3
ALIKE = 190
RATHER_ALIKE = 76
CROSSED = 225
AMONG_OTHERS = 180
ENOUGH = 300
AT_LEAST_ALIKE = 4
_FIRST, _OUTER, _INNER, _CROSSWISE = range(4)
STEPS = 4
_MOST_INNER = 5
_MOST_ASKED = 14


class Named(NamedTuple):
    """The names of a frame's records."""

    own: Written
    father: Written
    grandfather: Written


@compiled
def parts_to_compare(left: Numbers, right: Numbers, named: Named, known: Table, step: int) -> Codes:
    """Give the pairs of parts that comparing these records will look up and that nobody has scored yet.

    The steps, from 0 to :data:`STEPS` - 1, follow each other: what one brings to light says what the next
    has to ask for. Pairs are packed as in :class:`~sijill.matching.likeness.Table`.
    """
    found = np.empty(1024, dtype=np.int64)
    count = 0
    for pair in range(len(left)):
        a, b = left[pair], right[pair]
        room = count + _MOST_ASKED * (_forms(named.own, a) * _forms(named.own, b) + 1)
        if room > len(found):
            found = np.append(found, np.empty(room, dtype=np.int64))
        for x in range(named.own.form[a], named.own.form[a + 1]):
            for y in range(named.own.form[b], named.own.form[b + 1]):
                count = _ask_names(named.own, x, y, known, step, found, count)
        if step == _OUTER:
            if bears(named.father, a) and bears(named.father, b):
                count = _ask(first_part(named.father, a), first_part(named.father, b), known, found, count)
            if bears(named.grandfather, a) and bears(named.grandfather, b):
                count = _ask(
                    first_part(named.grandfather, a), first_part(named.grandfather, b), known, found, count
                )
        if step == _INNER:
            count = _ask_fathers(named, a, b, known, found, count)
    return found[:count].copy()


@compiled
def _ask(one: int, other: int, known: Table, found: Codes, count: int) -> int:
    if find(one, other, known) != UNKNOWN:
        return count
    found[count] = packed(one, other)
    return count + 1


@compiled
def _ask_names(own: Written, x: int, y: int, known: Table, step: int, found: Codes, count: int) -> int:
    given_x, given_y = own.part[own.start[x]], own.part[own.start[y]]
    if step == _FIRST:
        return _ask(given_x, given_y, known, found, count)
    if own.start[x + 1] - own.start[x] < 2 or own.start[y + 1] - own.start[y] < 2:
        return count
    last_x, last_y = own.start[x + 1] - 1, own.start[y + 1] - 1
    family_x, family_y = own.part[last_x], own.part[last_y]
    if step == _OUTER:
        return _ask(family_x, family_y, known, found, count)
    family = look_up(family_x, family_y, known)
    if look_up(given_x, given_y, known) + family < ENOUGH:
        count = _ask_turned(own, x, y, known, step, found, count)
        if _are_long(own, x, y):
            count = _ask_turned(own, y, x, known, step, found, count)
    if step == _INNER and family < ALIKE:
        for place in range(own.start[y] + 1, min(last_y, own.start[y] + _MOST_INNER)):
            count = _ask(family_x, own.part[place], known, found, count)
        for place in range(own.start[x] + 1, min(last_x, own.start[x] + _MOST_INNER)):
            count = _ask(own.part[place], family_y, known, found, count)
    return count


@compiled
def _ask_turned(own: Written, x: int, y: int, known: Table, step: int, found: Codes, count: int) -> int:
    """Ask for what agrees if the second name begins with the family name: that first, then the given name."""
    family_x, first_y = own.part[own.start[x + 1] - 1], own.part[own.start[y]]
    if step == _INNER:
        return _ask(family_x, first_y, known, found, count)
    if step == _CROSSWISE and look_up(family_x, first_y, known) >= RATHER_ALIKE:
        given_x = own.part[own.start[x]]
        count = _ask(given_x, own.part[own.start[y + 1] - 1], known, found, count)
        if _are_long(own, x, y):
            count = _ask(given_x, own.part[own.start[y] + 1], known, found, count)
    return count


@compiled
def _ask_fathers(named: Named, a: int, b: int, known: Table, found: Codes, count: int) -> int:
    """Ask for fathers' names that stand in the middle of the own one."""
    own = named.own
    in_a, in_b = bears(named.father, a), bears(named.father, b)
    if in_a and in_b:
        return count
    if in_a != in_b:
        father, whose = (first_part(named.father, a), b) if in_a else (first_part(named.father, b), a)
        for name in range(own.form[whose], own.form[whose + 1]):
            if own.start[name + 1] - own.start[name] > 2:
                count = _ask(father, own.part[own.start[name] + 1], known, found, count)
        return count
    for x in range(own.form[a], own.form[a + 1]):
        for y in range(own.form[b], own.form[b + 1]):
            if own.start[x + 1] - own.start[x] > 2 and own.start[y + 1] - own.start[y] > 2:
                one, other = own.part[own.start[x] + 1], own.part[own.start[y] + 1]
                count = _ask(one, other, known, found, count)
    return count


@compiled
def _forms(written: Written, record: int) -> int:
    return int(written.form[record + 1] - written.form[record])


@compiled
def bears(written: Written, record: int) -> bool:
    return bool(written.form[record] < written.form[record + 1])


@compiled
def first_part(written: Written, record: int) -> int:
    return int(written.part[written.start[written.form[record]]])


@compiled
def compare_names(
    left: Numbers, right: Numbers, named: Named, known: Table, thresholds: Scores, levels: Levels
) -> tuple[Numbers, Numbers, NDArray[np.bool_]]:
    """Write the levels of each pair into the first columns; give the parts that were compared.

    The two tables that come back hold the parts of the given and of the family names, -1 where there are
    none; what comes third marks pairs that agree only crosswise.
    """
    own = named.own
    given = np.full((len(left), 2), -1, dtype=np.int32)
    family = np.full((len(left), 2), -1, dtype=np.int32)
    turned = np.zeros(len(left), dtype=np.bool_)
    for pair in range(len(left)):
        a, b = left[pair], right[pair]
        best = -1
        for x in range(own.form[a], own.form[a + 1]):
            for y in range(own.form[b], own.form[b + 1]):
                found = _compare_two(own, x, y, known)
                if found[0] + max(found[1], 0) > best:
                    best = found[0] + max(found[1], 0)
                    levels[pair, _GIVEN] = given_level(found[0], thresholds)
                    levels[pair, _FAMILY] = 0 if found[1] < 0 else family_level(found[1], thresholds)
                    given[pair, 0], given[pair, 1] = found[2], found[3]
                    family[pair, 0], family[pair, 1] = found[4], found[5]
                    turned[pair] = found[6]
        levels[pair, _FATHER] = _compare_fathers(named, a, b, known, thresholds)
        if bears(named.grandfather, a) and bears(named.grandfather, b):
            score = look_up(first_part(named.grandfather, a), first_part(named.grandfather, b), known)
            levels[pair, _GRANDFATHER] = given_level(score, thresholds)
    return given, family, turned


@compiled
def _compare_two(own: Written, x: int, y: int, known: Table) -> tuple[int, int, int, int, int, int, bool]:
    """Give the scores of given and family name (-1: one has none), the parts that they are of, and whether
    they agree only crosswise."""
    given_x, given_y = own.part[own.start[x]], own.part[own.start[y]]
    score = look_up(given_x, given_y, known)
    if own.start[x + 1] - own.start[x] < 2 or own.start[y + 1] - own.start[y] < 2:
        return score, -1, given_x, given_y, -1, -1, False
    family_x, family_y = own.part[own.start[x + 1] - 1], own.part[own.start[y + 1] - 1]
    family = look_up(family_x, family_y, known)
    if score + family < ENOUGH:
        given, other, part = _turned(own, x, y, known)
        if given + other > max(score + family, 0):
            return min(given, CROSSED), min(other, CROSSED), given_x, part, family_x, given_y, True
        if _are_long(own, x, y):
            given, other, part = _turned(own, y, x, known)
            if given + other > max(score + family, 0):
                return min(given, CROSSED), min(other, CROSSED), part, given_y, given_x, family_y, True
    if family < ALIKE:
        family, family_x, family_y = _among_others(own, x, y, family, known)
    return score, family, given_x, given_y, family_x, family_y, False


@compiled
def _are_long(own: Written, x: int, y: int) -> bool:
    return bool(own.start[x + 1] - own.start[x] > 2 and own.start[y + 1] - own.start[y] > 2)


@compiled
def _turned(own: Written, x: int, y: int, known: Table) -> tuple[int, int, int]:
    """Give the scores of given and family name if the second name begins with the family name, and the part
    of it that is the given name; less than nothing if the two do not agree so."""
    given_x, family_x = own.part[own.start[x]], own.part[own.start[x + 1] - 1]
    family = look_up(family_x, own.part[own.start[y]], known)
    if family < RATHER_ALIKE:
        return -1, -1, -1
    part = own.part[own.start[y + 1] - 1]
    given, second = look_up(given_x, part, known), own.part[own.start[y] + 1]
    if _are_long(own, x, y) and look_up(given_x, second, known) > given:
        given, part = look_up(given_x, second, known), second
    if given < RATHER_ALIKE or max(given, family) < ALIKE:
        return -1, -1, -1
    return given, family, part


@compiled
def _among_others(own: Written, x: int, y: int, score: int, known: Table) -> tuple[int, int, int]:
    """Look for each family name among the other's further parts."""
    family_x, family_y = own.part[own.start[x + 1] - 1], own.part[own.start[y + 1] - 1]
    one, other = family_x, family_y
    for place in range(own.start[y] + 1, own.start[y + 1] - 1):
        further = look_up(family_x, own.part[place], known)
        if further >= ALIKE and further > score:
            score, one, other = min(further, AMONG_OTHERS), family_x, own.part[place]
    for place in range(own.start[x] + 1, own.start[x + 1] - 1):
        further = look_up(own.part[place], family_y, known)
        if further >= ALIKE and further > score:
            score, one, other = min(further, AMONG_OTHERS), own.part[place], family_y
    return score, one, other


@compiled
def _compare_fathers(named: Named, a: int, b: int, known: Table, thresholds: Scores) -> int:
    """Compare the fathers' names; one that stands in the middle of the own name speaks only if it agrees."""
    own = named.own
    in_a, in_b = bears(named.father, a), bears(named.father, b)
    if in_a and in_b:
        return given_level(
            look_up(first_part(named.father, a), first_part(named.father, b), known), thresholds
        )
    best = 0
    if in_a != in_b:
        father = first_part(named.father, a if in_a else b)
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
    level = given_level(best, thresholds)
    return level if level >= AT_LEAST_ALIKE else 0


@compiled
def given_level(score: int, thresholds: Scores) -> int:
    """Give the level of two given names: a shorter form is near."""
    return _NEAR if score == SHORTER else _likeness_level(score, thresholds)


@compiled
def family_level(score: int, thresholds: Scores) -> int:
    """Give the level of two family names: where one goes on, they are two."""
    return _DIFFERENT if score == SHORTER else _likeness_level(score, thresholds)


@compiled
def _likeness_level(score: int, thresholds: Scores) -> int:
    level = 1
    for threshold in thresholds:
        if score >= threshold:
            level += 1
    return level
