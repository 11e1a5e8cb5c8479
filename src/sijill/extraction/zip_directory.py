"""The directory of a ZIP container, read with bounds and judged member by member before anything is unpacked.

Follows PKWARE's APPNOTE 6.3.10. Every container of ZIP (archives, Office files, WACZ) is opened here first,
so that no library sees a member that breaks a rule.
"""

from __future__ import annotations

import stat
import struct
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from sijill.extraction.errors import Refused
from sijill.extraction.given import Given
from sijill.extraction.zip_names import Name, RawName, decode_names

_MEBIBYTE = 1024 * 1024
_PIECE = 256 * 1024
_DIRECTORY_BYTES = 32 * _MEBIBYTE
_END = struct.Struct("<4s4H2IH")
_END64 = struct.Struct("<4sQ2H2I4Q")
_LOCATOR = struct.Struct("<4sIQI")
_CENTRAL = struct.Struct("<4s6H3I5H2I")
_LOCAL = struct.Struct("<4s5H3I2H")
_STORED, _DEFLATED = 0, 8
_UNIX = 3
_AGAIN = "ask for it to be sent again, packed anew"


@dataclass(frozen=True, slots=True)
class Bounds:
    """What a container may hold: members, bytes unpacked, and from how many bytes on which ratio."""

    members: int = 10_000
    total_bytes: int = 2048 * _MEBIBYTE
    ratio: int = 250
    ratio_from: int = 128 * _MEBIBYTE


@dataclass(frozen=True, slots=True)
class Entry:
    """One member: ``size`` bytes, ``packed`` from ``start`` on; ``refusal`` says why it is not read."""

    name: str
    size: int
    packed: int
    method: int
    crc: int
    header: int
    start: int = 0
    refusal: str | None = None

    @property
    def is_folder(self) -> bool:
        return self.name.endswith("/")


class BrokenMember(ValueError):
    """A member's bytes are not what the directory says; the message is the end of "it is refused: …"."""


class Directory:
    """The members of a container in the order of its directory, and what is in doubt about them."""

    def __init__(self, source: Given, entries: Sequence[Entry], warnings: Sequence[str]) -> None:
        self.entries = tuple(entries)
        self.warnings = tuple(warnings)
        self._source = source

    def chunks(self, entry: Entry) -> Iterator[bytes]:
        """Unpack a member piece by piece, never more than it declares.

        Raises :class:`BrokenMember` as soon as its size, its checksum or its packing proves false.
        """
        if entry.refusal:
            raise BrokenMember(entry.refusal)
        given = checksum = 0
        for piece in self._unpacked(entry):
            given += len(piece)
            if given > entry.size:
                raise BrokenMember(f"it holds more than the {entry.size} bytes that it declares")
            checksum = zlib.crc32(piece, checksum)
            yield piece
        if given != entry.size:
            raise BrokenMember(f"it holds {given} bytes, not the {entry.size} that it declares")
        if checksum != entry.crc:
            raise BrokenMember("its checksum does not fit its bytes")

    def read(self, entry: Entry) -> bytes:
        """Unpack a member whole; raises :class:`BrokenMember`."""
        return b"".join(self.chunks(entry))

    def _unpacked(self, entry: Entry) -> Iterator[bytes]:
        if entry.method == _STORED or not entry.packed:
            yield from self._packed(entry)
            return
        inflater = zlib.decompressobj(-zlib.MAX_WBITS)
        try:
            for packed in self._packed(entry):
                while packed and not inflater.eof:
                    yield inflater.decompress(packed, _PIECE)
                    packed = inflater.unconsumed_tail
            while not inflater.eof and (rest := inflater.decompress(b"", _PIECE)):
                yield rest
        except zlib.error as error:
            raise BrokenMember("its packed bytes are damaged") from error
        if not inflater.eof:
            raise BrokenMember("its packed bytes end too early")

    def _packed(self, entry: Entry) -> Iterator[bytes]:
        position, end = entry.start, entry.start + entry.packed
        while position < end:
            piece = self._source.read_at(position, min(_PIECE, end - position))
            if not piece:
                raise BrokenMember("its packed bytes end too early")
            yield piece
            position += len(piece)


