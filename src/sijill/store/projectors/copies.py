"""Entries about sources that say the same: what a program proposes, what people say of it."""

from __future__ import annotations

from collections.abc import Iterable

from sijill.claims import content_id
from sijill.ledger import encode
from sijill.store.errors import Conflict, NotFound
from sijill.store.kinds import Act, Projection, register
from sijill.store.models import NearCopy

_COPY_TAG = "sijill/copy/1"
_PROPOSED = "proposed"


def copy_id(key: bytes, left: str, right: str) -> str:
    """Give the id of a pair of sources, whichever is named first."""
    return content_id(key, _COPY_TAG, *sorted((left, right)))


def _found(projection: Projection, act: Act) -> None:
    """Take the pairs that are not known yet; of one whose source has been erased only ids are left."""
    body = act.body
    tables = projection.tables
    pairs = {copy_id(projection.key, pair["left"], pair["right"]): pair for pair in body["pairs"]}
    there = _sources_there(projection, {pair[side] for pair in pairs.values() for side in ("left", "right")})
    known = {row[0] for row in tables.among("SELECT id FROM near_copy WHERE id IN", sorted(pairs))}
    rows = [
        (
            identifier,
            pair["left"],
            pair["right"],
            pair["kind"],
            pair["permille"],
            body["program"],
            _PROPOSED,
            None,
            "[]",
            None,
            "",
            act.seq,
            act.seq,
        )
        for identifier, pair in pairs.items()
        if identifier not in known and {pair["left"], pair["right"]} <= there
    ]
    tables.insert(NearCopy, rows)


def _judged(projection: Projection, act: Act) -> None:
    body = act.body
    tables = projection.tables
    identifier = copy_id(projection.key, body["left"], body["right"])
    _sources_there(projection, {body["left"], body["right"]})
    known = _check_version(projection, act, identifier)
    changed = encode(body["changed"]).decode()
    if known:
        tables.update(
            NearCopy,
            identifier,
            state=body["verdict"],
            original=body["of"],
            changed=changed,
            author=act.author,
            reason=body["reason"],
            version=act.seq,
        )
        return
    row = (
        identifier,
        body["left"],
        body["right"],
        None,
        None,
        None,
        body["verdict"],
        body["of"],
        changed,
        act.author,
        body["reason"],
        act.seq,
        act.seq,
    )
    tables.insert(NearCopy, [row])


def _withdrawn(projection: Projection, act: Act) -> None:
    """Let a pair wait again; one that no program found is no pair any more."""
    tables = projection.tables
    identifier = copy_id(projection.key, act.body["left"], act.body["right"])
    if not _check_version(projection, act, identifier) and projection.live:
        raise NotFound("near copy", identifier)
    tables.execute("DELETE FROM near_copy WHERE id = %s AND kind IS NULL", (identifier,))
    tables.update(
        NearCopy,
        identifier,
        state=_PROPOSED,
        original=None,
        changed="[]",
        author=None,
        reason="",
        version=act.seq,
    )


def _sources_there(projection: Projection, sources: Iterable[str]) -> set[str]:
    """Give those of the sources that are there; raises :class:`NotFound` if one is not and should be."""
    wanted = sorted(sources)
    there = {row[0] for row in projection.tables.among("SELECT id FROM source WHERE id IN", wanted)}
    for source in wanted if projection.live else ():
        if source not in there:
            raise NotFound("source", source)
    return there


def _check_version(projection: Projection, act: Act, identifier: str) -> bool:
    """Say whether a pair is known; raises :class:`Conflict` if it is not as it was seen."""
    held = projection.tables.select("SELECT version FROM near_copy WHERE id = %s", (identifier,))
    seen = act.body["seen"]
    if projection.live and held and seen is not None and seen != held[0][0]:
        raise Conflict("near copy", identifier, seen=seen, now=held[0][0])
    return bool(held)


register("copies.found", _found)
register("copy.judged", _judged)
register("copy.withdrawn", _withdrawn)
