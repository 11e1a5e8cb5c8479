"""Which pairs are compared: all in small blocks, a bearable number in large ones, none across blocks."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sijill.matching.blocking import Blocking, block
from sijill.matching.dividing import Atoms
from sijill.matching.pairs import draw


def atoms(*rows: tuple[int, ...]) -> Atoms:
    width = max(map(len, rows), default=1)
    return np.array([[*row, *[-1] * (width - len(row))] for row in rows], dtype=np.int32).reshape(-1, width)


def pairs(found: Blocking) -> list[tuple[int, int]]:
    """Give all pairs that blocks bring."""
    drawn = draw(found.blocks, 1_000_000, seed=0)
    return list(zip(drawn.left.tolist(), drawn.right.tolist(), strict=True))


def test_records_that_share_two_keys_of_the_name_are_compared_whatever_their_order() -> None:
    found = block({"name": atoms((1, 2), (2, 1), (1, 3))}, rules=[("name", "name")])

    assert pairs(found) == [(0, 1)]


def test_one_key_twice_is_not_two_keys() -> None:
    assert pairs(block({"name": atoms((1, 1), (1, 2))}, rules=[("name", "name")])) == []


def test_what_a_record_lacks_it_shares_with_nobody() -> None:
    made = {"name": atoms((1,), (1,), (1,)), "year": atoms((), (), (5,))}

    assert pairs(block(made, rules=[("name", "year")])) == []


def test_any_of_several_years_is_enough() -> None:
    made = {"name": atoms((1,), (1,), (1,)), "year": atoms((4, 5), (5, 6), (7,))}

    assert pairs(block(made, rules=[("name", "year")])) == [(0, 1)]


def test_a_pair_that_several_rules_bring_comes_once_and_in_order() -> None:
    made = {"name": atoms((1, 2), (1, 2)), "year": atoms((4,), (4,))}

    assert pairs(block(made, rules=[("name", "name"), ("name", "year")])) == [(0, 1)]


def test_a_rule_about_what_the_frame_lacks_is_left_out() -> None:
    assert pairs(block({"name": atoms((1,), (1,))}, rules=[("name", "year")])) == []


def test_a_large_block_is_divided_by_what_else_the_records_have() -> None:
    years = [(1990 + number // 4,) for number in range(40)]
    made = {"name": atoms(*[(1, 2)] * 40), "year": atoms(*years)}

    found = block(made, rules=[("name", "name")], limit=10, neighbours=0)

    assert pairs(found) == [
        (one, other) for one in range(40) for other in range(one + 1, 40) if one // 4 == other // 4
    ]


def test_in_a_block_that_nothing_divides_neighbours_are_compared() -> None:
    made = {"name": atoms(*[(1, 2)] * 40), "year": atoms(*[(1990,)] * 40)}

    found = block(made, rules=[("name", "name")], limit=10, neighbours=1)

    assert pairs(found) == [(one, one + 1) for one in range(39)]


def test_a_million_equal_names_bring_a_bearable_number_of_pairs_and_a_note() -> None:
    many = 1_000_000

    found = block(
        {"name": np.ones((many, 2), dtype=np.int32) * np.array([1, 2], dtype=np.int32)}, neighbours=3
    )

    assert found.blocks.comparisons.sum() < 3 * many
    assert "not compared" in found.notes[0]


def test_no_records_and_one_record_give_no_pairs() -> None:
    assert pairs(block({"name": atoms()})) == []
    assert pairs(block({"name": atoms((1, 2))})) == []


def test_more_records_than_can_be_numbered_are_refused() -> None:
    column = np.lib.stride_tricks.as_strided(np.zeros(1, dtype=np.int32), (1 << 28, 1), (0, 0))

    with pytest.raises(ValueError, match="more than blocking can number"):
        block({"name": column})


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(-1, 4), st.integers(-1, 4)), max_size=40), st.integers(2, 50))
def test_small_blocks_bring_just_the_pairs_that_share_both_keys(
    rows: list[tuple[int, int]], limit: int
) -> None:
    keys = [{key for key in row if key >= 0} for row in rows]
    shared = {
        (one, other)
        for other in range(len(rows))
        for one in range(other)
        if len(keys[one] & keys[other]) >= 2
    }

    found = pairs(block({"name": atoms(*rows)}, rules=[("name", "name")], limit=limit))

    assert set(found) <= shared
    if limit >= len(rows):
        assert found == sorted(shared)
