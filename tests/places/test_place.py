import pytest
from hypothesis import given
from hypothesis import strategies as st

from sijill.places import Place, distance, lookup


def at(latitude: float | None, longitude: float | None) -> Place:
    return Place("x", "city", "ZZ", 0, {"en": ("X",)}, latitude=latitude, longitude=longitude)


points = st.builds(
    at,
    st.floats(min_value=-90, max_value=90),
    st.floats(min_value=-180, max_value=180),
)


def measured(one: Place, other: Place) -> float:
    found = distance(one, other)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("one", "other", "kilometres"),
    [
        (at(0, 0), at(0, 90), 10_007.6),
        (at(90, 0), at(-90, 0), 20_015.1),
        (at(51.5074, -0.1278), at(48.8566, 2.3522), 343.6),
        (at(0, 179), at(0, -179), 222.4),
    ],
)
def test_the_distance_is_that_along_a_great_circle(one: Place, other: Place, kilometres: float) -> None:
    assert measured(one, other) == pytest.approx(kilometres, abs=0.1)


@given(points, points, points)
def test_distances_are_a_metric(one: Place, other: Place, third: Place) -> None:
    assert measured(one, one) == 0
    assert measured(one, other) == pytest.approx(measured(other, one), abs=1e-6)
    assert measured(one, other) <= measured(one, third) + measured(third, other) + 1e-3


def test_the_distance_to_a_place_without_coordinates_is_unknown() -> None:
    assert distance(at(0, 0), at(None, None)) is None


def test_of_a_city_and_a_larger_unit_with_one_name_the_city_comes_first() -> None:
    assert [place.kind for place in lookup("Riyadh")][:2] == ["city", "unit"]
    assert lookup("California")[0].id == "US-CA"
