"""The rows of a file beside those that the register has: what is to be written, and what is refused."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any

from sijill.claims import Document
from sijill.intake.answers import WHOLE_ROW, Refusal
from sijill.intake.differences import Change, Pairing
from sijill.intake.digests import row_digests
from sijill.intake.errors import IntakeError
from sijill.intake.keys import anchors
from sijill.intake.mapping import ListColumn
from sijill.intake.marks import Tombstones, record_mark
from sijill.intake.rows import NO_NAME, RowReader
from sijill.intake.sheet import Rows
from sijill.ledger import Frontier, encode_trusted, new_salt, write_rows
from sijill.store.register import Register
from sijill.store.replay import Progress
from sijill.store.tables import Tables

_PROGRESS_EVERY = 1_000


@dataclass(frozen=True, slots=True)
class Before:
    """What the register has of a list."""

    version: int
    mapping: dict[str, Any]
    source: str | None
    rows: dict[str, tuple[str, bool]]


class Comparison:
    """The rows of one file on their way to statements."""

    def __init__(
        self,
        register: Register,
        reader: RowReader,
        columns: Sequence[ListColumn],
        keys: Sequence[ListColumn],
        rows: Rows,
    ) -> None:
        self.register = register
        self.reader = reader
        self.columns = columns
        self.keys = keys
        self.refused: list[Refusal] = []
        self.erased: set[int] = set()
        self.lifted: list[list[str]] = []
        found = anchors(rows, keys)
        self.rows = [row for row, anchor in zip(rows, found, strict=True) if anchor is not None]
        self.anchors = [anchor for anchor in found if anchor is not None]
        headers = ", ".join(f"“{column.header}”" for column in keys)
        for (number, _, _), anchor in zip(rows, found, strict=True):
            if anchor is None:
                reason = f"the key {headers} is empty; the row was not imported"
                self.refused.append(Refusal(number, WHOLE_ROW, reason))
        self.digests = row_digests(register.keys.ids, self.rows, columns)
        unheaded = [column.index for column in columns if not column.header]
        for number, _, cells in rows if unheaded else ():
            for index in unheaded:
                if cells[index].strip():
                    reason = f"“{cells[index].strip()}” stands under no header and was not taken"
                    self.refused.append(Refusal(number, "", reason))

    def pair(self, identifier: str, before: Before, *, allow_removals: bool, list_name: str) -> None:
        """Find out what is new, changed and gone."""
        ids = self.register.keys.ids
        self.pairing = Pairing(ids, identifier, anchors=self.anchors, digests=self.digests, held=before.rows)
        self.gone = self.pairing.gone()
        standing = sum(1 for _, gone in before.rows.values() if not gone)
        if len(self.gone) * 2 > standing and not allow_removals:
            raise IntakeError(
                f"{len(self.gone)} of the {standing} rows of the list “{list_name}” are not in this file; if"
                " it is the right file and they were taken out on purpose, say so with --allow-removals."
            )
        self.todo = []
        self.changes: Counter[Change] = Counter()
        for index, change in enumerate(self.pairing.changes):
            if change is Change.SAME:
                self.changes[change] += 1
            elif self.reader.names_somebody(self.rows[index][2]):
                self.todo.append(index)
            else:
                self.refused.append(Refusal(self.rows[index][0], WHOLE_ROW, NO_NAME))

    def refuse_erased(self, tombstones: Tombstones, *, restore: bool) -> None:
        """Leave out rows that were erased for safety, or note which marks are lifted."""
        kept = []
        for index in self.todo:
            number, _, cells = self.rows[index]
            mark = record_mark(self.register.keys.ids, self.pairing.ids[index]) if tombstones else None
            met = tombstones.met(mark, self.reader.mark(cells)) if tombstones else []
            if met and not restore:
                reason = (
                    f"was erased for safety (entry {tombstones.standing[met[0]]}); the row was not imported,"
                    " a person must decide to bring it back (--restore)"
                )
                self.refused.append(Refusal(number, WHOLE_ROW, reason))
                self.erased.add(number)
                continue
            if met:
                self.lifted.append(met)
            self.changes[self.pairing.changes[index]] += 1
            kept.append(index)
        self.todo = kept

    def move(self, document: Document, *, first: int) -> None:
        """Take the rows' places from a document that lacks the erased ones; its first row was ``first``."""
        numbers = (number for number in count(first) if number not in self.erased)
        starts = {number: start for number, (start, _) in zip(numbers, document.rows(), strict=False)}
        self.rows = [(number, starts.get(number, start), cells) for number, start, cells in self.rows]

    @property
    def size(self) -> int:
        return len(self.todo) + len(self.gone)

    def stage(self, progress: Progress) -> tuple[Path, str]:
        """Write the statements to a file without a name; gives it and the root of its rows."""
        frontier = Frontier()
        salts = (new_salt() for _ in range(self.size))
        lines = write_rows(self._bodies(progress), salts, frontier=frontier)
        staged = self.register.files.stage_rows(lines)
        return staged, frontier.root().hex()

    def _bodies(self, progress: Progress) -> Iterator[bytes]:
        pairing, reader = self.pairing, self.reader
        for done, index in enumerate(self.todo):
            if done % _PROGRESS_EVERY == 0:
                progress("reading rows", done, len(self.todo))
            number, start, cells = self.rows[index]
            row = pairing.ids[index]
            records, claims, findings = reader.statement(
                start, cells, row=row, anchor=self.anchors[index], ordinal=pairing.ordinals[index]
            )
            self.refused += [Refusal(number, header, reason) for header, reason in findings]
            head = {
                "id": row,
                "digest": self.digests[index],
                "new": pairing.changes[index] is Change.NEW,
                "mark": reader.mark(cells),
            }
            # Trusted: the text comes from a document that was encoded whole, the values from our readers,
            # which give strings of it, whole numbers below 10^16, booleans and None, under ASCII keys.
            yield encode_trusted({"row": head, "records": records, "claims": claims})
        for row in self.gone:
            yield encode_trusted({"gone": row})


def before_of(tables: Tables, identifier: str) -> Before:
    """Give what the register has of the list with this id."""
    found = tables.select("SELECT version, mapping FROM list WHERE id = %s", (identifier,))
    if not found:
        return Before(0, {}, None, {})
    version, mapping = found[0]
    last = tables.select(
        "SELECT source FROM list_version WHERE list = %s AND number = %s", (identifier, version)
    )
    rows = tables.select("SELECT id, digest, gone FROM list_row WHERE list = %s", (identifier,))
    held = {row: (digest, gone is not None) for row, digest, gone in rows}
    return Before(version, json.loads(mapping), last[0][0] if last else None, held)
