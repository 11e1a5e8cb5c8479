from typing import Any

import polars as pl
import pytest

from sijill.counting import InvalidTable, Span, TermTotal, terms

PENALTY = {
    "identity": "a",
    "sentence": "t1",
    "source": "s1",
    "type": "imprisonment",
    "amount": None,
    "unit": None,
    "per": "each",
    "persons_min": None,
    "persons_max": None,
}


def only(*rows: dict[str, Any]) -> TermTotal:
    named = [PENALTY | {"claim": f"c{number}"} | row for number, row in enumerate(rows)]
    (found,) = terms(pl.DataFrame(named, infer_schema_length=None), definition="terms").totals
    return found


def test_years_and_months_are_one_sum_and_days_are_not() -> None:
    found = only(
        {"amount": 3, "unit": "year"},
        {"amount": 6, "unit": "month"},
        {"amount": 91, "unit": "day", "identity": "b"},
    )
    assert found.amounts == {"day": Span(91, 91), "month": Span(42, 42)}
    assert found.persons == Span(2, 2)


def test_two_sources_of_one_sentence_are_not_added_up() -> None:
    found = only({"amount": 5, "unit": "year"}, {"amount": 6, "unit": "year", "source": "s2"})
    assert found.amounts == {"month": Span(60, 72)}
    assert found.persons == Span(1, 1)


def test_an_amount_that_nobody_states_makes_the_sum_a_least_one() -> None:
    found = only({"amount": 5, "unit": "year"}, {"identity": "b"})
    assert found.amounts == {"month": Span(60, None)}
    assert found.unstated == ("b",)


def test_a_source_that_leaves_the_amount_out_contradicts_nothing() -> None:
    found = only({"amount": 5, "unit": "year"}, {"source": "s2"})
    assert found.amounts == {"month": Span(60, 60)}
    assert found.unstated == ()


def test_a_total_for_a_group_is_not_multiplied() -> None:
    eight = {"amount": 30, "unit": "year", "persons_min": 8, "persons_max": 8}
    assert only(eight | {"per": "total"}).amounts == {"month": Span(360, 360)}
    assert only(eight | {"per": "each"}).amounts == {"month": Span(2880, 2880)}


def test_thirty_years_for_eight_people_says_neither_each_nor_total() -> None:
    found = only({"amount": 30, "unit": "year", "persons_min": 8, "persons_max": 8, "per": "unstated"})
    assert found.amounts == {"month": Span(360, 2880)}


def test_each_of_a_group_without_bound_has_no_upper_bound() -> None:
    found = only({"amount": 74, "unit": "lash", "type": "lashes", "persons_min": 5, "persons_max": None})
    assert found.amounts == {"lash": Span(370, None)}
    assert found.persons == Span(5, None)


def test_a_person_sentenced_twice_is_one_person() -> None:
    found = only({"amount": 1, "unit": "year"}, {"amount": 2, "unit": "year", "sentence": "t2"})
    assert (found.persons, found.amounts) == (Span(1, 1), {"month": Span(36, 36)})


def test_death_has_no_amount_that_could_be_missing() -> None:
    found = only({"type": "death"})
    assert (found.persons, found.amounts, found.unstated) == (Span(1, 1), {}, ())


def test_currencies_stay_apart() -> None:
    found = only(
        {"type": "fine", "amount": 10, "unit": "EUR"},
        {"type": "fine", "amount": 10, "unit": "USD", "identity": "b"},
    )
    assert found.amounts == {"EUR": Span(10, 10), "USD": Span(10, 10)}


def test_every_sum_recomputes_from_its_shares() -> None:
    answer = only({"amount": 5, "unit": "year"}, {"identity": "b", "amount": 2, "unit": "year"}).as_json()
    assert (
        sum(share["amounts"]["month"]["min"] for share in answer["shares"])
        == answer["amounts"]["month"]["min"]
    )
    assert [share["claims"] for share in answer["shares"]] == [["c0"], ["c1"]]


def test_an_amount_without_a_unit_is_refused() -> None:
    with pytest.raises(InvalidTable, match="unit"):
        only({"amount": 5})
