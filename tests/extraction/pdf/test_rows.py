from __future__ import annotations

from sijill.extraction.pdf.rows import rows_of
from tests.extraction.pdf.lettered import glyph_at, glyphs_of, rows_at, text_of


def test_letters_are_put_into_rows_and_words_whatever_order_they_were_painted_in() -> None:
    glyphs = [*glyphs_of("second line", 50, 130), *glyphs_of("first line", 50, 115)]

    rows = rows_of(reversed(glyphs))

    assert [text_of(row) for row in rows] == ["first line", "second line"]


def test_a_painted_space_parts_words_that_touch() -> None:
    glyphs = [*glyphs_of("ab", 50, 100), glyph_at(" ", 62, 100, width=0.5), *glyphs_of("cd", 62.5, 100)]

    assert text_of(rows_of(glyphs)[0]) == "ab cd"


def test_spaced_out_letters_stay_one_word() -> None:
    glyphs = [glyph_at(letter, 50 + index * 9, 100) for index, letter in enumerate("HEADING")]

    assert text_of(rows_of(glyphs)[0]) == "HEADING"


def test_a_mark_goes_to_the_letter_that_it_stands_over() -> None:
    glyphs = [*glyphs_of("اصخش", 50, 100), glyph_at("ً", 57, 98, width=3)]

    assert text_of(rows_of(glyphs)[0]) == "اصًخش"


def test_a_letter_painted_twice_to_look_bold_is_read_once() -> None:
    glyphs = [*glyphs_of("bold", 50, 100), *glyphs_of("bold", 50.3, 100)]

    assert text_of(rows_of(glyphs)[0]) == "bold"


def test_two_equal_letters_side_by_side_are_two() -> None:
    assert text_of(rows_at(("all", 50, 100))[0]) == "all"


def test_a_letter_and_its_mark_that_both_say_the_whole_are_read_once() -> None:
    letter, mark = glyph_at("تُ", 50, 100), glyph_at("تُ", 52, 99, width=2)

    assert text_of(rows_of([mark, letter])[0]) == "تُ"


def test_a_small_raised_number_belongs_to_its_row() -> None:
    glyphs = [*glyphs_of("note", 50, 100), glyph_at("1", 74, 96, size=6), *glyphs_of("more", 90, 100)]

    assert [text_of(row) for row in rows_of(glyphs)] == ["note1 more"]
