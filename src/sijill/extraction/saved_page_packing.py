"""A page that a browser saved as a file and a folder, packed into one file that is always the same bytes."""

from __future__ import annotations

import html
import io
import os
import re
import stat
import unicodedata
import zipfile
from pathlib import Path

from sijill.extraction.errors import Refused
from sijill.extraction.sniffing import SAVED_PAGE_TYPE

PAGE = "page.html"
TYPE = "mimetype"
MOST_FILES = 5_000
MOST_BYTES = 200 * 1024 * 1024

_LINKS_WITHIN = 8 * 1024 * 1024
_LINK = re.compile(
    rb"\b(?:src|href|srcset|data-src)\s*=\s*(?:\"([^\"<>]{1,2000})\"|'([^'<>]{1,2000})')", re.I
)
_PERCENT = re.compile(rb"%([0-9a-fA-F]{2})")
_DATE = (1980, 1, 1, 0, 0, 0)


def companion(page: Path) -> Path | None:
    """Find the folder that a browser saved with ``page``: beside it, named like it, and linked to by it.

    Browsers name it in their user's language (``name_files``, ``name-Dateien``, ``name_ملفات``); what the
    page itself links to decides, so no list of words is needed. A page that was renamed still finds its
    folder if it links to no other. ``None`` if there is no such folder.
    """
    with page.open("rb") as file:
        markup = file.read(_LINKS_WITHIN)
    linked = {name for name in map(_folder, _links(markup)) if name}
    beside = [
        entry
        for entry in sorted(page.parent.iterdir())
        if unicodedata.normalize("NFC", entry.name) in linked and entry.is_dir() and not entry.is_symlink()
    ]
    stem = unicodedata.normalize("NFC", page.stem)
    named = [entry for entry in beside if unicodedata.normalize("NFC", entry.name).startswith(stem)]
    if named:
        return named[0]
    return beside[0] if len(beside) == 1 and re.search(r"[^\W_][_.\-]\w+$", beside[0].name) else None


def pack(page: Path, folder: Path) -> bytes:
    """Pack a page and its folder: a ZIP of stored members in a fixed order, without dates.

    Its first member, ``mimetype``, says what it is; then come ``page.html`` and the folder's files. Raises
    :class:`Refused` for links and devices inside the folder and for more than ``MOST_FILES`` or
    ``MOST_BYTES``.
    """
    files = _files(folder)
    total = 0
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr(zipfile.ZipInfo(TYPE, _DATE), SAVED_PAGE_TYPE)
        for name, path in [(PAGE, page), *files]:
            data = _bytes(path, MOST_BYTES - total)
            total += len(data)
            archive.writestr(zipfile.ZipInfo(name, _DATE), data)
    return written.getvalue()


def _links(markup: bytes) -> set[str]:
    found = {quoted or single for quoted, single in _LINK.findall(markup)}
    return {html.unescape(_decoded(link)) for link in found}


def _decoded(link: bytes) -> str:
    plain = _PERCENT.sub(lambda match: bytes([int(match[1], 16)]), link)
    try:
        return plain.decode("utf-8")
    except UnicodeDecodeError:
        return plain.decode("cp1256", "replace")


def _folder(link: str) -> str | None:
    """Give the folder beside the page that a relative link leads into."""
    first, slash, _ = link.strip().removeprefix("./").partition("/")
    return (
        unicodedata.normalize("NFC", first)
        if slash and first not in ("", ".", "..") and ":" not in first
        else None
    )


def _files(folder: Path) -> list[tuple[str, Path]]:
    found = []
    for root, folders, names in os.walk(folder):
        for name in (*folders, *names):
            path = Path(root, name)
            mode = path.lstat().st_mode
            if not (stat.S_ISREG(mode) or stat.S_ISDIR(mode)):
                raise Refused(
                    name, "it is a link or a device, no file", "save the page again from the browser"
                )
            if stat.S_ISREG(mode):
                found.append((f"files/{path.relative_to(folder).as_posix()}", path))
        if len(found) > MOST_FILES:
            raise Refused(folder.name, f"it holds more than {MOST_FILES:,} files", "save the page as MHTML")
    return sorted(found)


def _bytes(path: Path, room: int) -> bytes:
    # Not followed: a link put in the file's place after it was looked at.
    descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0))
    with os.fdopen(descriptor, "rb") as file:
        data = file.read(room + 1)
    if len(data) > room:
        raise Refused(
            path.name, f"the page and its files exceed {MOST_BYTES >> 20} MiB", "save the page as MHTML"
        )
    return data
