"""Entries of single decisions: on claims, on what is held, on groups, on consent, on public ids."""

from __future__ import annotations

from sijill.store.errors import Conflict, NotFound
from sijill.store.kinds import Act, Projection, register
from sijill.store.models import Claim, Consent, Holding, Membership, PublicId, Record
from sijill.store.projectors.statements import place
from sijill.store.statements import claim_rows


def _accepted(projection: Projection, act: Act) -> None:
    """Take a claim as the entry has it, whole, whether or not a reading proposed it."""
    body = act.body
    tables = projection.tables
    identifier, source, line = body["claim"], body["source"], body["line"]
    if body["record"] is not None:
        _ensure_record(projection, act, source, body["record"])
    held = tables.select("SELECT version FROM claim WHERE id = %s", (identifier,))
    if not held:
        [row] = claim_rows(
            projection.key, source, [line], origin=body["origin"], state="accepted", version=act.seq
        )
        tables.insert(Claim, [(identifier, *row[1:])])
        return
    _check_version(projection, "claim", identifier, seen=body["seen"], now=held[0][0])
    value, start, end = line[3], line[5], line[6]
    tables.update(
        Claim,
        identifier,
        value=value,
        start=start,
        end=end,
        record=line[0],
        claimant=line[8],
        modality=line[10],
        state="accepted",
        version=act.seq,
    )


def _ensure_record(projection: Projection, act: Act, source: str, line: list[str | None]) -> None:
    identifier, kind, type_, subject, name = line
    if projection.tables.select("SELECT 1 FROM record WHERE id = %s", (identifier,)):
        return
    row = (identifier, kind, type_, source, subject, name, identifier, act.seq, place(act.seq, 0, 0))
    projection.tables.insert(Record, [row])
    if projection.index is not None and name and identifier:
        projection.index.add([(identifier, name)])


def _rejected(projection: Projection, act: Act) -> None:
    _set_state(projection, act, "rejected")


def _reopened(projection: Projection, act: Act) -> None:
    _set_state(projection, act, "proposed")


def _set_state(projection: Projection, act: Act, state: str) -> None:
    identifier = act.body["claim"]
    held = projection.tables.select("SELECT version FROM claim WHERE id = %s", (identifier,))
    if projection.live:
        if not held:
            raise NotFound("claim", identifier)
        _check_version(projection, "claim", identifier, seen=act.body["seen"], now=held[0][0])
    projection.tables.update(Claim, identifier, state=state, version=act.seq)


def _held(projection: Projection, act: Act) -> None:
    body = act.body
    tables = projection.tables
    _expect(projection, "record", body["record"])
    if body["claim"] is not None:
        _expect(projection, "claim", body["claim"])
    row = (
        body["holding"],
        body["record"],
        body["property"],
        body["claim"],
        body["reason"],
        act.author,
        act.seq,
        None,
    )
    tables.insert(Holding, [row])


def _resolved(projection: Projection, act: Act) -> None:
    body = act.body
    _expect(projection, "record", body["group"])
    _expect(projection, "record", body["member"])
    row = (body["membership"], body["group"], body["member"], body["reason"], act.author, act.seq, None)
    projection.tables.insert(Membership, [row])


def _given(projection: Projection, act: Act) -> None:
    body = act.body
    _expect(projection, "record", body["record"])
    fields = ",".join(body["fields"])
    row = (body["consent"], body["record"], body["use"], fields, body["by"], body["until"], act.seq, None)
    projection.tables.insert(Consent, [row])


def _published(projection: Projection, act: Act) -> None:
    _expect(projection, "record", act.body["record"])
    query = "SELECT entry FROM public_id WHERE record = %s"
    for (entry,) in projection.tables.select(query, (act.body["record"],)) if projection.live else ():
        raise Conflict("record", act.body["record"], seen=None, now=entry)
    projection.tables.insert(PublicId, [(act.body["public"], act.body["record"], act.seq)])


def _take_back(projection: Projection, act: Act) -> None:
    """Withdraw a holding, a membership or a consent: it stays, marked with this entry."""
    model, name = {
        "fact.released": (Holding, "holding"),
        "group.unresolved": (Membership, "membership"),
        "consent.withdrawn": (Consent, "consent"),
    }[act.kind]
    identifier = act.body[name]
    held = projection.tables.select(
        f"SELECT withdrawn FROM {model._meta.db_table} WHERE id = %s", (identifier,)
    )
    if projection.live:
        if not held:
            raise NotFound(name, identifier)
        if held[0][0] is not None:
            raise Conflict(name, identifier, seen=None, now=held[0][0])
    projection.tables.update(model, identifier, withdrawn=act.seq)


def _expect(projection: Projection, table: str, identifier: str) -> None:
    if projection.live and not projection.tables.select(
        f"SELECT 1 FROM {table} WHERE id = %s", (identifier,)
    ):
        raise NotFound(table, identifier)


def _check_version(projection: Projection, kind: str, identifier: str, *, seen: int | None, now: int) -> None:
    if projection.live and seen is not None and seen != now:
        raise Conflict(kind, identifier, seen=seen, now=now)


register("claim.accepted", _accepted)
register("claim.rejected", _rejected)
register("claim.reopened", _reopened)
register("fact.held", _held)
register("fact.released", _take_back)
register("group.resolved", _resolved)
register("group.unresolved", _take_back)
register("consent.given", _given)
register("consent.withdrawn", _take_back)
register("public_id.assigned", _published)
