"""How a worker's answer travels: frames, each a mark, a kind, a length, and exactly so many bytes.

A member is a ``MEMBER`` frame (JSON), any number of ``BYTES`` frames and an ``END``, or a ``DROP`` if it
turned out to be broken; the answer itself, one ``ANSWER`` frame (JSON), comes last. ``PAGES`` may come
between members.
"""

from __future__ import annotations

import json
import struct
from collections.abc import Iterator
from enum import IntEnum
from typing import Any, Protocol

_MARK = b"SJX2"
_HEADER = struct.Struct(">4sBQ")
LARGEST_FRAME = 1 << 20


class Frame(IntEnum):
    MEMBER = 1
    BYTES = 2
    END = 3
    PAGES = 4
    ANSWER = 5
    DROP = 6


_KINDS = frozenset(map(int, Frame))


class BrokenAnswer(ValueError):
    """The bytes are not whole frames, or not in their order."""


class TooLarge(BrokenAnswer):
    """A frame is larger than whoever reads it allows."""


class _Stream(Protocol):
    def read(self, size: int, /) -> bytes: ...


def pack(frame: Frame, body: bytes = b"") -> bytes:
    """Make the bytes of a frame."""
    return _HEADER.pack(_MARK, frame, len(body)) + body


def pack_json(frame: Frame, value: dict[str, Any]) -> bytes:
    """Make the bytes of a frame that holds JSON."""
    return pack(
        frame, json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")
    )


def frames(stream: _Stream, *, largest: int) -> Iterator[tuple[Frame, bytes]]:
    """Read frames up to the answer or the end of the stream.

    Raises :class:`BrokenAnswer` for anything else than whole frames, :class:`TooLarge` for an answer of more
    than ``largest`` bytes or any other frame of more than :data:`LARGEST_FRAME`.
    """
    while header := stream.read(_HEADER.size):
        if len(header) != _HEADER.size:
            raise BrokenAnswer("the answer ends within a frame")
        mark, kind, length = _HEADER.unpack(header)
        if mark != _MARK or kind not in _KINDS:
            raise BrokenAnswer("the answer is not made of frames")
        if length > (largest if kind == Frame.ANSWER else LARGEST_FRAME):
            raise TooLarge("a frame is larger than allowed")
        body = stream.read(length)
        if len(body) != length:
            raise BrokenAnswer("the answer ends within a frame")
        yield Frame(kind), body
        if kind == Frame.ANSWER:
            return


def unpack_json(body: bytes) -> dict[str, Any]:
    """Read the JSON of a frame; raises :class:`BrokenAnswer` if it is not an object."""
    try:
        value = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise BrokenAnswer("a frame is not JSON") from error
    if not isinstance(value, dict):
        raise BrokenAnswer("a frame is not an object")
    return value
