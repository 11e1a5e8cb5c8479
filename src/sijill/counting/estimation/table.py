"""A table of lists: who was on which, as counts of patterns; and what can be read off it."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import combinations
from pathlib import Path

import numpy as np
import polars as pl
from numpy.typing import NDArray

from sijill.counting.errors import InvalidTable
from sijill.counting.estimation.finding import Finding, found
from sijill.counting.estimation.sheet import COUNT, MOST_PEOPLE, read_sheet

FEW_REPEATED = 3
MOST_LISTS = 15  # 2^15 patterns; beyond, most are empty and lists are better merged by kind

Pattern = tuple[int, ...]


@dataclass(frozen=True)
class ListTable:
    """People by the lists they are on: ``counts`` of patterns, one 0 or 1 for each of ``lists``.

    Empty lists and the pattern of being on none are left out; ``notes`` says so where it happened.
    """

    lists: tuple[str, ...]
    counts: tuple[tuple[Pattern, int], ...]
    notes: tuple[Finding, ...] = ()

    @cached_property
    def documented(self) -> int:
        """How many people are on any list."""
        return sum(count for _, count in self.counts)

    @cached_property
    def cells(self) -> NDArray[np.int64]:
        """Counts by pattern, shape (2 ** lists,): bit i of the index is list i; index 0 is left at 0."""
        cells = np.zeros(2 ** len(self.lists), dtype=np.int64)
        for pattern, count in self.counts:
            cells[sum(there << i for i, there in enumerate(pattern))] = count
        return cells

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

    @property
    def sha256(self) -> str:
        """What names this table: the digest of its lists and patterns, in order."""
        lines = [
            ",".join(self.lists),
            *(f"{','.join(map(str, pattern))},{count}" for pattern, count in self.counts),
        ]
        return hashlib.sha256("\n".join(lines).encode()).hexdigest()

    def merged(self, groups: Mapping[str, Sequence[str]]) -> ListTable:
        """Make one list of several: ``groups`` gives the lists that each new one is made of.

        Somebody is on the new list who is on any of its parts. Raises :class:`InvalidTable` for a list that
        is not in the table or is put into two groups.
        """
        parts = [name for names in groups.values() for name in names]
        for name in parts:
            if name not in self.lists:
                raise InvalidTable(name, f"is no list of this table; its lists are {', '.join(self.lists)}")
            if parts.count(name) > 1:
                raise InvalidTable(name, "is put into two groups; a list can be merged into one only")
        kept = {name: (name,) for name in self.lists if name not in parts}
        frame = self.frame()
        return read_lists(
            frame.select(
                *(
                    pl.max_horizontal(*names).alias(group)
                    for group, names in {
                        **kept,
                        **{group: tuple(names) for group, names in groups.items()},
                    }.items()
                ),
                COUNT,
            )
            .group_by(pl.exclude(COUNT))
            .sum()
        )

    def without(self, name: str) -> ListTable:
        """Leave a list out; whoever was on it alone is no longer documented."""
        if name not in self.lists:
            raise InvalidTable(name, f"is no list of this table; its lists are {', '.join(self.lists)}")
        left = self.frame().drop(name)
        table = read_lists(left.group_by(pl.exclude(COUNT)).sum())
        return replace(table, notes=tuple(note for note in table.notes if note.code != "on_no_list"))

    def frame(self) -> pl.DataFrame:
        """Give the table back as one 0/1 column a list and ``count``."""
        rows = [(*pattern, count) for pattern, count in self.counts]
        return pl.DataFrame(rows, schema=dict.fromkeys((*self.lists, COUNT), pl.Int64), orient="row")


def read_lists(table: pl.DataFrame) -> ListTable:
    """Check a table of one 0/1 column a list and ``count``, and bring equal patterns together.

    Raises :class:`InvalidTable` if ``count`` is missing or holds anything but whole numbers from 0 up, a list
    column anything but 0 and 1 (with the row, the first being 1), or if there are more lists than
    :data:`MOST_LISTS`.
    """
    if COUNT not in table.columns:
        raise InvalidTable(COUNT, "is missing from the table")
    names = [column for column in table.columns if column != COUNT]
    if not names:
        raise InvalidTable(COUNT, "stands alone; beside it there is one column of 0 and 1 for each list")
    if len(names) > MOST_LISTS:
        raise InvalidTable(
            COUNT,
            f"stands beside {len(names)} lists, and at most {MOST_LISTS} can be compared; merge small ones",
        )
    rows = pl.DataFrame(
        [
            _whole(table.get_column(COUNT), "whole numbers from 0 up", most=MOST_PEOPLE),
            *(_whole(table.get_column(name), "0 and 1", most=1) for name in names),
        ]
    )
    notes: list[Finding] = []
    counts: dict[Pattern, int] = {}
    repeated: list[Pattern] = []
    alike = rows.filter(pl.col(COUNT) > 0).group_by(names, maintain_order=True)
    for *key, count, times in alike.agg(pl.col(COUNT).sum().alias("\0"), pl.len().alias("\1")).iter_rows():
        pattern = tuple(key)
        if not any(pattern):
            notes.append(found("on_no_list", people=count))
            continue
        counts[pattern] = count
        if times > 1:
            repeated.append(pattern)
    if len(repeated) > FEW_REPEATED:
        notes.append(found("repeated_patterns", patterns=len(repeated)))
    else:
        notes = [*(found("repeated_pattern", lists=_named(key, names)) for key in repeated), *notes]
    kept = [i for i in range(len(names)) if any(pattern[i] for pattern in counts)]
    notes += [found("empty_list", list=name) for i, name in enumerate(names) if i not in kept]
    return ListTable(
        lists=tuple(names[i] for i in kept),
        counts=tuple(sorted((tuple(pattern[i] for i in kept), count) for pattern, count in counts.items())),
        notes=tuple(notes),
    )


def read_csv(path: Path) -> ListTable:
    """Read a table from a CSV file with a header; raises :class:`InvalidTable`, see :mod:`.sheet`."""
    return read_lists(read_sheet(path))


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


def list_tables(appearances: pl.DataFrame, *, by: str) -> dict[str, pl.DataFrame]:
    """Make one table a stratum, from rows of ``identity``, ``source`` and a column to divide by.

    Everybody has one stratum: raises :class:`InvalidTable` if somebody has two, or a row with both ids none.
    """
    rows = appearances.drop_nulls(["identity", "source"])
    if rows.get_column(by).null_count():
        raise InvalidTable(by, "has empty cells; everybody needs a stratum, if only one called unknown")
    twice = rows.group_by("identity").agg(pl.col(by).n_unique()).filter(pl.col(by) > 1)
    if twice.height:
        raise InvalidTable(by, f"puts {twice.height} people into more than one stratum")
    keys = rows.get_column(by).unique().sort().to_list()
    return {str(key): list_table(rows.filter(pl.col(by) == key)) for key in keys}


def _whole(column: pl.Series, expected: str, *, most: int) -> pl.Series:
    if column.null_count():
        row = column.is_null().arg_max()
        raise InvalidTable(column.name, f"has an empty cell in row {(row or 0) + 1}; it may hold {expected}")
    if column.dtype == pl.Boolean:
        column = column.cast(pl.Int8)
    if not column.dtype.is_numeric():
        raise InvalidTable(column.name, f"may hold {expected} only, not {column.dtype}")
    if column.dtype.is_integer():
        column = column.cast(pl.Int64)
    wrong = (column < 0) | (column > most) | (column != column.floor())
    if wrong.any():
        row = wrong.arg_max() or 0
        raise InvalidTable(column.name, f"may hold {expected} only, and row {row + 1} holds {column[row]}")
    return column.cast(pl.Int64)


def _named(pattern: Pattern, names: Sequence[str]) -> str:
    return " + ".join(name for name, there in zip(names, pattern, strict=True) if there)
