"""People and groups: lists, search, and everything that is said of one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sijill.claims import Grade, RecordKind, grade, rivals
from sijill.store.errors import NotFound
from sijill.store.queries.rows import (
    ClaimFacts,
    RecordFacts,
    SourceFacts,
    claims_among,
    records_where,
    sources_among,
)
from sijill.store.queries.view import View
from sijill.store.search import SearchIndex

PERSONS = ("person", "group")

_SEARCHED = 400
"""Records that a search looks at before ranking: enough for a page, bounded for "Mohammad"."""


@dataclass(frozen=True, slots=True)
class PersonSummary:
    """An identity in a list: its names as written, how many records and sources, whether all is proposed."""

    id: str
    kind: RecordKind
    names: tuple[str, ...]
    records: tuple[str, ...]
    sources: int
    place: int
    proposed: bool


@dataclass(frozen=True, slots=True)
class Fact:
    """One property of a person, or of an event of the person's life, with all that is said of it."""

    event: str
    property: str
    claims: tuple[ClaimFacts, ...]
    grade: Grade | None
    disputed: bool
    held: str | None


@dataclass(frozen=True, slots=True)
class Person:
    """An identity: its records, the events of its life, every visible claim and their sources.

    ``facts`` gather the claims by event type (``""`` for the person) and property.
    """

    id: str
    kind: RecordKind
    names: tuple[str, ...]
    records: tuple[RecordFacts, ...]
    events: tuple[RecordFacts, ...]
    facts: tuple[Fact, ...]
    sources: dict[str, SourceFacts]

    @property
    def claims(self) -> list[ClaimFacts]:
        return [claim for fact in self.facts for claim in fact.claims]

    @property
    def disputed(self) -> list[Fact]:
        return [fact for fact in self.facts if fact.disputed]


def people_count(view: View) -> int:
    """Count the identities of persons and groups that this viewer sees, proposed ones among them."""
    condition, values = view.visible("source")
    query = "SELECT COUNT(*) FROM record WHERE kind IN ('person', 'group') AND id = \"identity\" AND"
    whole = int(view.tables.select(f"{query} {condition}", values)[0][0])
    regrouped = sorted(view.regrouped)
    query = "SELECT id, \"identity\" FROM record WHERE kind IN ('person', 'group') AND id IN"
    rows = list(view.tables.among(query, regrouped))
    first = sum(1 for record, stored in rows if record == stored)
    now = sum(1 for record, _ in rows if view.regrouped[record] == record)
    return whole - first + now


def people(view: View, *, after: int = -1, limit: int = 50) -> list[PersonSummary]:
    """Give up to ``limit`` identities in the order in which they came, from those after ``after`` on.

    An identity whose every claim was rejected is left out, so a page may be shorter than ``limit``; the
    place of the last one given is the next page's ``after``.
    """
    condition, values = view.visible("source")
    found: list[tuple[int, str]] = []
    for kind in PERSONS:
        found += view.tables.select(
            "SELECT place, id FROM record WHERE kind = %s AND type = '' AND place > %s"
            f' AND id = "identity" AND {condition} ORDER BY place LIMIT %s',
            [kind, after, *values, limit],
        )
    first = sorted(set(view.regrouped.values()))
    query = "SELECT place, id FROM record WHERE kind IN ('person', 'group') AND id IN"
    found = [(place, record) for place, record in found if record not in view.regrouped]
    found += [(place, record) for place, record in view.tables.among(query, first) if place > after]
    return summarise(view, [record for _, record in sorted(found)[:limit]])


def find_people(view: View, query: str, *, limit: int = 50) -> list[PersonSummary]:
    """Search by name across scripts and spellings; best first."""
    from sijill.names import scores

    records = SearchIndex(view.tables).find(query, limit=_SEARCHED)
    owners: dict[str, float] = {}
    rows = list(
        view.tables.among('SELECT id, "identity", source, kind, name FROM record WHERE id IN', records)
    )
    rows = [row for row in rows if row[2] not in view.hidden and row[3] in PERSONS]
    likeness = scores([query] * len(rows), [row[4] or "" for row in rows])
    for row, score in zip(rows, likeness, strict=True):
        owner = view.identity(row[0], row[1])
        owners[owner] = max(owners.get(owner, 0.0), float(score))
    best = sorted(owners, key=lambda owner: (-owners[owner], owner))[:limit]
    by_id = {item.id: item for item in summarise(view, best)}
    return [by_id[owner] for owner in best if owner in by_id]


