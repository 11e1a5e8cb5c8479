"""Entries about who is who, and the identities that follow."""

from __future__ import annotations

import json
from collections.abc import Iterable

from sijill.claims import Judgement, content_id, identities
from sijill.ledger import encode, read_rows
from sijill.store.errors import Conflict, NotFound
from sijill.store.kinds import Act, Body, FileName, Projection, register
from sijill.store.models import Judgement as JudgementRow
from sijill.store.models import Run
from sijill.store.tables import Tables
from sijill.store.ties import STANDING, judgement_of, tied

_MATCH_TAG = "sijill/match/1"


def _made(projection: Projection, act: Act) -> None:
    body = act.body
    for side in ("left", "right") if projection.live else ():
        if not projection.tables.select("SELECT 1 FROM record WHERE id = %s", (body[side],)):
            raise NotFound("record", body[side])
    projection.tables.insert(
        JudgementRow,
        [
            (
                body["judgement"],
                body["left"],
                body["right"],
                body["verdict"],
                True,
                act.author,
                body["probability"],
                body["reason"],
                act.seq,
                None,
                None,
                None,
            )
        ],
    )
    settle(projection.tables, (body["left"], body["right"]))


def _withdrawn(projection: Projection, act: Act) -> None:
    identifier = act.body["judgement"]
    found = projection.tables.select(
        'SELECT "left", "right", withdrawn FROM judgement WHERE id = %s', (identifier,)
    )
    if not found:
        if projection.live:
            raise NotFound("judgement", identifier)
        return
    left, right, withdrawn = found[0]
    if projection.live and withdrawn is not None:
        raise Conflict("judgement", identifier, seen=None, now=withdrawn)
    projection.tables.update(JudgementRow, identifier, withdrawn=act.seq)
    settle(projection.tables, (left, right))


def _matched(projection: Projection, act: Act) -> None:
    """A new run of the matcher takes the place of all that models said before; people's verdicts stay."""
    body = act.body
    tables = projection.tables
    projection.tables.insert(
        Run, [(act.seq, "matching", None, body["program"], body["root"], encode(body["details"]).decode())]
    )
    tables.execute(
        "UPDATE judgement SET withdrawn = %s WHERE by_person = %s AND withdrawn IS NULL", (act.seq, False)
    )

    def rows() -> Iterable[tuple[object, ...]]:
        for row in read_rows(projection.files.rows(body["root"])):
            if row.body is None:
                continue
            pair = json.loads(row.body)
            yield (
                content_id(projection.key, _MATCH_TAG, str(act.seq), pair["left"], pair["right"]),
                pair["left"],
                pair["right"],
                pair["verdict"],
                False,
                body["program"],
                pair["probability"],
                pair["reason"],
                act.seq,
                None,
                encode(pair["evidence"]).decode() if "evidence" in pair else None,
                None,
            )

    tables.insert(JudgementRow, rows())
    settle_all(tables)


def settle_all(tables: Tables) -> None:
    """Compute every identity that any judgement touches, and give all others their own record's id."""
    judgements = [judgement_of(row) for row in tables.select(STANDING)]
    touched = sorted({record for item in judgements for record in item.pair})
    tables.execute('UPDATE record SET "identity" = id WHERE "identity" <> id')
    _assign(tables, touched, judgements)


def settle(tables: Tables, records: Iterable[str]) -> None:
    """Compute the identities of everything that is tied to ``records``.

    ``records`` are both ends of the judgement made or taken back, so whoever it held together is reached.
    """
    reached, judgements = tied(tables, records)
    _assign(tables, sorted(reached), judgements)


def _assign(tables: Tables, records: list[str], judgements: list[Judgement]) -> None:
    found = list(tables.among('SELECT id, place, "identity" FROM record WHERE id IN', records))
    settled = identities({row[0]: row[1] for row in found}, judgements)
    for record, _, held in found:
        if settled[record] != held:
            tables.execute('UPDATE record SET "identity" = %s WHERE id = %s', (settled[record], record))


def _pairs(body: Body) -> Iterable[FileName]:
    return (FileName(body["root"], rows=True),)


register("judgement.made", _made)
register("judgement.withdrawn", _withdrawn)
register("matching.made", _matched, files=_pairs)
