"""Where the things that were learned stand in a stretch, each with how sure that is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from sijill.reading.mention import Mention
from sijill.reading.tagging.chains import best, chances, spread
from sijill.reading.tagging.signs import Signs, kind_of
from sijill.reading.tagging.weights import Weights
from sijill.reading.wording import Wording

_STATES = 3


@dataclass(frozen=True, slots=True)
class Span:
    """Words ``[first, last)`` that are something of a kind, with a chance of ``chance``."""

    kind: str
    first: int
    last: int
    chance: float


@dataclass(frozen=True, slots=True)
class Outlook:
    """What a stretch holds: the spans of each kind, and the chance of each word to be in one."""

    spans: tuple[Span, ...]
    inside: Mapping[str, npt.NDArray[np.float32]]

    def chance(self, wording: Wording, one: Mention) -> float:
        """Give how sure it is that a find is one of its kind: the mean over its words, 1 if not learned."""
        inside = self.inside.get(kind_of(one))
        first = wording.word_at(one.start)
        last = max(first + 1, wording.word_at(one.end - 1) + 1)
        if inside is None or first >= len(inside):
            return 1.0
        return float(inside[first:last].mean())


def outlook(weights: Weights, signs: Signs, leans: Mapping[str, float]) -> Outlook:
    """Find the spans; ``leans`` say how much each kind is favoured over finding nothing."""
    if not len(signs):
        return Outlook((), {})
    seen, bounds = spread(signs)
    scores = weights.scores(seen, bounds)
    found: list[Span] = []
    inside: dict[str, npt.NDArray[np.float32]] = {}
    for place, kind in enumerate(weights.names):
        own = np.zeros((len(signs), _STATES), np.float32)
        own[:, 1:] = scores[:, 2 * place : 2 * place + 2]
        inside[kind] = 1 - chances(own, weights.moves[place])[:, 0]
        states = best(own, weights.moves[place], leans.get(kind, 0.0))
        found += (
            Span(kind, first, last, float(inside[kind][first:last].mean()))
            for first, last in runs(states.tolist())
        )
    return Outlook(tuple(sorted(found, key=lambda one: (one.first, one.last, one.kind))), inside)


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
