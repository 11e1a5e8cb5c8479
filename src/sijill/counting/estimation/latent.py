"""Latent classes: people fall into kinds that lists reach more or less, and nobody says which.

D. Manrique-Vallier, Bayesian population size estimation using Dirichlet process mixtures, Biometrics 72
(2016) 1246-1254: weights by truncated stick-breaking, alpha ~ Gamma(1/4, 1/4), uniform chances, prior of the
total 1 / total. Within a class the lists are independent. The sampler is ours (:mod:`.sampler`), and chains
that do not agree give no number.
"""

from __future__ import annotations

import math
import os
from concurrent.futures import ThreadPoolExecutor
from dataclasses import InitVar, dataclass, field

import numpy as np
from numpy.typing import NDArray

from sijill.counting.estimation.diagnostics import Diagnosis, diagnose
from sijill.counting.estimation.sampler import chain
from sijill.counting.estimation.table import ListTable

MOST_R_HAT = 1.01
LEAST_SAMPLES = 400
MOST_APART = 0.02
MOST_NOISE = MOST_APART / 3.08  # the range of ten normal numbers is 3.08 deviations, on average
WANTED_NOISE = 0.004
HOPELESS = 1.05  # R-hat that more draws do not mend
MOST_AT_CAP = 0.02
PATH = 4.0


@dataclass(frozen=True, slots=True)
class Setting:
    """How to model and how to sample.

    ``concentration`` is the Gamma (shape, rate) of the sticks' alpha, ``chances`` the Beta of each class's
    chance to be on a list. More than ``most_missing`` times the documented are not looked at. ``coolest`` is
    the smallest power of the likelihood among ``temperatures``, spaced evenly in logarithm; with one
    temperature a chain has no copies. Each chain gives ``draws``, and as many again up to ``rounds`` times as
    long as the median is not known to :data:`WANTED_NOISE`.
    """

    classes: int = 10
    concentration: tuple[float, float] = (0.25, 0.25)
    chances: tuple[float, float] = (1.0, 1.0)
    most_missing: float = 20.0
    chains: int = 4
    draws: int = 1500
    rounds: int = 6
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
            and found.bulk >= self.needed
            and found.tail >= LEAST_SAMPLES
            and found.apart <= max(MOST_APART, 5 * self.noise * self.totals.shape[0] ** 0.5)
        )

    @property
    def noise(self) -> float:
        """The standard error of the median, as a share of it."""
        return float(1.2533 * self.spread / np.sqrt(self.diagnosis.bulk))

    @property
    def needed(self) -> int:
        """How many independent draws tell the median so well that ten runs agree within 2 %."""
        return max(LEAST_SAMPLES, math.ceil((1.2533 * self.spread / MOST_NOISE) ** 2))

    @property
    def spread(self) -> float:
        """The standard deviation of the total as a share of the median; of a normal with the same middle."""
        low, middle, high = np.quantile(self.totals, [0.25, 0.5, 0.75]).tolist()
        return float((high - low) / 1.349 / middle)

    @property
    def worth_more(self) -> bool:
        """Whether more draws would help: the chains agree well enough, and the median is not known yet."""
        known = self.noise <= WANTED_NOISE and self.converged
        return not known and self.diagnosis.r_hat <= HOPELESS and self.at_cap <= MOST_AT_CAP

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

    runs = [
        _Run(np.random.default_rng(source), setting, size)
        for source in np.random.SeedSequence(seed).spawn(setting.chains)
    ]

    def go_on(run: _Run) -> NDArray[np.float64]:
        first = not run.begun
        run.begun = True
        return chain(
            int(run.generator.integers(2**32 - 1)),
            run.states,
            patterns,
            counts,
            heats,
            prior,
            PATH,
            run.steps,
            setting.warm if first else 0,
            setting.draws,
        )

    drawn: list[NDArray[np.float64]] = []
    with ThreadPoolExecutor(threads or os.cpu_count()) as pool:
        while True:
            drawn.append(np.array(list(pool.map(go_on, runs))))
            found = _classes(table, setting, np.concatenate(drawn, axis=1))
            if len(drawn) >= setting.rounds or not found.worth_more:
                return found


@dataclass(slots=True)
class _Run:
    """Where a chain stands."""

    generator: np.random.Generator
    setting: InitVar[Setting]
    size: InitVar[int]
    begun: bool = False
    states: NDArray[np.float64] = field(init=False)
    steps: NDArray[np.float64] = field(init=False)

    def __post_init__(self, setting: Setting, size: int) -> None:
        self.states = self.generator.normal(size=(setting.temperatures, size))
        self.steps = np.full(setting.temperatures, 0.02)


def _classes(table: ListTable, setting: Setting, missing: NDArray[np.float64]) -> Classes:
    totals = missing + table.documented
    return Classes(
        setting=setting,
        totals=totals,
        diagnosis=diagnose(totals),
        at_cap=float((missing > 0.9 * setting.most_missing * table.documented).mean()),
    )
