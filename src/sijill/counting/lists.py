"""A table of lists: who was on which, as counts of patterns; and what can be read off it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import combinations

import polars as pl

from sijill.counting.errors import InvalidTable

COUNT = "count"

Pattern = tuple[int, ...]


@dataclass(frozen=True)
class ListTable:
    """People by the lists they are on: ``counts`` of patterns, one 0 or 1 for each of ``lists``.

    Empty lists and the pattern of being on none are left out; ``notes`` says so where it happened.
    """

    lists: tuple[str, ...]
    counts: tuple[tuple[Pattern, int], ...]
    notes: tuple[str, ...] = ()

    @cached_property
    def documented(self) -> int:
        """How many people are on any list."""
        return sum(count for _, count in self.counts)

    @cached_property
    def sizes(self) -> tuple[int, ...]:
        """How many people are on each list."""
        return tuple(
            sum(count for pattern, count in self.counts if pattern[i]) for i in range(len(self.lists))
        )

    @cached_property
    def alone(self) -> tuple[int, ...]:
        """How many people are on each list and on no other."""
        return tuple(
            sum(count for pattern, count in self.counts if pattern[i] and sum(pattern) == 1)
            for i in range(len(self.lists))
        )

    @cached_property
    def on_two(self) -> int:
        """How many people are on exactly two lists."""
        return sum(count for pattern, count in self.counts if sum(pattern) == 2)

    @property
    def islands(self) -> tuple[tuple[str, ...], ...]:
        """The lists in parts that share nobody with one another; one part if all hang together."""
        group = list(range(len(self.lists)))
        for pattern, _ in self.counts:
            for one, other in combinations([i for i, there in enumerate(pattern) if there], 2):
                low, high = sorted((group[one], group[other]))
                group = [low if item == high else item for item in group]
        return tuple(
            tuple(name for name, item in zip(self.lists, group, strict=True) if item == part)
            for part in sorted(set(group))
        )

    @property
    def nested(self) -> tuple[str, ...]:
        """The lists of which everybody is on one certain other list."""
        overlap = {
            (one, other): sum(count for pattern, count in self.counts if pattern[one] and pattern[other])
            for one in range(len(self.lists))
            for other in range(len(self.lists))
            if one != other
        }
        return tuple(
            name
            for one, name in enumerate(self.lists)
            if any(overlap[one, other] == self.sizes[one] for other in range(len(self.lists)) if other != one)
        )


def read_lists(table: pl.DataFrame) -> ListTable:
    """Check a table of one 0/1 column a list and ``count``, and bring equal patterns together.

    Raises :class:`InvalidTable` if ``count`` is missing or holds anything but whole numbers from 0 up, or a
    list column anything but 0 and 1.
    """
    if COUNT not in table.columns:
        raise InvalidTable(COUNT, "is missing from the table")
    names = [column for column in table.columns if column != COUNT]
    _check(table.get_column(COUNT), "whole numbers from 0 up")
    for name in names:
        _check(table.get_column(name), "0 and 1", most=1)
    notes = []
    counts: dict[Pattern, int] = {}
    for *pattern, count in table.select(*names, COUNT).iter_rows():
        key = tuple(int(there) for there in pattern)
        if not any(key):
            if count:
                notes.append(f"{count} people on no list were left out: they are what is to be estimated")
        elif count:
            counts[key] = counts.get(key, 0) + int(count)
    kept = [i for i in range(len(names)) if any(pattern[i] for pattern in counts)]
    notes += [f"List {name} is empty and was left out" for i, name in enumerate(names) if i not in kept]
    return ListTable(
        lists=tuple(names[i] for i in kept),
        counts=tuple(sorted((tuple(pattern[i] for i in kept), count) for pattern, count in counts.items())),
        notes=tuple(notes),
    )


def list_table(appearances: pl.DataFrame) -> pl.DataFrame:
    """Make the table from rows of ``identity`` and ``source``: on which lists how many people are.

    Rows without either are left out. Raises :class:`InvalidTable` if a list has a name that the table needs.
    """
    rows = appearances.select(
        pl.col("identity").cast(pl.String), pl.col("source").cast(pl.String)
    ).drop_nulls()
    names: list[str] = rows.get_column("source").unique().sort().to_list()
    for reserved in {COUNT, "identity"}.intersection(names):
        raise InvalidTable("source", f"holds a list called {reserved!r}, which the table needs for itself")
    patterns = rows.group_by("identity").agg(
        (pl.col("source") == name).any().cast(pl.Int8).alias(name) for name in names
    )
    return patterns.drop("identity").group_by(pl.all()).len(name=COUNT).sort(pl.all(), descending=True)


def _check(column: pl.Series, expected: str, *, most: int | None = None) -> None:
    if column.null_count():
        raise InvalidTable(column.name, f"has empty cells; it may hold {expected}")
    if column.dtype == pl.Boolean:
        column = column.cast(pl.Int8)
    if not column.dtype.is_integer() or (column < 0).any() or (most is not None and (column > most).any()):
        raise InvalidTable(column.name, f"may hold {expected} only")
