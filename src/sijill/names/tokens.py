"""Distinct parts of names as arrays: what the compiled comparison reads of each."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from sijill.names.alignment import fill_pieces
from sijill.names.compiling import compiled
from sijill.names.letters import ARABIC, LATIN, LONGEST
from sijill.names.lexicon import family_ending, senses
from sijill.names.model import Model, model

Array = NDArray[Any]

MOST_SENSES = 6
MUST, MAY, OPENING, LENGTH, SCRIPT, INITIALS, CLOSING, BORNE, ENDING = range(9)

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
_BEFORE_H = {"t": "", "d": "", "s": "", "k": "X"}
_BITS = {name: 1 << position for position, name in enumerate("PTDJCXRZSFKLMNH")}
_VOWEL = 1 << 20
_ANY = (1 << 21) - 1
_OPENING = {
    "ا": "", "ع": "", "ی": "", "و": "F", "ه": "H", "ح": "H", "h": "HX", "w": "F", "خ": "XKH", "x": "XKHS",
    "چ": "CTSJ", "j": "JZC",
}  # fmt: skip
_OPENS_AS_VOWEL = frozenset("اعیوaeiouywj")

# What an initial may stand for; two agree if they share a letter here. Small letters: vowels.
_INITIALS = {
    "م": "M", "ن": "N", "ر": "R", "ل": "L", "ب": "B", "پ": "P", "ت": "T", "ط": "T", "ث": "TS", "د": "D",
    "ذ": "DZ", "ض": "DZ", "ظ": "DZ", "ز": "Z", "ژ": "Y", "س": "S", "ص": "S", "ش": "C", "چ": "K", "ج": "J",
    "ح": "H", "ه": "H", "خ": "X", "ق": "Q", "ک": "G", "گ": "E", "غ": "I", "ف": "F", "و": "Vu", "ی": "yi",
    "ا": "aiu", "ع": "aiu",
    "m": "M", "n": "N", "r": "R", "l": "L", "b": "B", "p": "P", "t": "T", "d": "DJ", "s": "SC", "z": "ZY",
    "c": "CKJS", "j": "JYy", "h": "HX", "k": "GQX", "x": "X", "q": "QI", "g": "QIEJ", "f": "F", "v": "V",
    "w": "Vu", "y": "yi", "a": "a", "e": "ai", "i": "i", "o": "u", "u": "u",
}  # fmt: skip
_INITIAL_BITS = {name: 1 << k for k, name in enumerate("MNRLBPTSDZYCKJHXQGEIFVuyai")}

# How a word may close: on a consonant, or on one of three kinds of vowel. What is not here is a consonant.
CONSONANT, _A, _I, _U = 1, 2, 4, 8
_CLOSINGS = (
    ("(?:ا|(?<=[^اوی])(?<=..)ه)", _A),
    ("(?:اه|وه|یه|.ه)", CONSONANT | _A),
    ("ت|t|.*ah", CONSONANT | _A),
    ("ی", _I | _A),
    ("و", _U | CONSONANT),
    ("ع|ne", CONSONANT | _A | _I | _U),
    ("eh|a", _A),
    ("ee|ie|[iy]", _I),
    ("e", _A | _I),
    ("[ou]|[ou]h", _U),
    ("[aeo]w", _U | CONSONANT),
)
_CLOSING = [(re.compile(f"(?:{pattern})$"), kinds) for pattern, kinds in _CLOSINGS]


_ALTERNATIVE = re.compile(
    r"(?:[ae]l|بن)(?P<rest>\w{3,})|b(?:ou|u)(?=[^aeiou])(?P<latin>\w{4,})|بو(?P<arabic>\w{3,})"
)


class Tokens(NamedTuple):
    """Distinct parts, by number.

    ``letters[t, i]`` are codes from 0 in the alphabet of ``script[t]`` (0 Arabic, 1 Latin, 2 any other);
    ``said[t, i]`` is the log chance, in 1/256, of the first ``i`` letters, one more entry that of the whole.
    ``facts[t]`` holds side by side what is looked at first: the consonant classes that the letters surely are
    and those they may be, as sets of bits, those of the first letter, length and script, what it stands for
    as an initial, on what it closes, whether anybody is known to bear it, and the number of the ending that
    makes it a family name. ``every`` and ``own`` are senses of the lexicon, -1 for no more; ``usual`` is from
    0 to 9; ``pieces`` are as in :func:`sijill.names.alignment.fill_pieces`; ``other`` is the number of the
    part's other form (see :func:`alternative`), -1 if it has none.
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
    other: Array


