"""Compound files ([MS-CFB]), the container of Office files before 2007: one stream out of it by name."""

from __future__ import annotations

import struct

_END = 0xFFFFFFFA
_ENTRY = 128
_ROOT = 5


class BrokenCompound(ValueError):
    """The chains of sectors in a compound file do not hold together."""


def names_in(data: bytes) -> tuple[str, ...]:
    """Give the names of all streams and storages. Raises :class:`BrokenCompound`."""
    return tuple(name for name, _, _, _ in _Compound(data).entries)


def stream(data: bytes, *names: str) -> bytes | None:
    """Give the bytes of the first stream that has one of the names, ``None`` if none has.

    Raises :class:`BrokenCompound`.
    """
    compound = _Compound(data)
    for name, kind, start, size in compound.entries:
        if name in names and kind != _ROOT:
            return compound.read(start, size)
    return None


class _Compound:
    def __init__(self, data: bytes) -> None:
        self._data = data
        try:
            self._open()
        except struct.error as error:
            raise BrokenCompound("its header is cut off") from error

    def _open(self) -> None:
        shift, mini_shift = struct.unpack_from("<HH", self._data, 30)
        if shift not in (9, 12) or mini_shift != 6:
            raise BrokenCompound("its header is broken")
        self._sector = 1 << shift
        first_directory, _, self._cutoff, first_mini, _, first_more, _ = struct.unpack_from(
            "<I4sIIIII", self._data, 48
        )
        parts = list(struct.unpack_from("<109I", self._data, 76))
        more = first_more
        for _ in range(len(self._data) // self._sector):
            if more >= _END:
                break
            found = self._numbers(more)
            parts.extend(found[:-1])
            more = found[-1]
        self._table = [number for part in parts if part < _END for number in self._numbers(part)]
        directory = self._chain(first_directory, len(self._data))
        self.entries = [
            entry for at in range(0, len(directory), _ENTRY) if (entry := _entry(directory[at : at + _ENTRY]))
        ]
        root = next((entry for entry in self.entries if entry[1] == _ROOT), None)
        self._mini = self._chain(root[2], root[3]) if root else b""
        table = self._chain(first_mini, len(self._data)) if first_mini < _END else b""
        self._mini_table = struct.unpack(f"<{len(table) // 4}I", table[: len(table) // 4 * 4])

    def read(self, start: int, size: int) -> bytes:
        if size >= self._cutoff:
            return self._chain(start, size)
        found = []
        number = start
        for _ in range(size // 64 + 1):
            if number >= len(self._mini_table):
                break
            found.append(self._mini[number * 64 : number * 64 + 64])
            number = self._mini_table[number]
        return b"".join(found)[:size]

    def _numbers(self, sector: int) -> tuple[int, ...]:
        return struct.unpack_from(f"<{self._sector // 4}I", self._data, (sector + 1) * self._sector)

    def _chain(self, start: int, size: int) -> bytes:
        found = []
        number = start
        # A chain that is longer than the file runs in a circle.
        for _ in range(min(size, len(self._data)) // self._sector + 1):
            if number >= len(self._table):
                break
            found.append(self._data[(number + 1) * self._sector : (number + 2) * self._sector])
            number = self._table[number]
        return b"".join(found)[:size]


def _entry(data: bytes) -> tuple[str, int, int, int] | None:
    """Read a directory entry: name, kind, first sector and size."""
    if len(data) < _ENTRY:
        return None
    length, kind = struct.unpack_from("<HB", data, 64)
    start, size = struct.unpack_from("<II", data, 116)
    if not kind or not 2 <= length <= 64:
        return None
    return data[: length - 2].decode("utf-16-le", "replace"), kind, start, size
