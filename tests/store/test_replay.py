"""The tables are what the ledger says: made again from it, they are the same rows."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Any

import pytest

from sijill.store import StorageError, tables
from sijill.store.database import writing
from sijill.store.kinds import Projection
from sijill.store.register import Register, create_register, open_register
from sijill.store.replay import acts, rebuild, replay, scratch, snapshot
from sijill.store.verification import verify
from tests.registers import RegisterFactory
from tests.store.conftest import Pool
from tests.store.history import History
from tests.store.living import live
from tests.store.making import Team, dump


def found(team: Team) -> list[tuple[Any, ...]]:
    """Give the search index as it stands."""
    return team.tables.select("SELECT record, forms, keys FROM search ORDER BY record")


def assert_rebuild_equals_live(team: Team) -> None:
    rows, index = dump(team.tables), found(team)
    result = verify(team.register)
    assert result.findings == []

    rebuild(team.register)

    assert dump(team.tables) == rows
    assert found(team) == index
    assert verify(team.register).ok


def live_through(register: Register, *, seed: int, entries: int) -> Team:
    team = Team(register)
    if not team.tables.postgres:
        # What the disk holds after a power cut is not what this is about.
        team.tables.execute("PRAGMA synchronous = OFF")
    History(team, seed).write(entries)
    assert [table for table, rows in dump(team.tables).items() if not rows] == []
    return team


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_a_history_of_a_thousand_acts_replayed_gives_the_same_rows(seed: int, tmp_path: Path) -> None:
    with create_register(tmp_path / "register") as register:
        assert_rebuild_equals_live(live_through(register, seed=seed, entries=1_000))


def test_a_history_replayed_gives_the_same_rows_on_postgresql(tmp_path: Path, postgres: Pool) -> None:
    with create_register(tmp_path / "register", database_url=postgres.new()) as register:
        assert_rebuild_equals_live(live_through(register, seed=4, entries=300))


def test_a_rebuild_mends_tables_that_were_damaged(team: Team) -> None:
    live(team)
    rows, index = dump(team.tables), found(team)
    for table in rows:
        team.tables.execute(f'DELETE FROM "{table}"')
    team.tables.execute("DELETE FROM search")
    assert not verify(team.register).ok

    rebuild(team.register)

    assert dump(team.tables) == rows
    assert found(team) == index
    assert verify(team.register).ok


def test_a_rebuild_that_fails_leaves_the_tables_as_they_were(team: Team) -> None:
    team.bring("families", {"1": {"name": "Sara Mirlani"}})
    rows, index = dump(team.tables), found(team)
    [path] = [path for path in team.register.files.all() if "rows" in path.parts]
    path.unlink()

    with pytest.raises(StorageError, match="missing"):
        rebuild(team.register)

    assert dump(team.tables) == rows
    assert found(team) == index


def test_a_rebuild_waits_for_whoever_is_writing(
    register: Register, register_factory: RegisterFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tables, "BUSY_SECONDS", 1)
    path, url = register.folder.path, register_factory.url_of(register)
    with open_register(path, database_url=url, wait=0.2) as other, writing(register.alias):
        Team(register).tables.lock()
        with pytest.raises(StorageError, match="Another program is writing"):
            rebuild(other)


def test_a_rebuild_writes_no_entry(team: Team) -> None:
    live(team)
    before = team.tables.select("SELECT * FROM head"), team.tables.select("SELECT COUNT(*) FROM entry")

    rebuild(team.register)

    assert (
        team.tables.select("SELECT * FROM head"),
        team.tables.select("SELECT COUNT(*) FROM entry"),
    ) == before


def test_rebuilding_keeps_the_users(team: Team) -> None:
    from sijill.store.users import User

    User.objects.db_manager(team.register.alias).create_user("sara", author="a" * 32)

    rebuild(team.register)

    assert [user.username for user in User.objects.using(team.register.alias)] == ["sara"]


def test_the_same_ledger_gives_the_same_rows_whatever_database_they_are_put_into(team: Team) -> None:
    live(team)

    with snapshot(team.register.alias) as ledger, scratch() as fresh:
        replay(ledger, Projection(fresh, team.register.files, team.register.keys.ids))
        assert dump(fresh) == dump(ledger)


def test_erased_acts_are_passed_over_and_all_others_come_in_order(team: Team) -> None:
    live(team)

    with snapshot(team.register.alias) as tables:
        seqs = [act.seq for act in acts(tables)]
        [bare] = tables.select("SELECT COUNT(*) FROM entry WHERE body IS NULL")
        [(size,)] = tables.select("SELECT size FROM head")

    assert seqs == sorted(seqs)
    assert bare[0] > 0
    assert len(seqs) + bare[0] == size


def test_a_snapshot_sees_one_moment_whatever_is_written_meanwhile(
    team: Team, register_factory: RegisterFactory
) -> None:
    [(before,)] = team.tables.select("SELECT size FROM head")

    def write() -> None:
        path, url = team.register.folder.path, register_factory.url_of(team.register)
        with open_register(path, database_url=url) as own:
            Team(own).say("restored", marks=[], reason="")

    with snapshot(team.register.alias) as tables:
        assert tables.select("SELECT size FROM head") == [(before,)]
        writer = threading.Thread(target=write)
        writer.start()
        writer.join()
        assert tables.select("SELECT size FROM head") == [(before,)]

    assert team.tables.select("SELECT size FROM head") == [(before + 1,)]


def test_a_scratch_database_is_gone_when_it_is_left(team: Team) -> None:
    from django.db import connections

    with scratch() as tables:
        alias = tables.alias
        assert tables.select("SELECT COUNT(*) FROM record") == [(0,)]

    assert alias not in connections.settings


def test_an_entry_of_a_kind_of_a_newer_version_stops_a_rebuild_and_says_so(
    team: Team, monkeypatch: pytest.MonkeyPatch
) -> None:
    from sijill.store import StoreError, kinds

    team.say("restored", marks=[], reason="")
    known = dict(kinds._kinds)
    monkeypatch.setattr(kinds, "_kinds", {name: kind for name, kind in known.items() if name != "restored"})

    with pytest.raises(
        StoreError, match=r"Entry 1 is of the kind restored, which this version does not know"
    ):
        rebuild(team.register)
