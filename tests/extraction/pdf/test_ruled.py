from __future__ import annotations

from sijill.extraction.pdf.geometry import Box
from sijill.extraction.pdf.ruled import Table, take_tables
from tests.extraction.pdf.lettered import rows_at, text_of, word_text


def lines(xs: list[float], ys: list[float]) -> list[Box]:
    return [
        *((x, ys[0], x + 0.5, ys[-1]) for x in xs),
        *((xs[0], y, xs[-1], y + 0.5) for y in ys),
    ]


def cells(table: Table) -> list[list[str]]:
    return [
        [" ".join(word_text(word) for line in cell for word in line) for cell in row] for row in table.cells
    ]


def test_words_between_lines_become_cells_and_the_rest_stays() -> None:
    rows = rows_at(
        ("Name", 55, 112),
        ("Age", 155, 112),
        ("Suad", 55, 132),
        ("27", 155, 132),
        ("after the table", 50, 160),
    )

    tables, rest = take_tables(rows, lines([50, 150, 250], [100, 120, 140]))

    assert [cells(table) for table in tables] == [[["Name", "Age"], ["Suad", "27"]]]
    assert [text_of(row) for row in rest] == ["after the table"]


def test_cells_without_a_line_between_are_one_and_stand_first() -> None:
    ruled = lines([50, 150, 250], [100, 120, 140])
    ruled[1] = (150, 120, 150.5, 140)
    rows = rows_at(("heading over both", 90, 112), ("Suad", 55, 132), ("27", 155, 132))

    tables, _ = take_tables(rows, ruled)

    assert cells(tables[0]) == [["heading over both", ""], ["Suad", "27"]]


def test_a_word_that_runs_over_a_line_is_cut_at_it() -> None:
    rows = rows_at(("Suad27", 132, 112), ("Luay", 55, 132), ("41", 155, 132))

    tables, _ = take_tables(rows, lines([50, 156, 250], [100, 120, 140]))

    assert cells(tables[0]) == [["Suad", "27"], ["Luay", "41"]]


def test_a_frame_or_an_underline_is_no_table() -> None:
    rows = rows_at(("framed words", 55, 112), ("more of them", 55, 132))

    assert take_tables(rows, lines([50, 250], [100, 140])) == ([], rows)
    assert take_tables(rows, [(50, 115, 200, 115.5)]) == ([], rows)


def test_two_tables_are_kept_apart() -> None:
    rows = rows_at(("a", 55, 112), ("b", 155, 112), ("c", 55, 312), ("d", 155, 312))

    tables, _ = take_tables(rows, lines([50, 150, 250], [300, 320]) + lines([50, 150, 250], [100, 120]))

    assert [cells(table) for table in tables] == [[["a", "b"]], [["c", "d"]]]
