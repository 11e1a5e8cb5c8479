"""Checkpoints: a signed statement of how long a ledger is and what its root is (C2SP tlog-checkpoint).

Whoever holds an older checkpoint can prove that the ledger was changed behind it. That is the whole use of
one, so give them away.
"""

import base64
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

from .errors import LedgerError
from .note import Note, Signer, Verifier, decode_base64

_SIZE = re.compile("0|[1-9][0-9]{0,18}")


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """The origin of a ledger, its size in entries and the root of its tree (32 bytes).

    ``extensions`` are further lines that others may have added; ours writes none. Raises LedgerError when a
    field cannot stand in a checkpoint.
    """

    origin: str
    size: int
    root: bytes
    extensions: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        lines = (self.origin, *self.extensions)
        if any(not line or "\n" in line for line in lines):
            raise LedgerError(
                "The origin and every extension of a checkpoint are one line that is not empty."
            )
        if self.size < 0:
            raise LedgerError(f"A ledger cannot have {self.size} entries.")
        if len(self.root) != 32:
            raise LedgerError(f"A root has 32 bytes, this one {len(self.root)}.")

    def format(self) -> str:
        """The text that is signed: origin, size, root in base64, extensions, each on its line."""
        root = base64.b64encode(self.root).decode()
        return "".join(f"{line}\n" for line in (self.origin, str(self.size), root, *self.extensions))

    @classmethod
    def parse(cls, text: str) -> Self:
        """The checkpoint that ``format`` wrote; LedgerError on any other text."""
        lines = text.split("\n")
        if len(lines) < 4 or lines[-1]:
            raise LedgerError("A checkpoint has three lines: origin, size and root.")
        origin, size, root, *extensions = lines[:-1]
        if not _SIZE.fullmatch(size):
            raise LedgerError(f"The size in a checkpoint is a plain whole number, not {size[:40]!a}.")
        return cls(origin, int(size), decode_base64(root), tuple(extensions))

    def sign(self, signer: Signer) -> str:
        """The checkpoint as a signed note."""
        return Note(self.format()).signed_by(signer).format()


def open_checkpoint(note: str, verifiers: Iterable[Verifier]) -> Checkpoint:
    """The checkpoint in a note, once at least one of these keys has signed it.

    Raises LedgerError when none has, when one of their signatures is wrong, or when the text is something
    else than a checkpoint.
    """
    signed = Note.parse(note)
    signed.verified_by(verifiers)
    return Checkpoint.parse(signed.text)
