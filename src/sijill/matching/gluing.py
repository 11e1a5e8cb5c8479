"""Names whose space was lost or misplaced, divided as others of the frame divide them.

Rajabshekarzadeh is Rajab Shekarzadeh if somebody else is: the consonants of both, one after the other, are
the same, and they sound alike. Only names are divided anew of which nobody is known to bear a part, and of
whose last part there is no other in the frame: a name of one part that is a name stays what it is.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from sijill.matching.parts import Keys, Numbers, Parts, Starts, Written
from sijill.matching.slips import MOST_HEARD, PRICES, Heard, Prices, align
from sijill.names.compiling import compiled, inlined
from sijill.names.model import model
from sijill.names.sounds import ALPHABET

Hashes = NDArray[np.uint64]

LEAST = 5
"""Names with fewer consonants are left alone."""

_CLASSES = ("bp", "tTd", "sO", "zDWZ", "jJC", "S", "gGqk", "X", "r", "f", "l", "m", "n")
_CLASS = np.array(
    [next((place + 1 for place, held in enumerate(_CLASSES) if sound in held), 0) for sound in ALPHABET],
    dtype=np.uint64,
)
_LOST, _MISPLACED = 8, 4
"""At what price two names still sound alike, in eighths of an error: a space was lost, or misplaced."""

_BASE = np.uint64(0x9E3779B97F4A7C15)


def divided(written: Written, keys: Keys, parts: Parts) -> Written:
    """Give the names with those that lost their space divided.

    Names keep their places; which others are looked at does not depend on the order of records.
    """
    length = np.diff(written.start)
    first, last = written.part[written.start[:-1]], written.part[written.start[1:] - 1]
    bearers = np.bincount(written.part, minlength=len(parts.number))
    doubtful = (length <= 2) & (bearers[last] == 1)
    doubtful[doubtful] = _unborne(last[doubtful], parts)
    several = doubtful & (length > 1)
    doubtful[several] = _unborne(first[several], parts)
    places = np.flatnonzero(doubtful)
    hashes, powers, counts = _hashed(keys.begins, keys.heard, _CLASS, _BASE)
    long = length > 1
    whole = np.where(long, hashes[first] * powers[last] + hashes[last], hashes[last])
    consonants = np.where(long, counts[first], 0) + counts[last]
    places = places[consonants[places] >= LEAST]
    others = np.flatnonzero(long & ~doubtful & np.isin(whole, whole[places]))
    if not len(places) or not len(others):
        return written
    ordered = others[np.lexsort((last[others], first[others], whole[others]))]
    begin = np.searchsorted(whole[ordered], whole[places], side="left")
    end = np.searchsorted(whole[ordered], whole[places], side="right")
    likest = _likest(
        np.stack([np.where(long, first, -1), last], axis=1),
        places, ordered, begin, end, keys.begins, keys.heard, PRICES, counts,
    )  # fmt: skip
    found = likest >= 0
    return _with(written, places[found], first[likest[found]], last[likest[found]])


def _unborne(numbers: Numbers, parts: Parts) -> NDArray[np.bool_]:
    spelt = list(parts.number)
    found: NDArray[np.bool_] = ~np.array(model().borne([spelt[part] for part in numbers]), dtype=np.bool_)
    return found


def _with(written: Written, names: Starts, first: Numbers, last: Numbers) -> Written:
    """Give these names two parts."""
    length = np.diff(written.start)
    length[names] = 2
    start = np.zeros_like(written.start)
    np.cumsum(length, out=start[1:])
    part = np.empty(int(start[-1]), dtype=np.int32)
    kept = np.ones(len(length), dtype=np.bool_)
    kept[names] = False
    part[np.repeat(kept, length)] = written.part[np.repeat(kept, np.diff(written.start))]
    part[start[names]], part[start[names] + 1] = first, last
    return Written(written.form, start, part)


@compiled
def _likest(
    ends: Numbers, places: Starts, ordered: Starts, begin: Starts, end: Starts,
    begins: Starts, heard: Heard, prices: Prices, counts: Starts,
) -> Starts:  # fmt: skip
    """Give for each doubtful name the one that sounds most like it of those from ``begin`` to ``end``, -1 if
    none does.

    One that is divided at the same place is another spelling, and not of interest.
    """
    found = np.full(len(places), -1, dtype=np.int64)
    one, other = np.empty(2 * MOST_HEARD, dtype=np.int8), np.empty(2 * MOST_HEARD, dtype=np.int8)
    rows = np.empty((4, 2 * MOST_HEARD + 1), dtype=np.int32)
    for index in range(len(places)):
        name = places[index]
        least = 1 + (_MISPLACED if ends[name, 0] >= 0 else _LOST)
        size = _said(ends[name], begins, heard, one)
        for place in range(begin[index], end[index]):
            like = ordered[place]
            if ends[name, 0] >= 0 and counts[ends[name, 0]] == counts[ends[like, 0]]:
                continue
            length = _said(ends[like], begins, heard, other)
            last = align(one[:size], other[:length], least - 1, prices, rows)
            if last >= 0 and rows[last, length] < least:
                least = rows[last, length]
                found[index] = like
    return found


@inlined
def _said(parts: Numbers, begins: Starts, heard: Heard, sounds: Heard) -> int:
    """Write the sounds of a name's first and last part one after the other; say how many they are."""
    size = 0
    for part in parts:
        if part >= 0:
            for place in range(begins[part], begins[part + 1]):
                sounds[size] = heard[place]
                size += 1
    return size


@compiled
def _hashed(begins: Starts, heard: Heard, classes: Hashes, base: np.uint64) -> tuple[Hashes, Hashes, Starts]:
    """Give for each part a hash of its consonants, what the hash of what stands before it is multiplied by
    to have both, and how many consonants it has."""
    size = len(begins) - 1
    hashes, powers = np.zeros(size, dtype=np.uint64), np.ones(size, dtype=np.uint64)
    counts = np.zeros(size, dtype=np.int64)
    for part in range(size):
        for place in range(begins[part], begins[part + 1]):
            sound = classes[heard[place]]
            if sound:
                hashes[part] = hashes[part] * base + sound
                powers[part] *= base
                counts[part] += 1
    return hashes, powers, counts
