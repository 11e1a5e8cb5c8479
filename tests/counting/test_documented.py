from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sijill.counting import (
    OUTSIDE,
    DocumentedCount,
    DocumentedCounts,
    InvalidTable,
    Span,
    documented,
    year_periods,
)

Row = dict[str, Any]


def count(rows: Sequence[Mapping[str, Any]], by: list[str], **options: Any) -> DocumentedCounts:
    return documented(pl.DataFrame(rows, infer_schema_length=None), by=by, definition="people", **options)


def group(counts: DocumentedCounts, *key: str | None) -> DocumentedCount:
    (found,) = (item for item in counts.groups if item.key == key)
    return found


def test_a_person_whom_two_sources_tell_of_is_counted_once() -> None:
    counts = count(
        [
            {"identity": "a", "source": "s1", "event_type": "arrest", "place": "Norvik"},
            {"identity": "a", "source": "s2", "event_type": "arrest", "place": "Norvik"},
            {"identity": "b", "source": "s2", "event_type": "arrest", "place": "Norvik"},
        ],
        ["place"],
    )
    assert group(counts, "Norvik").number == Span(2, 2)
    assert group(counts, "Norvik").certain == ("a", "b")


def test_rival_places_of_one_event_count_nowhere_for_sure() -> None:
    counts = count(
        [
            {"identity": "a", "event": "e1", "place": "Norvik"},
            {"identity": "a", "event": "e1", "place": "Sund"},
        ],
        ["place"],
    )
    assert group(counts, "Norvik").number == Span(0, 1)
    assert group(counts, "Sund").possible == ("a",)
    assert counts.total.number == Span(1, 1)


def test_two_events_of_one_person_count_in_both_places() -> None:
    counts = count(
        [
            {"identity": "a", "event": "e1", "place": "Norvik"},
            {"identity": "a", "event": "e2", "place": "Sund"},
        ],
        ["place"],
    )
    assert [item.number for item in counts.groups] == [Span(1, 1), Span(1, 1)]
    assert counts.total.number == Span(1, 1)


def test_several_charges_of_one_event_all_hold() -> None:
    counts = count(
        [{"identity": "a", "event": "e", "charge": charge} for charge in ("assembly", "insult")], ["charge"]
    )
    assert [item.number for item in counts.groups] == [Span(1, 1), Span(1, 1)]


def test_a_date_over_new_year_widens_both_years() -> None:
    rows: list[Row] = [
        {"identity": "a", "event": "e1", "earliest": date(2022, 12, 30), "latest": date(2023, 1, 2)},
        {"identity": "b", "event": "e2", "earliest": date(2022, 5, 1), "latest": date(2022, 5, 1)},
        {"identity": "c", "event": "e3", "earliest": None, "latest": None},
    ]
    counts = count(rows, ["period"])
    assert group(counts, "2022").number == Span(1, 2)
    assert group(counts, "2023").number == Span(0, 1)
    assert group(counts, None).certain == ("c",)


def test_a_second_source_can_settle_in_which_year_it_was() -> None:
    rows: list[Row] = [
        {"identity": "a", "event": "e1", "earliest": date(2023, 3, 21), "latest": date(2024, 3, 19)},
        {"identity": "a", "event": "e1", "earliest": date(2023, 1, 1), "latest": date(2023, 12, 31)},
    ]
    counts = count(rows, ["period"], periods=year_periods(2023, 2024))
    assert [(item.key, item.number) for item in counts.groups] == [(("2023",), Span(1, 1))]


def test_who_is_surely_in_no_period_is_outside() -> None:
    rows = [{"identity": "a", "event": "e1", "earliest": date(1999, 1, 1), "latest": date(1999, 1, 1)}]
    counts = count(rows, ["period"], periods=year_periods(2023, 2024))
    assert group(counts, OUTSIDE).number == Span(1, 1)


def test_minors_who_cannot_be_told_widen_both_answers() -> None:
    rows: list[Row] = [
        {"identity": "a", "event": "e1", "minor": "yes"},
        {"identity": "b", "event": "e2", "minor": "cannot tell"},
        {"identity": "c", "event": "e3", "minor": "no"},
        {"identity": "c", "event": "e3", "minor": "cannot tell"},
        {"identity": "d", "event": "e4", "minor": None},
    ]
    counts = count(rows, ["minor"])
    assert group(counts, "yes").number == Span(1, 2)
    assert group(counts, "no").number == Span(1, 2)
    assert group(counts, "no").certain == ("c",)
    assert group(counts, None).certain == ("d",)


