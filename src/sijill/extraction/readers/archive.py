"""ZIP archives: each member is handed over as a file of its own; the text is the list of what is in it."""

from __future__ import annotations

from collections import Counter
from pathlib import PurePosixPath

from sijill.claims.document import Block, Document
from sijill.extraction.errors import Empty, Refused
from sijill.extraction.given import Given
from sijill.extraction.zip_directory import BrokenMember, Directory, Entry, read_directory

_IN_MEMORY = 8 * 1024 * 1024
_SAID_SINGLY = 20
_LITTER = frozenset({".DS_Store", "Thumbs.db", "desktop.ini"})


def read(source: Given) -> Document:
    """Hand over every member (``path``: its name in the archive) and list them, one line each.

    Raises :class:`Refused` if the directory cannot be read, the archive is a bomb, or all of it is
    encrypted; :class:`Empty` if there is no file in it.
    """
    directory = read_directory(source)
    files = [entry for entry in directory.entries if not entry.is_folder or entry.refusal]
    wanted = [entry for entry in files if not _is_litter(entry.name)]
    if not wanted:
        raise Empty(source.name, "there is no file in it", "check that the right archive was sent")
    if all(entry.refusal == "it is encrypted" for entry in wanted):
        raise Refused(
            source.name, "all of it is encrypted", "unpack it with its password and add the files themselves"
        )
    outcomes = [(entry, _hand_over(source, directory, entry)) for entry in wanted]
    return _listing(outcomes, (*directory.warnings, *_litter_warning(len(files) - len(wanted))))


def _is_litter(name: str) -> bool:
    path = PurePosixPath(name)
    return "__MACOSX" in path.parts or path.name in _LITTER


def _litter_warning(count: int) -> list[str]:
    if not count:
        return []
    return [
        f"Files that only an operating system uses (such as __MACOSX, Thumbs.db) were left out ({count})."
    ]


def _hand_over(source: Given, directory: Directory, entry: Entry) -> str | None:
    """Deliver a member whose bytes are sound; give the reason if they are not."""
    try:
        if entry.size <= _IN_MEMORY:
            source.deliver(entry.name, [directory.read(entry)], path=entry.name)
            return None
        # Half a file must not be handed over as a file, so that a large one is unpacked once to be checked.
        for _ in directory.chunks(entry):
            pass
        source.deliver(entry.name, directory.chunks(entry), path=entry.name)
    except BrokenMember as error:
        return str(error)
    return None


def _listing(outcomes: list[tuple[Entry, str | None]], warnings: tuple[str, ...]) -> Document:
    lines = []
    blocks = []
    start = 0
    for entry, refusal in outcomes:
        line = f"{entry.name} (refused: {refusal})" if refusal else f"{entry.name} ({entry.size} bytes)"
        lines.append(line)
        blocks.append(Block(start, start + len(line), "line", {"path": entry.name}))
        start += len(line) + 1
    refused = [(entry.name, refusal) for entry, refusal in outcomes if refusal]
    said = [f"{name} was refused: {refusal}." for name, refusal in refused[:_SAID_SINGLY]]
    if rest := Counter(refusal for _, refusal in refused[_SAID_SINGLY:]):
        reasons = "; ".join(f"{count}: {reason}" for reason, count in rest.most_common(10))
        said.append(f"{rest.total()} more were refused ({reasons}).")
    return Document(text="\n".join(lines), blocks=tuple(blocks), warnings=(*warnings, *said))
