"""Where the things that were learned stand in a stretch, each with how sure that is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np

from sijill.reading.tagging.chains import best, chances, spread
from sijill.reading.tagging.signs import Signs
from sijill.reading.tagging.weights import Weights

_STATES = 3


@dataclass(frozen=True, slots=True)
class Span:
    """Words ``[first, last)`` that are something of a kind, with a chance of ``chance``."""

    kind: str
    first: int
    last: int
    chance: float


def spans_of(weights: Weights, signs: Signs, leans: Mapping[str, float]) -> list[Span]:
    """Find the spans of the kinds of ``leans``, which says how much each is favoured over finding nothing."""
    if not len(signs):
        return []
    scores = weights.scores(*spread(signs))
    found: list[Span] = []
    for place, kind in enumerate(weights.names):
        if kind not in leans:
            continue
        own = np.zeros((len(signs), _STATES), np.float32)
        own[:, 1:] = scores[:, 2 * place : 2 * place + 2]
        inside = 1 - chances(own, weights.moves[place])[:, 0]
        states = best(own, weights.moves[place], leans[kind])
        found += (
            Span(kind, first, last, float(inside[first:last].mean())) for first, last in runs(states.tolist())
        )
    return found


def runs(states: Iterable[int]) -> Iterable[tuple[int, int]]:
    """Give the runs that begin with a 1 and go on with a 2, as ``[first, last)``."""
    start: int | None = None
    last = 0
    for place, state in enumerate(states):
        last = place + 1
        if state != 2 and start is not None:
            yield start, place
            start = None
        if state == 1:
            start = place
    if start is not None:
        yield start, last
