"""Discriminative tuning of chunk weights (used by ``tools/names_model.py``).

The weight of a pair of spellings is that of its best path; a logistic loss pushes true pairs above near ones.
Each weight ``after[chunk, before]`` is its generative value plus a correction of the chunk and one of the
two together; AdaGrad, with a pull of the corrections to nothing.
"""

import numba
import numpy as np

from sijill.names.alignment import SHAPES
from sijill.names.letters import LONGEST


@numba.njit(cache=True)
def best_path(  # type: ignore[no-untyped-def] # numba infers # noqa: C901 # one compiled loop
    one, other, shapes, joint, after, chunks, weights, back, held, path
):
    """Find the best path; ``path`` receives its chunks, last first. Return weight and length (0: none)."""
    n, m = len(one) - 1, len(other) - 1
    edge = len(after) - 1
    for i in range(n + 1):
        for j in range(m + 1):
            count = 0
            if i + j > 0:
                for s in range(len(shapes)):
                    di, dj = shapes[s, 0], shapes[s, 1]
                    if di > i or dj > j or one[i, di] < 0 or other[j, dj] < 0:
                        continue
                    chunk = joint[one[i, di], other[j, dj]]
                    if chunk < 0:
                        continue
                    a, b = i - di, j - dj
                    value, origin = -1e9, -1
                    if a + b == 0:
                        value = after[chunk, edge]
                    for q in range(held[a, b] if a + b > 0 else 0):
                        here = weights[a, b, q] + after[chunk, chunks[a, b, q]]
                        if here > value:
                            value, origin = here, q
                    if value > -1e8:
                        chunks[i, j, count] = chunk
                        weights[i, j, count] = value
                        back[i, j, count, 0] = s
                        back[i, j, count, 1] = origin
                        count += 1
            held[i, j] = count
    value, here = -1e9, -1
    for q in range(held[n, m]):
        whole = weights[n, m, q] + after[edge, chunks[n, m, q]]
        if whole > value:
            value, here = whole, q
    length = 0
    i, j = n, m
    while here >= 0:
        path[length] = chunks[i, j, here]
        length += 1
        s, before = back[i, j, here, 0], back[i, j, here, 1]
        i, j, here = i - shapes[s, 0], j - shapes[s, 1], before
    return value, length


@numba.njit(cache=True)
def tune(  # type: ignore[no-untyped-def] # numba infers
    left, right, label, importance, offset, pieces, lengths, shapes, joint, base, chunk_fix, pair_fix,
    chunk_sum, pair_sum, scale, rate, pull,
):  # fmt: skip
    """Pass once over labelled pairs of words and move the corrections in place; return the mean loss.

    ``scale`` (slope, intercept) maps the weight per letter to log-odds and is moved too.
    """
    chunks = np.empty((LONGEST + 1, LONGEST + 1, SHAPES), dtype=np.int16)
    weights = np.empty((LONGEST + 1, LONGEST + 1, SHAPES))
    back = np.empty((LONGEST + 1, LONGEST + 1, SHAPES, 2), dtype=np.int8)
    held = np.zeros((LONGEST + 1, LONGEST + 1), dtype=np.int8)
    path = np.empty(2 * LONGEST + 2, dtype=np.int16)
    edge = len(base) - 1
    after = base + pair_fix
    for c in range(edge):
        after[c] += chunk_fix[c]
    loss, mass = 0.0, 0.0
    for p in range(len(left)):
        a, b = left[p], right[p]
        one, other = pieces[a, : lengths[a] + 1], pieces[b, : lengths[b] + 1]
        value, length = best_path(one, other, shapes, joint, after, chunks, weights, back, held, path)
        if length == 0:
            continue
        letters = (lengths[a] + lengths[b]) / 2
        per = (value - offset[p]) / letters
        odds = scale[0] * per + scale[1]
        chance = 1.0 / (1.0 + np.exp(-odds))
        loss -= importance[p] * np.log(max(chance if label[p] else 1.0 - chance, 1e-12))
        mass += importance[p]
        error = importance[p] * (chance - label[p])
        scale[0] -= 0.002 * error * per
        scale[1] -= 0.002 * error
        step = error * scale[0] / letters
        if abs(step) < 1e-5:
            continue
        later = edge
        for k in range(length + 1):
            before = path[k] if k < length else edge
            slope = step + pull * pair_fix[later, before]
            pair_sum[later, before] += slope * slope
            move = rate * slope / np.sqrt(pair_sum[later, before] + 1e-4)
            pair_fix[later, before] -= move
            after[later, before] -= move
            if later != edge:
                slope = step + pull * chunk_fix[later]
                chunk_sum[later] += slope * slope
                move = 0.5 * rate * slope / np.sqrt(chunk_sum[later] + 1e-4)
                chunk_fix[later] -= move
                after[later] -= move
            later = before
    return loss / mass
