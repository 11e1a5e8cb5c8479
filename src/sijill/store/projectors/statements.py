"""Entries that bring many statements at once: an import of a list, a reading of a text."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from operator import itemgetter
from typing import Any

from sijill.ledger import encode, read_bodies
from sijill.store.collector import collector_paused
from sijill.store.errors import Conflict
from sijill.store.kinds import Act, Body, FileName, Projection, register
from sijill.store.models import Claim, List, ListRow, ListVersion, Record, Run
from sijill.store.projectors.custody import keep_history
from sijill.store.statements import claim_rows

PLACES_PER_ENTRY = 28
"""Bits for the place of a record within its entry: 2^28 records."""

PLACES_PER_ROW = 4
"""Bits of these for the place within its row."""

BATCH = 10_000
"""Rows of derived rows that are written at once."""


def place(seq: int, row: int, number: int) -> int:
    """Give a record's place in the ledger: by entry, then row, then number within the row."""
    last = (1 << PLACES_PER_ROW) - 1
    return (seq << PLACES_PER_ENTRY) | (row << PLACES_PER_ROW) | min(number, last)


def _imported(projection: Projection, act: Act) -> None:
    body = act.body
    _list_version(projection, act)
    keep_history(projection, act, body["source"])
    writer = _Writer(projection, act, source=body["source"], origin="import", state="accepted")
    # Of a row that was erased, and so is new again, a claim that a person had accepted may still be there.
    erased = bool(projection.tables.select("SELECT 1 FROM tombstone LIMIT 1"))
    with collector_paused():
        for index, statement in _statements(projection, body["root"]):
            if "gone" in statement:
                writer.gone(statement["gone"], body["version"])
            elif statement["row"]["new"] and not (erased and writer.knows(statement["row"]["id"])):
                writer.new_row(index, statement, body["list"], body["version"])
            else:
                writer.changed_row(index, statement, body["list"], body["version"])
        writer.flush()


def _list_version(projection: Projection, act: Act) -> None:
    body = act.body
    tables = projection.tables
    mapping = encode(body["mapping"]).decode()
    held = tables.select("SELECT version FROM list WHERE id = %s", (body["list"],))
    now = held[0][0] if held else 0
    if projection.live and now != body["version"] - 1:
        raise Conflict("list", body["name"], seen=body["version"] - 1, now=now)
    if held:
        tables.update(List, body["list"], mapping=mapping, version=body["version"])
    else:
        # Not always 1: the versions before may have been erased.
        row = (body["list"], body["name"], mapping, body["version"], act.seq)
        tables.insert(List, [row])
    tables.insert(
        ListVersion,
        [
            (
                f"{body['list']}-{body['version']}",
                body["list"],
                body["version"],
                body["source"],
                body["root"],
                body["rows"],
                act.seq,
            )
        ],
    )


def _read(projection: Projection, act: Act) -> None:
    body = act.body
    source = body["source"]
    tables = projection.tables
    tables.insert(
        Run, [(act.seq, "reading", source, body["program"], body["root"], encode(body["details"]).decode())]
    )
    keep_history(projection, act, source)
    held = dict(tables.select("SELECT id, state FROM claim WHERE source = %s", (source,)))
    writer = _Writer(projection, act, source=source, origin=body["program"], state="proposed")
    said = set()
    for index, statement in _statements(projection, body["root"]):
        said |= writer.proposed(index, statement, held)
    writer.flush()
    for claim, state in held.items():
        if state == "proposed":
            superseded = None if claim in said else act.seq
            tables.execute(
                "UPDATE claim SET superseded = %s, version = %s WHERE id = %s AND (superseded IS NULL) = %s",
                (superseded, act.seq, claim, superseded is not None),
            )


