"""What befell a source outside the register, as somebody says: brought by a courier, copied to a disk."""

from __future__ import annotations

from enum import StrEnum

from sijill.errors import SijillError
from sijill.store.door import Written
from sijill.store.kinds import Draft
from sijill.store.register import Register


class OutsideEvent(StrEnum):
    """Event types of PREMIS 3 for what happens before a source comes in, or to it elsewhere."""

    CREATION = "creation"
    CAPTURE = "capture"
    TRANSFER = "transfer"
    REPLICATION = "replication"
    REFRESHMENT = "refreshment"
    IMAGING = "imaging"
    MIGRATION = "migration"
    MODIFICATION = "modification"
    REDACTION = "redaction"
    DECRYPTION = "decryption"
    VIRUS_CHECK = "virus check"
    FIXITY_CHECK = "fixity check"
    QUARANTINE = "quarantine"
    RECOVERY = "recovery"
    DELETION = "deletion"


def note_custody(
    register: Register,
    source: str,
    *,
    event: OutsideEvent,
    author: str,
    at_said: str | None = None,
    by: str | None = None,
    note: str = "",
) -> Written:
    """Note what happened to a source, when (in the words of whoever says so), by whom, and how.

    What is not known stays ``None``. A note is not taken back; another one corrects it. Raises
    :class:`~sijill.store.NotFound` for a source that is not there, :class:`SijillError` for a note that says
    nothing.
    """
    if not (note.strip() or by or at_said):
        raise SijillError("The note says nothing; write when it happened, by whom, or what happened.")
    body = {"source": source, "event": str(event), "at_said": at_said, "by": by, "note": note.strip()}
    return register.door.write([Draft("custody.noted", body)], author=author)
