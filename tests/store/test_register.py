"""A register is made whole or not at all, and only the right one is opened."""

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest

from sijill.ledger import open_checkpoint
from sijill.store import NoRegister, StorageError
from sijill.store.register import Register, create_register, open_register
from sijill.store.tables import Tables
from sijill.store.verification import verify
from tests.registers import RegisterFactory
from tests.store.conftest import Pool
from tests.store.making import Team


def test_a_new_register_is_one_folder_that_verifies(register: Register) -> None:
    folder = register.folder.path

    named = {path.name for path in folder.iterdir() if not path.name.startswith("register.sqlite3")}
    assert named == {"files", "ledger", "register.toml"}
    result = verify(register)
    assert result.ok, result.findings
    assert result.entries == 1


def test_nobody_else_on_the_machine_can_read_a_register(register: Register) -> None:
    register.files.put(b"words")
    Team(register).source("a.txt")

    paths = [register.folder.path, *register.folder.path.rglob("*")]
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in paths}

    assert {name: oct(mode) for name, mode in modes.items() if mode & 0o077} == {}


def test_what_was_written_is_there_another_day(register: Register, register_factory: RegisterFactory) -> None:
    people = Team(register).bring("families", {"1": {"name": "Sara Mirlani"}})

    again = Team(register_factory.reopen(register))

    assert again.identity(people["1"]) == people["1"]
    assert verify(again.register).ok


def test_two_registers_have_nothing_in_common(register_factory: RegisterFactory) -> None:
    one, other = register_factory("one"), register_factory("other")

    assert one.keys.origin != other.keys.origin
    assert one.keys.ids != other.keys.ids
    assert one.settings.author != other.settings.author
    assert Team(one).source("a.txt") != Team(other).source("a.txt")


def test_a_register_is_made_in_an_empty_folder(tmp_path: Path) -> None:
    folder = tmp_path / "empty"
    folder.mkdir()

    with create_register(folder, name="Families") as register:
        assert register.settings.name == "Families"


@pytest.mark.parametrize("what", ["a file", "a folder with something in it", "a register"])
def test_what_is_there_already_is_not_touched(what: str, tmp_path: Path) -> None:
    place = tmp_path / "place"
    if what == "a file":
        place.write_bytes(b"mine")
    elif what == "a register":
        create_register(place).close()
    else:
        place.mkdir()
        (place / "mine.txt").write_bytes(b"mine")
    before = sorted((path, path.stat().st_mtime_ns) for path in tmp_path.rglob("*"))

    with pytest.raises(StorageError, match="is there already"):
        create_register(place)

    assert sorted((path, path.stat().st_mtime_ns) for path in tmp_path.rglob("*")) == before


