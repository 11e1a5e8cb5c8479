from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sijill.extraction.pdf.direction import APART, Ordered, is_right_to_left, logical
from tests.extraction.pdf.bidi import displayed

ARABIC = st.sampled_from(["سالم", "في", "مدينة", "بازداشت", "شد", "گزارش", "والدته"])
LATIN = st.sampled_from(["Human", "Focus", "example.org", "B"])
KINDS = ["0123456789", "٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹"]


@st.composite
def numbers(draw: st.DrawFn) -> str:
    digits = draw(st.sampled_from(KINDS))
    part = st.text(alphabet=digits, min_size=1, max_size=4)
    joints = st.sampled_from(["/", ".", ",", ":", "-", "–", " "])
    number = draw(part)
    for joint in draw(st.lists(joints, max_size=3)):
        number += joint + draw(part)
    return draw(st.sampled_from(["{}", "{}%", "+{}", "({})", "[{}]", "{}٪"])).format(number)


@st.composite
def right_to_left_lines(draw: st.DrawFn) -> str:
    """Arabic words, each followed by nothing, numbers or Latin words, but never both side by side."""
    pieces = []
    for word in draw(st.lists(ARABIC, min_size=1, max_size=5)):
        pieces.append(word)
        pieces += draw(st.one_of(st.just([]), st.lists(numbers(), max_size=2), st.lists(LATIN, max_size=3)))
    return " ".join([*pieces, draw(ARABIC)])


@given(right_to_left_lines())
def test_a_right_to_left_line_is_read_as_it_was_written(line: str) -> None:
    seen = displayed(line, rtl=True)

    assert logical(list(seen), rtl=True).text == line


@given(st.lists(ARABIC, min_size=1, max_size=3), st.lists(LATIN, min_size=1, max_size=3), numbers())
def test_arabic_words_inside_a_left_to_right_line_are_read_as_they_were_written(
    arabic: list[str], latin: list[str], number: str
) -> None:
    line = " ".join([*latin, *arabic, number, arabic[0], *latin])

    assert logical(list(displayed(line, rtl=False)), rtl=False).text == line


@given(right_to_left_lines())
def test_no_run_of_digits_is_ever_turned_around(line: str) -> None:
    def runs(text: str) -> list[str]:
        return sorted("".join(c if c.isdigit() else " " for c in text).split())

    read = logical(list(displayed(line, rtl=True)), rtl=True).text

    assert runs(read) == runs(line)


@pytest.mark.parametrize(
    ("seen", "read"),
    [
        ("17/05/2023 يف", "في 17/05/2023"),
        ("۱۴۰۲/۰۷/۱۵ رد", "در ۱۴۰۲/۰۷/۱۵"),
        ("2023-05-17 يف", "في 17-05-2023"),
        ("۲٬۵۰۰٬۰۰۰ غلبم", "مبلغ ۲٬۵۰۰٬۰۰۰"),
        ("١٬٥٠٠ ةمارغ", "غرامة ١٬٥٠٠"),
        ("15–12 نيب", "بين 12–15"),
        ("%3.5 ةبسنب", "بنسبة 3.5%"),
        ("0134 555 21 98+ فتاه", "هاتف +98 21 555 0134"),
        ("ب/٥١٢ ةداملا", "المادة ٥١٢/ب"),
        ("نويزفلت Report (2023) يف", "في Report (2023) تلفزيون"),
        ("12 Main St", "12 Main St"),
    ],
)
def test_numbers_keep_their_digits_and_what_joins_them(seen: str, read: str) -> None:
    assert logical(list(seen), rtl=True).text == read


def test_a_date_that_begins_a_line_of_its_own_is_read_as_it_is_seen() -> None:
    assert logical(list("2023-05-17"), rtl=True).text == "2023-05-17"


def test_a_date_that_begins_a_later_line_of_a_paragraph_is_read_by_the_letters_before_it() -> None:
    assert logical(list("2023-05-17"), rtl=True, before="AL").text == "17-05-2023"


def test_what_stands_far_away_on_the_line_tells_nothing_of_a_number() -> None:
    assert logical([*"2023-05-17", APART, *"ملاس"], rtl=True).text == f"سالم{APART}2023-05-17"


def test_a_date_with_hyphens_after_arabic_letters_is_in_doubt() -> None:
    assert logical(list("2023-05-17 يف"), rtl=True).doubts == ("17-05-2023",)


def test_a_number_beside_latin_words_is_in_doubt_unless_the_painting_tells() -> None:
    seen = list("Form 12 يف")
    painted_after = [1] * 4 + [1] + [2] * 2 + [0] * 3
    painted_before = [2] * 4 + [1] + [1] * 2 + [0] * 3

    assert logical(seen, rtl=True).doubts == ("Form 12",)
    assert logical(seen, rtl=True, painted=painted_after) == Ordered("في Form 12", (), "L")
    assert logical(seen, rtl=True, painted=painted_before).text == "في 12 Form"


def test_the_direction_of_a_text_is_that_of_most_of_its_letters() -> None:
    assert is_right_to_left("سالم B")
    assert not is_right_to_left("Human Focus سا")
    assert is_right_to_left("12/05", default=True)
