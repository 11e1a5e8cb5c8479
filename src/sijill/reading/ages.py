"""Ages, and the nameless people of whom nothing but an age is said."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sijill.claims.kinds import Kind
from sijill.claims.values import Age, Name, value_json
from sijill.reading.mention import Mention
from sijill.reading.numbers import Number, number_at
from sijill.reading.wording import Wording

_OLDEST = 115
_NOT_ITS_OWN = frozenset(("the", "a", "an", "his", "her"))


@dataclass(frozen=True, slots=True)
class _Found:
    first: int
    last: int
    years: int


def find_ages(wording: Wording, people: list[Mention]) -> list[Mention]:
    """Find ages and tie each to the person it stands beside in the same phrase, or to nobody.

    ``people`` are persons and their roles. A person of whom only a common noun is said ("a 13-year-old
    child") is proposed without a name.
    """
    found: list[Mention] = []
    for age in _ages(wording):
        start, end = wording.span(age.first, age.last)
        mention = Mention(Kind.AGE, start, end, value_json(Age(age.years)), "age")
        nameless = None
        mention.about = _beside(wording, age, people)
        if mention.about is None:
            nameless = _nameless(wording, age)
            mention.about = nameless
        found += [mention] if nameless is None else [nameless, mention]
    return found


def _ages(wording: Wording) -> Iterator[_Found]:
    place = 0
    while place < len(wording):
        number = number_at(wording, place)
        whole = number is not None and not number.vague and not _is_rest(wording, number)
        age = _age(wording, number) if number and whole and number.value <= _OLDEST else None
        if age:
            yield age
        place = max(age.last, place + 1) if age else place + 1


def _age(wording: Wording, number: Number) -> _Found | None:
    before = next(
        (term for term in wording.terms("age") if term.key == "before" and term.last == number.first), None
    )
    if before and wording.gap(number.first).strip(" \xa0:"):
        before = None
    after = wording.term_at(number.last, "age")
    unit = wording.term_at(number.last, "unit")
    last = unit.last if unit else number.last
    if unit and unit.key != "year":
        return None
    following = wording.term_at(last, "age")
    if after and after.key == "after" and not wording.gap(number.last).strip(" \xa0-\u200c\u2011"):
        return _Found(before.first if before else number.first, after.last, number.value)
    if following and following.key == "after" and unit:
        return _Found(number.first, following.last, number.value)
    if before and (unit or wording.language != "ar"):
        return _Found(before.first, last, number.value)
    bracketed = wording.gap(number.first).rstrip().endswith("(") and wording.gap(last).lstrip().startswith(
        ")"
    )
    if bracketed and (unit or wording.language == "en") and number.value >= 5:
        return _Found(number.first, last, number.value)
    return _Found(number.first, last, number.value) if _between_commas(wording, number) else None


def _is_rest(wording: Wording, number: Number) -> bool:
    """Whether the number goes on from an ordinal that is not read: «في الرابعة والثلاثين من عمره»."""
    folded = wording.folded(number.first)
    joined = wording.language == "ar" and folded.startswith("و") and folded not in wording.lexicon.numbers
    return joined and number.first > 0 and not wording.gap(number.first).strip(" \xa0")


def _between_commas(wording: Wording, number: Number) -> bool:
    """Whether an English name, an age in digits and a comma follow one another: "Name Surname, 34, was"."""
    index = number.first
    if wording.language != "en" or index < 2 or wording.words[index].number is None:
        return False
    named = all(wording.words[step].raw[0].isupper() for step in (index - 1, index - 2))
    commas = wording.gap(index).strip() == "," and wording.gap(number.last).lstrip()[:1] in (",", ".")
    known = wording.is_known(index - 1, "stop", "organisation", "event")
    return named and commas and not known and number.value >= 5


def _beside(wording: Wording, age: _Found, people: list[Mention]) -> Mention | None:
    start, end = wording.span(age.first, age.last)
    for role in people:
        # «نام، فعال مدنی ۳۴ ساله»: the occupation is that of the name before it.
        if role.kind is Kind.ROLE and role.end <= start and not wording.text[role.end : start].strip(" \xa0"):
            return role.about
    for person in people:
        if person.kind is not Kind.PERSON:
            continue
        if person.end <= start:
            between = wording.text[person.end : start]
            if between.strip(" \xa0،,(") == "" and between.count("،") + between.count(",") <= 1:
                return person
        if person.start >= end and wording.text[end : person.start].strip(" \xa0") == "":
            return person
    return None


def _nameless(wording: Wording, age: _Found) -> Mention | None:
    """Make a person without a name of the noun beside an age: «طفل بعمر 15 عاما», "a 13-year-old child"."""
    before = next((term for term in wording.terms("minor") if term.last == age.first), None)
    after = wording.term_at(age.last, "minor")
    if before and not wording.gap(age.first).strip(" \xa0"):
        noun = before
    elif after and wording.language == "en" and not wording.gap(age.last).strip(" \xa0"):
        noun = after
    else:
        return None
    start, end = wording.start_without_and(noun.first), wording.words[noun.last - 1].end
    return Mention(Kind.PERSON, start, end, value_json(Name(None)), "person.nameless")
