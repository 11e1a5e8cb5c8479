"""What people are counted by: which values an event may have in each facet, and which it surely has."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import polars as pl

from sijill.counting.ages import NO, YES, Bands, ages_at, minority
from sijill.counting.period import Interval, Period, Timeline, narrowed
from sijill.counting.whereabouts import Whereabouts

PERIOD = "period"
MINOR = "minor"
AGE = "age"
PLACE = "place"
SOURCE = "source"
CANNOT_TELL = "cannot tell"

SEVERAL = frozenset({"charge", "penalty", "source", "event_type", "record", "occasion"})
"""Facets of which one event may rightly have several values at once."""

OF_THE_PERSON = frozenset({"sex"})
"""Facets that say something of the person and not of one event."""

CHOSEN: dict[str, Any] = {
    **dict.fromkeys(("earliest", "latest", "birth_earliest", "birth_latest"), pl.Date),
    "age": pl.Int64,
    **dict.fromkeys(("age_at", "country", "minor"), pl.String),
}
"""Columns that facets are reckoned from."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """By what the facets are reckoned."""

    periods: tuple[Period, ...]
    bands: Bands
    whereabouts: Whereabouts | None
    several: frozenset[str]


def needed(by: Sequence[str], columns: Collection[str]) -> list[str]:
    """Give the columns that must be there to count by these facets."""
    wanted: list[str] = []
    for facet in by:
        if facet == PERIOD:
            wanted += ["earliest", "latest"]
        elif facet == AGE or (facet == MINOR and MINOR not in columns):
            wanted.append(AGE)
        else:
            wanted.append(facet)
    return wanted


def choices(frame: pl.DataFrame, events: pl.DataFrame, by: Sequence[str], how: Chosen) -> pl.DataFrame:
    """Give every choice of values an event may have: ``identity``, ``sure``, and ``value:0``, ``value:1`` …

    ``events`` are numbered, with their ``identity``, what they are ``told_of`` and their ``event_type``.
    """
    whole = events.select("number", "identity", pl.lit(value=True).alias("sure"))
    rows = frame.with_columns(pl.coalesce("event", "event_type").alias("told_of"))
    for place, facet in enumerate(by):
        values = _values(rows, events, facet, how).with_columns(pl.col("value").cast(pl.String))
        stated = values.group_by("number").agg(pl.len().alias("several"))
        whole = whole.join(values.rename({"value": f"value:{place}"}), on="number", how="left")
        if facet not in how.several:
            whole = (
                whole.join(stated, on="number", how="left")
                .with_columns(pl.col("sure") & (pl.col("several").fill_null(1) <= 1))
                .drop("several")
            )
    return whole


def _values(rows: pl.DataFrame, events: pl.DataFrame, facet: str, how: Chosen) -> pl.DataFrame:
    """Give the values (``number``, ``value``) that events may have in one facet."""
    if facet == PERIOD:
        timeline = Timeline(how.periods)
        return _reckoned(_dates(rows, events), lambda found: timeline.possible(narrowed(found)))
    if facet == AGE:
        return _aged(rows, events, lambda *told: how.bands.possible(ages_at(*told)))
    if facet == MINOR:
        return _minors(rows, events)
    if facet == PLACE and how.whereabouts is not None:
        stated = _of_events(rows, events, "place", "country")
        return _reckoned(stated, how.whereabouts.possible)
    if facet in OF_THE_PERSON:
        return _of_persons(rows, events, facet).rename({facet: "value"})
    return _of_events(rows, events, facet).rename({facet: "value"})


def _of_events(rows: pl.DataFrame, events: pl.DataFrame, *columns: str) -> pl.DataFrame:
    """Give what is told of each event: distinct rows of ``number`` and these columns, the first not empty."""
    told = rows.select("identity", "told_of", *columns).filter(pl.col(columns[0]).is_not_null()).unique()
    return told.join(
        events.select("number", "identity", "told_of"), on=["identity", "told_of"], nulls_equal=True
    ).drop("identity", "told_of")


def _of_persons(rows: pl.DataFrame, events: pl.DataFrame, *columns: str) -> pl.DataFrame:
    """Give for each event what is told anywhere of its person."""
    told = rows.select("identity", *columns).filter(pl.any_horizontal(pl.col(columns).is_not_null())).unique()
    return told.join(events.select("number", "identity"), on="identity").drop("identity")


def _dates(rows: pl.DataFrame, events: pl.DataFrame) -> pl.DataFrame:
    dated = rows.filter(pl.col("earliest").is_not_null() | pl.col("latest").is_not_null())
    told = dated.select("identity", "told_of", "earliest", "latest").unique()
    return told.join(
        events.select("number", "identity", "told_of"), on=["identity", "told_of"], nulls_equal=True
    ).select("number", "earliest", "latest")


def _aged(
    rows: pl.DataFrame,
    events: pl.DataFrame,
    answer: Callable[[Collection[Interval], Collection[Interval], Collection[int]], Iterable[str]],
) -> pl.DataFrame:
    """Reckon from births, dates and ages; an age that was said of another type of event is left out."""
    births = _listed(_of_persons(rows, events, "birth_earliest", "birth_latest"), "births")
    dates = _listed(_dates(rows, events), "dates")
    own = _of_events(rows, events, "age")
    of_person = rows.filter(pl.col("told_of").is_null() & pl.col("age").is_not_null())
    person = (
        of_person.select("identity", "age", "age_at")
        .unique()
        .join(events.filter(pl.col("told_of").is_not_null()), on="identity")
        .filter(pl.col("age_at").is_null() | (pl.col("age_at") == pl.col("event_type")))
        .select("number", "age")
    )
    ages = (
        pl.concat([own.select("number", pl.col("age").cast(pl.Int64)), person.cast({"age": pl.Int64})])
        .group_by("number")
        .agg(pl.col("age").unique().sort().alias("ages"))
    )
    told = (
        pl.concat([births.select("number"), ages.select("number")])
        .unique()
        .join(births, on="number", how="left")
        .join(dates, on="number", how="left")
        .join(ages, on="number", how="left")
        .sort("number")
    )
    known: dict[Any, tuple[str, ...]] = {}
    numbers: list[int] = []
    values: list[str] = []
    for number, born, on, said in told.iter_rows():
        key = (_pairs(born), _pairs(on), tuple(said or ()))
        found = known.get(key)
        if found is None:
            found = known[key] = tuple(sorted(answer(*key)))
        numbers += [number] * len(found)
        values += found
    return _valued(numbers, values)


def _minors(rows: pl.DataFrame, events: pl.DataFrame) -> pl.DataFrame:
    reckoned = _aged(rows, events, minority)
    said = _of_events(rows, events, MINOR).rename({MINOR: "value"}).cast({"value": pl.String})
    told = pl.concat([reckoned, said.select("number", "value")]).unique()
    # Where one source lets it be told, the others' silence takes nothing away.
    sure = told.filter(pl.col("value") != CANNOT_TELL)
    silent = told.filter(pl.col("value") == CANNOT_TELL).join(sure, on="number", how="anti")
    open_ = pl.concat([silent.with_columns(value=pl.lit(answer)) for answer in (NO, YES)])
    return pl.concat([sure, open_]).sort("number", "value")


def _listed(told: pl.DataFrame, name: str) -> pl.DataFrame:
    first, last = (column for column in told.columns if column != "number")
    return told.group_by("number").agg(
        pl.struct(pl.col(first).alias("first"), pl.col(last).alias("last")).alias(name)
    )


def _pairs(intervals: list[dict[str, Any]] | None) -> tuple[Interval, ...]:
    pairs = [(one["first"], one["last"]) for one in intervals or ()]
    return tuple(pairs) if len(pairs) < 2 else tuple(sorted(pairs, key=str))


def _reckoned(told: pl.DataFrame, answer: Callable[[Iterable[Any]], Iterable[str]]) -> pl.DataFrame:
    """Answer for each number from all pairs told of it, once for all that are told the same."""
    first, last = (column for column in told.columns if column != "number")
    counts = told.group_by("number").agg(pl.len().alias("several"))
    single = told.join(counts.filter(pl.col("several") == 1), on="number").drop("several")
    alone = single.select(first, last).unique()
    answers = [sorted(answer([pair])) for pair in alone.iter_rows()]
    with_answers = alone.with_columns(pl.Series("value", answers, dtype=pl.List(pl.String)))
    straight = single.join(with_answers, on=[first, last], nulls_equal=True).select("number", "value")
    rest = told.join(counts.filter(pl.col("several") > 1), on="number").drop("several")
    numbers: list[int] = []
    values: list[str] = []
    for number, pairs in _listed(rest, "pairs").iter_rows():
        found = sorted(answer(_pairs(pairs)))
        numbers += [number] * len(found)
        values += found
    exploded = straight.explode("value").drop_nulls()
    return pl.concat([exploded, _valued(numbers, values)]).sort("number", "value")


def _valued(numbers: list[int], values: list[str]) -> pl.DataFrame:
    return pl.DataFrame(
        {"number": numbers, "value": values}, schema={"number": pl.UInt32, "value": pl.String}
    )
