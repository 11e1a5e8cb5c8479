"""Lists: a file of rows becomes records and claims; the same list again brings what differs, and no more.

A plan is made outside the register's lock and holds everything; applying it is one short step.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from types import TracebackType
from typing import Any

from sijill.claims import SourceDetails
from sijill.intake.answers import ABOVE_HEADERS, WHOLE_ROW, ImportAnswer, Refusal
from sijill.intake.comparison import Comparison, before_of
from sijill.intake.differences import Change
from sijill.intake.digests import list_id
from sijill.intake.errors import IntakeError, StaleImport
from sijill.intake.keys import choose_key
from sijill.intake.mapping import map_columns, said_before
from sijill.intake.marks import Tombstones, lifted
from sijill.intake.originals import Original, original_of, without_rows
from sijill.intake.rows import RowReader
from sijill.intake.sheet import sheet
from sijill.store import Conflict
from sijill.store.collector import collector_paused
from sijill.store.kinds import Draft
from sijill.store.register import Register
from sijill.store.replay import Progress, silent
from sijill.store.tables import Tables
from sijill.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """What an import would do: ``answer`` says it, ``apply`` does it, ``discard`` forgets it.

    Its rows lie, whole and without a name, among the incoming files of the register.
    """

    register: Register
    author: str
    answer: ImportAnswer
    original: Original
    drafts: tuple[Draft, ...]
    entry: dict[str, Any]
    staged: Path
    erasures: int
    nothing: bool

    def discard(self) -> None:
        """Take away what was prepared."""
        self.register.files.remove(self.staged)

    def __enter__(self) -> ImportPlan:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.discard()


def plan_import(
    register: Register,
    source: str | Path,
    *,
    list_name: str,
    vocabulary: Vocabulary,
    author: str,
    mapping: Mapping[str, str] | None = None,
    key_columns: Sequence[str] | None = None,
    table: str | None = None,
    details: SourceDetails | None = None,
    allow_removals: bool = False,
    restore: bool = False,
    progress: Progress = silent,
) -> ImportPlan:
    """Compare a list with what the register has of it; nothing is written.

    ``source`` is the path of a file, or the id of a source; ``table`` says which of its tables. ``mapping``
    says what headers mean, by the keys of the vocabulary's columns ("" for a column that is not to be taken),
    ``key_columns`` which headers tell rows apart; both are kept for the list's next version. Bad rows and
    cells are in the answer.

    Raises :class:`IntakeError` if the list as a whole cannot be taken, or if more than half of its rows are
    no longer there and ``allow_removals`` does not say that this is right; ``Erased`` if the file was erased
    for safety and ``restore`` does not say that it may come back.
    """
    progress("reading the file", 0, 1)
    original = original_of(register, source, details or SourceDetails(), table=table, restore=restore)
    tables = Tables(register.alias)
    identifier = list_id(register.keys.ids, list_name)
    before = before_of(tables, identifier)
    found = sheet(original.document, original.table, original.name)
    rows = found.rows
    if not rows and not before.rows:
        raise IntakeError(f"{original.name} has headers but no rows; check that it is the right file.")
    said = dict(before.mapping.get("said", ()))
    columns = map_columns(found.headers, vocabulary, said=mapping or {}, saved=said, start=found.start)
    keys = choose_key(columns, rows, given=key_columns, saved=before.mapping.get("key"))
    reader = RowReader(
        columns, vocabulary, key=register.keys.ids, list_id=identifier, language=original.language
    )
    work = Comparison(register, reader, columns, keys, rows)
    work.refused += [Refusal(number, WHOLE_ROW, ABOVE_HEADERS) for number in found.above]
    with collector_paused():
        work.pair(identifier, before, allow_removals=allow_removals, list_name=list_name)
    work.refuse_erased(Tombstones.of(tables), restore=restore)
    if work.erased and original.is_new:
        first = int(original.table.place.get("row", 1))
        original = without_rows(register, original, work.erased)
        work.move(original.document, first=first)
    with collector_paused():
        staged, root = work.stage(progress)
    taken = {
        "columns": [[column.header, column.key] for column in columns if column.key is not None],
        "said": said_before(columns),
        "key": [column.header for column in keys],
    }
    nothing = (original.source, taken, 0) == (before.source, before.mapping, work.size)
    version = before.version + (not nothing)
    answer = ImportAnswer(
        list=list_name,
        version=version,
        added=work.changes[Change.NEW] + work.changes[Change.BACK],
        changed=work.changes[Change.CHANGED],
        unchanged=work.changes[Change.SAME],
        removed=len(work.gone),
        refused=tuple(sorted(work.refused, key=lambda refusal: refusal.row)),
        columns=columns,
        warnings=original.document.warnings,
    )
    entry = {
        "list": identifier,
        "name": list_name,
        "version": version,
        "source": original.source,
        "root": root,
        "rows": work.size,
        "mapping": taken,
    }
    drafts = tuple(lifted(work.lifted))
    return ImportPlan(register, author, answer, original, drafts, entry, staged, _erasures(tables), nothing)


def apply(plan: ImportPlan) -> ImportAnswer:
    """Write what was planned, in one transaction, and give the answer with its entry.

    If nothing differs, not even the bytes, nothing is written. Raises :class:`StaleImport`, with nothing
    written, if another import of the list or an erasure came between.
    """
    register, entry = plan.register, plan.entry
    with plan:
        if plan.nothing:
            return plan.answer
        if _erasures(Tables(register.alias)) != plan.erasures:
            raise StaleImport(
                entry["name"], entry["list"], seen=entry["version"] - 1, now=entry["version"] - 1
            )
        acts = [*plan.drafts, *plan.original.keep(register.files), Draft("list.imported", entry)]
        register.files.place_rows(plan.staged, entry["root"])
        try:
            written = register.door.write(acts, author=plan.author)
        except BaseException as error:
            if entry["rows"]:
                # Their salts are new, so no other entry can name these rows.
                register.files.remove(register.files.rows_path(entry["root"]))
            if isinstance(error, Conflict):
                raise StaleImport(
                    entry["name"], entry["list"], seen=error.seen, now=error.now or 0
                ) from error
            raise
        return replace(plan.answer, entry=written.acts[-1].seq)


def _erasures(tables: Tables) -> int:
    """Give the newest entry that set or lifted a tombstone."""
    found = tables.select("SELECT MAX(entry), MAX(lifted) FROM tombstone")[0]
    return max(found[0] or 0, found[1] or 0)
