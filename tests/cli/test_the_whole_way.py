"""From a report to a count: every command in turn, on SQLite and on PostgreSQL."""

import hashlib
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from sijill.claims import Document
from sijill.schemas import schema
from tests.shell import Shell

LIST = "no,name,father name,arrest date\n1,Samir Keltabi,Yousef,2024-02-12\n2,Leyla Durazini,,1402\n"


@pytest.fixture
def sijill(sijill: Shell, new_database: Callable[[], str | None]) -> Shell:
    """Give the command line with a new register, on either database."""
    url = new_database()
    if url is not None:
        sijill.environment["SIJILL_DATABASE_URL"] = url
    sijill.environment["SIJILL_REGISTER"] = "register"
    sijill("new", "register")
    return sijill


@pytest.fixture
def source(sijill: Shell, report_path: Path) -> str:
    """Give the id of the report, added and read."""
    [added] = sijill.json("add", report_path, "--publisher", "A paper", "--title", "The report")["sources"]
    assert (added["new"], added["outcome"]) == (True, "read")
    sijill("read")
    identifier: str = added["source"]
    return identifier


def test_the_tables_are_where_the_environment_says(sijill: Shell) -> None:
    on_sqlite = "SIJILL_DATABASE_URL" not in sijill.environment

    assert (sijill.folder / "register" / "register.sqlite3").exists() is on_sqlite


def test_a_report_is_added_as_it_is(sijill: Shell, report_path: Path) -> None:
    given = report_path.read_bytes()
    sha256 = hashlib.sha256(given).hexdigest()

    [added] = sijill.json("add", report_path)["sources"]
    [again] = sijill.json("add", report_path)["sources"]

    assert added["sha256"] == sha256
    assert (sijill.folder / "register" / "files" / sha256[:2] / sha256).read_bytes() == given
    assert again == {**added, "new": False}


def test_every_claim_shown_has_its_exact_passage(
    sijill: Shell, source: str, report_path: Path, report: str
) -> None:
    shown = sijill.json("show")

    assert list(Draft202012Validator(schema("show")).iter_errors(shown)) == []
    assert set(shown) == {"people", "claims"}
    assert len(shown["people"]) >= 3
    assert len(shown["claims"]) >= 20
    text = kept_text(sijill.folder / "register", sijill, report_path)
    # What extraction makes of a plain text keeps its letters; only its line ends are made one.
    assert text.split() == report.split()
    for claim in shown["claims"]:
        passage = claim["passage"]
        assert passage["source"] == source
        assert text[passage["start"] : passage["end"]] == passage["text"]
        assert passage["text"]
        assert (claim["state"], claim["superseded"]) == ("proposed", False)
        assert "@" in claim["origin"]
    claims = {claim["id"] for claim in shown["claims"]}
    assert len(claims) == len(shown["claims"])
    for person in shown["people"]:
        assert set(person) == {"id", "names", "records", "claims"}
        assert person["claims"]
        assert set(person["claims"]) <= claims


def kept_text(register: Path, sijill: Shell, report_path: Path) -> str:
    """Give the text of the document that the register keeps of the report, from its files alone."""
    sha256 = hashlib.sha256(report_path.read_bytes()).hexdigest()
    kept = [path for path in register.glob("files/??/*") if path.name != sha256]
    [document] = [Document.from_json(read_json(path)) for path in kept]
    return document.text


def read_json(path: Path) -> Any:
    import json

    return json.loads(path.read_text(encoding="utf-8"))


def test_a_bare_reading_says_the_same_as_the_one_in_the_register(
    sijill: Shell, source: str, report_path: Path
) -> None:
    bare = sijill.json("read", report_path)

    shown = sijill.json("show", "--source", source)

    said = {(item["kind"], item["start"], item["end"], item["text"]) for item in bare["proposals"]}
    kept = {
        (claim["kind"], claim["passage"]["start"], claim["passage"]["end"], claim["passage"]["text"])
        for claim in shown["claims"]
        if claim["kind"] != "participant"
    }
    assert kept == said
    assert bare["segments"][0]["start"] == 0
    ends = [item["end"] for item in bare["segments"]]
    assert [item["start"] for item in bare["segments"][1:]] == ends[:-1]


def test_reading_again_proposes_nothing_twice(sijill: Shell, source: str) -> None:
    before = sijill.json("show")

    [again] = sijill.json("read")["readings"]
    sijill("read", source, "--again")

    assert again["entry"] is None
    assert sijill.json("show") == before


def test_what_a_person_accepts_stands_and_counts(sijill: Shell, source: str) -> None:
    uncounted = sijill.json("count")
    waiting = sijill.json("review", "--limit", "1000")

    decided = sijill.json("review", "--accept-all", "--source", source)

    assert uncounted["documented"]["total"]["number"] == {"min": 0, "max": 0}
    assert decided == {"decided": waiting["waiting"], "waiting": 0}
    assert {claim["state"] for claim in sijill.json("show")["claims"]} == {"accepted"}
    assert sijill.json("count")["documented"]["total"]["number"]["min"] >= 1
    assert sijill.json("review", "--accept-all", "--source", source) == {"decided": 0, "waiting": 0}


