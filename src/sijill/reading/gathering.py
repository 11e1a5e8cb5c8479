"""All rules over one stretch of text, and which of two finds gives way where they overlap."""

from __future__ import annotations

from dataclasses import dataclass, field

from sijill.claims.kinds import Kind
from sijill.dates import Teller
from sijill.reading.ages import find_ages
from sijill.reading.charges import find_charges
from sijill.reading.dating import find_dates
from sijill.reading.events import find_events
from sijill.reading.figures import find_figures
from sijill.reading.given_names import usual_names
from sijill.reading.institutions import settle_institutions
from sijill.reading.measures import Focus
from sijill.reading.mention import Mention
from sijill.reading.name_evidence import bears_names
from sijill.reading.name_scan import FATHER
from sijill.reading.nameless import find_nameless, find_office_holders
from sijill.reading.organisations import find_organisations
from sijill.reading.penalties import find_penalties
from sijill.reading.people import find_people
from sijill.reading.places import SURE, find_places, mark_roles
from sijill.reading.roles import find_roles
from sijill.reading.wording import Wording
from sijill.text import fold_text

_OWNS = frozenset(("of", "for", "the", "and", "de", "شهید", "الشهید", "امام", "الامام", "الملک"))
_COUNTS = (Kind.PENALTY, Kind.AGE)
_FIRST_YEAR = 1300


@dataclass(slots=True)
class Names:
    """What is named in a stretch: people, to whom later mentions are added, organisations and places."""

    people: list[Mention]
    organisations: list[Mention] = field(default_factory=list)
    where: list[Mention] = field(default_factory=list)


def find_names(wording: Wording, *, listed: bool = False) -> Names:
    """Find what is named in a stretch of text; ``listed``: it is one place's name."""
    organisations = find_organisations(wording)
    organisations, where = settle_institutions(wording, organisations, find_places(wording, listed=listed))
    people = find_people(wording)
    # A name and an age open a text as a place and a day do.
    where = [one for one in where if one.rule != "place.dateline" or not any(map(one.overlaps, people))]
    sites = [one for one in where if one.rule in SURE]
    _part(wording, people, organisations)
    return Names(_outside(people, [*organisations, *sites]), organisations, where)


def gather(wording: Wording, names: Names, *, teller: Teller, focus: Focus | None = None) -> list[Mention]:
    """Find everything in a stretch of text but speech and demands, beside what is named in it."""
    organisations, where = names.organisations, names.where
    subjects = [one for one in names.people if one.rule != FATHER]
    people = [*names.people, *find_roles(wording, subjects)]
    organisations = [one for one in organisations if not any(_holds(person, one) for person in people)]
    ages = find_ages(wording, [one for one in people if one.rule != FATHER])
    # "(31 years) to five years": what is an age is no term.
    penalties = [one for one in find_penalties(wording) if not any(one.overlaps(age) for age in ages)]
    counts = [one for one in (*penalties, *ages) if one.kind in _COUNTS]
    when = [one for one in find_dates(wording, teller) if not any(one.overlaps(other) for other in counts)]
    figures = find_figures(wording, focus)
    # «سال ۶۴ نفر», «۱۹ جوان»: a number that counts people is no year or day.
    heads = [one for one in figures if one.rule == "figure" and (one.value["min"] or 0) < _FIRST_YEAR]
    when = [one for one in when if not (_is_doubtful(one) and any(one.overlaps(other) for other in heads))]
    figures = [one for one in figures if not any(one.overlaps(other) for other in (*counts, *when))]
    events = [
        one
        for one in find_events(wording, penalties)
        if not any(other.covers(one) for other in (*penalties, *organisations))
    ]
    named = [one for one in people if one.kind is Kind.PERSON and one.value["name"]]
    where = [
        one for one in where if not any(one.overlaps(other) for other in (*named, *organisations, *when))
    ]
    _name_organisations(people, organisations)
    mark_roles(where, people)
    charges = find_charges(wording)
    everybody = [*people, *(one for one in ages if one.kind is Kind.PERSON), *organisations]
    holders = list(find_office_holders(wording, everybody))
    return [
        *people,
        *holders,
        *find_nameless(wording, [*everybody, *holders, *charges, *penalties, *where]),
        *organisations,
        *ages,
        *penalties,
        *charges,
        *when,
        *figures,
        *events,
        *where,
    ]


def _is_doubtful(when: Mention) -> bool:
    """Whether a date is a bare year, or a day and a month whose name may be a common word («۱۹ جوان»)."""
    relative = when.value["relative"] or ""
    return when.value["precision"] == "year" or (relative.startswith("XXXX-") and "W" not in relative)


def _part(wording: Wording, people: list[Mention], organisations: list[Mention]) -> None:
    """End a body before the person who follows it: "chief of the Harbour Police Ana Lind"."""
    given = usual_names(wording.language).given
    for person in people:
        first = wording.word_at(person.start)
        known = fold_text(person.value["name"].split()[0]) in given
        known = known and wording.folded(first) not in wording.lexicon.common
        for one in organisations if known and first else ():
            within = one.start < person.start < one.end <= person.end
            if within and wording.folded(first - 1) not in _OWNS and not bears_names(wording, first - 1):
                one.end = one.start + len(wording.text[one.start : person.start].rstrip())
                one.value["name"] = wording.text[one.start : one.end]


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
