"""Portraits as evidence: hashes that are near, placeholders, what a portrait alone brings together."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sijill.matching import Columns, Matching, match
from sijill.matching.photos import MOST_BEARERS, Photo, Photos, level_of_halves, photo_hash
from sijill.names.compiling import compiled

HASH = 0x9C3A5E7712D4B86F
PAIR = np.array([0], dtype=np.int32), np.array([1], dtype=np.int32)


def written(*hashes: int | None) -> Photos:
    return Photos.read(pl.Series([None if one is None else f"{one:016x}" for one in hashes], dtype=pl.String))


def level(one: int | None, other: int | None) -> int:
    return int(written(one, other).levels(*PAIR)[0])


@compiled
def by_halves(one: np.ndarray, other: np.ndarray) -> int:
    return level_of_halves(one[0], one[1], other[0], other[1])


@pytest.mark.parametrize(
    ("bits", "found"),
    [(0, Photo.SAME), (1, Photo.NEARLY_SAME), (6, Photo.NEARLY_SAME), (7, Photo.NEAR), (10, Photo.NEAR),
     (11, Photo.OTHER), (64, Photo.OTHER)],
)  # fmt: skip
def test_the_bits_in_which_two_hashes_differ_make_the_level(bits: int, found: Photo) -> None:
    assert level(HASH, HASH ^ ((1 << bits) - 1)) == found


def test_who_has_no_portrait_neither_agrees_nor_differs() -> None:
    assert [level(HASH, None), level(None, None), level(HASH, 0)] == [Photo.MISSING] * 3


@given(st.integers(0, 2**64 - 1), st.integers(0, 2**64 - 1))
def test_the_sieve_sees_by_halves_what_is_seen_in_whole(one: int, other: int) -> None:
    halves = written(one, other).halves()

    assert by_halves(halves[0], halves[1]) == level(one, other)


@given(st.sets(st.integers(0, 63), max_size=6))
def test_hashes_that_differ_in_six_bits_share_a_key(flipped: set[int]) -> None:
    other = HASH ^ sum(1 << bit for bit in flipped)
    keys = written(HASH, other).atoms()

    assert keys is not None
    assert set(keys[0].tolist()) & set(keys[1].tolist())


def test_a_list_without_portraits_has_no_keys_of_them() -> None:
    assert written(None, None).atoms() is None


@pytest.mark.parametrize("text", ["9C3A5E7712D4B86F", " 0x9c3a5e7712d4b86f "])
def test_a_hash_is_known_in_its_writings(text: str) -> None:
    assert photo_hash(text) == f"{HASH:x}"


@pytest.mark.parametrize("text", ["", "9c3a", "portrait.jpg", "9c3a5e7712d4b86f0", "9c3a5e7712d4b86g"])
def test_what_is_no_hash_is_none(text: str) -> None:
    assert photo_hash(text) is None


def people(*rows: tuple[str, str | None], father: str | None = None) -> Matching:
    frame = pl.DataFrame(
        {
            "id": [f"{place:04}" for place in range(len(rows))],
            "name": [name for name, _ in rows],
            "photo": pl.Series([photo for _, photo in rows], dtype=pl.String),
        }
    )
    return match(frame, columns=Columns(photo="photo"), review_at=0.01)


def test_one_portrait_lifts_what_a_name_leaves_open_and_another_one_hardly_lowers_it() -> None:
    def probability(one: str | None, other: str | None) -> float:
        return float(people(("Ali Talmari", one), ("Ali Talmari", other)).pairs["probability"][0])

    alone = probability(None, None)
    near = probability(f"{HASH:x}", f"{HASH ^ 3:x}")
    apart = probability(f"{HASH:x}", f"{HASH ^ (2**40 - 1):x}")

    assert near > 0.99
    assert 0.3 * alone < apart < alone < near


def test_a_portrait_alone_brings_records_together_whose_names_share_no_key() -> None:
    found = people(("Ali Talmari", f"{HASH:x}"), ("Wiktor Quisby", f"{HASH:x}"))
    shown = found.model

    assert shown.compared == 28
    assert found.pairs.is_empty(), "two wholly different names are not one person for a portrait"


def test_a_placeholder_says_nothing_and_is_told_of() -> None:
    rows = [(f"{given} {family}", f"{HASH:x}")
            for given, family in combinations(("Ali", "Hassan", "Karim", "Navid", "Reza", "Samir", "Yusuf",
                                               "Talmari"), 2)]  # fmt: skip
    found = people(*rows[: MOST_BEARERS + 1], ("Sara Nuri", "portrait.jpg"))

    assert found.pairs.filter(pl.col("photo_level") > 0).is_empty()
    assert found.model.notes == (
        "1 photo hashes are not of 16 hexadecimal digits, such as 'portrait.jpg'; they say nothing.",
        "1 photo hashes are on more than 20 records each: taken for placeholders, they say nothing.",
    )


def test_the_sentence_names_the_portrait() -> None:
    found = people(("Ali Talmari", f"{HASH:x}"), ("Ali Talmari", f"{HASH ^ 1:x}"))

    assert "portrait nearly the same" in found.explained()[0]
