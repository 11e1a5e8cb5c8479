"""Verification: ledger, projected rows, files and checkpoints, each held against the others."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.db import models

from sijill.errors import SijillError
from sijill.ledger import (
    Checkpoint,
    Frontier,
    Header,
    LedgerError,
    commit,
    leaf_hash,
    open_checkpoint,
    read_rows,
)
from sijill.store.door import LATEST_CHECKPOINT
from sijill.store.kinds import FileName, Projection, kind_of
from sijill.store.models import PROJECTIONS
from sijill.store.register import Register
from sijill.store.replay import Progress, replay, scratch, silent, snapshot
from sijill.store.tables import Tables, columns, primary_key, select_all

MOST_FINDINGS = 200
"""Findings that are named one by one; what is beyond is counted."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that does not fit: what it is of (``entry``, ``file``, ``row`` …), where, and how."""

    what: str
    where: str
    message: str


@dataclass(slots=True)
class Verification:
    """What was looked at and what did not fit. ``notes`` are no faults."""

    entries: int = 0
    rows: int = 0
    files: int = 0
    checkpoints: int = 0
    root: str = ""
    findings: list[Finding] = field(default_factory=list)
    more: int = 0
    notes: list[str] = field(default_factory=list)

    @property
    def ok(self) -> bool:
        return not self.findings

    def add(self, what: str, where: str, message: str) -> None:
        if len(self.findings) < MOST_FINDINGS:
            self.findings.append(Finding(what, where, message))
        else:
            self.more += 1

    def as_json(self) -> dict[str, Any]:
        return {
            "ok": self.ok,
            "entries": self.entries,
            "rows": self.rows,
            "files": self.files,
            "checkpoints": self.checkpoints,
            "root": self.root,
            "findings": [
                {"what": item.what, "where": item.where, "message": item.message} for item in self.findings
            ],
            "more": self.more,
            "notes": self.notes,
        }


@dataclass(slots=True)
class _Erased:
    """What erasures took away: whole files, whole derived-rows files, and rows of them."""

    files: set[FileName] = field(default_factory=set)
    rows: dict[str, set[int]] = field(default_factory=dict)


def verify(register: Register, *, against: str | None = None, progress: Progress = silent) -> Verification:
    """Verify a whole register; ``against`` is a checkpoint (a signed note) that was kept elsewhere.

    Nothing is changed. What can only be seen with an outside checkpoint (a backup put back, a ledger rebuilt
    with the stolen key) is found with ``against`` alone.
    """
    result = Verification()
    outside = _outside(register, against, result) if against is not None else None
    with snapshot(register.alias) as tables:
        named, erased = _verify_entries(register, tables, outside, result, progress)
        _verify_files(register, named, erased, result, progress)
        _verify_projections(register, tables, result, progress)
    return result


def _outside(register: Register, note: str, result: Verification) -> Checkpoint | None:
    try:
        return open_checkpoint(note, [register.keys.verifier])
    except LedgerError as error:
        result.add(
            "outside checkpoint", "--against", f"is not a checkpoint signed by this register's key: {error}"
        )
        return None


def _verify_entries(
    register: Register, tables: Tables, outside: Checkpoint | None, result: Verification, progress: Progress
) -> tuple[dict[FileName, int], _Erased]:
    """Go through the ledger once: headers, bodies, tree, checkpoints; gather the files that it names."""
    heads = tables.select("SELECT origin, size, frontier FROM head")
    total = heads[0][1] if heads else 0
    notes = dict(tables.select("SELECT size, note FROM checkpoint"))
    frontier = Frontier()
    named: dict[FileName, int] = {}
    erased = _Erased()
    erased_entries: set[int] = set()
    bare: set[int] = set()
    query = "SELECT seq, origin, kind, at, author, commitment, salt, body FROM entry ORDER BY seq"
    for row in tables.stream(query):
        seq = row[0]
        if seq != frontier.size:
            result.add("entry", str(seq), f"stands where entry {frontier.size} should")
            break
        if seq % 1_000 == 0:
            progress("checking entries", seq, total)
        frontier.append(_verify_entry(register, row, result))
        if row[7] is None:
            bare.add(seq)
        else:
            _gather(row, named, erased, erased_entries, result)
        if frontier.size in notes:
            _verify_checkpoint(register, notes.pop(frontier.size), frontier, str(frontier.size), result)
        if outside is not None and outside.size == frontier.size and outside.root != frontier.root():
            result.add(
                "outside checkpoint",
                "--against",
                f"differs from the first {outside.size} entries: the history was rewritten",
            )
    result.entries = frontier.size
    result.root = frontier.root().hex()
    for seq in sorted(bare - erased_entries):
        result.add("entry", str(seq), "has lost its body without an erasure")
    for seq in sorted(erased_entries - bare):
        result.add("entry", str(seq), "was erased, but its body is still there")
    _verify_ends(register, heads, notes, frontier, outside, result)
    return named, erased


