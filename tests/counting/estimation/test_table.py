from pathlib import Path
from typing import Any

import polars as pl
import pytest

from sijill.counting import InvalidTable, list_table
from sijill.counting.estimation.table import MOST_LISTS, list_tables, read_csv, read_lists


def test_equal_patterns_come_together_and_empty_lists_go() -> None:
    table = read_lists(
        pl.DataFrame({"a": [1, 1, 0, 0], "b": [0, 0, 1, 0], "empty": [0] * 4, "count": [3, 4, 5, 9]})
    )
    assert table.lists == ("a", "b")
    assert table.counts == (((0, 1), 5), ((1, 0), 7))
    assert [note.sentence() for note in table.notes] == [
        "The pattern a stands on more than one row; its counts were added up.",
        "9 people on no list were left out: they are what is to be estimated.",
        "List empty is empty and was left out.",
    ]


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


def test_twenty_lists_are_told_to_be_merged() -> None:
    columns = {f"list {i}": [1] for i in range(20)}
    with pytest.raises(InvalidTable, match=f"20 lists, and at most {MOST_LISTS}"):
        read_lists(pl.DataFrame({**columns, "count": [3]}))


def three() -> pl.DataFrame:
    return pl.DataFrame({"a": [1, 0, 0, 1], "b": [0, 1, 0, 1], "c": [0, 0, 1, 1], "count": [5, 6, 7, 2]})


def test_merged_lists_hold_whoever_was_on_either() -> None:
    merged = read_lists(three()).merged({"bc": ["b", "c"]})
    assert merged.lists == ("a", "bc")
    assert merged.counts == (((0, 1), 13), ((1, 0), 5), ((1, 1), 2))
    assert merged.notes == ()


@pytest.mark.parametrize("groups", [{"new": ["nowhere"]}, {"one": ["a", "b"], "two": ["b"]}])
def test_lists_can_be_merged_once_and_only_if_they_are_there(groups: dict[str, list[str]]) -> None:
    with pytest.raises(InvalidTable):
        read_lists(three()).merged(groups)


def test_who_was_on_a_list_alone_goes_with_it() -> None:
    left = read_lists(three()).without("a")
    assert left.lists == ("b", "c")
    assert left.documented == 15
    assert left.notes == ()


def test_the_digest_names_the_table_whatever_the_order_of_its_rows() -> None:
    assert read_lists(three()).sha256 == read_lists(three().reverse()).sha256
    assert read_lists(three()).sha256 != read_lists(three().head(3)).sha256


def test_patterns_count_by_the_bits_of_their_lists() -> None:
    assert read_lists(three()).cells.tolist() == [0, 5, 6, 0, 7, 0, 0, 2]


def test_a_table_comes_from_a_csv_file(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    three().write_csv(path)
    assert read_csv(path).counts == read_lists(three()).counts


def test_a_wrong_row_is_named() -> None:
    with pytest.raises(InvalidTable, match="row 2 holds 2"):
        read_lists(pl.DataFrame({"a": [1, 2], "count": [3, 4]}))


def test_strata_have_a_table_each_and_nobody_is_in_two() -> None:
    rows = pl.DataFrame(
        {"identity": ["p", "p", "q"], "source": ["x", "y", "x"], "year": ["2020", "2020", "2021"]}
    )
    tables = list_tables(rows, by="year")
    assert {key: table.get_column("count").sum() for key, table in tables.items()} == {"2020": 1, "2021": 1}
    with pytest.raises(InvalidTable, match="more than one stratum"):
        list_tables(rows.with_columns(year=pl.Series(["2020", "2021", "2021"])), by="year")
