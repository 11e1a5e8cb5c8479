"""Signed notes: a text and the signatures under it (C2SP signed-note v1.0.0).

The format knows nothing of a signature's mathematics: whatever is a ``Signer`` can sign, whatever is a
``Verifier`` can check, so Ed25519 can be followed by another type without a new kind of note.
"""

import base64
import binascii
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol, Self

from .errors import LedgerError

MOST_SIGNATURES = 100
"""More than this many signatures under a note are refused (the specification asks for at least 16)."""

_DASH = "— "


class Signer(Protocol):
    """Whoever can sign a note."""

    @property
    def name(self) -> str:
        """The key's name: not empty, no space, no ``+``."""

    @property
    def key_id(self) -> bytes:
        """The 4 bytes that, with the name, tell the key."""

    def sign(self, message: bytes) -> bytes:
        """The signature, without the key id."""


class Verifier(Protocol):
    """Whoever can check a signature by one key."""

    @property
    def name(self) -> str:
        """The key's name."""

    @property
    def key_id(self) -> bytes:
        """The 4 bytes that, with the name, tell the key."""

    def verify(self, message: bytes, signature: bytes) -> bool:
        """Whether this key signed these bytes."""


@dataclass(frozen=True, slots=True)
class Signature:
    """One line under a note; nothing in it has been checked."""

    name: str
    key_id: bytes
    signature: bytes

    def __post_init__(self) -> None:
        check_name(self.name)
        if len(self.key_id) != 4 or not self.signature:
            raise LedgerError(f"The signature of {self.name!a} is too short to be one.")

    def line(self) -> str:
        """``— <name> <base64(key id ‖ signature)>``, with its newline."""
        return f"{_DASH}{self.name} {base64.b64encode(self.key_id + self.signature).decode()}\n"


@dataclass(frozen=True, slots=True)
class Note:
    """A text that ends in a newline, and the signatures under it, known or not.

    Raises LedgerError when the text is empty, lacks the newline or has a control character.
    """

    text: str
    signatures: tuple[Signature, ...] = ()

    def __post_init__(self) -> None:
        if not self.text.endswith("\n"):
            raise LedgerError("The text of a note ends in a newline.")
        _check_characters(self.text)

    def signed_by(self, signer: Signer) -> Self:
        """The same note with one more signature at the end; those that are there stay."""
        signature = Signature(signer.name, signer.key_id, signer.sign(self.text.encode()))
        return type(self)(self.text, (*self.signatures, signature))

    def format(self) -> str:
        """The whole note: text, empty line, one line for each signature."""
        return self.text + "\n" + "".join(signature.line() for signature in self.signatures)

    @classmethod
    def parse(cls, note: str) -> Self:
        """The note that ``format`` wrote. Nothing is checked: read the text only after ``verified_by``.

        Raises LedgerError when it has not the form of a signed note.
        """
        _check_characters(note)
        text, gap, tail = note.rpartition("\n\n")
        if not gap or not tail.endswith("\n"):
            raise LedgerError("A signed note is a text, an empty line and at least one line of signature.")
        lines = tail[:-1].split("\n")
        if len(lines) > MOST_SIGNATURES:
            raise LedgerError(
                f"A note with {len(lines)} signatures is refused; {MOST_SIGNATURES} are allowed."
            )
        return cls(text + "\n", tuple(_parse_line(line) for line in lines))

    def verified_by(self, verifiers: Iterable[Verifier]) -> tuple[Signature, ...]:
        """The signatures that stand, one for each of these keys that signed; others' lines are ignored.

        Raises LedgerError when a signature under one of these keys is wrong, or when none of them signed.
        """
        message = self.text.encode()
        found = []
        for verifier in verifiers:
            for signature in self.signatures:
                if (signature.name, signature.key_id) != (verifier.name, verifier.key_id):
                    continue
                if not verifier.verify(message, signature.signature):
                    raise LedgerError(f"The signature of {verifier.name} does not fit the text of the note.")
                found.append(signature)
                break
        if not found:
            raise LedgerError("The note is signed by none of the keys it was to be checked with.")
        return tuple(found)


def key_id(name: str, kind: int, public_key: bytes) -> bytes:
    """The first 4 bytes of SHA-256(name ‖ 0x0A ‖ kind ‖ public key)."""
    return hashlib.sha256(name.encode() + b"\n" + bytes([kind]) + public_key).digest()[:4]


def check_name(name: str) -> None:
    """Raises LedgerError unless ``name`` can name a key: not empty, no space of any kind, no ``+``."""
    if not name or "+" in name or any(letter.isspace() or letter < " " for letter in name):
        raise LedgerError(f"A key cannot be named {name!a}: no spaces, no control characters, no plus sign.")


def decode_base64(text: str) -> bytes:
    """The bytes of standard base64 in its one canonical spelling (RFC 4648, section 4); else LedgerError."""
    try:
        data = base64.b64decode(text, validate=True)
    except (ValueError, binascii.Error) as error:
        raise LedgerError(f"This is not base64: {text[:60]!a}.") from error
    if base64.b64encode(data).decode() != text:
        raise LedgerError(f"This base64 is not in its canonical spelling: {text[:60]!a}.")
    return data


def _parse_line(line: str) -> Signature:
    name, space, encoded = line.removeprefix(_DASH).partition(" ")
    if not line.startswith(_DASH) or not space:
        raise LedgerError(f"This is not a line of signature: {line[:60]!a}.")
    data = decode_base64(encoded)
    return Signature(name, data[:4], data[4:])


def _check_characters(text: str) -> None:
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise LedgerError("A note has half a surrogate pair in it.") from error
    if any(letter < " " and letter != "\n" for letter in text):
        raise LedgerError("A note has no control characters but the newline.")
