"""Lists to import: saved as a spreadsheet would, brought into a register, and asked about."""

from __future__ import annotations

import csv
import json
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from sijill.vocabulary import Vocabulary, load

if TYPE_CHECKING:
    from sijill.intake import ImportAnswer, ImportPlan
    from sijill.store.register import Register

DEMO = Path(__file__).parents[2] / "src" / "sijill" / "cli" / "demo_sources"


class Lists:
    """One register and the lists that come into it."""

    def __init__(self, register: Register, folder: Path, vocabulary: Vocabulary) -> None:
        self.register = register
        self.folder = folder
        self.vocabulary = vocabulary

    def save(
        self, *rows: Sequence[str], name: str = "list.csv", encoding: str = "utf-8", **dialect: Any
    ) -> Path:
        path = self.folder / name
        with path.open("w", encoding=encoding, newline="") as stream:
            csv.writer(stream, **dialect).writerows(rows)
        return path

    def plan(self, source: str | Path, *, list_name: str = "families", **options: Any) -> ImportPlan:
        from sijill.intake import plan_import

        options.setdefault("author", self.register.settings.author)
        return plan_import(self.register, source, list_name=list_name, vocabulary=self.vocabulary, **options)

    def bring(self, *rows: Sequence[str], **options: Any) -> ImportAnswer:
        from sijill.intake import apply

        return apply(self.plan(self.save(*rows), **options))

    def select(self, query: str, *values: Any) -> list[tuple[Any, ...]]:
        from sijill.store.tables import Tables

        return Tables(self.register.alias).select(query, values)

    def said(self, record_property: str) -> list[tuple[str, Any]]:
        """Give the standing claims of a property: their wordings and values."""
        rows = self.select(
            "SELECT original, value FROM claim WHERE property = %s AND superseded IS NULL ORDER BY original",
            record_property,
        )
        return [(original, json.loads(value)) for original, value in rows]

    def names(self) -> list[str | None]:
        rows = self.select(
            "SELECT record.name FROM record JOIN list_row ON list_row.id = record.id"
            " WHERE list_row.gone IS NULL ORDER BY record.name"
        )
        return [name for (name,) in rows]

    def text_of(self, source: str) -> str:
        from sijill.intake import document_of

        return document_of(self.register, source).text

    def entries(self) -> int:
        return int(self.select("SELECT size FROM head")[0][0])

    def faults(self) -> list[Any]:
        """Give what verification finds wrong."""
        from sijill.store.verification import verify

        return list(verify(self.register).findings)


@pytest.fixture(scope="session")
def vocabulary() -> Vocabulary:
    return load()


@pytest.fixture(scope="session")
def fresh_register(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make one empty register, to be copied: making its tables anew takes most of a test's time."""
    from sijill.store.register import create_register

    path = tmp_path_factory.mktemp("fresh") / "register"
    create_register(path).close()
    return path


@pytest.fixture
def lists(fresh_register: Path, tmp_path: Path, vocabulary: Vocabulary) -> Iterator[Lists]:
    """Give an empty register on SQLite that lists can be brought into."""
    from sijill.store.register import open_register

    shutil.copytree(fresh_register, tmp_path / "register")
    (tmp_path / "sheets").mkdir()
    with open_register(tmp_path / "register") as register:
        yield Lists(register, tmp_path / "sheets", vocabulary)


@pytest.fixture
def lists_on_both(register: Register, tmp_path: Path, vocabulary: Vocabulary) -> Lists:
    """Give the same on SQLite and on PostgreSQL."""
    folder = tmp_path / "sheets"
    folder.mkdir()
    return Lists(register, folder, vocabulary)
