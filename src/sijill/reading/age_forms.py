"""The wordings in which an age is said: with words of its own, behind a name, in brackets, in a sentence."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from sijill.reading.age_ordinals import completed_year_at, joined_age
from sijill.reading.numbers import Number, number_at
from sijill.reading.wording import Term, Wording

_OLDEST = 115
_YOUNGEST_BARE = 5  # smaller numbers without a word for years are mostly something else
_SPACE = " \xa0-\u200c\u2010\u2011"
_BLANK = " \xa0"
_STOPS = '،,;؛:.!?؟)—–-/\n»"”…'
_NAMED_BEFORE = frozenset(
    ("article", "section", "clause", "paragraph", "no", "number", "page", "note", "ward", "cell")
)
_LONGEST_APPOSITION = 6


@dataclass(frozen=True, slots=True)
class FoundAge:
    """Words ``[first, last)`` that say an age in full years."""

    first: int
    last: int
    years: int


def ages(wording: Wording) -> Iterator[FoundAge]:
    """Find the ages of a text, in order; inexact ones ("in his forties", "under 18") are none."""
    place = 0
    while place < len(wording):
        age = _age_at(wording, place)
        if age is not None and age.years <= _OLDEST:
            yield age
            place = max(age.last, place + 1)
        else:
            number = number_at(wording, place)
            place = number.last if number is not None else place + 1


def _age_at(wording: Wording, place: int) -> FoundAge | None:
    joined = joined_age(wording, place)
    if joined is not None and not _is_of_a_thing(wording, place):
        return FoundAge(place, place + 1, joined)
    completed = completed_year_at(wording, place)
    if completed is not None:
        return FoundAge(*completed)
    number = number_at(wording, place)
    if number is None or number.vague or _is_bound(wording, number) or _is_rest(wording, number):
        return None
    return next((age for form in _FORMS if (age := form(wording, number)) is not None), None)


# Words of its own


def _with_word_after(wording: Wording, number: Number) -> FoundAge | None:
    """Read "17-year-old", ۱۷ ساله, ۱۷ عاما من عمره, ۲۰ سال دارد."""
    unit = _year_after(wording, number)
    for start in (number.last, unit.last if unit else number.last):
        after = wording.term_at(start, "age")
        if after and after.key == "after" and not wording.gap(start).strip(_SPACE):
            if _is_of_a_thing(wording, number.first):
                return None
            before = _before(wording, number)
            return FoundAge(before.first if before else number.first, after.last, number.value)
    return None


def _with_word_before(wording: Wording, number: Number) -> FoundAge | None:
    """Read "aged 17", عمره ١٧ عاما, البالغ من العمر ١٧, در سن ۱۷."""
    before = _before(wording, number)
    if before is None:
        return None
    unit = _year_after(wording, number)
    if unit is None and (
        before.key == "with_unit" or wording.term_at(number.last, "unit", "people", "currency")
    ):
        return None
    return FoundAge(before.first, unit.last if unit else number.last, number.value)


def _second_of_two(wording: Wording, number: Number) -> FoundAge | None:
    """Read the second of "aged 15 and 17", ٢٢ و٢٥ عاما: whatever the words of one are, they are both's."""
    unit = _year_after(wording, number)
    first = _number_ending_at(wording, number.first - (wording.folded(number.first - 1) in ("and", "و")))
    if first is None:
        return None
    said_before = _before(wording, first) is not None
    bracketed = wording.gap(first.first).rstrip().endswith("(") and unit is not None
    if not said_before and not bracketed:
        return None
    return FoundAge(number.first, unit.last if unit else number.last, number.value)


def _first_of_two(wording: Wording, number: Number) -> FoundAge | None:
    """Read the first of "(22 and 25 years)"."""
    if not wording.gap(number.first).rstrip().endswith("("):
        return None
    place = number.last + (wording.folded(number.last) in ("and", "و"))
    second = number_at(wording, place)
    if second is None or second.vague or wording.gap(number.last).strip(_BLANK + ",،"):
        return None
    unit = _year_after(wording, second)
    return FoundAge(number.first, number.last, number.value) if unit and second.value <= _OLDEST else None


# Beside a name


