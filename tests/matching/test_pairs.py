"""The pairs that blocks bring are drawn evenly, each once, and as the seed alone says."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from sijill.matching import pairs as pairs_module
from sijill.matching.pairs import draw, sifted, slices
from sijill.matching.rows import Blocks


def blocks(*records: list[int], reach: int = 1_000) -> Blocks:
    return Blocks(
        np.array([one for block in records for one in block], dtype=np.int32),
        np.cumsum([0, *map(len, records)]).astype(np.int64),
        np.full(len(records), reach, dtype=np.int32),
    )


def drawn(made: Blocks, most: int, *, seed: int = 0, threads: int = 1) -> list[tuple[int, int]]:
    found = draw(made, most, seed=seed, threads=threads)
    return list(zip(found.left.tolist(), found.right.tolist(), strict=True))


def test_a_pair_of_two_blocks_comes_once() -> None:
    assert drawn(blocks([0, 1, 2], [1, 2, 3]), 100) == [(0, 1), (0, 2), (1, 2), (1, 3), (2, 3)]


def test_a_record_is_paired_with_the_next_that_a_block_reaches() -> None:
    assert drawn(blocks([0, 1, 2, 3], reach=1), 100) == [(0, 1), (1, 2), (2, 3)]


def test_blocks_say_how_many_pairs_they_bring() -> None:
    made = blocks([0, 1, 2, 3], [4, 5], [6])
    assert made.comparisons.tolist() == [6, 1, 0]
    assert made._replace(reach=np.full(3, 2, dtype=np.int32)).comparisons.tolist() == [5, 1, 0]


def test_what_is_drawn_stands_for_all_pairs() -> None:
    made = blocks(list(range(1_000)))

    found = draw(made, 20_000, seed=3)

    assert found.scale == 32.0
    assert abs(len(found) * found.scale - 499_500) < 25_000


def test_what_is_drawn_depends_on_the_seed_and_neither_on_threads_nor_on_repeated_blocks() -> None:
    many, rows = list(range(300)), list(range(100, 200))
    once = drawn(blocks(many), 5_000, seed=1)

    assert drawn(blocks(rows, many, many), 5_000, seed=1, threads=3) == once
    assert drawn(blocks(many), 5_000, seed=2) != once


def test_no_blocks_bring_no_pairs() -> None:
    assert drawn(blocks(), 10) == []


def test_long_runs_of_blocks_are_cut_and_nothing_is_left_out() -> None:
    made = blocks(*[[number, number + 1, number + 2] for number in range(0, 3_000_000, 3)])

    cut = list(slices(made))

    assert len(cut) == -(-len(made.reach) * 3 // pairs_module.AT_ONCE)
    assert [one.start for one in cut[1:]] == [one.stop for one in cut[:-1]]
    assert cut[-1].stop == len(made.reach)


@settings(max_examples=50, deadline=None)
@given(st.lists(st.lists(st.integers(0, 30), unique=True, max_size=12), max_size=12))
def test_a_test_of_runs_of_blocks_sees_every_block(found: list[list[int]]) -> None:
    made = blocks(*(sorted(block) for block in found))

    seen = sifted(made, lambda here: np.arange(here.start, here.stop, dtype=np.uint64), threads=2)

    assert seen.tolist() == list(range(len(found)))
