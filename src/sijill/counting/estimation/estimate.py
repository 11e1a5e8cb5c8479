"""How many people are on no list: what several families of methods say, or why nothing can be said."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
import polars as pl

from sijill.counting.estimation.answer import (
    Alternative,
    Answer,
    Declined,
    Draws,
    Estimate,
    Family,
    Meaning,
    Refusal,
)
from sijill.counting.estimation.bounds import chapman, with_odds_ratio
from sijill.counting.estimation.families import (
    CLOSED,
    MOST_APART,
    decomposable,
    latent,
    log_linear,
    lower_bound,
)
from sijill.counting.estimation.finding import Finding, found
from sijill.counting.estimation.latent import Setting
from sijill.counting.estimation.table import ListTable, read_lists

ODDS_RATIOS = (0.5, 1.0, 2.0, 4.0)
FEW_SHARED = 7  # below it Chapman's estimator is biased (Robson and Regier 1964)
ON_ONE_LIST = 0.9
DARK = 5
POOLED = 4000
WIDEST = 4.0  # times, from the low to the high end of the interval of the total
WIDEST_IF_MODELS_APART = 2.5

METHODS = (Family.LOG_LINEAR, Family.DECOMPOSABLE, Family.LATENT)

Tell = Callable[[str], None]


def estimate(
    table: pl.DataFrame | ListTable,
    *,
    methods: Sequence[Family] = METHODS,
    setting: Setting | None = None,
    seed: int = 0,
    threads: int | None = None,
    tell: Tell | None = None,
) -> Estimate | Refusal:
    """Estimate how many people there are, from who is on which list.

    ``table`` has one 0/1 column a list and ``count``. From three lists on, every family of ``methods`` is
    asked; an estimate is given if those that answer agree within 1.5 times, with the middle of all their
    draws and an interval that holds each of theirs. Chao's lower bound is always beside it. ``setting`` is
    that of latent classes; ``tell`` is told what is done, since a first call compiles for some seconds. The
    answer depends on ``seed`` and not on ``threads``.

    Raises :class:`InvalidTable` if the table is malformed; a well-formed table that supports no estimate
    gives a :class:`Refusal`.
    """
    read = table if isinstance(table, ListTable) else read_lists(table)
    reason = _unfit(read)
    if reason is not None:
        return Refusal((reason,), read.lists, read.documented, (), read.notes, read.sha256, seed)
    if len(read.lists) == 2:
        return _from_two(read, seed=seed)
    say = tell or _silently
    families: list[Answer | Declined] = [lower_bound(read)]
    if Family.LOG_LINEAR in methods:
        say("fitting log-linear models (compiled at the first call, which takes some seconds)")
        families.append(log_linear(read, seed=seed))
    if Family.DECOMPOSABLE in methods:
        say("averaging over decomposable graphs")
        families.append(decomposable(read, seed=seed))
    if Family.LATENT in methods:
        say("sampling latent classes (compiled at the first call, which takes some seconds)")
        families.append(latent(read, setting=setting, seed=seed, threads=threads))
    return combined(read, families, seed=seed)


def combined(table: ListTable, families: Sequence[Answer | Declined], *, seed: int) -> Estimate | Refusal:
    """Make one answer of what families say: an estimate if they agree, else a refusal with all of them."""
    warnings = (*table.notes, *_warnings(table))
    answers = [item for item in families if isinstance(item, Answer) and item.high is not None]
    reasons = _disagreement(answers)
    if reasons:
        return Refusal(reasons, table.lists, table.documented, tuple(families), warnings, table.sha256, seed)
    draws = pooled([item.draws for item in answers if item.draws is not None], seed=seed)
    point = float(np.median(draws))
    low = max(float(table.documented), min(item.low for item in answers))
    high = max(item.high for item in answers if item.high is not None)
    apart = any(isinstance(item, Declined) and item.models_apart for item in families)
    if high > (WIDEST_IF_MODELS_APART if apart else WIDEST) * low:
        reasons = (found("too_wide", low=low, high=high),)
        return Refusal(reasons, table.lists, table.documented, tuple(families), warnings, table.sha256, seed)
    said = dict.fromkeys(item for answer in answers for item in answer.assumptions)
    more = [item for answer in answers for item in answer.warnings if item.code != "chains"]
    bound = next((item for item in families if isinstance(item, Answer) and item.high is None), None)
    if bound is not None and point < bound.low:
        more.append(found("below_bound", point=point, bound=bound.low))
    if point - table.documented > DARK * table.documented:
        more.append(found("dark", times=DARK))
    if len(answers) == 1:
        more.append(found("one_family"))
    return Estimate(
        meaning=Meaning.ESTIMATE,
        lists=table.lists,
        documented=table.documented,
        point=point,
        low=low,
        high=high,
        families=tuple(families),
        assumptions=tuple(said),
        warnings=(*warnings, *more),
        table_sha256=table.sha256,
        seed=seed,
        draws=draws,
    )


def pooled(draws: Sequence[Draws], *, seed: int) -> Draws:
    """Put draws together, as many of each, in random order."""
    generator = np.random.default_rng([seed, 1])
    share = -(-POOLED // len(draws))
    together = np.concatenate([generator.choice(item, size=share) for item in draws])
    return np.asarray(generator.permutation(together))


def _disagreement(answers: Sequence[Answer]) -> tuple[Finding, ...]:
    if not answers:
        return (found("no_family"),)
    points = [item.point for item in answers]
    if max(points) > MOST_APART * min(points):
        return (found("families_apart", low=min(points), high=max(points)),)
    return ()


def _unfit(table: ListTable) -> Finding | None:
    lists = len(table.lists)
    if lists < 2:
        return found("one_list", lists=lists)
    islands = table.islands
    if len(islands) > 1:
        return found("islands", parts=" | ".join(", ".join(island) for island in islands))
    free = [name for name in table.lists if name not in table.nested]
    if table.nested and len(free) < (2 if lists == 2 else 3):
        return found("nested", list=table.nested[0])
    return None


def _warnings(table: ListTable) -> list[Finding]:
    warnings = [found("nested_list", list=name) for name in table.nested]
    alone = sum(table.alone) / table.documented
    if alone > ON_ONE_LIST:
        warnings.append(found("alone", percent=100 * alone))
    largest = max(range(len(table.lists)), key=lambda i: table.sizes[i])
    share = table.sizes[largest] / table.documented
    if share > ON_ONE_LIST:
        warnings.append(found("one_list_holds", list=table.lists[largest], percent=100 * share))
    return warnings


def _from_two(table: ListTable, *, seed: int) -> Estimate:
    bounds = chapman(table)
    warnings = [*table.notes, *_warnings(table)]
    if table.on_two < FEW_SHARED:
        warnings.append(found("few_shared", people=table.on_two))
    if bounds.point - table.documented > DARK * table.documented:
        warnings.append(found("dark", times=DARK))
    missing, spread = bounds.point - table.documented, np.log(bounds.high / bounds.low)
    if missing > 0:
        spread = np.log((bounds.high - table.documented) / missing) / 1.959963984540054
    noise = np.random.default_rng(seed).normal(size=POOLED)
    draws = table.documented + missing * np.exp(spread * noise)
    answer = Answer(
        family=Family.TWO_LISTS,
        point=bounds.point,
        low=bounds.low,
        high=bounds.high,
        point_is="Chapman's estimator",
        assumptions=(found("two_independent"), found("equal_chances"), *CLOSED),
        alternatives=tuple(
            Alternative(found("odds_ratio", ratio=ratio), with_odds_ratio(table, ratio))
            for ratio in ODDS_RATIOS
        ),
        draws=draws,
    )
    return Estimate(
        meaning=Meaning.ESTIMATE,
        lists=table.lists,
        documented=table.documented,
        point=bounds.point,
        low=bounds.low,
        high=bounds.high,
        families=(answer,),
        assumptions=answer.assumptions,
        warnings=tuple(warnings),
        table_sha256=table.sha256,
        seed=seed,
        draws=draws,
    )


def _silently(_: str) -> None:
    return None
