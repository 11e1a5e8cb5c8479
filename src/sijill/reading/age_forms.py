"""The wordings in which an age is said: with words of its own, behind a name, in brackets, in a sentence."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator

from sijill.reading.age_number import (
    BLANK,
    SPACE,
    FoundAge,
    age_word_before,
    is_bound,
    is_of_a_thing,
    is_rest,
    is_term,
    number_ending_at,
    year_after,
)
from sijill.reading.age_ordinals import completed_year_at, joined_age
from sijill.reading.numbers import Number, number_at
from sijill.reading.wording import Term, Wording

_OLDEST = 115
_YOUNGEST_BARE = 5  # smaller numbers without a word for years are mostly something else
_STOPS = '،,;؛:.!?؟)—–-/\n»"”…'
_NAMED_BEFORE = frozenset(
    (
        *("article", "section", "clause", "paragraph", "no", "number", "page", "note", "ward", "cell"),
        *(
            "رقم",
            "مادة",
            "الماده",
            "ماده",
            "فصل",
            "الفصل",
            "بند",
            "شماره",
            "تبصره",
            "فقره",
            "الفقره",
            "عدد",
            "ملف",
        ),
    )
)
_LONGEST_APPOSITION = 6
_YOUNGEST_BESIDE = 13
_MARKS = frozenset("(,،–—-")
_HAD = frozenset(("داشت", "دارد", "داره", "داشته", "دارم", "سن", "سنش", "بود"))
_BETWEEN = frozenset(("between", "from", "بین", "من", "از"))
_OR, _LESS = (
    frozenset(("or", "او", "یا")),
    frozenset(("younger", "less", "under", "اقل", "اصغر", "کوچکتر", "کمتر")),
)


def ages(wording: Wording, named: Container[int] = ()) -> Iterator[FoundAge]:
    """Find the ages of a text, in order; inexact ones ("in his forties", "under 18") are none.

    ``named`` are the words right before which the name of a person ends, or the role behind it.
    """
    place = 0
    while place < len(wording):
        age = _age_at(wording, place, named)
        if age is not None and age.years <= _OLDEST and not _is_or_less(wording, age.last):
            yield age
            place = max(age.last, place + 1)
        else:
            number = number_at(wording, place)
            place = number.last if number is not None else place + 1


def _age_at(wording: Wording, place: int, named: Container[int]) -> FoundAge | None:
    joined = joined_age(wording, place)
    if joined is not None and not is_of_a_thing(wording, place):
        return FoundAge(place, place + 1, joined)
    completed = completed_year_at(wording, place)
    if completed is not None:
        return FoundAge(*completed)
    passed = wording.language == "ar" and wording.folded(place - 1).startswith("ال")
    if passed and any(one.last == place - 1 for one in wording.terms("age_bound")):
        return None  # لم يتم الرابعة عشرة من عمره
    number = number_at(wording, place)
    if number is None or number.vague or is_bound(wording, number) or is_rest(wording, number):
        return None
    forms = (age for form in _FORMS if (age := form(wording, number)) is not None)
    return next(forms, None) or (_behind_name(wording, number) if place in named else None)


def _is_or_less(wording: Wording, index: int) -> bool:
    """Whether "or younger" makes a bound of an age."""
    return wording.folded(index) in _OR and wording.folded(index + 1) in _LESS


def _behind_name(wording: Wording, number: Number) -> FoundAge | None:
    """Read "Surname, 34, who", "Name, bookbinder, sixty-one, of", «نام – ۲۴، پیک», «الاسم، ٢٠ عاما، و»."""
    opening, unit = wording.gap(number.first).strip(BLANK)[-1:], year_after(wording, number)
    last = unit.last if unit else number.last
    closing = wording.gap(last).lstrip(BLANK)[:1] if last < len(wording) else "\n"
    if number.value < _YOUNGEST_BARE or opening not in _MARKS or (closing not in _STOPS or not closing):
        return None
    if unit is None and (
        number.value < _YOUNGEST_BESIDE or wording.term_at(number.last, "unit", "people", "currency")
    ):
        return None
    return FoundAge(number.first, last, number.value)


# Words of its own


def _with_word_after(wording: Wording, number: Number) -> FoundAge | None:
    """Read "17-year-old", ۱۷ ساله, ۱۷ عاما من عمره, ۲۰ سال دارد."""
    unit = year_after(wording, number)
    for start in (number.last, unit.last if unit else number.last):
        after = wording.term_at(start, "age")
        if after and after.key == "after" and not wording.gap(start).strip(SPACE):
            if is_of_a_thing(wording, number.first):
                return None
            before = age_word_before(wording, number)
            return FoundAge(before.first if before else number.first, after.last, number.value)
    return _with_months(wording, number, unit)


def _with_months(wording: Wording, number: Number, unit: Term | None) -> FoundAge | None:
    """Read «هفده سال و دو ماه داشت»."""
    if unit is None or wording.language != "fa" or wording.folded(unit.last) != "و":
        return None
    months = number_at(wording, unit.last + 1)
    if months is None or wording.folded(months.last) != "ماه" or wording.folded(months.last + 1) not in _HAD:
        return None
    return FoundAge(number.first, months.last + 2, number.value)


def _with_word_before(wording: Wording, number: Number) -> FoundAge | None:
    """Read "aged 17", عمره ١٧ عاما, البالغ من العمر ١٧, در سن ۱۷."""
    before = age_word_before(wording, number)
    if before is None:
        return None
    unit = year_after(wording, number)
    if unit is None and (
        before.key == "with_unit" or wording.term_at(number.last, "unit", "people", "currency")
    ):
        return None
    return FoundAge(before.first, unit.last if unit else number.last, number.value)


def _second_of_two(wording: Wording, number: Number) -> FoundAge | None:
    """Read the second of "aged 15 and 17", ٢٢ و٢٥ عاما: whatever the words of one are, they are both's."""
    unit = year_after(wording, number)
    first = number_ending_at(wording, number.first - (wording.folded(number.first - 1) in ("and", "و")))
    if first is None:
        return None
    said_before = age_word_before(wording, first) is not None
    bracketed = wording.gap(first.first).rstrip().endswith(("(", ",", "،")) and unit is not None
    bracketed = bracketed and not is_term(wording, first.first)
    if not said_before and not bracketed:
        return None
    return FoundAge(number.first, unit.last if unit else number.last, number.value)


