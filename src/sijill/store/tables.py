"""Rows in and out of the tables, in bulk: below the ORM where the ORM's price per row would count.

Every column name is quoted, since several (``end``, ``left``, ``group``) are words of SQL.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django.db import connections, models

from sijill.store.database import BUSY_SECONDS

CHUNK = 5_000
"""Rows that are held at once on their way in or out."""

VARIABLES = 900
"""Values in one ``IN (…)``: below the smallest limit that a SQLite may be built with (999)."""


class Tables:
    """The tables of one database, by model; rows are tuples in the order of the model's fields."""

    def __init__(self, alias: str) -> None:
        self.alias = alias
        self.connection = connections[alias]
        self.postgres = self.connection.vendor == "postgresql"

    def insert(self, model: type[models.Model], rows: Iterable[Sequence[Any]]) -> None:
        """Insert rows; raises the database's IntegrityError if one is there already."""
        names = columns(model)
        self.connection.ensure_connection()
        if self.postgres:
            with (
                self.connection.wrap_database_errors,
                self.connection.cursor() as cursor,
                cursor.copy(f"COPY {_table(model)} ({_quoted(names)}) FROM STDIN") as copy,
            ):
                for row in rows:
                    copy.write_row(row)
        else:
            marks = ",".join("?" * len(names))
            statement = f"INSERT INTO {_table(model)} ({_quoted(names)}) VALUES ({marks})"
            with self.connection.wrap_database_errors:
                self.connection.connection.executemany(statement, rows)

    def lock(self) -> list[tuple[Any, ...]]:
        """Lock the head, on which writers wait for one another, and give its rows; in a transaction only."""
        query = "SELECT origin, size, frontier FROM head"
        if self.postgres:
            self.execute(f"SET LOCAL lock_timeout = '{BUSY_SECONDS}s'")
            return self.select(f"{query} FOR UPDATE")
        # SQLite has locked the whole file at BEGIN IMMEDIATE.
        return self.select(query)

    def execute(self, statement: str, values: Sequence[Any] = ()) -> int:
        """Run one statement with ``%s`` marks; gives the number of rows it touched."""
        with self.connection.cursor() as cursor:
            cursor.execute(statement, values)
            return int(cursor.rowcount)

    def update(self, model: type[models.Model], key: str, **changes: Any) -> int:
        """Set columns of the row whose primary key is ``key``; gives 1, or 0 if there is none."""
        assignments = ", ".join(f'"{name}" = %s' for name in changes)
        return self.execute(
            f'UPDATE {_table(model)} SET {assignments} WHERE "{primary_key(model)}" = %s',
            [*changes.values(), key],
        )

    def select(self, statement: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """Run a query with ``%s`` marks and give all its rows."""
        with self.connection.cursor() as cursor:
            cursor.execute(statement, values)
            return list(cursor.fetchall())

    def stream(self, statement: str, values: Sequence[Any] = ()) -> Iterator[tuple[Any, ...]]:
        """Give the rows of a query a chunk at a time; on PostgreSQL within a transaction only."""
        self.connection.ensure_connection()
        with self.connection.chunked_cursor() as cursor:
            cursor.execute(statement, values)
            while rows := cursor.fetchmany(CHUNK):
                yield from rows

    def among(self, statement: str, ids: Iterable[str]) -> Iterator[tuple[Any, ...]]:
        """Run a query that ends in ``IN`` for many ids, some at a time."""
        for part in chunks(ids, VARIABLES):
            marks = ",".join(["%s"] * len(part))
            yield from self.select(f"{statement} ({marks})", part)

    def clear(self, model: type[models.Model]) -> None:
        """Delete every row."""
        self.execute(f"DELETE FROM {_table(model)}")


def columns(model: type[models.Model]) -> list[str]:
    """Give the column names of a model, in the order in which rows are written and read."""
    return [column for field in model._meta.concrete_fields if (column := field.column) is not None]


def primary_key(model: type[models.Model]) -> str:
    """Give the column that is a model's primary key."""
    key = model._meta.pk
    assert key is not None
    assert key.column is not None
    return key.column


def chunks(values: Iterable[str], size: int) -> Iterator[list[str]]:
    """Cut an iterable into lists of at most ``size``."""
    part: list[str] = []
    for value in values:
        part.append(value)
        if len(part) == size:
            yield part
            part = []
    if part:
        yield part


def select_all(model: type[models.Model]) -> str:
    """Give the query for every column of a model; conditions may be added."""
    return f"SELECT {_quoted(columns(model))} FROM {_table(model)}"


def _table(model: type[models.Model]) -> str:
    return f'"{model._meta.db_table}"'


def _quoted(names: Sequence[str]) -> str:
    return ", ".join(f'"{name}"' for name in names)
