"""The learned weights, and the chance of each candidate by them: a conditional log-linear model.

A model is one table of whole numbers for each question, a ``STEP``-th of a weight each, by the number of a
feature. Where one answer is right the chances of a find's candidates sum to 1 (McCullagh and Nelder 1989,
multinomial logit); where several may be, each candidate's chance is its own.
"""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sijill.reading.ties.pairs import Pairs

STEP = 32
QUESTIONS = ("speaker", "claimant", "person", "addressee")
SEVERAL = frozenset(("addressee",))
"""Questions to which several answers may be right at once."""

Model = dict[str, NDArray[np.int8]]
Chances = NDArray[np.float64]


@cache
def shipped() -> Model:
    """Read the model of this package."""
    with resources.files(__package__).joinpath("model.npz").open("rb") as file:
        held: Any = np.load(file)
        return {name: held[name] for name in QUESTIONS}


def chances(model: Model, question: str, pairs: Pairs, finds: int) -> Chances:
    """Give the chance of each pair."""
    weights = model[question].astype(np.float64) / STEP
    score: Chances = weights[pairs.features].sum(axis=1)
    if question in SEVERAL:
        return 1 / (1 + np.exp(-score))
    return softmax(score, pairs.fact, finds)


def softmax(score: Chances, fact: NDArray[np.int64], finds: int) -> Chances:
    """Turn scores into chances that sum to 1 for each find."""
    highest = np.full(finds, -np.inf)
    np.maximum.at(highest, fact, score)
    power = np.exp(score - highest[fact])
    whole: Chances = power / np.bincount(fact, power, finds)[fact]
    return whole
