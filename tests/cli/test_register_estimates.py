"""``sijill count --estimate``: how many people the sources of a register leave out."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from sijill.schemas import schema
from tests.shell import Shell

GIVEN = (
    "Salma",
    "Reza",
    "Nima",
    "Laleh",
    "Karim",
    "Dara",
    "Mina",
    "Parviz",
    "Yusuf",
    "Huda",
    "Samir",
    "Zahra",
)
FAMILY = ("Keltabi", "Peshtawi", "Dorazi", "Baldukhi", "Kaltori", "Marvani", "Zardani", "Holani", "Rostavi")
PEOPLE = 240


@pytest.fixture(scope="module")
def three_lists(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a register of three teams' lists of the same 240 people, matched."""
    sijill = Shell(tmp_path_factory.mktemp("three"))
    sijill("new", "register")
    chance = random.Random(5)
    people = [
        f"{chance.choice(GIVEN)} {chance.choice(FAMILY)},{chance.choice(GIVEN)},{chance.choice('FM')},"
        f"{chance.choice((2021, 2022))}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
        for _ in range(PEOPLE)
    ]
    for number, reach in enumerate((0.6, 0.5, 0.45)):
        rows = [person for person in people if chance.random() < reach]
        lines = [f"{place},{row}" for place, row in enumerate(rows, 1)]
        header = "No,Name,Father's name,Sex,Date of arrest"
        (sijill.folder / f"list{number}.csv").write_text("\n".join([header, *lines]), encoding="utf-8")
        sijill("import", f"list{number}.csv", "--register", "register", "--publisher", f"Team {number}")
    sijill("match", "--register", "register")
    return sijill.folder / "register"


def test_the_estimate_says_position_audience_seed_and_who_is_on_which_list(
    sijill: Shell, three_lists: Path
) -> None:
    from jsonschema import Draft202012Validator

    asked = ("count", "--register", three_lists, "--estimate", "--seed", "3")
    found = sijill.json(*asked)
    said = sijill(*asked).out

    assert list(Draft202012Validator(schema("count")).iter_errors(found)) == []
    assert (found["audience"], found["seed"], found["matchings"]) == ("team", 3, 0)
    assert [one["name"] for one in found["lists"]] == ["Team 0", "Team 1", "Team 2"]
    everybody = {person for one in found["lists"] for person in one["people"]}
    answer = found["estimate"]
    assert answer["documented"] == len(everybody)
    assert answer["answer"] == "estimate"
    assert answer["low"] < PEOPLE < answer["high"]
    assert f"Ledger position {found['position']}, audience team, seed 3" in said
    assert f"{len(everybody)} people are documented on 3 lists: Team 0, Team 1, Team 2." in said
    assert f"In all about {answer['point']:,.0f} people" in said


def test_strata_are_shown_with_their_sum_and_linkage_with_its_share(sijill: Shell, three_lists: Path) -> None:
    from jsonschema import Draft202012Validator

    asked = (
        "count",
        "--register",
        three_lists,
        "--estimate",
        "--by",
        "sex",
        "--linkage",
        "2",
        "--lists",
        "list",
    )
    found = sijill.json(*asked)

    assert list(Draft202012Validator(schema("count")).iter_errors(found)) == []
    assert found["matchings"] == 2
    assert [one["name"] for one in found["lists"]] == ["list0", "list1", "list2"]
    assert list(found["strata"]) == ["female", "male"]
    assert found["sum"]["documented"] == sum(part["documented"] for part in found["strata"].values())
    assert "linkage_share" in [warning["code"] for warning in found["estimate"]["warnings"]]


def test_a_register_with_too_little_is_refused_in_the_language_that_is_asked_for(
    sijill: Shell, small_register: Path
) -> None:
    said = sijill("count", "--register", small_register, "--estimate", "--language", "ar").out

    assert "1 person is documented on 1 list: list." in said
    assert "يحتاج التقدير إلى قائمتين أو أكثر" in said


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (
            ("--by", "charge"),
            "Estimates are by one of period, place, sex, event_type, not by charge; name one.",
        ),
        (("--by", "sex", "--by", "place"), "not by sex, place; name one."),
        (("--at", "1"), "--again and --at are of documented counts; leave --estimate out"),
    ],
)
def test_what_cannot_be_estimated_is_told(
    options: tuple[str, ...], said: str, sijill: Shell, small_register: Path
) -> None:
    assert said in sijill("count", "--register", small_register, "--estimate", *options, expect=2).refusal
