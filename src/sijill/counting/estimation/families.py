"""Each family of methods, asked for its number or for why it gives none."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from sijill.counting.estimation.answer import Alternative, Answer, Declined, Family
from sijill.counting.estimation.bootstrap import bootstrap, by_steps
from sijill.counting.estimation.bounds import chao, chao_unequal
from sijill.counting.estimation.decomposable import average
from sijill.counting.estimation.finding import Finding, found
from sijill.counting.estimation.graphs import MOST_LISTS as MOST_FOR_ALL_GRAPHS
from sijill.counting.estimation.latent import (
    LEAST_SAMPLES,
    MOST_AT_CAP,
    MOST_R_HAT,
    Classes,
    Setting,
    classes,
)
from sijill.counting.estimation.loglinear import (
    Fit,
    Unfit,
    averaged,
    bic_weights,
    distinct,
    fit,
    fits,
    mixture_draws,
)
from sijill.counting.estimation.models import (
    MOST_LISTS_FOR_ALL,
    UNEQUAL_REACH,
    Model,
    all_models,
    no_highest,
    pairwise,
)
from sijill.counting.estimation.stepwise import stepwise
from sijill.counting.estimation.table import ListTable

NEAR_TIE = 2.0  # of BIC
NOT_REJECTED = 6.0  # of BIC: not strongly (R. E. Kass and A. E. Raftery 1995)
MOST_APART = 1.5
MOST_SATURATED = 0.05
MOST_TAIL = 0.01
MOST_FOR_GRAPHS = 10
WIDEST = 10.0  # times, between the ends of the interval of the missing
DRAWS = 4000
REPEATS = 200
SHOWN = 20

CLOSED = (found("closed_population"), found("right_identities"))


def lower_bound(table: ListTable) -> Answer | Declined:
    """Ask for Chao's lower bound."""
    if table.on_two == 0:
        return Declined(Family.LOWER_BOUND, (found("nobody_on_two"),))
    bounds = chao_unequal(table)
    return Answer(
        family=Family.LOWER_BOUND,
        point=bounds.point,
        low=bounds.low,
        high=None,
        point_is="estimate of the bound",
        assumptions=(found("no_avoidance"), found("one_reach_factor"), *CLOSED),
        alternatives=(Alternative(found("chao_equal"), chao(table).point),),
    )


def log_linear(table: ListTable, *, seed: int) -> Answer | Declined:
    """Ask log-linear models: all of them averaged up to five lists, one built step by step beyond."""
    if len(table.lists) > MOST_LISTS_FOR_ALL:
        return _stepwise(table, seed=seed)
    fitted = fits(table, [*all_models(len(table.lists)), UNEQUAL_REACH])
    usable = distinct(table, fitted)
    others = _sensitivity(table)
    if not usable:
        reasons = (found("no_model", models=len(fitted)),)
        return Declined(Family.LOG_LINEAR, reasons, alternatives=others)
    details = _rows(usable)
    seen = {"models": float(len(usable)), "tried": float(len(fitted))}
    least = min(item.bic for item in usable)
    near = [item.total for item in usable if item.bic <= least + NEAR_TIE]
    if max(near) > MOST_APART * min(near):
        reasons = (found("models_apart", models=len(near), low=min(near), high=max(near)),)
        return Declined(Family.LOG_LINEAR, reasons, details, others, seen)
    average = averaged(usable)
    low, high = average.low, average.high
    warnings = _undetermined(fitted)
    reach = next((item for item in usable if item.model == UNEQUAL_REACH), None)
    if reach is not None and reach.bic <= least + NOT_REJECTED:
        unequal = averaged([reach])
        low, high = min(low, unequal.low), max(high, unequal.high)
        warnings = (*warnings, found("reach_possible", total=reach.total))
    answer = Answer(
        family=Family.LOG_LINEAR,
        point=average.total,
        low=low,
        high=high,
        point_is="average over models by BIC weight",
        assumptions=(found("no_highest_interaction"), found("equal_chances"), *CLOSED),
        warnings=warnings,
        details=details,
        alternatives=others,
        diagnostics=seen,
        draws=mixture_draws(usable, DRAWS, np.random.default_rng(seed)),
    )
    return _unless_wide(answer, table)


