"""Latent classes: people fall into kinds that lists reach more or less, and nobody says which.

D. Manrique-Vallier, Bayesian population size estimation using Dirichlet process mixtures, Biometrics 72
(2016) 1246-1254: weights by truncated stick-breaking, alpha ~ Gamma(1/4, 1/4), uniform chances, prior of the
total 1 / total. Within a class the lists are independent. The sampler is ours (:mod:`.mixture`), and chains
that do not agree give no number.
"""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sijill.counting.estimation.diagnostics import Diagnosis, diagnose
from sijill.counting.estimation.mixture import chain
from sijill.counting.estimation.table import ListTable

MOST_R_HAT = 1.01
LEAST_SAMPLES = 400
MOST_APART = 0.02
PATH = 4.0


@dataclass(frozen=True, slots=True)
class Setting:
    """How to model and how to sample.

    ``concentration`` is the Gamma (shape, rate) of the sticks' alpha, ``chances`` the Beta of each class's
    chance to be on a list. More than ``most_missing`` times the documented are not looked at. ``coolest`` is
    the smallest power of the likelihood among ``temperatures``, spaced evenly in logarithm; with one
    temperature a chain has no copies.
    """

    classes: int = 10
    concentration: tuple[float, float] = (0.25, 0.25)
    chances: tuple[float, float] = (1.0, 1.0)
    most_missing: float = 20.0
    chains: int = 4
    draws: int = 1500
    warm: int = 500
    temperatures: int = 10
    coolest: float = 0.01


@dataclass(frozen=True, slots=True)
class Classes:
    """Draws of the total, shape (chains, draws), how well the chains agree, and the share at the cap.

    ``at_cap`` is how much of the probability lies in the last tenth below the most that was looked at.
    """

    setting: Setting
    totals: NDArray[np.float64]
    diagnosis: Diagnosis
    at_cap: float

    @property
    def converged(self) -> bool:
        """Whether R-hat, sample sizes and the chains' medians are good enough to print a number."""
        found = self.diagnosis
        return (
            found.r_hat <= MOST_R_HAT
            and min(found.bulk, found.tail) >= LEAST_SAMPLES
            and found.apart <= max(MOST_APART, 5 * self._noise)
        )

    @property
    def _noise(self) -> float:
        """The standard error of one chain's median, as a share of the median."""
        samples = self.diagnosis.bulk / self.totals.shape[0]
        return float(1.2533 * self.totals.std() / np.sqrt(samples) / np.median(self.totals))

    def quantile(self, share: float) -> float:
        return float(np.quantile(self.totals, share))


def classes(
    table: ListTable, *, setting: Setting | None = None, seed: int = 0, threads: int | None = None
) -> Classes:
    """Sample the total under latent classes.

    The answer depends on ``seed`` and not on ``threads``; chains start from draws of the prior's kind.
    """
    setting = setting or Setting()
    patterns = np.array([pattern for pattern, _ in table.counts], dtype=np.int8)
    counts = np.array([count for _, count in table.counts], dtype=np.float64)
    heats = np.geomspace(1.0, setting.coolest, setting.temperatures)
    prior = np.array([*setting.concentration, *setting.chances, setting.most_missing])
    size = setting.classes - 1 + setting.classes * len(table.lists)

    def run(source: np.random.SeedSequence) -> NDArray[np.float64]:
        generator = np.random.default_rng(source)
        states = generator.normal(size=(setting.temperatures, size))
        return chain(
            int(generator.integers(2**32 - 1)),
            states,
            patterns,
            counts,
            heats,
            prior,
            PATH,
            setting.warm,
            setting.draws,
        )

    with ThreadPoolExecutor(threads or os.cpu_count()) as pool:
        missing = np.array(list(pool.map(run, np.random.SeedSequence(seed).spawn(setting.chains))))
    totals = missing + table.documented
    return Classes(
        setting=setting,
        totals=totals,
        diagnosis=diagnose(totals),
        at_cap=float((missing > 0.9 * setting.most_missing * table.documented).mean()),
    )
