"""What compiled comparisons work with: the learned models, and tables that each comparison fills anew."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from sijill.names.alignment import space
from sijill.names.chains import MOST_PARTS
from sijill.names.letters import LONGEST
from sijill.names.model import Chunks, Model, model

Array = NDArray[Any]

_CACHE = 1 << 18  # pairs of parts whose likeness is kept, a power of two


class Workspace(NamedTuple):
    """Tables that one comparison fills and the next overwrites."""

    like: Array
    price: Array
    joined: Array
    together: Array
    cost: Array
    step: Array
    before: Array
    trace: Array
    keys: Array
    values: Array
    pieces: Array
    row: Array
    said: Array
    chunks: Array
    weights: Array
    held: Array


class Knowledge(NamedTuple):
    """The learned models in the form that compiled functions take."""

    cross: Chunks
    latin: Chunks
    arabic: Chunks
    compact_arabic: Array
    compact_latin: Array
    letters_arabic: Array
    letters_latin: Array


def workspace() -> Workspace:
    size = MOST_PARTS + 1
    chunks, weights, held = space()
    return Workspace(
        np.zeros((MOST_PARTS, MOST_PARTS), dtype=np.float32),
        np.zeros((MOST_PARTS, MOST_PARTS), dtype=np.float32),
        np.zeros((2, MOST_PARTS, MOST_PARTS), dtype=np.float32),
        np.zeros((2, MOST_PARTS, MOST_PARTS, MOST_PARTS), dtype=np.float32),
        np.zeros((size, size, 3), dtype=np.float64),
        np.zeros((size, size, 3), dtype=np.int8),
        np.zeros((size, size, 3), dtype=np.int8),
        np.zeros((2 * size, 4), dtype=np.int64),
        np.full(_CACHE, -1, dtype=np.int64),
        np.zeros(_CACHE, dtype=np.float32),
        np.full((LONGEST + 1, 4), -1, dtype=np.int16),
        np.zeros(LONGEST + 1, dtype=np.int32),
        np.zeros(LONGEST + 2, dtype=np.int32),
        chunks,
        weights,
        held,
    )


def knowledge(held: Model | None = None) -> Knowledge:
    held = held or model()
    return Knowledge(held.cross, held.latin, held.arabic, *held.compact, *held.letters)
