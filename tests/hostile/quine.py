"""A ZIP whose only member is the ZIP itself, so that unpacking never ends.

The construction is that of Russ Cox, "Zip Files All The Way Down" (2010): deflate blocks that print bytes
as they stand and blocks that repeat what was printed last, each five bytes long, in an order that prints the
whole file. The checksum stands among the bytes that it is the sum of: it solves linear equations.
"""

from __future__ import annotations

import struct
import zlib

NAME = b"q.zip"
_UNIT = 5
_COMMENT = 258 - _UNIT - 46 - len(NAME) - 22
"""With this comment the end of the file is as long as one repetition can be."""


def quine() -> bytes:
    """Make the archive; the same bytes each time."""
    for seed in range(256):
        checksum = _solved(seed)
        if checksum is not None:
            return _archive(checksum, seed)
    raise AssertionError("no comment gives equations that can be solved")


def _archive(checksum: int, seed: int) -> bytes:
    # The sizes are those of the archive itself, which do not depend on what they are.
    blank = _packed(*_ends(checksum, seed, 0, 0))
    start, end = _ends(checksum, seed, len(blank), len(blank) + 30 + len(NAME) + 258 - _UNIT)
    return start + _packed(start, end) + end


def _ends(checksum: int, seed: int, packed: int, size: int) -> tuple[bytes, bytes]:
    """Give what stands before and behind the packed bytes: the member's header; directory and end."""
    fields = struct.pack("<5H3I2H", 20, 0, 8, 0, 0x21, checksum, packed, size, len(NAME), 0)
    start = b"PK\x03\x04" + fields + NAME
    # No extra field, no comment, first disk, no attributes, header at 0.
    directory = b"PK\x01\x02\x14\x00" + fields + bytes(14) + NAME
    offset = len(start) + packed
    comment = bytes([seed]) + b" " * (_COMMENT - 1)
    end = struct.pack("<4s4H2IH", b"PK\x05\x06", 0, 0, 1, 1, len(directory), offset, len(comment))
    return start, directory + end + comment


def _packed(start: bytes, end: bytes) -> bytes:
    """Print the start, the program, and the end; each name below is one unit of five bytes."""
    first, last = len(start) + _UNIT, len(end) + _UNIT
    head, tail = _literal(first), _literal(last)
    again, ending, four = _repeat(first), _repeat(last, final=True), _repeat(4 * _UNIT)
    none, one, many = _literal(0), _literal(_UNIT), _literal(4 * _UNIT)
    return b"".join(
        (
            *(head, start, head, again, one, again, one, one, many, again, one, one, many),
            *(four, many, four, many, four, many, four, many, four, none, none, tail),
            *(four, none, none, tail, ending, end, ending),
        )
    )


def _literal(length: int) -> bytes:
    return struct.pack("<BHH", 0, length, length ^ 0xFFFF)


def _repeat(length: int, *, final: bool = False) -> bytes:
    """Repeat the last ``length`` bytes: fixed Huffman codes (RFC 1951, 3.2.6) that fill five bytes."""
    matches = [10, 10] if length == 20 else [length]
    bits = [0, 1, 0]
    for match in matches:
        bits += _match(match, length)
    bits += [0] * 7
    if len(bits) < 30 + 8:
        # A block of nothing, so that the next one begins where a byte does.
        bits += [0, 1, 0] + [0] * 7
        last_header = len(bits) - 10
    else:
        last_header = 0
    bits[last_header] = int(final)
    assert 38 <= len(bits) <= 8 * _UNIT
    return sum(bit << place for place, bit in enumerate(bits)).to_bytes(_UNIT, "little")


def _match(length: int, distance: int) -> list[int]:
    code, extra, base = next(row for row in reversed(_LENGTHS) if row[2] <= length)
    symbol, width = (code - 256, 7) if code < 280 else (0b11000000 + code - 280, 8)
    bits = _high_first(symbol, width) + _low_first(length - base, extra)
    code, extra, base = next(row for row in reversed(_DISTANCES) if row[2] <= distance)
    return bits + _high_first(code, 5) + _low_first(distance - base, extra)


def _high_first(value: int, width: int) -> list[int]:
    return [value >> place & 1 for place in reversed(range(width))]


def _low_first(value: int, width: int) -> list[int]:
    return [value >> place & 1 for place in range(width)]


def _lengths() -> list[tuple[int, int, int]]:
    """Give code, extra bits and least length of RFC 1951, 3.2.5."""
    rows, base = [], 3
    for code in range(257, 285):
        extra = max((code - 261) // 4, 0)
        rows.append((code, extra, base))
        base += 1 << extra
    return [*rows, (285, 0, 258)]


def _distances() -> list[tuple[int, int, int]]:
    rows, base = [], 1
    for code in range(30):
        extra = max(code // 2 - 1, 0)
        rows.append((code, extra, base))
        base += 1 << extra
    return rows


_LENGTHS = _lengths()
_DISTANCES = _distances()


def _solved(seed: int) -> int | None:
    """Find the checksum that is the checksum of the archive with it: 32 equations over GF(2)."""
    constant = zlib.crc32(_archive(0, seed))
    rows = [0] * 32
    for bit in range(32):
        column = zlib.crc32(_archive(1 << bit, seed)) ^ constant ^ 1 << bit
        for place in range(32):
            rows[place] |= (column >> place & 1) << bit
    rows = [row | (constant >> place & 1) << 32 for place, row in enumerate(rows)]
    for bit in range(32):
        pivot = next((index for index in range(bit, 32) if rows[index] >> bit & 1), None)
        if pivot is None:
            return None
        rows[bit], rows[pivot] = rows[pivot], rows[bit]
        for index in range(32):
            if index != bit and rows[index] >> bit & 1:
                rows[index] ^= rows[bit]
    return sum((row >> 32 & 1) << place for place, row in enumerate(rows))
