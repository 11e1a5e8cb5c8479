"""What two records say of each other, piece by piece."""

from __future__ import annotations

from datetime import date
from typing import Any

import numpy as np
import polars as pl
import pytest

from sijill.matching.columns import DAYS, NAMES, Columns
from sijill.matching.levels import EVIDENCE, Comparison, Likeness, Place, Time, Word
from sijill.matching.people import People

EVERYTHING = Columns(**{name: name for name in Columns.__slots__})


def levels(one: dict[str, Any], other: dict[str, Any]) -> dict[str, int]:
    """Compare two records; what they are not given they lack."""
    rows = [{"id": identifier, "name": "Ali Talmari"} | row for identifier, row in (("a", one), ("b", other))]
    schema: dict[str, Any] = dict.fromkeys(Columns.__slots__, pl.String) | dict.fromkeys(DAYS, pl.Date)
    frame = pl.DataFrame(
        [{name: row.get(name) for name in schema} for row in rows],
        schema | dict.fromkeys(NAMES, pl.List(pl.String) if isinstance(one.get("name"), list) else pl.String),
    )
    people = People.read(EVERYTHING.select(frame))
    pair = np.array([0], dtype=np.int32), np.array([1], dtype=np.int32)
    found = Comparison(people, threads=1).compare(*pair).levels[0]
    return dict(zip(EVIDENCE, found.tolist(), strict=True))


def named(one: Any, other: Any) -> tuple[int, int]:
    found = levels({"name": one}, {"name": other})
    return found["given"], found["family"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ali Talmari", "علی تلماری"),
        ("Talmari, Ali", "Ali Talmari"),
        ("Dr. Ali Talmari", "Ali Talmari"),
        ("Mohammad Reza Talmari", "محمدرضا تلماری"),
    ],
)
def test_one_name_in_two_writings_has_the_same_parts(one: str, other: str) -> None:
    assert min(named(one, other)) >= Likeness.ALIKE


def test_a_brother_shares_the_family_name_alone() -> None:
    assert named("Ali Talmari", "Karim Talmari") == (Likeness.DIFFERENT, Likeness.SAME)


def test_a_name_of_one_part_says_nothing_of_the_family() -> None:
    assert named("Ali", "Ali Talmari") == (Likeness.SAME, Likeness.MISSING)


def test_names_in_another_order_agree_a_little_less() -> None:
    assert named("Talmari Ali", "Ali Talmari") == (Likeness.ALIKE, Likeness.ALIKE)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Rostamzadeh Farshid", "Farshdi Rostamzadeh"),  # with a slip in one of them
        ("رستم‌زاده فرشدی", "Farshid Rostamzadeh"),
        ("Talmari Amir Hossein", "Amir Hossein Talmari"),  # with two given names
    ],
)
def test_names_in_another_order_agree_though_one_is_mistyped_or_of_two_parts(one: str, other: str) -> None:
    assert min(named(one, other)) >= Likeness.FAR
    assert max(named(one, other)) == Likeness.ALIKE


def test_a_given_name_may_be_a_shorter_form_and_a_family_name_not() -> None:
    assert named("Lotf Talmari", "لطف‌الله تلماری") == (Likeness.NEAR, Likeness.SAME)
    assert named("Reza Rostam", "Reza Rostamzadeh") == (Likeness.SAME, Likeness.DIFFERENT)


def test_a_slip_across_scripts_is_far_from_different() -> None:
    assert named("Farshid Talmari", "فرشدی تلماری") == (Likeness.FAR, Likeness.SAME)


def test_a_family_name_may_stand_among_the_others_parts() -> None:
    assert named("Ali Talmari Halabi", "Ali Talmari")[1] == Likeness.NEAR


def test_of_several_forms_those_that_agree_best_count() -> None:
    assert named(["Reza Nuri", "Ali Talmari"], ["علی تلماری"])[0] == Likeness.SAME


@pytest.mark.parametrize(
    ("one", "other", "level"),
    [
        ({"father": "Hassan"}, {"father": "حسن"}, Likeness.SAME),
        ({"father": "Hassan"}, {"father": "Jamshid"}, Likeness.DIFFERENT),
        ({"father": "Hassan"}, {}, Likeness.MISSING),
        ({"father": "Hassan"}, {"name": "Ali Hassan Talmari"}, Likeness.SAME),
        ({"father": "Hassan"}, {"name": "Ali Jamshid Talmari"}, Likeness.MISSING),
    ],
)
def test_fathers_are_compared_also_with_the_middle_of_the_own_name(
    one: dict[str, Any], other: dict[str, Any], level: Likeness
) -> None:
    assert levels(one, other)["father"] == level


DAY = date(1990, 5, 3)


@pytest.mark.parametrize(
    ("first", "last", "level"),
    [
        (None, None, Time.MISSING),
        (DAY, DAY, Time.SAME_DAY),
        (date(1990, 5, 1), date(1990, 5, 31), Time.SAME_MONTH),
        (date(1990, 1, 1), date(1990, 12, 31), Time.SAME_YEAR),
        (date(1985, 1, 1), date(1994, 12, 31), Time.POSSIBLE),
        (None, date(1994, 12, 31), Time.POSSIBLE),
        (date(1990, 3, 5), date(1990, 3, 5), Time.NEAR),
        (date(1990, 10, 5), date(1990, 10, 5), Time.WITHIN_A_YEAR),
        (date(1990, 5, 25), date(1990, 5, 25), Time.NEAR),
        (date(1970, 1, 1), date(1970, 12, 31), Time.APART),
    ],
)
def test_days_agree_as_closely_as_they_are_known(first: date | None, last: date | None, level: Time) -> None:
    one = {"birth_earliest": DAY, "birth_latest": DAY}

    assert levels(one, {"birth_earliest": first, "birth_latest": last})["birth"] == level


def test_day_and_month_in_the_other_order_are_near() -> None:
    swapped = date(1990, 3, 5)

    found = levels(
        {"birth_earliest": date(1990, 5, 3), "birth_latest": date(1990, 5, 3)},
        {"birth_earliest": swapped, "birth_latest": swapped},
    )

    assert found["birth"] == Time.NEAR


def test_one_place_is_the_same_in_two_scripts_and_a_neighbour_is_near() -> None:
    assert levels({"place": "Aleppo"}, {"place": "حلب"})["place"] == Place.SAME
    assert levels({"place": "Keltab"}, {"place": "کلتاب"})["place"] == Place.SAME
    assert levels({"place": "Aleppo"}, {"place": "Basra"})["place"] == Place.DIFFERENT


def test_words_of_two_scripts_are_not_compared() -> None:
    assert levels({"occupation": "teacher"}, {"occupation": "معلم"})["occupation"] == Word.MISSING
    assert levels({"occupation": "teacher"}, {"occupation": "Teacher "})["occupation"] == Word.SAME
    assert levels({"occupation": "teacher"}, {"occupation": "baker"})["occupation"] == Word.DIFFERENT
