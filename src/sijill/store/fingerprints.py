"""The index of fingerprints: what each document says or shows, so that what is near to it is found at once.

It is derived, not part of the truth: ``rebuild`` makes it anew from the kept documents, and what is erased
goes out of it in the same transaction. :mod:`sijill.store.nearness` looks things up in it.
"""

from __future__ import annotations

import json
import struct
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from sijill.claims import Document
from sijill.store.errors import StorageError
from sijill.store.files import Files
from sijill.store.tables import VARIABLES, Tables, chunks
from sijill.text.shingles import Sketch, bands, sketch

_FORM = (
    "CREATE TABLE fingerprint (number {number} PRIMARY KEY, source text NOT NULL UNIQUE, file text NOT NULL,"
    " shingles integer NOT NULL, signature {bytes} NOT NULL, sample {bytes} NOT NULL, picture text,"
    " compared integer NOT NULL)",
    "CREATE TABLE fingerprint_key (key text NOT NULL, number {number} NOT NULL,"
    " PRIMARY KEY (key, number)){end}",
)
CREATE = {
    "sqlite": tuple(part.format(number="integer", bytes="blob", end=" WITHOUT ROWID") for part in _FORM),
    "postgresql": tuple(part.format(number="bigint", bytes="bytea", end="") for part in _FORM),
}
DROP = ("DROP TABLE fingerprint_key", "DROP TABLE fingerprint")

COLUMNS = "source, shingles, signature, sample, picture"

BATCH = 500
"""Documents that are indexed at once."""

PARTS = 4
PART_BITS = 16
HASH_BITS = PARTS * PART_BITS
_LEAST_BITS = 8
"""A hash with fewer bits set, or fewer not set, is of a picture of one colour and says nothing."""

_NAME_BYTES = 6

Taken = tuple[str, str, "Fingerprint"]
"""A source, the file of its document, and the fingerprint of that."""


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """What a document says and shows; ``picture`` is a perceptual hash of 64 bits, if there is one."""

    sketch: Sketch
    picture: int | None

    def lookup_keys(self) -> list[str]:
        """Give the keys under which it is found: ``b`` bands, ``s`` its sample, ``p`` parts of a picture."""
        keys = [f"b{key}" for key in bands(self.sketch.signature)]
        keys += [f"s{name}" for name in self.sketch.sample]
        if self.picture is not None:
            keys += [picture_key(number, part) for number, part in enumerate(parts(self.picture))]
        return list(dict.fromkeys(keys))


def fingerprint(document: Document) -> Fingerprint:
    """Take the fingerprint of a document; what stands around the matter of a page is left out."""
    picture = None if document.fingerprint is None else int(document.fingerprint, 16)
    if picture is not None and not _LEAST_BITS <= picture.bit_count() <= HASH_BITS - _LEAST_BITS:
        picture = None
    return Fingerprint(sketch(document.prose()), picture)


def from_row(row: tuple[Any, ...]) -> tuple[str, Fingerprint]:
    """Read a row of :data:`COLUMNS`."""
    source, shingles, signature, sample, picture = row
    values = struct.unpack(f">{len(signature) // 4}I", signature)
    names = bytes(sample).hex(" ", _NAME_BYTES).split()
    hash_ = None if picture is None else int(picture, 16)
    return source, Fingerprint(Sketch(shingles, values, tuple(names)), hash_)


def parts(picture: int) -> list[int]:
    """Cut a hash into its four parts of 16 bits."""
    return [(picture >> (PART_BITS * number)) & 0xFFFF for number in range(PARTS)]


def picture_key(number: int, part: int) -> str:
    """Give the key of one part of a picture's hash."""
    return f"p{number}{part:04x}"


