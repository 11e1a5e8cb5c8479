"""Figures worked out by hand from published tables of patterns.

Kosovo 1999 (Ball et al. 2002): on one list alone EXH 1131, OSCE 936, ABA 845, HRW 306, together 3218; on two
228 + 217 + 177 + 123 + 106 + 31 = 882; documented 4400.
"""

import polars as pl
import pytest

from sijill.counting.estimation.bounds import chao, chao_unequal, chapman, with_odds_ratio
from sijill.counting.estimation.table import ListTable, read_lists

KOSOVO = """1,0,0,0,1131 0,0,1,0,936 0,1,0,0,845 0,0,0,1,306 1,0,1,0,228 0,1,1,0,217 1,1,0,0,177 0,0,1,1,123
1,0,0,1,106 0,1,0,1,31 1,1,1,0,181 1,0,1,1,42 0,1,1,1,32 1,1,0,1,18 1,1,1,1,27"""


def kosovo() -> ListTable:
    rows = [[int(cell) for cell in row.split(",")] for row in KOSOVO.split()]
    return read_lists(pl.DataFrame(rows, schema=["EXH", "ABA", "OSCE", "HRW", "count"], orient="row"))


def two_lists(first: int, second: int, both: int) -> ListTable:
    return read_lists(
        pl.DataFrame({"a": [1, 0, 1], "b": [0, 1, 1], "count": [first - both, second - both, both]})
    )


def test_chao_1987_on_kosovo() -> None:
    assert kosovo().documented == 4400
    assert chao(kosovo()).point == pytest.approx(4400 + 3218**2 / (2 * 882))
    assert chao(kosovo()).point == pytest.approx(10270.48, abs=0.01)


def test_the_bound_for_unequal_lists_on_kosovo() -> None:
    squares = 1131**2 + 845**2 + 936**2 + 306**2
    assert chao_unequal(kosovo()).point == pytest.approx(4400 + (3218**2 - squares) / (2 * 883))
    assert chao_unequal(kosovo()).point == pytest.approx(8586.07, abs=0.01)


def test_lists_of_one_reach_that_are_independent_give_back_the_true_number() -> None:
    # 1000 people, three lists that each hold half of them: 125 on each pattern, and 125 on none.
    patterns = [(a, b, c, 125) for a in (0, 1) for b in (0, 1) for c in (0, 1) if a or b or c]
    table = read_lists(pl.DataFrame(patterns, schema=["a", "b", "c", "count"], orient="row"))
    assert chao_unequal(table).point == pytest.approx(1000, abs=1)
    assert chao(table).point == pytest.approx(875 + 125 * 3 / 2)


def test_lists_of_unequal_reach_that_are_independent_give_back_the_true_number() -> None:
    # Reach 1/2, 1/4 and 1/5 of 4000 people; the plain formula goes above them.
    reach = (0.5, 0.25, 0.2)
    rows = []
    for pattern in ((a, b, c) for a in (0, 1) for b in (0, 1) for c in (0, 1) if a or b or c):
        share = 1.0
        for there, part in zip(pattern, reach, strict=True):
            share *= part if there else 1 - part
        rows.append((*pattern, round(4000 * share)))
    table = read_lists(pl.DataFrame(rows, schema=["a", "b", "c", "count"], orient="row"))
    assert chao_unequal(table).point == pytest.approx(4000, abs=4)
    assert chao(table).point > 4500


def test_chapman_by_hand() -> None:
    # (200 + 1)(150 + 1) / (50 + 1) - 1 = 594.1176...
    bounds = chapman(two_lists(200, 150, 50))
    assert bounds.point == pytest.approx(201 * 151 / 51 - 1)
    assert 300 < bounds.low < bounds.point < bounds.high


def test_for_two_lists_the_bound_is_chapmans_estimate() -> None:
    assert chao_unequal(two_lists(200, 150, 50)).point == pytest.approx(
        chapman(two_lists(200, 150, 50)).point
    )


def test_an_odds_ratio_of_one_is_independence() -> None:
    assert with_odds_ratio(two_lists(200, 150, 50), 1.0) == pytest.approx(200 * 150 / 50)


def test_the_interval_never_falls_below_the_documented_number() -> None:
    table = two_lists(51, 51, 50)
    assert chapman(table).low >= table.documented


def test_the_interval_of_chao_1987_on_kosovo() -> None:
    # r = 3218 / 882 = 3.648526; variance 882 (r^4 / 4 + r^3 + r^2 / 2) = 87,780.8;
    # C = exp(1.96 sqrt(ln(1 + 87780.8 / 5870.48^2))) = 1.10391
    bounds = chao(kosovo())
    assert bounds.low == pytest.approx(4400 + 5870.48 / 1.10391, abs=0.1)
    assert bounds.high == pytest.approx(4400 + 5870.48 * 1.10391, abs=0.1)
