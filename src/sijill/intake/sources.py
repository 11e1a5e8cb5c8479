"""Sources: a file's bytes are kept unchanged, named by their hash, and its text is kept beside them.

A file that gives no text is preserved all the same; the register then says why there is none.
"""

from __future__ import annotations

import hashlib
import json
import stat
import tempfile
from dataclasses import dataclass
from pathlib import Path

from sijill.claims import Document, SourceDetails, content_id, tombstone
from sijill.errors import SijillError
from sijill.extraction import Empty, ExtractionError, Killed, extract
from sijill.ledger import LedgerError, encode
from sijill.store import Erased, NotFound, StorageError
from sijill.store.files import Files
from sijill.store.kinds import Body, Draft
from sijill.store.register import Register
from sijill.store.tables import Tables
from sijill.text import language

SOURCE_TAG = "sijill/source/1"

_CHUNK = 1 << 20
# The language of a list or an article shows long before its end.
_SAMPLE = 20_000


@dataclass(frozen=True, slots=True)
class AddedSource:
    """What became of a file: ``new`` is false if the register held its bytes already.

    ``outcome`` is ``read``, ``empty``, ``refused`` or ``killed``, ``None`` if no text was asked for;
    ``warnings`` say what is in doubt, or why there is no ``document``.
    """

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
    sha256 = file_sha256(path)
    held = _held(register, sha256)
    if held is not None and (held.outcome is not None or not extract):
        return held
    if held is not None:
        text = read_text(register.files.path(sha256), path.name)
        register.door.write([text.keep(register.files, held.id, details)], author=author)
        return AddedSource(held.id, sha256, False, text.outcome, text.warnings, text.document)
    drafts = restoration(register, sha256, path.name, restore=restore)
    size = keep_file(register, path, sha256)
    source = source_id(register, sha256)
    drafts.append(added(source, sha256, size, path.name, details))
    if not extract:
        register.door.write(drafts, author=author)
        return AddedSource(source, sha256, True, None, (), None)
    text = read_text(register.files.path(sha256), path.name)
    drafts.append(text.keep(register.files, source, details))
    register.door.write(drafts, author=author)
    return AddedSource(source, sha256, True, text.outcome, text.warnings, text.document)


def document_of(register: Register, source: str) -> Document:
    """Give the document of a source as it was kept.

    Raises :class:`~sijill.store.NotFound` if there is no such source, :class:`SijillError` with the reason if
    it gave no text, :class:`~sijill.store.Erased` if the text was erased for safety.
    """
    tables = Tables(register.alias)
    found = tables.select("SELECT file, warnings FROM document WHERE source = %s", (source,))
    if not found:
        if not tables.select("SELECT 1 FROM source WHERE id = %s", (source,)):
            raise NotFound("source", source)
        raise SijillError(f"No text of the source {source} was kept; add its file again.")
    file, warnings = found[0]
    if file is None:
        raise SijillError(f"The source {source} gave no text: {' '.join(json.loads(warnings))}")
    try:
        return Document.from_json(json.loads(register.files.get(file)))
    except StorageError:
        entry = erasure_of(tables, file)
        if entry is None:
            raise
        raise Erased(f"The text of the source {source}", entry) from None


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


def keep_file(register: Register, path: Path, sha256: str) -> int:
    """Keep a copy of a file and give its size; raises :class:`SijillError` if it is no longer what it was."""
    kept, size = register.files.put_file(path)
    if kept != sha256:
        held = Tables(register.alias).select("SELECT 1 FROM source WHERE sha256 = %s", (kept,))
        if not held:
            register.files.remove(register.files.path(kept))
        raise SijillError(f"{path.name} was changed meanwhile; nothing was written, do the same again.")
    return size


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


def erasure_of(tables: Tables, file: str) -> int | None:
    """Give the entry by which a kept file was erased, ``None`` if none did."""
    for seq, body in tables.select("SELECT seq, body FROM entry WHERE kind = 'erased'"):
        if file in json.loads(body)["files"]:
            return int(seq)
    return None


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


@dataclass(frozen=True, slots=True)
class ReadText:
    """What the worker made of a file; ``kept`` are the canonical bytes of its document."""

    outcome: str
    warnings: tuple[str, ...]
    document: Document | None = None
    kept: bytes | None = None

    def keep(self, files: Files, source: str, details: SourceDetails) -> Draft:
        """Keep the document's bytes and give the act that says so."""
        document = self.document
        body: Body = {
            "source": source,
            "outcome": self.outcome,
            "file": None if self.kept is None else files.put(self.kept),
            "text_sha256": None,
            "extractor": "",
            "tabular": False,
            "language": details.language,
            "warnings": list(self.warnings),
        }
        if document is not None:
            body["text_sha256"] = hashlib.sha256(document.text.encode()).hexdigest()
            body["extractor"] = document.extractor
            body["tabular"] = document.tabular
            body["language"] = language_of(document, details)
        return Draft("document.extracted", body)


def read_text(path: Path, name: str) -> ReadText:
    """Read a file in the limited worker; ``name`` is the original's, whose suffix tells the format."""
    try:
        with tempfile.TemporaryDirectory(prefix="sijill-") as folder:
            # A kept file is named by its hash alone; a link gives the worker the suffix, and copies nothing.
            link = Path(folder) / f"input{Path(name).suffix}"
            link.symlink_to(path.absolute())
            document = extract(link)
        return ReadText("read", document.warnings, document, encode(document.as_json()))
    except ExtractionError as error:
        outcome = (
            "empty" if isinstance(error, Empty) else "killed" if isinstance(error, Killed) else "refused"
        )
        return ReadText(outcome, (f"{name}: {error.reason}; {error.remedy}.",))
    except LedgerError as error:
        return ReadText("refused", (f"{name}: its text cannot be kept ({error})",))


def language_of(document: Document, details: SourceDetails) -> str:
    """Give a document's language: as somebody said, else as its letters look (``und``: they do not tell)."""
    return details.language or document.language or language(document.text[:_SAMPLE])


def _held(register: Register, sha256: str) -> AddedSource | None:
    tables = Tables(register.alias)
    source = source_id(register, sha256)
    query = (
        "SELECT document.outcome, document.warnings FROM source"
        " LEFT JOIN document ON document.source = source.id WHERE source.id = %s"
    )
    found = tables.select(query, (source,))
    if not found:
        return None
    outcome, warnings = found[0]
    document = document_of(register, source) if outcome == "read" else None
    return AddedSource(source, sha256, False, outcome, tuple(json.loads(warnings or "[]")), document)
