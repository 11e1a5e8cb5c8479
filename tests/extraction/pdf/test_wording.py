from __future__ import annotations

from sijill.extraction.pdf.rows import Row, rows_of
from sijill.extraction.pdf.wording import wording_of
from tests.extraction.pdf.bidi import displayed
from tests.extraction.pdf.lettered import glyphs_of, rows_at


def read(*lines: str, rtl: bool = True) -> str:
    rows = rows_at(
        *((displayed(line, rtl=rtl), 50.0, 100.0 + 14 * number) for number, line in enumerate(lines))
    )
    return wording_of(rows).text([row.words for row in rows])


def test_lines_are_read_in_logical_order_and_joined_with_a_space() -> None:
    assert read("سالم بن عمر", "في (سنارة)") == "سالم بن عمر في (سنارة)"


def test_a_number_broken_over_lines_is_joined_without_a_space() -> None:
    assert read("pages 12-", "15 and +", "98 21", rtl=False) == "pages 12-15 and +98 21"


def test_a_sentence_that_ends_with_a_number_is_not_joined_to_the_next() -> None:
    assert read("in room 12.", "34 people", rtl=False) == "in room 12. 34 people"


def painted_rows(*, forward: bool) -> list[Row]:
    glyphs = []
    for line in range(4):
        for word in range(7):
            order = 10 * line + (6 - word if forward else word)
            glyphs += glyphs_of("ملاس", 50 + 40 * word, 100 + 14 * line, order=order)
    return rows_of(glyphs)


def test_painting_follows_the_reading_if_it_does_so_throughout() -> None:
    assert wording_of(painted_rows(forward=True)).follows
    assert not wording_of(painted_rows(forward=False)).follows
    assert not wording_of(painted_rows(forward=True)[:1]).follows
