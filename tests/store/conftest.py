"""A team at work on a fresh register, on SQLite and on PostgreSQL."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.store.making import Team

if TYPE_CHECKING:
    from sijill.store.register import Register


@pytest.fixture(scope="session")
def empty_tables(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a SQLite file with the tables of a register and nothing in them."""
    from django.core.management import call_command

    from sijill.store.database import connect, disconnect, sqlite_settings

    path = tmp_path_factory.mktemp("tables") / "empty.sqlite3"
    alias = connect(sqlite_settings(path))
    call_command("migrate", database=alias, verbosity=0, interactive=False)
    disconnect(alias)
    return path


@pytest.fixture(autouse=True)
def _tables_from_a_copy(empty_tables: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Begin each SQLite register with a copy of these tables: making them anew is most of a test's time."""
    from django.db import connections

    from sijill.store import register

    migrate = register._migrate

    def copy_and_migrate(alias: str) -> None:
        settings = connections.settings[alias]
        if "sqlite3" in settings["ENGINE"] and not Path(settings["NAME"]).exists():
            shutil.copyfile(empty_tables, settings["NAME"])
        migrate(alias)

    monkeypatch.setattr(register, "_migrate", copy_and_migrate)


@pytest.fixture
def team(register: Register) -> Team:
    """Give a team on a fresh register."""
    return Team(register)
