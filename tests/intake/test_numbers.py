"""Numbers in cells."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sijill.claims import Kind, check_value
from sijill.intake.numbers import age, figure, whole_number


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("18", 18),
        ("١٨", 18),
        ("۱۸", 18),
        ("600,000", 600_000),
        ("٦٠٠٬٠٠٠", 600_000),
        ("1 200", 1_200),
        ("1,5", None),
        ("-3", None),
        ("eighteen", None),
        ("", None),
        ("9" * 30, None),
    ],
)
def test_a_whole_number_is_read_in_any_digits(text: str, number: int | None) -> None:
    assert whole_number(text) == number


@given(st.integers(0, 10**14), st.sampled_from(["0123456789", "٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹"]))
def test_every_number_survives_its_script(number: int, digits: str) -> None:
    assert whole_number(str(number).translate(str.maketrans("0123456789", digits))) == number


@pytest.mark.parametrize(
    ("text", "years"),
    [("31", 31), ("٣١ سنة", 31), ("۳۱ ساله", 31), ("31 years old", 31), ("31-year-old", 31), ("0", 0)],
)
def test_an_age_may_stand_beside_its_unit(text: str, years: int) -> None:
    assert age(text) == (years, None)


def test_an_age_that_cannot_be_is_told_from_one_that_is_not_understood() -> None:
    assert age("131") == (None, "cannot be an age: more than 130 years")
    assert age("about 30") == (None, "is not understood as an age")
    assert age("minor") == (None, "is not understood as an age")


@pytest.mark.parametrize(
    ("text", "least", "most", "approximate"),
    [
        ("18", 18, 18, False),
        ("about 300", 300, 300, True),
        ("~300", 300, 300, True),
        ("حوالي ٣٠٠", 300, 300, True),
        ("more than 300", 300, None, False),
        ("300+", 300, None, False),
        ("دست‌کم ۱۲", 12, None, False),
        ("up to 40", None, 40, False),
        ("10-12", 10, 12, False),
        ("۱۰ تا ۱۲", 10, 12, False),
    ],
)
def test_a_figure_keeps_what_is_open_about_it(
    text: str, least: int | None, most: int | None, approximate: bool
) -> None:
    value = figure(text)

    assert value is not None
    assert (value["min"], value["max"], value["approximate"]) == (least, most, approximate)


@pytest.mark.parametrize("text", ["", "dozens", "12-10", "at least at most 5", "+"])
def test_a_figure_that_is_not_understood_is_none(text: str) -> None:
    assert figure(text) is None


@given(st.text(alphabet="0123456789 -+~,تا about up to more than", max_size=30))
def test_a_figure_keeps_the_rules_of_its_kind(text: str) -> None:
    value: dict[str, Any] | None = figure(text)

    if value is not None:
        check_value(Kind.FIGURE, value)
