"""Erasure for safety: everything made from a thing goes, the ledger keeps only that something went.

What goes is found from the ledger and the derived rows: the ids of the thing, then every act and every row
that bears one of them, then the ids of those acts, until nothing new turns up. Whatever holds the erased
words as bytes (an original, its text) goes as a whole; other people's claims from it keep their own wording.
The tables are then made again from what is left: a live register equals a replayed one by construction.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.db import connections

from sijill.claims import tombstone
from sijill.ledger import erase_rows, read_rows
from sijill.store.database import reading
from sijill.store.door import Written
from sijill.store.errors import NotFound
from sijill.store.files import Files, write_whole
from sijill.store.kinds import Act, Draft, kind_of
from sijill.store.register import Register
from sijill.store.replay import Progress, replace_projections, silent
from sijill.store.tables import Tables

_ID = re.compile(r"[0-9a-f]{32}")
_UNFINISHED = "erasing"
_ROW_KINDS = ("list.imported", "reading.made", "matching.made")
_KEPT_KINDS = (
    "erased",
    "restored",
    "register.created",
    *_ROW_KINDS,
    "source.added",
    "document.extracted",
    "source.described",
)
_ACT_IDS = ("judgement", "holding", "membership", "consent", "public")


@dataclass(slots=True)
class _Plan:
    """What an erasure takes away. ``ids`` are of records, claims and acts; ``sources`` go as a whole."""

    ids: set[str] = field(default_factory=set)
    sources: set[str] = field(default_factory=set)
    stripped: set[str] = field(default_factory=set)
    entries: set[int] = field(default_factory=set)
    files: set[str] = field(default_factory=set)
    rows_files: set[str] = field(default_factory=set)
    rows: dict[str, set[int]] = field(default_factory=dict)
    marks: set[str] = field(default_factory=set)


def erase_source(register: Register, source: str, *, author: str, progress: Progress = silent) -> Written:
    """Erase a source and everything made from it. Raises :class:`NotFound`."""
    tables = Tables(register.alias)
    found = tables.select("SELECT sha256 FROM source WHERE id = %s", (source,))
    if not found:
        raise NotFound("source", source)
    plan = _Plan(sources={source})
    plan.marks.add(tombstone(register.keys.ids, f"source:{found[0][0]}"))
    plan.ids.add(source)
    plan.ids |= {row[0] for row in tables.select("SELECT id FROM record WHERE source = %s", (source,))}
    plan.ids |= {row[0] for row in tables.select("SELECT id FROM claim WHERE source = %s", (source,))}
    return _erase(register, plan, author=author, progress=progress)


def erase_record(register: Register, record: str, *, author: str, progress: Progress = silent) -> Written:
    """Erase one appearance of somebody or something, the events of its life, and every file that holds it.

    The originals that it stands in go as a whole (a list's every version); what they say of others stays as
    claims with their wording. Raises :class:`NotFound`.
    """
    tables = Tables(register.alias)
    records = {
        row[0]
        for row in tables.select("SELECT id FROM record WHERE id = %s OR subject = %s", (record, record))
    }
    if record not in records:
        raise NotFound("record", record)
    plan = _Plan(ids=set(records))
    for part in sorted(records):
        plan.marks.add(tombstone(register.keys.ids, f"record:{part}"))
        plan.stripped |= {row[0] for row in tables.select("SELECT source FROM record WHERE id = %s", (part,))}
        for claim, source in tables.select("SELECT id, source FROM claim WHERE record = %s", (part,)):
            plan.ids.add(claim)
            plan.stripped.add(source)
    lists = "SELECT list FROM list_version WHERE source IN"
    for (name,) in set(tables.among(lists, sorted(plan.stripped))):
        versions = tables.select("SELECT source FROM list_version WHERE list = %s", (name,))
        plan.stripped |= {row[0] for row in versions}
    return _erase(register, plan, author=author, progress=progress)


def finish_erasure(register: Register) -> None:
    """Take away the bytes that an erasure named; again, if it was stopped on the way."""
    marker = register.folder.ledger / _UNFINISHED
    if not marker.exists():
        return
    tables = Tables(register.alias)
    for (body,) in tables.select("SELECT body FROM entry WHERE kind = 'erased'"):
        value = json.loads(body)
        for name in value["files"]:
            register.files.remove(register.files.path(name))
        for root in value["rows_files"]:
            register.files.remove(register.files.rows_path(root))
        for item in value["rows"]:
            _rewrite(register.files, item["root"], item["indexes"])
    _vacuum(register.alias)
    marker.unlink()


def _erase(register: Register, plan: _Plan, *, author: str, progress: Progress) -> Written:
    tables = Tables(register.alias)
    _follow(register, tables, plan)
    body = {
        "entries": sorted(plan.entries),
        "files": sorted(plan.files),
        "rows_files": sorted(plan.rows_files),
        "rows": [{"root": root, "indexes": sorted(indexes)} for root, indexes in sorted(plan.rows.items())],
        "marks": sorted(plan.marks),
    }

    def surgery(tables: Tables, acts: tuple[Act, ...]) -> None:
        for seq in sorted(plan.entries):
            tables.execute("UPDATE entry SET body = NULL, salt = NULL WHERE seq = %s", (seq,))
        replace_projections(tables, register, files=_WithoutRows(register.files, plan), progress=progress)

    # The marker stands before the ledger says so, and falls when the bytes are gone.
    write_whole(register.folder.ledger / _UNFINISHED, b"")
    written = register.door.write([Draft("erased", body)], author=author, surgery=surgery)
    finish_erasure(register)
    return written


def _follow(register: Register, tables: Tables, plan: _Plan) -> None:
    """Find every entry, row and file that bears one of the plan's ids, until nothing new turns up."""
    _follow_sources(tables, plan)
    while _follow_acts(tables, plan):
        pass
    for seq, kind, body in _bodies(tables, _ROW_KINDS):
        if seq in plan.entries:
            plan.rows_files.add(body["root"])
            continue
        indexes = set()
        for row in read_rows(register.files.rows(body["root"])):
            if row.body is not None and not plan.ids.isdisjoint(_ID.findall(row.body.decode())):
                indexes.add(row.index)
                mark = json.loads(row.body).get("row", {}).get("mark")
                if kind == "list.imported" and mark:
                    plan.marks.add(mark)
        if indexes:
            plan.rows[body["root"]] = indexes


def _follow_sources(tables: Tables, plan: _Plan) -> None:
    """Take the entries of erased sources, and the files of those that an erased record stands in."""
    kinds = ("source.added", "source.described", "document.extracted", "list.imported", "reading.made")
    for seq, name, body in _bodies(tables, kinds):
        source = body["source"]
        if source in plan.sources:
            plan.entries.add(seq)
        elif source not in plan.stripped or name not in ("source.added", "document.extracted"):
            continue
        kind = kind_of(name)
        for file in kind.files(body) if kind else ():
            (plan.rows_files if file.rows else plan.files).add(file.hash)


def _follow_acts(tables: Tables, plan: _Plan) -> bool:
    """Take the single acts that bear an id of the plan; say whether any was new."""
    found = False
    marks = ",".join(["%s"] * len(_KEPT_KINDS))
    query = f"SELECT seq, body FROM entry WHERE body IS NOT NULL AND kind NOT IN ({marks})"
    for seq, body in tables.select(query, _KEPT_KINDS):
        if seq in plan.entries or plan.ids.isdisjoint(_ID.findall(body)):
            continue
        plan.entries.add(seq)
        found = True
        value = json.loads(body)
        plan.ids |= {value[name] for name in _ACT_IDS if isinstance(value.get(name), str)}
    return found


def _bodies(tables: Tables, kinds: tuple[str, ...]) -> Iterator[tuple[int, str, dict[str, Any]]]:
    marks = ",".join(["%s"] * len(kinds))
    query = f"SELECT seq, kind, body FROM entry WHERE body IS NOT NULL AND kind IN ({marks}) ORDER BY seq"
    for seq, kind, body in tables.select(query, kinds):
        yield seq, kind, json.loads(body)


class _WithoutRows(Files):
    """The register's files as they will be when the rows of a plan are gone."""

    def __init__(self, files: Files, plan: _Plan) -> None:
        super().__init__(files.folder)
        self._plan = plan

    def rows(self, root: str) -> Iterator[bytes]:
        indexes = self._plan.rows.get(root)
        return super().rows(root) if indexes is None else erase_rows(super().rows(root), indexes)


def _rewrite(files: Files, root: str, indexes: list[int]) -> None:
    path: Path = files.rows_path(root)
    if path.exists():
        files.place_rows(files.stage_rows(erase_rows(files.rows(root), indexes)), root)


def _vacuum(alias: str) -> None:
    """Write the database anew, so that no freed page and no log keeps what was erased."""
    with reading(alias), connections[alias].cursor() as cursor:
        if connections[alias].vendor == "postgresql":
            cursor.execute("VACUUM FULL")
        else:
            cursor.execute("VACUUM")
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
