"""The tables of a register held against those that its ledger gives today."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db import DatabaseError, InterfaceError, models

from sijill.errors import SijillError
from sijill.store.findings import Verification
from sijill.store.kinds import Projection
from sijill.store.models import PROJECTIONS
from sijill.store.register import Register
from sijill.store.replay import Progress, replay, scratch
from sijill.store.tables import Tables, columns, primary_key, select_all

_UNREPLAYABLE = (
    SijillError,
    DatabaseError,
    InterfaceError,
    ValueError,
    KeyError,
    TypeError,
    AttributeError,
    IndexError,
)
"""What a body that was tampered with can make of a replay."""


def compare_projections(register: Register, tables: Tables, result: Verification, progress: Progress) -> None:
    """Replay the ledger beside the tables of a register and compare every row."""
    with scratch() as fresh:
        try:
            replay(tables, Projection(fresh, register.files, register.keys.ids), progress=progress)
        except _UNREPLAYABLE as error:
            result.add("ledger", "replay", f"cannot be replayed to its end: {error or type(error).__name__}")
            return
        for number, model in enumerate(PROJECTIONS):
            progress("comparing tables", number, len(PROJECTIONS))
            _compare(model, tables, fresh, result)


def _compare(model: type[models.Model], live: Tables, fresh: Tables, result: Verification) -> None:
    table = model._meta.db_table
    names = columns(model)
    position = names.index(primary_key(model))
    theirs = live.stream(_ordered(model, live))
    ours = fresh.stream(_ordered(model, fresh))
    for held, replayed in _paired(theirs, ours, position):
        result.rows += 1
        if replayed is None and held is not None:
            result.add("row", f"{table} {held[position]}", "is in the table, but no entry put it there")
        elif held is None and replayed is not None:
            result.add("row", f"{table} {replayed[position]}", "is missing from the table")
        elif held is not None and replayed is not None and held != replayed:
            changed = [name for name, one, two in zip(names, held, replayed, strict=True) if one != two]
            result.add("row", f"{table} {held[position]}", f"was changed: {', '.join(changed)}")


def _ordered(model: type[models.Model], tables: Tables) -> str:
    """Give the query for all rows by primary key; text in the order of its bytes, as Python compares it."""
    collation = ' COLLATE "C"' if tables.postgres and isinstance(model._meta.pk, models.CharField) else ""
    return f'{select_all(model)} ORDER BY "{primary_key(model)}"{collation}'


def _paired(
    left: Iterator[tuple[Any, ...]], right: Iterator[tuple[Any, ...]], key: int
) -> Iterator[tuple[tuple[Any, ...] | None, tuple[Any, ...] | None]]:
    """Walk two ordered streams side by side."""
    one, two = next(left, None), next(right, None)
    while one is not None or two is not None:
        if two is None or (one is not None and one[key] < two[key]):
            yield one, None
            one = next(left, None)
        elif one is None or two[key] < one[key]:
            yield None, two
            two = next(right, None)
        else:
            yield one, two
            one, two = next(left, None), next(right, None)
