"""Groups of records: strong ties first, no bridges, no contradictions, people's word above all."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sijill.claims import Verdict
from sijill.matching.clustering import Clustering, Cut, Ties, cluster

Tie = tuple[int, int, float]


def ties(pairs: list[Tie], conflicts: tuple[tuple[int, int], ...] = ()) -> Ties:
    return Ties(
        left=np.array([pair[0] for pair in pairs], dtype=np.int32),
        right=np.array([pair[1] for pair in pairs], dtype=np.int32),
        bits=np.array([pair[2] for pair in pairs], dtype=np.float32),
        conflict=np.array([pair[:2] in conflicts for pair in pairs], dtype=np.bool_),
    )


def groups(found: Clustering) -> list[set[int]]:
    members: dict[int, set[int]] = {}
    for record, identity in enumerate(found.identity.tolist()):
        members.setdefault(identity, set()).add(record)
    return sorted(members.values(), key=min)


def triangle(first: int, bits: float = 8.0) -> list[Tie]:
    return [(first, first + 1, bits), (first, first + 2, bits), (first + 1, first + 2, bits)]


def test_records_with_a_strong_tie_are_one_person() -> None:
    found = cluster(3, ties([(0, 2, 5.0)]), least=0.0)

    assert groups(found) == [{0, 2}, {1}]
    assert found.kept.tolist() == [True]


def test_a_tie_below_the_least_joins_nobody_and_is_not_called_cut() -> None:
    found = cluster(2, ties([(0, 1, 2.9)]), least=3.0)

    assert groups(found) == [{0}, {1}]
    assert (found.kept.tolist(), found.cut.tolist()) == ([False], [Cut.NOT_CUT])


def test_a_chain_of_three_holds_although_its_ends_were_never_compared() -> None:
    assert groups(cluster(3, ties([(0, 1, 5.0), (1, 2, 5.0)]), least=0.0)) == [{0, 1, 2}]


def test_one_tie_between_two_dense_groups_is_a_bridge_and_is_cut() -> None:
    bridge = (2, 3, 4.0)

    found = cluster(6, ties([*triangle(0), *triangle(3), bridge]), least=0.0)

    assert groups(found) == [{0, 1, 2}, {3, 4, 5}]
    assert found.cut.tolist() == [0, 0, 0, 0, 0, 0, Cut.BRIDGE]


def test_two_groups_with_many_ties_between_them_are_one_person() -> None:
    between = [(one, other, 4.0) for one in range(3) for other in range(3, 6)]

    assert groups(cluster(6, ties([*triangle(0), *triangle(3), *between]), least=0.0)) == [set(range(6))]


def test_a_pair_that_speaks_against_it_keeps_two_groups_apart() -> None:
    found = cluster(3, ties([(0, 1, 8.0), (1, 2, 3.0), (0, 2, -9.0)]), least=0.0)

    assert groups(found) == [{0, 1}, {2}]


def test_no_person_holds_two_records_that_contradict_each_other() -> None:
    pairs = [(0, 1, 9.0), (1, 2, 8.0), (0, 2, 7.0)]

    found = cluster(3, ties(pairs, conflicts=((0, 2),)), least=0.0)

    assert groups(found) == [{0, 1}, {2}]
    assert found.cut.tolist() == [0, Cut.CONTRADICTION, Cut.CONTRADICTION]


def test_a_list_without_duplicates_has_nobody_twice() -> None:
    lists = np.array([7, 7, -1], dtype=np.int32)

    found = cluster(3, ties([(0, 2, 5.0), (1, 2, 4.0)]), least=0.0, duplicate_free=lists)

    assert groups(found) == [{0, 2}, {1}]
    assert found.cut.tolist() == [0, Cut.ONE_LIST]


def test_what_people_hold_to_be_the_same_stays_together_against_the_model() -> None:
    found = cluster(2, ties([(0, 1, -20.0)]), least=0.0, judged=[(0, 1, Verdict.SAME)])

    assert groups(found) == [{0, 1}]


def test_what_people_hold_to_be_different_is_apart_also_by_way_of_others() -> None:
    pairs = [(0, 1, 9.0), (1, 2, 9.0)]

    found = cluster(3, ties(pairs), least=0.0, judged=[(0, 2, Verdict.DIFFERENT)])

    assert groups(found) == [{0, 1}, {2}]
    assert found.cut.tolist() == [0, Cut.JUDGED_DIFFERENT]


def test_a_same_that_breaks_a_different_is_reported_and_does_not_hold() -> None:
    judged = [(0, 1, Verdict.SAME), (1, 2, Verdict.SAME), (0, 2, Verdict.DIFFERENT)]

    found = cluster(3, ties([]), least=0.0, judged=judged)

    assert groups(found) == [{0, 1}, {2}]
    assert found.contradicted == (1,)


def test_unsure_joins_and_parts_nobody() -> None:
    found = cluster(2, ties([(0, 1, 5.0)]), least=0.0, judged=[(0, 1, Verdict.UNSURE)])

    assert groups(found) == [{0, 1}]


@st.composite
def tied(draw: st.DrawFn) -> tuple[int, list[Tie], tuple[tuple[int, int], ...]]:
    records = draw(st.integers(2, 12))
    possible = [(one, other) for one in range(records) for other in range(one + 1, records)]
    chosen = draw(st.lists(st.sampled_from(possible), unique=True, max_size=30))
    pairs = [(one, other, draw(st.integers(-12, 12)) / 2) for one, other in chosen]
    return records, pairs, tuple(draw(st.sets(st.sampled_from(chosen), max_size=3))) if chosen else ()


@settings(max_examples=200, deadline=None)
@given(tied(), st.randoms(use_true_random=False))
def test_the_order_of_the_ties_changes_nothing(
    made: tuple[int, list[Tie], tuple[tuple[int, int], ...]], chance: object
) -> None:
    records, pairs, conflicts = made
    other = list(pairs)
    chance.shuffle(other)  # type: ignore[attr-defined]  # hypothesis gives a random.Random

    one = cluster(records, ties(pairs, conflicts), least=0.0)
    two = cluster(records, ties(other, conflicts), least=0.0)

    assert one.identity.tolist() == two.identity.tolist()


@settings(max_examples=200, deadline=None)
@given(tied())
def test_unrelated_records_change_nothing(made: tuple[int, list[Tie], tuple[tuple[int, int], ...]]) -> None:
    records, pairs, conflicts = made
    stranger = [(records, records + 1, 5.0)]

    alone = cluster(records, ties(pairs, conflicts), least=0.0)
    beside = cluster(records + 2, ties([*pairs, *stranger], conflicts), least=0.0)

    assert beside.identity.tolist() == [*alone.identity.tolist(), records, records]


@settings(max_examples=200, deadline=None)
@given(tied())
def test_kept_ties_connect_the_groups_and_no_group_holds_a_conflict(
    made: tuple[int, list[Tie], tuple[tuple[int, int], ...]],
) -> None:
    records, pairs, conflicts = made

    found = cluster(records, ties(pairs, conflicts), least=0.0)

    reached = cluster(
        records,
        ties([(*pair[:2], 99.0) for pair, kept in zip(pairs, found.kept, strict=True) if kept]),
        least=0.0,
        unseen=0.0,
    )
    assert reached.identity.tolist() == found.identity.tolist()
    assert all(found.identity[one] != found.identity[other] for one, other in conflicts)


@pytest.mark.parametrize("records", [0, 1])
def test_too_few_records_for_a_pair_are_groups_of_their_own(records: int) -> None:
    assert cluster(records, ties([]), least=0.0).identity.tolist() == list(range(records))
