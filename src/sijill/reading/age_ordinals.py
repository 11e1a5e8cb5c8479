"""Ages as the year of life that somebody is in: في السابعة عشرة من عمره; and as one word: هفده‌ساله."""

from __future__ import annotations

from functools import lru_cache

from sijill.reading.lexicon import Lexicon
from sijill.reading.wording import Term, Wording
from sijill.text import fold_text

_BLANK = " \xa0"
_ARTICLE = "ال"
_IN = frozenset(fold_text(word) for word in ("في", "وفي"))
_TEN = fold_text("ين")
_EXACTLY = frozenset(("بالضبط", "تماما"))
_SUFFIXES = (
    "سالگیش",
    "سالگی",
    "ساله",
    "سالهاش",
    "سالهای",
    "سالهام",
    "سالشه",
    "سالش",
    "سالشان",
    "سالهمان",
    "سالهایی",
    "سالهاند",
    "سالهبود",
)


_SPOKEN = fold_text("سالش")


def joined_age(wording: Wording, index: int) -> int | None:
    """Read a Persian age that is one word: هفده‌ساله, چهارساله‌اش."""
    if wording.language != "fa":
        return None
    folded = wording.folded(index)
    suffix = next((one for one in _suffixes() if folded.endswith(one) and folded != one), None)
    if (
        suffix is not None
        and suffix.startswith(_SPOKEN)
        and any(wording.is_known(place, "unit", "penalty") for place in range(max(index - 4, 0), index))
    ):
        return None  # سه سال که دو سالش تعلیقی است
    return _persian_number(wording.lexicon, folded.removesuffix(suffix)) if suffix else None


@lru_cache(maxsize=1)
def _suffixes() -> tuple[str, ...]:
    return tuple(sorted((fold_text(one) for one in _SUFFIXES), key=len, reverse=True))


def _persian_number(lexicon: Lexicon, word: str) -> int | None:
    if word in lexicon.numbers:
        return lexicon.numbers[word]
    for place, letter in enumerate(word):
        tens, units = lexicon.numbers.get(word[:place], 0), lexicon.numbers.get(word[place + 1 :], 0)
        if letter == "و" and 20 <= tens < 100 and 1 <= units <= 9:
            return tens + units
    return None


def completed_year_at(wording: Wording, index: int) -> tuple[int, int, int] | None:
    """Read an Arabic ordinal that says an age: (first word, word after the last, years).

    "In the seventh of his life" needs the words for life; a year from eleven on needs them, a word as
    "son of", or nothing but the preposition before it.
    """
    if wording.language != "ar":
        return None
    ordinal = _ordinal_at(wording, index)
    if ordinal is None:
        return None
    last, years, bare = ordinal
    own = wording.term_at(last, "age")
    if own and own.key == "after" and not any(one.last == index for one in wording.terms("age_bound")):
        first = index - 1 if wording.folded(index - 1) in _IN else index
        return first, own.last, years
    if any(one.last == index for one in wording.terms("age_bound")):
        return None
    lead = _lead(wording, index)
    if lead is not None:
        return lead.first, last, years
    if wording.folded(index - 1) in _IN and not bare and not wording.is_known(last, "day_time"):
        return (index - 1, last, years) if years > 10 and _stands_alone(wording, last) else None
    return None


def _lead(wording: Wording, index: int) -> Term | None:
    """Give the word that makes an ordinal an age: ابن الثانية والستين, بلغ الستين."""
    return next(
        (
            one
            for one in wording.terms("age_lead")
            if one.last == index and not wording.gap(index).strip(_BLANK)
        ),
        None,
    )


def _stands_alone(wording: Wording, last: int) -> bool:
    """Whether no noun follows that the ordinal could count: في الحادية عشرة ليلا."""
    return (
        last >= len(wording)
        or bool(wording.gap(last).strip(_BLANK))
        or not wording.is_known(last, "day_time", "unit")
    )


def _ordinal_at(wording: Wording, index: int) -> tuple[int, int, bool] | None:
    """Read الحادية والأربعين: (word after the last, number, whether it is a bare ten)."""
    units = _table().get(wording.folded(index))
    tens = wording.lexicon.numbers
    if units is None:
        bare = wording.folded(index).removeprefix(_ARTICLE)
        value = tens.get(bare, 0)
        if wording.folded(index).startswith(_ARTICLE) and value in range(20, 100, 10) and bare.endswith(_TEN):
            exact = wording.folded(index + 1) in _EXACTLY
            return index + 1 + exact, value, not exact
        return None
    following = wording.folded(index + 1)
    if wording.gap(index + 1).strip(_BLANK):
        return index + 1, units, False
    if following in ("عشره", "عشر"):
        return index + 2, units % 10 + 10, False
    value = tens.get(following.removeprefix("و").removeprefix(_ARTICLE), 0)
    if following.startswith("وال") and value in range(20, 100, 10):
        return index + 2, units % 10 + value, False
    return index + 1, units, False


@lru_cache(maxsize=1)
def _table() -> dict[str, int]:
    words = (
        "الأولى",
        "الثانية",
        "الثالثة",
        "الرابعة",
        "الخامسة",
        "السادسة",
        "السابعة",
        "الثامنة",
        "التاسعة",
        "العاشرة",
        "الحادية",
    )
    return {fold_text(word): number for number, word in enumerate(words, 1)}
