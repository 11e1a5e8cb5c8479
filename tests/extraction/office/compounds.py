"""Compound files with one stream, as Office made them before 2007."""

from __future__ import annotations

import struct

_FREE, _END, _TABLE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD


def _entry(name: str, kind: int, start: int, size: int) -> bytes:
    letters = name.encode("utf-16-le") + b"\x00\x00"
    head = letters.ljust(64, b"\x00") + struct.pack("<HBB", len(letters), kind, 1)
    links = struct.pack("<III", _FREE, 1 if kind == 5 else _FREE, _FREE)
    return (head + links[:8] + struct.pack("<I", 1 if kind == 5 else _FREE)).ljust(
        116, b"\x00"
    ) + struct.pack("<IQ", start, size)


def compound_of(name: str, data: bytes) -> bytes:
    """Build a file with one stream, filled up to 4096 bytes: shorter ones stand in small sectors."""
    data = data.ljust(4096, b"\x00")
    sectors = -(-len(data) // 512)
    table = [_TABLE, _END, *range(3, sectors + 2), _END]
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    header += struct.pack("<HHHHH6xIII", 0x3E, 3, 0xFFFE, 9, 6, 0, 1, 1)
    header += struct.pack("<IIIIII", 0, 4096, _END, 0, _END, 0) + struct.pack("<I", 0) + b"\xff" * 432
    directory = _entry("Root Entry", 5, _END, 0) + _entry(name, 2, 2, len(data))
    parts = [
        header,
        struct.pack(f"<{len(table)}I", *table).ljust(512, b"\xff"),
        directory.ljust(512, b"\x00"),
        data.ljust(sectors * 512, b"\x00"),
    ]
    return b"".join(parts)
