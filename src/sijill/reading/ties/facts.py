"""What is said, and by, of or to whom is to be settled: places of a text and the rules' answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from sijill.reading.ties.actors import Actors
from sijill.reading.ties.page import Ints, Page, spelled

UNKNOWN, NOBODY, SOMEBODY = 0, 1, 2
"""The rules' answer: they have not been asked, it is nobody, it is somebody."""


@dataclass(frozen=True, slots=True)
class Said:
    """A find in want of a tie: code points, sort, and the rules' answer as numbers of actors.

    ``answer`` is ``None`` where the rules have not been asked; ``rule`` is that which found it.
    """

    start: int
    end: int
    sort: int
    answer: tuple[int, ...] | None = None
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Facts:
    """Several finds as columns; ``chosen`` are the rules' answers as find times the entities and entity."""

    first: Ints
    last: Ints
    sort: Ints
    state: Ints
    rule: Ints
    chosen: Ints


def columns(said: Sequence[Said], page: Page, actors: Actors) -> Facts:
    """Lay finds out in columns."""
    first, last = page.words(
        np.array([one.start for one in said], np.int64), np.array([one.end for one in said], np.int64)
    )
    chosen = [
        number * len(actors.entity) + int(actors.entity[who])
        for number, one in enumerate(said)
        for who in one.answer or ()
    ]
    return Facts(
        first,
        last,
        np.array([one.sort for one in said], np.int64),
        np.array([UNKNOWN if one.answer is None else NOBODY + bool(one.answer) for one in said], np.int64),
        np.array([spelled(one.rule) % 1021 for one in said], np.int64),
        np.array(chosen, np.int64),
    )
