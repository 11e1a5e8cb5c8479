"""Erasure for safety: everything made from a thing goes, the ledger keeps only that something went.

What goes is found from the ledger and the derived rows: the ids of the thing, then every act and every row
that bears one of them, then the ids of those acts, until nothing new turns up. Whatever holds the erased
words as bytes (an original, its text) goes as a whole; other people's claims from it keep their own wording.
The tables are then made again from what is left: a live register equals a replayed one by construction.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from sijill.claims import tombstone
from sijill.ledger import erase_rows, read_rows
from sijill.store.door import Written
from sijill.store.errors import NotFound
from sijill.store.files import Files
from sijill.store.fingerprints import Fingerprints
from sijill.store.kinds import Act, Draft, FileName, kind_of
from sijill.store.register import Register
from sijill.store.removal import finish_erasures, mark_unfinished
from sijill.store.replay import Progress, replace_projections, silent
from sijill.store.tables import Tables

_ID = re.compile(r"[0-9a-f]{32}")
_ROW_KINDS = ("list.imported", "reading.made", "matching.made", "identity.split")
_TEXT_KINDS = ("source.added", "document.extracted")
_SOURCE_KINDS = (*_TEXT_KINDS, "source.described", "list.imported", "reading.made")
_KEPT_KINDS = (
    "erased",
    "restored",
    "register.created",
    "matching.made",
    "identity.split",
    "copies.found",
    *_SOURCE_KINDS,
)
_ACT_IDS = ("judgement", "holding", "membership", "consent", "public", "change")


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

    def plan_it(tables: Tables) -> _Plan:
        found = tables.select("SELECT sha256 FROM source WHERE id = %s", (source,))
        if not found:
            raise NotFound("source", source)
        plan = _Plan(ids={source}, sources={source})
        plan.marks.add(tombstone(register.keys.ids, f"source:{found[0][0]}"))
        plan.ids |= {row[0] for row in tables.select("SELECT id FROM record WHERE source = %s", (source,))}
        plan.ids |= {row[0] for row in tables.select("SELECT id FROM claim WHERE source = %s", (source,))}
        return plan

    return _erase(register, plan_it, author=author, progress=progress)


def erase_record(register: Register, record: str, *, author: str, progress: Progress = silent) -> Written:
    """Erase one appearance of somebody or something, the events of its life, and every file that holds it.

    The originals that it stands in go as a whole (a list's every version); what they say of others stays as
    claims with their wording. Raises :class:`NotFound`.
    """

    def plan_it(tables: Tables) -> _Plan:
        records = tables.select(
            "SELECT id, source FROM record WHERE id = %s OR subject = %s", (record, record)
        )
        if record not in {row[0] for row in records}:
            raise NotFound("record", record)
        plan = _Plan(ids={row[0] for row in records}, stripped={row[1] for row in records})
        for part, _ in records:
            plan.marks.add(_record_mark(register, part))
            for claim, source in tables.select("SELECT id, source FROM claim WHERE record = %s", (part,)):
                plan.ids.add(claim)
                plan.stripped.add(source)
        lists = "SELECT list FROM list_version WHERE source IN"
        for (name,) in set(tables.among(lists, sorted(plan.stripped))):
            versions = tables.select("SELECT source FROM list_version WHERE list = %s", (name,))
            plan.stripped |= {row[0] for row in versions}
        return plan

    return _erase(register, plan_it, author=author, progress=progress)


def _erase(
    register: Register, plan_it: Callable[[Tables], _Plan], *, author: str, progress: Progress
) -> Written:
    plan = _Plan()

    def find(tables: Tables) -> list[Draft]:
        nonlocal plan
        plan = plan_it(tables)
        _follow(register, tables, plan)
        rows = [{"root": root, "indexes": sorted(indexes)} for root, indexes in sorted(plan.rows.items())]
        body = {
            "entries": sorted(plan.entries),
            "files": sorted(plan.files),
            "rows_files": sorted(plan.rows_files),
            "rows": rows,
            "marks": sorted(plan.marks),
        }
        return [Draft("erased", body)]

    def operate(tables: Tables, acts: tuple[Act, ...]) -> None:
        for seq in sorted(plan.entries):
            tables.execute("UPDATE entry SET body = NULL, salt = NULL WHERE seq = %s", (seq,))
        replace_projections(tables, register, files=_WithoutRows(register.files, plan), progress=progress)
        index = Fingerprints(tables, register.files)
        index.forget(sources=sorted(plan.sources), files=sorted(plan.files))
        # The mark stands before the ledger says so, and falls when the bytes are gone.
        mark_unfinished(register.folder.ledger, acts[0].seq)

    written = register.door.operate(find, operate, author=author)
    finish_erasures(register.alias, register.files, register.folder.ledger)
    return written


def _follow(register: Register, tables: Tables, plan: _Plan) -> None:
    """Find every entry, row and file that bears one of the plan's ids, until nothing new turns up."""
    for seq, _, body in _bodies(tables, _SOURCE_KINDS):
        if body["source"] in plan.sources:
            plan.entries.add(seq)
    while _follow_acts(tables, plan):
        pass
    for seq, kind, body in _bodies(tables, _ROW_KINDS):
        whole = seq in plan.entries
        if whole and kind != "list.imported":
            continue
        indexes = set()
        for row in read_rows(register.files.rows(body["root"])):
            if row.body is not None and (whole or not plan.ids.isdisjoint(_ID.findall(row.body.decode()))):
                indexes.add(row.index)
                if kind == "list.imported":
                    plan.marks |= _row_marks(register, json.loads(row.body))
        if indexes and not whole:
            plan.rows[body["root"]] = indexes
    _follow_files(tables, plan)


def _follow_acts(tables: Tables, plan: _Plan) -> bool:
    """Take the single acts that bear an id of the plan; say whether any was new."""
    found = False
    marks = ",".join(["%s"] * len(_KEPT_KINDS))
    query = f"SELECT seq, body FROM entry WHERE body IS NOT NULL AND kind NOT IN ({marks})"
    for seq, body in tables.stream(query, _KEPT_KINDS):
        if seq in plan.entries or plan.ids.isdisjoint(_ID.findall(body)):
            continue
        plan.entries.add(seq)
        found = True
        value = json.loads(body)
        plan.ids |= {value[name] for name in _ACT_IDS if isinstance(value.get(name), str)}
    return found


def _follow_files(tables: Tables, plan: _Plan) -> None:
    """Take the files of what goes; one that something else names as well stays."""
    going: set[FileName] = set()
    staying: set[FileName] = set()
    for seq, name, body in tables.stream("SELECT seq, kind, body FROM entry WHERE body IS NOT NULL"):
        kind = kind_of(name)
        if kind is None or not kind.names_files:
            continue
        value = json.loads(body)
        goes = seq in plan.entries or (name in _TEXT_KINDS and value["source"] in plan.stripped)
        (going if goes else staying).update(kind.files(value))
    for file in going - staying:
        (plan.rows_files if file.rows else plan.files).add(file.hash)


def _bodies(tables: Tables, kinds: tuple[str, ...]) -> Iterator[tuple[int, str, dict[str, Any]]]:
    marks = ",".join(["%s"] * len(kinds))
    query = f"SELECT seq, kind, body FROM entry WHERE body IS NOT NULL AND kind IN ({marks}) ORDER BY seq"
    for seq, kind, body in tables.select(query, kinds):
        yield seq, kind, json.loads(body)


def _row_marks(register: Register, statement: dict[str, Any]) -> set[str]:
    """Give the marks of a row of a list: of its record, and of what it says of whom."""
    row = statement.get("row")
    if row is None:
        return set()
    return {_record_mark(register, row["id"])} | ({row["mark"]} if row.get("mark") else set())


def _record_mark(register: Register, record: str) -> str:
    return tombstone(register.keys.ids, f"record:{record}")


class _WithoutRows(Files):
    """The register's files as they will be when the rows of a plan are gone."""

    def __init__(self, files: Files, plan: _Plan) -> None:
        super().__init__(files.folder)
        self._plan = plan

    def rows(self, root: str) -> Iterator[bytes]:
        indexes = self._plan.rows.get(root)
        return super().rows(root) if indexes is None else erase_rows(super().rows(root), indexes)
