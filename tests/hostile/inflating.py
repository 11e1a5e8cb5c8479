"""Deflated bytes that are enormous unpacked, made without packing all of them."""

from __future__ import annotations

import zlib
from dataclasses import dataclass

MEBIBYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Inflating:
    """A deflate stream (RFC 1951) with the size and the checksums of what it unpacks to."""

    packed: bytes
    size: int
    crc: int
    adler: int

    def as_zlib(self) -> bytes:
        """Give it as RFC 1950 has it, which PDF and PNG use."""
        return b"\x78\xda" + self.packed + self.adler.to_bytes(4, "big")

    def as_gzip(self) -> bytes:
        """Give it as RFC 1952 has it."""
        size = self.size & 0xFFFFFFFF
        head = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\xff"
        return head + self.packed + self.crc.to_bytes(4, "little") + size.to_bytes(4, "little")


def inflating(start: bytes, block: bytes, count: int, end: bytes = b"") -> Inflating:
    """Deflate ``start``, ``count`` times ``block``, and ``end``."""
    # After a full flush nothing refers back, so that the packed bytes of a block can be repeated.
    pieces = [_flushed(start), _flushed(block) * count]
    deflate = zlib.compressobj(9, zlib.DEFLATED, -15)
    pieces.append(deflate.compress(end) + deflate.flush())
    crc, adler = zlib.crc32(start), zlib.adler32(start)
    for _ in range(count):
        crc, adler = zlib.crc32(block, crc), zlib.adler32(block, adler)
    size = len(start) + count * len(block) + len(end)
    return Inflating(b"".join(pieces), size, zlib.crc32(end, crc), zlib.adler32(end, adler))


def _flushed(data: bytes) -> bytes:
    deflate = zlib.compressobj(9, zlib.DEFLATED, -15)
    return deflate.compress(data) + deflate.flush(zlib.Z_FULL_FLUSH)
