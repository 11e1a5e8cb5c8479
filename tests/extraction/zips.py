"""ZIP containers built byte by byte, so that any field of them can be false."""

from __future__ import annotations

import struct
import zlib
from dataclasses import dataclass


@dataclass(frozen=True)
class Member:
    """One member; what is ``None`` is what an honest packer would write."""

    name: bytes
    data: bytes = b""
    method: int = 8
    flags: int = 0
    size: int | None = None
    crc: int | None = None
    packed: bytes | None = None
    extra: bytes = b""
    made_by: int = 0x0314
    mode: int = 0
    header: int | None = None


def packed(data: bytes) -> bytes:
    deflate = zlib.compressobj(9, zlib.DEFLATED, -15)
    return deflate.compress(data) + deflate.flush()


def zip_of(*members: Member, before: bytes = b"", comment: bytes = b"", count: int | None = None) -> bytes:
    """Build a container of the members in their order."""
    body, directory = bytearray(before), bytearray()
    for member in members:
        data = member.packed
        if data is None:
            data = packed(member.data) if member.method == 8 else member.data
        size = len(member.data) if member.size is None else member.size
        crc = zlib.crc32(member.data) if member.crc is None else member.crc
        header = len(body) - len(before) if member.header is None else member.header
        fields = (member.flags, member.method, 0, 0x21, crc, len(data), size, len(member.name))
        if member.header is None:
            body += struct.pack("<4s5H3I2H", b"PK\x03\x04", 20, *fields, 0) + member.name + data
        directory += struct.pack(
            "<4s6H3I5H2I",
            b"PK\x01\x02",
            member.made_by,
            20,
            *fields,
            len(member.extra),
            0,
            0,
            0,
            member.mode << 16,
            header,
        )
        directory += member.name + member.extra
    stated = len(members) if count is None else count
    end = struct.pack(
        "<4s4H2IH",
        b"PK\x05\x06",
        0,
        0,
        stated,
        stated,
        len(directory),
        len(body) - len(before),
        len(comment),
    )
    return bytes(body + directory) + end + comment
