"""The bytes of a source: hashed, kept unchanged, and not let in again once they were erased for safety."""

from __future__ import annotations

import hashlib
import stat
from pathlib import Path

from sijill.claims import SourceDetails, content_id, tombstone
from sijill.errors import SijillError
from sijill.store import Erased
from sijill.store.kinds import Body, Draft
from sijill.store.register import Register
from sijill.store.tables import Tables

SOURCE_TAG = "sijill/source/1"

_CHUNK = 1 << 20


def source_id(register: Register, sha256: str) -> str:
    """Give the id that a source with these bytes has in this register."""
    return content_id(register.keys.ids, SOURCE_TAG, sha256)


def file_sha256(path: Path) -> str:
    """Give the SHA-256 of a regular file; raises :class:`SijillError` for anything else."""
    try:
        mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            raise SijillError(f"{path} is a folder; name the files in it.")
        if not stat.S_ISREG(mode):
            raise SijillError(f"{path} is not a regular file; copy what it holds into one and add that.")
        digest = hashlib.sha256()
        with path.open("rb") as stream:
            while chunk := stream.read(_CHUNK):
                digest.update(chunk)
    except FileNotFoundError as error:
        raise SijillError(f"There is no file {path}; check its name.") from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise SijillError(f"{path} cannot be read ({reason}); check its name and its permissions.") from error
    return digest.hexdigest()


def restoration(register: Register, sha256: str, name: str, *, restore: bool) -> list[Draft]:
    """Give the act that lets erased bytes back in, none if they were not erased; else raise ``Erased``."""
    mark = tombstone(register.keys.ids, f"source:{sha256}")
    query = "SELECT entry FROM tombstone WHERE id = %s AND lifted IS NULL"
    found = Tables(register.alias).select(query, (mark,))
    if not found:
        return []
    if not restore:
        raise Erased(name, found[0][0])
    return [Draft("restored", {"marks": [mark], "reason": "added again by a person"})]


def added(source: str, sha256: str, size: int, name: str, details: SourceDetails) -> Draft:
    """Give the act that a source was added."""
    body: Body = {
        "source": source,
        "sha256": sha256,
        "size": size,
        "name": name,
        "details": details.as_json(),
    }
    return Draft("source.added", body)
