"""What a span of words that counts people says: how many, and what befell them."""

from __future__ import annotations

from collections.abc import Iterator

from sijill.claims.values import Figure, Measure
from sijill.reading.figures import bound_of, interval, range_end, scaled
from sijill.reading.numbers import Number, number_at
from sijill.reading.tagging.choices import Case, choose
from sijill.reading.tagging.weights import Weights
from sijill.reading.wording import Term, Wording

MEASURE, BOUND = "measure", "bound"
_SURE = 0.6
_DUALS = ("ان", "ین", "تا", "تی", "انه", "نی")
_PAIR = 3


def measure_of(weights: Weights, case: Case) -> str:
    """Say what befell those who are counted."""
    return str(Measure(choose(weights, MEASURE, case)[0]))


def count_of(weights: Weights, case: Case) -> Figure | None:
    """Read how many a span says, its measure left open; ``None`` if it says no number."""
    wording, first, last = case.wording, case.first, case.last
    number = next(numbers_in(wording, first, last), None)
    if number is None:
        return Figure(2, 2) if _is_dual(wording, first, last) else None
    bound = bound_of(wording, number)
    upper = range_end(wording, number, bound) or _joined_end(wording, number)
    low = scaled(wording, number, upper)
    key = bound.key if bound else next((one.key for one in _bounds_in(wording, first, last)), None)
    if upper is None and not number.vague:
        said, chance = choose(weights, BOUND, Case(wording, first, last, key, believed=True))
        if chance >= _SURE:
            key = said
    least, most, approximate = interval(low, upper, key)
    if least == 0 or most == 0 or (least is not None and most is not None and least > most):
        return None
    return Figure(least, most, approximate)


def bound_said(wording: Wording, first: int, last: int) -> str | None:
    """Give what the vocabulary says of how sure the number of a span is, as a sign for who learns."""
    number = next(numbers_in(wording, first, last), None)
    bound = bound_of(wording, number) if number else None
    return bound.key if bound else next((one.key for one in _bounds_in(wording, first, last)), None)


def numbers_in(wording: Wording, first: int, last: int) -> Iterator[Number]:
    """Give the numbers that start within words ``[first, last)``."""
    place = first
    while place < last:
        number = number_at(wording, place)
        if number is not None:
            yield number
        place = number.last if number else place + 1


def _bounds_in(wording: Wording, first: int, last: int) -> list[Term]:
    held = [*wording.terms("bound"), *wording.terms("bound_after")]
    return [one for one in held if first - 1 <= one.first and one.last <= last + 1]


def _joined_end(wording: Wording, number: Number) -> Number | None:
    """Read the upper end of "a dozen to fifteen", which a vague number leaves unread."""
    if wording.folded(number.last) not in ("to", "تا", "الی") or not number.vague:
        return None
    upper = number_at(wording, number.last + 1)
    return upper if upper is not None and not upper.vague and upper.value > number.value else None


def _is_dual(wording: Wording, first: int, last: int) -> bool:
    """Whether an Arabic noun without a number is of two: «قتيلين»."""
    return wording.language == "ar" and last - first <= _PAIR and wording.folded(first).endswith(_DUALS)
