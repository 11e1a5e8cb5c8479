from typing import Any

import polars as pl
import pytest

from sijill.counting import InvalidTable, list_table
from sijill.counting.lists import read_lists


def test_equal_patterns_come_together_and_empty_lists_go() -> None:
    table = read_lists(
        pl.DataFrame({"a": [1, 1, 0, 0], "b": [0, 0, 1, 0], "empty": [0] * 4, "count": [3, 4, 5, 9]})
    )
    assert table.lists == ("a", "b")
    assert table.counts == (((0, 1), 5), ((1, 0), 7))
    assert len(table.notes) == 2


def test_what_lists_share_is_read_off_the_patterns() -> None:
    table = read_lists(
        pl.DataFrame({"a": [1, 1, 1, 0], "b": [0, 1, 1, 0], "c": [0, 0, 1, 1], "count": [10, 4, 2, 7]})
    )
    assert table.documented == 23
    assert table.sizes == (16, 6, 9)
    assert table.alone == (10, 0, 7)
    assert table.on_two == 4
    assert table.nested == ("b",)
    assert table.islands == (("a", "b", "c"),)


@pytest.mark.parametrize(
    ("columns", "column"),
    [
        ({"a": [1]}, "count"),
        ({"a": [2], "count": [1]}, "a"),
        ({"a": [1], "count": [-1]}, "count"),
        ({"a": [1], "count": [1.5]}, "count"),
        ({"a": [None], "count": [1]}, "a"),
        ({"a": ["1"], "count": [1]}, "a"),
    ],
)
def test_a_malformed_table_names_its_column(columns: dict[str, list[Any]], column: str) -> None:
    with pytest.raises(InvalidTable) as caught:
        read_lists(pl.DataFrame(columns))
    assert caught.value.column == column


def test_a_table_is_made_from_who_appears_where() -> None:
    appearances = pl.DataFrame(
        {"identity": ["p", "p", "p", "q", "r", None], "source": ["x", "y", "x", "x", "x", "y"]}
    )
    assert list_table(appearances).to_dicts() == [
        {"x": 1, "y": 1, "count": 1},
        {"x": 1, "y": 0, "count": 2},
    ]


def test_a_list_may_not_be_called_count() -> None:
    with pytest.raises(InvalidTable, match="count"):
        list_table(pl.DataFrame({"identity": ["p"], "source": ["count"]}))
