from __future__ import annotations

import numpy as np
import pytest

from sijill.extraction.lettering import Grey
from sijill.extraction.ocr_numbers import DOUBTED, checked, is_right_to_left, value_of
from sijill.extraction.tesseract import Word
from tests.extraction.test_numerals import HEIGHT, drawn


def word(text: str, box: tuple[int, int, int, int], confidence: float = 90) -> Word:
    return Word(text, box, confidence, 0)


def line_with(seen: str, said: str, other: str | None) -> tuple[list[Word], list[Word], Grey]:
    """Give a line with one number, as the first model read it, as the second did, and its picture."""
    page = drawn("كان", seen, "حكم")
    columns = np.flatnonzero((page[60:130] < 128).any(axis=0))
    gaps = np.flatnonzero(np.diff(columns) > 9)
    first, last = int(columns[gaps[0] + 1]), int(columns[gaps[-1]])
    words = [
        word("حكم", (last + 15, 60, int(columns[-1]) + 1, 130)),
        word(said, (first, 70, last + 1, 110)),
        word("كان", (300, 60, int(columns[gaps[0]]) + 1, 130)),
    ]
    others = [] if other is None else [word(other, (first, 70, last + 1, 110))]
    return words, others, page


def settled(seen: str, said: str, other: str | None) -> tuple[str, float, list[str]]:
    words, others, page = line_with(seen, said, other)

    kept, doubted = checked(words, others, page, ratio=1.0, height=HEIGHT, persian=False)

    assert [kept[0].text, kept[2].text] == ["حكم", "كان"]
    return kept[1].text, kept[1].confidence, doubted


@pytest.mark.parametrize(("said", "other"), [("١", "۲۰"), ("/", "۳۰"), ("ء", None), ("20", "20")])
def test_a_misread_number_is_put_right(said: str, other: str | None) -> None:
    text, confidence, doubted = settled("٣٠", said, other)

    assert (text, doubted) == ("٣٠", [])
    assert confidence > 90


def test_a_number_that_two_voices_agree_on_is_sure() -> None:
    text, confidence, doubted = settled("٢٠٢٣", "2023", "٢٠٢٣")

    assert (text, doubted) == ("٢٠٢٣", [])
    assert confidence >= 90


def test_a_number_is_in_doubt_if_its_glyphs_cannot_be_told_and_the_models_differ() -> None:
    blank = np.full((200, 2200), 255, np.uint8)
    words, others, _ = line_with("٣٠", "١", "۲۰")

    kept, doubted = checked(words, others, blank, ratio=1.0, height=HEIGHT, persian=False)

    assert kept[1].confidence == DOUBTED
    assert doubted == ["١"]


def test_a_western_number_that_both_models_read_alike_stays_as_it_is() -> None:
    blank = np.full((200, 2200), 255, np.uint8)
    words, others, _ = line_with("٣٠", "1,500", "1,500")

    kept, doubted = checked(words, others, blank, ratio=1.0, height=HEIGHT, persian=False)

    assert (kept[1].text, kept[1].confidence, doubted) == ("1,500", 90, [])


def test_a_date_with_hyphens_is_put_into_logical_order() -> None:
    blank = np.full((200, 2200), 255, np.uint8)
    words, others, _ = line_with("٣٠", "2023-11-21", "2023-11-21")

    kept, _ = checked(words, others, blank, ratio=1.0, height=HEIGHT, persian=False)

    assert kept[1].text == "21-11-2023"


def test_a_line_without_numbers_is_left_alone() -> None:
    words = [word("حكم", (0, 0, 50, 20)), word("كان", (60, 0, 90, 20))]

    assert checked(words, [], np.zeros((9, 9), np.uint8), ratio=1, height=20, persian=False) == (
        tuple(words),
        [],
    )


@pytest.mark.parametrize(
    ("text", "right_to_left"),
    [("في يوم 2023", True), ("on 17 May", False), ("SMS من أحمد", True), ("12 34", False)],
)
def test_a_line_runs_as_most_of_its_letters_do(text: str, right_to_left: bool) -> None:
    assert is_right_to_left([word(part, (0, 0, 1, 1)) for part in text.split()]) is right_to_left


@pytest.mark.parametrize(
    ("text", "value"),
    [("(٢٧", "27"), ("۱۵٫۵", "15.5"), ("١٥٬٠٠٠", "15,000"), ("2023-11-21", "21-11-2023"), ("لا", None)],
)
def test_the_value_of_a_number_is_in_western_digits(text: str, value: str | None) -> None:
    assert value_of(text) == value
