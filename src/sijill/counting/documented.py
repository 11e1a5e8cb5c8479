"""How many people are documented: least and most, with the people behind every number.

Statements of one event of one person are brought together first: a date is narrowed to the days that all
statements allow, and rival values leave it open in which group the person belongs. Nothing is counted twice
because two sources tell it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Any

import polars as pl

from sijill.counting.frame import require, require_values, with_missing
from sijill.counting.period import Interval, Period, narrowed, possible_periods, years_of
from sijill.counting.placeholder import GROUP_COLUMNS, Placeholder, placeholders
from sijill.counting.span import Span, total

PERIOD = "period"
MINOR = "minor"
CANNOT_TELL = "cannot tell"

SEVERAL = frozenset({"charge", "penalty", "source", "event_type", "record"})
"""Columns of which one event may rightly have several values at once."""

OF_THE_PERSON = frozenset({"sex"})
"""Columns that say something of the person and not of one event."""

Key = tuple[str | None, ...]


@dataclass(frozen=True, slots=True)
class DocumentedCount:
    """The people of one group.

    ``key`` has one value for each column counted by, ``None`` where no source states it. ``certain`` are the
    identities that belong here by every statement, ``possible`` those that may. ``groups`` are the people
    without a name, of groups that belong here, ``possible_groups`` of groups that may.
    """

    key: Key
    certain: tuple[str, ...]
    possible: tuple[str, ...]
    groups: tuple[Placeholder, ...] = ()
    possible_groups: tuple[Placeholder, ...] = ()

    @property
    def number(self) -> Span:
        """Count the lists; there is no other way to come to this number."""
        nameless = total(group.remaining for group in self.groups)
        perhaps = total(group.remaining.perhaps() for group in self.possible_groups)
        return Span(len(self.certain), len(self.certain) + len(self.possible)) + nameless + perhaps

    def as_json(self) -> dict[str, Any]:
        return {
            "key": list(self.key),
            "number": self.number.as_json(),
            "certain": list(self.certain),
            "possible": list(self.possible),
            "groups": [group.as_json() for group in self.groups],
            "possible_groups": [group.as_json() for group in self.possible_groups],
        }


@dataclass(frozen=True, slots=True)
class DocumentedCounts:
    """Counts by group. The groups do not add up to ``total``: one person may be in several."""

    by: tuple[str, ...]
    definition: str
    groups: tuple[DocumentedCount, ...]
    total: DocumentedCount
    notes: tuple[str, ...]

    def as_json(self) -> dict[str, Any]:
        return {
            "definition": self.definition,
            "by": list(self.by),
            "groups": [group.as_json() for group in self.groups],
            "total": self.total.as_json(),
            "notes": list(self.notes),
        }


def documented(
    people: pl.DataFrame,
    *,
    by: Sequence[str],
    definition: str,
    periods: Sequence[Period] = (),
    several: Collection[str] = SEVERAL,
) -> DocumentedCounts:
    """Count distinct people in each group of ``by``.

    ``people`` is in long form, one row for what one record says of one event of one identity. Columns:
    ``identity`` (needed); ``event`` (an id; else rows of one identity with the same ``event_type`` are
    taken to tell of one event); ``earliest`` and ``latest`` (days, either may be empty), for counting by
    ``period``; ``minor`` (``yes``, ``no``, ``cannot tell``); for a group of people ``size_min`` and
    ``size_max`` (empty: not bounded) and ``resolved`` (how many members, or which, have an identity of their
    own), and ``kind`` = ``group`` if no size is said; any further column to count by.

    A value that nobody states is a group of its own (``None`` in its key) and widens no other. With
    ``periods`` empty, periods are the Gregorian years that the dates span; a date that may lie in none is
    also counted as ``outside``. Raises :class:`InvalidTable` if a needed column is missing or ``identity``
    has empty cells.
    """
    require_values(people, ["identity"])
    require(people, [column for column in by if column != PERIOD])
    if PERIOD in by:
        require(people, ["earliest", "latest"])
    frame = with_missing(people, ["event", "event_type", "earliest", "latest", *GROUP_COLUMNS])
    if PERIOD in by and not periods:
        periods = years_of(frame.select("earliest", "latest").iter_rows())
    groups, notes = placeholders(frame)
    columns = [column for column in by if column != PERIOD]
    certain: dict[Key, set[str]] = defaultdict(set)
    possible: dict[Key, set[str]] = defaultdict(set)
    for identity, events in _events(frame, columns):
        for event in events:
            values = [_choices(column, event, periods=periods, several=several) for column in by]
            for choice in product(*values):
                sure = all(is_sure for _, is_sure in choice)
                (certain if sure else possible)[tuple(value for value, _ in choice)].add(identity)
    counts = [
        _count(key, certain[key], possible[key] - certain[key], groups=groups)
        for key in sorted({*certain, *possible}, key=_order)
    ]
    everybody = set(frame.get_column("identity").cast(pl.String).to_list())
    return DocumentedCounts(
        by=tuple(by),
        definition=definition,
        groups=tuple(counts),
        total=_count((), everybody, set(), groups=groups),
        notes=notes,
    )


_Event = Mapping[str, frozenset[Any]]


def _events(frame: pl.DataFrame, columns: Sequence[str]) -> Iterator[tuple[str, list[_Event]]]:
    """Give for every identity its events, each with all values stated in every column."""
    told = frame.select(
        pl.col("identity").cast(pl.String),
        pl.coalesce(pl.col("event").cast(pl.String), pl.col("event_type").cast(pl.String)).alias("told_of"),
        pl.struct("earliest", "latest").alias(PERIOD),
        *(pl.col(column).cast(pl.String).alias(f"value:{column}") for column in columns),
    )
    values = [PERIOD, *(f"value:{column}" for column in columns)]
    events = told.group_by("identity", "told_of").agg(pl.col(values).unique()).sort("identity", "told_of")
    by_person: dict[str, list[dict[str, frozenset[Any]]]] = defaultdict(list)
    for identity, _, intervals, *stated in events.iter_rows():
        event = {
            column: frozenset(value for value in found if value is not None)
            for column, found in zip(columns, stated, strict=True)
        }
        event[PERIOD] = narrowed((interval["earliest"], interval["latest"]) for interval in intervals)
        by_person[identity].append(event)
    for identity, list_of_events in by_person.items():
        for column in OF_THE_PERSON.intersection(columns):
            everywhere = frozenset().union(*(event[column] for event in list_of_events))
            for event in list_of_events:
                event[column] = everywhere
        yield identity, list(list_of_events)


def _choices(
    column: str, event: _Event, *, periods: Sequence[Period], several: Collection[str]
) -> list[tuple[str | None, bool]]:
    """Give the values that a column may have for an event, each with whether it surely has it."""
    stated: frozenset[str]
    if column == PERIOD:
        intervals: frozenset[Interval] = event[PERIOD]
        stated = possible_periods(intervals, periods)
    else:
        stated = event[column]
    if column == MINOR and CANNOT_TELL in stated:
        # Where one source lets it be told, the others' silence takes nothing away.
        stated = stated - {CANNOT_TELL} or frozenset({"no", "yes"})
    if not stated:
        return [(None, True)]
    sure = len(stated) == 1 or column in several
    return [(value, sure) for value in sorted(stated)]


def _count(
    key: Key, certain: Iterable[str], possible: Iterable[str], *, groups: Mapping[str, Placeholder]
) -> DocumentedCount:
    sure, perhaps = sorted(certain), sorted(possible)
    return DocumentedCount(
        key=key,
        certain=tuple(item for item in sure if item not in groups),
        possible=tuple(item for item in perhaps if item not in groups),
        groups=tuple(groups[item] for item in sure if item in groups),
        possible_groups=tuple(groups[item] for item in perhaps if item in groups),
    )


def _order(key: Key) -> tuple[tuple[bool, str], ...]:
    return tuple((value is None, value or "") for value in key)
