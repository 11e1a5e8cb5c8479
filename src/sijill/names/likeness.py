"""How likely two parts of names are writings of one name, from 0 to 1.

The learned correspondence of letters says how likely; the lexicon corrects it where both parts are known
names; and between two parts of one script one typing error is forgiven in a word long enough.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sijill.names.alignment import NOWHERE, best_evidence, fill_pieces, space
from sijill.names.compiling import compiled, inlined, merged
from sijill.names.letters import LONGEST
from sijill.names.model import Chunks, model
from sijill.names.tokens import BORNE, CLOSING, ENDING, LENGTH, SCRIPT, Tokens, tabulate

Array = NDArray[Any]
Models = tuple[Chunks, Chunks, Chunks]
Space = tuple[Array, Array, Array]

SAME_NAME = 0.99
"""At least so alike are two spellings of one listed name."""

TWO_NAMES = 0.3
"""At most so alike are spellings of two listed names that share none."""

_MAY_BE_SAME = 0.85
_NOT_THE_SAME_LETTERS = 0.9999
_OWN_DIFFER = 0.55
_TYPING_ERROR = 0.82
_OTHER_CLOSING = 0.55
_LONG_ENOUGH = 5
_LONG_ENOUGH_KNOWN = 4


@inlined
def _share(one: Array, other: Array) -> bool:
    for a in one:
        if a < 0:
            return False
        for b in other:
            if a == b:
                return True
    return False


@inlined
def _comes_after(one: Array, n: int, other: Array, m: int) -> bool:
    if n != m:
        return n > m
    for i in range(n):
        if one[i] != other[i]:
            return bool(one[i] > other[i])
    return False


@inlined
def one_error_apart(one: Array, n: int, other: Array, m: int) -> bool:
    """Say whether one letter added, left out or changed, or two neighbours swapped, is all the difference."""
    if n > m:
        return one_error_apart(other, m, one, n)
    if m - n > 1:
        return False
    begin = 0
    while begin < n and one[begin] == other[begin]:
        begin += 1
    end = 0
    while end < n - begin and one[n - 1 - end] == other[m - 1 - end]:
        end += 1
    left, right = n - begin - end, m - begin - end
    if left <= 1 and right <= 1:
        return True
    return left == 2 and right == 2 and one[begin] == other[begin + 1] and one[begin + 1] == other[begin]


@merged
def chance(
    models: Models, script_a: int, pieces_a: Array, n: int, said_a: Array,
    script_b: int, pieces_b: Array, m: int, said_b: Array, working: Space,
) -> float:  # fmt: skip
    """Return how likely the letters are writings of one name; the scripts are 0 (Arabic) or 1 (Latin)."""
    if script_a > script_b:
        script_a, script_b = script_b, script_a
        pieces_a, n, said_a, pieces_b, m, said_b = pieces_b, m, said_b, pieces_a, n, said_a
    if script_a != script_b:
        used = models[0]
    elif script_a == 1:
        used = models[1]
    else:
        used = models[2]
    chunks, weights, held = working
    evidence = best_evidence(
        pieces_a, n, said_a, pieces_b, m, said_b, used.shapes, used.joint, used.after, chunks, weights, held
    )
    if evidence <= NOWHERE + 1000:
        return 1e-18 * (evidence - NOWHERE)
    each = evidence / (128.0 * (n + m))
    return 1.0 / (1.0 + math.exp(-(used.slope * each + used.intercept)))


@inlined
def _judged(tokens: Tokens, a: int, b: int, found: float, close: bool) -> float:
    """Return the likeness of two parts whose letters are so alike, from what is known of them as names."""
    one, other = tokens.facts[a], tokens.facts[b]
    if one[ENDING] and other[ENDING] and one[ENDING] != other[ENDING]:
        return min(found, TWO_NAMES)
    known_a, known_b = tokens.every[a, 0] >= 0, tokens.every[b, 0] >= 0
    if known_a and known_b:
        own_a = tokens.own[a] if one[SCRIPT] == 1 else tokens.every[a]
        own_b = tokens.own[b] if other[SCRIPT] == 1 else tokens.every[b]
        if _share(own_a, own_b):
            return max(found, SAME_NAME)
        if _share(tokens.every[a], tokens.every[b]):
            return min(found, _OWN_DIFFER) if one[SCRIPT] == other[SCRIPT] else max(found, _MAY_BE_SAME)
        return min(found, TWO_NAMES)
    same_script = one[SCRIPT] == other[SCRIPT]  # across scripts the learned part has seen how names close
    if same_script and not one[CLOSING] & other[CLOSING] and not (close and one[LENGTH] == other[LENGTH]):
        return found * _OTHER_CLOSING
    # Arabic script writes few vowels, so its words are shorter.
    enough = _LONG_ENOUGH_KNOWN if known_a or known_b or one[SCRIPT] == 0 else _LONG_ENOUGH
    if close and min(one[LENGTH], other[LENGTH]) >= enough and not (one[BORNE] and other[BORNE]):
        return max(found, _TYPING_ERROR)
    return min(found, _NOT_THE_SAME_LETTERS)


@merged
def part_likeness(tokens: Tokens, a: int, b: int, models: Models, working: Space) -> float:
    """Return the likeness of parts number ``a`` and ``b``. The order of the two does not matter."""
    n, m = tokens.length[a], tokens.length[b]
    script_a, script_b = tokens.script[a], tokens.script[b]
    if n == m and script_a == script_b and (tokens.letters[a, :n] == tokens.letters[b, :n]).all():
        return 1.0
    close = script_a == script_b and one_error_apart(tokens.letters[a], n, tokens.letters[b], m)
    shorter = min(n, m)
    if script_a == 2 or script_b == 2:
        return _TYPING_ERROR if close and shorter >= _LONG_ENOUGH else 0.0
    if script_a == script_b and _comes_after(tokens.letters[a], n, tokens.letters[b], m):
        a, b, n, m = b, a, m, n  # the models of one script are only nearly symmetric
    found = chance(
        models, script_a, tokens.pieces[a], n, tokens.said[a], script_b, tokens.pieces[b], m, tokens.said[b],
        working,
    )  # fmt: skip
    return _judged(tokens, a, b, found, close)


@inlined
def joined_likeness(
    tokens: Tokens, a: int, b: int, whole: int, models: Models,
    compact: tuple[Array, Array], letters: tuple[Array, Array], working: Space,
    table: Array, row: Array, said: Array,
) -> float:  # fmt: skip
    """Return the likeness of parts ``a`` and ``b`` written as one with part ``whole``."""
    script = tokens.script[a]
    n = tokens.length[a] + tokens.length[b]
    if script != tokens.script[b] or script == 2 or tokens.script[whole] == 2 or n > LONGEST:
        return 0.0
    same = script == tokens.script[whole] and n == tokens.length[whole]
    chances = letters[0] if script == 0 else letters[1]
    one = two = 0
    said[0] = 0
    for i in range(n + 1):
        code = 0
        if i < n:
            row[i] = tokens.letters[a, i] if i < tokens.length[a] else tokens.letters[b, i - tokens.length[a]]
            same = same and row[i] == tokens.letters[whole, i]
            code = row[i] + 1
        said[i + 1] = said[i] + chances[one, two, code]
        one, two = two, code
    if same:
        return 1.0
    close = script == tokens.script[whole] and one_error_apart(
        row, n, tokens.letters[whole], tokens.length[whole]
    )
    fill_pieces(row, n, 32 if script == 0 else 26, compact[0] if script == 0 else compact[1], table)
    found = chance(
        models, script, table, n, said, tokens.script[whole], tokens.pieces[whole], tokens.length[whole],
        tokens.said[whole], working,
    )  # fmt: skip
    return max(found, _TYPING_ERROR) if close and n >= _LONG_ENOUGH else found


@compiled
def _each(tokens: Tokens, left: Array, right: Array, models: Models, working: Space) -> Array:
    found = np.empty(len(left), dtype=np.float32)
    for p in range(len(left)):
        found[p] = part_likeness(tokens, left[p], right[p], models, working)
    return found


@compiled
def _each_learned(tokens: Tokens, left: Array, right: Array, models: Models, working: Space) -> Array:
    found = np.empty(len(left), dtype=np.float32)
    for p in range(len(left)):
        a, b = left[p], right[p]
        if tokens.script[a] == 2 or tokens.script[b] == 2:
            found[p] = 0.0
        else:
            found[p] = chance(
                models, tokens.script[a], tokens.pieces[a], tokens.length[a], tokens.said[a],
                tokens.script[b], tokens.pieces[b], tokens.length[b], tokens.said[b], working,
            )  # fmt: skip
    return found


def likenesses(pairs: Sequence[tuple[str, str]], *, learned_only: bool = False) -> NDArray[np.float32]:
    """Return the likeness of each pair of parts (see ``Part.shared``).

    ``learned_only`` leaves out the lexicon and the forgiven typing error.
    """
    number: dict[str, int] = {}
    left = np.array([number.setdefault(one, len(number)) for one, _ in pairs], dtype=np.int64)
    right = np.array([number.setdefault(other, len(number)) for _, other in pairs], dtype=np.int64)
    known = model()
    tokens = tabulate(list(number), known=known)
    compare = _each_learned if learned_only else _each
    return compare(tokens, left, right, (known.cross, known.latin, known.arabic), space())


class Scorer:
    """Scores pairs of parts by number, for whoever compares many; parts are as ``Part.shared`` gives them."""

    def __init__(self, parts: Sequence[str]) -> None:
        known = model()
        self._tokens = tabulate(parts, known=known)
        self._models = (known.cross, known.latin, known.arabic)

    def borne(self) -> NDArray[np.bool_]:
        """Say of each part whether anybody is known to bear it."""
        found: NDArray[np.bool_] = self._tokens.facts[:, BORNE] > 0
        return found

    def scores(self, left: NDArray[np.int64], right: NDArray[np.int64]) -> NDArray[np.float32]:
        """Return the likeness of each pair, from 0 to 1; several threads may ask at one time."""
        found: NDArray[np.float32] = _each(self._tokens, left, right, self._models, space())
        return found
