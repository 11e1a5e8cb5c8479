import json
from dataclasses import FrozenInstanceError
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sijill.dates import Calendar, ImpossibleDate, Precision, UncertainDate, find, parse

LETTERS = "0123456789۰۱٢/-.,() \nمهرآباندیسوقبعاتخ یandMarchfomto?~هـ"


def test_a_date_travels_as_the_value_of_a_proposal() -> None:
    found = parse("قبل عامين", anchor=date(2020, 9, 14))

    assert found is not None
    assert found.as_json() == {
        "earliest": "2018-01-01",
        "latest": "2018-12-31",
        "calendar": "gregorian",
        "precision": "year",
        "relative": "P-2Y",
    }


@given(st.none() | st.dates(), st.none() | st.dates(), st.sampled_from(Calendar), st.sampled_from(Precision))
def test_json_gives_back_the_date(
    one: date | None, other: date | None, calendar: Calendar, precision: Precision
) -> None:
    earliest, latest = (min(one, other), max(one, other)) if one and other else (one, other)
    value = UncertainDate(earliest, latest, calendar, precision, relative="P-2Y")

    assert UncertainDate.from_json(json.loads(json.dumps(value.as_json()))) == value


@given(st.dates(min_value=date(1000, 1, 1)), st.dates(min_value=date(1000, 1, 1)))
def test_the_short_form_is_read_back(one: date, other: date) -> None:
    value = UncertainDate(min(one, other), max(one, other), Calendar.GREGORIAN, Precision.RANGE)
    if one == other and not 1500 <= one.year < 2200:
        return  # a single day far off is read as of an eastern calendar, or not at all

    found = parse(value.interval)

    assert found is not None
    assert (found.earliest, found.latest) == (value.earliest, value.latest)


def test_an_interval_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(ValueError, match="is after"):
        UncertainDate(date(2021, 1, 2), date(2021, 1, 1))


def test_a_date_cannot_be_changed() -> None:
    with pytest.raises(FrozenInstanceError):
        UncertainDate(None, None).note = "x"  # type: ignore[misc]  # the point of the test


@given(st.text(LETTERS, max_size=30))
def test_any_text_gives_a_date_none_or_a_refusal(text: str) -> None:
    try:
        found = parse(text)
    except ImpossibleDate as refusal:
        said = refusal.original
    else:
        said = found.original if found is not None else text

    assert said == text


@given(st.text(LETTERS, max_size=80))
def test_mentions_stand_in_order_and_hold_exactly_their_text(text: str) -> None:
    end = 0
    for mention in find(text):
        assert end <= mention.start < mention.end <= len(text)
        assert text[mention.start : mention.end] == mention.text
        end = mention.end
