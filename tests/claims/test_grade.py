"""How well a fact stands, from everything that is said of it."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sijill.claims import (
    Grade,
    Kind,
    Modality,
    Party,
    SourceDetails,
    State,
    Statement,
    compatible,
    grade,
    rivals,
)

SOURCES = {
    "alba": SourceDetails(owner="Alba"),
    "borea": SourceDetails(owner="Borea"),
    "reprint": SourceDetails(owner="Corva", derived_from="alba"),
    "accused": SourceDetails(owner="Ministry", party=Party.ACCUSED),
    "unknown": SourceDetails(),
    "unsigned": SourceDetails(),
}
DAY = {"calendar": "gregorian", "precision": "day", "relative": None}


def said(source: str, years: int = 30, **more: Any) -> Statement:
    value = {"years": years, "at": None}
    return Statement(Kind.AGE, value, more.pop("modality", Modality.STATED), source, **more)


def graded(*statements: Statement, discounted: bool = False) -> Grade | None:
    return grade(statements, SOURCES, discounted=discounted)


def test_one_voice_is_weak_and_two_independent_ones_are_fair() -> None:
    assert graded(said("alba")) is Grade.WEAK
    assert graded(said("alba"), said("borea")) is Grade.FAIR


def test_voices_whose_independence_nobody_decided_are_one() -> None:
    assert graded(said("alba"), said("alba")) is Grade.WEAK
    assert graded(said("alba"), said("reprint")) is Grade.WEAK
    assert graded(said("unknown"), said("unsigned")) is Grade.WEAK


def test_what_the_accused_side_concedes_is_confirmed() -> None:
    assert graded(said("accused")) is Grade.CONFIRMED
    assert graded(said("alba"), said("accused", 31)) is Grade.CONFIRMED


def test_rival_values_are_contested_also_if_the_accused_side_says_one_of_them() -> None:
    assert graded(said("alba"), said("borea", 40)) is Grade.CONTESTED
    assert graded(said("alba"), said("accused", 40)) is Grade.CONTESTED


def test_a_denial_contests() -> None:
    assert graded(said("alba"), said("accused", modality=Modality.DENIED)) is Grade.CONTESTED


def test_only_what_was_accepted_and_still_stands_counts() -> None:
    proposed = said("borea", 50, state=State.PROPOSED)
    rejected = said("borea", 50, state=State.REJECTED)
    superseded = said("borea", 50, superseded=True)

    assert graded(proposed, rejected, superseded) is None
    assert graded(said("alba"), proposed, rejected, superseded) is Grade.WEAK
    assert not rivals([said("alba"), proposed, rejected, superseded])


def test_the_team_can_discount_a_fact_however_many_say_it() -> None:
    assert graded(said("alba"), said("borea"), said("accused"), discounted=True) is Grade.DISCOUNTED


@pytest.mark.parametrize(
    ("kind", "left", "right", "can_both_be_so"),
    [
        (Kind.AGE, {"years": 30}, {"years": 31}, True),
        (Kind.AGE, {"years": 30}, {"years": 32}, False),
        (
            Kind.DATE,
            {**DAY, "earliest": "2023-03-21", "latest": "2024-03-19"},
            {**DAY, "earliest": "2023-05-02", "latest": "2023-05-02"},
            True,
        ),
        (
            Kind.DATE,
            {**DAY, "earliest": "2023-03-21", "latest": "2024-03-19"},
            {**DAY, "earliest": "2024-03-20", "latest": None},
            False,
        ),
        (
            Kind.DATE,
            {**DAY, "earliest": None, "latest": None},
            {**DAY, "earliest": "2024-03-20", "latest": None},
            True,
        ),
        (
            Kind.FIGURE,
            {"min": 300, "max": None, "measure": "killed"},
            {"min": 250, "max": 310, "measure": "killed"},
            True,
        ),
        (
            Kind.FIGURE,
            {"min": 300, "max": None, "measure": "killed"},
            {"min": None, "max": 299, "measure": "killed"},
            False,
        ),
        (
            Kind.FIGURE,
            {"min": 300, "max": None, "measure": "killed"},
            {"min": 5, "max": 5, "measure": "arrested"},
            True,
        ),
        (Kind.PERSON, {"name": "نويد مرلاني"}, {"name": "Navid Merlani"}, True),
        (Kind.PERSON, {"name": "Navid Merlani"}, {"name": "Farah Osturi"}, False),
        (Kind.PERSON, {"name": None}, {"name": "Farah Osturi"}, True),
        (Kind.SEX, {"sex": "female"}, {"sex": "male"}, False),
        (Kind.CHARGE, {"term": "one"}, {"term": "another"}, True),
    ],
)
def test_what_cannot_both_be_so_is_rival(
    kind: Kind, left: dict[str, Any], right: dict[str, Any], can_both_be_so: bool
) -> None:
    assert compatible(kind, left, right) is can_both_be_so
    assert compatible(kind, right, left) is can_both_be_so


ages = st.integers(0, 5).map(lambda years: 30 + years)
statements = st.lists(st.builds(said, st.sampled_from(sorted(SOURCES)), ages), max_size=5)


@given(statements, st.randoms())
def test_a_grade_does_not_depend_on_the_order_of_what_is_said(said_so: list[Statement], random: Any) -> None:
    shuffled = list(said_so)
    random.shuffle(shuffled)

    assert graded(*shuffled) == graded(*said_so)
    assert rivals(shuffled) == rivals(said_so)


@given(statements)
def test_a_grade_of_anything_accepted_is_never_lost(said_so: list[Statement]) -> None:
    assert (graded(*said_so) is None) == (not said_so)


@pytest.mark.parametrize("modality", [Modality.DENIED, Modality.DEMANDED, Modality.PRESUPPOSED])
def test_a_denial_or_a_demand_alone_bears_no_witness(modality: Modality) -> None:
    assert graded(said("accused", modality=modality)) is None
    assert graded(said("alba", modality=modality), said("borea", modality=modality)) is None


def test_what_one_says_and_the_accused_side_denies_is_contested() -> None:
    assert graded(said("alba"), said("accused", modality=Modality.DENIED)) is Grade.CONTESTED