def _in_brackets(wording: Wording, number: Number) -> FoundAge | None:
    """Read "(34)", (٣٤ عاما), "(26, bike courier)"."""
    unit = _year_after(wording, number)
    last = unit.last if unit else number.last
    after = wording.gap(last).lstrip()
    if not wording.gap(number.first).rstrip().endswith("(") or not after.startswith((")", ",", "،")):
        return None
    before = wording.words[number.first - 1] if number.first else None
    if unit is None:
        digits = wording.words[number.first].number is not None and number.last - number.first == 1
        named = before is not None and (wording.language != "en" or before.raw[0].isupper())
        known = before is None or before.folded in _NAMED_BEFORE or before.number is not None
        minor = before is not None and wording.is_known(number.first - 1, "minor")
        if not digits or known or not (named or minor) or not number.value >= _YOUNGEST_BARE:
            return None
        if wording.is_known(number.first - 1, "stop", "people", "event", "measure", "charge") and not minor:
            return None
        if wording.language != "en" and not minor and not after.startswith(")"):
            return None
    elif any(
        wording.is_known(place, "penalty", "sentencing") for place in range(number.first - 2, number.first)
    ):
        return None
    return FoundAge(number.first, last, number.value)


def _between_commas(wording: Wording, number: Number) -> FoundAge | None:
    """Read "Name Surname, 34, was", "Name Surname, gunsmith, 52: …"."""
    index = number.first
    if wording.language != "en" or index < 2 or wording.words[index].number is None:
        return None
    gap, after = wording.gap(index).strip(), wording.gap(number.last).lstrip(_BLANK)
    if gap not in (",", "–", "—") or not (after[:1] in tuple(",.:;)–—\n") or not after):
        return None
    if number.value < _YOUNGEST_BARE or wording.is_known(index - 1, "stop", "event", "unit", "currency"):
        return None
    begin = wording.clause_of(index - 1)[0]
    minor = wording.is_known(index - 1, "minor", "age_of", "kin") and gap == ","
    if _is_named(wording, index - 2, index) or minor:
        return FoundAge(index, number.last, number.value)
    # An occupation in small letters between the name and the age.
    short = index - begin <= 4 and wording.gap(begin).strip() == "," and _is_named(wording, begin - 2, begin)
    return FoundAge(index, number.last, number.value) if short and begin >= 2 else None


def _is_named(wording: Wording, first: int, last: int) -> bool:
    words = wording.words[max(first, 0) : last]
    months = any(wording.is_known(index, "month") for index in range(max(first, 0), last))
    return (
        len(words) == 2
        and not months
        and all(word.raw[0].isupper() and not (word.raw.isupper() and len(word.raw) < 2) for word in words)
    )


def _apposition(wording: Wording, number: Number) -> FoundAge | None:
    """Read «نام، ۳۴ سال،» and «اسم، ٣٤ سنة، مهنته»: between marks, behind a name or an occupation."""
    unit = _year_after(wording, number)
    if unit is None or wording.language == "en" or number.value < _YOUNGEST_BARE:
        return None
    gap = wording.gap(number.first).strip(_BLANK)
    after = wording.gap(unit.last).lstrip(_BLANK)
    stopped = unit.last >= len(wording) or after[:1] in tuple(_STOPS)
    if gap not in ("،", ",", "-", "–", "—", "/", "|") or not stopped:
        return None
    begin = wording.clause_of(number.first - 1)[0] if number.first else 0
    if number.first == 0 or number.first - begin > _LONGEST_APPOSITION or _is_term(wording, number.first):
        return None
    return FoundAge(number.first, unit.last, number.value)


def _after_minor(wording: Wording, number: Number) -> FoundAge | None:
    """Read طفل 15 سنة."""
    unit = _year_after(wording, number)
    before = next((one for one in wording.terms("minor") if one.last == number.first), None)
    if unit is None or before is None or wording.language != "ar" or wording.gap(number.first).strip(_BLANK):
        return None
    return FoundAge(number.first, unit.last, number.value)


# In a sentence of its own


def _is_years(wording: Wording, number: Number) -> FoundAge | None:
    """Read "he was 22", "turned eighty", "a girl of eleven"."""
    if wording.language != "en" or number.value < _YOUNGEST_BARE or not _ends_there(wording, number):
        return None
    lead = number.first
    while wording.is_known(lead - 1, "age_adverb") and not wording.gap(lead).strip(_BLANK):
        lead -= 1
    if wording.gap(lead).strip(_BLANK):
        # ", then fifteen," says it without a verb.
        then = lead < number.first and wording.folded(lead) in ("then", "now", "still", "both", "each")
        return (
            FoundAge(number.first, number.last, number.value)
            if then and wording.gap(lead).strip() == ","
            else None
        )
    verb = next((one for one in wording.terms("age_verb") if one.last == lead), None)
    if verb is None:
        return None
    if verb.key in ("turn", "person"):
        return FoundAge(number.first, number.last, number.value)
    if verb.key == "of":
        minor = wording.is_known(verb.first - 1, "minor", "age_of", "kin")
        return FoundAge(number.first, number.last, number.value) if minor else None
    if verb.key == "at":
        stopped = number.last >= len(wording) or wording.gap(number.last).strip(_BLANK)
        said = wording.words[number.first].number is None and number.value > 12 and stopped
        return FoundAge(number.first, number.last, number.value) if said else None
    if wording.folded(verb.first) == "as":
        given = any(wording.folded(place) in ("age", "ages") for place in range(verb.first - 6, verb.first))
        return FoundAge(number.first, number.last, number.value) if given else None
    return FoundAge(number.first, number.last, number.value) if _has_person(wording, verb) else None


