"""Verification: ledger, projected rows, files and checkpoints, each held against the others."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

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
from sijill.store.comparison import compare_projections
from sijill.store.door import LATEST_CHECKPOINT
from sijill.store.errors import StoreError
from sijill.store.findings import Finding, Verification
from sijill.store.register import Register
from sijill.store.removal import Removal, unfinished
from sijill.store.replay import Progress, silent, snapshot
from sijill.store.tables import Tables

__all__ = ["Finding", "Verification", "verify"]

_ENTRIES = "SELECT seq, origin, kind, at, author, commitment, salt, body FROM entry ORDER BY seq"
_PROGRESS_EVERY = 1_000


def verify(register: Register, *, against: str | None = None, progress: Progress = silent) -> Verification:
    """Verify a whole register; ``against`` is a checkpoint (a signed note) that was kept elsewhere.

    Nothing is changed. What can only be seen with an outside checkpoint (a backup put back, a ledger rebuilt
    with the stolen key) is found with ``against`` alone.
    """
    result = Verification()
    with snapshot(register.alias) as tables:
        ledger = _Ledger(register, tables, result)
        if against is not None:
            ledger.hold_against("outside checkpoint", "--against", against)
        ledger.hold_against("checkpoint", LATEST_CHECKPOINT, _latest(register))
        removal = ledger.walk(progress)
        _verify_files(register, removal, result, progress)
        compare_projections(register, tables, result, progress)
    return result


def _latest(register: Register) -> str:
    try:
        return (register.folder.ledger / LATEST_CHECKPOINT).read_text(encoding="utf-8")
    except (OSError, ValueError):
        return ""


@dataclass(frozen=True, slots=True)
class _Witness:
    """A checkpoint from outside the tables, and how a finding about it is named."""

    what: str
    where: str
    checkpoint: Checkpoint


@dataclass(slots=True)
class _Ledger:
    """One walk through the ledger: headers, bodies, tree and checkpoints, and the files that it names.

    ``fitting`` is the size at which a checkpoint last fitted, ``misfits`` those since then that did not.
    """

    register: Register
    tables: Tables
    result: Verification
    frontier: Frontier = field(default_factory=Frontier)
    removal: Removal = field(default_factory=Removal)
    witnesses: list[_Witness] = field(default_factory=list)
    bare: set[int] = field(default_factory=set)
    closed: int = 0
    fitting: int = 0
    misfits: list[int] = field(default_factory=list)

    def hold_against(self, what: str, where: str, note: str) -> None:
        """Hold the ledger against a checkpoint that does not come from its tables."""
        checkpoint = self._open(what, where, note)
        if checkpoint is not None:
            self.witnesses.append(_Witness(what, where, checkpoint))

    def walk(self, progress: Progress) -> Removal:
        """Check everything and give what the ledger says of files."""
        heads = self.tables.select("SELECT origin, size, frontier FROM head")
        total = heads[0][1] if heads else 0
        notes = dict(self.tables.select("SELECT size, note FROM checkpoint"))
        for row in self.tables.stream(_ENTRIES):
            seq = row[0]
            if seq != self.frontier.size:
                missing = str(self.frontier.size)
                self.result.add("entry", missing, f"is missing; entry {seq} comes in its place")
                break
            if seq % _PROGRESS_EVERY == 0:
                progress("checking entries", seq, total)
            self._take(row)
            size = self.frontier.size
            if size in notes:
                self._check(size, notes.pop(size))
            for witness in self.witnesses:
                if witness.checkpoint.size == size and witness.checkpoint.root != self.frontier.root():
                    message = f"differs from the first {size} entries: the history was rewritten"
                    self.result.add(witness.what, witness.where, message)
        else:
            self._name_misfits()
            self._check_erasures()
            self._check_ends(heads, notes)
        self.result.entries = self.frontier.size
        self.result.root = self.frontier.root().hex()
        return self.removal

    def _take(self, row: tuple[Any, ...]) -> None:
        seq, kind, body = row[0], row[2], row[7]
        self.frontier.append(self._leaf(row))
        if body is None:
            self.bare.add(seq)
            return
        try:
            self.removal.take(seq, kind, json.loads(body), self.register.files)
        except StoreError as error:
            self.result.add("entry", str(seq), str(error))
        except (ValueError, KeyError, TypeError):
            self.result.add("entry", str(seq), "has a body of another shape than its kind")

    def _leaf(self, row: tuple[Any, ...]) -> bytes:
        """Check one entry and give its leaf; a header that cannot be read gives one that fits nothing."""
        seq, origin, kind, at, author, commitment, salt, body = row
        where = str(seq)
        if origin != self.register.keys.origin:
            self.result.add("entry", where, f"is of another ledger ({origin})")
        if body is None:
            if salt is not None:
                self.result.add("entry", where, "has lost its body, but not its salt")
        elif not _opens(commitment, salt, body):
            self.result.add("entry", where, "has a body or a salt that is not the one committed to")
        try:
            committed = bytes.fromhex(commitment)
            if committed.hex() != commitment:
                raise LedgerError("the commitment is not written as it should be")
            header = Header(origin=origin, seq=seq, kind=kind, at=at, author=author, commitment=committed)
        except (LedgerError, ValueError, TypeError) as error:
            self.result.add("entry", where, f"has a header that cannot be read: {error}")
            return leaf_hash(repr(row).encode())
        return header.leaf()

    def _open(self, what: str, where: str, note: str) -> Checkpoint | None:
        try:
            return open_checkpoint(note, [self.register.keys.verifier])
        except LedgerError as error:
            self.result.add(what, where, f"is not a checkpoint signed by this register's key: {error}")
            return None

    def _check(self, size: int, note: str) -> None:
        self.result.checkpoints += 1
        self.closed = size
        checkpoint = self._open("checkpoint", str(size), note)
        if checkpoint is None:
            return
        if checkpoint.size != size:
            self.result.add("checkpoint", str(size), f"speaks of {checkpoint.size} entries")
        elif checkpoint.root != self.frontier.root() or checkpoint.origin != self.register.keys.origin:
            self.misfits.append(size)
        else:
            for misfit in self.misfits:
                self.result.add("checkpoint", str(misfit), "does not fit the entries before it")
            self.misfits.clear()
            self.fitting = size

    def _name_misfits(self) -> None:
        """Name the entries with which the tree ceased to fit: no checkpoint after a changed header does."""
        if not self.misfits:
            return
        first, last = self.fitting, self.misfits[0] - 1
        where = str(first) if first == last else f"{first}-{last}"
        message = f"does not fit the checkpoint of {last + 1} entries: a header was changed, or an entry"
        self.result.add("entry", where, f"{message} was added or taken out")

    def _check_erasures(self) -> None:
        for seq in sorted(self.bare - self.removal.entries):
            self.result.add("entry", str(seq), "has lost its body without an erasure")
        for seq in sorted(self.removal.entries - self.bare):
            self.result.add("entry", str(seq), "was erased, but its body is still there")

    def _check_ends(self, heads: list[tuple[Any, ...]], left: dict[int, str]) -> None:
        """Check what stands after the last entry: its checkpoint, the head, and checkpoints of more."""
        size = self.frontier.size
        if self.closed != size:
            self.result.add("checkpoint", str(size), "is missing: no checkpoint closes the ledger")
        for more in sorted(left):
            message = f"speaks of more entries than the {size} there are: the tail was cut off"
            self.result.add("checkpoint", str(more), message)
        state = json.dumps([item.hex() for item in self.frontier.hashes])
        if heads != [(self.register.keys.origin, size, state)]:
            self.result.add("head", "head", f"does not fit the {size} entries of the ledger")
        for witness in self.witnesses:
            if witness.checkpoint.size > size:
                self.result.add(
                    witness.what,
                    witness.where,
                    f"speaks of {witness.checkpoint.size} entries; {size} are there:"
                    " the tail was cut off, or a backup put back",
                )


def _opens(commitment: str, salt: str | None, body: str) -> bool:
    try:
        found = bytes.fromhex(salt or "")
        return found.hex() == salt and commit(body.encode(), found).hex() == commitment
    except (LedgerError, ValueError, TypeError, AttributeError):
        return False


def _verify_files(register: Register, removal: Removal, result: Verification, progress: Progress) -> None:
    """Check every file that an entry names, and that what was erased is gone."""
    files = register.files
    known: set[Path] = set()
    for number, (name, seq) in enumerate(removal.named.items()):
        progress("checking files", number, len(removal.named))
        path = files.path_of(name.hash, rows=name.rows)
        known.add(path)
        where = str(path.relative_to(register.folder.path))
        if name in removal.files:
            continue
        result.files += 1
        if not path.is_file():
            result.add("file", where, f"is missing (named by entry {seq})")
        elif name.rows:
            _verify_rows(path, name.hash, removal.rows.get(name.hash, set()), where, result)
        elif _sha256(path) != name.hash:
            result.add("file", where, f"has other bytes than when it was kept (entry {seq})")
    for name in removal.files:
        path = files.path_of(name.hash, rows=name.rows)
        known.add(path)
        if path.exists():
            result.add("file", str(path.relative_to(register.folder.path)), "was erased, but is still there")
    for marker in unfinished(register.folder.ledger):
        where = str(marker.relative_to(register.folder.path))
        result.add("erasure", where, "was stopped on the way; open the register again to finish it")
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


def _sha256(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as stream:
        while chunk := stream.read(1 << 20):
            digest.update(chunk)
    return digest.hexdigest()
