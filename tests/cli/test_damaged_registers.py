"""Registers that are none, of another time, damaged, closed or busy: one sentence, and nothing made worse."""

import os
import shutil
import sqlite3
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from sijill.cli.app import COMMANDS
from tests.cli.conftest import LIST
from tests.shell import Shell

ARGUMENTS = {
    "add": ["list.csv"],
    "import": ["list.csv"],
    "search": ["Samir"],
    "describe": ["x"],
    "custody": ["x"],
    "identity": ["x"],
    "export": ["out.jsonl"],
    "erase": ["--source", "x", "--yes"],
}
ON_A_REGISTER = [name for name in COMMANDS if name not in ("new", "demo")]


@pytest.fixture
def sijill(sijill: Shell, small_register: Path) -> Shell:
    """Give the command line in a folder with a register of one list."""
    (sijill.folder / "list.csv").write_text(LIST, encoding="utf-8")
    (sijill.folder / "other.csv").write_text("no,name\n1,Leyla Durazini\n", encoding="utf-8")
    shutil.copytree(small_register, sijill.folder / "register")
    return sijill


def refused(sijill: Shell, name: str, *, expect: int, **environment: str) -> str:
    arguments = ARGUMENTS.get(name, [])
    return sijill(name, *arguments, "--register", "register", expect=expect, **environment).refusal


@pytest.mark.parametrize("name", ON_A_REGISTER)
def test_a_folder_that_is_no_register_is_bad_input(name: str, sijill: Shell) -> None:
    shutil.rmtree(sijill.folder / "register")
    (sijill.folder / "register").mkdir()

    said = refused(sijill, name, expect=2)

    assert said.startswith(f"There is no register in {sijill.folder}/register; make one with `sijill new`")
    assert list((sijill.folder / "register").iterdir()) == []


def test_a_file_is_no_register(sijill: Shell) -> None:
    said = sijill("show", "--register", "list.csv", expect=2).refusal

    assert said.startswith(f"There is no register in {sijill.folder}/list.csv;")


def test_the_register_may_be_named_by_the_environment_or_be_the_current_folder(sijill: Shell) -> None:
    named = sijill.json("verify", SIJILL_REGISTER="register")
    inside = Shell(sijill.folder / "register").json("verify")

    assert named == inside == sijill.json("verify", "--register", "register")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "format = 1",
        "not toml [",
        'format = "one"\nname = "x"\nauthor = "x"\ndemo = false\n',
        "format = 1\nname = 3\nauthor = 4\ndemo = 5\n",
    ],
)
def test_settings_that_cannot_be_read_are_named(text: str, sijill: Shell) -> None:
    (sijill.folder / "register" / "register.toml").write_text(text, encoding="utf-8")

    assert "register.toml cannot be read" in refused(sijill, "show", expect=1)


def test_a_register_of_a_newer_format_asks_for_a_newer_sijill(sijill: Shell) -> None:
    settings = sijill.folder / "register" / "register.toml"
    settings.write_text(
        settings.read_text(encoding="utf-8").replace("format = 1", "format = 99"), encoding="utf-8"
    )

    said = refused(sijill, "verify", expect=1)

    assert said == "This register has format 99; this version knows 1. Use a newer Sijill."


@pytest.mark.parametrize(
    ("name", "damage"),
    [
        ("show", "junk"),
        ("show", "cut"),
        ("show", "empty"),
        ("import", "cut"),
        ("verify", "cut"),
        ("rebuild", "cut"),
    ],
)
def test_a_damaged_database_is_told_and_left_alone(name: str, damage: str, sijill: Shell) -> None:
    database = sijill.folder / "register" / "register.sqlite3"
    bytes_ = database.read_bytes()
    damaged = {"junk": os.urandom(len(bytes_)), "cut": bytes_[:5_000], "empty": b""}[damage]
    database.write_bytes(damaged)

    said = refused(sijill, name, expect=1)

    assert "damaged" in said or "does not hold the register" in said
    assert "backup" in said or "Check" in said
    if damage == "junk":
        assert database.read_bytes() == damaged


def test_a_page_of_zeros_in_the_middle_is_found(sijill: Shell) -> None:
    database = sijill.folder / "register" / "register.sqlite3"
    pages = bytearray(database.read_bytes())
    for start in range(8_192, len(pages), 8_192):
        pages[start : start + 4_096] = bytes(4_096)
    database.write_bytes(pages)

    assert "damaged" in refused(sijill, "verify", expect=1)


