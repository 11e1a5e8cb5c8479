"""The original of a list: where its text comes from, and what is to be written with the import."""

from __future__ import annotations

import csv
import hashlib
import io
import json
from collections.abc import Callable, Container
from dataclasses import dataclass, field, replace
from pathlib import Path

from sijill import __version__
from sijill.claims import Block, Document, SourceDetails, tabular_text
from sijill.intake.errors import IntakeError
from sijill.intake.preserving import added, file_sha256, restoration, source_id
from sijill.intake.sheet import NO_TABLE, choose_table, numbered_rows
from sijill.intake.texts import ReadText, document_of, language_of, read_text
from sijill.ledger import encode
from sijill.store import Erased
from sijill.store.files import Files
from sijill.store.kinds import Draft
from sijill.store.register import Register
from sijill.store.tables import Tables


@dataclass(frozen=True, slots=True)
class Original:
    """A source whose rows are imported; ``keep`` puts what is not kept yet and gives the acts that say so.

    ``table`` is the block of the document that holds them.
    """

    source: str
    name: str
    document: Document
    table: Block
    language: str
    keep: Callable[[Files], list[Draft]]
    is_new: bool = False
    details: SourceDetails = field(default_factory=SourceDetails)


def original_of(
    register: Register, source: str | Path, details: SourceDetails, *, table: str | None, restore: bool
) -> Original:
    """Find the table to import: in a source, by its id, or in the file at a path, which is only read now.

    ``table`` is the name of a sheet or the number of a table, from 1; needed where there are several. Raises
    :class:`~sijill.intake.IntakeError` if there is no such table, ``Erased`` if it was erased for safety.
    """
    if isinstance(source, str):
        original = _known(register, source, document_of(register, source))
    else:
        original = _of_file(register, source, details, restore=restore)
    return replace(original, table=choose_table(original.document, original.name, table))


def without_rows(register: Register, original: Original, erased: Container[int]) -> Original:
    """Give a copy of a new original without some rows (1 is the header): what was erased must not be kept."""
    numbered = numbered_rows(original.document, original.table)
    rows = [cells for number, _, cells in numbered if number not in erased]
    page = io.StringIO()
    csv.writer(page, lineterminator="\n").writerows(rows)
    data = page.getvalue().encode()
    sha256 = hashlib.sha256(data).hexdigest()
    said = "Rows that were erased for safety are left out of this copy."
    document = Document(
        text=tabular_text(rows),
        tabular=True,
        language=original.document.language,
        extractor=f"sijill.intake@{__version__}",
        warnings=(*original.document.warnings, said),
    )
    source = source_id(register, sha256)
    if Tables(register.alias).select("SELECT 1 FROM source WHERE id = %s", (source,)):
        return _known(register, source, document)
    how = " ".join(filter(None, [original.details.collected_how, said]))
    details = replace(original.details, collected_how=how)
    name = Path(original.name).with_suffix(".csv").name
    text = ReadText("read", document.warnings, document, encode(document.as_json()))

    def keep(files: Files) -> list[Draft]:
        kept = files.put(data)
        return [added(source, kept, len(data), name, details), text.keep(files, source, details)]

    return replace(original, source=source, document=document, table=document.tables()[0], keep=keep)


def _of_file(register: Register, path: Path, details: SourceDetails, *, restore: bool) -> Original:
    sha256 = file_sha256(path)
    source = source_id(register, sha256)
    query = (
        "SELECT document.file FROM source LEFT JOIN document ON document.source = source.id"
        " WHERE source.id = %s"
    )
    held = Tables(register.alias).select(query, (source,))
    if held and held[0][0] is not None:
        try:
            return _known(register, source, document_of(register, source))
        except Erased:
            # The bytes had to go for the sake of one row; they serve to compare, and are not kept again.
            return _known(register, source, _readable(read_text(path, path.name)))
    # Files inside the file (pictures in a workbook) are not part of the list.
    text = read_text(path, path.name)
    document = _readable(text)
    if held:
        original = _known(register, source, document)
        return replace(original, keep=lambda files: [text.keep(files, source, details)])
    drafts = restoration(register, sha256, path.name, restore=restore)

    def keep(files: Files) -> list[Draft]:
        _, size = files.put_file(path, expected=sha256)
        acts = [added(source, sha256, size, path.name, details), text.keep(files, source, details)]
        return [*drafts, *acts]

    language = language_of(document, details)
    return Original(source, path.name, document, NO_TABLE, language, keep, True, details)


def _known(register: Register, source: str, document: Document) -> Original:
    query = (
        "SELECT source.name, source.details, document.language FROM source"
        " LEFT JOIN document ON document.source = source.id WHERE source.id = %s"
    )
    name, details, language = Tables(register.alias).select(query, (source,))[0]
    said = language or json.loads(details)["language"] or language_of(document, SourceDetails())
    return Original(source, name, document, NO_TABLE, said, lambda files: [])


def _readable(text: ReadText) -> Document:
    text.discard()
    if text.document is None:
        raise IntakeError(" ".join(text.warnings))
    return text.document