def test_a_rejection_can_be_taken_back(sijill: Shell, source: str) -> None:
    claim = sijill.json("review")["claims"][0]["id"]

    def state() -> str:
        [found] = [item["state"] for item in sijill.json("show")["claims"] if item["id"] == claim]
        return str(found)

    sijill("review", "--reject", claim, "--reason", "not said so")
    rejected = state()
    sijill("review", "--reopen", claim)

    assert (rejected, state()) == ("rejected", "proposed")


def test_a_list_beside_the_report_is_matched_counted_and_verified(sijill: Shell, source: str) -> None:
    (sijill.folder / "list.csv").write_text(LIST, encoding="utf-8")
    (sijill.folder / "other.csv").write_text(LIST.replace("Keltabi", "Al-Keltabi"), encoding="utf-8")

    imported = sijill.json("import", "list.csv")
    sijill("import", "other.csv", "--publisher", "Another")
    matched = sijill.json("match")
    counted = sijill.json("count", "--by", "period")
    verified = sijill.json("verify")

    assert (imported["added"], imported["refused"]) == (2, [])
    assert matched["people"]["before"] - matched["people"]["after"] == matched["same"] > 0
    [found] = [item for item in sijill.json("search", "Samir Keltabi")["people"] if item["sources"] == 2]
    assert found["names"] == ["Samir Keltabi", "Samir Al-Keltabi"]
    for group in counted["documented"]["groups"]:
        number = group["number"]
        assert len(group["certain"]) == number["min"]
        assert len(group["certain"]) + len(group["possible"]) == number["max"]
    assert verified["ok"]
    assert verified["findings"] == []


def test_verdicts_on_pairs_go_before_the_matcher_and_can_be_taken_back(sijill: Shell) -> None:
    (sijill.folder / "list.csv").write_text(LIST, encoding="utf-8")
    sijill("import", "list.csv")
    one, other = (person["records"][0] for person in sijill.json("show")["people"])

    sijill("review", "--same", one, other, "--reason", "the family says so")
    together = sijill.json("show")["people"]
    sijill("review", "--different", one, other)
    sijill("match")

    assert [len(person["records"]) for person in together] == [2]
    assert len(sijill.json("show")["people"]) == 2


def test_the_tables_are_the_same_after_they_were_made_anew(sijill: Shell, source: str) -> None:
    sijill("review", "--accept-all", "--source", source)
    before = (sijill.json("show"), sijill.json("count"), sijill.json("verify"))

    sijill("rebuild")

    assert (sijill.json("show"), sijill.json("count"), sijill.json("verify")) == before


def test_an_erased_source_is_gone_and_does_not_come_back_unseen(
    sijill: Shell, source: str, report_path: Path
) -> None:
    gone = sijill.json("erase", "--source", source, "--yes")

    assert gone["entries"] >= 2
    assert sijill.json("show") == {"people": [], "claims": []}
    assert "was erased for safety" in sijill("add", report_path, expect=1).refusal
    assert sijill.json("verify")["ok"]
    assert sijill.json("add", report_path, "--restore")["sources"][0]["new"]


def test_an_export_can_be_checked_by_python_alone(sijill: Shell, source: str) -> None:
    assert sijill.json("export", "headers.jsonl")["entries"] == sijill.json("verify")["entries"]
    sijill("export", "bodies.jsonl", "--with-bodies")

    for name in ("headers.jsonl", "bodies.jsonl"):
        checked = subprocess.run(
            [sys.executable, "-m", "sijill.ledger.verifier", sijill.folder / name],
            capture_output=True,
            text=True,
            env=dict(os.environ),
            check=False,
        )
        assert checked.returncode == 0, checked.stdout + checked.stderr
    headers = (sijill.folder / "headers.jsonl").read_text(encoding="utf-8")
    assert "The report" not in headers
    assert "The report" in (sijill.folder / "bodies.jsonl").read_text(encoding="utf-8")


def test_a_backup_that_was_put_back_is_found_with_an_outside_checkpoint(sijill: Shell, source: str) -> None:
    latest = sijill.folder / "register" / "ledger" / "checkpoint.txt"
    kept = sijill.folder / "kept.txt"
    kept.write_bytes(latest.read_bytes())
    sijill("review", "--accept-all", "--source", source)

    assert sijill.json("verify", "--against", kept)["ok"]
    kept.write_bytes(latest.read_bytes().replace(b"\n", b"\n\n", 1))
    assert sijill.json("verify", "--against", kept, expect=1)["findings"]
