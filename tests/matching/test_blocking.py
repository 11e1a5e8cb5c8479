from itertools import combinations

import polars as pl
from hypothesis import given
from hypothesis import strategies as st

from sijill.matching.blocking import Candidates, candidates

Keys = dict[int, list[str]]


def frame(keys: Keys) -> pl.DataFrame:
    rows = [(record, key) for record, held in keys.items() for key in dict.fromkeys(held)]
    return pl.DataFrame(rows, {"record": pl.Int64, "key": pl.String}, orient="row")


def pairs(found: Candidates) -> set[tuple[int, int]]:
    return set(zip(found.left.tolist(), found.right.tolist(), strict=True))


def find(names: Keys, further: Keys | None = None, **options: int) -> Candidates:
    return candidates(frame(names), frame(further or {}), records=max(names) + 1, **options)


@given(st.dictionaries(st.integers(0, 9), st.lists(st.sampled_from("ABC"), max_size=3), min_size=1))
def test_in_small_blocks_all_that_share_a_key_are_compared(names: Keys) -> None:
    expected = {
        (one, other) for one, other in combinations(sorted(names), 2) if {*names[one]} & {*names[other]}
    }
    assert pairs(find(names)) == expected


def test_what_only_divides_never_brings_records_together() -> None:
    assert pairs(find({0: ["A"], 1: ["B"]}, {0: ["born 1990"], 1: ["born 1990"]})) == set()


def test_a_large_block_is_divided_by_what_its_records_share() -> None:
    names = {record: ["A"] for record in range(40)}
    further = {record: [f"born {record // 2}"] for record in range(40)}
    found = find(names, further, limit=10)
    assert pairs(found) == {(record, record + 1) for record in range(0, 40, 2)}
    assert len(found.notes) == 1


def test_who_has_nothing_that_divides_is_compared_with_the_neighbours() -> None:
    found = find({record: ["A", "B"] for record in range(30)}, limit=10, neighbours=2)
    assert pairs(found) == {(one, other) for one in range(30) for other in (one + 1, one + 2) if other < 30}
    assert "up to" in found.notes[-1]


def test_the_number_of_pairs_grows_with_the_number_of_records_and_not_with_its_square() -> None:
    counts = [len(find({record: ["A"] for record in range(size)}, limit=20).left) for size in (1000, 2000)]
    assert counts[1] <= 2 * counts[0] + 100


@given(
    st.dictionaries(st.integers(0, 30), st.lists(st.sampled_from("ABC"), min_size=1, max_size=3), min_size=1),
    st.dictionaries(st.integers(0, 30), st.lists(st.sampled_from(["f", "g", "h"]), max_size=2)),
)
def test_every_pair_is_in_order_and_shares_a_key_of_its_names(names: Keys, further: Keys) -> None:
    known = {record: keys for record, keys in further.items() if record in names}
    for left, right in pairs(find(names, known, limit=3, neighbours=2)):
        assert left < right
        assert {*names[left]} & {*names[right]}