def test_a_missing_database_is_named(sijill: Shell) -> None:
    (sijill.folder / "register" / "register.sqlite3").unlink()

    said = refused(sijill, "show", expect=1)

    assert "register.sqlite3 is missing" in said
    assert not (sijill.folder / "register" / "register.sqlite3").exists()


@pytest.mark.parametrize("name", ["signing.pem", "verifier.txt", "ids.key"])
def test_a_missing_key_is_told(name: str, sijill: Shell) -> None:
    (sijill.folder / "register" / "ledger" / name).unlink()

    assert "keys" in refused(sijill, "show", expect=1)


def test_a_missing_folder_of_files_is_found_and_only_stops_what_needs_it(sijill: Shell) -> None:
    shutil.rmtree(sijill.folder / "register" / "files")

    found = sijill.json("verify", "--register", "register", expect=1)
    shown = sijill.json("show", "--register", "register")

    assert {item["what"] for item in found["findings"]} >= {"file"}
    assert len(shown["people"]) == 1
    said = refused(sijill, "rebuild", expect=1)
    assert "missing from the register" in said
    assert sijill.json("show", "--register", "register") == shown


@pytest.fixture
def read_only(sijill: Shell, tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    """Give a register that cannot be written."""
    if os.geteuid() != 0:
        register = sijill.folder / "register"
        for path in (register, *register.rglob("*")):
            path.chmod(path.stat().st_mode & ~0o222)
        return register
    # Root may write anywhere but on a file system that is read-only.
    mount: Callable[[int], Path] = request.getfixturevalue("tmpfs")
    small = mount(16)
    shutil.copytree(sijill.folder / "register", small / "register")
    subprocess.run(["mount", "-o", "remount,ro", small], check=True)
    return small / "register"


def test_a_register_that_cannot_be_written_refuses_to_change(sijill: Shell, read_only: Path) -> None:
    for command in (["import", "other.csv"], ["add", "other.csv"], ["rebuild"], ["match"]):
        said = sijill(*command, "--register", read_only, expect=1).refusal
        assert "read" in said.lower(), said
    sijill("new", read_only / "inside", expect=1)


@pytest.mark.parametrize(
    "url",
    [
        "postgresql://user:hush-hush@/",
        "postgresql://user:hush-hush@host:port/name",
        "postgresql://user:hush-hush@127.0.0.1:1/name",
        "postgresql://user:1/hush-hush@127.0.0.1:1/name",
        "postgresql://user:hu@sh-hush-hush@127.0.0.1:1/name",
        "postgresql://[user:hush-hush@host/name",
        "postgresql://user:hush-hush@127.0.0.1:99999999/name",
        "mysql://user:hush-hush@host/name",
        "hush-hush",
    ],
)
def test_an_address_that_leads_nowhere_is_refused_without_its_password(url: str, sijill: Shell) -> None:
    said = refused(sijill, "show", expect=1, SIJILL_DATABASE_URL=url)
    assert said.startswith(("The database address is not understood.", "The database cannot be reached:"))
    assert "hush-hush" not in said
    assert sijill("new", "another", expect=1, SIJILL_DATABASE_URL=url).refusal == said
    assert not (sijill.folder / "another").exists()


@pytest.mark.parametrize("said", ["soon", "-1", "1.5", "١"])
def test_a_time_to_wait_must_be_whole_seconds(said: str, sijill: Shell) -> None:
    assert "SIJILL_WAIT=20" in refused(sijill, "show", expect=2, SIJILL_WAIT=said)


def test_a_register_that_another_program_writes_to_can_be_read_and_is_not_written(sijill: Shell) -> None:
    database = sijill.folder / "register" / "register.sqlite3"
    shown = sijill.json("show", "--register", "register")
    other = sqlite3.connect(database, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    try:
        said = sijill("import", "other.csv", "--register", "register", expect=1, SIJILL_WAIT="1").refusal
        assert said == "Another program is writing to this register. Wait until it is done, then try again."
        assert sijill.json("show", "--register", "register") == shown
    finally:
        other.execute("ROLLBACK")
        other.close()

    assert sijill.json("import", "other.csv", "--register", "register")["added"] == 1
    assert sijill.json("verify", "--register", "register")["notes"] == []


def test_an_old_checkpoint_file_does_no_harm_and_the_next_act_renews_it(sijill: Shell) -> None:
    latest = sijill.folder / "register" / "ledger" / "checkpoint.txt"
    old = latest.read_bytes()
    sijill("import", "other.csv", "--register", "register")
    latest.write_bytes(old)

    assert sijill.json("verify", "--register", "register")["ok"]
    assert sijill.json("verify", "--register", "register", "--against", latest)["ok"]