def _verify_entry(register: Register, row: tuple[Any, ...], result: Verification) -> bytes:
    """Check one entry and give its leaf; a header that cannot even be read gives a leaf that fits nothing."""
    seq, origin, kind, at, author, commitment, salt, body = row
    where = str(seq)
    if origin != register.keys.origin:
        result.add("entry", where, f"is of another ledger ({origin})")
    if body is not None:
        try:
            if commit(body.encode(), bytes.fromhex(salt or "")).hex() != commitment:
                result.add("entry", where, "has a body that is not the one committed to")
        except (ValueError, LedgerError):
            result.add("entry", where, "has a salt that is none")
    try:
        header = Header(
            origin=origin, seq=seq, kind=kind, at=at, author=author, commitment=bytes.fromhex(commitment)
        )
    except (ValueError, LedgerError) as error:
        result.add("entry", where, f"has a header that cannot be read: {error}")
        return leaf_hash(repr(row).encode())
    return header.leaf()


def _gather(
    row: tuple[Any, ...],
    named: dict[FileName, int],
    erased: _Erased,
    erased_entries: set[int],
    result: Verification,
) -> None:
    """Note which files an entry names, and what an erasure says it took away."""
    seq, kind_name, body = row[0], row[2], row[7]
    kind = kind_of(kind_name)
    if kind is None:
        result.add("entry", str(seq), f"is of a kind that this version does not know: {kind_name}")
        return
    try:
        if kind_name == "erased":
            value = json.loads(body)
            erased_entries.update(value["entries"])
            erased.files.update(FileName(item) for item in value["files"])
            erased.files.update(FileName(item, rows=True) for item in value["rows_files"])
            for item in value["rows"]:
                erased.rows.setdefault(item["root"], set()).update(item["indexes"])
        elif kind.names_files:
            for name in kind.files(json.loads(body)):
                named.setdefault(name, seq)
    except (ValueError, KeyError, TypeError):
        result.add("entry", str(seq), "has a body of another shape than its kind")


def _verify_checkpoint(
    register: Register, note: str, frontier: Frontier, where: str, result: Verification
) -> None:
    result.checkpoints += 1
    try:
        checkpoint = open_checkpoint(note, [register.keys.verifier])
    except LedgerError as error:
        result.add("checkpoint", where, f"cannot be trusted: {error}")
        return
    if checkpoint.size != frontier.size:
        result.add("checkpoint", where, f"speaks of {checkpoint.size} entries")
    elif checkpoint.root != frontier.root() or checkpoint.origin != register.keys.origin:
        result.add("checkpoint", where, "does not fit the entries before it")


def _verify_ends(
    register: Register,
    heads: list[tuple[Any, ...]],
    notes: dict[int, str],
    frontier: Frontier,
    outside: Checkpoint | None,
    result: Verification,
) -> None:
    """Check what stands after the last entry: head, left-over checkpoints, the newest one as a file."""
    size = frontier.size
    if size and not result.checkpoints:
        result.add("checkpoint", str(size), "is missing: no checkpoint closes the ledger")
    for left in sorted(notes):
        result.add(
            "checkpoint", str(left), f"speaks of more entries than the {size} there are: the tail was cut off"
        )
    state = json.dumps([item.hex() for item in frontier.hashes])
    if heads != [(register.keys.origin, size, state)]:
        result.add("head", "head", f"does not fit the {size} entries of the ledger")
    path = register.folder.ledger / LATEST_CHECKPOINT
    try:
        latest = open_checkpoint(path.read_text(encoding="utf-8"), [register.keys.verifier])
    except (OSError, ValueError, LedgerError) as error:
        result.add("checkpoint", path.name, f"cannot be trusted: {error}")
    else:
        if latest.size > size:
            result.add(
                "checkpoint",
                path.name,
                f"speaks of {latest.size} entries; {size} are there: the tail was cut off",
            )
        elif latest.size == size and latest.root != frontier.root():
            result.add("checkpoint", path.name, "does not fit the entries of the ledger")
    if outside is not None and outside.size > size:
        result.add(
            "outside checkpoint",
            "--against",
            f"speaks of {outside.size} entries; {size} are there: the tail was cut off, or a backup put back",
        )


