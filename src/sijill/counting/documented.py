"""How many people are documented: least and most, with the people behind every number.

Statements of one event of one person are brought together first: a date is narrowed to the days that all
statements allow, a place to the narrowest that all can mean, and rival values leave it open in which group
the person belongs. Nothing is counted twice because two sources tell it.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

import polars as pl

from sijill.counting.ages import Bands
from sijill.counting.facets import CHOSEN, PERIOD, SEVERAL, Chosen, choices, needed
from sijill.counting.frame import require, require_values, with_missing
from sijill.counting.notes import Note, note
from sijill.counting.period import Every, Period, periods_of
from sijill.counting.placeholder import GROUP_COLUMNS, Groups, Placeholder, placeholders
from sijill.counting.span import Span, total
from sijill.counting.whereabouts import Whereabouts
from sijill.dates import Calendar

DISCOUNTED = "discounted"

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
    def named(self) -> Span:
        """Those who are counted one by one."""
        return Span(len(self.certain), len(self.certain) + len(self.possible))

    @property
    def nameless(self) -> Span:
        """Those of whom only the number is known."""
        return total(group.remaining for group in self.groups) + total(
            group.remaining.perhaps() for group in self.possible_groups
        )

    @property
    def number(self) -> Span:
        """Count the lists; there is no other way to come to this number."""
        return self.named + self.nameless

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
    """Counts by group. The groups do not add up to ``total``: one person may be in several.

    ``discounted`` are those of whom all that is told the team holds not to count; no other number has them.
    """

    by: tuple[str, ...]
    definition: str
    groups: tuple[DocumentedCount, ...]
    total: DocumentedCount
    notes: tuple[Note, ...]
    discounted: DocumentedCount = DocumentedCount((), (), ())

    def as_json(self) -> dict[str, Any]:
        return {
            "definition": self.definition,
            "by": list(self.by),
            "groups": [group.as_json() for group in self.groups],
            "total": self.total.as_json(),
            "discounted": self.discounted.as_json(),
            "notes": [item.as_json() for item in self.notes],
        }


def documented(
    people: pl.DataFrame,
    *,
    by: Sequence[str],
    definition: str,
    periods: Sequence[Period] = (),
    calendar: Calendar = Calendar.GREGORIAN,
    every: Every = Every.YEAR,
    bands: Bands | None = None,
    whereabouts: Whereabouts | None = None,
    several: Collection[str] = SEVERAL,
) -> DocumentedCounts:
    """Count distinct people in each group of ``by``.

    ``people`` is in long form: each row tells something of one event of one identity, or of the identity.
    Columns: ``identity`` (needed); ``event`` (an id; else rows of one identity with the same ``event_type``
    are taken to tell of one event; rows without either tell of the person); ``earliest`` and ``latest``
    (days, either may be empty), for counting by ``period``; ``birth_earliest``, ``birth_latest``, ``age`` (in
    full years) and ``age_at`` (of which type of event it was said) for ``age`` and ``minor``, or ``minor``
    itself (``yes``, ``no``, ``cannot tell``); ``place`` and ``country``; ``grade``, where ``discounted``
    takes the event out of the count; for a group of people ``size_min`` and ``size_max`` (empty: not
    bounded), ``named`` (how many of them are said to be named) and ``resolved`` (how many members, or which,
    have an identity of their own), and ``kind`` = ``group`` if no size is said; any further column to count
    by.

    A value that nobody states is a group of its own (``None`` in its key) and widens no other. With
    ``periods`` empty, periods are the years (or months) of ``calendar`` that the dates span; a date that may
    lie in none is also counted as ``outside``. Without ``whereabouts`` places are counted as written. Raises
    :class:`InvalidTable` if a needed column is missing or ``identity`` has empty cells.
    """
    require_values(people, ["identity"])
    require(people, needed(by, people.columns))
    frame = with_missing(people, ["event", "event_type", "grade", *CHOSEN, *GROUP_COLUMNS])
    frame = frame.cast(dict.fromkeys(("identity", "event", "event_type", "grade"), pl.String) | CHOSEN)
    if PERIOD in by and not periods:
        days = frame.select("earliest", "latest").drop_nulls("earliest").unique().iter_rows()
        late = frame.select("earliest", "latest").drop_nulls("latest").unique().iter_rows()
        periods = periods_of([*days, *late], calendar=calendar, every=every)
    events, left_out = _events(frame)
    chosen = choices(
        frame, events, by, Chosen(tuple(periods), bands or Bands(), whereabouts, frozenset(several))
    )
    groups, notes = placeholders(frame)
    everybody = events["identity"].unique().sort().to_list()
    if left_out:
        notes = (*notes, note("discounted", people=len(left_out)))
    return DocumentedCounts(
        by=tuple(by),
        definition=definition,
        groups=tuple(_counts(chosen, by, groups)),
        total=_count((), everybody, [], groups),
        notes=notes,
        discounted=_count((), left_out, [], groups),
    )


def _events(frame: pl.DataFrame) -> tuple[pl.DataFrame, list[str]]:
    """Give all events (``number``, ``identity``, ``told_of``), and who is left with none that counts.

    An identity of whom no event is told has one that nothing is known of.
    """
    told = frame.select(
        "identity", pl.coalesce("event", "event_type").alias("told_of"), "event_type", "grade"
    )
    events = told.group_by("identity", "told_of").agg(
        pl.col("event_type").drop_nulls().min(),
        (pl.col("grade") == DISCOUNTED).any().fill_null(value=False).alias(DISCOUNTED),
    )
    with_event = events.filter(pl.col("told_of").is_not_null()).select("identity").unique()
    bare = pl.col("told_of").is_null()
    persons_out = events.filter(bare & pl.col(DISCOUNTED)).select("identity")
    events = pl.concat(
        [events.filter(~bare), events.filter(bare).join(with_event, on="identity", how="anti")]
    )
    counting = events.filter(~pl.col(DISCOUNTED)).join(persons_out, on="identity", how="anti")
    left_out = events.join(counting, on="identity", how="anti")["identity"].unique().sort().to_list()
    counting = counting.sort("identity", "told_of").with_row_index("number")
    return counting.select("number", "identity", "told_of", "event_type"), left_out


def _counts(chosen: pl.DataFrame, by: Sequence[str], groups: Groups) -> list[DocumentedCount]:
    """Gather the choices (``identity``, ``sure``, ``value:0`` …) into groups."""
    columns = [f"value:{number}" for number in range(len(by))]
    if not columns:
        sure = chosen.select("identity").unique().sort("identity")["identity"].to_list()
        return [_count((), sure, [], groups)] if sure else []
    gathered = (
        chosen.group_by(*columns, "identity")
        .agg(pl.col("sure").any())
        .sort("identity")
        .group_by(columns, maintain_order=True)
        .agg(
            pl.col("identity").filter("sure").alias("certain"),
            pl.col("identity").filter(~pl.col("sure")).alias("possible"),
        )
        .sort(columns, nulls_last=True)
    )
    return [_count(tuple(key), certain, possible, groups) for *key, certain, possible in gathered.iter_rows()]


def _count(key: Key, sure: Sequence[str], perhaps: Sequence[str], groups: Groups) -> DocumentedCount:
    if not groups:
        return DocumentedCount(key, tuple(sure), tuple(perhaps))
    return DocumentedCount(
        key=key,
        certain=tuple(item for item in sure if item not in groups),
        possible=tuple(item for item in perhaps if item not in groups),
        groups=tuple(groups[item] for item in sure if item in groups),
        possible_groups=tuple(groups[item] for item in perhaps if item in groups),
    )
