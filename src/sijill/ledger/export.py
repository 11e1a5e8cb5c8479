"""The export of a ledger: a file of lines that says everything somebody needs to check it without us.

The first line holds the checkpoint and the verifier key, every further line one entry, all in canonical JSON.
Body and salt are missing where an entry was erased or is not for the reader's eyes; header and leaf never.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Self

from .canonical import decode, encode
from .entry import Header
from .errors import LedgerError

FORMAT = "sijill-ledger-export/1"

_DIGEST = re.compile("[0-9a-f]{64}")
_ENTRY_FIELDS = ({"header", "leaf"}, {"header", "leaf", "body", "salt"})


@dataclass(frozen=True, slots=True)
class Heading:
    """The first line: the checkpoint as a signed note, and the key that is said to have signed it."""

    checkpoint: str
    verifier_key: str

    def line(self) -> bytes:
        """The line, with its newline."""
        value = {"checkpoint": self.checkpoint, "format": FORMAT, "verifier_key": self.verifier_key}
        return encode(value) + b"\n"

    @classmethod
    def parse(cls, line: bytes) -> Self:
        """The heading in a line; LedgerError when it is none of this format."""
        value = decode(line.removesuffix(b"\n"))
        if not isinstance(value, dict) or value.get("format") != FORMAT:
            raise LedgerError(f"The first line does not say that this is a {FORMAT}.")
        if value.keys() != {"checkpoint", "format", "verifier_key"}:
            raise LedgerError("The first line has exactly the fields checkpoint, format and verifier_key.")
        if not isinstance(value["checkpoint"], str) or not isinstance(value["verifier_key"], str):
            raise LedgerError("In the first line checkpoint and verifier_key are strings.")
        return cls(value["checkpoint"], value["verifier_key"])


@dataclass(frozen=True, slots=True)
class ExportedEntry:
    """One entry as it is given away: its header, and body (canonical JSON) and salt, or neither."""

    header: Header
    body: bytes | None = None
    salt: bytes | None = None

    def __post_init__(self) -> None:
        if (self.body is None) != (self.salt is None):
            raise LedgerError(f"Entry {self.header.seq} must show body and salt together, or neither.")

    def line(self) -> bytes:
        """The line, with its newline."""
        header, leaf = self.header.encode(), self.header.leaf().hex().encode()
        if self.body is None or self.salt is None:
            return b'{"header":%b,"leaf":"%b"}\n' % (header, leaf)
        salt = self.salt.hex().encode()
        return b'{"body":%b,"header":%b,"leaf":"%b","salt":"%b"}\n' % (self.body, header, leaf, salt)


@dataclass(frozen=True, slots=True)
class EntryLine:
    """An entry as a line shows it, with the leaf it claims; whether the parts fit is not checked yet."""

    entry: ExportedEntry
    leaf: bytes

    @classmethod
    def parse(cls, line: bytes) -> Self:
        """The entry in a line; LedgerError when it is none."""
        value = decode(line.removesuffix(b"\n"))
        if not isinstance(value, dict) or value.keys() not in _ENTRY_FIELDS:
            raise LedgerError(
                "An entry has the fields header and leaf, and body and salt together or neither."
            )
        header = Header.from_value(value["header"])
        leaf = _digest(value["leaf"], "leaf")
        if "body" not in value:
            return cls(ExportedEntry(header), leaf)
        return cls(ExportedEntry(header, encode(value["body"]), _digest(value["salt"], "salt")), leaf)


def export(heading: Heading, entries: Iterable[ExportedEntry]) -> Iterator[bytes]:
    """The lines of an export; ``entries`` are all entries under the checkpoint, in order."""
    yield heading.line()
    for entry in entries:
        yield entry.line()


def _digest(value: object, name: str) -> bytes:
    if not isinstance(value, str) or not _DIGEST.fullmatch(value):
        raise LedgerError(f"A {name} is written as 64 lower-case hexadecimal digits.")
    return bytes.fromhex(value)
