"""``sijill count --register``: by facets, again, at an earlier position; and what is asked wrongly."""

from __future__ import annotations

import json

import pytest

from tests.shell import Shell

LIST = """Name,Age,Date of arrest,Place of arrest,Sentence
Salma Keltabi,17,4 October 2023,Keltab,5 years and 40 lashes
Reza Peshtawi,34,1402,Durazin,prison
"""


@pytest.fixture(scope="module")
def counted(tmp_path_factory: pytest.TempPathFactory) -> Shell:
    """Give a folder with a register of two people and an answer that was kept."""
    sijill = Shell(tmp_path_factory.mktemp("counted"))
    (sijill.folder / "list.csv").write_text(LIST, encoding="utf-8")
    sijill("new", "r")
    sijill("import", "list.csv", "-r", "r")
    answer = sijill("count", "-r", "r", "--by", "minor", "--json").out
    (sijill.folder / "kept.json").write_text(answer, encoding="utf-8")
    return sijill


def test_people_are_counted_by_facets_with_what_was_imposed_on_them(counted: Shell) -> None:
    said = counted(
        "count", "-r", "r", "--by", "place", "--by", "age", "--ages", "0,18", "--level", "town"
    ).out

    rows = [line.split() for line in said.splitlines()]
    assert ["Durazin", "18+", "1", "at", "least", "0", "m"] not in rows
    assert ["Keltab", "0-17", "1", "5", "y", "40", "lash"] in rows
    assert any(row[:3] == ["all", "2", "at"] for row in rows)


def test_a_kept_answer_is_confirmed_and_an_altered_one_is_not(counted: Shell) -> None:
    position = json.loads((counted.folder / "kept.json").read_text(encoding="utf-8"))["position"]
    assert counted("count", "-r", "r", "--again", "kept.json").out == (
        f"The same numbers and lists come out at ledger position {position}.\n"
    )
    held = json.loads((counted.folder / "kept.json").read_text(encoding="utf-8"))
    held["documented"]["total"]["number"] = {"min": 3, "max": 3}
    (counted.folder / "altered.json").write_text(json.dumps(held), encoding="utf-8")

    found = counted.json("count", "-r", "r", "--again", "altered.json", expect=1)

    assert (found["confirmed"], found["differs"]) == (False, ["documented"])
    assert found["changes"][0]["before"] == {"min": 3, "max": 3}


def test_an_earlier_position_is_counted_as_it_was(counted: Shell) -> None:
    found = counted.json("count", "-r", "r", "--at", "1")

    assert found["position"] == 1
    assert found["documented"]["total"]["number"] == {"min": 0, "max": 0}


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("--by", "colour"), "'colour' is none of"),
        (("--by", "sex", "--by", "sex"), "named twice"),
        (("--level", "unit"), "--level is for --by place"),
        (("--by", "period", "--period", "soon"), "'soon' is no period"),
        (("--by", "period", "--period", "x=2024/2023"), "ends before it begins"),
        (("--by", "period", "--period", "2023", "--every", "month"), "leave --calendar and --every out"),
        (("--by", "age", "--ages", "5,18"), "no list of ages"),
        (("--at", "999"), "there is no ledger position 999"),
        (("--again", "nothing.json"), "cannot be read"),
        (("--again", "list.csv"), "holds no JSON"),
        (("--again", "kept.json", "--by", "sex"), "leave --by out"),
    ],
)
def test_what_is_asked_wrongly_is_said_in_one_sentence(
    counted: Shell, arguments: tuple[str, ...], sentence: str
) -> None:
    assert sentence in counted("count", "-r", "r", *arguments, expect=2).refusal


def test_an_event_that_nobody_knows_is_said_so(counted: Shell) -> None:
    refused = counted("count", "-r", "r", "--event", "the great fire", expect=2)

    assert "No event is called 'the great fire'" in refused.refusal