def read_directory(source: Given, bounds: Bounds | None = None) -> Directory:
    """Read and judge the directory of a ZIP.

    Raises :class:`Refused` if it cannot be read or if the whole is a bomb; a member that breaks a rule is
    refused by its entry alone.
    """
    bounds = bounds or Bounds()
    end = _find_end(source)
    entries, raws = _read_central(source, end, bounds)
    names, warnings = decode_names(raws)
    named = [_named(entry, name) for entry, name in zip(entries, names, strict=True)]
    judged = _without_overlaps(_without_twins([_located(source, entry, end.start) for entry in named]))
    _refuse_bomb(source, judged, bounds)
    if end.members != len(judged):
        count = f"The directory says {end.members} members and lists {len(judged)}."
        return Directory(source, judged, (count, *warnings))
    return Directory(source, judged, warnings)


@dataclass(frozen=True, slots=True)
class _End:
    """Where the directory is: ``start`` and ``size`` in the file; ``shift``: bytes before the container."""

    start: int
    size: int
    shift: int
    members: int


def _refused(source: Given, reason: str) -> Refused:
    return Refused(source.name, reason, _AGAIN)


def _find_end(source: Given) -> _End:
    tail_start = max(source.size - _END.size - 0xFFFF, 0)
    tail = source.read_at(tail_start, source.size - tail_start)
    at = _end_in(tail)
    if at is None:
        raise _refused(source, "its directory is missing, so it was not sent or saved whole")
    _, disk, first_disk, _, members, size, offset, _ = _END.unpack_from(tail, at)
    before = tail_start + at
    if members == 0xFFFF or 0xFFFFFFFF in (size, offset):
        members, size, offset, before = _read_end64(source, before)
    elif disk or first_disk:
        raise _refused(source, "it is one part of an archive of several")
    shift = before - size - offset
    if shift < 0 or size > _DIRECTORY_BYTES:
        raise _refused(source, "its directory is not where it says")
    return _End(before - size, size, shift, members)


def _end_in(tail: bytes) -> int | None:
    """Find the last end record whose comment ends with the file, else the last that could be one."""
    possible = None
    at = tail.rfind(b"PK\x05\x06")
    while at >= 0:
        if at + _END.size <= len(tail):
            rest = len(tail) - at - _END.size - _END.unpack_from(tail, at)[-1]
            if rest == 0:
                return at
            possible = at if possible is None and rest > 0 else possible
        at = tail.rfind(b"PK\x05\x06", 0, at)
    return possible


def _read_end64(source: Given, before: int) -> tuple[int, int, int, int]:
    locator = source.read_at(max(before - _LOCATOR.size, 0), _LOCATOR.size)
    if len(locator) < _LOCATOR.size or not locator.startswith(b"PK\x06\x07"):
        raise _refused(source, "its directory is not where it says")
    position = _LOCATOR.unpack(locator)[2]
    record = source.read_at(position, _END64.size) if position < source.size else b""
    if len(record) < _END64.size or not record.startswith(b"PK\x06\x06"):
        raise _refused(source, "its directory is not where it says")
    *_, members, size, offset = _END64.unpack(record)
    return members, size, offset, position


def _read_central(source: Given, end: _End, bounds: Bounds) -> tuple[list[Entry], list[RawName]]:
    data = source.read_at(end.start, end.size)
    entries: list[Entry] = []
    raws: list[RawName] = []
    at = 0
    while at < len(data):
        if len(entries) >= bounds.members:
            raise Refused(
                source.name, f"it holds more than {bounds.members} members", "split it into several"
            )
        if at + _CENTRAL.size > len(data) or data[at : at + 4] != b"PK\x01\x02":
            raise _refused(source, "its directory is broken")
        entry, raw, at = _read_entry(data, at)
        entries.append(replace(entry, header=entry.header + end.shift))
        raws.append(raw)
    return entries, raws


