"""The sieve lets through every pair that weighing would keep."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import numpy as np
import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st

from sijill.matching.columns import Columns
from sijill.matching.levels import Comparison
from sijill.matching.model import KIN, M, U, Weights
from sijill.matching.people import People
from sijill.matching.rows import Blocks
from sijill.matching.scoring import Scorer

COLUMNS = Columns(**{name: name for name in Columns.__slots__})
WEIGHTS = Weights(dict(M), dict(U), dict(KIN), share=1e-4, kin_share=1e-4)
NAMES = [
    ["Ali Talmari"],
    ["Talmari Ali"],
    ["علی تلماری"],
    ["Aly Hassan Talmary"],
    ["Ali Talmari Halabi", "Abu Reza"],
    ["Reza Nuri"],
    ["Nouri Reza"],
    ["رضا نوری"],
    ["Ali"],
    ["Mohammad Reza Talmari"],
    ["Talmari Mohammad Reza"],
    ["Rostamzadeh Farshid"],
    ["فرشدی رستم‌زاده"],
    ["Lotf Nuri"],
    ["لطف‌الله نوری"],
    [],
]
DAY = date(1990, 5, 3)
DAYS = st.sampled_from([None, *(DAY + timedelta(days=shift) for shift in (0, 20, 59, 200, 900))])
ROWS = st.fixed_dictionaries(
    {
        "name": st.sampled_from(NAMES),
        "father": st.sampled_from([[], ["Hassan"], ["حسن"], ["Jamshid"]]),
        "grandfather": st.sampled_from([[], ["Reza"], ["رضا"]]),
        "birth_earliest": DAYS,
        "event_earliest": DAYS,
        "sex": st.sampled_from([None, "male", "female"]),
        "place": st.sampled_from([None, "Aleppo", "حلب", "Basra", "Keltab"]),
        "prison": st.sampled_from([None, "Sund", "Keltab"]),
        "occupation": st.sampled_from([None, "teacher", "معلم"]),
        "identity": st.sampled_from([None, "17", "18"]),
        "photo": st.sampled_from(
            [None, "9c3a5e7712d4b86f", "9c3a5e7712d4b86c", "9c3a5e7712d4bbff", "1" * 16]
        ),
        "source": st.sampled_from([None, "x", "y"]),
    }
)


def people_of(rows: list[dict[str, Any]]) -> People:
    texts = dict.fromkeys(
        ("sex", "place", "prison", "occupation", "identity", "photo", "source"), pl.String()
    )
    lists = dict.fromkeys(("name", "father", "grandfather"), pl.List(pl.String()))
    dates = dict.fromkeys(("birth_earliest", "birth_latest", "event_earliest", "event_latest"), pl.Date())
    made = [
        row
        | {"id": f"r{place:03}", "birth_latest": row["birth_earliest"], "event_latest": row["event_earliest"]}
        for place, row in enumerate(rows)
    ]
    return People.read(COLUMNS.select(pl.DataFrame(made, {"id": pl.String(), **texts, **lists, **dates})))


@settings(max_examples=80, deadline=None)
@given(st.lists(ROWS, min_size=2, max_size=14), st.integers(-12, 12), st.booleans())
def test_what_weighs_enough_is_let_through(rows: list[dict[str, Any]], least: int, known: bool) -> None:
    people = people_of(rows)
    size = len(people)
    left, right = (side.astype(np.int32) for side in np.triu_indices(size, 1))
    all_of_them = Blocks(
        np.arange(size, dtype=np.int32), np.array([0, size], dtype=np.int64), np.array([size], dtype=np.int32)
    )
    comparison = Comparison(people, threads=1)
    if known:
        comparison.compare(left[::2], right[::2])
    scorer = Scorer(people, comparison, WEIGHTS)

    found = scorer.sieve(least=least).sift(all_of_them, threads=1)
    weighed = scorer.score(found.left, found.right, least=least)
    every = scorer.score(left, right, least=least)

    assert weighed.left.tolist() == every.left.tolist()
    assert weighed.right.tolist() == every.right.tolist()
    assert weighed.bits.tolist() == every.bits.tolist()


def test_most_pairs_are_not_let_through() -> None:
    rows = [
        {
            "name": [f"{given} {family}"],
            "father": [],
            "grandfather": [],
            "birth_earliest": DAY + timedelta(days=1_000 * number),
            "event_earliest": None,
            **dict.fromkeys(("sex", "place", "prison", "occupation", "identity", "photo", "source")),
        }
        for number, (given, family) in enumerate(
            (given, family) for given in ("Ali", "Reza", "Karim") for family in ("Talmari", "Nuri", "Halabi")
        )
    ]
    people = people_of(rows)
    all_of_them = Blocks(
        np.arange(9, dtype=np.int32), np.array([0, 9], dtype=np.int64), np.array([9], dtype=np.int32)
    )
    scorer = Scorer(people, Comparison(people, threads=1), WEIGHTS)

    assert len(scorer.sieve(least=0.0).sift(all_of_them, threads=2)) == 0
