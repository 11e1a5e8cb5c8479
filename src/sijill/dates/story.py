"""The words of a report beside its dates, and the patterns over them of what is counted from something told.

A report's parts are those of :mod:`sijill.dates.lexing`, with a digit for each word that only a report uses:
1 later · 2 same · 3 following · 4 that · 5 nights · 6 the day after it · 7 other · 8 after it · 9 "itself",
which Arabic puts after the time · + within · 0 hours · ! weekend · * happening · ^ then ·
@ a feminine ordinal · % eve.
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
    "then": "^",
    "eve": "%",
    "feminine": "@",
}
# In Arabic "ان" is "that" of a clause, in Persian "that" of a day.
_ONLY_PERSIAN = frozenset((fold_text("آن"), fold_text("اون")))
_AMOUNT = r"(?:[ncU]?[aekdu50z]|v)"
_NOT_DATED = r"(?!i?[no]t?i?e?[MW])"
_COUNTED = tuple(
    re.compile(pattern)
    for pattern in (
        rf"[23](?:[aekdzwSR5]|eM)|4[aekdzSR5]{_NOT_DATED}",  # the same evening, آن روز, نفس اليوم
        r"[Z{]?i?z?[aekdzwR5f]9",  # اليوم التالي
        r"(?:[ncU][aekdu5z0]|[vu0])(?:i?[dz])?1",  # two days later
        rf"8i?(?:{_AMOUNT}|u)",  # بعدها بيومين
        r"6[24]?[dz]?",  # فردای آن روز
        rf"[dz]o{_NOT_DATED}",  # the third day, روز نهم
        r"[Z{][4i]{0,2}\^",  # since then
        r"%(?!i?d?[RwnoMW])",  # on the eve of something
        r"uL|Lu",  # in recent weeks
    )
)
_ENGLISH = (
    r"i[KL][dz5]",
    r"K[dz5]",
    r"iK[aek]",
    r"i[aekd][<>]",
    rf"i?o[dz5]{_NOT_DATED}",
    r"(?:[ncU][aekdu5z0]|[vu])[<>G]",  # three days after his arrest, two years earlier
)
_PERSIAN = (
    r"z?[aekdz]>",
    r"(?:[ncU][aekdu5z0]|[vu])[<>]",
    rf"\+{_AMOUNT}\{{",
    r">[ncU][zd05]",
)
_ARABIC = (
    rf"[Rdz][o@]{_NOT_DATED}",
    rf"q{_AMOUNT}i(?![R])",
    r"qu",
    r"q(?:[ncU]?0)",
    r">4?i?(?:[ncU][aekdu50z]|v|[aekd50z]|u(?![iYn]))(?!i?[no]i?[MW])",
    rf"[>q](?:4|\?)(?:\?i?)??i(?:{_AMOUNT}|u)",  # بعد المعرض بيومين
)
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
