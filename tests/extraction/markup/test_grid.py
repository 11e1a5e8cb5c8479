from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sijill.extraction.markup.grid import Spanning, grid, span

ROWS = st.lists(
    st.lists(st.builds(Spanning, st.sampled_from("abc"), st.integers(1, 4), st.integers(0, 4)), max_size=4),
    max_size=5,
)


def test_a_cell_stands_in_every_row_and_column_that_it_covers() -> None:
    laid = grid(
        [
            [Spanning("الاسم", down=2), Spanning("التاريخ", across=2)],
            [Spanning("من"), Spanning("إلى")],
            [Spanning("سعاد"), Spanning("1", down=0), Spanning("2")],
            [Spanning("نور"), Spanning("3")],
        ]
    )

    assert laid.rows == (
        ("الاسم", "التاريخ", "التاريخ"),
        ("الاسم", "من", "إلى"),
        ("سعاد", "1", "2"),
        ("نور", "1", "3"),
    )


def test_a_title_as_wide_as_the_table_stands_once() -> None:
    laid = grid([[Spanning("قائمة", across=9)], [Spanning("a"), Spanning("b")]])

    assert laid.rows[0][:2] == ("قائمة", "")
    assert set(laid.rows[0][1:]) == {""}


@given(ROWS)
def test_every_row_is_as_wide_as_the_widest_and_none_is_lost(rows: list[list[Spanning]]) -> None:
    laid = grid(rows)

    assert len(laid.rows) == len(rows)
    assert len({len(row) for row in laid.rows}) <= 1
    assert all({cell.text for cell in given} <= set(row) for given, row in zip(rows, laid.rows, strict=True))


def test_spans_that_would_fill_the_memory_are_left_out_and_it_is_said() -> None:
    laid = grid([[Spanning("x", 1_000, 65_534), Spanning("y")]] * 2_000)

    assert not laid.spread
    assert laid.rows[0] == ("x", "y")


def test_a_span_is_a_small_number_or_one() -> None:
    found = [span(value, most=100) for value in (None, "", "3", " 7 ", "-1", "٣", "1e9", "9" * 40, "5000")]

    assert found == [1, 1, 3, 7, 1, 1, 1, 1, 100]
