"""The text of a source: what a worker made of its bytes, kept beside them; or why there is none."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path

from sijill.claims import Document, SourceDetails
from sijill.errors import SijillError
from sijill.extraction import Empty, Extraction, ExtractionError, Killed, Member, Workers
from sijill.ledger import LedgerError, encode
from sijill.store import Erased, NotFound, StorageError
from sijill.store.files import Files
from sijill.store.kinds import Body, Draft
from sijill.store.register import Register
from sijill.store.tables import Tables
from sijill.text import language

# The language of a list or an article shows long before its end.
_SAMPLE = 20_000


@dataclass(frozen=True, slots=True)
class ReadText:
    """What a worker made of a file; ``kept`` are the canonical bytes of its document.

    ``outcome`` is ``read``, ``empty``, ``refused`` or ``killed``; ``warnings`` say what is in doubt, or why
    there is no document.
    """

    outcome: str
    warnings: tuple[str, ...]
    document: Document | None = None
    kept: bytes | None = None
    extraction: Extraction | None = None

    @property
    def members(self) -> tuple[Member, ...]:
        """The files inside the file, which lie in the spool until :meth:`discard`."""
        return self.extraction.members if self.extraction else ()

    def discard(self) -> None:
        """Delete the copies of the members."""
        if self.extraction is not None:
            self.extraction.discard()

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


def read_text(path: Path, name: str, *, workers: Workers | None = None, ocr: bool = True) -> ReadText:
    """Read a file in a limited worker; ``name`` is the original's, whose suffix helps to tell the format."""
    if workers is None:
        with Workers() as own:
            return read_text(path, name, workers=own, ocr=ocr)
    try:
        extraction = workers.extract(path, name=name, ocr=ocr)
    except ExtractionError as error:
        outcome = (
            "empty" if isinstance(error, Empty) else "killed" if isinstance(error, Killed) else "refused"
        )
        return ReadText(outcome, (f"{name}: {error.reason}; {error.remedy}.",))
    document = extraction.document
    try:
        return ReadText("read", document.warnings, document, encode(document.as_json()), extraction)
    except LedgerError as error:
        extraction.discard()
        return ReadText("refused", (f"{name}: its text cannot be kept ({error}); keep the original.",))


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
        entry = _erasure_of(tables, file)
        if entry is None:
            raise
        raise Erased(f"The text of the source {source}", entry) from None


def language_of(document: Document, details: SourceDetails) -> str:
    """Give a document's language: as somebody said, else as its letters look (``und``: they do not tell)."""
    return details.language or document.language or language(document.text[:_SAMPLE])


def _erasure_of(tables: Tables, file: str) -> int | None:
    """Give the entry by which a kept file was erased, ``None`` if none did."""
    for seq, body in tables.select("SELECT seq, body FROM entry WHERE kind = 'erased'"):
        if file in json.loads(body)["files"]:
            return int(seq)
    return None
