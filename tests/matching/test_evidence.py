from datetime import date

import numpy as np
import polars as pl
import pytest

from sijill.matching.evidence import Days, Finding, Words, places, sexes
from sijill.matching.weights import WEIGHTS

ONE = np.array([0], dtype=np.int64)
OTHER = np.array([1], dtype=np.int64)

Interval = tuple[date | None, date | None]


def births(one: Interval, other: Interval) -> tuple[float, Finding]:
    first = pl.Series([one[0], other[0]], dtype=pl.Date)
    last = pl.Series([one[1], other[1]], dtype=pl.Date)
    bits, found = Days.read(first, last).compare(ONE, OTHER, weights=WEIGHTS.birth)
    return float(bits[0]), Finding(found[0])


def day(year: int, month: int = 5, number: int = 5) -> Interval:
    return date(year, month, number), date(year, month, number)


def whole(year: int) -> Interval:
    return date(year, 1, 1), date(year, 12, 31)


def test_a_missing_birth_says_nothing() -> None:
    assert births((None, None), (None, None)) == (0.0, Finding.NOTHING)
    assert births((None, None), day(1990)) == (0.0, Finding.NOTHING)


def test_the_same_day_says_more_than_the_same_year() -> None:
    same_day, same_year = births(day(1990), day(1990)), births(whole(1990), whole(1990))
    assert same_day[1] is Finding.SAME
    assert same_year[1] is Finding.POSSIBLE
    assert same_day[0] > births(day(1990), whole(1990))[0] > same_year[0] > 0


def test_births_years_apart_weigh_heavily_against() -> None:
    assert births(day(1990), day(1992)) == (WEIGHTS.birth.apart, Finding.DIFFERENT)
    assert births(day(1970), day(1992)) == (WEIGHTS.birth.far, Finding.DIFFERENT)


def test_a_few_days_apart_is_weak_agreement() -> None:
    bits, found = births(day(1990, 5, 5), day(1990, 5, 20))
    assert found is Finding.NEAR
    assert 0 < bits < births(day(1990), day(1990))[0] / 2


def test_an_interval_open_on_one_side_contradicts_only_what_lies_beyond() -> None:
    before_1980 = (None, date(1979, 12, 31))
    assert births(before_1980, day(1970)) == (0.0, Finding.NOTHING)
    assert births(before_1980, day(1990))[1] is Finding.DIFFERENT


def test_an_interval_that_runs_backward_says_nothing() -> None:
    assert births((date(1991, 1, 1), date(1990, 1, 1)), day(1950)) == (0.0, Finding.NOTHING)


def words(*texts: str | None) -> Words:
    return Words.read(pl.Series(texts, dtype=pl.String), weights=WEIGHTS)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("female", "female", WEIGHTS.same_sex),
        ("female", "male", WEIGHTS.other_sex),
        ("female", None, 0.0),
        (None, None, 0.0),
    ],
)
def test_sexes(one: str | None, other: str | None, expected: float) -> None:
    bits, _ = sexes(words(one, other), ONE, OTHER, weights=WEIGHTS)
    assert bits[0] == expected


def test_places_are_the_same_if_they_fold_alike() -> None:
    bits, found = places(words("كلتاب", "کلتاب"), ONE, OTHER, weights=WEIGHTS)
    assert bits[0] > 0
    assert found[0] == Finding.SAME


def test_places_in_two_scripts_are_not_compared() -> None:
    bits, found = places(words("کلتاب", "Keltab"), ONE, OTHER, weights=WEIGHTS)
    assert (bits[0], found[0]) == (0.0, Finding.NOTHING)


def test_a_common_place_says_less_than_a_rare_one() -> None:
    many = words("Sund", "Sund", *["Sund"] * 50, *["Norvik"] * 50)
    few = words("Sund", "Sund", *["Norvik"] * 100)
    assert places(many, ONE, OTHER, weights=WEIGHTS)[0] < places(few, ONE, OTHER, weights=WEIGHTS)[0]
