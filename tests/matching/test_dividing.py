"""Large blocks are divided into the same small ones, however much is done at once and wherever it waits."""

from __future__ import annotations

import numpy as np
import pytest

from sijill.matching import dividing
from sijill.matching.blocking import Blocking, block


def made(seed: int, *, threads: int = 1, memory: int = 1 << 30) -> Blocking:
    """Find the blocks of two thousand records of few names."""
    random = np.random.default_rng(seed)
    atoms = {
        "name": random.integers(0, 6, (2000, 3)).astype(np.int32),
        "father": random.integers(-1, 9, (2000, 2)).astype(np.int32),
        "year": random.integers(-1, 30, (2000, 2)).astype(np.int32),
        "place": random.integers(-1, 40, (2000, 1)).astype(np.int32),
    }
    for table in atoms.values():
        table[:200] = table[0]  # so many alike in everything that nothing divides them
    return block(atoms, threads=threads, memory=memory)


def blocks(found: Blocking) -> list[tuple[int, tuple[int, ...]]]:
    """Give each block's reach and records, in order."""
    record, start, reach = found.blocks
    cuts = [tuple(one.tolist()) for one in np.split(record, start[1:-1])]
    return sorted(zip(reach.tolist(), cuts, strict=True))


@pytest.mark.parametrize(("rows", "share"), [(1, 1), (7, 100), (300, 1000)])
def test_blocks_do_not_depend_on_how_much_is_done_at_once(
    rows: int, share: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = made(3)
    monkeypatch.setattr(dividing, "ROWS_AT_ONCE", rows)
    monkeypatch.setattr(dividing, "SHARE", share)
    in_pieces = made(3, threads=3, memory=5000)

    assert len(whole.blocks.reach) > 1000
    assert blocks(in_pieces) == blocks(whole)
    assert in_pieces.notes == whole.notes


def test_no_block_of_which_all_pairs_are_compared_is_larger_than_the_limit() -> None:
    found = made(4).blocks
    size = np.diff(found.start)

    assert size[found.reach >= 60].max() <= 60
    assert set(found.reach.tolist()) == {4, 60}
