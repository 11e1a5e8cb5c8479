"""The registers and servers of the tests of pages."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.web.narvand import build_list, build_narvand
from tests.web.server import Client, serving

LOCALE = Path(__file__).parents[2] / "src" / "sijill" / "web" / "locale"


@dataclass(frozen=True, slots=True)
class Served:
    """A register that is being served; ``select`` reads its tables as they are on the disk."""

    folder: Path
    link: str

    def client(self) -> Client:
        return Client(self.link)

    def select(self, statement: str, *values: Any) -> list[tuple[Any, ...]]:
        with sqlite3.connect(self.folder / "register.sqlite3") as connection:
            rows = connection.execute(statement, values).fetchall()
        connection.close()
        return rows

    def source(self, name: str) -> str:
        return str(self.select("SELECT id FROM source WHERE name = ?", name)[0][0])


@pytest.fixture(scope="session")
def _narvand_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    register = build_narvand(tmp_path_factory.mktemp("narvand") / "register")
    register.close()
    return register.folder.path


@pytest.fixture(scope="session")
def narvand(_narvand_folder: Path) -> Iterator[Served]:
    """Give the served demo register; tests only read it."""
    with serving(_narvand_folder) as link:
        yield Served(_narvand_folder, link)


@pytest.fixture(scope="module")
def own_narvand(_narvand_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Give a served copy of the demo register, for the tests of one module that write to it."""
    folder = tmp_path_factory.mktemp("own") / "register"
    shutil.copytree(_narvand_folder, folder, ignore=shutil.ignore_patterns("*-wal", "*-shm"))
    with serving(folder) as link:
        yield Served(folder, link)


@pytest.fixture
def serve_list(tmp_path: Path) -> Callable[..., AbstractContextManager[Served]]:
    """Give a function that serves a register with one list of these rows."""

    @contextmanager
    def serve(*rows: str, demo: bool = True) -> Iterator[Served]:
        register = build_list(tmp_path, rows, demo=demo)
        register.close()
        with serving(register.folder.path) as link:
            yield Served(register.folder.path, link)

    return serve


@pytest.fixture
def in_language() -> Callable[[str], AbstractContextManager[None]]:
    """Give a context in which the pages' words are those of a language."""
    from django.test import override_settings
    from django.utils import translation

    import sijill.store  # noqa: F401 (sets Django up)

    @contextmanager
    def speak(language: str) -> Iterator[None]:
        with override_settings(LOCALE_PATHS=[str(LOCALE)]), translation.override(language):
            yield

    return speak
