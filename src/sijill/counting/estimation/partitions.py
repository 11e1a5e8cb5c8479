"""Doubt about who is who, carried through: estimates over several ways to match the people, put together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

import numpy as np
import polars as pl

from sijill.counting.estimation.answer import Estimate, Family, Refusal
from sijill.counting.estimation.estimate import METHODS, Tell, estimate, pooled
from sijill.counting.estimation.finding import found
from sijill.counting.estimation.latent import Setting
from sijill.counting.estimation.table import list_table

MOST_REFUSED = 1 / 3


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
    the identities drawn anew. Draws are pooled; the interval holds that of each; lists, families and the
    digest are those of the run with the middle number of documented people. A refusal if more than a third of
    the runs refuse. Raises ``ValueError`` if there is no partition.
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
    counts = [run.documented for run in runs]
    spread = found("linkage_spread", runs=len(runs), low=min(counts), high=max(counts))
    warnings = dict.fromkeys(
        warning for run in answered for warning in run.warnings if warning.code != "linkage_spread"
    )
    kept = {warning.code: warning for warning in [*warnings, *middle.warnings]}
    highs = [run.high for run in answered if run.high is not None]
    return replace(
        middle,
        point=float(np.median(draws)),
        low=min(run.low for run in answered),
        high=max(highs) if highs else None,
        warnings=(*kept.values(), spread),
        draws=draws,
    )
