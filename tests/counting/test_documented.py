from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sijill.counting import (
    OUTSIDE,
    Bands,
    DocumentedCount,
    DocumentedCounts,
    Every,
    InvalidTable,
    Span,
    documented,
    year_periods,
)
from sijill.dates import Calendar

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
    assert [note.code for note in counts.notes] == ["nameless"]


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
    assert counts.notes[-1].sentence() == (
        "Group g is said to have 2 nameless members, but 5 of its members are known; it adds nobody."
    )


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


def test_rows_that_tell_of_the_person_make_no_event_beside_those_told_of() -> None:
    rows: list[Row] = [
        {"identity": "a", "event_type": None, "sex": "female", "source": "s1"},
        {"identity": "a", "event_type": "arrest", "sex": None, "source": "s2"},
        {"identity": "b", "event_type": None, "sex": "male", "source": "s1"},
    ]

    counts = count(rows, ["event_type", "sex"])

    assert [(item.key, item.certain) for item in counts.groups] == [
        (("arrest", "female"), ("a",)),
        ((None, "male"), ("b",)),
    ]


def test_ages_are_reckoned_over_all_sources_of_a_person() -> None:
    rows: list[Row] = [
        {"identity": "a", "birth_earliest": date(2005, 1, 1), "birth_latest": date(2005, 12, 31)},
        {"identity": "a", "event_type": "arrest", "earliest": date(2022, 9, 1), "latest": date(2022, 9, 30)},
        {"identity": "b", "event_type": "arrest", "age": 30},
        {"identity": "c", "event_type": "arrest"},
    ]

    bands = count(rows, ["age"], bands=Bands((0, 17, 18, 40)))
    minors = count(rows, ["minor"])

    assert [(item.key[0], item.number) for item in bands.groups] == [
        ("0-16", Span(0, 1)),
        ("17-17", Span(0, 1)),
        ("18-39", Span(1, 1)),
        (None, Span(1, 1)),
    ]
    assert [(item.key[0], item.certain) for item in minors.groups] == [
        ("no", ("b",)),
        ("yes", ("a",)),
        (None, ("c",)),
    ]


def test_an_age_said_of_another_kind_of_event_tells_nothing_of_this_one() -> None:
    rows: list[Row] = [
        {"identity": "a", "age": 17, "age_at": "arrest"},
        {"identity": "a", "event_type": "arrest"},
        {"identity": "a", "event_type": "execution"},
    ]

    counts = count(rows, ["event_type", "minor"])

    assert [item.key for item in counts.groups] == [("arrest", "yes"), ("execution", None)]


def test_months_and_years_of_three_calendars_hold_the_same_people() -> None:
    rows: list[Row] = [
        {"identity": "a", "event": "e", "earliest": date(2023, 3, 20), "latest": date(2023, 3, 20)},
        {"identity": "b", "event": "f", "earliest": date(2023, 3, 21), "latest": date(2023, 3, 21)},
    ]

    def keys(**how: Any) -> list[str | None]:
        return [item.key[0] for item in count(rows, ["period"], **how).groups]

    assert keys() == ["2023"]
    assert keys(every=Every.MONTH) == ["2023-03"]
    assert keys(calendar=Calendar.JALALI) == ["1401", "1402"]
    assert keys(calendar=Calendar.JALALI, every=Every.MONTH) == ["1401-12", "1402-01"]
    assert keys(calendar=Calendar.HIJRI, every=Every.MONTH) == ["1444-08"]


def test_whom_the_team_discounts_is_counted_apart() -> None:
    rows: list[Row] = [
        {"identity": "a", "event_type": "arrest", "grade": "discounted"},
        {"identity": "b", "event_type": "arrest", "grade": "weak"},
        {"identity": "b", "event_type": "release", "grade": "discounted"},
    ]

    counts = count(rows, ["event_type"])

    assert [(item.key, item.certain) for item in counts.groups] == [(("arrest",), ("b",))]
    assert counts.total.certain == ("b",)
    assert counts.discounted.certain == ("a",)
    assert [note.code for note in counts.notes] == ["discounted"]


def test_members_whom_a_list_names_are_taken_off_a_group() -> None:
    rows = [
        {"identity": "g", "kind": "group", "size_min": 18, "size_max": 18, "named": 13, "resolved": ["a"]}
    ]

    group = count(rows, []).total.groups[0]

    assert (group.size, group.nameless, group.remaining) == (Span(18, 18), Span(5, 5), Span(4, 4))


tellings = st.lists(
    st.fixed_dictionaries(
        {
            "identity": st.sampled_from("abcd"),
            "event_type": st.sampled_from(["arrest", "release", None]),
            "place": st.sampled_from(["Norvik", "Sund", None]),
            "charge": st.sampled_from(["assembly", "insult", None]),
            "age": st.sampled_from([15, 17, 18, 40, None]),
            "earliest": st.sampled_from([date(2022, 1, 1), date(2022, 12, 30), None]),
            "latest": st.sampled_from([date(2023, 1, 2), None]),
            "source": st.sampled_from(["s1", "s2"]),
        }
    ),
    min_size=1,
    max_size=14,
)
CROSSED = ["event_type", "place", "charge", "period", "minor", "age"]


@given(tellings, st.randoms(use_true_random=False))
def test_order_and_a_reprint_of_a_source_change_no_number(rows: list[Row], random: Any) -> None:
    reprinted = [row | {"source": "reprint"} for row in rows if row["source"] == "s1"]
    shuffled = rows + reprinted
    random.shuffle(shuffled)
    typed = {"earliest": pl.Date, "latest": pl.Date, "age": pl.Int64}

    def counted(told: list[Row], by: list[str]) -> DocumentedCounts:
        frame = pl.DataFrame(told, schema_overrides=typed, infer_schema_length=None)
        return documented(frame, by=by, definition="people")

    assert counted(rows, CROSSED) == counted(shuffled, CROSSED)
    assert counted(rows, []).total == counted(shuffled, []).total


@given(tellings)
def test_no_group_is_more_than_all_and_together_they_hold_everybody(rows: list[Row]) -> None:
    typed = {"earliest": pl.Date, "latest": pl.Date, "age": pl.Int64}
    frame = pl.DataFrame(rows, schema_overrides=typed, infer_schema_length=None)
    counts = documented(frame, by=CROSSED, definition="people")

    everybody = set(counts.total.certain)
    assert everybody == {row["identity"] for row in rows}
    assert {one for item in counts.groups for one in (*item.certain, *item.possible)} == everybody
    for item in counts.groups:
        assert not set(item.certain) & set(item.possible)
        assert item.number.min <= counts.total.number.min
        assert (item.number.max or 0) <= (counts.total.number.max or 0)


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
