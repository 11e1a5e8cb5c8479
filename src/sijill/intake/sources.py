"""One file as a source: its bytes are kept unchanged, named by their hash, and its text beside them.

A file that gives no text is preserved all the same; the register then says why there is none.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from sijill.claims import Document, SourceDetails
from sijill.errors import SijillError
from sijill.extraction import Workers
from sijill.intake.batches import Taken, add_all
from sijill.intake.gathering import NotAdded, gather
from sijill.intake.texts import document_of
from sijill.store.register import Register


@dataclass(frozen=True, slots=True)
class AddedSource:
    """What became of a file; as :class:`~sijill.intake.Taken`, with its ``document`` if it gave one."""

    id: str
    sha256: str
    new: bool
    outcome: str | None
    warnings: tuple[str, ...]
    document: Document | None


def add_source(
    register: Register,
    path: Path,
    details: SourceDetails,
    *,
    author: str,
    restore: bool = False,
    extract: bool = True,
) -> AddedSource:
    """Preserve a file and read it in the limited worker; both are written at once.

    The same bytes again, under whatever name, change nothing. Raises :class:`SijillError` if there is no
    regular file that can be read, and :class:`~sijill.store.Erased` if the bytes were erased for safety and
    ``restore`` does not say that they may come back.
    """
    if path.is_dir():
        raise SijillError(f"{path} is a folder; name the files in it.")
    with Workers(spool=register.files.incoming) as workers:
        results = list(
            add_all(
                register,
                gather([path]),
                details,
                author=author,
                workers=workers,
                restore=restore,
                extract=extract,
            )
        )
    # What was inside the file came in before it.
    own = results[-1]
    if isinstance(own, NotAdded):
        raise own.error or SijillError(own.reason)
    return _added(register, own)


def _added(register: Register, taken: Taken) -> AddedSource:
    document = document_of(register, taken.id) if taken.outcome == "read" else None
    warnings = taken.warnings or (document.warnings if document else ())
    return AddedSource(taken.id, taken.sha256, taken.new, taken.outcome, warnings, document)
