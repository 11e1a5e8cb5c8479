"""WARC records as they go by (ISO 28500:2017), compressed by gzip or not, with bounds on all that is read."""

from __future__ import annotations

import base64
import hashlib
import re
import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

_MEBIBYTE = 1024 * 1024
MOST_BYTES = 4096 * _MEBIBYTE
MOST_RECORDS = 100_000
RATIO = 250
RATIO_FROM = 128 * _MEBIBYTE

_PIECE = 256 * 1024
_LONGEST_LINE = 64 * 1024
_MOST_LINES = 500
_CONTROL = re.compile("[\x00-\x08\x0a-\x1f\x7f]")
_GZIP = b"\x1f\x8b"
_ALGORITHMS = {"sha1": 20, "sha-1": 20, "sha256": 32, "sha-256": 32, "sha512": 64, "md5": 16}

Warn = Callable[[str], None]


class Bomb(ValueError):
    """Compressed bytes that unpack to far too many; the message says how many, without full stop."""


@dataclass(frozen=True, slots=True)
class Digest:
    """A digest that an archive states: the name of the algorithm as hashlib knows it, and its value."""

    algorithm: str
    value: bytes

    @classmethod
    def parse(cls, text: str) -> Digest | None:
        """Read ``sha1:BASE32`` or ``sha256:HEX``, ``None`` if it is neither."""
        name, _, value = text.strip().partition(":")
        size = _ALGORITHMS.get(name.lower())
        if size is None:
            return None
        try:
            if len(value) == size * 2:
                return cls(name.lower().replace("-", ""), bytes.fromhex(value))
            found = base64.b32decode(value.upper() + "=" * (-len(value) % 8))
        except ValueError:
            return None
        return cls(name.lower().replace("-", ""), found) if len(found) == size else None

    def check(self, chunks: Iterable[bytes], outcome: Callable[[bool], None]) -> Iterator[bytes]:
        """Pass bytes on, and say at their end whether the digest fits them."""
        state = hashlib.new(self.algorithm, usedforsecurity=False)
        for chunk in chunks:
            state.update(chunk)
            yield chunk
        outcome(state.digest() == self.value)


@dataclass(frozen=True, slots=True)
class Record:
    """One record: its headers by names in lower case, and its block, to be taken before the next record."""

    number: int
    headers: dict[str, str]
    block: Iterator[bytes] = field(compare=False)

    @property
    def kind(self) -> str:
        return self.headers.get("warc-type", "").lower()

    @property
    def address(self) -> str:
        return self.headers.get("warc-target-uri", "").strip("<>")


