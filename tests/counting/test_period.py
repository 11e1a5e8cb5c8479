from datetime import date

import pytest

from sijill.counting.period import OUTSIDE, Period, narrowed, possible_periods, year_periods, years_of
from sijill.dates import Calendar


def test_a_persian_year_runs_from_new_year_to_new_year() -> None:
    assert year_periods(1402, 1402, calendar=Calendar.JALALI) == (
        Period("1402", date(2023, 3, 21), date(2024, 3, 19)),
    )


def test_a_period_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(ValueError, match="ends before"):
        Period("x", date(2023, 1, 2), date(2023, 1, 1))


def test_statements_that_can_all_be_so_are_narrowed_to_their_common_days() -> None:
    year = (date(2023, 3, 21), date(2024, 3, 19))
    before = (None, date(2023, 12, 31))
    assert narrowed([year, before, (None, None)]) == {(date(2023, 3, 21), date(2023, 12, 31))}


def test_statements_that_cannot_all_be_so_stay_rivals() -> None:
    one, other = (date(2022, 1, 1),) * 2, (date(2023, 1, 1),) * 2
    assert narrowed([one, other]) == {one, other}


def test_a_date_that_nobody_states_lies_in_no_period() -> None:
    assert possible_periods(narrowed([(None, None)]), year_periods(2022, 2023)) == frozenset()


def test_an_interval_over_new_year_may_lie_in_either_year() -> None:
    interval = (date(2022, 12, 30), date(2023, 1, 2))
    assert possible_periods([interval], year_periods(2021, 2024)) == {"2022", "2023"}


def test_an_open_interval_may_also_lie_outside() -> None:
    assert possible_periods([(None, date(2022, 5, 1))], year_periods(2022, 2023)) == {"2022", OUTSIDE}


def test_a_gap_between_periods_is_outside() -> None:
    spring = Period("spring", date(2022, 3, 1), date(2022, 5, 31))
    autumn = Period("autumn", date(2022, 9, 1), date(2022, 11, 30))
    whole = (date(2022, 3, 1), date(2022, 11, 30))
    assert possible_periods([whole], [autumn, spring]) == {"spring", "autumn", OUTSIDE}


def test_periods_that_overlap_leave_nothing_outside() -> None:
    periods = [*year_periods(2022, 2023), *year_periods(1401, 1401, calendar=Calendar.JALALI)]
    assert possible_periods([(date(2022, 6, 1), date(2023, 2, 1))], periods) == {"2022", "2023", "1401"}


def test_years_span_all_days_that_are_named() -> None:
    names = [
        period.name for period in years_of([(date(2020, 5, 1), None), (None, date(2022, 1, 1)), (None, None)])
    ]
    assert names == ["2020", "2021", "2022"]
