from __future__ import annotations

import pytest

from sijill.extraction.pdf.paragraphs import body_size, pieces
from sijill.extraction.pdf.rows import rows_of
from sijill.extraction.pdf.wording import wording_of
from tests.extraction.pdf.lettered import glyphs_of, rows_at

FULL = "words that fill the line of the column"


def found(*lines: tuple[str, float, float]) -> list[tuple[str, str]]:
    rows = rows_at(*lines)
    return [(piece.kind, piece.text) for piece in pieces(rows, wording_of(rows), body=body_size(rows))]


def test_lines_that_follow_each_other_are_one_paragraph() -> None:
    assert found((FULL, 50, 100), (FULL, 50, 114), ("end.", 50, 128)) == [
        ("paragraph", f"{FULL} {FULL} end.")
    ]


def test_a_line_that_had_room_for_the_next_word_ends_its_paragraph() -> None:
    assert found((FULL, 50, 100), ("short.", 50, 114), (FULL, 50, 128)) == [
        ("paragraph", f"{FULL} short."),
        ("paragraph", FULL),
    ]


def test_a_wide_gap_ends_a_paragraph() -> None:
    assert [text for _, text in found((FULL, 50, 100), (FULL, 50, 114), (FULL, 50, 142))] == [
        f"{FULL} {FULL}",
        FULL,
    ]


def test_an_indented_line_begins_a_paragraph() -> None:
    assert len(found((FULL, 50, 100), (FULL, 50, 114), (FULL[:-2], 65, 128), (FULL, 50, 142))) == 2


@pytest.mark.parametrize("mark", ["-", "•", "1.", "2)", "(3)"])
def test_items_of_a_list_are_told_from_paragraphs(mark: str) -> None:
    assert found((f"{mark} {FULL}", 50, 100), (f"{mark} {FULL}", 50, 114)) == [
        ("list_item", f"{mark} {FULL}"),
        ("list_item", f"{mark} {FULL}"),
    ]


def test_larger_letters_are_a_heading() -> None:
    rows = rows_of(
        [*glyphs_of("A report", 50, 100, size=16), *(g for y in (130, 144) for g in glyphs_of(FULL, 50, y))]
    )

    kinds = [piece.kind for piece in pieces(rows, wording_of(rows), body=body_size(rows))]

    assert kinds == ["heading", "paragraph"]


def test_a_word_cut_by_a_hyphen_stays_cut() -> None:
    assert found(
        ("the line of the column is docu-", 50, 100), ("mented and long enough for it", 50, 114)
    ) == [("paragraph", "the line of the column is docu-mented and long enough for it")]
