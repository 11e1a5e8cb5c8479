"""A team at work on a fresh register, on SQLite and on PostgreSQL."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.machine import need
from tests.registers import Postgres
from tests.store.making import Team

if TYPE_CHECKING:
    from sijill.store.register import Register


class Pool:
    """Databases of one server that are emptied after a test instead of being made anew for the next."""

    def __init__(self, server: Postgres) -> None:
        self._server = server
        self._free: list[str] = []
        self._used: list[str] = []
        self._tables: list[str] = []

    def new(self) -> str:
        """Give the address of a database with the tables of a register and nothing in them."""
        url = self._free.pop() if self._free else self._server.new()
        self._used.append(url)
        return url

    def empty(self) -> None:
        """Take all that were given out back."""
        import psycopg

        for url in self._used:
            with psycopg.connect(url, autocommit=True) as connection:
                connection.execute(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                    " WHERE datname = current_database() AND pid <> pg_backend_pid()"
                )
                tables = self._tables = self._tables or self._tables_in(connection)
                # Of tables this small, DELETE is done sooner than TRUNCATE.
                connection.execute("; ".join(f'DELETE FROM "{name}"' for name in tables))
        self._free += self._used
        self._used = []

    def _tables_in(self, connection: Any) -> list[str]:
        """Give the tables that are empty in a database that was just made."""
        names = connection.execute(
            "SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename NOT IN"
            " ('django_migrations', 'django_content_type', 'auth_permission') ORDER BY tablename"
        )
        return [name for (name,) in names]


@pytest.fixture(scope="session")
def _pool(request: pytest.FixtureRequest) -> Iterator[Pool]:
    server: Postgres = request.getfixturevalue("_postgres_server")
    yield Pool(server)
    server.drop()


@pytest.fixture
def postgres(request: pytest.FixtureRequest) -> Iterator[Pool]:
    """Give databases on the server, empty ones."""
    need("postgres")
    pool: Pool = request.getfixturevalue("_pool")
    yield pool
    pool.empty()


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
