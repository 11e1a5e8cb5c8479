"""From a report to a count: every command in turn, on SQLite and on PostgreSQL."""

import hashlib
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from sijill.claims import Document
from sijill.schemas import schema
from tests.shell import Shell

LIST = "no,name,father name,arrest date\n1,Samir Keltabi,Yousef,2024-02-12\n2,Leyla Durazini,,1402\n"


@pytest.fixture(scope="module")
def read_register(report_path: Path, empty_register: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a register to which the report was added and in which it was read; a test must copy it."""
    sijill = Shell(tmp_path_factory.mktemp("read"))
    shutil.copytree(empty_register, sijill.folder / "register")
    sijill("add", report_path, "--publisher", "A paper", "--title", "The report", "--register", "register")
    sijill("read", "--register", "register")
    return sijill.folder / "register"


@pytest.fixture
def sijill(sijill: Shell) -> Shell:
    """Give the command line, with the register ``register``."""
    sijill.environment["SIJILL_REGISTER"] = "register"
    return sijill


@pytest.fixture
def source(sijill: Shell, read_register: Path, report_path: Path) -> str:
    """Give the id of the report in the register in which it was read."""
    shutil.copytree(read_register, sijill.folder / "register")
    identifier: str = sijill.json("add", report_path)["sources"][0]["source"]
    return identifier


def test_every_command_in_turn_on_either_database(
    sijill: Shell, database_url: str | None, report_path: Path, report: str
) -> None:
    if database_url is not None:
        sijill.environment["SIJILL_DATABASE_URL"] = database_url
    (sijill.folder / "list.csv").write_text(LIST, encoding="utf-8")
    (sijill.folder / "other.csv").write_text(LIST.replace("Keltabi", "Al-Keltabi"), encoding="utf-8")

    sijill("new", "register")
    assert (sijill.folder / "register" / "register.sqlite3").exists() is (database_url is None)
    [added] = sijill.json("add", report_path, "--publisher", "A paper")["sources"]
    [reading] = sijill.json("read")["readings"]
    shown = sijill.json("show")
    assert (added["new"], added["outcome"]) == (True, "read")
    assert reading["source"] == added["source"]
    assert_exact(shown, added["source"], kept_text(sijill.folder / "register", report_path), report)

    uncounted = sijill.json("count")
    assert uncounted["documented"]["total"]["number"] == {"min": 0, "max": 0}
    decided = sijill.json("review", "--accept-all", "--source", added["source"])
    assert decided == {"decided": len(shown["claims"]), "waiting": 0}
    assert {claim["state"] for claim in sijill.json("show")["claims"]} == {"accepted"}

    assert sijill.json("import", "list.csv", "--publisher", "One")["added"] == 2
    assert sijill.json("import", "other.csv", "--publisher", "Another")["refused"] == []
    matched = sijill.json("match")
    assert matched["people"]["before"] - matched["people"]["after"] == matched["same"] > 0
    [found] = [item for item in sijill.json("search", "سمير الكلتابي")["people"] if item["sources"] == 2]
    assert found["names"] == ["Samir Keltabi", "Samir Al-Keltabi"]

    counted = sijill.json("count", "--by", "period")
    assert counted["documented"]["total"]["number"]["min"] >= 2
    for group in [*counted["documented"]["groups"], counted["documented"]["total"]]:
        # There are no nameless groups here, so that the list behind a number is as long as the number.
        if not group["groups"] and not group["possible_groups"]:
            assert len(group["certain"]) == group["number"]["min"]
            assert len(group["certain"]) + len(group["possible"]) == group["number"]["max"]

    verified = sijill.json("verify")
    assert (verified["ok"], verified["findings"], verified["notes"]) == (True, [], [])
    before = sijill.json("show")
    assert sijill.json("rebuild")["entries"] == verified["entries"]
    assert sijill.json("show") == before
    assert sijill.json("export", "ledger.jsonl")["entries"] == verified["entries"]

    sijill("erase", "--source", added["source"], "--yes")
    left = sijill.json("show")
    assert {claim["passage"]["source"] for claim in left["claims"]}.isdisjoint({added["source"]})
    names = {name for person in left["people"] for name in person["names"]}
    assert names == {"Samir Keltabi", "Samir Al-Keltabi", "Leyla Durazini"}
    assert sijill.json("verify")["ok"]


def assert_exact(shown: Any, source: str, text: str, report: str) -> None:
    """Hold what ``show`` gives against its shape and against the text, passage by passage."""
    assert list(Draft202012Validator(schema("show")).iter_errors(shown)) == []
    assert len(shown["people"]) >= 3
    assert len(shown["claims"]) >= 20
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
        assert person["claims"]
        assert set(person["claims"]) <= claims


def kept_text(register: Path, report_path: Path) -> str:
    """Give the text of the document that the register keeps of the report, from its files alone."""
    given = report_path.read_bytes()
    sha256 = hashlib.sha256(given).hexdigest()
    assert (register / "files" / sha256[:2] / sha256).read_bytes() == given
    kept = [path for path in register.glob("files/??/*") if path.name != sha256]
    [document] = [Document.from_json(json.loads(path.read_text(encoding="utf-8"))) for path in kept]
    return document.text


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


def test_a_rejection_can_be_taken_back(sijill: Shell, source: str) -> None:
    claim = sijill.json("review")["claims"][0]["id"]

    rejected = sijill.json("review", "--reject", claim, "--reason", "not said so")
    reopened = sijill.json("review", "--reopen", claim)

    assert rejected["waiting"] == reopened["waiting"] - 1
    assert sijill.json("review")["claims"][0]["id"] == claim


def test_verdicts_on_pairs_go_before_the_matcher(sijill: Shell, empty_register: Path) -> None:
    shutil.copytree(empty_register, sijill.folder / "register")
    (sijill.folder / "list.csv").write_text(LIST, encoding="utf-8")
    sijill("import", "list.csv")
    one, other = (person["records"][0] for person in sijill.json("show")["people"])

    sijill("review", "--same", one, other, "--reason", "the family says so")
    together = sijill.json("show")["people"]
    sijill("review", "--different", one, other)
    sijill("match")

    assert [len(person["records"]) for person in together] == [2]
    assert len(sijill.json("show")["people"]) == 2


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
