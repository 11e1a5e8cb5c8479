from __future__ import annotations

from sijill.extraction.pdf.aligned import aligned_table
from tests.extraction.pdf.lettered import rows_at, text_of
from tests.extraction.pdf.test_ruled import cells

ROWS = [("Name", "Age"), ("Suad", "27"), ("Luay", "41"), ("Maryam", "19")]


def placed(rows: list[tuple[str, str]], *, start: float = 100) -> list[tuple[str, float, float]]:
    return [
        (text, x, start + 20 * line)
        for line, row in enumerate(rows)
        for text, x in zip(row, (50.0, 200.0), strict=True)
    ]


def test_rows_with_white_space_between_their_columns_are_a_table() -> None:
    found = aligned_table(rows_at(*placed(ROWS)))

    assert found is not None
    assert cells(found.table) == [list(row) for row in ROWS]
    assert (found.above, found.below) == ((), ())


def test_lines_around_the_table_are_not_part_of_it() -> None:
    found = aligned_table(rows_at(("A list", 50, 80), *placed(ROWS), ("The end", 50, 190)))

    assert found is not None
    assert cells(found.table) == [list(row) for row in ROWS]
    assert [text_of(row) for row in (*found.above, *found.below)] == ["A list", "The end"]


def test_a_second_line_of_a_cell_belongs_to_its_row() -> None:
    found = aligned_table(rows_at(*placed(ROWS), ("of Sinara", 50, 172)))

    assert found is not None
    assert cells(found.table)[-1] == ["Maryam of Sinara", "19"]


def test_two_rows_are_too_few_to_be_sure() -> None:
    assert aligned_table(rows_at(*placed(ROWS[:2]))) is None


def test_a_column_that_is_mostly_empty_is_no_column() -> None:
    rows = rows_at(*((name, 50.0, 100.0 + 20 * line) for line, (name, _) in enumerate(ROWS)), ("7", 200, 100))

    assert aligned_table(rows) is None
