"""The most that the names of two records may weigh, whatever is left open by the parts that were scored.

What :mod:`sijill.matching.naming` makes of two names, bounded from above: a likeness that is not known yet
may be any.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from sijill.matching.levels import THRESHOLDS
from sijill.matching.likeness import find_in, too_far_apart
from sijill.matching.naming import (
    ALIKE,
    AMONG_OTHERS,
    CROSSED,
    ENOUGH,
    RATHER_ALIKE,
    family_level,
    given_level,
)
from sijill.matching.parts import Numbers
from sijill.names.compiling import woven

Bits = NDArray[np.float32]
Value = Any
"""A number inside compiled code, of whatever width."""

Signs = NDArray[np.uint32]
Codes = NDArray[np.int64]
Scores = NDArray[np.uint8]

GIVEN, FAMILY, FATHER, GRANDFATHER = range(4)
LEVEL = np.array(
    [
        [(family_level if row == FAMILY else given_level)(score, THRESHOLDS) for score in range(256)]
        for row in range(GRANDFATHER + 1)
    ],
    dtype=np.uint8,
)

"""The level of a score in each row of evidence."""


@woven
def at_first_look(x: Value, y: Value, forms: Numbers, signs: Signs, best: Bits, bits: Bits) -> Value:
    """Give the most that the names of two forms may bring by the classes of their consonants alone."""
    differ = too_far_apart(signs[x, 0], signs[x, 1], signs[y, 0], signs[y, 1])
    given = bits[GIVEN, 1] if differ else min(best[x, 0], best[y, 0])
    if forms[x, 0] < 2 or forms[y, 0] < 2:
        return given
    families_differ = too_far_apart(signs[x, 2], signs[x, 3], signs[y, 2], signs[y, 3])
    family = bits[FAMILY, 1]
    if forms[x, 0] + forms[y, 0] > 4:
        family = max(best[x, 3], best[y, 3])
    elif not families_differ:
        family = min(best[x, 3], best[y, 3])
    found = given + family
    long = forms[x, 0] > 2 and forms[y, 0] > 2
    last = too_far_apart(signs[x, 0], signs[x, 1], signs[y, 2], signs[y, 3])
    first = too_far_apart(signs[x, 2], signs[x, 3], signs[y, 0], signs[y, 1])
    if not first and (long or not last):
        found = max(found, best[x, 0] + min(best[x, 3], best[y, 1]))
    if long and not last:
        found = max(found, best[y, 0] + min(best[x, 1], best[y, 3]))
    return found


@woven
def at_level(row: Value, score: Value, most: Value, rarity: Value, bits: Bits) -> Value:
    """Give the bits of a likeness, the most that it may bring if it is not known; ``most`` caps it."""
    counts = len(bits) - 1
    if score >= 0:
        level = LEVEL[row, min(score, most)]
        return bits[row, level] + bits[counts, level] * rarity
    best = bits[row, 1] + bits[counts, 1] * rarity
    for level in range(2, LEVEL[row, most] + 1):
        best = max(best, bits[row, level] + bits[counts, level] * rarity)
    return best


@woven
def of_names(
    x: Value, y: Value, wanted: Value, forms: Numbers, bits: Bits, rare: Bits,
    codes: Codes, scores: Scores, sure: Signs, may: Signs,
) -> Value:  # fmt: skip
    """Give the most that given and family name of two forms may bring, or anything from ``wanted`` up."""
    given_x, given_y, last_x, last_y = forms[x, 1], forms[y, 1], forms[x, 0], forms[y, 0]
    score = find_in(given_x, given_y, codes, scores, sure, may)
    given = at_level(GIVEN, score, 255, min(rare[given_x, 0], rare[given_y, 0]), bits)
    if last_x < 2 or last_y < 2:
        return given
    family_x, family_y = forms[x, last_x], forms[y, last_y]
    family = find_in(family_x, family_y, codes, scores, sure, may)
    best = given + at_level(FAMILY, family, 255, min(rare[family_x, 1], rare[family_y, 1]), bits)
    if best >= wanted:
        return best
    if score < 0 or family < 0 or score + family < ENOUGH:
        best = max(best, _turned(x, y, forms, bits, rare, codes, scores, sure, may))
        if last_x > 2 and last_y > 2:
            best = max(best, _turned(y, x, forms, bits, rare, codes, scores, sure, may))
    if family < ALIKE:
        for place in range(2, last_y):
            best = max(
                best, given + _further(family_x, forms[y, place], bits, rare, codes, scores, sure, may)
            )
        for place in range(2, last_x):
            best = max(
                best, given + _further(forms[x, place], family_y, bits, rare, codes, scores, sure, may)
            )
    return best


@woven
def _turned(
    x: Value, y: Value, forms: Numbers, bits: Bits, rare: Bits,
    codes: Codes, scores: Scores, sure: Signs, may: Signs,
) -> Value:  # fmt: skip
    """Give the most that two names may bring if the second begins with the family name."""
    given_x, family_x, first_y = forms[x, 1], forms[x, forms[x, 0]], forms[y, 1]
    family = find_in(family_x, first_y, codes, scores, sure, may)
    if 0 <= family < RATHER_ALIKE:
        return np.float32(-np.inf)
    of_family = at_level(FAMILY, family, CROSSED, min(rare[family_x, 1], rare[first_y, 1]), bits)
    best = np.float32(-np.inf)
    for place in range(2, forms[y, 0] + 1):
        if place == forms[y, 0] or (place == 2 and forms[x, 0] > 2):
            given = find_in(given_x, forms[y, place], codes, scores, sure, may)
            if given < 0 or given >= RATHER_ALIKE:
                rarity = min(rare[given_x, 0], rare[forms[y, place], 0])
                best = max(best, of_family + at_level(GIVEN, given, CROSSED, rarity, bits))
    return best


@woven
def _further(
    one: Value, other: Value, bits: Bits, rare: Bits, codes: Codes, scores: Scores, sure: Signs, may: Signs
) -> Value:
    """Give the most that a family name among the other's further parts may bring."""
    score = find_in(one, other, codes, scores, sure, may)
    if 0 <= score < ALIKE:
        return np.float32(-np.inf)
    return at_level(FAMILY, score, AMONG_OTHERS, min(rare[one, 1], rare[other, 1]), bits)
