"""Checking an export from end to end, and naming everything in it that does not fit."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from .checkpoint import Checkpoint, open_checkpoint
from .commitment import commit
from .ed25519 import Ed25519Verifier
from .errors import LedgerError
from .export import EntryLine, Heading
from .merkle import EMPTY_ROOT, Frontier


class Check(StrEnum):
    """What can be found not to fit."""

    FORMAT = "format"
    """The first line is no heading of an export, or a later one is no entry."""
    KEY = "key"
    """The export names another verifier key than the one it is checked with, or none that can be read."""
    SIGNATURE = "signature"
    """The checkpoint is not signed by the key, or is no checkpoint."""
    ORIGIN = "origin"
    """An entry, or the outside checkpoint, is of another ledger than the checkpoint."""
    SEQUENCE = "sequence"
    """An entry is missing, doubled or out of its place."""
    LEAF = "leaf"
    """The leaf of an entry is not the hash of its header."""
    BODY = "body"
    """The body of an entry is not the one that was committed to."""
    SIZE = "size"
    """There are more or fewer entries than the checkpoint says."""
    ROOT = "root"
    """The tree over the entries has another root than the checkpoint."""
    AGAINST = "against"
    """The export does not go on from the checkpoint that somebody kept outside."""


@dataclass(frozen=True, slots=True)
class Misfit:
    """One thing that does not fit: which check, in which line of the export (None: as a whole), and how."""

    check: Check
    line: int | None
    reason: str

    def __str__(self) -> str:
        where = "" if self.line is None else f", line {self.line}"
        return f"{self.check}{where}: {self.reason}"


@dataclass(frozen=True, slots=True)
class Findings:
    """What checking an export came to.

    ``entries`` is how many entries it has, ``withheld`` how many of them show no body; ``checkpoint`` is
    None unless its signature stands. ``remarks`` are what a reader should know though nothing is wrong.
    """

    entries: int
    withheld: int
    checkpoint: Checkpoint | None
    misfits: tuple[Misfit, ...]
    remarks: tuple[str, ...]

    @property
    def ok(self) -> bool:
        """Whether everything fits."""
        return not self.misfits


def verify_export(
    source: Path | Iterable[bytes],
    verifier_key: str | None = None,
    *,
    against: Checkpoint | str | None = None,
) -> Findings:
    """Check an export: leaves, sequence, bodies, tree, signature, and what an older checkpoint says.

    ``source`` is a file or its lines. ``verifier_key`` is the text form of a key that the reader has from
    elsewhere; without it the key in the export is used, which shows that the export is of one piece but not
    whose it is. ``against`` is a checkpoint kept outside, or its signed note, whose signature by the same key
    is then checked too. Nothing in an export raises, however broken it is; only a file that cannot be read
    does (OSError).
    """
    inspection = _Inspection()
    if isinstance(source, Path):
        with source.open("rb") as lines:
            return inspection.run(lines, verifier_key, against)
    return inspection.run(source, verifier_key, against)


class _Inspection:
    """One run over an export, with what it has found so far."""

    def __init__(self) -> None:
        self.misfits: list[Misfit] = []
        self.remarks: list[str] = []
        self.withheld = 0
        self.due = 0
        self.latest = ""
        self.frontier = Frontier()

    def run(
        self, lines: Iterable[bytes], verifier_key: str | None, against: Checkpoint | str | None
    ) -> Findings:
        """Everything there is to check, in one pass over the lines."""
        numbered = enumerate(lines, 1)
        _, first = next(numbered, (1, b""))
        verifier, checkpoint = self._heading(first, verifier_key)
        outside = self._outside(against, verifier)
        roots = {0: EMPTY_ROOT}
        wanted = {kept.size for kept in (checkpoint, outside) if kept}
        for number, line in numbered:
            self.frontier.append(self._entry(number, line, checkpoint))
            if self.frontier.size in wanted:
                roots[self.frontier.size] = self.frontier.root()
        if checkpoint:
            self._compare(checkpoint, roots)
        if outside:
            self._compare_outside(outside, checkpoint, roots)
        if self.withheld:
            self.remarks.append(f"{self.withheld} entries show no body: erased, or not for this reader.")
        return Findings(
            self.frontier.size, self.withheld, checkpoint, tuple(self.misfits), tuple(self.remarks)
        )

    def _miss(self, check: Check, reason: str, line: int | None = None) -> None:
        self.misfits.append(Misfit(check, line, reason))

    def _heading(self, line: bytes, key: str | None) -> tuple[Ed25519Verifier | None, Checkpoint | None]:
        heading = None
        try:
            heading = Heading.parse(line)
        except LedgerError as error:
            self._miss(Check.FORMAT, str(error), 1)
        if key is None and heading:
            key = heading.verifier_key
            self.remarks.append(
                "The key is taken from the export: this shows that it is of one piece, not whose it is."
            )
        elif heading and key != heading.verifier_key:
            self._miss(Check.KEY, "The export names another verifier key than the one given.", 1)
        verifier = None
        try:
            verifier = Ed25519Verifier.from_text(key) if key is not None else None
            if heading and verifier:
                return verifier, open_checkpoint(heading.checkpoint, [verifier])
        except LedgerError as error:
            self._miss(Check.SIGNATURE if verifier else Check.KEY, str(error), 1)
        return verifier, None

    def _outside(
        self, against: Checkpoint | str | None, verifier: Ed25519Verifier | None
    ) -> Checkpoint | None:
        if not isinstance(against, str):
            return against
        if verifier is None:
            self._miss(Check.AGAINST, "Without a key the outside checkpoint cannot be checked.")
            return None
        try:
            return open_checkpoint(against, [verifier])
        except LedgerError as error:
            self._miss(Check.AGAINST, f"The outside checkpoint cannot be used. {error}")
            return None

    def _entry(self, number: int, line: bytes, checkpoint: Checkpoint | None) -> bytes:
        """The leaf that this line puts into the tree."""
        try:
            shown = EntryLine.parse(line)
        except LedgerError as error:
            self._miss(Check.FORMAT, str(error), number)
            self.due += 1
            return bytes(32)
        header = shown.entry.header
        if header.seq != self.due:
            self._miss(Check.SEQUENCE, f"Entry {header.seq} stands where entry {self.due} was due.", number)
        self.due = header.seq + 1
        if checkpoint and header.origin != checkpoint.origin:
            self._miss(Check.ORIGIN, f"Entry {header.seq} is of another ledger, {header.origin}.", number)
        if header.at < self.latest:
            self.remarks.append(f"The clock of entry {header.seq} is behind that of the entry before it.")
        self.latest = header.at
        leaf = header.leaf()
        if shown.leaf != leaf:
            self._miss(Check.LEAF, f"The leaf of entry {header.seq} is not the hash of its header.", number)
        body, salt = shown.entry.body, shown.entry.salt
        if body is None or salt is None:
            self.withheld += 1
        elif commit(body, salt) != header.commitment:
            self._miss(Check.BODY, f"The body of entry {header.seq} is not the one committed to.", number)
        return leaf

    def _compare(self, checkpoint: Checkpoint, roots: dict[int, bytes]) -> None:
        size = self.frontier.size
        if size != checkpoint.size:
            self._miss(Check.SIZE, f"The checkpoint counts {checkpoint.size} entries, the export has {size}.")
        if roots.get(checkpoint.size, checkpoint.root) != checkpoint.root:
            self._miss(Check.ROOT, "The tree over the entries has another root than the checkpoint.")

    def _compare_outside(
        self, outside: Checkpoint, checkpoint: Checkpoint | None, roots: dict[int, bytes]
    ) -> None:
        if checkpoint and outside.origin != checkpoint.origin:
            self._miss(Check.ORIGIN, "The outside checkpoint is of another ledger.")
        root = roots.get(outside.size)
        if root is None:
            self._miss(
                Check.AGAINST,
                f"The outside checkpoint counts {outside.size} entries, the export has {self.frontier.size}: "
                "entries are gone, or this is an older state.",
            )
        elif root != outside.root:
            self._miss(
                Check.AGAINST,
                f"The first {outside.size} entries are not those the outside checkpoint was made of: "
                "the ledger was rewritten.",
            )
