"""Linear chains over words: how well each word begins or continues a find of each kind, and the best row.

A conditional random field a kind (Lafferty, McCallum, Pereira 2001) with three states: outside, at the
beginning, inside. Signs and transitions have weights; the outside's are 0.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

from sijill.names.compiling import compiled, inlined
from sijill.reading.tagging.signs import Bounds, Codes, Signs

Floats = npt.NDArray[np.float32]
_WIDE, _NEAR = 3, 1
_OUTSIDE, _BEGIN, _INSIDE = 0, 1, 2
_NEVER = np.float32(-1e9)
_MASK = 0xFFFFFFFF


def spread(signs: Signs) -> tuple[Codes, Bounds]:
    """Give the signs that each word sees, its own and its neighbours', and their bounds."""
    seen: tuple[Codes, Bounds] = _spread(
        signs.wide.codes,
        signs.wide.bounds,
        signs.near.codes,
        signs.near.bounds,
        signs.ruled.codes,
        signs.ruled.bounds,
        signs.own.codes,
        signs.own.bounds,
        signs.words,
        signs.common,
    )
    return seen


@inlined
def _mixed(sign: np.int64, offset: np.int64) -> np.int64:
    """Give the number of a sign that is seen ``offset`` words away."""
    mixed = ((sign ^ (((offset + 8) * 0x9E3779B1) & _MASK)) * 0x85EBCA6B) & _MASK
    return mixed ^ (mixed >> 15)


@inlined
def _around(seen: Codes, place: int, index: int, codes: Codes, bounds: Bounds, reach: int) -> int:
    """Write down the signs of a word's neighbours; gives where the next is written."""
    size = len(bounds) - 1
    for other in range(max(0, index - reach), min(size, index + reach + 1)):
        for at in range(bounds[other], bounds[other + 1]):
            seen[place] = _mixed(np.int64(codes[at]), np.int64(other - index))
            place += 1
    return place


@inlined
def _count(index: int, bounds: Bounds, reach: int) -> Any:
    size = len(bounds) - 1
    return bounds[min(size, index + reach + 1)] - bounds[max(0, index - reach)]


@compiled
def _spread(
    wide: Codes,
    wide_bounds: Bounds,
    near: Codes,
    near_bounds: Bounds,
    ruled: Codes,
    ruled_bounds: Bounds,
    own: Codes,
    own_bounds: Bounds,
    words: Codes,
    common: Codes,
) -> tuple[Codes, Bounds]:
    size = len(words)
    bounds = np.zeros(size + 1, np.int32)
    for index in range(size):
        count = _count(index, wide_bounds, _WIDE) + _count(index, near_bounds, _NEAR)
        count += _count(index, ruled_bounds, _NEAR) + _count(index, own_bounds, 0)
        bounds[index + 1] = bounds[index] + count + 2 + len(common)
    seen = np.empty(bounds[size], np.uint32)
    place = 0
    for index in range(size):
        place = _around(seen, place, index, wide, wide_bounds, _WIDE)
        place = _around(seen, place, index, near, near_bounds, _NEAR)
        place = _around(seen, place, index, ruled, ruled_bounds, _NEAR)
        place = _around(seen, place, index, own, own_bounds, 0)
        before = np.int64(words[index - 1]) if index else np.int64(1)
        behind = np.int64(words[index + 1]) if index + 1 < size else np.int64(2)
        here = np.int64(words[index])
        seen[place] = _mixed(_mixed(before, np.int64(4)) ^ here, np.int64(5))
        seen[place + 1] = _mixed(_mixed(here, np.int64(4)) ^ behind, np.int64(6))
        place += 2
        for at in range(len(common)):
            seen[place] = _mixed(np.int64(common[at]), np.int64(7))
            place += 1
    return seen, bounds


@compiled
def chances(scores: Floats, moves: Floats) -> Floats:
    """Give the chance of each word's states, from the scores of its states and of moves between them.

    ``scores``: (words, 3); ``moves``: (3, 3), from a state to the next word's. An inside word needs one
    before it that is in the same find.
    """
    size = len(scores)
    ahead = np.empty((size, 3), np.float32)
    back = np.zeros((size, 3), np.float32)
    for state in range(3):
        ahead[0, state] = scores[0, state] if state != _INSIDE else _NEVER
    for index in range(1, size):
        for state in range(3):
            ahead[index, state] = scores[index, state] + _summed(
                ahead[index - 1, 0] + _move(moves, 0, state),
                ahead[index - 1, 1] + _move(moves, 1, state),
                ahead[index - 1, 2] + _move(moves, 2, state),
            )
    for index in range(size - 2, -1, -1):
        for state in range(3):
            back[index, state] = _summed(
                _move(moves, state, 0) + scores[index + 1, 0] + back[index + 1, 0],
                _move(moves, state, 1) + scores[index + 1, 1] + back[index + 1, 1],
                _move(moves, state, 2) + scores[index + 1, 2] + back[index + 1, 2],
            )
    total = _summed(ahead[size - 1, 0], ahead[size - 1, 1], ahead[size - 1, 2])
    for index in range(size):
        for state in range(3):
            ahead[index, state] = np.exp(min(np.float32(0), ahead[index, state] + back[index, state] - total))
    return ahead


@compiled
def best(scores: Floats, moves: Floats, lean: float) -> npt.NDArray[np.int8]:
    """Give the best row of states (Viterbi); ``lean`` is added to what speaks for a find at each word."""
    size = len(scores)
    came = np.zeros((size, 3), np.int8)
    held = np.empty(3, np.float32)
    following = np.empty(3, np.float32)
    for state in range(3):
        held[state] = scores[0, state] + (lean if state else 0.0) if state != _INSIDE else _NEVER
    for index in range(1, size):
        for state in range(3):
            top, source = np.float32(-3e9), 0
            for before in range(3):
                value = held[before] + _move(moves, before, state)
                if value > top:
                    top, source = value, before
            following[state] = top + scores[index, state] + (lean if state else 0.0)
            came[index, state] = source
        held[:] = following
    states = np.empty(size, np.int8)
    states[size - 1] = np.argmax(held)
    for index in range(size - 1, 0, -1):
        states[index - 1] = came[index, states[index]]
    return states


@inlined
def _move(moves: Floats, one: int, other: int) -> Any:
    if one == _OUTSIDE and other == _INSIDE:
        return _NEVER
    return moves[one, other]


@inlined
def _summed(one: float, other: float, third: float) -> Any:
    top = max(one, other, third)
    return top + np.log(np.exp(one - top) + np.exp(other - top) + np.exp(third - top))
