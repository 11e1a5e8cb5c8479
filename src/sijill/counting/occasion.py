"""What a figure is about: an event; or, where none is named, what happened at one place at one time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from sijill.counting.period import Interval, narrowed
from sijill.counting.whereabouts import Stated, Whereabouts


class About(StrEnum):
    """What figures are put beside one another by."""

    EVENT = "event"
    PLACE_AND_TIME = "place and time"
    SOURCE = "source"


@dataclass(frozen=True, slots=True)
class Occasion:
    """What is said of an event: its kind, its name if it has one, where and when it was."""

    event: str
    event_type: str
    name: str | None = None
    places: frozenset[Stated] = frozenset()
    dates: frozenset[Interval] = frozenset()

    @property
    def days(self) -> Interval:
        """The first and the last day that it may have been on, ``None`` where a side is open."""
        intervals = narrowed(self.dates)
        firsts, lasts = [first for first, _ in intervals], [last for _, last in intervals]
        return (
            None if not firsts or None in firsts else min(first for first in firsts if first),
            None if not lasts or None in lasts else max(last for last in lasts if last),
        )


@dataclass(frozen=True, slots=True)
class Subject:
    """What the figures of one comparison are about. ``id``: of the event or source, or ``place|first/last``.

    ``place`` is a key of :class:`~sijill.counting.Whereabouts`, ``first`` and ``last`` are days, ``events``
    all events that are meant.
    """

    about: About
    id: str
    event_type: str | None = None
    name: str | None = None
    places: frozenset[Stated] = frozenset()
    place: str | None = None
    first: date | None = None
    last: date | None = None
    events: frozenset[str] = frozenset()

    def as_json(self) -> dict[str, Any]:
        return {
            "about": str(self.about),
            "id": self.id,
            "event_type": self.event_type,
            "name": self.name,
            "place": self.place,
            "first": None if self.first is None else self.first.isoformat(),
            "last": None if self.last is None else self.last.isoformat(),
            "events": sorted(self.events),
        }


def of_event(occasion: Occasion, whereabouts: Whereabouts | None) -> Subject:
    """Take an event as it is."""
    places = whereabouts.possible(occasion.places) if whereabouts is not None else frozenset[str]()
    first, last = occasion.days
    return Subject(
        About.EVENT,
        occasion.event,
        occasion.event_type,
        occasion.name,
        occasion.places,
        next(iter(places)) if len(places) == 1 else None,
        first,
        last,
        frozenset({occasion.event}),
    )


def of_place(subject: Subject) -> Subject | None:
    """Take what an event without a name is about as a place and its days; ``None`` if either is not sure."""
    first, last = subject.first, subject.last
    if subject.name or subject.place is None or first is None or last is None:
        return None
    return Subject(
        About.PLACE_AND_TIME,
        f"{subject.place}|{first.isoformat()}/{last.isoformat()}",
        None,
        None,
        subject.places,
        subject.place,
        first,
        last,
    )
