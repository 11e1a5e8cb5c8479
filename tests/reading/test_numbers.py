from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sijill.reading.lexicon import lexicon
from sijill.reading.numbers import number_at
from sijill.reading.wording import Wording


def value(text: str, language: str) -> int | None:
    number = number_at(Wording(text, 0, len(text), lexicon=lexicon(language)), 0)
    return number.value if number else None


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("ثلاثة عشر", "ar", 13),
        ("خمسة وعشرين", "ar", 25),
        ("مئة وخمسة وعشرون", "ar", 125),
        ("ثلاثة آلاف ومئتان وخمسون", "ar", 3250),
        ("30 ألف", "ar", 30_000),
        ("مليونا", "ar", 1_000_000),
        ("بیست و پنج", "fa", 25),
        ("سه هزار و پانصد", "fa", 3500),
        ("۵۰ میلیون", "fa", 50_000_000),
        ("twenty-five", "en", 25),
        ("two hundred and fifty", "en", 250),
        ("1,500", "en", 1500),
        ("book", "en", None),
    ],
)
def test_numbers_in_words_are_read(text: str, language: str, expected: int | None) -> None:
    assert value(text, language) == expected


def test_two_numbers_side_by_side_are_two() -> None:
    assert value("خمسة وثلاثة", "ar") == 5
    assert value("five and three", "en") == 5


@given(st.integers(0, 10**12), st.sampled_from(["0123456789", "٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹"]))
def test_digits_of_any_script_are_the_same_number(number: int, digits: str) -> None:
    assert value("".join(digits[int(digit)] for digit in str(number)), "ar") == number
