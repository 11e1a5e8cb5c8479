"""Recordings that have no end, a false length, too many tracks, or that are lists of other files."""

from __future__ import annotations

import struct

from tests.hostile.files import BadFile, Canary, fixed


def _box(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I4s", 8 + len(body), kind) + body


_FTYP = _box(b"ftyp", b"isom\x00\x00\x00\x00isom")


def wav(seconds: float = 0.5, *, claimed: int | None = None) -> bytes:
    """Silence at 8 kHz; ``claimed`` is the length that its header says, in bytes."""
    data = bytes(int(seconds * 8000) * 2)
    size = len(data) if claimed is None else claimed
    form = struct.pack("<4sIHHIIHH", b"fmt ", 16, 1, 1, 8000, 16000, 2, 16)
    body = b"WAVE" + form + struct.pack("<4sI", b"data", size) + data
    return struct.pack("<4sI", b"RIFF", min(size + 36, 0xFFFFFFFF)) + body


def playlist(canary: Canary) -> bytes:
    return f"#EXTM3U\n#EXT-X-TARGETDURATION:5\n#EXTINF:5,\n{canary.path.as_uri()}\n#EXT-X-ENDLIST\n".encode()


def playlist_as_mp3(canary: Canary) -> bytes:
    """A playlist behind the mark of an MP3."""
    return b"ID3\x04\0\0\0\0\0\0\n" + playlist(canary)


def playlist_as_mp4(canary: Canary) -> bytes:
    """A playlist behind the first box of a film."""
    return _FTYP + playlist(canary)


def concatenation(canary: Canary) -> bytes:
    return f"ffconcat version 1.0\nfile '{canary.path}'\nfile '{canary.address}/x'\n".encode()


def reference_film(canary: Canary) -> bytes:
    """A QuickTime film whose sound is said to be in another file of this machine."""
    alias = canary.path.as_uri().encode() + b"\x00"
    dref = _box(b"dref", struct.pack(">II", 0, 1) + _box(b"url ", struct.pack(">I", 0) + alias))
    stbl = _box(b"stbl", _box(b"stsd", struct.pack(">II", 0, 0)))
    hdlr = _box(b"hdlr", bytes(8) + b"soun" + bytes(13))
    mdhd = _box(b"mdhd", struct.pack(">IIIIIHH", 0, 0, 0, 8000, 8000, 0, 0))
    minf = _box(b"minf", _box(b"smhd", bytes(8)) + _box(b"dinf", dref) + stbl)
    tkhd = _box(b"tkhd", struct.pack(">IIIII", 7, 0, 0, 1, 0) + bytes(64))
    mvhd = _box(b"mvhd", struct.pack(">IIIII", 0, 0, 0, 1000, 1000) + bytes(80))
    moov = _box(b"moov", mvhd + _box(b"trak", tkhd + _box(b"mdia", mdhd + hdlr + minf)))
    return _FTYP + moov


def endless(_: Canary) -> bytes:
    """A stream without an end: frames of AAC, one like the other."""
    return b"\xff\xf1\x50\x80\x01\x7f\xfc\x21\x00\x49" * 600_000


def many_tracks(_: Canary) -> bytes:
    return _FTYP + _box(b"moov", _box(b"trak", _box(b"free", b"")) * 100_000)


def deep_boxes(_: Canary) -> bytes:
    """Boxes in boxes, twenty thousand deep."""
    head = b"".join(struct.pack(">I4s", 8 * (20_000 - n), b"moov") for n in range(20_000))
    return _FTYP + head


def long_notes(_: Canary) -> bytes:
    """An MP3 whose title is 30 MiB of letters and turns the direction of writing."""
    text = (
        b"TIT2" + struct.pack(">I", 30 << 20) + b"\x00\x00\x03" + "\u202e".encode() + b"x" * ((30 << 20) - 4)
    )
    size = len(text)
    synchsafe = bytes((size >> shift) & 0x7F for shift in (21, 14, 7, 0))
    return b"ID3\x03\x00\x00" + synchsafe + text + b"\xff\xfb\x90\x00" + bytes(413)


_NOT_READ = "it cannot be read as the recording it says it is"

FILES = (
    BadFile("playlist.m3u8", playlist, says=("of the kind .m3u8",)),
    BadFile("playlist.mp3", playlist_as_mp3, says=(_NOT_READ,), needs="ffmpeg"),
    BadFile("playlist.mp4", playlist_as_mp4, says=(_NOT_READ,), needs="ffmpeg"),
    BadFile("list.ffconcat", concatenation, says=("of the kind .ffconcat",)),
    BadFile(
        "list.txt",
        lambda canary: concatenation(canary) + b"# a text\n",
        "read",
        holds=("ffconcat version 1.0",),
    ),
    BadFile("reference.mov", reference_film, says=(_NOT_READ,), needs="ffmpeg"),
    BadFile("endless.aac", endless, "read", text="", needs="ffmpeg"),
    BadFile("tracks.mp4", many_tracks, says=(_NOT_READ,), needs="ffmpeg"),
    BadFile("boxes.mp4", deep_boxes, says=(_NOT_READ,), needs="ffmpeg"),
    BadFile(
        "length.wav",
        lambda _: wav(claimed=0x7FFFFFF0),
        "read",
        ("its end is missing",),
        text="",
        needs="ffmpeg",
    ),
    BadFile("notes.mp3", long_notes, says=(_NOT_READ,), needs="ffmpeg"),
    BadFile("noise.ogg", fixed(b"OggS" + bytes(range(256)) * 20), says=(_NOT_READ,), needs="ffmpeg"),
)
