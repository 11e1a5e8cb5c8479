"""Salted commitments: a hash that binds to a body and, once the salt is gone, tells nothing about it."""

import hashlib
import secrets
from dataclasses import dataclass
from typing import Self

from .errors import LedgerError

SALT_BYTES = 32


def commit(body: bytes, salt: bytes) -> bytes:
    """SHA-256(salt ‖ body). Raises LedgerError when the salt is not 32 bytes."""
    if len(salt) != SALT_BYTES:
        raise LedgerError(f"A salt has {SALT_BYTES} bytes, this one {len(salt)}.")
    return hashlib.sha256(salt + body).digest()


def new_salt() -> bytes:
    """32 bytes from the system's random source."""
    return secrets.token_bytes(SALT_BYTES)


@dataclass(frozen=True, slots=True)
class Commitment:
    """What is kept of a body besides the body: the digest for ever, the salt until an erasure."""

    digest: bytes
    salt: bytes

    @classmethod
    def of(cls, body: bytes) -> Self:
        """A commitment to ``body`` under a fresh salt."""
        salt = new_salt()
        return cls(commit(body, salt), salt)

    def opens(self, body: bytes) -> bool:
        """Whether this is a commitment to exactly these bytes."""
        return commit(body, self.salt) == self.digest