def test_a_place_that_cannot_hold_a_folder_is_refused_with_a_reason(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")

    with pytest.raises(StorageError, match="cannot be made"):
        create_register(tmp_path / "file" / "register")


def test_a_register_whose_making_fails_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from sijill.store.door import Door

    def fail(*arguments: object, **more: object) -> None:
        raise RuntimeError("the power went out")

    monkeypatch.setattr(Door, "write", fail)
    with pytest.raises(RuntimeError):
        create_register(tmp_path / "register")

    assert list(tmp_path.iterdir()) == []


def test_a_register_whose_making_is_killed_leaves_nothing_at_its_place(tmp_path: Path) -> None:
    place = tmp_path / "register"
    code = (
        "import sys, time\n"
        "from pathlib import Path\n"
        "from sijill.store import door, register\n"
        "door.write_whole = lambda path, data: (print('now', flush=True), time.sleep(60))\n"
        "register.create_register(Path(sys.argv[1]))\n"
    )
    child = subprocess.Popen([sys.executable, "-c", code, str(place)], stdout=subprocess.PIPE)
    assert child.stdout is not None
    assert child.stdout.readline() == b"now\n"
    child.send_signal(signal.SIGKILL)
    child.wait()
    child.stdout.close()

    assert not place.exists()
    with create_register(place) as register:
        assert verify(register).ok


def test_no_register_is_no_register(tmp_path: Path) -> None:
    with pytest.raises(NoRegister) as refused:
        open_register(tmp_path / "nowhere")

    assert refused.value.path == str(tmp_path / "nowhere")
    assert "sijill new" in str(refused.value)


def test_a_register_of_a_newer_format_is_refused(
    register: Register, register_factory: RegisterFactory
) -> None:
    path = register.folder.path / "register.toml"
    path.write_text(path.read_text().replace("format = 1", "format = 2"))

    with pytest.raises(StorageError, match=r"format 2; this version knows 1\. Use a newer Sijill"):
        register_factory.reopen(register)


@pytest.mark.parametrize("text", ["", "format = ", "name = 3\nformat = 1\n", "\ufffe"])
def test_settings_that_say_nothing_sensible_are_refused(text: str, register: Register) -> None:
    (register.folder.path / "register.toml").write_text(text, encoding="utf-16")

    with pytest.raises(StorageError, match=r"register\.toml cannot be read"):
        open_register(register.folder.path)


@pytest.mark.parametrize("name", ["signing.pem", "verifier.txt", "ids.key"])
def test_a_register_without_one_of_its_keys_is_refused(
    name: str, register: Register, register_factory: RegisterFactory
) -> None:
    (register.folder.ledger / name).unlink()

    with pytest.raises(StorageError, match=r"keys in .* cannot be read\. Copy the folder `ledger` back"):
        register_factory.reopen(register)


@pytest.mark.parametrize("name", ["signing.pem", "verifier.txt"])
def test_keys_that_do_not_belong_together_are_refused(name: str, register_factory: RegisterFactory) -> None:
    one, other = register_factory("one"), register_factory("other")
    shutil.copy(other.folder.ledger / name, one.folder.ledger / name)

    with pytest.raises(StorageError, match="do not belong together"):
        register_factory.reopen(one)


def test_the_database_of_another_register_is_refused(register_factory: RegisterFactory) -> None:
    one, other = register_factory("one"), register_factory("other")
    one.close()
    other.close()
    url = register_factory.url_of(other)
    if url is None:
        shutil.copy(other.folder.database, one.folder.database)

    with pytest.raises(StorageError, match="does not hold the register of the folder"):
        open_register(one.folder.path, database_url=url)


def test_an_empty_database_is_refused_and_stays_empty(tmp_path: Path) -> None:
    path = tmp_path / "register"
    create_register(path).close()
    (path / "register.sqlite3").write_bytes(b"")

    with pytest.raises(StorageError, match="does not hold the register"):
        open_register(path)

    with sqlite3.connect(path / "register.sqlite3") as connection:
        assert connection.execute("SELECT name FROM sqlite_master").fetchall() == []
    connection.close()


def test_a_database_that_is_gone_is_not_made_anew(tmp_path: Path) -> None:
    path = tmp_path / "register"
    create_register(path).close()
    (path / "register.sqlite3").unlink()

    with pytest.raises(StorageError, match=r"register\.sqlite3 is missing"):
        open_register(path)

    assert not (path / "register.sqlite3").exists()


@pytest.mark.parametrize("keep", [0, 40])
def test_a_damaged_database_is_called_damaged(keep: int, tmp_path: Path) -> None:
    path = tmp_path / "register"
    create_register(path).close()
    whole = (path / "register.sqlite3").read_bytes()
    (path / "register.sqlite3").write_bytes(whole[:keep] + b"?" * 8_000)

    with pytest.raises(StorageError, match=r"damaged\. Restore it from a backup"):
        open_register(path)


def test_one_database_holds_one_register(tmp_path: Path, postgres: Pool) -> None:
    url = postgres.new()
    with create_register(tmp_path / "first", database_url=url) as register:
        with pytest.raises(StorageError, match="holds a register already"):
            create_register(tmp_path / "second", database_url=url)

        assert not (tmp_path / "second").exists()
        assert verify(register).ok


@pytest.mark.parametrize(
    "url", ["mysql://host/name", "postgresql://host", "postgresql:///", "postgresql://hidden:secret@host"]
)
def test_an_address_that_cannot_be_one_is_refused_without_being_repeated(url: str, tmp_path: Path) -> None:
    with pytest.raises(StorageError) as refused:
        create_register(tmp_path / "register", database_url=url)

    assert "secret" not in str(refused.value)
    assert "postgresql://user:password@host:port/name" in refused.value.remedy
    assert list(tmp_path.iterdir()) == []


def test_what_a_stopped_program_left_is_swept_up_and_what_a_running_one_writes_is_not(
    register: Register, register_factory: RegisterFactory
) -> None:
    stopped = subprocess.Popen([sys.executable, "-c", ""])
    stopped.wait()
    incoming = register.files.incoming
    incoming.mkdir(exist_ok=True)
    left, running = incoming / f"{stopped.pid}-abc", incoming / f"{os.getpid()}-abc"
    left.write_bytes(b"words")
    running.write_bytes(b"words")

    register_factory.reopen(register)

    assert (left.exists(), running.exists()) == (False, True)


def test_opening_a_register_writes_nothing_to_its_ledger(
    register: Register, register_factory: RegisterFactory
) -> None:
    before = (register.folder.ledger / "checkpoint.txt").read_bytes()

    again = register_factory.reopen(register)

    assert (again.folder.ledger / "checkpoint.txt").read_bytes() == before
    assert open_checkpoint(before.decode(), [again.keys.verifier]).size == 1


def test_a_closed_register_holds_no_connection(tmp_path: Path) -> None:
    from django.db import connections

    with create_register(tmp_path / "register") as register:
        assert Tables(register.alias).select("SELECT size FROM head") == [(1,)]

    assert register.alias not in connections.settings
    deadline = time.monotonic() + 5
    while (tmp_path / "register" / "register.sqlite3-wal").exists() and time.monotonic() < deadline:
        time.sleep(0.01)
    assert not (tmp_path / "register" / "register.sqlite3-wal").exists()