def summarise(view: View, owners: Sequence[str]) -> list[PersonSummary]:
    """Gather what a list shows of each identity; one without a claim that is not rejected is left out."""
    members: dict[str, list[tuple[str, str, str, str | None, int]]] = defaultdict(list)
    for row in view.tables.among(
        'SELECT id, "identity", source, kind, name, place FROM record WHERE "identity" IN',
        _stored(view, owners),
    ):
        record, stored, source, kind, name, place = row
        if source not in view.hidden and kind in PERSONS:
            members[view.identity(record, stored)].append((record, source, kind, name, place))
    states = _states(view, [row[0] for owner in owners for row in members.get(owner, ())])
    result = []
    for owner in owners:
        rows = sorted(members.get(owner, ()), key=lambda row: row[4])
        alive = [row for row in rows if states.get(row[0])]
        if not alive:
            continue
        result.append(
            PersonSummary(
                id=owner,
                kind=RecordKind(alive[0][2]),
                names=tuple(dict.fromkeys(row[3] for row in alive if row[3])),
                records=tuple(row[0] for row in alive),
                sources=len({row[1] for row in alive}),
                place=alive[0][4],
                proposed=not any("accepted" in states[row[0]] for row in alive),
            )
        )
    return result


def person(view: View, identity: str) -> Person:
    """Give everything that is said of one identity (or of the one that a record belongs to now).

    Raises :class:`NotFound`.
    """
    tables = view.tables
    members = view.members(identity)
    if not members:
        rows = tables.select('SELECT "identity", source FROM record WHERE id = %s', (identity,))
        if not rows or rows[0][1] in view.hidden:
            raise NotFound("person", identity)
        identity = view.identity(identity, rows[0][0])
        members = view.members(identity)
    marks = ",".join(["%s"] * len(members))
    condition, values = view.visible("source")
    condition = f"(id IN ({marks}) OR subject IN ({marks})) AND {condition}"
    records = records_where(tables, condition, [*members, *members, *values])
    own = tuple(record for record in records if record.id in set(members))
    events = tuple(record for record in records if record.kind is RecordKind.EVENT)
    said = claims_among(tables, "record", [record.id for record in records])
    claims = [claim for claim in said if claim.source not in view.hidden]
    sources = sources_among(
        tables, {claim.source for claim in claims} | {record.source for record in records}
    )
    return Person(
        id=identity,
        kind=own[0].kind,
        names=tuple(dict.fromkeys(record.name for record in own if record.name)),
        records=own,
        events=events,
        facts=_facts(view, {record.id: record for record in records}, claims, sources),
        sources=sources,
    )


def _facts(
    view: View,
    records: dict[str, RecordFacts],
    claims: Iterable[ClaimFacts],
    sources: dict[str, SourceFacts],
) -> tuple[Fact, ...]:
    gathered: dict[tuple[str, str], list[ClaimFacts]] = defaultdict(list)
    for claim in claims:
        record = records[claim.record or ""]
        gathered[record.type if record.kind is RecordKind.EVENT else "", claim.property].append(claim)
    holdings = {
        (records[record].type if records[record].kind is RecordKind.EVENT else "", prop): claim
        for record, prop, claim in view.tables.among(
            "SELECT record, property, claim FROM holding WHERE withdrawn IS NULL AND record IN", list(records)
        )
    }
    details = {source: facts.details for source, facts in sources.items()}
    facts = []
    for (event, prop), said in gathered.items():
        said.sort(key=lambda claim: (records[claim.record or ""].place, claim.start or 0, claim.id))
        statements = [claim.statement() for claim in said]
        discounted = (event, prop) in holdings and holdings[event, prop] is None
        facts.append(
            Fact(
                event=event,
                property=prop,
                claims=tuple(said),
                grade=grade(statements, details, discounted=discounted),
                disputed=prop not in ("type", "alias", "note") and rivals(statements),
                held=holdings.get((event, prop)),
            )
        )
    return tuple(facts)


def _states(view: View, records: Sequence[str]) -> dict[str, set[str]]:
    """Give the states of each record's claims, rejected and superseded ones left out."""
    states: dict[str, set[str]] = defaultdict(set)
    query = "SELECT record, state FROM claim WHERE state <> 'rejected' AND superseded IS NULL AND record IN"
    for record, state in view.tables.among(query, records):
        states[record].add(state)
    return states


def _stored(view: View, owners: Sequence[str]) -> list[str]:
    """Give the stored identities under which the records of these visible identities lie."""
    if not view.regrouped:
        return list(owners)
    regrouped = [record for record, owner in view.regrouped.items() if owner in set(owners)]
    rows = view.tables.among('SELECT "identity" FROM record WHERE id IN', regrouped)
    return sorted({row[0] for row in rows} | set(owners))
