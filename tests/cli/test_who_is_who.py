"""Asking, answering, merging, splitting and undoing at a terminal, on SQLite and on PostgreSQL."""

from __future__ import annotations

import pytest

from tests.shell import Shell

ONE = "name\nAli Talmari\nReza Nuri\n"
TWO = "name\nAli Talmary\nReza Nouri\n"


@pytest.fixture
def sijill(sijill: Shell, database_url: str | None) -> Shell:
    """Give the command line on a register with two lists that were matched."""
    sijill.environment["SIJILL_REGISTER"] = "register"
    if database_url is not None:
        sijill.environment["SIJILL_DATABASE_URL"] = database_url
    sijill("new", "register")
    for name, rows in (("one", ONE), ("two", TWO)):
        (sijill.folder / f"{name}.csv").write_text(rows, encoding="utf-8")
        sijill("import", f"{name}.csv")
    sijill("match", "--apply-at", "0.99")
    return sijill


def test_what_is_asked_can_be_answered_and_is_asked_no_more(sijill: Shell) -> None:
    asked = sijill.json("match", "--queue")
    assert (asked["waiting"], len(asked["questions"])) == (2, 2)
    assert sijill.json("match", "--queue", "-n", "1", "--after", "1")["questions"] == asked["questions"][1:]
    pairs = [(question["left"]["record"], question["right"]["record"]) for question in asked["questions"]]

    sijill("review", "--same", *pairs[0], "--reason", "one mother")
    sijill("review", "--unsure", *pairs[1])
    answer = sijill.json("match", "--apply-at", "0.99")

    assert answer["people"] == {"before": 3, "after": 3}
    assert (answer["calibration"]["answered"], answer["calibration"]["enough"]) == (1, False)
    assert sijill.json("match", "--queue")["waiting"] == 0
    assert "1 answer so far: too few" in sijill("match").out


def test_two_records_are_explained_whether_anybody_is_asked_about_them_or_not(sijill: Shell) -> None:
    question = sijill.json("match", "--queue")["questions"][0]
    pair = question["left"]["record"], question["right"]["record"]

    told = sijill.json("match", "--explain", *pair)
    assert (told["probability"], told["reason"]) == (question["probability"], question["reason"])
    assert [(step["what"], step["millibits"]) for step in told["steps"]] == [
        (step["what"], step["millibits"]) for step in question["steps"]
    ]
    sijill("review", "--different", *pair, "--reason", "two mothers")
    assert "Held to be different people, says a person." in sijill("match", "--explain", *pair).out

    ali, reza, *_ = [person["id"] for person in sijill.json("show")["people"]]
    stranger = sijill.json("match", "--explain", ali, reza)
    assert stranger["verdict"] is None
    assert stranger["probability"] < 1_000
    said = sijill("match", "--explain", ali, "0" * 32, expect=2).refusal
    assert said == f"There is no record of a person {'0' * 32} in this register."


def test_people_are_merged_split_and_given_back(sijill: Shell) -> None:
    ali, reza, ali_again, _ = [person["id"] for person in sijill.json("show")["people"]]

    merged = sijill.json("identity", ali_again, "--merge", ali, "--reason", "one mother")
    assert (merged["asked"], merged["person"]) == (ali_again, ali)
    assert sijill.json("show", ali_again)["people"][0]["id"] == ali
    assert f"{ali_again} leads to {ali}." in sijill("identity", ali_again).out
    sijill("identity", ali, "--undo", merged["changed"])
    assert sijill.json("identity", ali_again)["person"] == ali_again

    merged = sijill.json("identity", ali, "--merge", reza)
    split = sijill.json("identity", ali, "--split", reza, "--reason", "two mothers")
    assert split["records"] == [ali]
    assert [change["kind"] for change in split["changes"]] == ["merge", "merge", "split"]
    again = sijill("identity", ali, "--undo", merged["changed"])
    assert "undone in entry" in again.out
    assert sijill.json("verify")["findings"] == []


def test_what_cannot_be_done_is_refused_in_a_sentence(sijill: Shell) -> None:
    ali, reza, *_ = [person["id"] for person in sijill.json("show")["people"]]
    refused = sijill("identity", ali, "--merge", reza, "--split", ali, expect=2)
    assert refused.refusal.startswith("Merge, split or undo")
    assert "one person already" in sijill("identity", ali, "--merge", ali, expect=2).refusal
    assert "but not all" in sijill("identity", ali, "--split", ali, expect=2).refusal
    assert "no record of" in sijill("identity", ali, "--split", reza, expect=2).refusal
    assert "no merge or split" in sijill("identity", ali, "--undo", reza, expect=2).refusal
    assert "no person" in sijill("identity", "nobody", expect=2).refusal
