"""Many files at once: each is kept and read in a worker of its own, and what is inside it comes in after it.

They are written in groups, so that a batch that was stopped goes on where it was: files that the register
holds are only hashed again. That an archive was read is written after everything in it.
"""

from __future__ import annotations

import shutil
import time
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from pathlib import Path

from sijill.claims import SourceDetails
from sijill.errors import SijillError
from sijill.extraction import Workers
from sijill.intake.gathering import Incoming, NotAdded
from sijill.intake.preserving import added, file_sha256, restoration, source_id
from sijill.intake.texts import ReadText, read_text
from sijill.store import Changed, Conflict
from sijill.store.kinds import Draft
from sijill.store.register import Register
from sijill.store.replay import Progress, silent
from sijill.store.tables import Tables

DEEPEST = 4
"""How far archives in archives are opened."""

_BY_HAND = "unpack it by hand"
_THREADS = 2
_GROUP = 64
_GROUP_SECONDS = 2.0
# Less than this must never be left on the disk: the database needs it to write anything at all.
_KEPT_FREE = 64 * 1024**2
_MOST_FILES = 50_000
_MOST_BYTES = 16 * 1024**3


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of a file: ``new`` is false if the register held its bytes already.

    ``outcome`` is ``read``, ``empty``, ``refused`` or ``killed``, ``None`` if no text was asked for;
    ``warnings`` say what is in doubt, or why there is no text. ``part_of`` is the source that it was in.
    """

    id: str
    sha256: str
    name: str
    new: bool
    outcome: str | None
    warnings: tuple[str, ...]
    part_of: str | None = None


def add_all(
    register: Register,
    files: Iterable[Incoming | NotAdded],
    details: SourceDetails,
    *,
    author: str,
    workers: Workers,
    restore: bool = False,
    extract: bool = True,
    ocr: bool = True,
    progress: Progress = silent,
) -> Generator[Taken | NotAdded, None, None]:
    """Preserve files and what is inside them (see :func:`~sijill.intake.gather`); give what became of each.

    One bad file stops no other. What was given out is written. Raises
    :class:`~sijill.store.StorageError` if the disk or the database refuses.
    """
    with ThreadPoolExecutor(_THREADS, thread_name_prefix="intake") as pool:
        batch = _Batch(register, author, workers, pool, _Wishes(restore, extract, ocr))
        try:
            yield from batch.run(files, details, progress)
        finally:
            pool.shutdown(wait=True, cancel_futures=True)
            batch.discard()


@dataclass(frozen=True, slots=True)
class _Wishes:
    restore: bool
    extract: bool
    ocr: bool


@dataclass(slots=True)
class _Budget:
    """What may still come out of one file that somebody named."""

    files: int = _MOST_FILES
    size: int = _MOST_BYTES


@dataclass(frozen=True, slots=True)
class _Item:
    """A file on its way in; ``whole`` is the archive that it was in."""

    incoming: Incoming
    details: SourceDetails
    budget: _Budget = field(default_factory=_Budget)
    whole: _Whole | None = None

    @property
    def depth(self) -> int:
        return self.whole.prepared.item.depth + 1 if self.whole else 0


@dataclass(frozen=True, slots=True)
class _Prepared:
    """A file that is kept and read, and the acts that say so."""

    item: _Item
    taken: Taken
    added: tuple[Draft, ...]
    read: Draft | None
    text: ReadText | None


@dataclass(slots=True)
class _Whole:
    """A file that holds others; it is done when those that are ``left`` are."""

    prepared: _Prepared
    left: int


_Step = tuple["_Item | None", Callable[[], "_Prepared | Taken | NotAdded"]]


class _Batch:
    def __init__(
        self, register: Register, author: str, workers: Workers, pool: ThreadPoolExecutor, wishes: _Wishes
    ) -> None:
        self.register = register
        self.author = author
        self.workers = workers
        self.pool = pool
        self.wishes = wishes
        self.files = register.files.unsettled()
        self.tables = Tables(register.alias)
        self.waiting: deque[_Item | NotAdded] = deque()
        self.started: deque[_Step] = deque()
        self.seen: dict[str, Taken | None] = {}
        self.drafts: list[Draft] = []
        self.results: list[Taken | NotAdded] = []
        self.open: list[ReadText] = []
        self.temporary: list[Path] = []

    def run(
        self, files: Iterable[Incoming | NotAdded], details: SourceDetails, progress: Progress
    ) -> Iterator[Taken | NotAdded]:
        for file in files:
            self.waiting.append(file if isinstance(file, NotAdded) else _Item(file, details))
        done = 0
        written = time.monotonic()
        while self.waiting or self.started or self.results:
            while self.waiting and len(self.started) < 4 * _THREADS:
                self.started.append(self._start(self.waiting.popleft()))
            if self.started:
                self._finish(*self.started.popleft())
            idle = not self.started and not self.waiting
            if idle or len(self.results) >= _GROUP or time.monotonic() - written > _GROUP_SECONDS:
                results = self._write()
                done += len(results)
                progress("adding files", done, done + len(self.started) + len(self.waiting))
                yield from results
                written = time.monotonic()

    def discard(self) -> None:
        """Delete what was only needed on the way."""
        for text in self.open:
            text.discard()
        for path in self.temporary:
            path.unlink(missing_ok=True)

    def _start(self, item: _Item | NotAdded) -> _Step:
        if isinstance(item, NotAdded):
            left_out = item
            return None, lambda: left_out
        try:
            incoming = item.incoming.packed(self.register.files.incoming)
            if incoming is not item.incoming:
                self.temporary.append(incoming.path)
                item = replace(item, incoming=incoming)
            return item, self._start_file(item, file_sha256(incoming.path))
        except SijillError as error:
            refused = NotAdded(item.incoming.name, str(error), error)
            return item, lambda: refused

    def _start_file(self, item: _Item, sha256: str) -> Callable[[], _Prepared | Taken | NotAdded]:
        source = source_id(self.register, sha256)
        name = item.incoming.name
        if source in self.seen:
            # By the time that this step is done, that of the same bytes before it is.
            return lambda: self._again(source, sha256, name)
        held = self._held(source)
        if held and (held[0][0] is not None or not self.wishes.extract):
            return lambda: Taken(source, sha256, name, False, held[0][0], ())
        drafts = [] if held else restoration(self.register, sha256, name, restore=self.wishes.restore)
        self._check_room(item.incoming)
        self.seen[source] = None
        return self.pool.submit(self._prepare, item, source, sha256, drafts=drafts, new=not held).result

    def _check_room(self, incoming: Incoming) -> None:
        """Refuse a file that would fill the disk: what comes after it has to be written too."""
        size = incoming.path.stat().st_size
        free = shutil.disk_usage(self.files.folder.parent).free
        if size + _KEPT_FREE > free:
            raise SijillError(
                f"{incoming.name} needs {size / 1024**2:,.0f} MiB, and {free / 1024**2:,.0f} MiB are free on"
                " the register's disk; make room, then add it again."
            )

    def _again(self, source: str, sha256: str, name: str) -> Taken:
        first = self.seen[source]
        return Taken(source, sha256, name, False, first.outcome if first else "read", ())

    def _held(self, source: str) -> list[tuple[str | None]]:
        query = (
            "SELECT document.outcome FROM source LEFT JOIN document ON document.source = source.id"
            " WHERE source.id = %s"
        )
        return [(row[0],) for row in self.tables.select(query, (source,))]

    def _prepare(self, item: _Item, source: str, sha256: str, *, drafts: list[Draft], new: bool) -> _Prepared:
        """Keep and read a file; runs in a thread and touches no table."""
        files = self.files
        name = item.incoming.name
        if new:
            _, size = files.put_file(item.incoming.path, expected=sha256)
            drafts = [*drafts, added(source, sha256, size, name, item.details)]
        text = read = None
        if self.wishes.extract:
            text = read_text(files.path(sha256), name, workers=self.workers, ocr=self.wishes.ocr)
            self.open.append(text)
            read = text.keep(files, source, item.details)
        outcome, warnings = (text.outcome, text.warnings) if text else (None, ())
        taken = Taken(source, sha256, name, new, outcome, warnings, item.details.part_of)
        return _Prepared(item, taken, tuple(drafts), read, text)

    def _finish(self, item: _Item | None, step: Callable[[], _Prepared | Taken | NotAdded]) -> None:
        try:
            result = step()
        except Changed as error:
            result = NotAdded(error.name, str(error), error)
        if not isinstance(result, _Prepared):
            self._give(result, item)
            return
        self.drafts += result.added
        whole = _Whole(result, 0)
        members = list(self._members(whole))
        whole.left = sum(1 for member in members if isinstance(member, _Item))
        self.waiting.extendleft(reversed(members))
        if not whole.left:
            self._close(result)

    def _close(self, prepared: _Prepared) -> None:
        """End a file that is read, with all that was in it."""
        self.drafts += [prepared.read] if prepared.read else []
        self.seen[prepared.taken.id] = prepared.taken
        if prepared.text is not None:
            prepared.text.discard()
            self.open.remove(prepared.text)
        self._give(prepared.taken, prepared.item)

    def _give(self, result: Taken | NotAdded, item: _Item | None) -> None:
        self.results.append(result)
        if item is not None and item.whole is not None:
            item.whole.left -= 1
            if not item.whole.left:
                self._close(item.whole.prepared)

    def _members(self, whole: _Whole) -> Iterator[_Item | NotAdded]:
        """Give the files inside a file, as far as they may be opened."""
        prepared = whole.prepared
        members = prepared.text.members if prepared.text else ()
        item, name = prepared.item, prepared.taken.name
        if members and item.depth >= DEEPEST:
            more = f"{name} holds {len(members)} more file{'s' if len(members) > 1 else ''}"
            yield NotAdded(name, f"{more}; archives are opened {DEEPEST} deep: {_BY_HAND}.")
            return
        details = replace(item.details, title="", derived_from=None, part_of=prepared.taken.id)
        for member in members:
            item.budget.files -= 1
            item.budget.size -= member.size
            inside = f"{name}/{member.name}"
            if item.budget.files < 0 or item.budget.size < 0:
                yield NotAdded(
                    inside, f"{inside} and what follows is more than one archive may hold: {_BY_HAND}."
                )
                return
            yield _Item(Incoming(member.path, inside), details, item.budget, whole)

    def _write(self) -> list[Taken | NotAdded]:
        """Write what is ready and give it out."""
        drafts, self.drafts = self.drafts, []
        results, self.results = self.results, []
        if drafts:
            self.files.settle()
        try:
            self.register.door.write(drafts, author=self.author)
        except Conflict:
            # Somebody else has added one of these files meanwhile.
            drafts = [draft for draft in drafts if not self._is_there(draft)]
            self.register.door.write(drafts, author=self.author)
        return results

    def _is_there(self, draft: Draft) -> bool:
        return draft.kind == "source.added" and bool(self._held(draft.body["source"]))
