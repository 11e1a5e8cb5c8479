"""How much more a rare name weighs."""

from __future__ import annotations

import numpy as np
import polars as pl

from sijill.matching.likeness import Likenesses
from sijill.matching.parts import Parts
from sijill.matching.rarity import Rarity, first_parts, rarity


def weighed(names: list[str]) -> tuple[dict[str, float], Rarity, Parts]:
    """Give the bits of the first part of each name in a frame whose parts nobody has compared."""
    parts = Parts()
    written = parts.read(pl.Series([[name] for name in names]))
    keys = parts.keyed()
    found = rarity(first_parts(written), Likenesses(parts, keys, threads=1), keys=keys)
    return {part: float(found.bits[number]) for part, number in parts.number.items()}, found, parts


def test_a_rare_name_weighs_more_than_a_common_one() -> None:
    bits, _, _ = weighed(["Hassan"] * 90 + ["Jamshid"] * 10)
    assert bits["jamshid"] > 0 > bits["hassan"]


def test_bearers_of_all_writings_of_a_common_name_count() -> None:
    bits, _, _ = weighed(["Hassan"] * 40 + ["حسن"] * 40 + ["Jamshid"] * 40)
    assert bits["hassan"] == bits["حسن"] < bits["jamshid"]
    # 80 of 120, with three seen before, against 40 of 120.
    assert round(bits["jamshid"] - bits["hassan"], 3) == round(float(np.log2(83 / 43)), 3)


def test_two_spellings_weigh_as_the_commoner_of_the_two() -> None:
    bits, found, parts = weighed(["Hassan"] * 90 + ["Jamshid"] * 10)
    one, other = (np.array([parts.number[part]], dtype=np.int32) for part in ("hassan", "jamshid"))
    assert found.of(one, other).tolist() == [bits["hassan"]]
