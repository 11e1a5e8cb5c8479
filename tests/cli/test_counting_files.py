"""``sijill count FILE``: an estimate from a bare table of lists."""

from __future__ import annotations

import pytest

from tests.shell import Shell

TABLE = """families,monitor,hospital,count
1,0,0,120
0,1,0,95
0,0,1,70
1,1,0,60
1,0,1,42
0,1,1,35
1,1,1,26
"""


@pytest.fixture
def table(sijill: Shell) -> Shell:
    (sijill.folder / "table.csv").write_text(TABLE, encoding="utf-8")
    return sijill


def test_an_estimate_comes_with_its_families_interval_and_assumptions(table: Shell) -> None:
    said = table("count", "table.csv").out
    found = table.json("count", "table.csv")

    assert "448 people are documented on 3 lists: families, monitor, hospital." in said
    assert (
        f"In all about {found['point']:,.0f} people (95 %: {found['low']:,.0f} to {found['high']:,.0f}), if:"
        in said
    )
    assert found["answer"] == "estimate"
    assert [family["family"] for family in found["families"]] == [
        "lower bound",
        "log-linear",
        "decomposable graphs",
        "latent classes",
    ]


def test_a_refusal_says_why_in_the_language_that_is_asked_for(table: Shell) -> None:
    (table.folder / "apart.csv").write_text("families,monitor,count\n1,0,120\n0,1,95\n", encoding="utf-8")

    said = table("count", "apart.csv", "--language", "ar").out

    assert "No estimate can be given:" in said
    assert "تنقسم القوائم إلى أجزاء لا يجمعها أحد" in said


@pytest.mark.parametrize(
    ("held", "said"),
    [
        (
            "a,b,count\n1,0,2\n0,1,-3\n",
            "column 'count' may hold whole numbers from 0 up only, and row 3 holds '-3'",
        ),
        (
            "a,b,count\n1,0,2.5\n",
            "column 'count' may hold whole numbers from 0 up only, and row 2 holds '2.5'",
        ),
        ("a,b,count\n1,0,10000000000000\n", "row 2 holds '10000000000000', more people than there are"),
        ("a,b\n1,0\n", "column 'count' is missing from bad.csv, whose columns are 'a', 'b'"),
        ("a,b,count\n1,yes,3\n", "column 'b' may hold 0 and 1 only, and row 2 holds 'yes'"),
        ("", "it is no CSV file with a header, its first row is empty"),
        (
            ",".join(f"l{number}" for number in range(20)) + ",count\n" + "1," * 20 + "5\n",
            "stands beside 20 lists, and at most 15 can be compared; merge small ones",
        ),
    ],
)
def test_a_bad_table_gets_one_clear_sentence(held: str, said: str, table: Shell) -> None:
    (table.folder / "bad.csv").write_text(held, encoding="utf-8")

    assert said in table("count", "bad.csv", expect=2).refusal


@pytest.mark.parametrize(
    ("held", "said"),
    [
        ("a,count\n1,5\n", "An estimate needs two lists or more, and 1 has anybody on it."),
        ("a,b,count\n", "An estimate needs two lists or more, and 0 has anybody on it."),
        (
            "a,b,count\n1,0,5\n1,0,4\n",
            "! The pattern a stands on more than one row; its counts were added up.",
        ),
        ("a,b,count\n1,0,5\n", "! List b is empty and was left out."),
    ],
)
def test_a_table_that_says_too_little_is_answered_and_not_an_error(
    held: str, said: str, table: Shell
) -> None:
    (table.folder / "small.csv").write_text(held, encoding="utf-8")

    assert said in table("count", "small.csv").out


def test_a_table_that_is_not_there_is_named(table: Shell) -> None:
    assert "nosuch.csv" in table("count", "nosuch.csv", expect=2).err
