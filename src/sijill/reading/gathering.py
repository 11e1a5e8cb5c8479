"""All rules over one stretch of text, and which of two finds gives way where they overlap."""

from __future__ import annotations

from datetime import date

from sijill.claims.kinds import Kind
from sijill.reading.ages import find_ages
from sijill.reading.charges import find_charges
from sijill.reading.dating import find_dates
from sijill.reading.events import find_events
from sijill.reading.figures import find_figures
from sijill.reading.mention import Mention
from sijill.reading.organisations import find_organisations
from sijill.reading.penalties import find_penalties
from sijill.reading.people import find_people
from sijill.reading.places import find_places
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
    when = [one for one in find_dates(wording, anchor) if not any(one.overlaps(other) for other in counts)]
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
        one for one in find_places(wording, listed=listed) if not any(one.overlaps(other) for other in named)
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
