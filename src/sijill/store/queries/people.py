"""People and groups: lists, search, and everything that is said of one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sijill.claims import Grade, RecordKind, SourceDetails, grade, rivals
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
_OF_PERSONS = "kind IN ('person', 'group')"

_SEARCHED = 200
"""Records that a search looks at before ranking: enough for a page, bounded for "Mohammad"."""


@dataclass(frozen=True, slots=True)
class PersonSummary:
    """An identity in a list: its names as written, how many records and sources, whether all is proposed.

    ``records`` are those of which a claim is left; ``place`` is that of the identity's first.
    """

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
    """Count the identities of persons and groups that :func:`people` gives, proposed ones among them."""
    condition, values = view.visible("source")
    query = f'SELECT COUNT(*) FROM record WHERE {_OF_PERSONS} AND id = "identity" AND {condition}'
    whole = int(view.tables.select(query, values)[0][0])
    query = f'SELECT id, "identity" FROM record WHERE {_OF_PERSONS} AND id IN'
    rows = list(view.tables.among(query, sorted(view.regrouped)))
    first = sum(1 for record, stored in rows if record == stored)
    now = sum(1 for record, _ in rows if view.regrouped[record] == record)
    return whole - first + now - _fallen(view)


def _fallen(view: View) -> int:
    """Count the identities of which no claim is left, because all were rejected or taken back."""
    records = view.tables.select(
        "SELECT DISTINCT record FROM claim WHERE (state = 'rejected' OR superseded IS NOT NULL)"
        " AND record IS NOT NULL"
    )
    query = f'SELECT id, "identity", source FROM record WHERE {_OF_PERSONS} AND id IN'
    rows = view.tables.among(query, [record for (record,) in records])
    owners = {view.identity(record, stored) for record, stored, source in rows if source not in view.hidden}
    return len(owners) - len(summarise(view, sorted(owners)))


def people(view: View, *, after: int = -1, limit: int = 50) -> list[PersonSummary]:
    """Give the next ``limit`` identities in the order in which they came, fewer only at the end.

    The place of the last one given is the next page's ``after``. An identity of which no claim is left,
    because all were rejected or taken back, is left out.
    """
    found: list[PersonSummary] = []
    place: int | None = after
    while place is not None and len(found) < limit:
        owners, place = _next_owners(view, after=place, limit=limit)
        found += summarise(view, owners)
    return found[:limit]


def _next_owners(view: View, *, after: int, limit: int) -> tuple[list[str], int | None]:
    """Give the next identities, and the place up to which these are all; ``None`` if there are no more."""
    condition, values = view.visible("source")
    found: list[tuple[int, str]] = []
    ends: list[int] = []
    for kind in PERSONS:
        rows = view.tables.select(
            "SELECT place, id FROM record WHERE kind = %s AND type = '' AND place > %s"
            f' AND id = "identity" AND {condition} ORDER BY place LIMIT %s',
            [kind, after, *values, limit],
        )
        found += [row for row in rows if row[1] not in view.regrouped]
        if len(rows) == limit:
            ends.append(rows[-1][0])
    query = f"SELECT place, id FROM record WHERE {_OF_PERSONS} AND id IN"
    found += view.tables.among(query, sorted(set(view.regrouped.values())))
    end = min(ends, default=None)
    owners = [record for place, record in sorted(found) if place > after and (end is None or place <= end)]
    return owners, end


def find_people(view: View, query: str, *, limit: int = 50) -> list[PersonSummary]:
    """Search by name across scripts and spellings; best first."""
    from sijill.names import scores

    condition, values = view.visible("record.source")
    condition = f"record.{_OF_PERSONS} AND {condition}"
    records = SearchIndex(view.tables).find(query, limit=_SEARCHED, condition=condition, values=values)
    owners: dict[str, float] = {}
    rows = list(view.tables.among('SELECT id, "identity", name FROM record WHERE id IN', records))
    likeness = scores([query] * len(rows), [row[2] or "" for row in rows])
    for row, score in zip(rows, likeness, strict=True):
        owner = view.identity(row[0], row[1])
        owners[owner] = max(owners.get(owner, 0.0), float(score))
    best = sorted(owners, key=lambda owner: (-owners[owner], owner))
    by_id = {item.id: item for item in summarise(view, best)}
    return [by_id[owner] for owner in best if owner in by_id][:limit]


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
                place=rows[0][4],
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
    holdings = _holdings(view, records, {claim.id for said in gathered.values() for claim in said})
    details = _with_originals(view, {source: facts.details for source, facts in sources.items()})
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


def _holdings(
    view: View, records: dict[str, RecordFacts], visible: set[str]
) -> dict[tuple[str, str], str | None]:
    """Give what the team holds of each fact, the last word counting; of a claim that is hidden, nothing."""
    query = "SELECT entry, record, property, claim FROM holding WHERE withdrawn IS NULL AND record IN"
    held: dict[tuple[str, str], str | None] = {}
    for _, record, prop, claim in sorted(view.tables.among(query, list(records)), key=lambda row: row[0]):
        if claim is None or claim in visible:
            facts = records[record]
            held[facts.type if facts.kind is RecordKind.EVENT else "", prop] = claim
    return held


def _with_originals(view: View, details: dict[str, SourceDetails]) -> dict[str, SourceDetails]:
    """Add the visible sources from which others are derived, so that one voice is counted once."""
    found = dict(details)
    wanted = {item.derived_from for item in found.values() if item.derived_from} - set(found) - view.hidden
    while wanted:
        new = sources_among(view.tables, sorted(wanted))
        found |= {source: facts.details for source, facts in new.items()}
        originals = {facts.details.derived_from for facts in new.values() if facts.details.derived_from}
        wanted = originals - set(found) - view.hidden
    return found


def _states(view: View, records: Sequence[str]) -> dict[str, set[str]]:
    """Give the states of each record's claims, rejected and superseded ones left out."""
    states: dict[str, set[str]] = defaultdict(set)
    query = (
        "SELECT record, state, source FROM claim"
        " WHERE state <> 'rejected' AND superseded IS NULL AND record IN"
    )
    for record, state, source in view.tables.among(query, records):
        if source not in view.hidden:
            states[record].add(state)
    return states


def _stored(view: View, owners: Sequence[str]) -> list[str]:
    """Give the stored identities under which the records of these visible identities lie."""
    if not view.regrouped:
        return list(owners)
    regrouped = [record for record, owner in view.regrouped.items() if owner in set(owners)]
    rows = view.tables.among('SELECT "identity" FROM record WHERE id IN', regrouped)
    return sorted({row[0] for row in rows} | set(owners))
