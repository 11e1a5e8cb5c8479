"""The letters of names: one spelling in each script for what several orthographies write.

Arabic, Persian, Urdu and Kurdish letters become the 32 letters of the Persian alphabet; Latin letters of
Turkish, Kurmanji, Persian and Arabic scholarly and European orthographies become a to z by their *sound*
(``ş`` is sh, where :mod:`sijill.text` folds it to s).
"""

import re
from functools import lru_cache

from sijill.text import fold_text

ARABIC = "ابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهی"
LATIN = "abcdefghijklmnopqrstuvwxyz"
LONGEST = 20
"""Letters of one part that are compared; no name in use has more."""

_SOUNDED = str.maketrans(
    {
        **dict.fromkeys("şšșśŞŠȘŚ", "sh"),
        **dict.fromkeys("çčÇČ", "ch"),
        **dict.fromkeys("žŽ", "zh"),
        **dict.fromkeys("ṯṮ", "th"),
        **dict.fromkeys("ḏḎ", "dh"),
        **dict.fromkeys("ḫḪẖ", "kh"),
        **dict.fromkeys("ġĠğĞ", "gh"),
        **dict.fromkeys("ǧǦǰ", "j"),
        **dict.fromkeys("ʿʾ’‘ʼʻ`´'ʹʽ", ""),
        "ß": "ss",
    }
)
# Sorani writes every vowel: ئەحمەد is احمد. Its ە is heard as a letter at the end of a word alone.
_KURDISH = (
    (re.compile("(?<![\u0621-\u06d5])ئ(?=ا)"), ""),
    (re.compile("(?<![\u0621-\u06d5])ئ(?=[ێیۆو])"), "ا"),
    (re.compile("^ە|(?<=[^\u0621-\u06d5])ە"), "ا"),
    (re.compile("ە(?=[\u0621-\u06d5])"), ""),
    (re.compile("وو"), "و"),
)
_KURDISH_OPENING = re.compile("(?<![\u0621-\u06d5])ئە")
_SIGNS_OF_SORANI = re.compile("[ەڕڵێۆ]|(?<![\u0621-\u06d5])ئ[او]|وو")
_FEMININE_BEFORE_ARTICLE = re.compile("ة[\u200c\u200f ]?(?=الله)")
_FOREIGN_F = str.maketrans({"ڤ": "و", "ۋ": "و"})


@lru_cache(maxsize=1 << 16)
def _sorani(name: str) -> str:
    name = _KURDISH_OPENING.sub("ا", name)
    for pattern, replacement in _KURDISH:
        name = pattern.sub(replacement, name)
    return name


# Three letters or four for one sound leave no doubt which it is: German, French.
_GRAPHEMES = re.compile("dsch|tsch|sch|tch|dj")
_SHORT = {"dsch": "j", "tsch": "ch", "sch": "sh", "tch": "ch", "dj": "j"}


def _shorten(name: str) -> str:
    return _GRAPHEMES.sub(lambda found: _SHORT[found[0]], name)


def spelt(name: str) -> str:
    """Return ``name`` in the letters of this module, other signs (spaces, hyphens, points) as folded."""
    if name.isascii():
        return _shorten(name.lower().replace("'", "").replace("`", ""))
    if _SIGNS_OF_SORANI.search(name):
        name = _sorani(name)
    if "ة" in name:
        name = _FEMININE_BEFORE_ARTICLE.sub("ت", name)
    return _shorten(fold_text(name.translate(_SOUNDED).translate(_FOREIGN_F)).replace("'", ""))
