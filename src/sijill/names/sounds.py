"""From letters to sounds that mean the same in Arabic script and in Latin.

A sound is one character. Capitals are letters of the Arabic script that Latin writes in several ways, or
places in a word that count less: ``A`` ا, ``E`` final ه, ``Y`` final ی or i, ``C`` ch, ``X`` kh, ``G`` gh,
``J`` zh, ``O`` th, ``D`` dh, ``Z`` ظ, ``W`` ض, ``T`` ط, ``S`` sh, ``U`` ou, ``I`` ee, ``?`` ع.
"""

import re
from functools import lru_cache

_ARABIC = str.maketrans(
    {
        "ا": "A", "ب": "b", "پ": "p", "ت": "t", "ث": "O", "ج": "j", "چ": "C", "ح": "h", "خ": "X", "د": "d",
        "ذ": "D", "ر": "r", "ز": "z", "ژ": "J", "س": "s", "ش": "S", "ص": "s", "ض": "W", "ط": "T", "ظ": "Z",
        "ع": "?", "غ": "G", "ف": "f", "ق": "q", "ک": "k", "گ": "g", "ل": "l", "م": "m", "ن": "n", "و": "w",
        "ه": "h", "ی": "y",
    }
)  # fmt: skip
_ARABIC_RULES = (
    (re.compile("تش"), "چ"),
    (re.compile(r"(?<=.)ه$"), "E"),
    (re.compile(r"(?<=.)ی$"), "Y"),
    (re.compile("^او"), "U"),
    (re.compile("^ای"), "I"),
    (re.compile(r"(.)\1+"), r"\1"),
)
_LATIN_RULES = (
    (re.compile("[^a-z]"), ""),
    (re.compile("^ou(?=[aei])"), "w"),
    (re.compile("tsch|tch"), "C"),
    (re.compile("sch|sh"), "S"),
    (re.compile("dzh|dj"), "j"),
    (re.compile("kh"), "X"),
    (re.compile("gh"), "G"),
    (re.compile("zh"), "J"),
    (re.compile("dh"), "D"),
    (re.compile("th"), "O"),
    (re.compile("ch"), "C"),
    (re.compile("ph"), "f"),
    (re.compile("ck"), "k"),
    (re.compile("c(?=[eiy])"), "s"),
    (re.compile("c"), "k"),
    (re.compile("x"), "ks"),
    (re.compile("(?<=[aeiou])h$"), ""),
    (re.compile("(?:ie|ee|ey|y|i)$"), "Y"),
    (re.compile("ou|oo"), "U"),
    (re.compile("ee|ie"), "I"),
    (re.compile("(?<=[ae])i(?=.)"), "y"),
    (re.compile(r"(.)\1+"), r"\1"),
)

VOWELS = frozenset("aeiouAUI?")
ALPHABET = "AEYCXGJODZWTSUI?abdefghijklmnopqrstuvwyz"


@lru_cache(maxsize=1 << 17)
def sounds(part: str) -> str:
    """Return the sounds of one folded part of a name; empty if it is in neither script."""
    if part.isascii():
        for pattern, replacement in _LATIN_RULES:
            part = pattern.sub(replacement, part)
        return part
    for pattern, replacement in _ARABIC_RULES:
        part = pattern.sub(replacement, part)
    return "".join(sound for sound in part.translate(_ARABIC) if sound in ALPHABET)
