from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sijill.dates import Calendar, Precision, UncertainDate, parse, read_edtf, write_edtf

DAYS = st.dates(min_value=date(1000, 1, 1), max_value=date(2500, 12, 31))


@pytest.mark.parametrize(
    ("text", "interval", "precision"),
    [
        ("1985-04-12", "1985-04-12", "day"),
        ("1985-04", "1985-04-01/1985-04-30", "month"),
        ("1985", "1985-01-01/1985-12-31", "year"),
        ("1985-04-12T23:20:30Z", "1985-04-12", "day"),
        ("1964/2008", "1964-01-01/2008-12-31", "range"),
        ("2004-02-01/2005-02", "2004-02-01/2005-02-28", "range"),
        ("2001-21", "2001-03-01/2001-05-31", "season"),
        ("2001-24", "2001-01-01/2002-02-28", "season"),
        ("1984?", "1983-01-01/1985-12-31", "about"),
        ("2004-06~", "2004-05-01/2004-07-31", "about"),
        ("2004-06-11%", "2004-06-10/2004-06-12", "about"),
        ("201X", "2010-01-01/2019-12-31", "decade"),
        ("20XX", "2000-01-01/2099-12-31", "range"),
        ("2004-XX", "2004-01-01/2004-12-31", "year"),
        ("1985-04-XX", "1985-04-01/1985-04-30", "month"),
        ("1985-XX-XX", "1985-01-01/1985-12-31", "year"),
        ("1985-04-12/..", "1985-04-12/..", "range"),
        ("../1985-04", "../1985-04-30", "range"),
        ("1985/", "1985-01-01/..", "range"),
        ("/1985", "../1985-12-31", "range"),
    ],
)
def test_a_string_of_level_1_is_the_days_it_allows(text: str, interval: str, precision: str) -> None:
    found = read_edtf(text)

    assert (found.interval, found.precision, found.original) == (interval, precision, text)


@pytest.mark.parametrize(
    "text",
    [
        "", "../..", "/", "85", "1985-4", "1985-13", "1985-02-30", "1985-00", "1985-04-00", "19X5", "198X-04",
        "1985-XX-12", "1985-21-03", "Y170000002", "-1985", "[1667,1668]", "1985-04-12 ", "1986/1985",
    ],
)  # fmt: skip
def test_what_is_not_level_1_or_cannot_be_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        read_edtf(text)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("5 May 2012", "2012-05-05"),
        ("May 2012", "2012-05"),
        ("2012", "2012"),
        ("1980s", "198X"),
        ("about 2012", "2012~"),
        ("about 5 May 2012", "2012-05-05~"),
        ("spring 2012", "2012-21"),
        ("before 2012", "../2011-12-31"),
        ("since May 2012", "2012-05-01/.."),
        ("1402", "2023-03-21/2024-03-19"),
        ("حدود ۱۳۶۲", "1982-03-21/1985-03-20"),
        ("03/04/2021", "2021-03-04/2021-04-03"),
        ("two years ago", None),
    ],
)
def test_a_date_is_written_as_level_1(text: str, written: str | None) -> None:
    found = parse(text)

    assert found is not None
    assert write_edtf(found) == written


@given(DAYS, DAYS, st.sampled_from(Calendar), st.sampled_from(Precision))
def test_what_is_written_is_read_as_the_same_days(
    one: date, other: date, calendar: Calendar, precision: Precision
) -> None:
    if calendar is Calendar.UNSTATED:
        calendar = Calendar.GREGORIAN
    value = UncertainDate(min(one, other), max(one, other), calendar, precision)

    written = write_edtf(value)

    assert written is not None
    assert read_edtf(written).interval == value.interval


@given(DAYS, st.sampled_from(["{0}", "{1}", "{2}", "{0}~", "{1}~", "{2}~", "../{0}", "{0}/.."]))
def test_the_strings_of_a_day_survive_the_way_through_a_date(day: date, form: str) -> None:
    text = form.format(day, f"{day:%Y-%m}", f"{day.year:04}")

    written = write_edtf(read_edtf(text))

    assert written == text


@pytest.mark.parametrize("text", ["198X", "19XX", "2004-06-XX", "1984%", "1985/..", "../1985"])
def test_a_cell_may_hold_what_only_edtf_writes(text: str) -> None:
    found = parse(text)

    assert found is not None
    assert found.interval == read_edtf(text).interval


def test_a_cell_that_only_looks_like_edtf_is_no_date() -> None:
    assert parse("2004-XX-31") is None
