"""Keys as bytes: made, written as PEM, read back. Where the bytes lie is the caller's concern."""

import secrets

from .ed25519 import Ed25519Signer
from .errors import LedgerError


def new_key_id() -> str:
    """A random id for an origin or an author: 32 hexadecimal digits that say nothing about anybody."""
    return secrets.token_hex(16)


def generate(name: str) -> Ed25519Signer:
    """A new private key from the system's random source; name it like the origin it signs for."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    return Ed25519Signer(name, Ed25519PrivateKey.generate())


def to_pem(signer: Ed25519Signer, *, passphrase: bytes | None = None) -> bytes:
    """The private key as PEM (PKCS #8), encrypted when there is a passphrase. The name is not part of it."""
    from cryptography.hazmat.primitives import serialization

    encryption: serialization.KeySerializationEncryption = serialization.NoEncryption()
    if passphrase is not None:
        encryption = serialization.BestAvailableEncryption(passphrase)
    return signer.private_key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, encryption
    )


def from_pem(pem: bytes, name: str, *, passphrase: bytes | None = None) -> Ed25519Signer:
    """The key that ``to_pem`` wrote, under ``name``.

    Raises LedgerError when these bytes are no Ed25519 key, or the passphrase is missing, wrong or not needed.
    """
    from cryptography.exceptions import UnsupportedAlgorithm
    from cryptography.hazmat.primitives import serialization
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    try:
        key = serialization.load_pem_private_key(pem, passphrase)
    except (ValueError, TypeError, UnsupportedAlgorithm) as error:
        raise LedgerError("The private key cannot be read; is the passphrase right?") from error
    if not isinstance(key, Ed25519PrivateKey):
        raise LedgerError("The private key is of another type than Ed25519.")
    return Ed25519Signer(name, key)
