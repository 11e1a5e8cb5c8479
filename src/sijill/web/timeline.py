"""The days of a life, as its sources give them, each in three calendars."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sijill.claims import Kind
from sijill.dates import Calendar, UncertainDate
from sijill.store.queries import Person
from sijill.vocabulary import Vocabulary
from sijill.web.statements import Speaker, source_name
from sijill.web.wording import Phrase, day
from sijill.web.wording.days import date_of

CALENDARS = (Calendar.GREGORIAN, Calendar.JALALI, Calendar.HIJRI)


@dataclass(frozen=True, slots=True)
class Dated:
    """A date of an event (or of the birth) and who gives it; ``rival`` if others give another one."""

    label: str
    days: tuple[str, ...]
    sources: tuple[Phrase, ...]
    address: str
    rival: bool


def timeline(found: Person, voice: Speaker, vocabulary: Vocabulary) -> tuple[Dated, ...]:
    """Give the dates in the order of time; those said to be wrong or no longer said are left out."""
    gathered: dict[tuple[str, str, UncertainDate], Dated] = {}
    order: dict[tuple[str, str, UncertainDate], tuple[date, date]] = {}
    for fact in found.facts:
        if fact.event:
            label = vocabulary.label("events", fact.event, voice.language)
            if fact.property != "date":
                label = f"{label}: {vocabulary.label('properties', fact.property, voice.language)}"
        else:
            label = vocabulary.label("properties", fact.property, voice.language)
        for claim in fact.claims:
            if claim.kind is not Kind.DATE or claim.state == "rejected" or claim.superseded is not None:
                continue
            # Two wordings of the same days are one date.
            said = date_of(claim.value, "")
            if not said.is_placed:
                continue
            key = (fact.event, fact.property, _days(said))
            shown = voice.say(claim)
            source = source_name(found.sources[claim.source])
            held = gathered.get(key)
            sources = (*(held.sources if held else ()), source)
            gathered[key] = Dated(
                label=label,
                days=tuple(day(said, voice.language, calendar) for calendar in CALENDARS),
                sources=tuple(dict.fromkeys(sources)),
                address=held.address if held else shown.address,
                rival=fact.disputed,
            )
            order[key] = (said.earliest or said.latest or date.max, said.latest or date.max)
    return tuple(gathered[key] for key in sorted(gathered, key=lambda key: (order[key], key[:2])))


def _days(said: UncertainDate) -> UncertainDate:
    return UncertainDate(said.earliest, said.latest)
