"""The steps of a probability add up to it."""

from __future__ import annotations

from datetime import date

import polars as pl
import pytest

from sijill.matching import Columns, match
from sijill.matching.waterfall import PRIOR, waterfalls


def test_the_steps_add_up_to_the_evidence_of_the_pair() -> None:
    born = [date(1990, 5, 5), None, date(1990, 5, 6)]
    records = pl.DataFrame(
        {
            "id": ["a", "b", "c"],
            "name": ["Ali Talmari", "علی تلماری", "Aly Talmary"],
            "father": ["Hassan", "حسن", None],
            "born": pl.Series(born, dtype=pl.Date),
        }
    )
    columns = Columns(father="father", birth_earliest="born", birth_latest="born")
    found = match(records, columns=columns, review_at=0.01)

    steps = list(waterfalls(found.pairs, prior=found.model.prior))

    assert len(steps) == found.pairs.height == 3
    for made_of, bits in zip(steps, found.pairs["bits"], strict=True):
        assert made_of[0].what == PRIOR
        assert sum(step.millibits for step in made_of) == pytest.approx(1000 * bits, abs=len(made_of))


def test_what_neither_record_says_is_no_step() -> None:
    pairs = pl.DataFrame(
        {
            "given_bits": [3.25],
            "father_bits": [0.0],
            "given_level": [5],
            "father_level": [0],
            "kin_bits": [-1.5],
        }
    )

    (steps,) = waterfalls(pairs, prior=-10.0)

    assert [(step.what, step.level, step.millibits) for step in steps] == [
        ("prior", 0, -10000),
        ("given", 5, 3250),
        ("kin", 0, -1500),
    ]