def _read_entry(data: bytes, at: int) -> tuple[Entry, RawName, int]:
    fields = _CENTRAL.unpack_from(data, at)
    _, made_by, _, flags, method, _, _, crc, packed, size, *lengths = fields
    name_length, extra_length, comment_length, _, _, attributes, header = lengths
    name_end = at + _CENTRAL.size + name_length
    extra = data[name_end : name_end + extra_length]
    size, packed, header = _wide(extra, size, packed, header)
    refusal = _refusal(flags, method, made_by >> 8, attributes >> 16)
    if refusal is None and method == _STORED and size != packed:
        refusal = "it declares two sizes, though it is not packed"
    raw = RawName(data[at + _CENTRAL.size : name_end], bool(flags & 0x800), extra)
    entry = Entry("", size, packed, method, crc, header, refusal=refusal)
    return entry, raw, name_end + extra_length + comment_length


def _wide(extra: bytes, size: int, packed: int, header: int) -> tuple[int, int, int]:
    """Take the 64-bit sizes and offset from the extra field 1, in this order, where the others are full."""
    at = 0
    while at + 4 <= len(extra):
        kind, length = struct.unpack_from("<HH", extra, at)
        if kind == 1:
            field = extra[at + 4 : at + 4 + length]
            wide = iter(struct.unpack(f"<{len(field) // 8}Q", field[: len(field) // 8 * 8]))
            size = next(wide, size) if size == 0xFFFFFFFF else size
            packed = next(wide, packed) if packed == 0xFFFFFFFF else packed
            header = next(wide, header) if header == 0xFFFFFFFF else header
            break
        at += 4 + length
    return size, packed, header


def _refusal(flags: int, method: int, system: int, mode: int) -> str | None:
    if flags & 0x2041:
        return "it is encrypted"
    if method not in (_STORED, _DEFLATED):
        return f"it is packed by a method that is not read ({method})"
    if system == _UNIX and stat.S_ISLNK(mode):
        return "it is a link to another file"
    if system == _UNIX and stat.S_IFMT(mode) not in (0, stat.S_IFREG, stat.S_IFDIR):
        return "it is not a file"
    return None


def _named(entry: Entry, name: Name) -> Entry:
    folder = "it is named as a folder and holds bytes" if name.text.endswith("/") and entry.size else None
    return replace(entry, name=name.text, refusal=name.danger or entry.refusal or folder)


def _located(source: Given, entry: Entry, directory: int) -> Entry:
    """Find where a member's bytes start, behind its own header."""
    local = source.read_at(entry.header, _LOCAL.size) if entry.header < directory else b""
    if len(local) < _LOCAL.size or not local.startswith(b"PK\x03\x04"):
        return replace(entry, refusal=entry.refusal or "it is not where the directory says")
    name_length, extra_length = _LOCAL.unpack(local)[-2:]
    start = entry.header + _LOCAL.size + name_length + extra_length
    if start + entry.packed > directory:
        return replace(entry, refusal=entry.refusal or "it runs into the directory")
    return replace(entry, start=start)


def _without_twins(entries: list[Entry]) -> list[Entry]:
    seen: set[str] = set()
    kept = []
    for entry in entries:
        if entry.name in seen:
            entry = replace(entry, refusal=entry.refusal or "another member has the same name")
        seen.add(entry.name)
        kept.append(entry)
    return kept


def _without_overlaps(entries: list[Entry]) -> list[Entry]:
    """Refuse each member whose header or bytes lie within those of one before it in the file."""
    kept = list(entries)
    reached = 0
    for index in sorted(range(len(entries)), key=lambda at: (entries[at].header, -entries[at].start)):
        entry = entries[index]
        if not entry.start:
            continue
        if entry.header < reached:
            kept[index] = replace(entry, refusal=entry.refusal or "it shares its bytes with another member")
        reached = max(reached, entry.start + entry.packed)
    return kept


def _refuse_bomb(source: Given, entries: Sequence[Entry], bounds: Bounds) -> None:
    total = sum(entry.size for entry in entries if not entry.refusal)
    if total > bounds.total_bytes:
        allowed = bounds.total_bytes // _MEBIBYTE
        raise Refused(
            source.name, f"unpacked it would be larger than {allowed} MiB", "split it into smaller files"
        )
    if total > bounds.ratio_from and total > bounds.ratio * source.size:
        times = total // max(source.size, 1)
        raise Refused(
            source.name,
            f"unpacked it would be {times} times its size, as bombs are",
            "ask for the files unpacked or one by one",
        )
