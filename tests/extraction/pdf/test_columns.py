from __future__ import annotations

from sijill.extraction.pdf.columns import strips
from sijill.extraction.pdf.rows import Row
from tests.extraction.pdf.lettered import rows_at, text_of

LEFT = [("lorem ipsum dolor sit amet word", 50.0, 120.0 + 14 * line) for line in range(6)]
RIGHT = [("other words fill the other side", 260.0, 120.0 + 14 * line) for line in range(6)]


def texts(rows: list[Row], *, rtl: bool) -> list[list[str]]:
    return [[text_of(row) for row in strip.rows] for strip in strips(rows, rtl=rtl)]


def test_two_columns_are_read_one_after_the_other() -> None:
    rows = rows_at(*LEFT, *RIGHT)

    assert texts(rows, rtl=False) == [[LEFT[0][0]] * 6, [RIGHT[0][0]] * 6]


def test_the_right_column_comes_first_where_the_text_runs_from_the_right() -> None:
    rows = rows_at(*LEFT, *RIGHT)

    assert texts(rows, rtl=True) == [[RIGHT[0][0]] * 6, [LEFT[0][0]] * 6]


def test_columns_whose_lines_stand_at_different_heights_are_columns_too() -> None:
    shifted = [(text, x, base + 6) for text, x, base in RIGHT]

    assert texts(rows_at(*LEFT, *shifted), rtl=False) == [[LEFT[0][0]] * 6, [RIGHT[0][0]] * 6]


def test_a_heading_over_both_columns_is_read_before_and_a_note_under_them_after() -> None:
    heading = ("a heading that runs over the whole page and both of its columns", 50.0, 90.0)
    note = ("a note that also runs over the whole page and both of its columns", 50.0, 230.0)

    found = texts(rows_at(heading, *LEFT, *RIGHT, note), rtl=False)

    assert found == [[heading[0]], [LEFT[0][0]] * 6, [RIGHT[0][0]] * 6, [note[0]]]


def test_short_words_beside_each_other_are_rows_of_a_table_not_columns() -> None:
    names = [
        (name, 50.0, 120.0 + 14 * line) for line, name in enumerate(["Suad", "Luay", "Maryam Hasan", "Omar"])
    ]
    ages = [(age, 260.0, 120.0 + 14 * line) for line, age in enumerate(["27", "41", "19 years", "33"])]

    found = strips(rows_at(*names, *ages), rtl=False)

    assert [(strip.aligned, len(strip.rows)) for strip in found] == [(True, 4)]


def test_a_single_column_stays_one_strip() -> None:
    assert texts(rows_at(*LEFT), rtl=False) == [[LEFT[0][0]] * 6]
    assert texts([], rtl=False) == []
