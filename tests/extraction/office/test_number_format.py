from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sijill.extraction.office.number_format import NumberFormat, built_in, plain, read_format, show_number


def shown(raw: str, code: str, *, from_1904: bool = False) -> str | None:
    return show_number(raw, read_format(code), from_1904=from_1904)


@pytest.mark.parametrize(
    ("raw", "code", "text"),
    [
        ("1402", "General", "1402"),
        ("12.0", "General", "12"),
        ("0.30000000000000004", "General", "0.3"),
        ("1.2345678901234E13", "General", "12345678901234"),
        ("12345678901", "0.00E+00", "12345678901"),
        ("-5", "#,##0;[Red]-#,##0", "-5"),
        ("12.5", "#,##0.00", "12.5"),
        ("7", "00000", "00007"),
        ("0.125", "0.0%", "12.5%"),
        ("1", "0%", "100%"),
        ("45108", "yyyy-mm-dd", "2023-07-01"),
        ("45108", "d mmmm yyyy", "2023-07-01"),
        ("45108", "[$-ar-SA]dddd, d mmmm yyyy;@", "2023-07-01"),
        ("45108", "yyyy", "2023"),
        ("45108", "mmm yyyy", "2023-07"),
        ("45108.5451388889", "yyyy-mm-dd hh:mm", "2023-07-01T13:05"),
        ("45108.5451388889", "yyyy-mm-dd", "2023-07-01"),
        ("45108", "yyyy-mm-dd hh:mm", "2023-07-01"),
        ("0.395833333333333", "h:mm AM/PM", "09:30"),
        ("0.000011574074", "mm:ss", "00:00:01"),
        ("1.127083333", "[h]:mm:ss", "27:03:00"),
        ("59", "yyyy-mm-dd", "1900-02-28"),
        ("60", "yyyy-mm-dd", "1900-02-29"),
        ("61", "yyyy-mm-dd", "1900-03-01"),
        ("-1", "yyyy-mm-dd", "-1"),
        ("9999999", "yyyy-mm-dd", "9999999"),
        ("12", '0 "years"', "12"),
        ("12", '"day" 0', "12"),
        ("12", "General", "12"),
        ("words", "General", None),
        ("words", "yyyy", None),
        ("words", "0%", None),
    ],
)
def test_a_number_is_written_as_its_format_shows_it(raw: str, code: str, text: str | None) -> None:
    assert shown(raw, code) == text


def test_the_system_of_1904_counts_from_its_own_first_day() -> None:
    assert shown("0", "yyyy-mm-dd", from_1904=True) == "1904-01-01"
    assert shown("43646", "yyyy-mm-dd", from_1904=True) == "2023-07-01"


@pytest.mark.parametrize(
    ("code", "foreign"),
    [
        ("[$-2060401]yyyy/mm/dd", True),
        ("[$-1060401]B2dd/mm/yyyy", True),
        ("B2yyyy/mm/dd", True),
        ("[$-409]d-mmm-yy", False),
        ("[$-2000401]dd/mm/yyyy", False),
        ("yyyy-mm-dd", False),
    ],
)
def test_a_date_that_is_shown_in_another_calendar_is_told(code: str, foreign: bool) -> None:
    assert read_format(code).foreign is foreign


@pytest.mark.parametrize(
    ("number", "dated"), [(0, False), (9, False), (14, True), (22, True), (47, True), (58, True)]
)
def test_the_formats_without_a_code_are_known(number: int, dated: bool) -> None:
    assert read_format(built_in(number)).dated is dated


@given(st.dates(date(1900, 3, 1), date(9999, 12, 31)))
def test_every_day_comes_back_from_its_count(day: date) -> None:
    count = (day - date(1899, 12, 30)) // timedelta(days=1)

    assert shown(str(count), "yyyy-mm-dd") == day.isoformat()


@given(st.integers(-(10**14), 10**14))
def test_a_whole_number_keeps_its_digits_however_it_is_stored(number: int) -> None:
    assert plain(str(number)) == plain(repr(float(number))) == plain(f"{number}.0") == str(number)


@given(st.text(max_size=40), st.text(max_size=40))
def test_no_format_and_no_number_breaks_it(raw: str, code: str) -> None:
    text = show_number(raw, read_format(code))

    assert text is None or isinstance(text, str)
    assert isinstance(read_format(code), NumberFormat)
