import pytest
from hypothesis import given
from hypothesis import strategies as st

from sijill.counting.span import Span, hull, total


@st.composite
def spans(draw: st.DrawFn) -> Span:
    least = draw(st.integers(0, 50))
    return Span(least, draw(st.none() | st.integers(least, 100)))


def test_a_span_that_runs_backward_is_refused() -> None:
    with pytest.raises(ValueError, match="no range"):
        Span(3, 2)


def test_an_open_span_reads_at_least() -> None:
    assert [str(Span(3, None)), str(Span(3, 3)), str(Span(3, 5))] == ["at least 3", "3", "3-5"]


def test_taking_away_more_than_there_is_leaves_nothing() -> None:
    assert Span(2, 4).less(3) == Span(0, 1)
    assert Span(2, 4).less(9) == Span(0, 0)
    assert Span(2, None).less(1) == Span(1, None)


@given(st.lists(spans(), min_size=1, max_size=5))
def test_the_sum_of_spans_does_not_depend_on_their_order(items: list[Span]) -> None:
    assert total(items) == total(reversed(items))
    assert total(items).min == sum(item.min for item in items)


@given(st.lists(spans(), min_size=1, max_size=5))
def test_a_hull_holds_every_rival(items: list[Span]) -> None:
    held = hull(items)
    assert held.min == min(item.min for item in items)
    assert (held.max is None) == any(item.max is None for item in items)
    assert all(held.max is None or (item.max is not None and item.max <= held.max) for item in items)
