from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sijill.extraction.tables import read_table, sniff


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_the_one_that_gives_even_columns(delimiter: str) -> None:
    text = f"name{delimiter}place{delimiter}note\n" + f"A, B{delimiter}X{delimiter}one\n" * 5

    assert sniff(text) == (delimiter if delimiter != "," else ",")
    assert len(read_table(text.replace("A, B", "A B")).rows[0]) == 3


def test_a_quoted_cell_keeps_its_line_breaks_delimiters_and_quotes() -> None:
    table = read_table('name,note\n"B, A","first\nsecond ""so"""\n')

    assert table.rows == (("name", "note"), ("B, A", 'first\nsecond "so"'))


def test_short_rows_are_filled_up_and_it_is_said() -> None:
    table = read_table("a,b,c\n1,2\n4,5,6\n")

    assert table.rows[1] == ("1", "2", "")
    assert table.warnings == ("1 rows have fewer than 3 cells and were filled up, first row 2 with 2.",)


def test_an_empty_line_stays_a_row_so_that_row_numbers_are_the_sheets() -> None:
    table = read_table("a,b\n\n1,2\n\n\n")

    assert table.rows == (("a", "b"), ("", ""), ("1", "2"))
    assert table.warnings == ()


def test_a_text_without_any_delimiter_is_one_column() -> None:
    assert read_table("name\nA\nB\n").rows == (("name",), ("A",), ("B",))


def test_an_unclosed_quotation_mark_is_noticed() -> None:
    table = read_table('a,b\n"open,1\n' + "x,2\n" * 300)

    assert "quotation mark" in table.warnings[-1]


def test_a_cell_longer_than_the_csv_modules_own_limit_is_read_and_that_limit_stays() -> None:
    before = csv.field_size_limit()

    table = read_table("a,b\n" + "x" * 200_000 + ",2\n")

    assert len(table.rows[1][0]) == 200_000
    assert csv.field_size_limit() == before


cells = st.text(st.characters(exclude_categories=["Cs", "Cc"], include_characters="\n\t"), max_size=8)


@given(st.lists(st.lists(cells, min_size=3, max_size=3), min_size=1, max_size=6))
def test_a_table_written_as_csv_comes_back_as_it_was(rows: list[list[str]]) -> None:
    buffer = io.StringIO()
    csv.writer(buffer, quoting=csv.QUOTE_ALL, lineterminator="\n").writerows(rows)

    assert [list(row) for row in read_table(buffer.getvalue(), delimiter=",").rows] == rows
