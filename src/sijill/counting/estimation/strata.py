"""Strata: each estimated for itself; their sum from the draws of each, never from the ends of intervals."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import polars as pl

from sijill.counting.estimation.answer import Draws, Estimate, Family, Meaning, Refusal
from sijill.counting.estimation.estimate import METHODS, Tell, estimate
from sijill.counting.estimation.finding import Finding, found
from sijill.counting.estimation.latent import Setting


@dataclass(frozen=True, slots=True, eq=False)
class Strata:
    """Each stratum's estimate or refusal, and the sum of all.

    Where a stratum has no estimate only its documented people are in the sum: the sum is then a lower bound,
    ``high`` is ``None`` and ``warnings`` names the strata. ``draws`` are of the sum.
    """

    parts: Mapping[str, Estimate | Refusal]
    meaning: Meaning
    documented: int
    point: float
    low: float
    high: float | None
    warnings: tuple[Finding, ...]
    draws: Draws

    def as_json(self) -> dict[str, Any]:
        return {
            "parts": {name: part.as_json() for name, part in self.parts.items()},
            "meaning": self.meaning.value,
            "documented": self.documented,
            "point": self.point,
            "low": self.low,
            "high": self.high,
            "warnings": [item.as_json() for item in self.warnings],
        }


def estimate_strata(
    tables: Mapping[str, pl.DataFrame],
    *,
    methods: Sequence[Family] = METHODS,
    setting: Setting | None = None,
    seed: int = 0,
    threads: int | None = None,
    tell: Tell | None = None,
) -> Strata | Refusal:
    """Estimate each stratum and add them up; strata are taken as independent of one another.

    ``tables`` are as for :func:`.estimate.estimate`, by the name of the stratum, and together hold everybody
    once (:func:`.table.list_tables`). A refusal if no stratum has an estimate.
    """
    parts: dict[str, Estimate | Refusal] = {}
    for number, (name, table) in enumerate(tables.items()):
        if tell is not None:
            tell(f"estimating {name}")
        parts[name] = estimate(
            table, methods=methods, setting=setting, seed=seed + number, threads=threads, tell=tell
        )
    return summed(parts, seed=seed)


def summed(parts: Mapping[str, Estimate | Refusal], *, seed: int = 0) -> Strata | Refusal:
    """Add up strata from their draws."""
    documented = sum(part.documented for part in parts.values())
    generator = np.random.default_rng([seed, 2])
    drawn = [
        generator.permutation(part.draws)
        for part in parts.values()
        if isinstance(part, Estimate) and part.draws is not None
    ]
    without = [name for name, part in parts.items() if isinstance(part, Refusal)]
    if not drawn:
        return Refusal((found("no_family"),), (), documented)
    size = min(draws.size for draws in drawn)
    alone = sum(parts[name].documented for name in without)
    total = np.sum([draws[:size] for draws in drawn], axis=0) + alone
    low, point, high = np.quantile(total, [0.025, 0.5, 0.975]).tolist()
    warnings: tuple[Finding, ...] = ()
    if without:
        warnings = (found("strata_without", strata=", ".join(without), documented=alone),)
    return Strata(
        parts=parts,
        meaning=Meaning.LOWER_BOUND if without else Meaning.ESTIMATE,
        documented=documented,
        point=point,
        low=low,
        high=None if without else high,
        warnings=warnings,
        draws=total,
    )
