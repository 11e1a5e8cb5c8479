"""The ledger written out, so that somebody outside can check it without us."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from sijill.ledger import ExportedEntry, Header, Heading, export
from sijill.store.errors import Corrupt, StorageError
from sijill.store.files import write_lines
from sijill.store.register import Register
from sijill.store.replay import snapshot
from sijill.store.tables import Tables


def export_ledger(register: Register, out: Path, *, bodies: bool) -> int:
    """Write every header, and with ``bodies`` what the entries say; gives the number of entries.

    Without bodies the export gives nobody away: it shows that something was written, when, by which key.
    Raises :class:`StorageError` if ``out`` is there already or cannot be written.
    """
    if out.exists():
        raise StorageError(f"{out} is there already.", "Name a file that does not exist.")
    with snapshot(register.alias) as tables:
        size = int(tables.select("SELECT size FROM head")[0][0])
        notes = tables.select("SELECT note FROM checkpoint WHERE size = %s", (size,))
        if not notes:
            raise Corrupt("The newest checkpoint is missing; run `sijill verify`.")
        heading = Heading(notes[0][0], register.keys.verifier.text())
        write_lines(out, export(heading, _entries(tables, bodies=bodies)))
    return size


def _entries(tables: Tables, *, bodies: bool) -> Iterator[ExportedEntry]:
    query = "SELECT seq, origin, kind, at, author, commitment, salt, body FROM entry ORDER BY seq"
    for seq, origin, kind, at, author, commitment, salt, body in tables.stream(query):
        header = Header(
            origin=origin, seq=seq, kind=kind, at=at, author=author, commitment=bytes.fromhex(commitment)
        )
        if bodies and body is not None:
            yield ExportedEntry(header, body.encode(), bytes.fromhex(salt))
        else:
            yield ExportedEntry(header)
