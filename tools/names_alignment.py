"""Joint chunks of two spellings, estimated by expectation maximisation (used by ``tools/names_model.py``).

A chunk joins 0-3 letters of one spelling with 0-2 of the other. Paths through a pair of spellings are summed
by forward and backward passes over cells (letters read on each side) and shapes (the last chunk's lengths).
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numba
import numpy as np
from numpy.typing import NDArray

Codes = NDArray[np.int16]
Numbers = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Pairs:
    """Spelling pairs as letter codes from 0, padded, with lengths and weights."""

    left: Codes
    right: Codes
    left_length: Codes
    right_length: Codes
    weight: Numbers


@numba.njit(cache=True)
def piece(word: Codes, end: int, length: int, letters: int) -> int:
    """Number the ``length`` letters before ``end`` (0 for none) among all pieces of up to three letters."""
    code = 0
    for k in range(end - length, end):
        code = code * letters + int(word[k])
    if length == 1:
        return int(1 + code)
    if length == 2:
        return int(1 + letters + code)
    if length == 3:
        return int(1 + letters + letters * letters + code)
    return 0


def pieces(letters: int, longest: int) -> int:
    return int(1 + sum(letters**k for k in range(1, longest + 1)))


@numba.njit(cache=True)
def memoryless_counts(  # type: ignore[no-untyped-def] # numba infers # noqa: C901 # one compiled loop
    left, right, left_length, right_length, weight, shapes, chance, sizes
):
    """Expected counts of chunks under ``chance[piece, piece]``, and the log-likelihood."""
    letters_left, letters_right = sizes
    counts = np.zeros_like(chance)
    total = 0.0
    for p in range(len(left)):
        n, m = left_length[p], right_length[p]
        forward = np.zeros((n + 1, m + 1))
        forward[0, 0] = 1.0
        for i in range(n + 1):
            for j in range(m + 1):
                if i + j == 0:
                    continue
                for s in range(len(shapes)):
                    di, dj = shapes[s]
                    if di <= i and dj <= j and forward[i - di, j - dj] > 0.0:
                        x = piece(left[p], i, di, letters_left)
                        y = piece(right[p], j, dj, letters_right)
                        forward[i, j] += forward[i - di, j - dj] * chance[x, y]
        whole = forward[n, m]
        if whole <= 0.0:
            continue
        total += weight[p] * np.log(whole)
        backward = np.zeros((n + 1, m + 1))
        backward[n, m] = 1.0
        for i in range(n, -1, -1):
            for j in range(m, -1, -1):
                if backward[i, j] <= 0.0:
                    continue
                for s in range(len(shapes)):
                    di, dj = shapes[s]
                    if di <= i and dj <= j and forward[i - di, j - dj] > 0.0:
                        x = piece(left[p], i, di, letters_left)
                        y = piece(right[p], j, dj, letters_right)
                        step = chance[x, y] * backward[i, j]
                        backward[i - di, j - dj] += step
                        counts[x, y] += weight[p] * forward[i - di, j - dj] * step / whole
    return counts, total


@numba.njit(cache=True)
def chained_counts(  # type: ignore[no-untyped-def] # numba infers # noqa: C901 # one compiled loop
    left, right, left_length, right_length, weight, shapes, joint, chance, sizes
):
    """Expected counts of chunk after chunk under ``chance[before, chunk]``; the last row and column stand
    for the begin and the end. Returns counts and the log-likelihood of each pair."""
    letters_left, letters_right = sizes
    edge = len(chance) - 1
    counts = np.zeros_like(chance)
    said = np.full(len(left), -1e9)
    kinds = len(shapes)
    for p in range(len(left)):
        n, m = left_length[p], right_length[p]
        chunk = np.full((n + 1, m + 1, kinds), -1, dtype=np.int32)
        forward = np.zeros((n + 1, m + 1, kinds))
        for i in range(n + 1):
            for j in range(m + 1):
                for s in range(kinds):
                    di, dj = shapes[s]
                    if di > i or dj > j:
                        continue
                    c = joint[piece(left[p], i, di, letters_left), piece(right[p], j, dj, letters_right)]
                    if c < 0:
                        continue
                    chunk[i, j, s] = c
                    if i == di and j == dj:
                        forward[i, j, s] = chance[edge, c]
                        continue
                    value = 0.0
                    for q in range(kinds):
                        before = forward[i - di, j - dj, q]
                        if before > 0.0:
                            value += before * chance[chunk[i - di, j - dj, q], c]
                    forward[i, j, s] = value
        whole = 0.0
        for s in range(kinds):
            if forward[n, m, s] > 0.0:
                whole += forward[n, m, s] * chance[chunk[n, m, s], edge]
        if whole <= 0.0:
            continue
        said[p] = np.log(whole)
        backward = np.zeros((n + 1, m + 1, kinds))
        share = weight[p] / whole
        for s in range(kinds):
            if forward[n, m, s] > 0.0:
                backward[n, m, s] = chance[chunk[n, m, s], edge]
                counts[chunk[n, m, s], edge] += share * forward[n, m, s] * backward[n, m, s]
        for i in range(n, -1, -1):
            for j in range(m, -1, -1):
                for s in range(kinds):
                    if backward[i, j, s] <= 0.0:
                        continue
                    di, dj = shapes[s]
                    c = chunk[i, j, s]
                    if i == di and j == dj:
                        counts[edge, c] += share * chance[edge, c] * backward[i, j, s]
                        continue
                    for q in range(kinds):
                        if forward[i - di, j - dj, q] > 0.0:
                            b = chunk[i - di, j - dj, q]
                            step = chance[b, c] * backward[i, j, s]
                            backward[i - di, j - dj, q] += step
                            counts[b, c] += share * forward[i - di, j - dj, q] * step
    return counts, said


def encode(words: Sequence[str], alphabet: str) -> tuple[Codes, Codes]:
    """Return padded letter codes and lengths."""
    index = {letter: position for position, letter in enumerate(alphabet)}
    length = np.array([len(word) for word in words], dtype=np.int16)
    codes = np.zeros((len(words), int(length.max(initial=1))), dtype=np.int16)
    for row, word in enumerate(words):
        codes[row, : len(word)] = [index[letter] for letter in word]
    return codes, length
