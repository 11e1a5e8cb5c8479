"""Rows of the tables as values."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from sijill.claims import Kind, Modality, RecordKind, SourceDetails, State, Statement
from sijill.claims.source import details_from_json
from sijill.store.models import Claim, Record, Source
from sijill.store.tables import Tables, columns


@dataclass(frozen=True, slots=True)
class SourceFacts:
    """A source; ``version`` is the last entry about it."""

    id: str
    sha256: str
    size: int
    name: str
    details: SourceDetails
    entry: int
    version: int

    @property
    def title(self) -> str:
        return self.details.title or self.name


@dataclass(frozen=True, slots=True)
class RecordFacts:
    """A record with the identity it belongs to; ``place`` orders records as they came."""

    id: str
    kind: RecordKind
    type: str
    source: str
    subject: str | None
    name: str | None
    identity: str
    entry: int
    place: int


@dataclass(frozen=True, slots=True)
class ClaimFacts:
    """A claim as it stands; ``superseded`` is the entry since which its own source says otherwise."""

    id: str
    record: str | None
    source: str
    property: str
    kind: Kind
    value: dict[str, Any]
    original: str
    start: int | None
    end: int | None
    column: str | None
    claimant: str | None
    via: tuple[str, ...]
    modality: Modality
    origin: str
    state: State
    superseded: int | None
    version: int

    def stands(self) -> bool:
        """Whether it was accepted and its source still says so."""
        return self.state is State.ACCEPTED and self.superseded is None

    def statement(self) -> Statement:
        """Give what grading looks at."""
        return Statement(
            self.kind,
            self.value,
            self.modality,
            self.source,
            state=self.state,
            superseded=self.superseded is not None,
        )

    def as_json(self) -> dict[str, Any]:
        """Give the shape of ``schemas/show.json``."""
        return {
            "id": self.id,
            "kind": str(self.kind),
            "property": self.property,
            "value": self.value,
            "about": self.record,
            "claimant": self.claimant,
            "via": list(self.via),
            "modality": str(self.modality),
            "origin": self.origin,
            "state": str(self.state),
            "superseded": self.superseded is not None,
            "passage": {
                "source": self.source,
                "start": self.start,
                "end": self.end,
                "text": self.original,
                "column": self.column,
            },
        }


def sources_among(tables: Tables, ids: Iterable[str]) -> dict[str, SourceFacts]:
    """Give the sources with these ids."""
    return {row[0]: source_facts(row) for row in tables.among(f"{_select(Source)} WHERE id IN", ids)}


def source_facts(row: tuple[Any, ...]) -> SourceFacts:
    """Read a row of the table ``source``."""
    identifier, sha256, size, name, details, _, entry, version, _ = row
    return SourceFacts(identifier, sha256, size, name, details_from_json(json.loads(details)), entry, version)


def record_facts(row: tuple[Any, ...]) -> RecordFacts:
    """Read a row of the table ``record``."""
    identifier, kind, type_, source, subject, name, identity, entry, place = row
    return RecordFacts(identifier, RecordKind(kind), type_, source, subject, name, identity, entry, place)


def claim_facts(row: tuple[Any, ...]) -> ClaimFacts:
    """Read a row of the table ``claim``."""
    return ClaimFacts(
        id=row[0],
        record=row[1],
        source=row[2],
        property=row[3],
        kind=Kind(row[4]),
        value=json.loads(row[5]),
        original=row[6],
        start=row[7],
        end=row[8],
        column=row[9],
        claimant=row[10],
        via=tuple(row[11].split(",")) if row[11] else (),
        modality=Modality(row[12]),
        origin=row[13],
        state=State(row[14]),
        superseded=row[15],
        version=row[16],
    )


def records_where(tables: Tables, condition: str, values: list[Any]) -> list[RecordFacts]:
    """Give the records that meet an SQL condition, in the order in which they came."""
    rows = tables.select(f"{_select(Record)} WHERE {condition} ORDER BY place, id", values)
    return [record_facts(row) for row in rows]


def claims_among(tables: Tables, column: str, ids: Iterable[str]) -> Iterator[ClaimFacts]:
    """Give the claims whose ``column`` (``record``, ``id`` or ``source``) is one of ``ids``."""
    for row in tables.among(f'{_select(Claim)} WHERE "{column}" IN', ids):
        yield claim_facts(row)


def claims_where(tables: Tables, condition: str, values: list[Any]) -> Iterator[ClaimFacts]:
    """Give the claims that meet an SQL condition (and order, if it has one)."""
    for row in tables.stream(f"{_select(Claim)} WHERE {condition}", values):
        yield claim_facts(row)


def _select(model: Any) -> str:
    names = ", ".join(f'"{name}"' for name in columns(model))
    return f'SELECT {names} FROM "{model._meta.db_table}"'
