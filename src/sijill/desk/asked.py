"""What is asked when a register is counted: kept with the answer, so that it can be asked again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sijill.counting import Bands, Every, Level, Note, Period, note
from sijill.dates import Calendar, parse
from sijill.errors import SijillError

FACETS = (
    "event_type",
    "event",
    "period",
    "place",
    "sex",
    "age",
    "minor",
    "charge",
    "penalty",
    "source",
    "grade",
)
"""What documented people can be counted by."""


class InvalidQuestion(SijillError):
    """What is asked cannot be counted; the sentence says what to write instead."""


@dataclass(frozen=True, slots=True)
class Asked:
    """By what people are counted, and how finely.

    ``by``: names of :data:`FACETS`, crossed. ``calendar``, ``every`` and ``periods`` (else those of the
    calendar) are for periods, ``bands`` for ages, ``level`` for places. ``proposed``: whether figures count
    that nobody has accepted yet; ``event``: of which event figures are wanted alone (an id).
    """

    by: tuple[str, ...] = ("event_type",)
    calendar: Calendar = Calendar.GREGORIAN
    every: Every = Every.YEAR
    periods: tuple[Period, ...] = ()
    bands: Bands = field(default_factory=Bands)
    level: Level = Level.TOWN
    proposed: bool = False
    event: str | None = None

    def __post_init__(self) -> None:
        for facet in self.by:
            if facet not in FACETS:
                raise InvalidQuestion(f"{facet!r} is none of {', '.join(FACETS)}")
        if len(set(self.by)) < len(self.by):
            raise InvalidQuestion("a facet is named twice; name each once")

    def definition(self, audience: str) -> tuple[Note, ...]:
        """Say what exactly is counted."""
        notes = [note(f"people_{audience}")]
        if self.event is not None:
            notes.append(note("of_event", event=self.event))
        if self.by:
            notes.append(note("least_and_most"))
        return (*notes, *(self._by(facet) for facet in self.by))

    def _by(self, facet: str) -> Note:
        if facet == "period" and self.periods:
            named = "; ".join(f"{one.name}: {one.first} – {one.last}" for one in self.periods)
            return note("by_given_periods", periods=named)
        if facet == "period":
            return note(
                "by_period", every=note(f"every_{self.every}"), calendar=note(f"calendar_{self.calendar}")
            )
        if facet == "place":
            return note("by_place", level=note(f"level_{self.level}"))
        if facet == "age":
            return note("by_age", bands=", ".join(self.bands.names))
        return note(f"by_{facet}")

    def as_json(self) -> dict[str, Any]:
        return {
            "by": list(self.by),
            "calendar": str(self.calendar),
            "every": str(self.every),
            "periods": [
                {"name": one.name, "first": str(one.first), "last": str(one.last)} for one in self.periods
            ],
            "bands": list(self.bands.starts),
            "level": str(self.level),
            "proposed": self.proposed,
            "event": self.event,
        }


def asked_from_json(value: Mapping[str, Any]) -> Asked:
    """Read what :meth:`Asked.as_json` gave; raises :class:`InvalidQuestion`."""
    try:
        return Asked(
            by=tuple(value["by"]),
            calendar=Calendar(value["calendar"]),
            every=Every(value["every"]),
            periods=tuple(
                Period(one["name"], date.fromisoformat(one["first"]), date.fromisoformat(one["last"]))
                for one in value["periods"]
            ),
            bands=Bands(tuple(value["bands"])),
            level=Level(value["level"]),
            proposed=bool(value["proposed"]),
            event=value["event"],
        )
    except (KeyError, TypeError, ValueError) as error:
        raise InvalidQuestion(f"what was asked cannot be read: {error}") from error


def periods_from(texts: Sequence[str]) -> tuple[Period, ...]:
    """Read periods as people write them: ``first wave=2022-09-16/2022-12-31``, or ``1401``, in any calendar.

    Raises :class:`InvalidQuestion`.
    """
    return tuple(_period(text) for text in texts)


def _period(text: str) -> Period:
    name, _, days = text.rpartition("=")
    ends = [parse(part.strip()) for part in days.split("/")]
    if len(ends) > 2 or any(end is None for end in ends):
        raise InvalidQuestion(
            f"{text!r} is no period; write NAME=FIRST/LAST, as in spring=2023-03-01/2023-05-31"
        )
    first, last = ends[0], ends[-1]
    if first is None or last is None or first.earliest is None or last.latest is None:
        raise InvalidQuestion(f"{text!r} leaves a side open; name its first and its last day")
    if first.earliest > last.latest:
        raise InvalidQuestion(f"{text!r} ends before it begins")
    return Period(name.strip() or days.strip(), first.earliest, last.latest)


def bands_from(text: str) -> Bands:
    """Read bands of age as people write them: ``0,12,18,30``. Raises :class:`InvalidQuestion`."""
    try:
        return Bands(tuple(int(part) for part in text.split(",")))
    except ValueError as error:
        raise InvalidQuestion(f"{text!r} is no list of ages that rise from 0, as in 0,12,18,30") from error
