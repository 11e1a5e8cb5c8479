"""How alike two parts of names sound: a weighted edit distance over :mod:`sijill.names.sounds`.

Costs are whole numbers (100 = one consonant put for a stranger), so that the step-by-step and the bulk
computation give the same figure. likeness = 1 - 2 · distance / (cost of dropping both), at least 0.
The costs were set by hand, looking at aligned training pairs of Arabic and Latin spellings. Between two
spellings in Arabic letters fewer differences are chance: there a long vowel tells حسین from حسن.
"""

from collections.abc import Iterator, Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import Indel

from sijill.names.sounds import ALPHABET, sounds

_DROP = {"h": 50, "y": 40, "Y": 40, "w": 45, "?": 15, "E": 20, "A": 25, "U": 30, "I": 30} | dict.fromkeys(
    "aeiou", 15
)
_DROP_ARABIC = _DROP | {"A": 60, "y": 80, "Y": 80, "w": 80, "I": 80, "U": 80, "?": 60, "E": 40}
_ARABIC_FACTOR = 3
_PLAIN = 100
_CHUNK = 16384  # pairs computed at once
# Cost, then groups of sounds any two of which may stand for one another at that cost; the lowest holds.
_NEAR = (
    (0, "Aa Ee Yi"),
    (5, "yi yI YI Yy Ea EA wU wu wo iI uU oU kq tT vw"),
    (10, "eiy ou bp Jj SC Ae ?a ?A kg Gg fv Zz Dz ae eI UE"),
    (15, "?e ?i ?o ?u ?I ?U Ao Yae YA GqkX WdDzZ Os Ot Dd eu sz"),
    (25, "Ai Au AU AI ai au ao io iu eo Xh XC jg Cj ya wa wA yA sS"),
    (35, "td Td qgG kX kC sC fw jy jG jC Js Jz Eh OT sTZ Zd"),
    (50, "bv bw pf nm jk Et hG lr dz Xk tO hk tC wY yw eE"),
)


_INDEX = {sound: position for position, sound in enumerate(ALPHABET, start=1)}


@cache
def _costs(*, both_arabic: bool) -> NDArray[np.int32]:
    """Return the matrix of exchanges; row and column 0 stand for nothing, so they hold the dropping."""
    dropping, factor = (_DROP_ARABIC, _ARABIC_FACTOR) if both_arabic else (_DROP, 1)
    drop = np.array([0, *(dropping.get(sound, _PLAIN) for sound in ALPHABET)], dtype=np.int32)
    exchange: NDArray[np.int32] = np.full((len(drop), len(drop)), _PLAIN, dtype=np.int32)
    for cost, groups in reversed(_NEAR):
        for group in groups.split():
            for one in group:
                for other in group:
                    exchange[_INDEX[one], _INDEX[other]] = min(factor * cost, _PLAIN)
    exchange = np.minimum(exchange, drop[:, None] + drop[None, :])
    exchange[0, :] = drop
    exchange[:, 0] = drop
    np.fill_diagonal(exchange, 0)
    return exchange


def _encode(heard: Sequence[str]) -> NDArray[np.int8]:
    codes = np.zeros((len(heard), max(map(len, heard))), dtype=np.int8)
    for row, word in enumerate(heard):
        codes[row, : len(word)] = [_INDEX[sound] for sound in word]
    return codes


def _distances(
    left: NDArray[np.int8], right: NDArray[np.int8], exchange: NDArray[np.int32]
) -> NDArray[np.int32]:
    """Return the edit distance of each row pair. Padding is free, so all rows end in the last cell."""
    drop = exchange[0]
    insertions = [drop[column] for column in right.T]
    above = [np.zeros(len(right), dtype=np.int32)]
    for insertion in insertions:
        above.append(above[-1] + insertion)
    for sound in left.T:
        deletion = drop[sound]
        here = [above[0] + deletion]
        for j, column in enumerate(right.T):
            cell = np.minimum(above[j + 1] + deletion, here[j] + insertions[j])
            here.append(np.minimum(cell, above[j] + exchange[sound, column]))
        above = here
    return above[-1]


def _heard_likenesses(heard: Sequence[tuple[str, str]], *, both_arabic: bool) -> Iterator[float]:
    exchange = _costs(both_arabic=both_arabic)
    for start in range(0, len(heard), _CHUNK):
        block = heard[start : start + _CHUNK]
        left, right = _encode([one for one, _ in block]), _encode([other for _, other in block])
        total = exchange[0][left].sum(axis=1) + exchange[0][right].sum(axis=1)
        yield from np.maximum(0.0, 1.0 - 2.0 * _distances(left, right, exchange) / total).tolist()


def likenesses(pairs: Sequence[tuple[str, str]]) -> list[float]:
    """Return the likeness of each pair of folded parts, from 0 to 1.

    A part in neither script is compared by its letters.
    """
    results = [1.0] * len(pairs)
    heard: dict[bool, list[tuple[int, int, str, str, int]]] = {False: [], True: []}
    for position, (left, right) in enumerate(pairs):
        if left == right:
            continue
        one, other = sounds(left), sounds(right)
        if one and other:
            both_arabic = not left.isascii() and not right.isascii()
            heard[both_arabic].append((len(one), len(other), one, other, position))
        else:
            results[position] = float(Indel.normalized_similarity(left, right))
    for both_arabic, entries in heard.items():
        entries.sort()  # words of one length share a block, so little padding is computed
        values = _heard_likenesses([(one, other) for _, _, one, other, _ in entries], both_arabic=both_arabic)
        for entry, value in zip(entries, values, strict=True):
            results[entry[-1]] = value
    return results
