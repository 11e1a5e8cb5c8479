"""What two records say of each other, as levels: one small number for each piece of evidence.

Level 0 always means that one of the two does not say. What follows goes from the strongest disagreement to
the strongest agreement, so that the weights of a model can be held to that order
(:mod:`sijill.matching.model`).
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from enum import IntEnum

import numpy as np
from numpy.typing import NDArray

from sijill.matching.intervals import compare_days
from sijill.matching.likeness import Codes, Likenesses
from sijill.matching.naming import STEPS, Named, compare_names, parts_to_compare
from sijill.matching.parts import Numbers
from sijill.matching.people import People, Words
from sijill.matching.photos import Photo

Levels = NDArray[np.uint8]


class Likeness(IntEnum):
    """How alike two parts of names are."""

    MISSING = 0
    DIFFERENT = 1
    FAR = 2
    NEAR = 3
    ALIKE = 4
    SAME = 5


class Time(IntEnum):
    """How two intervals of days agree."""

    MISSING = 0
    APART = 1
    WITHIN_A_YEAR = 2
    NEAR = 3
    POSSIBLE = 4
    SAME_YEAR = 5
    SAME_MONTH = 6
    SAME_DAY = 7


class Place(IntEnum):
    """How two places agree."""

    MISSING = 0
    DIFFERENT = 1
    NEIGHBOURS = 2
    SAME = 3


class Word(IntEnum):
    """Whether two words are the same."""

    MISSING = 0
    DIFFERENT = 1
    SAME = 2


EVIDENCE: dict[str, type[IntEnum]] = {
    "given": Likeness,
    "family": Likeness,
    "father": Likeness,
    "grandfather": Likeness,
    "birth": Time,
    "event": Time,
    "sex": Word,
    "place": Place,
    "prison": Place,
    "occupation": Word,
    "identity": Word,
    "photo": Photo,
    "source": Word,
}
"""The pieces of evidence, in the order of the columns of a table of levels."""

GIVEN, FAMILY, FATHER, GRANDFATHER, BIRTH, EVENT = range(6)

_SLICE = 100_000
_CUTS = (0.30, 0.55, 0.75, 0.90)
THRESHOLDS = np.array([round(cut * 254) for cut in _CUTS], dtype=np.int64)


@dataclass(frozen=True, slots=True)
class Compared:
    """Levels of pairs, one row a pair and one column a piece of evidence, and which parts agree.

    ``given`` and ``family`` hold the numbers of the two parts that were compared, -1 if there were none;
    ``turned`` marks pairs of which the given name of the one agrees with the family name of the other.
    """

    levels: Levels
    given: Numbers
    family: Numbers
    turned: NDArray[np.bool_]


class Comparison:
    """Compares pairs of one frame's records."""

    def __init__(self, people: People, *, threads: int) -> None:
        self._people = people
        self._named = Named(people.name, people.father, people.grandfather)
        self._threads = threads
        self._likenesses = Likenesses(people.parts, people.keys, threads=threads)

    @property
    def likenesses(self) -> Likenesses:
        """The table of parts that were compared so far."""
        return self._likenesses

    def ask(self, left: Numbers, right: Numbers, step: int) -> bool:
        """Score the parts that a step of comparing these pairs looks at; say whether there were any."""
        return self._likenesses.ask(self.wanted(left, right, step))

    def wanted(self, left: Numbers, right: Numbers, step: int) -> list[Codes]:
        """Give these parts, packed."""
        named, known = self._named, self._likenesses.table
        with ThreadPoolExecutor(self._threads) as pool:
            return list(
                pool.map(
                    lambda here: parts_to_compare(left[here], right[here], named, known, step), _slices(left)
                )
            )

    def compare(self, left: Numbers, right: Numbers) -> Compared:
        """Compare each pair of records, given by their places."""
        people, named = self._people, self._named
        levels = np.zeros((len(left), len(EVIDENCE)), dtype=np.uint8)
        given = np.full((len(left), 2), -1, dtype=np.int32)
        family = np.full((len(left), 2), -1, dtype=np.int32)
        turned = np.zeros(len(left), dtype=np.bool_)
        for step in range(STEPS):
            self.ask(left, right, step)
        table = self._likenesses.table

        def compare(here: slice) -> None:
            given[here], family[here], turned[here] = compare_names(
                left[here], right[here], named, table, THRESHOLDS, levels[here]
            )
            for days, column in ((people.birth, BIRTH), (people.event, EVENT)):
                compare_days(left[here], right[here], days.first, days.last, levels[here], column)

        with ThreadPoolExecutor(self._threads) as pool:
            list(pool.map(compare, _slices(left)))
        for column, (what, kind) in enumerate(EVIDENCE.items()):
            if kind is Place:
                levels[:, column] = _places(getattr(people, what), left, right)
            elif kind is Word:
                levels[:, column] = _words(getattr(people, what), left, right)
            elif kind is Photo:
                levels[:, column] = people.photo.levels(left, right)
        return Compared(levels, given, family, turned)


def _slices(pairs: Numbers) -> list[slice]:
    return [slice(at, at + _SLICE) for at in range(0, len(pairs), _SLICE)]


def _words(held: Words, left: Numbers, right: Numbers) -> Levels:
    one, other = held.code[left], held.code[right]
    known = (one >= 0) & (other >= 0) & (held.script[left] == held.script[right])
    return np.where(known, np.where(one == other, Word.SAME, Word.DIFFERENT), Word.MISSING).astype(np.uint8)


def _places(held: Words, left: Numbers, right: Numbers) -> Levels:
    one, other, above = held.code[left], held.code[right], held.above[left]
    near = (above >= 0) & (above == held.above[right])
    agree = np.where(one == other, Place.SAME, np.where(near, Place.NEIGHBOURS, Place.DIFFERENT))
    return np.where((one >= 0) & (other >= 0), agree, Place.MISSING).astype(np.uint8)
