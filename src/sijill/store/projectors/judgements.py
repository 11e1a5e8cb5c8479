"""Entries about who is who, and the identities that follow."""

from __future__ import annotations

import json
from collections.abc import Iterable

from sijill.claims import Judgement, Verdict, content_id, identities
from sijill.ledger import encode, read_rows
from sijill.store.errors import Conflict, NotFound
from sijill.store.kinds import Act, Body, FileName, Projection, register
from sijill.store.models import Judgement as JudgementRow
from sijill.store.models import Run
from sijill.store.tables import Tables

_MATCH_TAG = "sijill/match/1"
_COLUMNS = 'id, "left", "right", verdict, by_person, probability, entry'


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
            )
        ],
    )
    _settle(projection.tables, (body["left"], body["right"]))


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
    _settle(projection.tables, (left, right))


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
            )

    tables.insert(JudgementRow, rows())
    settle_all(tables)


def settle_all(tables: Tables) -> None:
    """Compute every identity that any judgement touches, and give all others their own record's id."""
    judgements = [_judgement(row) for row in tables.select(_standing_query())]
    touched = sorted({record for item in judgements for record in item.pair})
    tables.execute('UPDATE record SET "identity" = id WHERE "identity" <> id')
    _assign(tables, touched, judgements)


def _settle(tables: Tables, records: Iterable[str]) -> None:
    """Compute the identities of everything that is tied to ``records``, however far away.

    ``records`` are both ends of the judgement made or taken back, so whoever it held together is reached.
    """
    seen: set[str] = set()
    judgements: dict[str, Judgement] = {}
    edge = set(records)
    while edge:
        seen |= edge
        found = set()
        for side in ("left", "right"):
            query = f'{_standing_query()} AND "{side}" IN'
            for row in tables.among(query, sorted(edge)):
                judgement = _judgement(row)
                judgements[judgement.id] = judgement
                if judgement.verdict is Verdict.SAME:
                    found |= set(judgement.pair)
        edge = found - seen
    _assign(tables, sorted(seen), list(judgements.values()))


def _assign(tables: Tables, records: list[str], judgements: list[Judgement]) -> None:
    found = list(tables.among('SELECT id, place, "identity" FROM record WHERE id IN', records))
    settled = identities({row[0]: row[1] for row in found}, judgements)
    for record, _, held in found:
        if settled[record] != held:
            tables.execute('UPDATE record SET "identity" = %s WHERE id = %s', (settled[record], record))


def _standing_query() -> str:
    return f"SELECT {_COLUMNS} FROM judgement WHERE withdrawn IS NULL"


def _judgement(row: tuple[object, ...]) -> Judgement:
    identifier, left, right, verdict, by_person, probability, entry = row
    return Judgement(
        id=str(identifier),
        left=str(left),
        right=str(right),
        verdict=Verdict(str(verdict)),
        by_person=bool(by_person),
        probability=int(str(probability)),
        seq=int(str(entry)),
    )


def _pairs(body: Body) -> Iterable[FileName]:
    return (FileName(body["root"], rows=True),)


register("judgement.made", _made)
register("judgement.withdrawn", _withdrawn)
register("matching.made", _matched, files=_pairs)
