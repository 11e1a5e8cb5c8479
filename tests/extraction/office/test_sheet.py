from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sijill.extraction.office.sheet import Doubt, Sheet, TooLarge, reference
from sijill.extraction.office.xlsx_sheet import column_number


def test_the_table_begins_where_the_cells_begin_and_empty_rows_within_it_stay() -> None:
    sheet = Sheet("July")
    sheet.put(3, 2, "a")
    sheet.put(5, 4, "b")
    sheet.put(9, 9, "  ")

    [area] = sheet.areas()

    assert (area.row, area.column) == (3, 2)
    assert area.rows == (("a", "", ""), ("", "", ""), ("", "", "b"))


def test_a_stray_cell_far_below_is_a_table_of_its_own() -> None:
    sheet = Sheet("July")
    sheet.put(1, 1, "a")
    sheet.put(1_048_576, 16_384, "far")

    assert [(area.row, area.column, area.rows) for area in sheet.areas()] == [
        (1, 1, (("a",),)),
        (1_048_576, 16_384, (("far",),)),
    ]


def test_cells_so_far_apart_that_the_gaps_would_not_fit_are_refused() -> None:
    sheet = Sheet("July")
    for row in range(1, 1_000_000, 900):
        sheet.put(row, 1 if row % 2 else 16_384, "x")
    sheet.put(2, 16_384, "x")

    with pytest.raises(TooLarge, match="too far apart"):
        list(sheet.areas())


@pytest.mark.parametrize(("row", "column"), [(0, 1), (1, 0), (1_048_577, 1), (1, 16_385)])
def test_a_cell_outside_of_any_sheet_is_refused(row: int, column: int) -> None:
    with pytest.raises(TooLarge, match="outside of any sheet"):
        Sheet("July").put(row, column, "x")


def test_more_cells_than_there_is_room_for_are_refused() -> None:
    sheet = Sheet("July", room=2)
    sheet.put(1, 1, "a")
    sheet.put(1, 2, "b")

    with pytest.raises(TooLarge, match="more than 5000000 cells"):
        sheet.put(1, 3, "c")


def test_what_is_in_doubt_is_said_with_the_first_cells_and_the_number_of_all() -> None:
    sheet = Sheet("July")
    for row in range(1, 9):
        sheet.put(row, 28, "x")
        sheet.doubt(Doubt.ERROR, row, 28, "#N/A")
    sheet.hide_row(2)
    sheet.hide_row(3)
    sheet.hide_row(7)
    sheet.hide_row(99)
    sheet.hide_columns(27, 99_999)

    assert list(sheet.doubts()) == [
        "Sheet “July”: hidden rows were read (2–3, 7).",
        "Sheet “July”: hidden columns were read (AB).",
        "Sheet “July”: cells hold an error instead of a value"
        " (AB1 #N/A, AB2 #N/A, AB3 #N/A, AB4 #N/A, AB5 #N/A, … 8 in all).",
    ]


@given(st.integers(1, 16_384))
def test_letters_of_a_column_lead_back_to_its_number(column: int) -> None:
    assert column_number(reference(1, column)[:-1]) == column
