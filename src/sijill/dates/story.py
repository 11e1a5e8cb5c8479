"""The words of a report beside its dates, and the patterns over them of what is counted from something told.

A report's parts are those of :mod:`sijill.dates.lexing`, with a digit for each word that only a report uses:
1 later · 2 same · 3 following · 4 that · 5 nights · 6 the day after it · 7 other · 8 after it · 9 "itself",
which Arabic puts after the time · + within ·
0 hours · ! weekend · * happening.
"""

from __future__ import annotations

import re
from functools import lru_cache

from sijill.dates.lexicon import word_list
from sijill.dates.lexing import UNKNOWN, Token
from sijill.text import fold_text

_LETTERS = {
    "later": "1",
    "same": "2",
    "following": "3",
    "that": "4",
    "night": "5",
    "day_after": "6",
    "other": "7",
    "after_it": "8",
    "itself": "9",
    "within": "+",
    "hour": "0",
    "weekend": "!",
    "happening": "*",
}
# In Arabic "ان" is "that" of a clause, in Persian "that" of a day.
_ONLY_PERSIAN = frozenset((fold_text("آن"), fold_text("اون")))
_AMOUNT = r"(?:[ncU][aekdu5]|v)"
_COUNTED = tuple(
    re.compile(pattern)
    for pattern in (
        r"[23](?:[aekdzwSR5]|eM)|4[aekdzSR]",  # the same evening, آن روز, نفس اليوم
        r"[aekdzwR5]9",  # اليوم التالي
        rf"{_AMOUNT}(?:i?[dz])?1",  # two days later
        rf"8i?(?:{_AMOUNT}|[aekd])",  # بعدها بيومين
        r"6[24]?[dz]?",  # فردای آن روز
    )
)
_ENGLISH = (
    r"i[KL][dz5]",
    r"K[dz5]",
    r"iK[aek]",
    r"i?d[<>]",
    rf"{_AMOUNT}[<>G]",  # three days after his arrest, two years earlier
)
_PERSIAN = (r"[aekdz]>", rf"{_AMOUNT}[<>]", rf"\+{_AMOUNT}\{{")
_ARABIC = (r"[Rdz]o(?!i?[MWe])", rf"q{_AMOUNT}i(?![R])", "qu", rf">4?i?(?:{_AMOUNT}|[aekdu](?![iYn]))")
_OWN = {
    language: tuple(re.compile(form) for form in forms)
    for language, forms in (("en", _ENGLISH), ("fa", _PERSIAN), ("ar", _ARABIC))
}
_EARLIER = "earlier"


@lru_cache(maxsize=1)
def _words() -> dict[str, str]:
    rows = word_list()["telling"].items()
    return {fold_text(word): _LETTERS[name] for name, words in rows for word in words}


def story(folded: str, parts: str, tokens: list[Token], language: str | None) -> str:
    """Give the parts with a digit for each word of a report."""
    words = _words()
    letters = list(parts)
    for index, token in enumerate(tokens):
        if token.part != UNKNOWN:
            continue
        word = folded[token.start : token.end]
        letter = words.get(word) or words.get(word.removeprefix("و")) or words.get(word.removeprefix("ال"))
        if letter and (language == "fa" or word not in _ONLY_PERSIAN):
            letters[index] = letter
    return "".join(letters)


def counted_at(told: str, tokens: list[Token], start: int, folded: str, language: str | None) -> int | None:
    """Give where a time that is counted from something told ends, if one begins at a token."""
    forms = _COUNTED + _OWN.get("en" if tokens[start].is_latin else language or "", ())
    found = [match for form in forms if (match := form.match(told, start)) is not None]
    # "Two years ago" is counted from the day of speaking, "two years earlier" from what was told.
    ends = [
        one.end() for one in found if one[0][-1] != "G" or _word(folded, tokens[one.end() - 1]) == _EARLIER
    ]
    return max(ends, default=None)


def _word(folded: str, token: Token) -> str:
    return folded[token.start : token.end]
