"""How two records compare hangs on nothing but what they say: no order, no stranger changes it.

What strangers do change is how rare a name is, and that by as much as they make the list longer.
"""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import Any

import numpy as np
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sijill.matching import Columns, Matching, Weights, match
from sijill.matching.queue import queue
from sijill.matching.sampling import Linkage

Row = dict[str, Any]

NAMES = ("Ali Talmari", "علی تلماری", "Aly Talmary", "Reza Nuri", "رضا نوری", "Sara Keltab")
STRANGERS = ("Fikret Odabashian", "Zhora Vexoqul", "Bhupinder Wolzogen", "Quxa Mfundisi")
COLUMNS = Columns(father="father", birth_earliest="born", birth_latest="born", source="source")


def frame(rows: list[Row]) -> pl.DataFrame:
    text = dict.fromkeys(("id", "name", "father", "source"), pl.String())
    return pl.DataFrame(rows, {**text, "born": pl.Date()}, orient="row")


@cache
def weights() -> Weights:
    """Learn once, as a team that matches again and again with the model that it knows."""
    chance = np.random.default_rng(1)
    rows = [
        {
            "id": f"t{number}",
            "name": NAMES[chance.integers(len(NAMES))],
            "father": ("Hassan", "Karim", None)[chance.integers(3)],
            "born": date(1960 + int(chance.integers(40)), 1, 1),
            "source": f"s{chance.integers(4)}",
        }
        for number in range(80)
    ]
    return match(frame(rows), columns=COLUMNS).model.weights


def run(rows: list[Row]) -> Matching:
    return match(frame(rows), columns=COLUMNS, weights=weights(), review_at=1e-9)


listed = st.lists(
    st.fixed_dictionaries(
        {
            "name": st.sampled_from(NAMES),
            "father": st.sampled_from(["Hassan", "حسن", "Karim", None]),
            "born": st.sampled_from([date(1990, 1, 1), date(1990, 2, 1), date(1950, 1, 1), None]),
            "source": st.sampled_from(["x", "y", "z"]),
        }
    ),
    min_size=1,
    max_size=10,
)


def numbered(rows: list[Row], letter: str) -> list[Row]:
    return [{"id": f"{letter}{number:02}", **row} for number, row in enumerate(rows)]


@settings(max_examples=60, deadline=None)
@given(listed, st.lists(st.sampled_from(STRANGERS), min_size=1, max_size=4, unique=True))
def test_strangers_beside_them_change_no_evidence_but_how_rare_a_name_is(
    rows: list[Row], names: list[str]
) -> None:
    given_rows = numbered(rows, "r")
    strangers = [
        {"id": f"a{number}", "name": name, "father": None, "born": date(1920 + number, 1, 1), "source": "w"}
        for number, name in enumerate(names)
    ]
    alone, beside = (_evidence(run(many), given_rows) for many in (given_rows, [*strangers, *given_rows]))

    both = ["left", "right"]
    here, there = alone.join(beside, on=both, how="semi"), beside.join(alone, on=both, how="semi")
    assert here.drop("bits").equals(there.drop("bits"))
    # Two parts of a name gain or lose at most by as much as the list grows.
    most = 2 * np.log2((len(rows) + len(names) + 3) / 3)
    assert all(abs(one - other) <= most for one, other in zip(here["bits"], there["bits"], strict=True))
    # What is so weak that it is not weighed at all may be in one and not in the other.
    weak = [
        *alone.join(beside, on=both, how="anti")["bits"],
        *beside.join(alone, on=both, how="anti")["bits"],
    ]
    assert all(bits < most - 8 for bits in weak)


def _evidence(found: Matching, rows: list[Row]) -> pl.DataFrame:
    """Give what was compared between these rows, without what the rarity of names adds."""
    ids = [row["id"] for row in rows]
    kept = found.pairs.filter(pl.col("left").is_in(ids) & pl.col("right").is_in(ids)).sort("left", "right")
    rare = ("given_bits", "family_bits", "kin_bits")
    return kept.drop("probability", "verdict", "cut", *rare)


@settings(max_examples=40, deadline=None)
@given(listed, st.randoms(use_true_random=False))
def test_the_order_of_rows_changes_no_question_and_no_draw(rows: list[Row], chance: Any) -> None:
    given_rows = numbered(rows, "r")
    turned = list(given_rows)
    chance.shuffle(turned)
    one, other = run(given_rows), run(turned)

    assert queue(one.pairs, one.identities).equals(queue(other.pairs, other.identities))
    assert _named(one, given_rows) == _named(other, turned)


def _named(found: Matching, rows: list[Row]) -> list[dict[str, str]]:
    ids = [row["id"] for row in rows]
    return [
        dict(sorted((ids[row], ids[first]) for row, first in enumerate(drawn.tolist())))
        for drawn in found.sample(3)
    ]


@pytest.mark.parametrize("more", [1, 7])
def test_a_run_may_be_drawn_from_while_another_is(more: int) -> None:
    given_rows = numbered(
        [{"name": name, "father": None, "born": None, "source": "x"} for name in NAMES], "r"
    )
    found = run(given_rows)
    assert isinstance(found.linkage, Linkage)
    alone = [drawn.tolist() for drawn in found.sample(more)]

    beside = [one.tolist() for one, _ in zip(found.sample(more), found.sample(more, seed=5), strict=True)]

    assert beside == alone
