"""The values of claims: each kind has its rules, and what is not known is nothing but null."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sijill.claims import InvalidClaim, Kind, Measure, PenaltyType, Per, check_value, value_json
from sijill.claims.values import CLASSES
from sijill.ledger import encode

words = st.text(st.characters(codec="utf-8", exclude_characters="\0"), min_size=1, max_size=12)
counts = st.integers(0, 10**9)
days = st.dates().map(str)


def maybe(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.none() | strategy


@st.composite
def ranges(draw: st.DrawFn) -> tuple[int | None, int | None]:
    low, high = draw(maybe(counts)), draw(maybe(counts))
    if low is None and high is None:
        return draw(counts), None
    if low is not None and high is not None:
        return min(low, high), max(low, high)
    return low, high


@st.composite
def date_values(draw: st.DrawFn) -> dict[str, Any]:
    one, two = draw(maybe(days)), draw(maybe(days))
    if one and two:
        one, two = min(one, two), max(one, two)
    parts = {"earliest": one, "latest": two, "calendar": "persian", "precision": "month"}
    return {**parts, "relative": draw(maybe(words))}


@st.composite
def penalties(draw: st.DrawFn) -> dict[str, Any]:
    amount = draw(maybe(counts))
    part = st.fixed_dictionaries({"amount": counts, "unit": words})
    return {
        "type": draw(st.sampled_from([str(item) for item in PenaltyType])),
        "amount": amount,
        "unit": draw(words if amount is not None else maybe(words)),
        "suspended": draw(st.none() | st.just(False) | part),
        "per": draw(st.sampled_from([str(item) for item in Per])),
    }


@st.composite
def figures(draw: st.DrawFn) -> dict[str, Any]:
    low, high = draw(ranges())
    parts = {"min": low, "max": high, "approximate": draw(st.booleans()), "unit": draw(maybe(words))}
    return {**parts, "measure": draw(st.sampled_from([str(item) for item in Measure]))}


def record(**parts: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries(parts)


VALUES: dict[Kind, st.SearchStrategy[dict[str, Any]]] = {
    Kind.PERSON: record(name=maybe(words)),
    Kind.GROUP: record(name=maybe(words)),
    Kind.NAME: record(name=maybe(words)),
    Kind.ORGANISATION: record(name=maybe(words), type=maybe(words)),
    Kind.PLACE: record(name=words, country=maybe(words)),
    Kind.DATE: date_values(),
    Kind.EVENT: record(type=words),
    Kind.PENALTY: penalties(),
    Kind.CHARGE: record(term=maybe(words), law=maybe(words), article=maybe(words)),
    Kind.AGE: record(years=st.integers(0, 130), at=maybe(words)),
    Kind.ROLE: record(
        office=maybe(words), organisation=maybe(words), tense=st.sampled_from(["current", "former"])
    ),
    Kind.FIGURE: figures(),
    Kind.QUOTE: record(mode=st.sampled_from(["direct", "indirect"])),
    Kind.DEMAND: record(addressees=st.lists(words, max_size=3)),
    Kind.TEXT: record(text=words),
    Kind.SEX: record(sex=st.sampled_from(["female", "male", "other"])),
    Kind.NUMBER: record(number=counts),
    Kind.BOOLEAN: record(value=st.booleans()),
    Kind.IDENTIFIER: record(identifier=words),
    Kind.PARTICIPANT: record(record=words, role=maybe(words)),
}


def test_every_kind_has_its_class_and_its_values_here() -> None:
    assert set(CLASSES) == set(Kind) == set(VALUES)


@given(st.sampled_from(list(Kind)).flatmap(lambda kind: st.tuples(st.just(kind), VALUES[kind])))
def test_a_value_comes_back_as_it_went_through_the_ledger(drawn: tuple[Kind, dict[str, Any]]) -> None:
    kind, value = drawn

    read = check_value(kind, json.loads(encode(value)))

    assert value_json(read) == value
    assert check_value(kind, value_json(read)) == read
    assert read == check_value(kind, value)


PENALTY = {"type": "imprisonment"}
DATE = {"calendar": "gregorian", "precision": "day"}
FIGURE = {"min": 3, "max": 5, "measure": "killed"}
PART = {"amount": 1, "unit": "year"}
BACKWARDS = {"earliest": "2024-02-02", "latest": "2024-02-01"}
BROKEN: list[tuple[str, Kind, dict[str, Any], str]] = [
    ("a_year_for_a_day", Kind.DATE, {**DATE, "earliest": "2024", "latest": None}, "earliest"),
    ("an_end_before_its_start", Kind.DATE, {**DATE, **BACKWARDS}, "earliest"),
    ("a_day_that_there_is_not", Kind.DATE, {**DATE, "earliest": "2023-02-29", "latest": None}, "earliest"),
    ("a_day_in_another_notation", Kind.DATE, {**DATE, "earliest": "20230101", "latest": None}, "earliest"),
    ("a_day_by_its_week", Kind.DATE, {**DATE, "earliest": None, "latest": "2023-W01-1"}, "latest"),
    ("a_penalty_nobody_knows", Kind.PENALTY, {"type": "scolding"}, "type"),
    ("an_amount_of_nothing", Kind.PENALTY, {**PENALTY, "amount": 3}, "unit"),
    ("a_negative_amount", Kind.PENALTY, {**PENALTY, "amount": -3, "unit": "year"}, "amount"),
    ("a_penalty_for_everybody", Kind.PENALTY, {**PENALTY, "per": "everybody"}, "per"),
    ("a_penalty_suspended_somehow", Kind.PENALTY, {**PENALTY, "suspended": True}, "suspended"),
    ("nought_for_not_suspended", Kind.PENALTY, {**PENALTY, "suspended": 0}, "suspended"),
    ("a_part_without_its_unit", Kind.PENALTY, {**PENALTY, "suspended": {"amount": 3}}, "suspended"),
    ("a_part_of_no_unit", Kind.PENALTY, {**PENALTY, "suspended": {"amount": 3, "unit": None}}, "suspended"),
    ("a_part_of_no_size", Kind.PENALTY, {**PENALTY, "suspended": {**PART, "amount": None}}, "suspended"),
    ("a_part_of_half_a_year", Kind.PENALTY, {**PENALTY, "suspended": {**PART, "amount": 0.5}}, "suspended"),
    ("an_age_nobody_reaches", Kind.AGE, {"years": 131}, "years"),
    ("an_age_before_birth", Kind.AGE, {"years": -1}, "years"),
    ("an_age_in_words", Kind.AGE, {"years": "thirty"}, "years"),
    ("an_age_that_is_true", Kind.AGE, {"years": True}, "years"),
    ("a_figure_open_on_both_sides", Kind.FIGURE, {"min": None, "max": None}, "min"),
    ("a_figure_that_runs_backwards", Kind.FIGURE, {"min": 5, "max": 3}, "min"),
    ("a_figure_of_what_nobody_counts", Kind.FIGURE, {**FIGURE, "measure": "happy"}, "measure"),
    ("a_figure_beyond_all_measure", Kind.FIGURE, {**FIGURE, "max": 2**53}, "max"),
    ("a_figure_with_a_fraction", Kind.FIGURE, {**FIGURE, "min": 2.5}, "min"),
    ("a_figure_that_is_about_perhaps", Kind.FIGURE, {**FIGURE, "approximate": "perhaps"}, "approximate"),
    ("a_quote_of_a_third_mode", Kind.QUOTE, {"mode": "free"}, "mode"),
    ("an_office_to_come", Kind.ROLE, {"office": "judge", "tense": "future"}, "tense"),
    ("a_sex_by_its_letter", Kind.SEX, {"sex": "f"}, "sex"),
    ("a_name_of_nothing", Kind.PERSON, {"name": ""}, "name"),
    ("a_name_that_is_a_list", Kind.PERSON, {"name": ["Sara"]}, "name"),
    ("a_name_that_is_a_number", Kind.NAME, {"name": 5}, "name"),
    ("a_place_without_a_name", Kind.PLACE, {"name": None}, "name"),
    ("a_yes_in_words", Kind.BOOLEAN, {"value": "yes"}, "value"),
    ("a_number_that_is_not_known", Kind.NUMBER, {"number": None}, "number"),
    ("a_demand_of_nobody_known", Kind.DEMAND, {"addressees": [None]}, "addressees"),
    ("a_part_that_the_kind_has_not", Kind.PERSON, {"name": "Sara", "rank": 1}, "rank"),
    ("a_part_that_is_left_out", Kind.EVENT, {}, "event"),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "value", "field"), [pytest.param(*rest, id=name) for name, *rest in BROKEN])
def test_a_value_that_breaks_a_rule_is_refused_by_the_name_of_its_part(
    kind: Kind, value: dict[str, Any], field: str
) -> None:
    with pytest.raises(InvalidClaim) as refused:
        check_value(kind, value)

    assert refused.value.field == field


@given(
    st.sampled_from(list(Kind)),
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=5),
        lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
        max_leaves=5,
    ),
    st.data(),
)
def test_whatever_comes_in_is_a_value_or_refused(kind: Kind, part: Any, data: st.DataObject) -> None:
    value = dict(data.draw(VALUES[kind]))
    value[data.draw(st.sampled_from(sorted(value)))] = part

    try:
        read = check_value(kind, value)
    except InvalidClaim:
        return

    assert json.loads(encode(value_json(read))) == value_json(read)


@pytest.mark.parametrize("suspended", [None, False])
def test_not_suspended_and_not_said_are_two_things(suspended: bool | None) -> None:
    value = check_value(Kind.PENALTY, {**PENALTY, "suspended": suspended})

    assert value.suspended is suspended


def test_a_term_for_eight_people_says_neither_each_nor_total() -> None:
    value = check_value(Kind.PENALTY, {**PENALTY, "amount": 30, "unit": "year"})

    assert value.per == "unstated"