def _tables() -> tuple[Array, tuple[Array, Array, Array, Array, Array]]:
    codes = {letter: position for position, letter in enumerate(ARABIC)}
    codes |= {letter: len(ARABIC) + position for position, letter in enumerate(LATIN)}
    must, may, opening, initials, must_before_h = (np.zeros(len(codes), dtype=np.int32) for _ in range(5))
    for letter, code in codes.items():
        sure = _CLASSES.get(letter, "")
        must[code] = sum(_BITS[name] for name in sure)
        must_before_h[code] = sum(_BITS[name] for name in _BEFORE_H.get(letter, sure))
        may[code] = must[code] | sum(_BITS[name] for name in _MAY.get(letter, "") if name in _BITS)
        first = _OPENING.get(letter)
        opening[code] = may[code] if first is None else sum(_BITS[name] for name in first)
        if letter in _OPENS_AS_VOWEL:
            opening[code] |= _VOWEL
        initials[code] = sum(_INITIAL_BITS[name] for name in _INITIALS[letter])
    # Letters of other scripts keep their code point, which is larger than any code.
    code_of = np.arange(max(map(ord, codes)) + 1, dtype=np.int32)
    code_of[:256] += 256
    for letter, code in codes.items():
        code_of[ord(letter)] = code
    return code_of, (must, may, opening, initials, must_before_h)


_CODE_OF, _KINDS = _tables()
_LATIN_H = int(_CODE_OF[ord("h")])


@compiled
def _fill(
    codes: Array, starts: Array, letters: Array, length: Array, script: Array,
    kinds: tuple[Array, Array, Array, Array, Array],
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
            facts[t, OPENING] = _ANY
            continue
        chances = tables[0] if script[t] == 0 else tables[1]
        facts[t, OPENING] = kinds[2][letters[t, 0]]
        facts[t, INITIALS] = kinds[3][letters[t, 0]]
        if facts[t, OPENING] & _VOWEL:  # some leave it out: Ebrahim, Brahim
            for i in range(1, n):
                facts[t, OPENING] |= kinds[1][letters[t, i]]
                if kinds[0][letters[t, i]]:
                    break
        one = two = 0
        for i in range(n + 1):
            code = 0
            if i < n:
                before_h = i + 1 < n and codes[starts[t] + i + 1] == _LATIN_H
                facts[t, MUST] |= kinds[4][letters[t, i]] if before_h else kinds[0][letters[t, i]]
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


@lru_cache(maxsize=1 << 17)
def closing(part: str) -> int:
    """Return on what a part may close, as bits: jamil on a consonant, jamila on a vowel, shah on either."""
    for pattern, kinds in _CLOSING:
        if pattern.search(part):
            return kinds
    return CONSONANT


def alternative(part: str) -> str | None:
    """Return an unlisted part without what may be an article or "son of", or with another "father of"."""
    found = _ALTERNATIVE.fullmatch(part)
    if found is None or (senses(part).every and not part.startswith("بن")):
        return None
    if found["rest"]:
        return found["rest"]
    return f"abu{found['latin']}" if found["latin"] else f"ابو{found['arabic']}"


def tabulate(parts: Sequence[str], *, known: Model | None = None) -> Tokens:
    """Return the arrays of distinct parts (see ``Part.shared``), in order; other forms of them follow."""
    known = known or model()
    number = {part: t for t, part in enumerate(parts)}
    forms = [(t, form) for t, part in enumerate(parts) if (form := alternative(part))]
    other = np.full(len(parts) + len(forms), -1, dtype=np.int32)
    for t, form in forms:
        other[t] = number.setdefault(form, len(number))
    parts = list(number)
    count = len(parts)
    other = other[:count]
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
    facts = np.zeros((count, 9), dtype=np.int32)
    facts[:, CLOSING] = [closing(part) for part in parts]
    facts[:, ENDING] = [family_ending(part) for part in parts]
    facts[:, BORNE] = known.borne(parts) | (every[:, 0] >= 0)
    said = np.zeros((count, LONGEST + 2), dtype=np.int32)
    pieces = np.full((count, LONGEST + 1, 4), -1, dtype=np.int16)
    _fill(codes, starts, letters, length, script, _KINDS, known.letters, known.compact, facts, said, pieces)
    facts[other >= 0, OPENING] = _ANY
    facts[other[other >= 0], OPENING] = _ANY
    return Tokens(letters, length, script, said, facts, every, own, usual, pieces, other)
