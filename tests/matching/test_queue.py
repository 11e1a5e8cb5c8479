"""First is asked what most hangs on; what people's words settle is asked no more."""

from __future__ import annotations

from typing import Any

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sijill.matching.queue import queue

Pair = tuple[str, str, float] | tuple[str, str, float, str]
Said = tuple[str, str, str]


def asked(pairs: list[Pair], groups: list[str], said: list[Said] | None = None) -> list[dict[str, Any]]:
    """Give the queue; records have one letter, and each string of letters is a person."""
    rows = [(*pair, "not_cut")[:4] for pair in pairs]
    frame = pl.DataFrame(
        {
            "left": [row[0] for row in rows],
            "right": [row[1] for row in rows],
            "probability": [row[2] for row in rows],
            "cut": [row[3] for row in rows],
            "verdict": ["unsure"] * len(rows),
        },
        schema_overrides={name: pl.String() for name in ("left", "right", "cut", "verdict")},
    )
    people = [(record, group[0]) for group in groups for record in group]
    identities = pl.DataFrame(people, schema={"record": pl.String, "identity": pl.String}, orient="row")
    text = dict.fromkeys(("left", "right", "verdict"), pl.String)
    return queue(frame, identities, pl.DataFrame(said or [], schema=text, orient="row")).to_dicts()


def order(rows: list[dict[str, Any]]) -> list[str]:
    return [row["left"] + row["right"] for row in rows]


ALONE = list("abcdef")


def test_the_most_open_is_asked_first() -> None:
    assert order(asked([("a", "b", 0.85), ("c", "d", 0.5), ("e", "f", 0.3)], ALONE)) == ["cd", "ef", "ab"]


def test_of_two_as_open_the_one_between_bigger_people_is_asked_first() -> None:
    assert order(asked([("a", "b", 0.5), ("c", "e", 0.5)], ["a", "b", "cd", "ef"])) == ["ce", "ab"]


def test_what_hangs_on_an_answer_is_its_doubt_times_the_sizes() -> None:
    (row,) = asked([("a", "d", 0.8)], ["abc", "de"])

    assert row["weight"] == pytest.approx(0.8 * 0.2 * 3 * 2)
    assert (row["left_identity"], row["right_identity"]) == ("a", "d")
    assert (row["left_size"], row["right_size"], row["ties"]) == (3, 2, 1)


@pytest.mark.parametrize("cut", ["bridge", "contradiction", "one_list"])
def test_a_likely_tie_that_was_cut_is_as_open_as_can_be(cut: str) -> None:
    found = asked([("a", "b", 0.6), ("c", "d", 0.999, cut)], ALONE)

    assert order(found) == ["cd", "ab"]
    assert found[0]["weight"] == 0.25


def test_two_people_are_asked_about_once_by_what_is_most_open_between_them() -> None:
    (row,) = asked([("a", "c", 0.4), ("d", "b", 0.5), ("b", "c", 0.8)], ["ab", "cd"])

    assert (row["left"], row["right"], row["ties"]) == ("d", "b", 3)


def test_what_people_have_answered_is_not_asked_again() -> None:
    pairs: list[Pair] = [("a", "b", 0.5), ("c", "d", 0.5), ("e", "f", 0.5)]

    assert order(asked(pairs, ALONE, [("b", "a", "unsure"), ("c", "d", "different")])) == ["ef"]


def test_who_is_one_person_by_now_is_not_asked_about() -> None:
    assert asked([("a", "b", 0.5)], ["ab"]) == []


def test_who_cannot_be_one_person_since_two_of_their_records_differ_is_not_asked_about() -> None:
    assert asked([("a", "c", 0.5)], ["ab", "cd"], [("d", "b", "different")]) == []


def test_an_unsure_answer_on_one_pair_leaves_the_other_pairs_of_the_two_open() -> None:
    found = asked([("a", "c", 0.5), ("b", "d", 0.5)], ["ab", "cd"], [("a", "c", "unsure")])

    assert (order(found), found[0]["ties"]) == (["bd"], 1)


def test_a_pair_of_a_record_that_is_gone_is_not_asked_about() -> None:
    assert asked([("a", "z", 0.5)], ALONE) == []


def test_what_is_the_same_already_is_not_asked_about() -> None:
    frame = pl.DataFrame(
        {"left": ["a"], "right": ["b"], "probability": [0.95], "cut": ["not_cut"], "verdict": ["same"]}
    )
    identities = pl.DataFrame({"record": ["a", "b"], "identity": ["a", "b"]})

    assert queue(frame, identities).height == 0


def test_nothing_open_is_an_empty_queue() -> None:
    assert asked([], ALONE) == []


records = st.sampled_from("abcdef")
open_pairs = st.lists(
    st.tuples(records, records, st.sampled_from([0.3, 0.5, 0.7])).filter(lambda pair: pair[0] < pair[1]),
    unique_by=lambda pair: pair[:2],
    max_size=12,
)


@given(open_pairs, st.sampled_from([ALONE, ["ab", "cd", "e", "f"], ["abc", "def"]]), st.randoms())
def test_the_order_of_what_is_given_changes_nothing(
    pairs: list[Pair], groups: list[str], chance: Any
) -> None:
    turned = list(pairs)
    chance.shuffle(turned)

    assert asked(turned, groups) == asked(pairs, groups)


@given(open_pairs, st.sampled_from([ALONE, ["ab", "cd", "e", "f"], ["abc", "def"]]))
def test_weights_fall_and_no_two_people_come_twice(pairs: list[Pair], groups: list[str]) -> None:
    found = asked(pairs, groups)
    weights = [row["weight"] for row in found]
    asked_about = [frozenset((row["left_identity"], row["right_identity"])) for row in found]

    assert weights == sorted(weights, reverse=True)
    assert len(asked_about) == len(set(asked_about))
    assert sum(row["ties"] for row in found) == sum(
        1 for left, right, *_ in pairs if not any(left in group and right in group for group in groups)
    )
