"""How old somebody was at an event, by all that is told: from the birth, and from ages that were said."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sijill.counting.period import Interval, narrowed
from sijill.dates import MAJORITY, Minority, UncertainDate, age_at, was_minor

Ages = tuple[int, int]
"""The least and the greatest age in full years."""

YES, NO = str(Minority.YES), str(Minority.NO)


@dataclass(frozen=True, slots=True)
class Bands:
    """Ages to count by; ``starts`` are the least ages of the bands, in order.

    Raises ``ValueError`` if they are not whole numbers that rise from nought.
    """

    starts: tuple[int, ...] = (0, 12, MAJORITY, 30, 45, 60)

    def __post_init__(self) -> None:
        rising = all(one < other for one, other in zip(self.starts, self.starts[1:], strict=False))
        if not self.starts or self.starts[0] != 0 or not rising:
            raise ValueError("bands of age begin with 0 and rise: 0, 12, 18, 30")

    @property
    def names(self) -> tuple[str, ...]:
        """The bands by name, in order: ``0-11``, ``12-17`` … ``60+``."""
        closed = zip(self.starts, self.starts[1:], strict=False)
        return (*(f"{first}-{after - 1}" for first, after in closed), f"{self.starts[-1]}+")

    def possible(self, ages: Iterable[Ages]) -> frozenset[str]:
        """Name the bands that ages may lie in."""
        ends = [*(start - 1 for start in self.starts[1:]), None]
        return frozenset(
            name
            for least, most in ages
            for name, start, end in zip(self.names, self.starts, ends, strict=True)
            if start <= most and (end is None or least <= end)
        )


def ages_at(births: Iterable[Interval], dates: Iterable[Interval], told: Iterable[int]) -> frozenset[Ages]:
    """Give the ages that somebody may have had at an event.

    ``births`` and ``dates`` are what is stated of the birth and of the event, ``told`` the ages that were
    said in full years. What can all be so is narrowed to what all allow; a year's difference is no
    contradiction, since a birthday may lie between; other rivals all stand.
    """
    reckoned = {
        found
        for birth in narrowed(births)
        for on in narrowed(dates)
        if (found := age_at(UncertainDate(*birth), UncertainDate(*on))) is not None
    }
    stated = sorted(reckoned | {(age, age) for age in told})
    if not stated:
        return frozenset()
    least, most = max(low for low, _ in stated), min(high for _, high in stated)
    if least <= most:
        return frozenset({(least, most)})
    if least - most == 1:
        return frozenset({(most, least)})
    return frozenset(stated)


def minority(births: Iterable[Interval], dates: Iterable[Interval], told: Iterable[int]) -> frozenset[str]:
    """Say whether somebody may have been a minor (``yes``), an adult (``no``) or either; empty: unknown."""
    births, dates, told = narrowed(births), narrowed(dates), tuple(told)
    ages = ages_at(births, dates, told)
    answers = {answer for span in ages for answer in _either(was_minor(span))}
    if ages or not births:
        return frozenset(answers)
    # Half-open days tell something too: who was born before 1980 was no minor in 2003.
    halves: Sequence[Interval] = tuple(dates) or ((None, None),)
    return frozenset(
        answer
        for birth in births
        for on in halves
        for answer in _either(was_minor(UncertainDate(*birth), UncertainDate(*on)))
    )


def _either(answer: Minority) -> tuple[str, ...]:
    return (NO, YES) if answer is Minority.CANNOT_TELL else (str(answer),)
