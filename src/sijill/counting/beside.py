"""Who is documented by name for what a figure is about."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import polars as pl

from sijill.counting.occasion import Subject
from sijill.counting.period import Interval, narrowed
from sijill.counting.placeholder import Groups, Placeholder, placeholders
from sijill.counting.span import Span, total
from sijill.counting.whereabouts import Stated, Whereabouts

MEASURED: Mapping[str, tuple[str, ...]] = {
    "killed": ("killing", "assassination"),
    "executed": ("execution",),
    "died": ("death_in_custody", "killing", "execution", "assassination"),
    "injured": ("injury",),
    "missing": ("disappearance",),
    "arrested": ("arrest",),
    "detained": ("detention", "arrest"),
    "sentenced": ("sentence",),
    "released": ("release",),
}
"""The kinds of event whose people stand beside a measure."""


@dataclass(frozen=True, slots=True)
class Beside:
    """The people documented by name for one event, or one place and time.

    ``certain`` are linked to the event, or surely of its place and days; ``possible`` may be. ``groups`` are
    nameless people linked to the event, who are not in ``named``. ``sources`` tell of any of them.
    """

    certain: tuple[str, ...]
    possible: tuple[str, ...]
    groups: tuple[Placeholder, ...]
    sources: tuple[str, ...]

    @property
    def named(self) -> Span:
        """How many are documented by name."""
        return Span(len(self.certain), len(self.certain) + len(self.possible))

    @property
    def nameless(self) -> Span:
        """How many more of whom only the number is known."""
        return total(group.remaining for group in self.groups)

    def as_json(self) -> dict[str, Any]:
        return {
            "named": self.named.as_json(),
            "nameless": self.nameless.as_json(),
            "certain": list(self.certain),
            "possible": list(self.possible),
            "groups": [group.as_json() for group in self.groups],
            "sources": list(self.sources),
        }


class Documented:
    """The people of a register, ready to be found by what figures are about.

    ``people`` is what :func:`sijill.counting.documented` takes, with days and places; ``befell`` gives for an
    event the identities that it befell.
    """

    def __init__(
        self, people: pl.DataFrame, befell: Mapping[str, Collection[str]], whereabouts: Whereabouts
    ) -> None:
        measured = sorted({kind for kinds in MEASURED.values() for kind in kinds})
        discounted = people.filter(pl.col("grade") == "discounted").select("identity", "event_type")
        self._events = people.filter(pl.col("event_type").is_in(measured)).join(
            discounted, on=["identity", "event_type"], how="anti", nulls_equal=True
        )
        self._befell = befell
        self._whereabouts = whereabouts
        self._groups: Groups = placeholders(people)[0]

    def beside(self, subject: Subject, measure: str) -> Beside | None:
        """Give who is documented; ``None`` for a measure that no kind of event stands for."""
        kinds = MEASURED.get(measure)
        if kinds is None:
            return None
        events = self._events.filter(pl.col("event_type").is_in(kinds))
        linked = {one for event in subject.events for one in self._befell.get(event, ())}
        linked &= set(events["identity"])
        certain, possible = set(linked), set[str]()
        first, last = subject.first, subject.last
        if subject.places and first is not None and last is not None:
            for identity, sure in self._there_and_then(events, subject.places, first, last):
                (certain if sure else possible).add(identity)
        possible -= certain
        listed = pl.col("identity").is_in(sorted(certain | possible))
        return Beside(
            certain=tuple(sorted(certain - set(self._groups))),
            possible=tuple(sorted(possible - set(self._groups))),
            groups=tuple(self._groups[one] for one in sorted(certain & set(self._groups))),
            sources=tuple(events.filter(listed)["source"].unique().sort().to_list()),
        )

    def _there_and_then(
        self, events: pl.DataFrame, places: frozenset[Stated], first: date, last: date
    ) -> Iterable[tuple[str, bool]]:
        """Give whose events may have been at a place in these days, and whether they surely were."""
        dated = events.filter(
            (pl.col("earliest") <= last).fill_null(value=False) & (pl.col("latest") >= first)
        )
        near = events.join(dated.select("identity").unique(), on="identity", how="semi")
        days: dict[tuple[str, str], set[Interval]] = defaultdict(set)
        where: dict[tuple[str, str], set[Stated]] = defaultdict(set)
        columns = ("identity", "event", "earliest", "latest", "place", "country")
        for identity, event, earliest, latest, place, country in near.select(columns).iter_rows():
            if earliest is not None or latest is not None:
                days[identity, event].add((earliest, latest))
            if place is not None:
                where[identity, event].add((place, country))
        for key in sorted(days.keys() & where.keys()):
            there = self._whereabouts.lies_in(where[key], places)
            then = _within(narrowed(days[key]), first, last)
            if there is not False and then is not False:
                yield key[0], bool(there and then)


def _within(intervals: Iterable[Interval], first: date, last: date) -> bool | None:
    """Say whether a date lies in these days: for sure, surely not, or ``None``: perhaps."""
    inside = [
        start is not None and end is not None and first <= start and end <= last for start, end in intervals
    ]
    if inside and all(inside):
        return True
    touching = any(
        (start is None or start <= last) and (end is None or first <= end) for start, end in intervals
    )
    return None if touching else False
