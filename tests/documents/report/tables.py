"""Tables of invented lists that reports are made of."""

from __future__ import annotations

from functools import cache

import polars as pl

from sijill.counting import Family, estimate, estimate_strata
from sijill.counting.estimation import Setting, Study, read_lists, study

LISTS = ("رابطة الأهالي", "Monitor <a&b>", "بیمارستان")
PATTERNS = ((1, 0, 0), (0, 1, 0), (0, 0, 1), (1, 1, 0), (1, 0, 1), (0, 1, 1), (1, 1, 1))
QUICK = Setting(draws=200, warm=100, temperatures=3)
FAST = (Family.LOG_LINEAR, Family.DECOMPOSABLE)


def table(*counts: int) -> pl.DataFrame:
    """Give counts of all patterns of three lists as a table."""
    rows = [(*pattern, count) for pattern, count in zip(PATTERNS, counts, strict=True)]
    return pl.DataFrame(rows, schema=[*LISTS, "count"], orient="row")


WHOLE = table(120, 95, 70, 60, 42, 35, 26)
APART = table(40, 30, 20, 0, 0, 0, 0)
PARTS = {
    "2019": table(70, 55, 40, 35, 22, 20, 16),
    "2020": table(50, 40, 30, 25, 20, 15, 10),
    "Talmar": APART,
}


@cache
def answered() -> Study:
    """Give a study with an estimate, strata of which one has none, and every kind of change."""
    held = read_lists(WHOLE)
    answer = estimate(held, setting=QUICK, seed=3)
    made = study(held, answer=answer, seed=3, settings=(QUICK,))
    strata = {"year": estimate_strata(PARTS, methods=FAST, seed=3)}
    return Study(held, answer, made.without, made.priors, (), strata)


@cache
def refused() -> Study:
    """Give a study of lists that share nobody."""
    return study(read_lists(APART), seed=3)


@cache
def undecided() -> Study:
    """Give a study in which no family says anything that can be defended."""
    held = read_lists(table(5, 5, 41, 54, 1, 6, 12))
    answer = estimate(held, methods=FAST, seed=3)
    return Study(held, answer)
