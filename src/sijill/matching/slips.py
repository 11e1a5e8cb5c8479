"""A second look at parts of names that the learned likeness holds apart: a slip, a habit, a shorter form.

The learned likeness of :mod:`sijill.names` knows how scripts are exchanged, and little of what a hasty hand
does: across scripts a letter left out makes strangers of Farshid and فرشد. So the sounds of two parts
(:mod:`sijill.names.sounds`) are aligned at the least price: sounds that habits of writing exchange are nearly
free (Parisa is Barisa where p is not written), vowels are cheap, a consonant left out, put in or changed, or
two that change places, is one error (the restricted edit distance of F. Damerau, CACM 7, 1964, with prices of
its own). A part that is just the beginning of the other is a shorter form of it: Akram of Akram-Sadat, Lotf
of Lotfollah.

Two names that are both known to be borne are not taken for slips of each other.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from sijill.names.compiling import compiled, inlined
from sijill.names.sounds import ALPHABET

Heard = NDArray[np.int8]
Starts = NDArray[np.int64]
Prices = NDArray[np.int32]
Flags = NDArray[np.bool_]

SHORTER = 100
SLIP = 110
LIGHT_SLIP = 157
"""What two parts score, of 255: a shorter form, a slip, a slip or habit in a word long enough to tell."""

MOST_HEARD = 32
UNIT = 8
"""The price of one error; all prices are in eighths of it."""

_EXCHANGED = (
    "bp kg kq qG kG gG jJ gj zJ CJ Cj vf vw fw Ot Os Dd Dz Zz ZD Wz Wd WD WZ Tt td hX kX GX qg vo vu vU"
)
_NEARLY = "sS sz ?h"
_SAME_VOWEL = "aA aE eE Ee oU ow uU uw Uw iI iY iy IY Iy Yy ey eY eI eA AE Eh hA ou"
_NEAR_VOWEL = "ei oA ea AY aY"
_VOWELS = "aeiouAUIEY"
_LEFT_OUT = {"a": 1, "e": 1, "i": 1, "o": 1, "u": 1, "?": 1, "E": 3, "A": 4, "U": 4, "I": 4, "Y": 4, "h": 4,
             "w": 5, "y": 5}  # fmt: skip
_NOTHING = len(ALPHABET)

_FREE = 2
_ROOM, _ROOM_OF_SHORT, _ROOM_OF_LONG = 10, 4, 13
_SOME, _LONG, _VERY_LONG = 16, 32, 40
_SHORT_FORM, _REST = 15, 9


def _prices() -> Prices:
    place = {sound: index for index, sound in enumerate(ALPHABET)}
    table = np.full((_NOTHING + 1, _NOTHING + 1), UNIT, dtype=np.int32)

    def put(pairs: list[str], price: int) -> None:
        for two in pairs:
            a, b = place[two[0]], place[two[1]]
            table[a, b] = table[b, a] = min(table[a, b], price)

    vowels = [one + other for one in _VOWELS for other in _VOWELS]
    put(_EXCHANGED.split(), 1)
    put(_NEARLY.split(), 3)
    put(vowels, 2)
    put(_NEAR_VOWEL.split(), 1)
    put([*_SAME_VOWEL.split(), *("?" + vowel for vowel in _VOWELS)], 0)
    np.fill_diagonal(table, 0)
    for sound, index in place.items():
        table[index, _NOTHING] = table[_NOTHING, index] = _LEFT_OUT.get(sound, UNIT)
    return table


PRICES = _prices()
_NUMBERS = str.maketrans({sound: chr(index) for index, sound in enumerate(ALPHABET)})


def heard_as(sounds: str) -> bytes:
    """Give sounds as the numbers that :func:`look_again` reads."""
    return sounds[:MOST_HEARD].translate(_NUMBERS).encode("ascii")


@compiled
def look_again(
    left: Starts,
    right: Starts,
    scores: NDArray[np.uint8],
    below: int,
    start: Starts,
    heard: Heard,
    borne: Flags,
    prices: Prices,
) -> None:
    """Raise the scores of pairs of parts below ``below`` that a slip, a habit or a shorter form explains.

    ``heard[start[i] : start[i + 1]]`` are the sounds of part ``i``; ``borne`` says which parts are names
    known to be borne.
    """
    rows = np.empty((4, MOST_HEARD + 1), dtype=np.int32)
    for pair in range(len(left)):
        if scores[pair] < below:
            one, other = left[pair], right[pair]
            both = borne[one] and borne[other]
            found = _compare(
                heard[start[one] : start[one + 1]], heard[start[other] : start[other + 1]], both, prices, rows
            )
            scores[pair] = max(scores[pair], found)


@inlined
def _weight(heard: Heard, prices: Prices) -> int:
    found = 0
    for sound in heard:
        found += prices[sound, _NOTHING]
    return found


@inlined
def _compare(one: Heard, other: Heard, both_borne: bool, prices: Prices, rows: Prices) -> Any:
    """Give the score of two parts, 0 if nothing explains their difference."""
    weight, other_weight = _weight(one, prices), _weight(other, prices)
    if weight > other_weight:
        one, other, weight, other_weight = other, one, other_weight, weight
    if weight < UNIT:
        return 0
    room = _ROOM_OF_SHORT if other_weight <= _SOME else _ROOM
    if other_weight >= _VERY_LONG:
        room = _ROOM_OF_LONG
    if both_borne:
        room = _FREE if other_weight > _LONG else -1
    last = align(one, other, max(room, _FREE), prices, rows)
    if last < 0:
        return 0
    price = rows[last, len(other)]
    if price <= room:
        light = other_weight >= _VERY_LONG and price <= _ROOM and not both_borne
        return LIGHT_SLIP if light else SLIP
    if weight >= _SHORT_FORM and other_weight - weight >= _REST - _FREE:
        rest = 0
        for end in range(len(other) - 1, 0, -1):
            rest += prices[other[end], _NOTHING]
            if rest >= _REST and rows[last, end] <= _FREE:
                return SHORTER
    return 0


@inlined
def align(one: Heard, other: Heard, most: int, prices: Prices, rows: Prices) -> Any:
    """Fill a row with the least price of turning all of ``one`` into each beginning of ``other``.

    Says which row that is; -1 as soon as every price is over ``most``.
    """
    rows[0, 0] = 0
    for j in range(len(other)):
        rows[0, j + 1] = rows[0, j] + prices[_NOTHING, other[j]]
    one_before = two_before = 0
    for i in range(len(one)):
        here, before = rows[(i + 1) & 3], rows[i & 3]
        second, third = rows[(i - 1) & 3], rows[(i - 2) & 3]
        here[0] = before[0] + prices[one[i], _NOTHING]
        least = here[0]
        for j in range(len(other)):
            price = min(before[j + 1] + prices[one[i], _NOTHING], here[j] + prices[_NOTHING, other[j]])
            price = min(price, before[j] + prices[one[i], other[j]])
            if i > 0 and j > 0:
                turned = second[j - 1] + prices[one[i - 1], other[j]] + prices[one[i], other[j - 1]]
                price = min(price, turned + UNIT)
                # Between two that change places one script may write a short vowel.
                if i > 1 and prices[one[i - 1], _NOTHING] <= 1:
                    turned = third[j - 1] + prices[one[i - 2], other[j]] + prices[one[i], other[j - 1]]
                    price = min(price, turned + UNIT)
                if j > 1 and prices[other[j - 1], _NOTHING] <= 1:
                    turned = second[j - 2] + prices[one[i - 1], other[j]] + prices[one[i], other[j - 2]]
                    price = min(price, turned + UNIT)
            here[j + 1] = price
            least = min(least, price)
        # No step leads over three rows.
        if min(least, one_before, two_before) > most:
            return -1
        two_before, one_before = one_before, least
    return len(one) & 3
