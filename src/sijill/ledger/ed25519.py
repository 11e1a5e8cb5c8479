"""Ed25519 as the signature type of notes (C2SP type 0x01), and the text form of its public keys.

``cryptography`` does the mathematics. It is loaded at the first signature, because the command line must
start quickly, and checking does without it where it is not installed: see ``rfc8032``.
"""

import base64
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Self

from . import rfc8032
from .errors import LedgerError
from .note import check_name, decode_base64, key_id

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

KIND = 0x01
"""The byte that says Ed25519 in a key id and in a verifier key."""


@dataclass(frozen=True, slots=True)
class Ed25519Verifier:
    """A public key of 32 bytes under a name."""

    name: str
    public_key: bytes

    def __post_init__(self) -> None:
        check_name(self.name)
        if len(self.public_key) != 32:
            raise LedgerError(f"A public key of Ed25519 has 32 bytes, this one {len(self.public_key)}.")

    @property
    def key_id(self) -> bytes:
        """The first 4 bytes of SHA-256(name ‖ 0x0A ‖ 0x01 ‖ public key)."""
        return key_id(self.name, KIND, self.public_key)

    def verify(self, message: bytes, signature: bytes) -> bool:
        """Whether this key signed these bytes."""
        try:
            from cryptography.exceptions import InvalidSignature
            from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
        except ImportError:
            return rfc8032.verify(self.public_key, message, signature)
        try:
            Ed25519PublicKey.from_public_bytes(self.public_key).verify(signature, message)
        except (InvalidSignature, ValueError):
            return False
        return True

    def text(self) -> str:
        """The verifier key, to be handed out: ``<name>+<key id in hex>+<base64(0x01 ‖ public key)>``."""
        key = base64.b64encode(bytes([KIND]) + self.public_key).decode()
        return f"{self.name}+{self.key_id.hex()}+{key}"

    @classmethod
    def from_text(cls, text: str) -> Self:
        """The key that ``text`` wrote. LedgerError on another type or a key id that does not fit."""
        name, _, rest = text.partition("+")
        identifier, _, encoded = rest.partition("+")
        key = decode_base64(encoded)
        if key[:1] != bytes([KIND]):
            raise LedgerError(f"The key {name!a} is of a type that this version cannot check.")
        verifier = cls(name, key[1:])
        if identifier != verifier.key_id.hex():
            raise LedgerError(
                f"The key id in the verifier key of {name!a} does not fit the key; it was mistyped."
            )
        return verifier


@dataclass(frozen=True, slots=True)
class Ed25519Signer:
    """A private key under a name. It never shows itself in a ``repr``; ``keys`` writes it down."""

    name: str
    private_key: "Ed25519PrivateKey" = field(repr=False)

    def __post_init__(self) -> None:
        check_name(self.name)

    @property
    def key_id(self) -> bytes:
        """The key id of the public half."""
        return self.verifier().key_id

    def sign(self, message: bytes) -> bytes:
        """The 64 bytes of the signature (RFC 8032, deterministic)."""
        return self.private_key.sign(message)

    def verifier(self) -> Ed25519Verifier:
        """The public half."""
        return Ed25519Verifier(self.name, self.private_key.public_key().public_bytes_raw())
