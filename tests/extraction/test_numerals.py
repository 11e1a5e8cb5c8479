from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageDraw, ImageFilter, ImageFont

from sijill.extraction.lettering import Grey
from sijill.extraction.numerals import ARABIC_INDIC, PERSIAN, folded, logical, numerals_in

FONTS = Path(__file__).parents[2] / "src" / "sijill" / "web" / "static" / "fonts"
ARABIC, LATIN = FONTS / "vazirmatn-arabic-wght-normal.woff2", FONTS / "literata-latin-wght-normal.woff2"
MARKS = "/:,()%-."
SIZE = 48
HEIGHT = 44.0
LINE = (200, 60, 2000, 130)


def drawn(*words: str, size: int = SIZE) -> Grey:
    """Draw words from left to right as they are seen; a number in the order of its digits on the page."""
    page = Image.new("L", (2200, 200), 255)
    draw = ImageDraw.Draw(page)
    right = 300.0
    for word in words:
        # The marks of a number are in another font, and its letters stand as they are seen.
        for part in [word] if word[0].isalpha() else word:
            font = ImageFont.truetype(LATIN if part in MARKS else ARABIC, size)
            draw.text((right, 60 + size), part, font=font, fill=0, anchor="ls")
            right += font.getlength(part)
        right += size * 0.3
    return np.asarray(page)


def read(*words: str, persian: bool = False) -> list[str]:
    found = numerals_in(drawn(*words), LINE, height=HEIGHT, persian=persian)
    return [numeral.text for numeral in found]


@pytest.mark.parametrize(
    ("seen", "text"),
    [
        ("٣٠", "٣٠"),
        ("٧", "٧"),
        ("١٤/٠٨/٢٠٢٣", "١٤/٠٨/٢٠٢٣"),
        ("١٠:٣٠", "١٠:٣٠"),
        ("١٤٦٩٥", "١٤٦٩٥"),
    ],
)
def test_the_digits_of_a_number_are_read_from_left_to_right(seen: str, text: str) -> None:
    assert read("كان", seen, "حكم") == [text]


@pytest.mark.parametrize("seen", ["۱۴۰۲/۰۷/۱۵", "۶۵", "۴۳", "۲۸"])
def test_persian_digits_are_told_by_their_shapes(seen: str) -> None:
    assert read("سال", seen, "در", persian=True) == [seen]


def test_numbers_are_given_from_right_to_left_as_the_line_is_read() -> None:
    assert read("٩", "أطفال", "٤٥", "كان", "١١٢") == ["١١٢", "٤٥", "٩"]


def test_narrow_digits_of_a_fixed_pitch_are_one_number() -> None:
    assert read("كان", "١١", "حكم") == ["١١"]
    assert read("كان", "١١١١", "حكم") == ["١١١١"]


def test_a_line_of_letters_has_no_numbers() -> None:
    assert read("محكمة", "المتهم", "سجن", "بتاريخ", "يوم") == []


def test_an_empty_line_has_no_numbers() -> None:
    assert numerals_in(np.full((200, 2200), 255, np.uint8), LINE, height=HEIGHT, persian=False) == ()
    assert numerals_in(np.full((10, 10), 255, np.uint8), LINE, height=HEIGHT, persian=False) == ()


@settings(max_examples=60)
@given(
    value=st.integers(0, 99_999),
    digits=st.sampled_from([ARABIC_INDIC, PERSIAN]),
    blur=st.sampled_from([0.0, 0.8, 1.2]),
    turn=st.sampled_from([-0.7, 0.0, 0.7]),
)
def test_what_is_read_is_right_or_unsure_never_reversed(
    value: int, digits: str, blur: float, turn: float
) -> None:
    seen = "".join(digits[int(digit)] for digit in str(value))
    page = Image.fromarray(drawn("كان", seen, "حكم")).filter(ImageFilter.GaussianBlur(blur))
    page = page.rotate(turn, Image.Resampling.BICUBIC, fillcolor=255)

    found = numerals_in(np.asarray(page), LINE, height=HEIGHT, persian=digits == PERSIAN)

    for numeral in found:
        assert numeral.value == str(value) or numeral.confidence < 99 or numeral.loose


def test_digits_of_every_script_are_folded() -> None:
    assert folded("١٢٣ و ۴۵۶ و 789") == "123 و 456 و 789"


@pytest.mark.parametrize(
    ("seen", "text"),
    [
        ("2023-11-21", "21-11-2023"),
        ("15-12", "12-15"),
        ("2023/05/17", "2023/05/17"),
        ("1,500", "1,500"),
        ("10:30", "10:30"),
    ],
)
def test_only_hyphens_part_a_number_in_a_line_from_right_to_left(seen: str, text: str) -> None:
    assert logical(seen) == text
