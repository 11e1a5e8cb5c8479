from typing import Any

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

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


def test_the_same_told_twice_by_one_source_is_once_and_another_may_be_a_second_sentence() -> None:
    once = {"amount": 5, "unit": "year", "telling": "r1"}

    assert only(once, once | {"telling": "r2"}).amounts == {"month": Span(60, 60)}
    assert only(once, once | {"telling": "r2", "amount": 2}).amounts == {"month": Span(24, 84)}


GROUP = {"identity": "g", "sentence": "t2", "persons_min": 8, "persons_max": 8}


def test_members_with_a_term_of_their_own_are_taken_off_the_group_s() -> None:
    own = {"amount": 10, "unit": "year"}
    group = GROUP | {"amount": 30, "unit": "year", "members": ["a", "b"], "source": "s2"}

    total, each = only(own, group | {"per": "total"}), only(own, group | {"per": "each"})
    unsaid = only(own, group | {"per": "unstated"})

    assert total.amounts == {"month": Span(360, 360)}
    assert each.amounts == {"month": Span(120 + 7 * 360, 120 + 7 * 360)}
    assert unsaid.amounts == {"month": Span(360, 120 + 7 * 360)}
    assert total.persons == each.persons == Span(8, 8)


def test_members_who_are_counted_by_name_leave_a_total_open_and_an_amount_each_smaller() -> None:
    group = GROUP | {"amount": 30, "unit": "year", "named": 5}

    assert only(group | {"per": "total"}).amounts == {"month": Span(0, 360)}
    assert only(group | {"per": "each"}).amounts == {"month": Span(3 * 360, 3 * 360)}


def test_sentences_and_rulings_on_appeal_are_never_added() -> None:
    rows = [
        PENALTY | {"claim": "c1", "amount": 10, "unit": "year", "event_type": "sentence"},
        PENALTY
        | {"claim": "c2", "amount": 7, "unit": "year", "event_type": "appeal_ruling", "sentence": "t2"},
    ]

    found = terms(pl.DataFrame(rows, infer_schema_length=None), definition="terms").totals

    assert [(item.event_type, item.amounts) for item in found] == [
        ("appeal_ruling", {"month": Span(84, 84)}),
        ("sentence", {"month": Span(120, 120)}),
    ]


def test_the_part_of_some_people_is_sure_of_the_certain_and_open_of_the_possible() -> None:
    found = only(
        {"amount": 5, "unit": "year"},
        {"amount": 2, "unit": "year", "identity": "b"},
        {"amount": 9, "unit": "year", "identity": "c"},
        GROUP | {"amount": 1, "unit": "year", "identity": "a", "members": ["a", "b"], "per": "total"},
    )

    among = found.among({"a"}, {"b"})

    assert among.amounts == {"month": Span(60, 60 + 24)}
    assert [share.identity for share in among.shares] == ["a", "a", "b"]


sentences = st.lists(
    st.fixed_dictionaries(
        {
            "identity": st.sampled_from("ab"),
            "source": st.sampled_from(["s1", "s2"]),
            "telling": st.sampled_from(["r1", "r2"]),
            "amount": st.sampled_from([None, 1, 5]),
            "per": st.sampled_from(["each", "total", "unstated"]),
        }
    ),
    min_size=1,
    max_size=8,
)


@given(sentences, st.randoms(use_true_random=False))
def test_order_and_a_reprint_change_no_sum(told: list[dict[str, Any]], random: Any) -> None:
    rows = [row | {"unit": None if row["amount"] is None else "month"} for row in told]
    rows = [row | {"telling": f"{row['source']} {row['telling']}"} for row in rows]
    reprint = [
        row | {"source": "reprint", "telling": f"{row['telling']}'"} for row in rows if row["source"] == "s1"
    ]
    shuffled = rows + reprint
    random.shuffle(shuffled)

    one, other = only(*rows), only(*shuffled)

    assert (one.amounts, one.persons, one.unstated) == (other.amounts, other.persons, other.unstated)
