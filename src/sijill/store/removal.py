"""What erasures took away, and the bytes of it: gone at once, or at the next opening if that was stopped."""

from __future__ import annotations

import json
import shutil
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from django.db import connections

from sijill.ledger import LedgerError, erase_rows, read_rows
from sijill.store.database import BUSY_SECONDS, reading, writing
from sijill.store.errors import StorageError, StoreError
from sijill.store.files import Files, write_whole
from sijill.store.folder import ANSWERS
from sijill.store.kinds import Body, FileName, kind_of
from sijill.store.tables import Tables

_MARKER = "erasing-"
_SAMPLED = (
    "SELECT c.relname, a.attname, format_type(a.atttypid, a.atttypmod) FROM pg_stats s"
    " JOIN pg_class c ON c.oid = to_regclass(quote_ident(s.schemaname) || '.' || quote_ident(s.tablename))"
    " JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = s.attname"
    " WHERE s.schemaname = current_schema() AND c.relkind = 'r'"
)
"""The columns of which PostgreSQL keeps a sample of values."""

_BODIES = "SELECT seq, kind, body FROM entry WHERE body IS NOT NULL ORDER BY seq"


@dataclass(slots=True)
class Removal:
    """What is gone, gathered entry by entry in the order of the ledger.

    ``files`` are whole files; of a file in ``rows`` only those rows. ``named`` are the files that entries
    name, with the last entry that does so.
    """

    entries: set[int] = field(default_factory=set)
    files: set[FileName] = field(default_factory=set)
    rows: dict[str, set[int]] = field(default_factory=dict)
    named: dict[FileName, int] = field(default_factory=dict)

    def take(self, seq: int, kind_name: str, body: Body, files: Files) -> None:
        """Take account of one entry that has its body.

        Raises ``ValueError``, ``KeyError``, ``TypeError`` or :class:`StoreError` if the body has not the
        shape of its kind, or if this version does not know the kind.
        """
        if kind_name == "erased":
            self.entries.update(body["entries"])
            gone = [FileName(name) for name in body["files"]]
            gone += [FileName(root, rows=True) for root in body["rows_files"]]
            for name in gone:
                files.path_of(name.hash, rows=name.rows)
            self.files.update(gone)
            for item in body["rows"]:
                files.rows_path(item["root"])
                self.rows.setdefault(item["root"], set()).update(item["indexes"])
            return
        kind = kind_of(kind_name)
        if kind is None:
            raise StoreError(f"Entry {seq} is of a kind that this version does not know: {kind_name}.")
        for name in kind.files(body):
            files.path_of(name.hash, rows=name.rows)
            self.named[name] = seq
            # Named again after an erasure: a person let it back in.
            self.files.discard(name)


def mark_unfinished(ledger: Path, seq: int) -> None:
    """Leave word that the erasure of entry ``seq`` still has bytes to take away."""
    write_whole(ledger / f"{_MARKER}{seq}", b"")


def unfinished(ledger: Path) -> list[Path]:
    """Give the marks of erasures whose bytes may still be there."""
    return sorted(ledger.glob(f"{_MARKER}*"))


def finish_erasures(alias: str, files: Files, ledger: Path) -> None:
    """Take away the bytes that erasures named; nothing is done unless one was left unfinished.

    Raises :class:`StorageError` if the database is held by somebody else; it can be done again at any time.
    """
    markers = unfinished(ledger)
    if not markers:
        return
    files.sweep()
    with writing(alias):
        tables = Tables(alias)
        # An erasure that is just being written, and has set its mark, is waited for.
        tables.lock()
        _remove(tables, files)
    _vacuum(alias)
    # A model's answer repeats what its text says.
    shutil.rmtree(ledger.parent / ANSWERS, ignore_errors=True)
    for marker in markers:
        marker.unlink(missing_ok=True)


def _remove(tables: Tables, files: Files) -> None:
    removal = Removal()
    understood = True
    for seq, kind, body in tables.stream(_BODIES):
        try:
            removal.take(seq, kind, json.loads(body), files)
        except (StoreError, ValueError, KeyError, TypeError):
            # Verification names what does not fit; here it must not keep anything from going.
            understood = False
    for name in removal.files:
        files.remove(files.path_of(name.hash, rows=name.rows))
    for root, indexes in removal.rows.items():
        with suppress(LedgerError):
            _remove_rows(files, root, indexes)
    if understood:
        _remove_strays(files, removal)


def _remove_rows(files: Files, root: str, indexes: set[int]) -> None:
    if not files.rows_path(root).exists():
        return
    if any(row.body is not None and row.index in indexes for row in read_rows(files.rows(root))):
        files.place_rows(files.stage_rows(erase_rows(files.rows(root), indexes)), root)


def _remove_strays(files: Files, removal: Removal) -> None:
    """Delete what no entry names: a program that was stopped may have left the erased words there."""
    named = {files.path_of(name.hash, rows=name.rows) for name in removal.named}
    for path in files.all():
        if path not in named:
            files.remove(path)


def _vacuum(alias: str) -> None:
    """Write the database anew, so that no freed page, no log and no statistics keep what was erased."""
    with reading(alias), connections[alias].cursor() as cursor:
        if connections[alias].vendor == "postgresql":
            cursor.execute(f"SET lock_timeout = '{BUSY_SECONDS}s'")
            cursor.execute(_SAMPLED)
            for table, column, form in cursor.fetchall():
                # To give a column the type that it has drops the sample of values kept for the planner.
                cursor.execute(f'ALTER TABLE "{table}" ALTER COLUMN "{column}" TYPE {form}')
            tables = ", ".join(f'"{name}"' for name in connections[alias].introspection.table_names())
            cursor.execute(f"VACUUM (FULL, ANALYZE) {tables}, pg_catalog.pg_statistic")
            cursor.execute("RESET lock_timeout")
            return
        cursor.execute("VACUUM")
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        if cursor.fetchone()[0]:
            raise StorageError(
                "The erasure stands, but another program is reading the database, whose log still holds what"
                " was erased.",
                "Close that program, then run any command on this register.",
            )
