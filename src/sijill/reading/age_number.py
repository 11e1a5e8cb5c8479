"""What stands around a number and makes it an age, a bound of one, a term or the age of a thing."""

from __future__ import annotations

from dataclasses import dataclass

from sijill.reading.numbers import Number, number_at
from sijill.reading.wording import Term, Wording

SPACE = " \xa0-\u200c\u2010\u2011"
BLANK = " \xa0"
_AT_THE_TIME = frozenset(("وقت", "حین", "عند", "لحظه", "یوم", "هنگام", "زمان"))
_ONLY = frozenset(("سوی", "الا"))


@dataclass(frozen=True, slots=True)
class FoundAge:
    """Words ``[first, last)`` that say an age in full years."""

    first: int
    last: int
    years: int


def age_word_before(wording: Wording, number: Number) -> Term | None:
    """Find the word that makes the number behind it an age: "aged", عمره, «در سن»."""
    first = number.first
    if wording.folded(first - 2) in _AT_THE_TIME and not wording.gap(first).strip(BLANK):
        first -= 2  # عمره وقت الأفعال 17 سنة
    while wording.is_known(first - 1, "age_adverb") and not wording.gap(first).strip(BLANK):
        first -= 1
    if wording.folded(first - 1) in ("ال", "لل", "the") and not wording.gap(first).strip(BLANK + "ـ"):
        first -= 1
    term = next(
        (one for one in wording.terms("age") if one.key in ("before", "with_unit") and one.last == first),
        None,
    )
    return term if term and not wording.gap(first).strip(BLANK + ":ـ") else None


def year_after(wording: Wording, number: Number) -> Term | None:
    """Find the word for years behind a number."""
    unit = wording.term_at(number.last, "age_unit")
    return unit if unit and not wording.gap(number.last).strip(SPACE) else None


def number_ending_at(wording: Wording, last: int) -> Number | None:
    """Read the number that ends before a word."""
    for first in range(last - 1, max(last - 4, -1), -1):
        number = number_at(wording, first)
        if number is not None and number.last == last and not number.vague:
            return number
    return None


def is_bound(wording: Wording, number: Number) -> bool:
    """Whether the age is only bounded: "under 18", لم يتجاوز 18."""
    return any(
        one.last == number.first
        and one.key != "only"
        and not wording.gap(number.first).strip(BLANK)
        and wording.folded(one.last - 1) not in _ONLY
        for one in (*wording.terms("bound"), *wording.terms("age_bound"))
    )


def is_rest(wording: Wording, number: Number) -> bool:
    """Whether the number goes on from a word that is not read: an Arabic number that begins with "and"."""
    folded = wording.folded(number.first)
    joined = wording.language == "ar" and folded.startswith("و") and folded not in wording.lexicon.numbers
    standing = number.first > 0 and not wording.gap(number.first).strip(BLANK)
    return joined and standing and number_ending_at(wording, number.first) is None and folded[1:2].isalpha()


def is_term(wording: Wording, index: int) -> bool:
    """Whether a number of years is a sentence: a penalty stands before it in the clause or the one before."""
    if wording.is_known(index - 1, "unit"):
        return True
    begin = wording.clause_of(max(index - 1, 0))[0]
    return any(
        wording.is_known(place, "penalty", "sentencing", "suspended", "term_link")
        for place in range(begin, index)
    )


def is_of_a_thing(wording: Wording, index: int) -> bool:
    """Whether what is so many years old is a sentence, a war or a course: حبس ۵ ساله."""
    return wording.is_known(index - 1, "age_thing") or wording.is_known(index - 1, "penalty")