def inflate(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """Unpack gzip members one after the other; bytes that are no gzip pass as they are.

    Raises :class:`Bomb`, and ``EOFError`` or :class:`zlib.error` where the bytes end or are damaged.
    """
    source = filter(None, chunks)
    first = b""
    while len(first) < 2 and (chunk := next(source, b"")):
        first += chunk
    if not first.startswith(_GZIP):
        yield first
        yield from source
        return
    read, given = 0, 0
    inflater = zlib.decompressobj(31)
    waiting = first
    while True:
        while waiting:
            read += len(waiting)
            if inflater.eof:
                # Zeros after the last member are padding.
                waiting = waiting.lstrip(b"\x00")
                inflater = zlib.decompressobj(31) if waiting else inflater
                continue
            piece = inflater.decompress(waiting, _PIECE)
            given += len(piece)
            waiting = inflater.unconsumed_tail or inflater.unused_data
            read -= len(waiting)
            _refuse_bomb(read, given)
            yield piece
        waiting = next(source, b"")
        if not waiting:
            break
    if not inflater.eof:
        yield inflater.flush()
        raise EOFError


def _refuse_bomb(read: int, given: int) -> None:
    if given > MOST_BYTES:
        raise Bomb(f"unpacked it is larger than {MOST_BYTES // _MEBIBYTE} MiB")
    if given > RATIO_FROM and given > RATIO * read:
        raise Bomb(f"unpacked it is more than {RATIO} times its size, as bombs are")


class _Stream:
    """Bytes to be taken by lines or by number."""

    def __init__(self, chunks: Iterable[bytes]) -> None:
        self._chunks = iter(chunks)
        self._held = b""
        self._at = 0

    def line(self) -> bytes:
        """Take a line with its end; at most :data:`_LONGEST_LINE` bytes of it, nothing at the end."""
        while True:
            end = self._held.find(b"\n", self._at, self._at + _LONGEST_LINE) + 1
            if end or len(self._held) - self._at >= _LONGEST_LINE or not self._more():
                break
        end = end or min(self._at + _LONGEST_LINE, len(self._held))
        line = self._held[self._at : end]
        self._at = end
        return line

    def take(self, length: int) -> Iterator[bytes]:
        """Take so many bytes, fewer at the end."""
        while length > 0 and (self._at < len(self._held) or self._more()):
            piece = self._held[self._at : self._at + min(length, _PIECE)]
            self._at += len(piece)
            length -= len(piece)
            yield piece

    def _more(self) -> bool:
        chunk = next(filter(None, self._chunks), None)
        if chunk is None:
            return False
        self._held = self._held[self._at :] + chunk
        self._at = 0
        return True


def read_records(chunks: Iterable[bytes], warn: Warn) -> Iterator[Record]:
    """Give the records of an archive; what is broken in it goes to ``warn``, one sentence each.

    A record whose length is false is followed by a search for the next one. Raises :class:`Bomb`.
    """
    yield from _records(_Stream(_as_far_as_sound(chunks, warn)), warn)


def _as_far_as_sound(chunks: Iterable[bytes], warn: Warn) -> Iterator[bytes]:
    try:
        yield from inflate(chunks)
    except EOFError:
        warn("The archive ends in the middle of its compressed bytes.")
    except zlib.error:
        warn("The compressed bytes of the archive are damaged; what comes after them was not read.")


def _records(stream: _Stream, warn: Warn) -> Iterator[Record]:
    number = 0
    lost = False
    while line := stream.line():
        if not line.strip():
            continue
        if not re.match(rb"WARC/[01]\.\d", line):
            if not lost:
                warn(f"After record {number} stand bytes that are no record; they were passed over.")
            lost = True
            continue
        lost = False
        number += 1
        if number > MOST_RECORDS:
            raise Bomb(f"it has more than {MOST_RECORDS} records")
        headers = read_headers(stream.line)
        length = headers.get("content-length", "")
        if not length.isdecimal() or len(length) > 15:
            warn(f"Record {number} does not say its length and was passed over.")
            continue
        record = Record(number, headers, _block(stream, number, headers, warn))
        yield record
        for _ in record.block:
            pass


def _block(stream: _Stream, number: int, headers: dict[str, str], warn: Warn) -> Iterator[bytes]:
    length = int(headers["content-length"])
    left = length

    def said(fits: bool) -> None:
        if not fits:
            warn(f"Record {number} is not what was archived: its digest does not fit.")

    block = stream.take(length)
    digest = Digest.parse(headers.get("warc-block-digest", ""))
    for piece in digest.check(block, said) if digest else block:
        left -= len(piece)
        yield piece
    if left:
        warn(f"Record {number} ends {left} bytes too early.")
    if "warc-truncated" in headers:
        reason = headers["warc-truncated"][:40]
        warn(f"Record {number} was cut off when it was archived ({reason}).")


def read_headers(line: Callable[[], bytes]) -> dict[str, str]:
    """Read header lines up to an empty one, names in lower case; of a name said twice the first holds."""
    headers: dict[str, str] = {}
    name = ""
    for _ in range(_MOST_LINES):
        raw = line()
        if not raw.strip():
            break
        text = _CONTROL.sub("\N{REPLACEMENT CHARACTER}", raw.decode("utf-8", "replace").rstrip("\r\n"))
        if text[0] in " \t":
            if name:
                headers[name] += " " + text.strip()
            continue
        name, colon, value = text.partition(":")
        name = name.strip().lower()
        if colon and name not in headers:
            headers[name] = value.strip()
        else:
            name = ""
    return headers
