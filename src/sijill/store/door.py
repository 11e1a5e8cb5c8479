"""The one door: every change of a register is a batch of acts, written whole or not at all.

An entry, its projection and the checkpoint over both are one transaction. ``seq`` comes from the one row of
``head``, which is locked for it; what can be prepared is prepared before.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from sijill.ledger import Checkpoint, Frontier, Header, commit, encode, instant, new_salt
from sijill.store.database import writing
from sijill.store.errors import Corrupt, StorageError, StoreError
from sijill.store.files import Files, write_whole
from sijill.store.keys import Keys
from sijill.store.kinds import Act, Draft, Projection, kind_of
from sijill.store.models import Checkpoint as CheckpointRow
from sijill.store.models import Entry
from sijill.store.search import SearchIndex
from sijill.store.tables import Tables

LATEST_CHECKPOINT = "checkpoint.txt"


@dataclass(frozen=True, slots=True)
class Written:
    """What a batch became: its acts with their places, and the ledger's length after it."""

    acts: tuple[Act, ...]
    size: int


@dataclass(frozen=True, slots=True)
class _Prepared:
    draft: Draft
    body: str
    salt: str
    commitment: bytes


Find = Callable[[Tables], Sequence[Draft]]
Surgery = Callable[[Tables, tuple[Act, ...]], None]


class Door:
    """Writes acts to one register."""

    def __init__(self, *, alias: str, files: Files, keys: Keys, ledger: Path) -> None:
        self.alias = alias
        self.files = files
        self.keys = keys
        self.ledger = ledger

    def write(self, drafts: Sequence[Draft], *, author: str, at: datetime | None = None) -> Written:
        """Write a batch of acts in one transaction that ends in a checkpoint.

        A batch of nothing writes nothing. Raises :class:`~sijill.store.errors.Conflict` or ``NotFound`` if
        one act may not be, and ``StorageError`` if the disk or the database refuses; in each case nothing at
        all was written.
        """
        prepared = [_prepare(draft) for draft in drafts]
        return self._write(lambda tables: prepared, author=author, at=at)

    def operate(self, find: Find, surgery: Surgery, *, author: str) -> Written:
        """Let an erasure find what to write and change the tables, with every other writer locked out."""
        return self._write(
            lambda tables: [_prepare(draft) for draft in find(tables)], author=author, surgery=surgery
        )

    def _write(
        self,
        prepare: Callable[[Tables], Sequence[_Prepared]],
        *,
        author: str,
        at: datetime | None = None,
        surgery: Surgery | None = None,
    ) -> Written:
        when = instant(at or datetime.now(UTC))
        with writing(self.alias):
            tables = Tables(self.alias)
            frontier = self._locked_frontier(tables)
            prepared = prepare(tables)
            if not prepared:
                return Written((), frontier.size)
            self._check_files(prepared)
            acts = self._append(tables, frontier, prepared, author, when)
            projection = Projection(tables, self.files, self.keys.ids, True, SearchIndex(tables))
            for act in acts:
                project(projection, act)
            if surgery is not None:
                surgery(tables, acts)
            note = self._close(tables, frontier)
        # What is written is written: a checkpoint file that lags behind is no fault; the next one mends it.
        with suppress(StorageError):
            write_whole(self.ledger / LATEST_CHECKPOINT, note.encode())
        return Written(acts, frontier.size)

    def _locked_frontier(self, tables: Tables) -> Frontier:
        rows = tables.lock()
        if len(rows) != 1 or rows[0][0] != self.keys.origin:
            raise Corrupt("The tables belong to another register than the ledger's keys.")
        return Frontier(rows[0][1], [bytes.fromhex(item) for item in json.loads(rows[0][2])])

    def _check_files(self, prepared: Sequence[_Prepared]) -> None:
        """Name no file that is not there: an erasure may have swept it up before an entry named it."""
        for item in prepared:
            kind = kind_of(item.draft.kind)
            for name in kind.files(item.draft.body) if kind else ():
                if not self.files.path_of(name.hash, rows=name.rows).is_file():
                    raise StorageError(
                        f"The file {name.hash} is not in the register any more.",
                        "Nothing was written; do the same again.",
                    )

    def _append(
        self, tables: Tables, frontier: Frontier, prepared: Sequence[_Prepared], author: str, at: str
    ) -> tuple[Act, ...]:
        acts = []
        rows = []
        for item in prepared:
            header = Header(
                origin=self.keys.origin,
                seq=frontier.size,
                kind=item.draft.kind,
                at=at,
                author=author,
                commitment=item.commitment,
            )
            frontier.append(header.leaf())
            acts.append(Act(header.seq, header.kind, at, author, item.draft.body))
            rows.append(
                (
                    header.seq,
                    header.origin,
                    header.kind,
                    at,
                    author,
                    item.commitment.hex(),
                    item.salt,
                    item.body,
                )
            )
        tables.insert(Entry, rows)
        return tuple(acts)

    def _close(self, tables: Tables, frontier: Frontier) -> str:
        note = Checkpoint(self.keys.origin, frontier.size, frontier.root()).sign(self.keys.signer)
        tables.insert(CheckpointRow, [(frontier.size, note)])
        tables.execute(
            "UPDATE head SET size = %s, frontier = %s",
            (frontier.size, json.dumps([item.hex() for item in frontier.hashes])),
        )
        return note


def project(projection: Projection, act: Act) -> None:
    """Let an act do to the tables what its kind does; raises :class:`StoreError` for an unknown kind."""
    kind = kind_of(act.kind)
    if kind is None:
        raise StoreError(
            f"Entry {act.seq} is of the kind {act.kind}, which this version does not know; use a newer one."
        )
    kind.project(projection, act)


def _prepare(draft: Draft) -> _Prepared:
    body = encode(draft.body)
    salt = new_salt()
    return _Prepared(draft, body.decode(), salt.hex(), commit(body, salt))
