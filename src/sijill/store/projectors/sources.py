"""Entries about sources and their documents."""

from __future__ import annotations

from collections.abc import Iterable

from sijill.ledger import encode
from sijill.store.errors import Conflict, NotFound
from sijill.store.kinds import Act, Body, FileName, Projection, register
from sijill.store.models import Document, Source
from sijill.store.projectors.custody import keep_history


def _created(projection: Projection, act: Act) -> None:
    """The first entry says which format the register has; no table shows it."""


def _added(projection: Projection, act: Act) -> None:
    body = act.body
    details = body["details"]
    query = "SELECT version FROM source WHERE id = %s"
    for (version,) in projection.tables.select(query, (body["source"],)) if projection.live else ():
        raise Conflict("source", body["source"], seen=None, now=version)
    projection.tables.insert(
        Source,
        [
            (
                body["source"],
                body["sha256"],
                body["size"],
                body["name"],
                encode(details).decode(),
                details["audience"]["kind"],
                act.seq,
                act.seq,
                details.get("part_of"),
            )
        ],
    )
    keep_history(projection, act, body["source"])


def _described(projection: Projection, act: Act) -> None:
    body = act.body
    found = projection.tables.select("SELECT version FROM source WHERE id = %s", (body["source"],))
    if projection.live:
        if not found:
            raise NotFound("source", body["source"])
        if body["seen"] is not None and found[0][0] != body["seen"]:
            raise Conflict("source", body["source"], seen=body["seen"], now=found[0][0])
    projection.tables.update(
        Source,
        body["source"],
        details=encode(body["details"]).decode(),
        audience=body["details"]["audience"]["kind"],
        version=act.seq,
        part_of=body["details"].get("part_of"),
    )
    keep_history(projection, act, body["source"])


def _extracted(projection: Projection, act: Act) -> None:
    body = act.body
    projection.tables.execute("DELETE FROM document WHERE source = %s", (body["source"],))
    projection.tables.insert(
        Document,
        [
            (
                body["source"],
                body["outcome"],
                body["file"],
                body["text_sha256"],
                body["extractor"],
                body["tabular"],
                body["language"],
                encode(body["warnings"]).decode(),
                act.seq,
            )
        ],
    )
    keep_history(projection, act, body["source"])


def _original(body: Body) -> Iterable[FileName]:
    return (FileName(body["sha256"]),)


def _text(body: Body) -> Iterable[FileName]:
    return () if body["file"] is None else (FileName(body["file"]),)


register("register.created", _created)
register("source.added", _added, files=_original)
register("source.described", _described)
register("document.extracted", _extracted, files=_text)
