"""Whether chains agree and how much they tell: rank-normalised split R-hat, bulk and tail sample sizes.

A. Vehtari, A. Gelman, D. Simpson, B. Carpenter and P.-C. Bürkner, Rank-normalization, folding, and
localization: an improved R-hat for assessing convergence of MCMC, Bayesian Analysis 16 (2021) 667-718.
All functions take draws of shape (chains, draws), with at least four draws a chain.
"""

from __future__ import annotations

from dataclasses import dataclass
from statistics import NormalDist

import numpy as np
from numpy.typing import NDArray

Draws = NDArray[np.float64]

_GRID = 4000


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """What the chains of one quantity show: the greater of the two R-hats, and the sample sizes."""

    r_hat: float
    bulk: float
    tail: float
    medians: tuple[float, ...]

    @property
    def apart(self) -> float:
        """How far the chains' medians lie apart, as a share of the middle one."""
        return (max(self.medians) - min(self.medians)) / float(np.median(self.medians))


def diagnose(draws: Draws) -> Diagnosis:
    """Say how well chains agree on one quantity and how many independent draws they are worth."""
    folded = np.abs(draws - np.median(draws))
    ends = np.quantile(draws, [0.05, 0.95])
    return Diagnosis(
        r_hat=max(_r_hat(_normal(_split(draws))), _r_hat(_normal(_split(folded)))),
        bulk=_sample_size(_normal(_split(draws))),
        tail=min(_sample_size(_split((draws <= end).astype(np.float64))) for end in ends),
        medians=tuple(np.median(draws, axis=1).tolist()),
    )


def plain_sample_size(draws: Draws) -> float:
    """How many independent draws the chains are worth for the mean, without ranks and without splitting."""
    return _sample_size(draws)


def _split(draws: Draws) -> Draws:
    half = draws.shape[1] // 2
    return np.concatenate([draws[:, :half], draws[:, -half:]])


def _normal(draws: Draws) -> Draws:
    """Put the normal scores of their ranks in the place of draws; equal draws share a rank."""
    flat = draws.ravel()
    order = np.argsort(flat, kind="stable")
    ranks = np.empty(flat.size)
    ranks[order] = np.arange(1, flat.size + 1)
    _, inverse, counts = np.unique(flat, return_inverse=True, return_counts=True)
    ranks = (np.bincount(inverse, weights=ranks) / counts)[inverse]
    return np.asarray(_quantiles((ranks - 0.375) / (flat.size + 0.25))).reshape(draws.shape)


def _quantiles(shares: NDArray[np.float64]) -> NDArray[np.float64]:
    """The normal quantile, by interpolation between exact ones."""
    inverse = NormalDist().inv_cdf
    if shares.size <= _GRID:
        return np.array([inverse(share) for share in shares.tolist()])
    scores = np.linspace(-6, 6, _GRID)
    normal = NormalDist()
    return np.interp(shares, [normal.cdf(score) for score in scores.tolist()], scores)


def _r_hat(chains: Draws) -> float:
    length = chains.shape[1]
    within = float(chains.var(axis=1, ddof=1).mean())
    between = float(chains.mean(axis=1).var(ddof=1))
    if within == 0:
        return 1.0 if between == 0 else float("inf")
    return float(np.sqrt((length - 1) / length + between / within))


def _sample_size(chains: Draws) -> float:
    """Geyer's initial monotone sequence over the autocovariance of all chains."""
    number, length = chains.shape
    covariance = np.mean([_autocovariance(chain) for chain in chains], axis=0)
    within = covariance[0] * length / (length - 1)
    total = covariance[0] + (float(chains.mean(axis=1).var(ddof=1)) if number > 1 else 0.0)
    if total == 0:
        return float(number * length)
    correlation = 1 - (within - covariance * length / (length - 1)) / total
    correlation[0] = 1.0
    pairs = correlation[: length // 2 * 2].reshape(-1, 2).sum(axis=1)
    ends = np.flatnonzero(pairs <= 0)
    kept = np.minimum.accumulate(pairs[: ends[0] if ends.size else pairs.size])
    time = max(2 * float(kept.sum()) - 1, 1 / np.log10(max(number * length, 10)))
    return float(number * length / time)


def _autocovariance(chain: NDArray[np.float64]) -> NDArray[np.float64]:
    centred = chain - chain.mean()
    size = 1 << (2 * chain.size - 1).bit_length()
    spectrum = np.fft.rfft(centred, size)
    return np.asarray(np.fft.irfft(spectrum * np.conj(spectrum), size)[: chain.size] / chain.size)
