"""A register's keys: one that signs checkpoints, one that makes content ids. Both stay on this machine."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from pathlib import Path

from sijill.ledger import Ed25519Signer, Ed25519Verifier, LedgerError, keys
from sijill.store.errors import StorageError
from sijill.store.files import write_whole

_SIGNING = "signing.pem"
_VERIFIER = "verifier.txt"
_IDS = "ids.key"


@dataclass(frozen=True, slots=True)
class Keys:
    """``origin`` names the ledger; ``ids`` is the HMAC key of content ids (32 bytes)."""

    origin: str
    signer: Ed25519Signer
    verifier: Ed25519Verifier
    ids: bytes


def create_keys(folder: Path) -> Keys:
    """Make new keys and write them to ``folder`` (readable by its owner only)."""
    origin = keys.new_key_id()
    signer = keys.generate(origin)
    ids = secrets.token_bytes(32)
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    write_whole(folder / _SIGNING, keys.to_pem(signer))
    write_whole(folder / _VERIFIER, signer.verifier().text().encode() + b"\n")
    write_whole(folder / _IDS, ids.hex().encode() + b"\n")
    return Keys(origin, signer, signer.verifier(), ids)


def load_keys(folder: Path) -> Keys:
    """Read the keys of a register; raises :class:`StorageError` if one is missing or they do not fit."""
    try:
        verifier = Ed25519Verifier.from_text((folder / _VERIFIER).read_text().strip())
        signer = keys.from_pem((folder / _SIGNING).read_bytes(), verifier.name)
        ids = bytes.fromhex((folder / _IDS).read_text().strip())
    except (OSError, ValueError, LedgerError) as error:
        raise StorageError(
            f"The keys in {folder} cannot be read.", "Copy the folder `ledger` back from a backup."
        ) from error
    if signer.verifier() != verifier or len(ids) != 32:
        raise StorageError(
            f"The keys in {folder} do not belong together.", "Copy the folder `ledger` back from a backup."
        )
    return Keys(verifier.name, signer, verifier, ids)