def _verify_files(
    register: Register, named: dict[FileName, int], erased: _Erased, result: Verification, progress: Progress
) -> None:
    """Check every file that an entry names, and that what was erased is gone."""
    files = register.files
    known: set[Path] = set()
    for number, (name, seq) in enumerate(named.items()):
        progress("checking files", number, len(named))
        path = files.rows_path(name.hash) if name.rows else files.path(name.hash)
        known.add(path)
        where = str(path.relative_to(register.folder.path))
        if name in erased.files:
            continue
        result.files += 1
        if not path.is_file():
            result.add("file", where, f"is missing (named by entry {seq})")
        elif name.rows:
            _verify_rows(path, name.hash, erased.rows.get(name.hash, set()), where, result)
        elif _sha256(path) != name.hash:
            result.add("file", where, f"has other bytes than when it was kept (entry {seq})")
    for name in erased.files:
        path = files.rows_path(name.hash) if name.rows else files.path(name.hash)
        if path.exists():
            result.add("file", str(path.relative_to(register.folder.path)), "was erased, but is still there")
    strays = [path for path in files.all() if path not in known]
    if strays:
        result.notes.append(
            f"{len(strays)} files are named by no entry, left by a program that was stopped; they do no harm."
        )


def _verify_rows(path: Path, root: str, erased: set[int], where: str, result: Verification) -> None:
    frontier = Frontier()
    try:
        with path.open("rb") as stream:
            for row in read_rows(stream):
                frontier.append(leaf_hash(row.commitment))
                if row.index in erased and row.body is not None:
                    result.add("derived row", f"{where}:{row.index}", "was erased, but is still there")
                elif row.index not in erased and row.body is None:
                    result.add("derived row", f"{where}:{row.index}", "is gone without an erasure")
    except LedgerError as error:
        result.add("derived row", where, str(error))
        return
    result.rows += frontier.size
    if frontier.root().hex() != root:
        result.add("derived row", where, "has rows that are not those committed to")


def _verify_projections(register: Register, tables: Tables, result: Verification, progress: Progress) -> None:
    """Replay the ledger beside the tables and compare every row."""
    with scratch() as fresh:
        try:
            replay(tables, Projection(fresh, register.files, register.keys.ids), progress=progress)
        except (SijillError, ValueError, KeyError, TypeError) as error:
            result.add("ledger", "replay", f"cannot be replayed to its end: {error or type(error).__name__}")
            return
        for number, model in enumerate(PROJECTIONS):
            progress("comparing tables", number, len(PROJECTIONS))
            _compare(model, tables, fresh, result)


def _compare(model: type[models.Model], live: Tables, fresh: Tables, result: Verification) -> None:
    table = model._meta.db_table
    names = columns(model)
    position = names.index(primary_key(model))
    theirs = live.stream(_ordered(model, live))
    ours = fresh.stream(_ordered(model, fresh))
    for held, replayed in _paired(theirs, ours, position):
        result.rows += 1
        if replayed is None and held is not None:
            result.add("row", f"{table} {held[position]}", "is in the table, but no entry put it there")
        elif held is None and replayed is not None:
            result.add("row", f"{table} {replayed[position]}", "is missing from the table")
        elif held is not None and replayed is not None and held != replayed:
            changed = [name for name, one, two in zip(names, held, replayed, strict=True) if one != two]
            result.add("row", f"{table} {held[position]}", f"was changed: {', '.join(changed)}")


def _ordered(model: type[models.Model], tables: Tables) -> str:
    """Give the query for all rows by primary key; text in the order of its bytes, as Python compares it."""
    collation = ' COLLATE "C"' if tables.postgres and isinstance(model._meta.pk, models.CharField) else ""
    return f'{select_all(model)} ORDER BY "{primary_key(model)}"{collation}'


def _paired(
    left: Iterator[tuple[Any, ...]], right: Iterator[tuple[Any, ...]], key: int
) -> Iterator[tuple[tuple[Any, ...] | None, tuple[Any, ...] | None]]:
    """Walk two ordered streams side by side."""
    one, two = next(left, None), next(right, None)
    while one is not None or two is not None:
        if two is None or (one is not None and one[key] < two[key]):
            yield one, None
            one = next(left, None)
        elif one is None or two[key] < one[key]:
            yield None, two
            two = next(right, None)
        else:
            yield one, two
            one, two = next(left, None), next(right, None)


def _sha256(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as stream:
        while chunk := stream.read(1 << 20):
            digest.update(chunk)
    return digest.hexdigest()
