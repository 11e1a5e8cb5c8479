"""From what somebody names (files, folders) to the files that are to come in, one after another."""

from __future__ import annotations

import os
import re
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from sijill.errors import SijillError
from sijill.extraction.saved_page_packing import companion, pack

_LEFT_BY_SYSTEMS = frozenset({".ds_store", "thumbs.db", "desktop.ini", "__macosx", ".localized"})
_PAGES = (".html", ".htm", ".xhtml")
# What browsers put behind a page's name: "_files", "-Dateien", "_ملفات".
_SAVED_WITH = re.compile(r"[_.\- ][^_.\- ]+$")


@dataclass(frozen=True, slots=True)
class Incoming:
    """A file that is to come in: where its bytes lie, and what it is called where it came from.

    ``companion`` is the folder that a browser saved beside a page.
    """

    path: Path
    name: str
    companion: Path | None = None

    def packed(self, spool: Path) -> Incoming:
        """Pack a page and its folder into one file in ``spool``; any other file stays as it is.

        Raises :class:`SijillError` if they cannot be read.
        """
        if self.companion is None:
            return self
        try:
            packed = pack(self.path, self.companion)
            spool.mkdir(parents=True, exist_ok=True, mode=0o700)
            handle, place = tempfile.mkstemp(prefix=f"{os.getpid()}-", dir=spool)
            with os.fdopen(handle, "wb") as file:
                file.write(packed)
        except OSError as error:
            raise SijillError(
                f"{self.name} and its folder cannot be read ({error.strerror}); check their permissions."
            ) from error
        return Incoming(Path(place), f"{self.name}.page.zip")


@dataclass(frozen=True, slots=True)
class NotAdded:
    """Something that did not come in, and in one sentence why and what to do.

    ``error`` is what stopped it, if that was an error.
    """

    name: str
    reason: str
    error: SijillError | None = None


def gather(paths: Iterable[Path]) -> Iterator[Incoming | NotAdded]:
    """Give every file of ``paths``, those of folders in the order of their names.

    A page that a browser saved is one file with its folder. Links in folders are not followed, since they
    can lead anywhere.
    """
    for path in paths:
        if path.is_dir():
            yield from _of_folder(path)
        else:
            is_page = path.name.lower().endswith(_PAGES) and path.is_file()
            yield Incoming(path, path.name, companion(path) if is_page else None)


def _of_folder(top: Path) -> Iterator[Incoming | NotAdded]:
    root = top.absolute()
    left = 0
    unreadable: list[NotAdded] = []

    def refuse(error: OSError) -> None:
        where = Path(error.filename or top)
        unreadable.append(NotAdded(str(where), f"{where.name} cannot be opened ({error.strerror})."))

    for folder, folders, names in os.walk(root, onerror=refuse):
        here = Path(folder)
        # Only a page with a folder of its own name beside it is looked into.
        stems = {_SAVED_WITH.sub("", name) for name in folders}
        pages = [name for name in names if name.lower().endswith(_PAGES) and Path(name).stem in stems]
        saved = {name: found for name in pages if (found := companion(here / name)) is not None}
        companions = {found.name for found in saved.values()}
        junk = [name for name in (*folders, *names) if _left_by_system(name)]
        left += len(junk)
        folders[:] = sorted(name for name in folders if name not in companions and name not in junk)
        for name in sorted(set(names) - set(junk)):
            path = here / name
            shown = str(path.relative_to(root.parent))
            if path.is_symlink():
                yield NotAdded(shown, f"{shown} is a link to another place; add what it leads to by itself.")
            else:
                yield Incoming(path, shown, saved.get(name))
        for name in [name for name in folders if (here / name).is_symlink()]:
            folders.remove(name)
            shown = str((here / name).relative_to(root.parent))
            yield NotAdded(shown, f"{shown} is a link to another folder; add that folder by itself.")
    yield from unreadable
    if left:
        yield NotAdded(
            top.name, f"{left} files that systems leave in folders were left out (Thumbs.db and the like)."
        )


def _left_by_system(name: str) -> bool:
    return name.lower() in _LEFT_BY_SYSTEMS or name.startswith(("~$", "._"))
