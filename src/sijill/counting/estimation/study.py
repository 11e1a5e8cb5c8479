"""A study of one table: its estimate or refusal, by strata too, and how either hangs on what was put in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import polars as pl

from sijill.counting.errors import InvalidTable
from sijill.counting.estimation.answer import Alternative, Answer, Estimate, Family, Refusal
from sijill.counting.estimation.estimate import METHODS, Tell, estimate
from sijill.counting.estimation.families import latent
from sijill.counting.estimation.finding import found
from sijill.counting.estimation.latent import Setting
from sijill.counting.estimation.sensitivity import leave_one_out
from sijill.counting.estimation.sheet import COUNT, read_sheet
from sijill.counting.estimation.strata import Strata, estimate_strata
from sijill.counting.estimation.table import ListTable, read_lists

_SHORT = Setting(draws=1000, rounds=1, warm=300)  # enough for a median
OTHER_PRIORS = (
    replace(_SHORT, classes=5),
    replace(_SHORT, concentration=(1.0, 1.0)),
    replace(_SHORT, chances=(0.5, 0.5)),
)
MOST_STRATA = 60

Tables = Mapping[str, pl.DataFrame]
Divided = Strata | Refusal | Mapping[str, Estimate | Refusal]


@dataclass(frozen=True, slots=True, eq=False)
class Study:
    """What is said of a table, and what would be said otherwise.

    ``without`` leaves out one list after another; ``priors`` are latent classes under other priors;
    ``linkage`` the same people matched otherwise, where that is known. ``strata`` is by what the people were
    divided (a period, a place): each division is of all of them, and summed unless one person can be in
    several parts.
    """

    table: ListTable
    answer: Estimate | Refusal
    without: tuple[Alternative, ...] = ()
    priors: tuple[Alternative, ...] = ()
    linkage: tuple[Alternative, ...] = ()
    strata: Mapping[str, Divided] = field(default_factory=dict)

    def as_json(self) -> dict[str, Any]:
        return {
            "answer": self.answer.as_json(),
            "patterns": [
                {"lists": [name for name, there in zip(self.table.lists, pattern, strict=True) if there]}
                | {COUNT: count}
                for pattern, count in self.table.counts
            ],
            "without": [item.as_json() for item in self.without],
            "priors": [item.as_json() for item in self.priors],
            "linkage": [item.as_json() for item in self.linkage],
            "strata": {by: _divided_json(divided) for by, divided in self.strata.items()},
        }


def study(
    table: ListTable,
    *,
    answer: Estimate | Refusal | None = None,
    strata: Mapping[str, Tables] | None = None,
    settings: Sequence[Setting] = OTHER_PRIORS,
    seed: int = 0,
    threads: int | None = None,
    tell: Tell | None = None,
) -> Study:
    """Estimate, and estimate again without each list, under other priors, and by strata.

    ``strata`` has one table a stratum, by what divides them. The answer is that of :func:`.estimate.estimate`
    with the same ``seed``, unless one is given that was made otherwise; what hangs on it is only asked where
    there are three lists or more. ``settings`` are the other priors of latent classes.
    """
    if answer is None:
        answer = estimate(table, seed=seed, threads=threads, tell=tell)
    say = tell or _silently
    without: tuple[Alternative, ...] = ()
    priors: tuple[Alternative, ...] = ()
    if any(item.family is Family.LATENT for item in answer.families):
        say("leaving out one list after another")
        without = leave_one_out(table, seed=seed)
        say("sampling latent classes under other priors")
        priors = tuple(_under(table, setting, seed=seed, threads=threads) for setting in settings)
    return Study(
        table=table,
        answer=answer,
        without=without,
        priors=priors,
        strata={
            by: estimate_strata(tables, methods=METHODS, seed=seed, threads=threads, tell=tell)
            for by, tables in (strata or {}).items()
        },
    )


def read_strata(path: Path, by: Sequence[str]) -> tuple[ListTable, dict[str, dict[str, pl.DataFrame]]]:
    """Read a CSV table that has columns to divide people by, beside those of lists and ``count``.

    Gives the table of everybody, and for each column of ``by`` one table a value of it, in order. Raises
    :class:`InvalidTable` if a column is missing or has empty cells, and as :func:`.table.read_lists`.
    """
    held = read_sheet(path, text=by)
    for column in by:
        if column not in held.columns or column == COUNT:
            raise InvalidTable(column, f"is not in {path.name}, and people cannot be divided by it")
        if held.get_column(column).null_count():
            raise InvalidTable(
                column, "has empty cells; everybody needs a stratum, if only one called unknown"
            )
    names = [name for name in held.columns if name not in {*by, COUNT}]
    divided: dict[str, dict[str, pl.DataFrame]] = {}
    for column in by:
        keys = held.get_column(column).unique().sort().to_list()
        if len(keys) > MOST_STRATA:
            raise InvalidTable(
                column, f"divides people into {len(keys)} strata, and {MOST_STRATA} are the most"
            )
        divided[column] = {
            key: _gathered(held.filter(pl.col(column) == key).select(*names, COUNT)) for key in keys
        }
    whole = _gathered(held.select(*names, COUNT)) if by else held
    return read_lists(whole), divided


def _gathered(rows: pl.DataFrame) -> pl.DataFrame:
    """Bring rows of one pattern together, which the strata had held apart."""
    return rows.group_by(pl.exclude(COUNT), maintain_order=True).agg(pl.col(COUNT).sum())


def _divided_json(divided: Divided) -> dict[str, Any]:
    if isinstance(divided, (Strata, Refusal)):
        return divided.as_json()
    return {"parts": {name: part.as_json() for name, part in divided.items()}}


def _under(table: ListTable, setting: Setting, *, seed: int, threads: int | None) -> Alternative:
    answer = latent(table, setting=setting, seed=seed, threads=threads)
    total = answer.point if isinstance(answer, Answer) else None
    if setting.classes != Setting().classes:
        return Alternative(found("with_classes", classes=setting.classes), total)
    if setting.chances != Setting().chances:
        return Alternative(found("with_chances", first=setting.chances[0], second=setting.chances[1]), total)
    first, second = setting.concentration
    return Alternative(found("with_concentration", first=first, second=second), total)


def _silently(_: str) -> None:
    return None
