"""All rules over one stretch of text, and which of two finds gives way where they overlap."""

from __future__ import annotations

from datetime import date

from sijill import dates, places
from sijill.claims.kinds import Kind
from sijill.claims.values import PlaceName, value_json
from sijill.reading.ages import find_ages
from sijill.reading.charges import find_charges
from sijill.reading.events import find_events
from sijill.reading.figures import find_figures
from sijill.reading.mention import Mention
from sijill.reading.organisations import find_organisations
from sijill.reading.penalties import find_penalties
from sijill.reading.people import find_people
from sijill.reading.wording import Wording

_COUNTS = (Kind.PENALTY, Kind.AGE)


def gather(wording: Wording, *, anchor: date | None, listed: bool = False) -> list[Mention]:
    """Find everything in a stretch of text but speech and demands; ``listed``: it is one place's name."""
    organisations = find_organisations(wording)
    people = _outside(find_people(wording), organisations)
    organisations = [one for one in organisations if not any(_holds(person, one) for person in people)]
    ages = find_ages(wording, people)
    penalties = find_penalties(wording)
    counts = [one for one in (*penalties, *ages) if one.kind in _COUNTS]
    when = [one for one in _dates(wording, anchor) if not any(one.overlaps(other) for other in counts)]
    figures = [
        one for one in find_figures(wording) if not any(one.overlaps(other) for other in (*counts, *when))
    ]
    events = [
        one
        for one in find_events(wording)
        if not any(other.covers(one) for other in (*penalties, *organisations))
    ]
    named = [one for one in people if one.kind is Kind.PERSON and one.value["name"]]
    where = [
        one
        for one in _places(wording, listed=listed)
        if not any(one.overlaps(other) for other in named) and not _is_relative(wording, one)
    ]
    _name_organisations(people, organisations)
    return [
        *people,
        *organisations,
        *ages,
        *penalties,
        *find_charges(wording),
        *when,
        *figures,
        *events,
        *where,
    ]


def _is_relative(wording: Wording, place: Mention) -> bool:
    """Whether a place's name is a person's here: "son of Hassan"."""
    return any(term.last == wording.word_at(place.start) for term in wording.terms("kin"))


def _outside(people: list[Mention], organisations: list[Mention]) -> list[Mention]:
    """Leave out people whose name is part of an organisation's, and their roles."""
    gone = [
        one
        for one in people
        if one.kind is Kind.PERSON and one.value["name"] and any(other.covers(one) for other in organisations)
    ]
    return [one for one in people if one not in gone and one.about not in gone]


def _holds(person: Mention, organisation: Mention) -> bool:
    return person.kind is Kind.PERSON and person.value["name"] is not None and person.overlaps(organisation)


def _name_organisations(people: list[Mention], organisations: list[Mention]) -> None:
    for role in people:
        inside = [one for one in organisations if role.kind is Kind.ROLE and role.covers(one)]
        if inside:
            role.value["organisation"] = inside[-1].value["name"]


def _dates(wording: Wording, anchor: date | None) -> list[Mention]:
    language = wording.language or None
    said = wording.text[wording.start : wording.end]
    return [
        Mention(
            Kind.DATE,
            wording.start + found.start,
            wording.start + found.end,
            found.date.as_json(),
            "dates.find",
        )
        for found in dates.find(said, language=language, anchor=anchor)
    ]


def _places(wording: Wording, *, listed: bool) -> list[Mention]:
    said = wording.text[wording.start : wording.end]
    if listed:
        known = places.lookup(said.strip(" .\n"))
        if known:
            start = wording.start + len(said) - len(said.lstrip())
            value = value_json(PlaceName(known[0].name, known[0].country))
            return [Mention(Kind.PLACE, start, start + len(said.strip(" .\n")), value, "place.list")]
    return [
        Mention(
            Kind.PLACE,
            wording.start + found.start,
            wording.start + found.end,
            value_json(PlaceName(found.name, found.country)),
            "places.find",
        )
        for found in places.find(said, language=wording.language or None)
    ]
