"""Distinct parts of names as arrays: what the compiled comparison reads of each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from sijill.names.alignment import fill_pieces
from sijill.names.compiling import compiled
from sijill.names.letters import ARABIC, LATIN, LONGEST
from sijill.names.lexicon import senses
from sijill.names.model import Model, model

Array = NDArray[Any]

MOST_SENSES = 6
MUST, MAY, OPENING, LENGTH, SCRIPT = range(5)

# Classes of consonants that spellings exchange: first what a letter surely is, then what else it may be.
_CLASSES = {
    "ب": "P", "پ": "P", "ت": "T", "ط": "T", "د": "D", "ج": "J", "چ": "C", "خ": "X", "ر": "R", "ز": "Z",
    "ژ": "Z",
    "س": "S", "ص": "S", "ش": "C", "غ": "K", "ف": "F", "ق": "K", "ک": "K", "گ": "K", "ل": "L", "م": "M",
    "ن": "N",
    "b": "P", "p": "P", "t": "T", "d": "D", "j": "J", "r": "R", "z": "Z", "s": "S", "f": "F", "v": "F",
    "k": "K",
    "l": "L", "m": "M", "n": "N", "g": "K", "q": "K",
}  # fmt: skip
_MAY = {
    "ث": "TS", "ذ": "DZ", "ض": "DZ", "ظ": "DZ", "و": "F", "گ": "J", "ج": "KZ", "چ": "TS", "ش": "S", "خ": "KH",
    "ت": "D", "د": "T", "ب": "F", "ژ": "J", "t": "SCD", "d": "ZJT", "k": "X", "s": "CZ", "c": "CSKJXT",
    "g": "J",
    "x": "XKS", "z": "SJD", "j": "Z", "w": "F", "p": "F", "h": "XCSTZDK", "y": "J",
}  # fmt: skip
_BITS = {name: 1 << position for position, name in enumerate("PTDJCXRZSFKLMNH")}
_VOWEL = 1 << 20
_OPENING = {"ا": "", "ع": "", "ی": "", "و": "F", "ه": "H", "ح": "H", "h": "H", "w": "F", "خ": "XKH"}
_OPENS_AS_VOWEL = frozenset("اعیوaeiouyw")


class Tokens(NamedTuple):
    """Distinct parts, by number.

    ``letters[t, i]`` are codes from 0 in the alphabet of ``script[t]`` (0 Arabic, 1 Latin, 2 any other);
    ``said[t, i]`` is the log chance, in 1/256, of the first ``i`` letters, one more entry that of the whole;
    ``facts[t]`` holds in one place what is looked at first: the consonant classes that the letters surely are
    and those they may be, as sets of bits, that of the first letter, length and script; ``every`` and ``own``
    are senses of the lexicon, -1 where there are no more; ``usual`` from 0 to 9; ``pieces`` as in
    :func:`sijill.names.alignment.fill_pieces`.
    """

    letters: Array
    length: Array
    script: Array
    said: Array
    facts: Array
    every: Array
    own: Array
    usual: Array
    pieces: Array


def _tables() -> tuple[Array, tuple[Array, Array, Array]]:
    codes = {letter: position for position, letter in enumerate(ARABIC)}
    codes |= {letter: len(ARABIC) + position for position, letter in enumerate(LATIN)}
    must, may, opening = (np.zeros(len(codes), dtype=np.int32) for _ in range(3))
    for letter, code in codes.items():
        sure = _CLASSES.get(letter, "")
        must[code] = sum(_BITS[name] for name in sure)
        may[code] = must[code] | sum(_BITS[name] for name in _MAY.get(letter, "") if name in _BITS)
        first = _OPENING.get(letter)
        opening[code] = may[code] if first is None else sum(_BITS[name] for name in first)
        if letter in _OPENS_AS_VOWEL:
            opening[code] |= _VOWEL
    # Letters of other scripts keep their code point, which is larger than any code.
    code_of = np.arange(max(map(ord, codes)) + 1, dtype=np.int32)
    code_of[:256] += 256
    for letter, code in codes.items():
        code_of[ord(letter)] = code
    return code_of, (must, may, opening)


_CODE_OF, _KINDS = _tables()


@compiled
def _fill(
    codes: Array, starts: Array, letters: Array, length: Array, script: Array,
    kinds: tuple[Array, Array, Array],
    tables: tuple[Array, Array], compact: tuple[Array, Array], facts: Array, said: Array, pieces: Array,
) -> None:  # fmt: skip
    """Fill the rows of every token from its letters, ``codes[starts[t] : starts[t + 1]]``."""
    for t in range(len(letters)):
        n = min(starts[t + 1] - starts[t], letters.shape[1])
        length[t] = n
        own, foreign = 0, 0
        for i in range(n):
            code = codes[starts[t] + i]
            letters[t, i] = code
            own += code < 32
            foreign += code >= 58
        script[t] = 2 if foreign or 0 < own < n or n == 0 else 0 if own else 1
        facts[t, LENGTH], facts[t, SCRIPT] = n, script[t]
        if script[t] == 2:
            continue
        chances = tables[0] if script[t] == 0 else tables[1]
        facts[t, OPENING] = kinds[2][letters[t, 0]]
        one = two = 0
        for i in range(n + 1):
            code = 0
            if i < n:
                facts[t, MUST] |= kinds[0][letters[t, i]]
                facts[t, MAY] |= kinds[1][letters[t, i]]
                letters[t, i] -= 32 * script[t]
                code = letters[t, i] + 1
            said[t, i + 1] = said[t, i] + chances[one, two, code]
            one, two = two, code
        fill_pieces(
            letters[t],
            n,
            32 if script[t] == 0 else 26,
            compact[0] if script[t] == 0 else compact[1],
            pieces[t],
        )


def tabulate(parts: Sequence[str], *, known: Model | None = None) -> Tokens:
    """Return the arrays of distinct parts (see ``Part.shared``), in their order."""
    known = known or model()
    count = len(parts)
    starts = np.zeros(count + 1, dtype=np.int64)
    np.cumsum([len(part) for part in parts], out=starts[1:])
    signs = np.frombuffer("".join(parts).encode("utf-32-le"), dtype=np.uint32)
    codes = np.where(
        signs < len(_CODE_OF), _CODE_OF[np.minimum(signs, len(_CODE_OF) - 1)], signs.astype(np.int32)
    )
    every, own = (np.full((count, MOST_SENSES), -1, dtype=np.int32) for _ in range(2))
    usual = np.zeros(count, dtype=np.int32)
    for t, part in enumerate(parts):
        found = senses(part)
        if found.every:
            usual[t] = found.usual
            every[t, : len(found.every[:MOST_SENSES])] = found.every[:MOST_SENSES]
            own[t, : len(found.own[:MOST_SENSES])] = found.own[:MOST_SENSES]
    letters = np.zeros((count, LONGEST), dtype=np.int32)
    length, script = np.zeros(count, dtype=np.int64), np.zeros(count, dtype=np.int8)
    facts = np.zeros((count, 5), dtype=np.int32)
    said = np.zeros((count, LONGEST + 2), dtype=np.int32)
    pieces = np.full((count, LONGEST + 1, 4), -1, dtype=np.int16)
    _fill(codes, starts, letters, length, script, _KINDS, known.letters, known.compact, facts, said, pieces)
    return Tokens(letters, length, script, said, facts, every, own, usual, pieces)