class Fingerprints:
    """The index of one register's documents."""

    def __init__(self, tables: Tables, files: Files) -> None:
        self.tables = tables
        self.files = files

    def missing(self) -> list[tuple[str, str]]:
        """Give source and file of each document that is not indexed as it is now."""
        rows = self.tables.select(
            "SELECT d.source, d.file FROM document d LEFT JOIN fingerprint f"
            " ON f.source = d.source AND f.file = d.file"
            " WHERE d.file IS NOT NULL AND f.source IS NULL ORDER BY d.entry, d.source"
        )
        return [(source, file) for source, file in rows]

    def take(self, documents: Iterable[tuple[str, str]]) -> Iterator[Taken]:
        """Take fingerprints of kept documents, given by source and file, passing over what cannot be read."""
        for source, file in documents:
            try:
                yield source, file, fingerprint(Document.from_json(json.loads(self.files.get(file))))
            except (StorageError, ValueError, KeyError, TypeError):
                # Erased, or damaged: verification names it, and no other source may wait for that.
                continue

    def add(self, taken: Iterable[Taken]) -> None:
        """Index documents, in a transaction; one that is not its source's document any more is left out."""
        self._delete(
            "NOT EXISTS (SELECT 1 FROM document d WHERE d.source = fingerprint.source"
            " AND d.file = fingerprint.file)",
            (),
        )
        [(number,)] = self.tables.select("SELECT COALESCE(MAX(number), 0) FROM fingerprint")
        rows: list[tuple[Any, ...]] = []
        keys: list[tuple[str, int]] = []
        query = "SELECT 1 FROM document WHERE source = %s AND file = %s"
        for source, file, print_ in taken:
            if not self.tables.select(query, (source, file)) or not self.files.path(file).is_file():
                continue
            number += 1
            rows.append((number, source, file, *_packed(print_), 0))
            keys += [(key, number) for key in print_.lookup_keys()]
            if len(rows) == BATCH:
                self._insert(rows, keys)
                rows, keys = [], []
        self._insert(rows, keys)

    def forget(self, *, sources: Iterable[str], files: Iterable[str]) -> None:
        """Take out of the index what was made from these sources, and from these kept documents."""
        for column, names in (("source", sources), ("file", files)):
            for some in chunks(names, VARIABLES):
                self._delete(f"{column} IN ({','.join(['%s'] * len(some))})", some)

    def remake(self, progress: Callable[[str, int, int], None]) -> None:
        """Make the whole index anew, in a transaction."""
        for table in ("fingerprint_key", "fingerprint"):
            self.tables.execute(f"DELETE FROM {table}")
        missing = self.missing()
        for start in range(0, len(missing), BATCH):
            progress("taking fingerprints", start, len(missing))
            self.add(self.take(missing[start : start + BATCH]))
        progress("taking fingerprints", len(missing), len(missing))

    def waiting(self) -> list[str]:
        """Give the sources that have not been compared with the others since they were indexed."""
        rows = self.tables.select("SELECT source FROM fingerprint WHERE compared = 0 ORDER BY number")
        return [source for (source,) in rows]

    def mark_compared(self, sources: Iterable[str]) -> None:
        """Note that these sources have been compared with all that were indexed, in a transaction."""
        for some in chunks(sources, VARIABLES):
            marks = ",".join(["%s"] * len(some))
            self.tables.execute(f"UPDATE fingerprint SET compared = 1 WHERE source IN ({marks})", some)

    def _delete(self, condition: str, values: Iterable[str]) -> None:
        rows = self.tables.select(
            f"SELECT number, {COLUMNS} FROM fingerprint WHERE {condition}", list(values)
        )
        for number, *row in rows:
            _, print_ = from_row(tuple(row))
            self._many(
                "DELETE FROM fingerprint_key WHERE key = %s AND number = %s",
                [(key, number) for key in print_.lookup_keys()],
            )
            self.tables.execute("DELETE FROM fingerprint WHERE number = %s", (number,))

    def _insert(self, rows: list[tuple[Any, ...]], keys: list[tuple[str, int]]) -> None:
        self._many("INSERT INTO fingerprint VALUES (%s,%s,%s,%s,%s,%s,%s,%s)", rows)
        # In order, so that the index is filled from neighbour to neighbour.
        self._many("INSERT INTO fingerprint_key VALUES (%s,%s)", sorted(keys))

    def _many(self, statement: str, rows: list[tuple[Any, ...]]) -> None:
        with self.tables.connection.cursor() as cursor:
            cursor.executemany(statement, rows)


def _packed(print_: Fingerprint) -> tuple[int, bytes, bytes, str | None]:
    values = print_.sketch.signature
    sample = bytes.fromhex("".join(print_.sketch.sample))
    picture = None if print_.picture is None else f"{print_.picture:016x}"
    return print_.sketch.shingles, struct.pack(f">{len(values)}I", *values), sample, picture
