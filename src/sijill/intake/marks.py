"""Marks: what is left of an erased row of a list, so that it does not come in again unseen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import chain

from sijill.claims import tombstone
from sijill.store.kinds import Draft
from sijill.store.tables import Tables
from sijill.text import fold_text


def row_marks(key: bytes, record_id: str, cells: Mapping[str, str]) -> tuple[str, ...]:
    """Give the marks of a row: of its record and, if it names anybody, of what it says of whom.

    ``cells`` has the texts of ``name``, ``father_name`` and ``born`` (date of birth, else age), any of which
    may be missing. The second mark finds the row in another list, or under another key.
    """
    name, father, born = (cells.get(column, "") for column in ("name", "father_name", "born"))
    content = content_mark(key, name, father, born)
    return (record_mark(key, record_id),) if content is None else (record_mark(key, record_id), content)


def record_mark(key: bytes, record_id: str) -> str:
    """Give the mark of a record."""
    return tombstone(key, f"record:{record_id}")


def content_mark(key: bytes, name: str, father: str, born: str) -> str | None:
    """Give the mark of what a row says of whom, the same for every spelling that folds alike."""
    said = fold_text(f"{name}|{father}|{born}")
    # Without a name it would be the mark of everybody nameless.
    return None if said.startswith("|") else tombstone(key, f"row:{said}")


@dataclass(frozen=True, slots=True)
class Tombstones:
    """The marks of everything erased that nobody has let back in, each with the entry that erased it."""

    standing: Mapping[str, int]

    @classmethod
    def of(cls, tables: Tables) -> Tombstones:
        return cls(dict(tables.select("SELECT id, entry FROM tombstone WHERE lifted IS NULL")))

    def __bool__(self) -> bool:
        return bool(self.standing)

    def met(self, *marks: str | None) -> list[str]:
        """Give those of the marks that stand."""
        return [mark for mark in marks if mark is not None and mark in self.standing]


def lifted(marks: list[list[str]]) -> list[Draft]:
    """Give the act that lets erased rows back in, none if there is nothing to lift."""
    if not marks:
        return []
    body = {"marks": sorted(set(chain.from_iterable(marks))), "reason": "imported again by a person"}
    return [Draft("restored", body)]
