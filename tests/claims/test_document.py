"""A table is text, and from its text alone every cell is found again."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sijill.claims import Block, Document, cell_at, tabular_text
from sijill.claims.document import CELL_END, ROW_END

cells = st.text(st.characters(exclude_characters=CELL_END + ROW_END), max_size=6)
tables = st.lists(st.lists(cells, max_size=4), max_size=5)


@given(tables)
def test_rows_come_back_as_they_went_in_with_their_places(rows: list[list[str]]) -> None:
    text = tabular_text(rows)

    found = list(Document(text, tabular=True).rows())

    assert [row for _, row in found] == rows
    for start, row in found:
        assert text[start:].startswith("".join(cell + CELL_END for cell in row) + ROW_END)


@given(tables)
def test_every_code_point_is_in_its_cell(rows: list[list[str]]) -> None:
    text = tabular_text(rows)
    offset = 0
    for number, row in enumerate(rows, 1):
        for column, cell in enumerate(row, 1):
            for place in range(offset, offset + len(cell) + 1):
                found = cell_at(text, place)
                assert (found.row, found.column, found.text) == (number, column, cell)
                assert (found.start, found.end) == (offset, offset + len(cell))
            offset += len(cell) + 1
        with pytest.raises(ValueError, match="no cell"):
            cell_at(text, offset)
        offset += 1
    assert offset == len(text)


@pytest.mark.parametrize("offset", [-1, 4, 100])
def test_outside_the_table_there_is_no_cell(offset: int) -> None:
    with pytest.raises(ValueError, match="no cell"):
        cell_at(tabular_text([["ab"]]), offset)


@given(st.lists(st.lists(st.text(max_size=5), max_size=3), max_size=4))
def test_separators_in_a_cell_move_no_other_cell(rows: list[list[str]]) -> None:
    dirty = [[f"{cell}{CELL_END}x{ROW_END}" for cell in row] for row in rows]

    found = [row for _, row in Document(tabular_text(dirty)).rows()]

    assert [len(row) for row in found] == [len(row) for row in rows]
    assert all(cell.endswith("\N{REPLACEMENT CHARACTER}") for row in found for cell in row)


def test_a_cell_may_hold_tabs_and_line_breaks() -> None:
    assert list(Document(tabular_text([["a\tb", "c\nd"]])).rows()) == [(0, ["a\tb", "c\nd"])]


@given(st.text(max_size=20), st.booleans(), st.none() | st.text(max_size=3))
def test_a_document_comes_back_as_it_was_kept(text: str, tabular: bool, language: str | None) -> None:
    blocks = (Block(0, len(text), "paragraph", {"page": 1, "box": [0, 0, 5, 5]}),)
    document = Document(text, blocks, tabular, language, "utf-8", "sample@1", ("The encoding was guessed.",))

    assert Document.from_json(json.loads(json.dumps(document.as_json()))) == document
