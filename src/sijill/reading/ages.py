"""Ages, and the nameless people of whom nothing but an age is said."""

from __future__ import annotations

from sijill.claims.kinds import Kind
from sijill.claims.values import Age, Name, value_json
from sijill.reading.age_forms import ages
from sijill.reading.age_number import FoundAge
from sijill.reading.mention import Mention
from sijill.reading.wording import Wording


def find_ages(wording: Wording, people: list[Mention]) -> list[Mention]:
    """Find ages and tie each to the person it stands beside in the same phrase, or to nobody.

    ``people`` are persons and their roles. A person of whom only a common noun is said ("a 13-year-old
    child") is proposed without a name.
    """
    found: list[Mention] = []
    named = {wording.word_at(one.end) for one in people if one.value.get("name") or one.kind is Kind.ROLE}
    for age in ages(wording, named):
        start, end = wording.span(age.first, age.last)
        mention = Mention(Kind.AGE, start, end, value_json(Age(age.years)), "age")
        nameless = None
        mention.about = _beside(wording, age, people)
        if mention.about is None:
            nameless = _nameless(wording, age)
            mention.about = nameless
        found += [mention] if nameless is None else [nameless, mention]
    return found


def _beside(wording: Wording, age: FoundAge, people: list[Mention]) -> Mention | None:
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


def _nameless(wording: Wording, age: FoundAge) -> Mention | None:
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
