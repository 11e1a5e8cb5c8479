"""Compare two whole names, or many: a score, and for two a reason that a person can read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from sijill.collecting import collector_paused
from sijill.names.parsing import parse

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from sijill.names.workspace import Knowledge, Workspace

SAME = 0.7
"""From this score on, two strings are taken for writings of one name (set on the development pairs)."""


@dataclass(frozen=True, slots=True)
class NameComparison:
    """How well two names agree, from 0 (nothing in common, or nothing to read) to 1, and why."""

    score: float
    reason: str


@cache
def _ready() -> tuple[Knowledge, Workspace]:
    # NumPy and numba are loaded here and not above: whoever only reads names does not wait for them.
    from sijill.names.workspace import knowledge, workspace

    return knowledge(), workspace()


def compare(a: str, b: str) -> NameComparison:
    """Compare two names, each in Arabic script or Latin.

    The score does not depend on the order of the arguments. Names with nothing to read are never equal: their
    score is 0.
    """
    left, right = parse(a), parse(b)
    if not left.parts or not right.parts:
        neither = not left.parts and not right.parts
        which = (
            "Neither name has any" if neither else f"The {'second' if left.parts else 'first'} name has no"
        )
        return NameComparison(0.0, f"{which} letters to read, so nothing can be said about them.")
    import numpy as np

    from sijill.names.chains import lay_out
    from sijill.names.first_look import rows_of
    from sijill.names.pairing import compare_many, explain
    from sijill.names.reason import sentence
    from sijill.names.tokens import tabulate

    known, at = _ready()
    number: dict[str, int] = {}
    names = lay_out([a, b], number)
    tokens = tabulate(list(number))
    at.keys[:] = -1
    best = np.zeros(3, dtype=np.int64)
    rows = rows_of(tokens, names)
    one, other = np.zeros(1, dtype=np.int64), np.ones(1, dtype=np.int64)
    score = float(compare_many(tokens, names, rows, one, other, known, at)[0])
    steps = explain(tokens, names, rows, 0, 1, known, at, best)
    return NameComparison(score, sentence(left, right, names, best, at, steps=steps))


def scores(left: Sequence[str], right: Sequence[str]) -> NDArray[np.float32]:
    """Return ``compare(l, r).score`` for each ``l, r`` of two sequences of one length, as float32.

    Distinct names and parts are read once. Raises ValueError if the lengths differ.
    """

    from sijill.names.chains import lay_out
    from sijill.names.first_look import rows_of
    from sijill.names.numbering import numbered
    from sijill.names.pairing import compare_many
    from sijill.names.tokens import tabulate

    if len(left) != len(right):
        raise ValueError(f"{len(left)} names against {len(right)}: give two sequences of one length")
    place: dict[str, int] = {}
    one, other = numbered(left, place), numbered(right, place)
    number: dict[str, int] = {}
    with collector_paused():
        names = lay_out(place, number)
        tokens = tabulate(list(number))
    known, at = _ready()
    at.keys[:] = -1
    return compare_many(tokens, names, rows_of(tokens, names), one, other, known, at)
