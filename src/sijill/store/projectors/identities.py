"""Entries by which a person merges two identities or splits one, and takes that back.

Both are judgements on records like any other; the entry holds them together, so that they are undone as one.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any

from sijill.claims import CERTAIN, content_id
from sijill.ledger import read_bodies
from sijill.store.errors import Conflict, HeldApart, NotFound
from sijill.store.kinds import Act, Body, FileName, Projection, register
from sijill.store.models import IdentityChange
from sijill.store.models import Judgement as JudgementRow
from sijill.store.projectors.judgements import settle
from sijill.store.tables import Tables
from sijill.store.ties import version

MERGE, SPLIT = "merge", "split"

_SPLIT_TAG = "sijill/split/1"


def _merged(projection: Projection, act: Act) -> None:
    body, tables = act.body, projection.tables
    left, right = body["left"], body["right"]
    whole: list[str] = []
    if projection.live:
        for identity, seen in ((left, body["seen"][0]), (right, body["seen"][1])):
            whole += _expect(tables, identity, seen)
    tables.insert(IdentityChange, [(body["change"], MERGE, act.author, act.seq, None)])
    said = (left, right, "same", CERTAIN, body["reason"])
    tables.insert(JudgementRow, [_judgement(body["judgement"], said, act)])
    settle(tables, (left, right))
    # If somebody has judged two of them to be different, not all have come along.
    if len({_identity(tables, record) for record in whole}) > 1:
        raise HeldApart(left, right)


def _split(projection: Projection, act: Act) -> None:
    body, tables = act.body, projection.tables
    rows = [json.loads(row) for _, row in read_bodies(projection.files.rows(body["root"]))]
    records = sorted({row[side] for row in rows for side in ("left", "right")})
    if projection.live:
        _expect(tables, _identity(tables, records[0]), body["seen"])
    tables.insert(IdentityChange, [(body["change"], SPLIT, act.author, act.seq, None)])
    judgements = []
    for row in rows:
        identifier = content_id(projection.key, _SPLIT_TAG, body["change"], row["left"], row["right"])
        said = (row["left"], row["right"], row["verdict"], row["probability"], row["reason"])
        judgements.append(_judgement(identifier, said, act))
    tables.insert(JudgementRow, judgements)
    settle(tables, records)


def _undone(projection: Projection, act: Act) -> None:
    change, tables = act.body["change"], projection.tables
    found = tables.select("SELECT withdrawn FROM identity_change WHERE id = %s", (change,))
    if not found:
        if projection.live:
            raise NotFound("change", change)
        return
    if projection.live and found[0][0] is not None:
        raise Conflict("change", change, seen=None, now=found[0][0])
    tables.update(IdentityChange, change, withdrawn=act.seq)
    query = 'SELECT "left", "right" FROM judgement WHERE change = %s'
    records = {record for row in tables.select(query, (change,)) for record in row}
    tables.execute(
        "UPDATE judgement SET withdrawn = %s WHERE change = %s AND withdrawn IS NULL", (act.seq, change)
    )
    settle(tables, sorted(records))


def _judgement(identifier: str, said: Sequence[Any], act: Act) -> tuple[Any, ...]:
    left, right, verdict, probability, reason = said
    by = (True, act.author)
    return (
        identifier,
        left,
        right,
        verdict,
        *by,
        probability,
        reason,
        act.seq,
        None,
        None,
        act.body["change"],
    )


def _expect(tables: Tables, identity: str, seen: int) -> list[str]:
    """Let a decision be made only on an identity that is as it was seen; give its records."""
    members = [row[0] for row in tables.select('SELECT id FROM record WHERE "identity" = %s', (identity,))]
    now = version(tables, members)
    if not members or now != seen:
        raise Conflict("person", identity, seen=seen, now=now)
    return members


def _identity(tables: Tables, record: str) -> str:
    found = tables.select('SELECT "identity" FROM record WHERE id = %s', (record,))
    if not found:
        raise NotFound("record", record)
    return str(found[0][0])


def _judgements(body: Body) -> Iterable[FileName]:
    return (FileName(body["root"], rows=True),)


register("identity.merged", _merged)
register("identity.split", _split, files=_judgements)
register("identity.undone", _undone)
