"""What an entry can be: each kind with its projector and the files that it names.

Rooms above register kinds of their own here; replay, verification and erasure then know them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from sijill.store.files import Files
from sijill.store.search import SearchIndex
from sijill.store.tables import Tables

Body = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Draft:
    """An act before it has its place in the ledger; ``body`` holds strings, integers, lists and objects."""

    kind: str
    body: Body


@dataclass(frozen=True, slots=True)
class Act:
    """An entry of the ledger as a projector sees it; ``author`` is a random key id."""

    seq: int
    kind: str
    at: str
    author: str
    body: Body


@dataclass(frozen=True, slots=True)
class Projection:
    """Where a projector writes: tables (live or a replay's), the register's files, the key of content ids.

    ``live``: the act is being written now, so what it refers to must be there and be as it was seen. In a
    replay that has been settled long ago, and what it refers to may have been erased since. ``index`` is
    ``None`` where only projections are wanted.
    """

    tables: Tables
    files: Files
    key: bytes
    live: bool = False
    index: SearchIndex | None = None


@dataclass(frozen=True, slots=True)
class FileName:
    """A file that an entry names: a plain one by SHA-256, or derived rows by their root."""

    hash: str
    rows: bool = False


Projector = Callable[[Projection, Act], None]
FileNames = Callable[[Body], Iterable[FileName]]


@dataclass(frozen=True, slots=True)
class EntryKind:
    """A kind of entry."""

    name: str
    project: Projector
    files: FileNames

    @property
    def names_files(self) -> bool:
        return self.files is not _no_files


_kinds: dict[str, EntryKind] = {}


def _no_files(body: Body) -> Iterable[FileName]:
    return ()


def register(name: str, project: Projector, *, files: FileNames = _no_files) -> None:
    """Make a kind of entry known.

    Its projector must depend on nothing but the entry, its files and the tables.
    """
    if name in _kinds:
        raise ValueError(f"the entry kind {name} is registered twice")
    _kinds[name] = EntryKind(name, project, files)


def kind_of(name: str) -> EntryKind | None:
    """Give a registered kind, or ``None`` for one that this version does not know."""
    return _kinds.get(name)
