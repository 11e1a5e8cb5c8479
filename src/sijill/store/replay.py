"""Replay: the tables made again from the ledger, for a rebuild, a comparison, or after an erasure."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace

from django.db import connections, models

from sijill.store.database import connect, disconnect, reading, sqlite_settings, writing
from sijill.store.door import project
from sijill.store.files import Files
from sijill.store.fingerprints import Fingerprints
from sijill.store.kinds import Act, Projection
from sijill.store.models import PROJECTIONS, Head
from sijill.store.register import Register
from sijill.store.removal import finish_erasures
from sijill.store.search import SearchIndex
from sijill.store.tables import Tables

Progress = Callable[[str, int, int], None]
"""Called with what is being done, how much of it is done, and how much there is."""

_PROGRESS_EVERY = 1_000


def silent(what: str, done: int, total: int) -> None:
    """Report nothing."""


def acts(tables: Tables, *, until: int | None = None) -> Iterator[Act]:
    """Give the acts of the ledger in order, up to a position; erased ones are passed over."""
    end = "" if until is None else f" AND seq < {int(until)}"
    query = f"SELECT seq, kind, at, author, body FROM entry WHERE body IS NOT NULL{end} ORDER BY seq"
    for seq, kind, at, author, body in tables.stream(query):
        yield Act(seq, kind, at, author, json.loads(body))


def replay(
    ledger: Tables, projection: Projection, *, until: int | None = None, progress: Progress = silent
) -> None:
    """Project every act of ``ledger``, up to a position, into the empty tables of ``projection``."""
    total = ledger.select("SELECT size FROM head")[0][0] if until is None else until
    for act in acts(ledger, until=until):
        if act.seq % _PROGRESS_EVERY == 0:
            progress("replaying the ledger", act.seq, total)
        project(projection, act)
    progress("replaying the ledger", total, total)


def rebuild(register: Register, *, progress: Progress = silent) -> None:
    """Make every projection, the search index and the fingerprints anew from the ledger and the files."""
    # Else a row whose erasure was stopped on the way would come back.
    finish_erasures(register.alias, register.files, register.folder.ledger)
    with writing(register.alias):
        tables = Tables(register.alias)
        tables.lock()
        replace_projections(tables, register, files=register.files, progress=progress)
        Fingerprints(tables, register.files).remake(progress)


def replace_projections(
    tables: Tables, register: Register, *, files: Files, progress: Progress = silent
) -> None:
    """Empty the projections and replay into them; to be called within a transaction."""
    index = SearchIndex(tables)
    index.clear()
    for model in PROJECTIONS:
        tables.clear(model)
    replay(tables, Projection(tables, files, register.keys.ids, index=index), progress=progress)


@contextmanager
def snapshot(alias: str) -> Iterator[Tables]:
    """Read one moment of a database without holding writers up."""
    tables = Tables(alias)
    with reading(alias):
        if tables.postgres:
            with writing(alias):
                tables.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
                yield tables
        else:
            tables.execute("BEGIN DEFERRED")
            try:
                yield tables
            finally:
                tables.execute("ROLLBACK")


@contextmanager
def as_of(register: Register, position: int, *, progress: Progress = silent) -> Iterator[Register]:
    """Give the register as it was at a ledger position, in memory and to be read only.

    What was erased since is not there: it was to be gone from the past too.
    """
    with scratch(*PROJECTIONS, Head) as fresh:
        with snapshot(register.alias) as ledger:
            projection = Projection(fresh, register.files, register.keys.ids)
            replay(ledger, projection, until=position, progress=progress)
        fresh.insert(Head, [(1, register.keys.origin, position, "[]")])
        yield replace(register, alias=fresh.alias)


@contextmanager
def scratch(*tables_of: type[models.Model]) -> Iterator[Tables]:
    """Give empty tables in memory, by default the projections', for as long as the block lasts."""
    alias = connect(sqlite_settings(None))
    try:
        connection = connections[alias]
        with connection.schema_editor() as editor:
            for model in tables_of or PROJECTIONS:
                editor.create_model(model)
        tables = Tables(alias)
        # One transaction from beginning to end: it is never kept.
        tables.execute("BEGIN")
        yield tables
    finally:
        disconnect(alias)
