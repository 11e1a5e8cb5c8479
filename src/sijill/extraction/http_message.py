"""An archived HTTP answer: its status and headers, and its body as a reader would see it (RFC 9110, 9112)."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sijill.extraction.warc import RATIO, RATIO_FROM, read_headers

_STATUS = re.compile(rb"HTTP/[0-9.]+ +([0-9]{3})(?: |\r?$|$)")
_HEAD = 256 * 1024
_PIECE = 256 * 1024
_WINDOWS = {"gzip": 31, "x-gzip": 31, "deflate": 15}


class BadBody(ValueError):
    """A body that cannot be unpacked; the message says why, without full stop."""


@dataclass(frozen=True, slots=True)
class Answer:
    """``status`` (0 if none is said) and headers by names in lower case."""

    status: int
    headers: dict[str, str]

    @property
    def content_type(self) -> str:
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()

    @property
    def charset(self) -> str | None:
        found = re.search(r"charset\s*=\s*[\"']?([\w.:-]{1,40})", self.headers.get("content-type", ""), re.I)
        return found[1].lower() if found else None


def read_answer(chunks: Iterable[bytes]) -> tuple[Answer, Iterator[bytes]]:
    """Split an answer from its body; the body is as it was transferred."""
    source = iter(chunks)
    held = b""
    end = None
    while end is None and len(held) < _HEAD:
        chunk = next(source, None)
        if chunk is None:
            break
        held += chunk
        end = re.search(rb"\r?\n\r?\n", held)
    head, rest = (held[: end.start()], held[end.end() :]) if end else (held, b"")
    lines = iter(head.split(b"\n"))
    status = _STATUS.match(next(lines, b"").rstrip(b"\r"))
    headers = read_headers(lambda: next(lines, b""))
    return Answer(int(status[1]) if status else 0, headers), _with(rest, source)


def _with(first: bytes, rest: Iterable[bytes]) -> Iterator[bytes]:
    if first:
        yield first
    yield from rest


def body_of(answer: Answer, raw: Iterable[bytes]) -> Iterator[bytes]:
    """Give the body without transfer and content encoding. Raises :class:`BadBody`.

    Archives often keep a body already unpacked beside the headers of the packed one, so that bytes which
    are not encoded as the headers say are taken as they are.
    """
    body = iter(raw)
    if "chunked" in answer.headers.get("transfer-encoding", "").lower():
        body = dechunked(body)
    named = answer.headers.get("content-encoding", "").lower()
    encodings = [name for part in named.split(",") if (name := part.strip()) not in ("", "identity")]
    if len(encodings) > 3:
        raise BadBody("its body is packed many times over")
    for encoding in reversed(encodings):
        body = _unpacked(body, encoding)
    return body


def dechunked(raw: Iterable[bytes]) -> Iterator[bytes]:
    """Take the chunks out of their framing; a body that has none passes as it is."""
    source = filter(None, raw)
    held = b""
    first = True
    while True:
        size, held = _chunk_size(held, source)
        if size is None:
            if not first and held.strip():
                raise BadBody("its body is not framed as it says")
            yield from _with(held if first else b"", source)
            return
        first = False
        if size == 0:
            return
        while size > 0:
            if not held and not (held := next(source, b"")):
                raise BadBody("its body ends too early")
            piece, held = held[:size], held[size:]
            size -= len(piece)
            yield piece


def _chunk_size(held: bytes, source: Iterator[bytes]) -> tuple[int | None, bytes]:
    """Read the line before a chunk: its size, ``None`` if there is no such line."""
    while b"\n" not in held.lstrip(b"\r\n") and len(held) < 1_024:
        more = next(source, b"")
        if not more:
            break
        held += more
    found = re.match(rb"(?:\r?\n)?([0-9a-fA-F]{1,12})[ \t]*(?:;[^\n]{0,900})?\r?\n", held)
    return (int(found[1], 16), held[found.end() :]) if found else (None, held)


def _unpacked(packed: Iterator[bytes], encoding: str) -> Iterator[bytes]:
    body = filter(None, packed)
    first = b""
    while len(first) < 2 and (chunk := next(body, b"")):
        first += chunk
    if encoding not in _WINDOWS:
        # A page that begins with a tag was kept unpacked.
        if first.lstrip()[:1] not in (b"<", b"{", b""):
            raise BadBody(f"its body is packed by a method that is not read ({encoding[:20]})")
        return _with(first, body)
    window = _WINDOWS[encoding]
    if window == 31 and not first.startswith(b"\x1f\x8b"):
        return _with(first, body)
    if window == 15 and not (
        first[:1] and first[0] & 0x0F == 8 and int.from_bytes(first[:2], "big") % 31 == 0
    ):
        window = -15
    return _inflated(_with(first, body), window)


def _inflated(body: Iterator[bytes], window: int) -> Iterator[bytes]:
    inflater = zlib.decompressobj(window)
    read = given = 0
    try:
        for chunk in body:
            read += len(chunk)
            while chunk and not inflater.eof:
                piece = inflater.decompress(chunk, _PIECE)
                chunk = inflater.unconsumed_tail
                given += len(piece)
                if given > RATIO_FROM and given > RATIO * read:
                    raise BadBody("its body unpacks to far too many bytes, as bombs do")
                yield piece
                if inflater.eof and window == 31 and inflater.unused_data.startswith(b"\x1f\x8b"):
                    chunk, inflater = inflater.unused_data, zlib.decompressobj(window)
    except zlib.error as error:
        raise BadBody("the packed bytes of its body are damaged") from error
    if not inflater.eof and read:
        raise BadBody("the packed bytes of its body end too early")