def _has_person(wording: Wording, verb: Term) -> bool:
    """Whether the subject of "is" is one person: a pronoun, a common noun, or a capitalised name."""
    index = verb.first - 1
    while wording.is_known(index, "age_auxiliary") and not wording.gap(index + 1).strip(_BLANK + "'’"):
        index -= 1
    if index < 0 or wording.gap(index + 1).strip(_BLANK + "'’"):
        return False
    word = wording.words[index]
    if word.folded.split("'")[0].split("’")[0] in ("he", "she", "i", "who", "you"):
        return True
    if wording.is_known(index, "minor", "kin", "age_of") and not word.folded.endswith("s"):
        return True
    known = wording.is_known(index, "stop", "organisation", "people", "event")
    return (
        word.raw[0].isupper()
        and not known
        and word.folded not in ("it", "there", "they", "we", "this", "that")
    )


def _ends_there(wording: Wording, number: Number) -> bool:
    """Whether nothing that a number could count follows."""
    if number.last >= len(wording):
        return True
    gap = wording.gap(number.last).strip(_BLANK)
    if gap:
        return gap[0] in _STOPS and gap[0] != "-" and not gap.startswith((":0", "/"))
    return wording.is_known(number.last, "age_end")


_Form = Callable[[Wording, Number], FoundAge | None]
_FORMS: tuple[_Form, ...] = (
    _with_word_after,
    _with_word_before,
    _second_of_two,
    _first_of_two,
    _in_brackets,
    _between_commas,
    _apposition,
    _after_minor,
    _is_years,
)


# What stands around a number


def _before(wording: Wording, number: Number) -> Term | None:
    first = number.first
    while wording.is_known(first - 1, "age_adverb") and not wording.gap(first).strip(_BLANK):
        first -= 1
    if wording.folded(first - 1) in ("ال", "لل", "the") and not wording.gap(first).strip(_BLANK + "ـ"):
        first -= 1
    term = next(
        (one for one in wording.terms("age") if one.key in ("before", "with_unit") and one.last == first),
        None,
    )
    return term if term and not wording.gap(first).strip(_BLANK + ":ـ") else None


def _year_after(wording: Wording, number: Number) -> Term | None:
    unit = wording.term_at(number.last, "age_unit")
    return unit if unit and not wording.gap(number.last).strip(_SPACE) else None


def _number_ending_at(wording: Wording, last: int) -> Number | None:
    for first in range(last - 1, max(last - 4, -1), -1):
        number = number_at(wording, first)
        if number is not None and number.last == last and not number.vague:
            return number
    return None


def _is_bound(wording: Wording, number: Number) -> bool:
    """Whether the age is only bounded: "under 18", لم يتجاوز 18."""
    return any(
        one.last == number.first and one.key != "only" and not wording.gap(number.first).strip(_BLANK)
        for one in (*wording.terms("bound"), *wording.terms("age_bound"))
    )


def _is_rest(wording: Wording, number: Number) -> bool:
    """Whether the number goes on from a word that is not read: an Arabic number that begins with "and"."""
    folded = wording.folded(number.first)
    joined = wording.language == "ar" and folded.startswith("و") and folded not in wording.lexicon.numbers
    standing = number.first > 0 and not wording.gap(number.first).strip(_BLANK)
    return joined and standing and _number_ending_at(wording, number.first) is None and folded[1:2].isalpha()


def _is_term(wording: Wording, index: int) -> bool:
    """Whether a number of years is a sentence: a penalty stands before it in the clause or the one before."""
    if wording.is_known(index - 1, "unit"):
        return True
    begin = wording.clause_of(max(index - 1, 0))[0]
    return any(
        wording.is_known(place, "penalty", "sentencing", "suspended", "term_link")
        for place in range(begin, index)
    )


def _is_of_a_thing(wording: Wording, index: int) -> bool:
    """Whether what is so many years old is a sentence, a war or a course: حبس ۵ ساله."""
    return wording.is_known(index - 1, "age_thing") or wording.is_known(index - 1, "penalty")