def _first_of_two(wording: Wording, number: Number) -> FoundAge | None:
    """Read the first of "(22 and 25 years)", «نوزده و بیست‌وسه ساله», «شقيقان، 25 و27 سنة»."""
    joint = wording.folded(number.last) in ("and", "و")
    second = number_at(wording, number.last + joint)
    if second is None or second.vague or not 0 < second.value <= _OLDEST or number.value < _YOUNGEST_BARE:
        return None
    if wording.gap(number.last).strip(BLANK + ",،") or wording.gap(second.first).strip(BLANK):
        return None
    after = wording.term_at(second.last, "age")
    years = after is not None and after.key == "after"
    marked = wording.gap(number.first).strip(BLANK)[-1:] in ("(", ",", "،")
    unit = year_after(wording, second) if marked and not is_term(wording, number.first) else None
    known = (years or unit is not None) and wording.folded(number.first - 1) not in _BETWEEN
    return FoundAge(number.first, number.last, number.value) if known else None


# Beside a name


def _in_brackets(wording: Wording, number: Number) -> FoundAge | None:
    """Read "(34)", (٣٤ عاما), "(26, bike courier)"."""
    unit = year_after(wording, number)
    last = unit.last if unit else number.last
    after = wording.gap(last).lstrip()
    if not wording.gap(number.first).rstrip().endswith("(") or not after.startswith(
        (")", ",", "،", "!", "؛", ";")
    ):
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
    if wording.language != "en" or index < 2:
        return None
    if wording.words[index].number is None and not (
        number.value >= _YOUNGEST_BESIDE and wording.is_known(index - 1, "minor", "age_of", "kin")
    ):
        return None
    gap, after = wording.gap(index).strip(), wording.gap(number.last).lstrip(BLANK)
    if gap not in (",", "–", "—") or not (after[:1] in tuple(",.:;)–—\n") or number.last >= len(wording)):
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
    unit = year_after(wording, number)
    if unit is None or wording.language == "en" or number.value < _YOUNGEST_BARE:
        return None
    gap = wording.gap(number.first).strip(BLANK)
    after = wording.gap(unit.last).lstrip(BLANK)
    stopped = unit.last >= len(wording) or after[:1] in tuple(_STOPS)
    if gap not in ("،", ",", "-", "–", "—", "/", "|") or not stopped:
        return None
    begin = wording.clause_of(number.first - 1)[0] if number.first else 0
    if number.first == 0 or number.first - begin > _LONGEST_APPOSITION or is_term(wording, number.first):
        return None
    return FoundAge(number.first, unit.last, number.value)


def _after_minor(wording: Wording, number: Number) -> FoundAge | None:
    """Read طفل 15 سنة."""
    unit = year_after(wording, number)
    before = next((one for one in wording.terms("minor") if one.last == number.first), None)
    if unit is None or before is None or wording.language != "ar" or wording.gap(number.first).strip(BLANK):
        return None
    return FoundAge(number.first, unit.last, number.value)


# In a sentence of its own


def _is_years(wording: Wording, number: Number) -> FoundAge | None:
    """Read "he was 22", "turned eighty", "a girl of eleven"."""
    if wording.language != "en" or number.value < _YOUNGEST_BARE or not _ends_there(wording, number):
        return None
    lead = number.first
    while wording.is_known(lead - 1, "age_adverb") and not wording.gap(lead).strip(BLANK):
        lead -= 1
    if wording.gap(lead).strip(BLANK):
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
        stopped = number.last >= len(wording) or wording.gap(number.last).strip(BLANK)
        said = wording.words[number.first].number is None and number.value > 12 and stopped
        return FoundAge(number.first, number.last, number.value) if said else None
    if wording.folded(verb.first) == "as":
        given = any(wording.folded(place) in ("age", "ages") for place in range(verb.first - 6, verb.first))
        return FoundAge(number.first, number.last, number.value) if given else None
    return FoundAge(number.first, number.last, number.value) if _has_person(wording, verb) else None


def _has_person(wording: Wording, verb: Term) -> bool:
    """Whether the subject of "is" is one person: a pronoun, a common noun, or a capitalised name."""
    index = verb.first - 1
    while wording.is_known(index, "age_auxiliary") and not wording.gap(index + 1).strip(BLANK + "'’"):
        index -= 1
    if index < 0 or wording.gap(index + 1).strip(BLANK + "'’"):
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
    gap = wording.gap(number.last).strip(BLANK)
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
