"""An axis that begins where reading begins."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sijill.documents.drawing import scale
from sijill.documents.drawing.scale import END, START

AMOUNTS = st.lists(st.floats(0, 1e9), min_size=1, max_size=6)


@given(AMOUNTS, st.booleans())
def test_every_number_has_its_place_and_the_greater_lies_further_on(values: list[float], right: bool) -> None:
    on = scale(values, right_to_left=right)
    shares = [on.share(value) for value in sorted(values)]

    assert shares == sorted(shares)
    assert all(START <= share <= END for share in shares)
    assert all(on.holds(value) for value in values)


@given(AMOUNTS)
def test_right_to_left_is_the_mirror_of_left_to_right(values: list[float]) -> None:
    left, right = scale(values, right_to_left=False), scale(values, right_to_left=True)

    for value in values:
        one, other = float(left.at(value).rstrip("%")), float(right.at(value).rstrip("%"))
        assert abs(one + other - 100) < 0.011


@given(AMOUNTS)
def test_the_numbers_along_it_are_few_and_lie_on_it(values: list[float]) -> None:
    on = scale(values, right_to_left=False)

    assert 1 <= len(on.ticks) <= 6
    assert all(on.holds(tick) for tick in on.ticks)


def test_what_lies_too_far_out_is_beyond() -> None:
    on = scale([10, 20, 10_000], right_to_left=False, most=50)

    assert (on.low, on.high, on.holds(10_000)) == (0, 50, False)
    assert on.at(10_000) == f"{END:.2f}%"


def test_an_axis_of_places_alone_need_not_begin_at_nothing() -> None:
    on = scale([4400, 12_000], right_to_left=False, zero=False)

    assert 3000 < on.low < 4400
    assert on.span(5000, 5000)[1] == "0.25%"
