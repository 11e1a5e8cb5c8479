from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sijill.extraction.pdf.geometry import Affine, area, as_seen, shared, straightened, turned, union

NUMBERS = st.floats(-500, 500)
AFFINE = st.builds(Affine, NUMBERS, NUMBERS, NUMBERS, NUMBERS, NUMBERS, NUMBERS)


@given(AFFINE, AFFINE, NUMBERS, NUMBERS)
def test_one_map_after_another_does_what_both_do(outer: Affine, inner: Affine, x: float, y: float) -> None:
    both = outer.after(inner).point(x, y)

    assert both == pytest.approx(outer.point(*inner.point(x, y)), rel=1e-6, abs=1e-3)


@pytest.mark.parametrize(
    ("rotation", "seen"),
    [(0, (10, 20, 30, 50)), (1, (150, 10, 180, 30)), (2, (70, 150, 90, 180)), (3, (20, 70, 50, 90))],
)
def test_a_box_is_placed_from_the_upper_left_of_the_page_as_it_is_turned(
    rotation: int, seen: tuple[float, ...]
) -> None:
    assert as_seen((0, 0, 100, 200), rotation).box((10, 150, 30, 180)) == seen


@pytest.mark.parametrize("rotation", range(4))
def test_the_crop_is_where_a_page_begins(rotation: int) -> None:
    crop = (20.0, 30.0, 120.0, 230.0)
    x0, y0, x1, y1 = as_seen(crop, rotation).box(crop)

    assert (x0, y0) == (0, 0)
    assert {x1, y1} == {100, 200}


def test_a_direction_that_is_nearly_a_quarter_turn_is_one() -> None:
    assert [straightened(value) for value in (0.3, 89.8, -90, 359.9, 12.1)] == [0, 90, 270, 0, 12]


@given(st.floats(0, 359), NUMBERS, NUMBERS)
def test_turning_there_and_back_ends_where_it_began(degrees: float, x: float, y: float) -> None:
    assert turned(-degrees).point(*turned(degrees).point(x, y)) == pytest.approx((x, y), abs=1e-6)


def test_the_shared_part_of_boxes_is_between_none_and_all() -> None:
    assert shared((0, 0, 10, 10), (5, 0, 20, 10)) == 0.5
    assert shared((0, 0, 10, 10), (10.5, 0, 20, 10)) == 0
    assert shared((2, 2, 3, 3), (0, 0, 10, 10)) == 1
    assert shared((5, 5, 5, 5), (0, 0, 10, 10)) == 1
    assert area(union([(0, 0, 1, 1), (2, 1, 3, 4)])) == 12
