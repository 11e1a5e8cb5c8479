"""The header of an entry, and the leaf that stands for it in the tree."""

import hashlib
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Self

from .canonical import LARGEST_INTEGER
from .errors import LedgerError

# None of these characters is ever escaped in JSON, so a header can be written without an encoder.
_KEY_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._/-]{0,127}")
_KIND = re.compile(r"[a-z][a-z0-9._-]{0,63}")
_INSTANT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{3}Z")
_FIELDS = {"at", "author", "commitment", "kind", "origin", "seq"}
_HEX_DIGEST = re.compile("[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Header:
    """What stays of an entry for ever, even after its body was erased for somebody's safety.

    ``origin`` and ``author`` are random key ids, never names. ``seq`` counts from 0 without gaps. ``at`` is
    UTC, ISO 8601 with milliseconds and ``Z`` (see ``instant``): the clock of whoever wrote the entry, not a
    proof of time. ``commitment`` is the 32 bytes that bind to the body. Raises LedgerError on other shapes.
    """

    origin: str
    seq: int
    kind: str
    at: str
    author: str
    commitment: bytes

    def __post_init__(self) -> None:
        if not _KEY_ID.fullmatch(self.origin):
            raise LedgerError(
                f"An origin is a key id of ASCII letters, digits and . _ / -, not {self.origin!a}."
            )
        if not _KEY_ID.fullmatch(self.author):
            raise LedgerError(
                f"An author is a key id of ASCII letters, digits and . _ / -, not {self.author!a}."
            )
        if not _KIND.fullmatch(self.kind):
            raise LedgerError(f"A kind is lower-case ASCII, digits and . _ -, not {self.kind!a}.")
        if isinstance(self.seq, bool) or not 0 <= self.seq <= LARGEST_INTEGER:
            raise LedgerError(f"A seq is a whole number from 0 to 2^53 - 1, not {self.seq!a}.")
        if len(self.commitment) != 32:
            raise LedgerError(f"A commitment has 32 bytes, this one {len(self.commitment)}.")
        _check_instant(self.at)

    def encode(self) -> bytes:
        """The canonical JSON of the header (RFC 8785)."""
        return (
            f'{{"at":"{self.at}","author":"{self.author}","commitment":"{self.commitment.hex()}",'
            f'"kind":"{self.kind}","origin":"{self.origin}","seq":{self.seq}}}'
        ).encode()

    def leaf(self) -> bytes:
        """SHA-256(0x00 ‖ header): the leaf hash of RFC 9162, section 2.1.1."""
        return hashlib.sha256(b"\x00" + self.encode()).digest()

    def to_value(self) -> dict[str, str | int]:
        """The header as JSON shows it, the commitment in hexadecimal."""
        return {
            "at": self.at,
            "author": self.author,
            "commitment": self.commitment.hex(),
            "kind": self.kind,
            "origin": self.origin,
            "seq": self.seq,
        }

    @classmethod
    def from_value(cls, value: object) -> Self:
        """The header that JSON shows; LedgerError when a field is missing, unknown or of another type."""
        if not isinstance(value, dict) or value.keys() != _FIELDS:
            raise LedgerError(f"A header has exactly the fields {', '.join(sorted(_FIELDS))}.")
        if type(value["seq"]) is not int or not all(isinstance(value[f], str) for f in _FIELDS - {"seq"}):
            raise LedgerError("In a header seq is a whole number and every other field a string.")
        if not _HEX_DIGEST.fullmatch(value["commitment"]):
            raise LedgerError("A commitment is written as 64 lower-case hexadecimal digits.")
        return cls(
            origin=value["origin"],
            seq=value["seq"],
            kind=value["kind"],
            at=value["at"],
            author=value["author"],
            commitment=bytes.fromhex(value["commitment"]),
        )


def instant(moment: datetime) -> str:
    """A moment as ``Header.at`` writes it: UTC, milliseconds (the rest cut off), ``Z``.

    Raises LedgerError on a moment without a time zone.

    >>> from datetime import timedelta, timezone
    >>> instant(datetime(2026, 3, 1, 1, 30, tzinfo=timezone(timedelta(hours=3, minutes=30))))
    '2026-02-28T22:00:00.000Z'
    """
    if moment.tzinfo is None:
        raise LedgerError(f"{moment.isoformat()} says no time zone, so it is no moment.")
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").removesuffix("+00:00") + "Z"


def _check_instant(at: str) -> None:
    try:
        if _INSTANT.fullmatch(at):
            datetime.fromisoformat(at)
            return
    except ValueError:
        pass  # The right shape, but no such day or hour: the same answer.
    raise LedgerError(f"A time is written like 2026-03-01T22:00:00.000Z, not {at!a}.")
