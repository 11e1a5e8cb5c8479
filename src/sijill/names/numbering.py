"""Numbers for the distinct strings of a long sequence in which each is met many times."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sijill.names.compiling import compiled

Array = NDArray[Any]


@compiled
def _numbers(keys: Array) -> tuple[Array, Array]:
    """Number the keys (all above 0) from 0; return these numbers, and where each key was met first."""
    size = 16
    while size < 2 * len(keys):
        size *= 2
    held, number = np.zeros(size, dtype=np.int64), np.empty(size, dtype=np.int64)
    found, first = np.empty(len(keys), dtype=np.int64), np.empty(len(keys), dtype=np.int64)
    count = 0
    for k in range(len(keys)):
        slot = ((keys[k] >> 3) * 2654435761) & (size - 1)
        while held[slot] != keys[k] and held[slot] != 0:
            slot = (slot + 1) & (size - 1)
        if held[slot] == 0:
            held[slot], number[slot] = keys[k], count
            first[count] = k
            count += 1
        found[k] = number[slot]
    return found, first[:count]


def numbered(names: Sequence[str], place: dict[str, int]) -> NDArray[np.int64]:
    """Return the number of each name; ``place`` holds those of distinct names, from 0, and grows."""
    # A string that is met again is known by its address, which is cheaper to look up than its letters.
    addresses = np.fromiter(map(id, names), dtype=np.int64, count=len(names))
    number, first = _numbers(addresses)
    numbers = [place.setdefault(names[position], len(place)) for position in first.tolist()]
    found: NDArray[np.int64] = np.array(numbers, dtype=np.int64)[number]
    return found
