"""The best path of joint chunks through two spellings: the inner loop, compiled.

A chunk joins 0 to 3 letters of one spelling with 0 to 3 of the other. The weight of a path is the sum of the
weights of each chunk after the one before it; ``after[chunk, before]`` holds them in 1/256, the last row and
column standing for the end and the begin of both spellings. Paths through a cell (letters read on both sides)
are kept one for each last chunk, and dropped if they are far behind the best of the cell.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from sijill.names.compiling import inlined
from sijill.names.letters import LONGEST

Array = NDArray[Any]

SHAPES = 8
NOWHERE = -(1 << 29)
"""The evidence of a pair that no path leads through (and up to 1000 more, see ``best_evidence``)."""

_BEHIND = 6 * 256
_BAND = 4
_HOPELESS = -18 * 256


@inlined
def fill_pieces(letters: Array, length: int, alphabet: int, compact: Array, table: Array) -> None:
    """Write to ``table[end, n]`` the number of the ``n`` letters (0 to 3) before each place, -1 if unused."""
    for end in range(length + 1):
        code, first, power = 0, 1, 1
        table[end, 0] = compact[0]
        for n in range(1, 4):
            table[end, n] = -1
            if n <= end:
                code += letters[end - n] * power
                power *= alphabet
                if first + code < len(compact):
                    table[end, n] = compact[first + code]
                first += power


@inlined
def best_evidence(  # noqa: C901 # one loop, compiled: a call for each cell would cost more than the cell
    one: Array, n: int, said_one: Array, other: Array, m: int, said_other: Array,
    shapes: Array, joint: Array, after: Array, chunks: Array, weights: Array, held: Array,
) -> int:  # fmt: skip
    """Return how much likelier the letters of two words are together than apart, as a log ratio in 1/256.

    ``one`` and ``other`` are tables of :func:`fill_pieces`; ``said_one[i]`` is the log chance of the first
    ``i`` letters alone, the last entry that of the whole word. Paths whose evidence falls under ``_HOPELESS``
    are given up; a pair without a path has ``NOWHERE`` and up to 1000 more, by how far its paths went.
    The last three arguments are working space.
    """
    edge = len(after) - 1
    longer = max(n, m)
    reached = 0
    for i in range(n + 1):
        for j in range(m + 1):
            held[i, j] = 0
            if i + j == 0 or abs(i * m - j * n) > _BAND * longer:
                continue
            count, best = 0, NOWHERE
            floor = said_one[i] + said_other[j] + _HOPELESS
            for s in range(len(shapes)):
                a, b = i - shapes[s, 0], j - shapes[s, 1]
                if a < 0 or b < 0 or (held[a, b] == 0 and a + b > 0):
                    continue
                x, y = one[i, i - a], other[j, j - b]
                if x < 0 or y < 0:
                    continue
                chunk = joint[x, y]
                if chunk < 0:
                    continue
                value = NOWHERE
                if a + b == 0:
                    value = int(after[chunk, edge])
                else:
                    for q in range(held[a, b]):
                        here = weights[a, b, q] + after[chunk, chunks[a, b, q]]
                        if here > value:
                            value = here
                if value > floor and value > best - _BEHIND:
                    chunks[i, j, count] = chunk
                    weights[i, j, count] = value
                    count += 1
                    best = max(best, value)
            held[i, j] = count
            if count:
                reached = max(reached, i + j)
    value = NOWHERE
    for q in range(held[n, m]):
        here = weights[n, m, q] + after[edge, chunks[n, m, q]]
        if here > value:
            value = here
    if value == NOWHERE:
        return NOWHERE + (reached * 1000) // (n + m)
    return int(value - said_one[n + 1] - said_other[m + 1])


def space() -> tuple[Array, Array, Array]:
    """Return the working space of :func:`best_weight`."""
    size = LONGEST + 1
    return (
        np.empty((size, size, SHAPES), dtype=np.int16),
        np.empty((size, size, SHAPES), dtype=np.int32),
        np.zeros((size, size), dtype=np.int8),
    )