def _stepwise(table: ListTable, *, seed: int) -> Answer | Declined:
    lists = len(table.lists)
    chosen = fit(table, stepwise(table.cells.astype(np.float64), lists))
    others = _sensitivity(table)
    if isinstance(chosen, Unfit):
        return Declined(Family.LOG_LINEAR, (found("no_model", models=1),), alternatives=others)
    warnings: tuple[Finding, ...] = (found("one_model"),)
    draws = mixture_draws([chosen], DRAWS, np.random.default_rng(seed))
    low, high = np.quantile(draws, [0.025, 0.975]).tolist()
    if lists <= 8:
        repeated = bootstrap(table, by_steps(lists), repeats=REPEATS, seed=seed)
        low, high = repeated.interval()
        draws = repeated.totals
        warnings = ()
    answer = Answer(
        family=Family.LOG_LINEAR,
        point=chosen.total,
        low=min(low, chosen.total),
        high=max(high, chosen.total),
        point_is="maximum likelihood of a model of pairs chosen step by step",
        assumptions=(found("pairs_only"), found("equal_chances"), *CLOSED),
        warnings=warnings,
        details=_rows([chosen]),
        alternatives=others,
        diagnostics={"models": 1.0, "tried": 1.0},
        draws=draws,
    )
    return _unless_wide(answer, table)


def decomposable(table: ListTable, *, delta: float | None = None, seed: int) -> Answer | Declined:
    """Ask the average over decomposable graphs: all of three to six lists, of up to ten the likeliest."""
    lists = len(table.lists)
    if lists > MOST_FOR_GRAPHS:
        return Declined(Family.DECOMPOSABLE, (found("too_many_lists", lists=lists, most=MOST_FOR_GRAPHS),))
    chosen = 2.0**-lists if delta is None else delta
    posterior = average(table, delta=chosen)
    # The others show what the prior does; at six lists each takes seconds.
    sweep = [
        average(table, delta=other) for other in (0.5, 1.0) if lists < MOST_FOR_ALL_GRAPHS and other != chosen
    ]
    others = tuple(
        Alternative(found("with_prior_count", delta=item.delta), item.quantile(0.5)) for item in sweep
    )
    graphs = posterior.graphs
    order = np.argsort(-posterior.graph_weights)[:SHOWN]
    details = tuple(
        {"model": graphs.name(int(g), table.lists), "weight": float(posterior.graph_weights[g])}
        for g in order
    )
    seen = {
        "graphs": float(posterior.graph_weights.size),
        "delta": chosen,
        "saturated": posterior.saturated,
        "tail": posterior.tail,
    }
    if posterior.saturated > MOST_SATURATED:
        reasons = (found("saturated", percent=100 * posterior.saturated, delta=chosen),)
        return Declined(Family.DECOMPOSABLE, reasons, details, others, seen)
    if posterior.tail > MOST_TAIL:
        return Declined(Family.DECOMPOSABLE, (found("endless_tail"),), details, others, seen)
    median = posterior.quantile(0.5)
    half = next((item.quantile(0.5) for item in sweep if item.delta == 0.5), median)
    warnings: tuple[Finding, ...] = ()
    if not 1 / MOST_APART < half / median < MOST_APART:
        warnings = (found("prior_matters", median=median, other=half),)
    if lists > MOST_FOR_ALL_GRAPHS:
        warnings = (*warnings, found("graphs_searched", graphs=len(graphs.edges), lists=lists))
    answer = Answer(
        family=Family.DECOMPOSABLE,
        point=median,
        low=posterior.quantile(0.025),
        high=posterior.quantile(0.975),
        point_is="median",
        assumptions=(
            found("some_graph"),
            found("equal_chances"),
            found("prior_count", delta=chosen),
            *CLOSED,
        ),
        warnings=warnings,
        details=details,
        alternatives=others,
        diagnostics=seen,
        draws=posterior.draws(DRAWS, np.random.default_rng(seed)),
    )
    return _unless_wide(answer, table)


