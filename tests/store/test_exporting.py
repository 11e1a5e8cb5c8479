"""The ledger written out is checked by whoever trusts nobody, without the register."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from sijill.store import Corrupt, StorageError
from sijill.store.exporting import export_ledger
from tests.store.living import live
from tests.store.making import Team


def checked(out: Path, team: Team) -> subprocess.CompletedProcess[str]:
    key = team.register.keys.verifier.text()
    command = [sys.executable, "-m", "sijill.ledger.verifier", str(out), "--key", key]
    return subprocess.run(command, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("bodies", [True, False])
def test_an_export_is_verified_by_the_stand_alone_verifier(team: Team, tmp_path: Path, bodies: bool) -> None:
    live(team)
    out = tmp_path / "ledger.jsonl"

    size = export_ledger(team.register, out, bodies=bodies)

    done = checked(out, team)
    assert done.returncode == 0, done.stdout + done.stderr
    assert len(out.read_text(encoding="utf-8").splitlines()) == size + 1


def test_an_export_without_bodies_gives_nobody_away(team: Team, tmp_path: Path) -> None:
    team.bring("families", {"1": {"name": "Sara Mirlani"}}, title="Families of Tirdan")
    [(salt,)] = team.tables.select("SELECT MAX(salt) FROM entry")
    full, bare = tmp_path / "full.jsonl", tmp_path / "bare.jsonl"

    export_ledger(team.register, full, bodies=True)
    export_ledger(team.register, bare, bodies=False)

    assert all(word in full.read_text() for word in ("Families of Tirdan", salt))
    assert not any(word in bare.read_text() for word in ("Families", "Tirdan", "Sara", salt))


def test_what_was_erased_is_exported_as_a_header_alone(team: Team, tmp_path: Path) -> None:
    live(team)
    out = tmp_path / "ledger.jsonl"
    export_ledger(team.register, out, bodies=True)

    lines = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()[1:]]

    bare = {seq for (seq,) in team.tables.select("SELECT seq FROM entry WHERE body IS NULL")}
    assert bare
    assert {number for number, line in enumerate(lines) if "body" not in line} == bare


def test_an_export_overwrites_nothing(team: Team, tmp_path: Path) -> None:
    out = tmp_path / "ledger.jsonl"
    out.write_bytes(b"mine")

    with pytest.raises(StorageError, match="is there already"):
        export_ledger(team.register, out, bodies=True)

    assert out.read_bytes() == b"mine"


def test_a_ledger_that_no_checkpoint_closes_is_not_exported(team: Team, tmp_path: Path) -> None:
    team.tables.execute("DELETE FROM checkpoint")

    with pytest.raises(Corrupt, match="sijill verify"):
        export_ledger(team.register, tmp_path / "ledger.jsonl", bodies=True)

    assert not (tmp_path / "ledger.jsonl").exists()