def test_sex_is_of_the_person_whichever_event_it_was_said_with() -> None:
    rows: list[Row] = [
        {"identity": "a", "event": "e1", "sex": "female"},
        {"identity": "a", "event": "e2", "sex": None},
    ]
    assert [(item.key, item.number) for item in count(rows, ["sex"]).groups] == [(("female",), Span(1, 1))]


def test_a_group_counts_for_its_members_without_a_name() -> None:
    rows: list[Row] = [
        {"identity": "g", "place": "Sund", "size_min": 8, "size_max": 10, "resolved": 3},
        {"identity": "a", "place": "Sund", "size_min": None, "size_max": None, "resolved": None},
    ]
    counts = count(rows, ["place"])
    assert group(counts, "Sund").number == Span(6, 8)
    assert group(counts, "Sund").groups[0].remaining == Span(5, 7)
    assert any("Nameless" in note for note in counts.notes)


def test_resolved_members_may_be_listed_by_id() -> None:
    rows: list[Row] = [
        {"identity": "g", "size_min": 8, "size_max": 8, "resolved": ["a", "b"]},
        {"identity": "g", "size_min": 8, "size_max": 8, "resolved": ["b", "c"]},
    ]
    assert count(rows, []).total.number == Span(5, 5)


def test_a_group_without_a_size_has_at_least_one_member() -> None:
    rows = [{"identity": "g", "kind": "group", "size_min": None, "size_max": None}]
    assert count(rows, []).total.number == Span(1, None)


def test_rival_sizes_of_a_group_widen_it() -> None:
    rows: list[Row] = [
        {"identity": "g", "size_min": 8, "size_max": 8},
        {"identity": "g", "size_min": 12, "size_max": 15},
    ]
    assert count(rows, []).total.number == Span(8, 15)


def test_more_known_members_than_a_group_is_said_to_have_is_noted() -> None:
    counts = count([{"identity": "g", "size_min": 2, "size_max": 2, "resolved": 5}], [])
    assert counts.total.number == Span(0, 0)
    assert any("5 of its members" in note for note in counts.notes)


def test_a_group_that_may_belong_elsewhere_adds_nobody_for_sure() -> None:
    rows: list[Row] = [
        {"identity": "g", "event": "e", "place": "Sund", "size_min": 4, "size_max": 6},
        {"identity": "g", "event": "e", "place": "Norvik", "size_min": 4, "size_max": 6},
    ]
    assert group(count(rows, ["place"]), "Sund").number == Span(0, 6)


def test_a_missing_column_is_named() -> None:
    with pytest.raises(InvalidTable) as caught:
        count([{"identity": "a"}], ["place"])
    assert caught.value.column == "place"


def test_a_row_without_an_identity_is_refused() -> None:
    with pytest.raises(InvalidTable, match="empty cells"):
        count([{"identity": "a"}, {"identity": None}], [])


rows_of_people = st.lists(
    st.fixed_dictionaries(
        {
            "identity": st.sampled_from("abcd"),
            "event": st.sampled_from(["e1", "e2"]),
            "place": st.sampled_from(["Norvik", "Sund", None]),
            "sex": st.sampled_from(["female", "male", None]),
        }
    ),
    min_size=1,
    max_size=12,
)


@given(rows_of_people, st.randoms(use_true_random=False))
def test_the_order_and_repetition_of_rows_change_nothing(rows: list[dict[str, Any]], random: Any) -> None:
    shuffled = rows + rows[:3]
    random.shuffle(shuffled)
    assert count(rows, ["place", "sex"]) == count(shuffled, ["place", "sex"])


@given(rows_of_people)
def test_nobody_is_lost_and_nobody_is_both_certain_and_possible(rows: list[dict[str, Any]]) -> None:
    counts = count(rows, ["place", "sex"])
    listed = {person for item in counts.groups for person in (*item.certain, *item.possible)}
    assert listed == set(counts.total.certain) == {row["identity"] for row in rows}
    assert all(not set(item.certain) & set(item.possible) for item in counts.groups)


def test_the_json_holds_number_and_list_side_by_side() -> None:
    answer = count([{"identity": "a", "place": "Sund"}], ["place"]).as_json()
    assert answer["definition"] == "people"
    assert answer["groups"] == [
        {
            "key": ["Sund"],
            "number": {"min": 1, "max": 1},
            "certain": ["a"],
            "possible": [],
            "groups": [],
            "possible_groups": [],
        }
    ]
