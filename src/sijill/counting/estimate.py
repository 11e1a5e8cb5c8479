"""How many people are on no list: what can be said of it, or why nothing can.

Two lists give Chapman's estimator, three or more Chao's lower bound. Estimates from three or more lists
(log-linear models, graphical model averaging, latent classes) are not here yet, and the answer says so.
"""

from __future__ import annotations

import hashlib
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any

import polars as pl

from sijill.counting.bounds import Bounds, chao, chao_unequal, chapman, with_odds_ratio
from sijill.counting.lists import ListTable, read_lists

ODDS_RATIOS = (0.5, 1.0, 2.0, 4.0)
FEW_SHARED = 7  # below it Chapman's estimator is biased (Robson and Regier 1964)
ON_ONE_LIST = 0.9
DARK = 5

NOT_YET = (
    "Estimates from three or more lists by log-linear models, graphical model averaging or latent classes "
    "are not available yet."
)


class Meaning(StrEnum):
    """What the point of an estimate is."""

    ESTIMATE = "estimate"
    LOWER_BOUND = "lower bound"


@dataclass(frozen=True, slots=True)
class Alternative:
    """What the same table gives under another assumption."""

    method: str
    total: float


@dataclass(frozen=True, slots=True)
class Estimate:
    """A total with its 95 % interval, what it rests on and what it would be otherwise.

    All totals count the documented people in. For a lower bound ``high`` is ``None``: nothing is said about
    how many more there are, and as the bound itself is uncertain, "at least ``low``" is what can be said.
    ``table_sha256`` names the table of patterns that it was computed from.
    """

    method: str
    meaning: Meaning
    lists: tuple[str, ...]
    documented: int
    point: float
    low: float
    high: float | None
    assumptions: tuple[str, ...]
    alternatives: tuple[Alternative, ...]
    warnings: tuple[str, ...]
    table_sha256: str
    seed: int

    def as_json(self) -> dict[str, Any]:
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Refusal:
    """No estimate: only the documented number can be printed, with this reason."""

    reason: str
    lists: tuple[str, ...]
    documented: int
    warnings: tuple[str, ...] = ()

    def as_json(self) -> dict[str, Any]:
        return asdict(self)


def estimate(table: pl.DataFrame, *, seed: int = 0) -> Estimate | Refusal:
    """Estimate how many people there are, from who is on which list.

    ``table`` has one 0/1 column a list and ``count``. Both methods are closed formulas, so ``seed`` is only
    kept in the answer. Raises :class:`InvalidTable` if the table is malformed; a well-formed table that
    supports no estimate gives a :class:`Refusal`.
    """
    read = read_lists(table)
    reason = _unfit(read)
    if reason is not None:
        return Refusal(reason, read.lists, read.documented, read.notes)
    return _from_two(read, seed=seed) if len(read.lists) == 2 else _lower_bound(read, seed=seed)


def _unfit(table: ListTable) -> str | None:
    if len(table.lists) < 2:
        return f"An estimate needs two lists or more, and {len(table.lists)} has anybody on it."
    islands = table.islands
    if len(islands) > 1:
        parts = " | ".join(", ".join(island) for island in islands)
        return f"The lists fall into parts that share nobody ({parts}), so none says how complete another is."
    if len(table.lists) == 2 and table.nested:
        return (
            f"Everybody on {table.nested[0]} is on the other list too, so nothing shows how much both miss."
        )
    if table.on_two == 0:
        return f"Nobody is on exactly two lists, so there is nothing to compute a lower bound from. {NOT_YET}"
    return None


def _from_two(table: ListTable, *, seed: int) -> Estimate:
    bounds = chapman(table)
    warnings = list(table.notes)
    if table.on_two < FEW_SHARED:
        warnings.append(
            f"Only {table.on_two} people are on both lists: the estimate is unstable and too low."
        )
    return _answer(
        table,
        bounds,
        seed=seed,
        method="Chapman, two lists",
        meaning=Meaning.ESTIMATE,
        high=bounds.high,
        assumptions=(
            "The two lists are independent: being on one makes nobody likelier to be on the other, or less. "
            "Two lists cannot show whether that is so; the alternatives show what it would change.",
            "Everybody is equally likely to be on a list.",
            *_ALWAYS,
        ),
        alternatives=tuple(
            Alternative(f"odds ratio {ratio:g} between the lists", with_odds_ratio(table, ratio))
            for ratio in ODDS_RATIOS
        ),
        warnings=warnings,
    )


def _lower_bound(table: ListTable, *, seed: int) -> Estimate:
    bounds = chao_unequal(table)
    warnings = list(table.notes)
    warnings += [f"Everybody on {name} is also on one other list." for name in table.nested]
    return _answer(
        table,
        bounds,
        seed=seed,
        method="Chao's lower bound, lists of unequal reach",
        meaning=Meaning.LOWER_BOUND,
        high=None,
        assumptions=(
            "For each person the lists are independent, or being on one makes being on another more likely. "
            "Lists that avoid each other's people make the bound too high.",
            "People may differ in how likely they are to be on any list, by one factor for all lists.",
            *_ALWAYS,
        ),
        alternatives=(Alternative("Chao 1987, lists of equal reach", chao(table).point),),
        warnings=[*warnings, NOT_YET],
    )


_ALWAYS = (
    "It is one closed population: all lists are about the same people, place and time.",
    "The same person is recognised on every list, and different people are kept apart.",
)


def _answer(
    table: ListTable,
    bounds: Bounds,
    *,
    seed: int,
    method: str,
    meaning: Meaning,
    high: float | None,
    assumptions: tuple[str, ...],
    alternatives: tuple[Alternative, ...],
    warnings: list[str],
) -> Estimate:
    alone = sum(table.alone) / table.documented
    if alone > ON_ONE_LIST:
        warnings.append(
            f"{alone:.0%} of the people are on a single list: little is known of what the lists share."
        )
    if bounds.point - table.documented > DARK * table.documented:
        warnings.append(f"More than {DARK} times as many people would be missing as are documented.")
    return Estimate(
        method=method,
        meaning=meaning,
        lists=table.lists,
        documented=table.documented,
        point=bounds.point,
        low=bounds.low,
        high=high,
        assumptions=assumptions,
        alternatives=alternatives,
        warnings=tuple(warnings),
        table_sha256=_digest(table),
        seed=seed,
    )


def _digest(table: ListTable) -> str:
    lines = [
        ",".join(table.lists),
        *(f"{','.join(map(str, pattern))},{count}" for pattern, count in table.counts),
    ]
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()
