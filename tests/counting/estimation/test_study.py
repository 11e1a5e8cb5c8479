"""A study of one table: what is said of it, what would be said otherwise, and its strata."""

from __future__ import annotations

from pathlib import Path

import pytest

from sijill.counting import InvalidTable, estimate
from sijill.counting.estimation import Setting, read_strata, study

QUICK = Setting(draws=200, warm=100, temperatures=3)
TABLE = """place,a,b,c,year,count
x,1,0,0,2019,70
x,0,1,0,2019,55
x,0,0,1,2020,40
y,1,1,0,2019,35
y,1,0,1,2020,22
y,0,1,1,2020,20
y,1,1,1,2019,16
x,1,0,0,2020,50
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "table.csv"
    path.write_text(TABLE, encoding="utf-8")
    return path


def test_a_file_is_divided_by_its_columns_and_holds_everybody_in_each_division(file: Path) -> None:
    table, divided = read_strata(file, ["year", "place"])

    assert table.lists == ("a", "b", "c")
    assert table.documented == 308
    assert table.notes == ()
    assert {by: list(tables) for by, tables in divided.items()} == {
        "year": ["2019", "2020"],
        "place": ["x", "y"],
    }
    for tables in divided.values():
        assert sum(part["count"].sum() for part in tables.values()) == 308


def test_a_pattern_that_one_stratum_has_twice_is_still_told_of(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_text("a,b,count\n1,0,3\n0,1,4\n1,0,5\n", encoding="utf-8")

    table, _ = read_strata(path, ())

    assert table.documented == 12
    assert [note.code for note in table.notes] == ["repeated_pattern"]


@pytest.mark.parametrize(
    ("by", "said"),
    [("month", "column 'month' is not in table.csv"), ("count", "column 'count' is not in table.csv")],
)
def test_a_column_that_is_not_there_is_named(by: str, said: str, tmp_path: Path) -> None:
    file = tmp_path / "table.csv"
    file.write_text("a,b,count\n1,0,3\n0,1,4\n", encoding="utf-8")

    with pytest.raises(InvalidTable, match=said):
        read_strata(file, [by])


def test_an_empty_cell_of_a_division_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_text("a,b,year,count\n1,0,2019,3\n0,1,,4\n", encoding="utf-8")

    with pytest.raises(InvalidTable, match="everybody needs a stratum"):
        read_strata(path, ["year"])


def test_a_study_has_the_answer_of_the_estimate_and_every_change(file: Path) -> None:
    table, _ = read_strata(file, ("year", "place"))
    answer = estimate(table, setting=QUICK, seed=5)

    made = study(table, answer=answer, settings=(QUICK,), seed=5)

    assert made.answer is answer
    assert [item.method for item in made.without] == ["without a", "without b", "without c"]
    assert len(made.priors) == 1
    said = made.as_json()
    assert said["answer"] == answer.as_json()
    assert sum(row["count"] for row in said["patterns"]) == 308
    assert said["strata"] == {}


def test_nothing_hangs_on_what_was_never_computed() -> None:
    import polars as pl

    from sijill.counting.estimation import read_lists

    apart = read_lists(pl.DataFrame({"a": [1, 0], "b": [0, 1], "count": [5, 6]}))

    made = study(apart)

    assert (made.without, made.priors) == ((), ())
