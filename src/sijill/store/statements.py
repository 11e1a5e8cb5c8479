"""Statements: the rows of a derived-rows file, each what one row of a list or one part of a reading says.

The body of a row is compact, since a list may have a hundred thousand::

    {"row": {"id", "digest", "new"}            of a list: which row, what its cells were, seen the first time?
     "records": [[id, kind, type, subject, name], …],
     "claims": [[record, property, kind, value, original, start, end, column, claimant, via, modality], …]}
    {"gone": id}                                of a list: a row that is no longer there

``record`` in a claim is a record's id or null (said of the source as such). ``value`` is canonical JSON as
text, just as the table holds it. A claim's own id is not written: it follows from the rest
(:func:`sijill.claims.claim_id`).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sijill.claims import claim_id
from sijill.ledger import encode


@dataclass(frozen=True, slots=True)
class RecordLine:
    """A record as a row of derived rows writes it."""

    id: str
    kind: str
    type: str = ""
    subject: str | None = None
    name: str | None = None

    def as_json(self) -> list[Any]:
        return [self.id, self.kind, self.type, self.subject, self.name]


@dataclass(frozen=True, slots=True)
class ClaimLine:
    """A claim as a row of derived rows writes it; ``value`` without floats."""

    record: str | None
    property: str
    kind: str
    value: dict[str, Any]
    original: str
    start: int | None = None
    end: int | None = None
    column: str | None = None
    claimant: str | None = None
    via: tuple[str, ...] = ()
    modality: str = "stated"

    def as_json(self) -> list[Any]:
        return [
            self.record,
            self.property,
            self.kind,
            encode(self.value).decode(),
            self.original,
            self.start,
            self.end,
            self.column,
            self.claimant,
            list(self.via) or None,
            self.modality,
        ]


def statement_body(
    records: list[RecordLine], claims: list[ClaimLine], *, row: dict[str, Any] | None = None
) -> bytes:
    """Give the canonical bytes of one row."""
    body: dict[str, Any] = {
        "claims": [claim.as_json() for claim in claims],
        "records": [record.as_json() for record in records],
    }
    if row is not None:
        body["row"] = row
    return encode(body)


def claim_rows(
    key: bytes, source: str, lines: Iterable[list[Any]], *, origin: str, state: str, version: int
) -> list[tuple[Any, ...]]:
    """Give the rows of the table ``claim`` for the claims of derived rows; the first column is the id."""
    rows = []
    for record, prop, kind, value, original, start, end, column, claimant, via, modality in lines:
        identifier = claim_id(
            key,
            record=record or source,
            field=prop,
            original=original,
            passage=column if column is not None else f"{source}:{start}-{end}",
            claimant=claimant or "",
        )
        rows.append(
            (
                identifier,
                record,
                source,
                prop,
                kind,
                value,
                original,
                start,
                end,
                column,
                claimant,
                None if via is None else ",".join(via),
                modality,
                origin,
                state,
                None,
                version,
            )
        )
    return rows
