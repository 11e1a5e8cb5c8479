"""Doubt about who is who, carried through: estimates over several ways to match the people, put together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from math import log
from statistics import NormalDist

import numpy as np
import polars as pl

from sijill.counting.estimation.answer import Estimate, Family, Refusal
from sijill.counting.estimation.estimate import METHODS, Tell, estimate, pooled
from sijill.counting.estimation.finding import found
from sijill.counting.estimation.latent import Setting
from sijill.counting.estimation.table import list_table

MOST_REFUSED = 1 / 3

_Z95 = 1.959963984540054
_POINTS = 400


def estimate_over(
    partitions: Iterable[pl.DataFrame],
    *,
    methods: Sequence[Family] = METHODS,
    setting: Setting | None = None,
    seed: int = 0,
    threads: int | None = None,
    tell: Tell | None = None,
) -> Estimate | Refusal:
    """Estimate over ways to match the people, each as likely as the others.

    Each of ``partitions`` holds rows of ``identity`` and ``source``, as for :func:`.table.list_table`, with
    the identities drawn anew. Draws are pooled; the interval is that of all runs together; lists, families
    and the digest are those of the run with the middle number of documented people. What share of the
    variance comes from the matching is among the warnings. A refusal if more than a third of the runs refuse.
    Raises ``ValueError`` if there is no partition.
    """
    runs: list[Estimate | Refusal] = []
    for number, appearances in enumerate(partitions):
        if tell is not None:
            tell(f"matching {number + 1}")
        runs.append(
            estimate(
                list_table(appearances),
                methods=methods,
                setting=setting,
                seed=seed + number,
                threads=threads,
                tell=tell,
            )
        )
    if not runs:
        raise ValueError("There is nothing to estimate over; give at least one way to match the people.")
    return _together(runs, seed=seed)


def _together(runs: Sequence[Estimate | Refusal], *, seed: int) -> Estimate | Refusal:
    refused = [run for run in runs if isinstance(run, Refusal)]
    if len(refused) > MOST_REFUSED * len(runs):
        reason = found("matchings_refused", refused=len(refused), runs=len(runs))
        return replace(refused[0], reasons=(reason, *refused[0].reasons))
    answered = sorted(
        (run for run in runs if isinstance(run, Estimate)), key=lambda run: (run.documented, run.point)
    )
    middle = answered[len(answered) // 2]
    draws = pooled([run.draws for run in answered if run.draws is not None], seed=seed)
    low, high = _ends(answered)
    counts = [run.documented for run in runs]
    more = [found("linkage_spread", runs=len(runs), low=min(counts), high=max(counts))]
    if len(answered) > 1:
        more.append(found("linkage_share", percent=round(100 * _between(answered))))
    warnings = dict.fromkeys(warning for run in answered for warning in run.warnings)
    kept = {warning.code: warning for warning in [*warnings, *middle.warnings]}
    return replace(
        middle,
        point=float(np.median(draws)),
        low=low,
        high=high,
        warnings=(*kept.values(), *more),
        draws=draws,
    )


def _ends(runs: Sequence[Estimate]) -> tuple[float, float | None]:
    """Give the ends of the interval that holds 95 % of all runs' probability together.

    Of each run the number missing is taken to be normal in logarithm on either side of its point, so that its
    own ends hold its own 95 %: they lie further out than the draws of its families where these disagree.
    """
    scores = np.array([NormalDist().inv_cdf((i + 0.5) / _POINTS) for i in range(_POINTS)])
    together = []
    for run in runs:
        if run.high is None:
            return min(item.low for item in runs), None
        low, point, high = (log(max(end - run.documented, 0.5)) for end in (run.low, run.point, run.high))
        spread = np.where(scores < 0, point - low, high - point) / _Z95
        together.append(run.documented + np.exp(point + scores * spread))
    low, high = np.quantile(np.concatenate(together), [0.025, 0.975]).tolist()
    return low, high


def _between(runs: Sequence[Estimate]) -> float:
    """Give the share of the variance of the total that lies between runs (law of total variance)."""
    drawn = [run.draws for run in runs if run.draws is not None]
    between = float(np.var([draws.mean() for draws in drawn], ddof=1))
    within = float(np.mean([draws.var() for draws in drawn]))
    return between / (between + within) if between else 0.0
