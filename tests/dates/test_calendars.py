from datetime import date, timedelta

import pytest
from convertdate import islamic, persian
from hypothesis import given
from hypothesis import strategies as st

from sijill.dates import Calendar, parse
from sijill.dates.calendars import _month_start

DAYS = st.dates(min_value=date(1800, 1, 1), max_value=date(2200, 12, 31))
SYSTEMS = st.sampled_from([Calendar.GREGORIAN, Calendar.JALALI, Calendar.HIJRI])


@given(SYSTEMS, DAYS)
def test_a_day_survives_the_way_through_any_calendar(system: Calendar, day: date) -> None:
    assert system.day(*system.parts(day)) == day


@given(SYSTEMS, st.integers(1200, 1498))
def test_the_years_of_a_calendar_follow_without_gap(system: Calendar, year: int) -> None:
    assert system.year(year)[1] + timedelta(days=1) == system.year(year + 1)[0]


@given(SYSTEMS, st.integers(1200, 1498), st.integers(1, 12))
def test_a_month_has_the_days_of_its_calendar(system: Calendar, year: int, month: int) -> None:
    first, last = system.month(year, month)

    assert (last - first).days + 1 == system.month_length(year, month)
    assert 28 <= system.month_length(year, month) <= 31


def test_solar_leap_years_are_those_of_the_official_calendar() -> None:
    leap = {year for year in range(1304, 1409) if Calendar.JALALI.month_length(year, 12) == 30}

    assert leap == {
        1304, 1309, 1313, 1317, 1321, 1325, 1329, 1333, 1337, 1342, 1346, 1350, 1354, 1358, 1362, 1366, 1370,
        1375, 1379, 1383, 1387, 1391, 1395, 1399, 1403, 1408,
    }  # fmt: skip


@pytest.mark.parametrize("year", range(1304, 1460, 9))
def test_the_solar_new_year_is_that_of_the_observed_equinox(year: int) -> None:
    assert Calendar.JALALI.year(year)[0] == date(*persian.to_gregorian(year, 1, 1))


@given(st.integers(1200, 1342), st.integers(1, 12))
def test_lunar_months_before_the_tables_are_those_of_the_tabular_calendar(year: int, month: int) -> None:
    assert Calendar.HIJRI.month(year, month)[0] == date(*islamic.to_gregorian(year, month, 1))


def test_known_days_convert() -> None:
    assert Calendar.JALALI.day(1402, 1, 1) == date(2023, 3, 21)
    assert Calendar.JALALI.day(1372, 12, 29) == date(1994, 3, 20)
    assert Calendar.HIJRI.day(1445, 9, 15) == date(2024, 3, 25)
    assert Calendar.HIJRI.parts(date(2024, 3, 25)) == (1445, 9, 15)


@pytest.mark.parametrize(
    ("system", "parts"),
    [
        (Calendar.JALALI, (1402, 12, 30)),
        (Calendar.JALALI, (1402, 7, 31)),
        (Calendar.HIJRI, (1445, 13, 1)),
        (Calendar.GREGORIAN, (2021, 2, 29)),
        (Calendar.GREGORIAN, (2021, 0, 1)),
        (Calendar.JALALI, (9000, 1, 1)),
        (Calendar.UNSTATED, (1402, 1, 1)),
    ],
)
def test_a_day_that_a_calendar_lacks_is_refused(system: Calendar, parts: tuple[int, int, int]) -> None:
    with pytest.raises(ValueError, match=r"."):
        system.day(*parts)


def test_months_before_the_umm_al_qura_tables_join_them_without_gap() -> None:
    end_of_1342 = Calendar.HIJRI.month(1342, 12)[1]

    assert abs((_month_start(Calendar.HIJRI, 1343, 1) - end_of_1342).days - 1) <= 1


NUMBERS = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")
FORMS = ["{0}/{1}/{2} ه.ش", "{0}-{1:02}-{2:02} SH", "{2}/{1}/{0} هجری شمسی", "{2}.{1}.{0} خورشیدی"]


@given(st.integers(1300, 1500), st.integers(1, 12), st.integers(1, 29), st.sampled_from(FORMS), st.booleans())
def test_a_solar_day_in_numbers_is_read_as_that_day(
    year: int, month: int, day: int, form: str, eastern: bool
) -> None:
    text = form.format(year, month, day)

    found = parse(text.translate(NUMBERS) if eastern else text, language="fa")

    assert found is not None
    assert found.earliest == found.latest == date(*persian.to_gregorian(year, month, day))


@given(st.integers(1344, 1500), st.integers(1, 12), st.integers(1, 28))
def test_a_lunar_day_says_that_it_may_be_off_by_one(year: int, month: int, day: int) -> None:
    found = parse(f"{day}/{month}/{year} هـ", language="ar")

    assert found is not None
    assert found.earliest == found.latest == Calendar.HIJRI.day(year, month, day)
    assert found.note.endswith("the day may be off by one")


@given(st.integers(1344, 1500), st.integers(1, 12))
def test_a_thirtieth_of_a_shorter_lunar_month_is_the_day_after_it(year: int, month: int) -> None:
    found = parse(f"30/{month}/{year} هـ", language="ar")

    assert found is not None
    assert found.earliest == found.latest == Calendar.HIJRI.day(year, month, 1) + timedelta(days=29)
