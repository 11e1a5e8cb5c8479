import pytest

from sijill.dates import ImpossibleDate, Precision, find, parse


@pytest.mark.parametrize(
    ("text", "language", "interval"),
    [
        ("29 November - 4 December 2016", "en", "2016-11-29/2016-12-04"),
        ("28 December - 3 January 2012", "en", "2011-12-28/2012-01-03"),
        ("May 5-7, 2013", "en", "2013-05-05/2013-05-07"),
        ("from May to August 2013", "en", "2013-05-01/2013-08-31"),
        ("between 3 and 7 May 2013", "en", "2013-05-03/2013-05-07"),
        ("1398 to 1400 SH", "en", "2019-03-21/2022-03-20"),
        ("بين يونيو وأغسطس 2013", "ar", "2013-06-01/2013-08-31"),
        ("ما بين 1430 و1435 هـ", "ar", "2008-12-29/2014-10-24"),
        ("سال‌های ۵۹ تا ۶۷", "fa", "1980-03-21/1989-03-20"),
        ("از ۱۰ تا ۲۰ محرم ۱۴۴۱", "fa", "2019-09-09/2019-09-19"),
    ],
)
def test_each_side_lends_the_other_what_that_leaves_out(text: str, language: str, interval: str) -> None:
    found = parse(text, language=language)

    assert found is not None
    assert (found.interval, found.precision) == (interval, Precision.RANGE)


@pytest.mark.parametrize(("text", "interval"), [("4-6-2012", "2012-06-04"), ("15-Mar-2011", "2011-03-15")])
def test_the_strokes_of_one_day_make_no_range(text: str, interval: str) -> None:
    found = parse(text, language="ar")

    assert found is not None
    assert found.interval == interval


@pytest.mark.parametrize("text", ["from 2021 to 2019", "7 to 3 May 2013", "between 2015 and 2012"])
def test_a_range_that_ends_before_it_begins_is_refused(text: str) -> None:
    with pytest.raises(ImpossibleDate, match="before it begins"):
        parse(text)


@pytest.mark.parametrize(
    ("text", "language", "interval", "precision"),
    [
        ("17 or 27 April 1990", "en", "1990-04-17/1990-04-27", "either"),
        ("27 or 17 April 1990", "en", "1990-04-17/1990-04-27", "either"),
        ("5 أو 6 آذار 2012", "ar", "2012-03-05/2012-03-06", "either"),
        ("۵ مهر ۱۴۰۱ یا ۹ مهر ۱۴۰۱", "fa", "2022-09-27/2022-10-01", "either"),
        ("June or July 2014", "en", "2014-06-01/2014-07-31", "range"),
        ("1981 or 1982", "en", "1981-01-01/1982-12-31", "range"),
    ],
)
def test_one_of_two_dates_is_kept_as_both(text: str, language: str, interval: str, precision: str) -> None:
    found = parse(text, language=language)

    assert found is not None
    assert (found.interval, found.precision) == (interval, precision)


def test_two_years_in_prose_may_count_something() -> None:
    assert find("2012 or 2013 people") == ()


def test_two_days_without_a_year_stay_unplaced() -> None:
    found = parse("3 to 7 May")

    assert found is not None
    assert (found.precision, found.relative) == (Precision.RELATIVE, "XXXX-05-03/XXXX-05-07")