def latent(
    table: ListTable, *, setting: Setting | None = None, seed: int, threads: int | None = None
) -> Answer | Declined:
    """Ask latent classes, which answer only if their chains agree."""
    sampled = classes(table, setting=setting, seed=seed, threads=threads)
    seen = sampled.diagnosis
    details: tuple[dict[str, Any], ...] = tuple(
        {"chain": i + 1, "median": median} for i, median in enumerate(seen.medians)
    )
    measured = {
        "chains": float(sampled.totals.shape[0]),
        "draws": float(sampled.totals.shape[1]),
        "r_hat": seen.r_hat,
        "bulk": seen.bulk,
        "tail": seen.tail,
        "at_cap": sampled.at_cap,
    }
    reasons = _unsettled(sampled)
    if reasons:
        return Declined(Family.LATENT, reasons, details, diagnostics=measured)
    answer = Answer(
        family=Family.LATENT,
        point=sampled.quantile(0.5),
        low=sampled.quantile(0.025),
        high=sampled.quantile(0.975),
        point_is="median",
        assumptions=(found("classes_explain"), found("seen_classes"), *CLOSED),
        warnings=(found("chains", r_hat=round(seen.r_hat, 4), bulk=int(seen.bulk), tail=int(seen.tail)),),
        details=details,
        diagnostics=measured,
        draws=sampled.totals.ravel(),
    )
    return _unless_wide(answer, table)


def _unsettled(sampled: Classes) -> tuple[Finding, ...]:
    seen = sampled.diagnosis
    reasons = []
    if seen.r_hat > MOST_R_HAT:
        figures = {"low": min(seen.medians), "high": max(seen.medians), "r_hat": round(seen.r_hat, 3)}
        reasons.append(found("chains_apart", **figures))
    if seen.bulk < sampled.needed:
        reasons.append(found("few_samples", samples=int(seen.bulk), least=sampled.needed))
    elif seen.tail < LEAST_SAMPLES:
        reasons.append(found("few_samples", samples=int(seen.tail), least=LEAST_SAMPLES))
    if not reasons and not sampled.converged:
        reasons.append(found("medians_apart", low=min(seen.medians), high=max(seen.medians)))
    if sampled.at_cap > MOST_AT_CAP:
        reasons.append(found("at_cap", percent=100 * sampled.at_cap, times=sampled.setting.most_missing))
    return tuple(reasons)


def _unless_wide(answer: Answer, table: ListTable) -> Answer | Declined:
    high = answer.point if answer.high is None else answer.high
    low = max(answer.low - table.documented, 1.0)
    if high - table.documented > WIDEST * low and high > MOST_APART * answer.low:
        reasons = (found("too_wide", low=answer.low, high=high),)
        return Declined(answer.family, reasons, answer.details, answer.alternatives, answer.diagnostics)
    return answer


def _sensitivity(table: ListTable) -> tuple[Alternative, ...]:
    lists = len(table.lists)
    named: list[tuple[Finding, Model]] = [
        (found("independence"), frozenset()),
        (found("independence_reach"), UNEQUAL_REACH),
        (found("all_pairs"), pairwise(lists)),
    ]
    if lists <= MOST_LISTS_FOR_ALL:
        named.append((found("all_but_highest"), no_highest(lists)))
    return tuple(
        Alternative(said, item.total if isinstance(item, Fit) else None)
        for (said, _), item in zip(named, fits(table, [model for _, model in named]), strict=True)
    )


def _undetermined(fitted: Sequence[Fit | Unfit]) -> tuple[Finding, ...]:
    unfit = sum(isinstance(item, Unfit) for item in fitted)
    return (found("models_undetermined", unfit=unfit, models=len(fitted)),) if unfit else ()


def _rows(usable: Sequence[Fit]) -> tuple[dict[str, Any], ...]:
    """Write the best models as rows, with their weights among all that are usable."""
    ordered = sorted(usable, key=lambda item: item.bic)
    weights = bic_weights(np.array([item.bic for item in ordered])).tolist()
    return tuple(
        {
            "model": item.name,
            "total": item.total,
            "error": item.error,
            "deviance": item.deviance,
            "degrees": item.degrees,
            "aic": item.aic,
            "bic": item.bic,
            "weight": weight,
        }
        for item, weight in zip(ordered[:SHOWN], weights, strict=False)
    )
