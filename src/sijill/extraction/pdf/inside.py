"""What a PDF's dictionaries name, read from its bytes: the library shows neither all of it nor old versions.

A look, not a parser: names in uncompressed objects and in object streams (ISO 32000-2, 7.5.7), which are
unpacked within bounds. It finds what is written plainly; what is written to deceive it, it may miss.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from sijill.extraction.trailing import hidden_kind

_MOST_UNPACKED = 64 * 1024 * 1024
_SEARCHED = 1024 * 1024
_MOST_OF_ONE = 8 * 1024 * 1024
_OBJECT = re.compile(rb"(?<!\d)(\d{1,10})\s+\d{1,5}\s+obj\b")
_PAGE = re.compile(rb"/Type\s*/Page(?![A-Za-z])")
_OBJECT_STREAM = re.compile(rb"/Type\s*/ObjStm\b")
_FIRST = re.compile(rb"/First\s+(\d{1,9})")
_END = re.compile(rb"%%EOF")

_ACTIONS = {
    "JavaScript": re.compile(rb"/(?:JavaScript|JS)(?![A-Za-z])"),
    "actions that start programs": re.compile(rb"/Launch(?![A-Za-z])"),
    "actions that run when it is opened": re.compile(rb"/(?:OpenAction\s*<<|AA(?![A-Za-z]))"),
    "forms that send what is typed": re.compile(rb"/SubmitForm(?![A-Za-z])"),
    "links into other files": re.compile(rb"/(?:GoToR|GoToE)(?![A-Za-z])"),
    "films or sounds": re.compile(rb"/(?:RichMedia|Rendition|Movie|Screen|Sound)(?![A-Za-z])"),
    "an XFA form": re.compile(rb"/XFA(?![A-Za-z])"),
}


@dataclass(frozen=True, slots=True)
class Inside:
    """``pages``: how many objects are pages, old versions' included. ``actions``: what can act, in plural.

    ``versions``: how many times the file was ended and written on. ``behind``: what kind of file follows it.
    """

    pages: int
    actions: tuple[str, ...]
    versions: int
    behind: str | None = None


def look_inside(data: bytes) -> Inside:
    """Look for pages, actions and older versions in a PDF's bytes."""
    pages: set[int] = set()
    actions: set[str] = set()
    unpacked = 0
    for number, body in _objects(data):
        head, _, stream = body.partition(b"stream")
        if _PAGE.search(head):
            pages.add(number)
        actions.update(
            name for name, pattern in _ACTIONS.items() if name not in actions and pattern.search(head)
        )
        if _OBJECT_STREAM.search(head) and unpacked < _MOST_UNPACKED:
            plain = _unpacked(stream.lstrip(b"\r").removeprefix(b"\n"))
            unpacked += len(plain)
            pages.update(_pages_in(head, plain))
            actions.update(name for name, pattern in _ACTIONS.items() if pattern.search(plain))
    ends = len(_END.findall(data))
    linear = b"/Linearized" in data[:2048]
    last = max(data.rfind(b"%%EOF"), 0)
    behind = hidden_kind(data[last : last + _SEARCHED]) if ends else None
    return Inside(
        len(pages), tuple(name for name in _ACTIONS if name in actions), max(ends - linear, 1), behind
    )


def _objects(data: bytes) -> Iterator[tuple[int, bytes]]:
    starts = list(_OBJECT.finditer(data))
    for index, match in enumerate(starts):
        end = starts[index + 1].start() if index + 1 < len(starts) else len(data)
        yield int(match[1]), data[match.end() : end]


def _unpacked(stream: bytes) -> bytes:
    try:
        return zlib.decompressobj().decompress(stream, _MOST_OF_ONE)
    except zlib.error:
        return b""


def _pages_in(head: bytes, plain: bytes) -> Iterator[int]:
    found = _FIRST.search(head)
    if found is None:
        return
    first = int(found[1])
    numbers = plain[:first].split()
    offsets = [
        (int(number), first + int(offset))
        for number, offset in zip(numbers[::2], numbers[1::2], strict=False)
        if number.isdigit() and offset.isdigit() and len(number) < 11 and len(offset) < 11
    ]
    for index, (number, start) in enumerate(offsets):
        end = offsets[index + 1][1] if index + 1 < len(offsets) else len(plain)
        if _PAGE.search(plain[start:end]):
            yield number
