"""Records and strings of Excel's binary workbooks before 2007 ([MS-XLS] 2.1.4, 2.5.293, 2.5.294)."""

from __future__ import annotations

import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

BEGIN, END, CONTINUE = 0x0809, 0x0A, 0x3C

_LONG_STRING, _TEXTS = 0x0207, 0xFC
_WIDE, _EXTENDED, _RICH = 1, 4, 8


@dataclass(frozen=True, slots=True)
class Record:
    """A kind and its data; a record of strings that runs on has further ``pieces``."""

    kind: int
    pieces: tuple[bytes, ...]

    @property
    def data(self) -> bytes:
        return self.pieces[0]


def read_records(workbook: bytes, at: int) -> Iterator[Record]:
    """Give the records of one part of a workbook's stream, from its begin to its end.

    Raises ``IndexError`` if the stream ends before.
    """
    depth = 0
    while at + 4 <= len(workbook):
        kind, size = struct.unpack_from("<HH", workbook, at)
        pieces = [workbook[at + 4 : at + 4 + size]]
        at += 4 + size
        while kind in (_LONG_STRING, _TEXTS) and workbook[at : at + 2] == b"\x3c\x00":
            size = int.from_bytes(workbook[at + 2 : at + 4], "little")
            pieces.append(workbook[at + 4 : at + 4 + size])
            at += 4 + size
        depth += (kind == BEGIN) - (kind == END)
        yield Record(kind, tuple(pieces))
        if depth <= 0:
            return
    raise IndexError("the stream ends too early")


class Strings:
    """Strings one after the other in a record that may run on; where letters do, their width is said anew."""

    def __init__(self, pieces: Sequence[bytes], at: int = 0) -> None:
        self._pieces = pieces
        self._piece = 0
        self._at = at

    def next(self, *, short: bool = False) -> str:
        """Read a string; ``short``: its length has one byte. Raises ``IndexError`` at the end."""
        length = int.from_bytes(self._take(1 if short else 2), "little")
        flags = self._take(1)[0]
        runs = int.from_bytes(self._take(2), "little") if flags & _RICH else 0
        extension = int.from_bytes(self._take(4), "little") if flags & _EXTENDED else 0
        text = self._letters(length, wide=bool(flags & _WIDE))
        self._skip(runs * 4 + extension)
        return text

    def _letters(self, length: int, *, wide: bool) -> str:
        found = []
        while length > 0:
            if self._at >= len(self._pieces[self._piece]):
                self._turn()
                wide = bool(self._take(1)[0] & _WIDE)
            width = 2 if wide else 1
            data = self._pieces[self._piece][self._at : self._at + length * width]
            count = len(data) // width
            if not count:
                raise IndexError("a string is cut off")
            data = data[: count * width]
            found.append(data.decode("utf-16-le", "surrogatepass") if wide else data.decode("latin-1"))
            self._at += len(data)
            length -= count
        return "".join(found)

    def _take(self, count: int) -> bytes:
        if self._at >= len(self._pieces[self._piece]):
            self._turn()
        data = self._pieces[self._piece][self._at : self._at + count]
        if len(data) < count:
            raise IndexError("a string is cut off")
        self._at += count
        return data

    def _skip(self, count: int) -> None:
        while count > 0:
            left = len(self._pieces[self._piece]) - self._at
            if count <= left:
                self._at += count
                return
            count -= left
            if self._piece + 1 >= len(self._pieces):
                self._at += left
                return
            self._turn()

    def _turn(self) -> None:
        self._piece += 1
        self._at = 0
        if self._piece >= len(self._pieces):
            self._piece -= 1
            self._at = len(self._pieces[self._piece])
            raise IndexError("a string is cut off")


def short_number(value: int) -> float:
    """Read a number of 30 bits: the upper part of a double, or a whole number; perhaps in hundredths."""
    if value & 2:
        number = float((value - (1 << 32) if value & 0x80000000 else value) >> 2)
    else:
        number = float(struct.unpack("<d", struct.pack("<II", 0, value & 0xFFFFFFFC))[0])
    return number / 100 if value & 1 else number