class _Writer:
    """Collects rows and writes them in bulk; what changes existing rows is done at once."""

    def __init__(self, projection: Projection, act: Act, *, source: str, origin: str, state: str) -> None:
        self.projection = projection
        self.tables = projection.tables
        self.seq = act.seq
        self.source = source
        self.origin = origin
        self.state = state
        self.rows: list[tuple[Any, ...]] = []
        self.records: list[tuple[Any, ...]] = []
        self.claims: list[tuple[Any, ...]] = []

    def knows(self, row: str) -> bool:
        """Whether there is a record of this row of a list, or of an event of its life."""
        return bool(self._records_of(row))

    def new_row(self, index: int, statement: dict[str, Any], list_id: str, version: int) -> None:
        row = statement["row"]
        self.rows.append((row["id"], list_id, row["digest"], version, None))
        for number, line in enumerate(statement["records"]):
            self._record(index, number, line)
        self.claims += self._claim_rows(statement).values()
        if len(self.rows) >= BATCH:
            self.flush()

    def changed_row(self, index: int, statement: dict[str, Any], list_id: str, version: int) -> None:
        """Put a corrected row beside what it said before: both statements stay, the old one marked."""
        row = statement["row"]
        self.flush()
        if not self.tables.update(ListRow, row["id"], digest=row["digest"], version=version, gone=None):
            self.rows.append((row["id"], list_id, row["digest"], version, None))
        known = set(self._records_of(row["id"]))
        for number, line in enumerate(statement["records"]):
            if line[0] not in known:
                self._record(index, number, line)
            elif line[4] is not None:
                self._rename(line[0], line[4])
        query = "SELECT id, superseded FROM claim WHERE record IN"
        held = dict(self.tables.among(query, sorted(known)))
        said = self._claim_rows(statement)
        for identifier, claim_row in said.items():
            if identifier not in held:
                self.claims.append(claim_row)
            elif held[identifier] is not None:
                self.tables.update(Claim, identifier, superseded=None, version=self.seq)
        self._supersede(claim for claim, before in held.items() if before is None and claim not in said)

    def gone(self, row: str, version: int) -> None:
        self.flush()
        self.tables.update(ListRow, row, gone=version)
        claims = self.tables.among(
            "SELECT id FROM claim WHERE superseded IS NULL AND record IN", self._records_of(row)
        )
        self._supersede([claim for (claim,) in claims])

    def proposed(self, index: int, statement: dict[str, Any], held: dict[str, str]) -> set[str]:
        known = {
            line[0]
            for line in self.tables.among(
                "SELECT id FROM record WHERE id IN", [line[0] for line in statement["records"]]
            )
        }
        for number, line in enumerate(statement["records"]):
            if line[0] not in known:
                self._record(index, number, line)
        said = self._claim_rows(statement)
        for identifier, claim_row in said.items():
            if identifier not in held:
                held[identifier] = ""
                self.claims.append(claim_row)
        return set(said)

    def flush(self) -> None:
        """Write what has been collected."""
        # In the order of their ids, so that the indexes are filled from neighbour to neighbour.
        for rows in (self.rows, self.records, self.claims):
            rows.sort(key=itemgetter(0))
        self.tables.insert(ListRow, self.rows)
        self.tables.insert(Record, self.records)
        self.tables.insert(Claim, self.claims)
        if self.projection.index is not None:
            self.projection.index.add((record[0], record[5]) for record in self.records if record[5])
        self.rows, self.records, self.claims = [], [], []

    def _records_of(self, row: str) -> list[str]:
        """Give the records of a row of a list: the row's own, and the events of its life."""
        query = "SELECT id FROM record WHERE id = %s OR subject = %s"
        return [record for (record,) in self.tables.select(query, (row, row))]

    def _claim_rows(self, statement: dict[str, Any]) -> dict[str, tuple[Any, ...]]:
        """Give the table's rows for the claims of a statement by their ids: the same twice is one."""
        rows = claim_rows(
            self.projection.key,
            self.source,
            statement["claims"],
            origin=self.origin,
            state=self.state,
            version=self.seq,
        )
        return {row[0]: row for row in rows}

    def _record(self, index: int, number: int, line: list[Any]) -> None:
        identifier, kind, type_, subject, name = line
        where = place(self.seq, index, number)
        self.records.append(
            (identifier, kind, type_, self.source, subject, name, identifier, self.seq, where)
        )

    def _rename(self, record: str, name: str) -> None:
        [(before,)] = self.tables.select("SELECT name FROM record WHERE id = %s", (record,))
        if before != name:
            self.tables.update(Record, record, name=name)
            if self.projection.index is not None:
                self.projection.index.rename(record, before=before, now=name)

    def _supersede(self, claims: Iterable[str]) -> None:
        for claim in claims:
            self.tables.update(Claim, claim, superseded=self.seq, version=self.seq)


def _statements(projection: Projection, root: str) -> Iterator[tuple[int, dict[str, Any]]]:
    """Give the rows that have not been erased, with their place in the file."""
    for index, body in read_bodies(projection.files.rows(root)):
        yield index, json.loads(body)


def _rows(body: Body) -> Iterable[FileName]:
    return (FileName(body["root"], rows=True),)


register("list.imported", _imported, files=_rows)
register("reading.made", _read, files=_rows)
