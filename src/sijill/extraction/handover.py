"""How the worker's answer travels: a mark, a length, and exactly so many bytes of JSON."""

from __future__ import annotations

import json
import struct
from typing import Any

_MARK = b"SJX1"
_HEADER = struct.Struct(">4sQ")


class BrokenAnswer(ValueError):
    """The bytes are not one whole answer."""


def pack(answer: dict[str, Any]) -> bytes:
    """Make the bytes of an answer."""
    body = json.dumps(answer, ensure_ascii=False, separators=(",", ":")).encode("utf-8")
    return _HEADER.pack(_MARK, len(body)) + body


def unpack(data: bytes) -> dict[str, Any]:
    """Read an answer; raises :class:`BrokenAnswer` if a byte is missing, left over or not JSON."""
    if len(data) < _HEADER.size:
        raise BrokenAnswer("the answer ends in its header")
    mark, length = _HEADER.unpack_from(data)
    if mark != _MARK or length != len(data) - _HEADER.size:
        raise BrokenAnswer("the answer has not the length it says")
    try:
        answer = json.loads(memoryview(data)[_HEADER.size :].tobytes())
    except ValueError as error:
        raise BrokenAnswer("the answer is not JSON") from error
    if not isinstance(answer, dict):
        raise BrokenAnswer("the answer is not an object")
    return answer
