"""Recordings: how long, which streams, what they say of themselves; subtitles as text; one picture."""

from __future__ import annotations

import struct

from sijill.claims.document import Block, Document
from sijill.extraction import recordings
from sijill.extraction.errors import Refused
from sijill.extraction.given import Given, Pixels
from sijill.extraction.notes import MOST_NOTES
from sijill.extraction.programs import ProgramFailed
from sijill.extraction.recordings import MOST_PIXELS, Cue, Probed, Stream
from sijill.extraction.trailing import hidden_kind

LONGEST_SIDE = 2500
_SHOWN_AT = 0.1
_MOST_TRACKS = 10
_MOST_BOXES = 10_000
_BOXES = frozenset(
    b"ftyp styp moov mdat free skip wide uuid moof mfra sidx ssix udta meta pnot emsg prft PICT".split()
)
# Speech at its poorest takes more; less means that the stated length is wrong.
_LEAST_BITS_A_SECOND = 400
_PLACES = ("location", "gps", "iso6709", "xyz")
_BROKEN = "it cannot be read as the recording it says it is"
_CUT = "it is cut off, and what says where its pictures and sounds are stood at its end"
_AGAIN = "ask for the file again, or convert it to MP4"


def read(source: Given) -> Document:
    """Read what a recording says of itself; its text is that of its subtitles, if it has any.

    Raises :class:`~sijill.extraction.errors.Refused` for broken bytes. Without ffmpeg the document is empty
    and a warning says so.
    """
    why = recordings.available()
    if why:
        return Document(text="", warnings=(why,))
    container = _container(source)
    probed = _probed(source, container)
    warnings = [*_doubts(source, probed), *_ending(source, container)]
    text, blocks = _subtitles(source, probed, warnings)
    properties = _properties(probed)
    if len(properties) > MOST_NOTES:
        warnings.append(f"Only {MOST_NOTES} of the {len(properties)} notes in the recording are kept.")
        properties = dict(list(properties.items())[:MOST_NOTES])
    return Document(text=text, blocks=blocks, warnings=tuple(warnings), properties=properties)


def render(source: Given, page: int, width: int) -> Pixels:
    """Show the picture at a tenth of a video, about ``width`` pixels wide; ``page`` means nothing here."""
    why = recordings.available()
    if why:
        raise Refused(source.name, "its picture cannot be drawn on this machine", "install ffmpeg")
    container = _container(source)
    probed = _probed(source, container)
    videos = [stream for stream in probed.streams if stream.kind == "video"]
    if not videos:
        raise Refused(source.name, "a sound recording has no picture", "listen to it")
    if max(stream.width * stream.height for stream in videos) > MOST_PIXELS:
        raise Refused(source.name, "its picture has more than 100 million pixels", "convert it to MP4")
    most = min(max(width, 16), LONGEST_SIDE)
    middle = 0.0 if videos[0].still else (probed.seconds or 0.0) * _SHOWN_AT
    for at in (middle, 0.0) if middle else (0.0,):
        try:
            return recordings.frame(source, container, at=at, width=most, height=LONGEST_SIDE)
        except ProgramFailed as failed:
            reason = failed
    raise Refused(source.name, "none of its pictures can be drawn", _AGAIN) from reason


def _container(source: Given) -> str:
    container = recordings.container_of(source)
    if container is None:
        raise Refused(source.name, _BROKEN, _AGAIN)
    return container


def _probed(source: Given, container: str) -> Probed:
    try:
        probed = recordings.probe(source, container)
    except ProgramFailed as failed:
        cut = container == "mov" and _end_of_boxes(source) > source.size
        raise Refused(source.name, _CUT if cut else _BROKEN, _AGAIN) from failed
    if not probed.streams:
        raise Refused(source.name, "it holds neither sound nor picture", _AGAIN)
    return probed


def _doubts(source: Given, probed: Probed) -> list[str]:
    said = []
    if probed.seconds is None:
        said.append("The recording does not say how long it lasts.")
    elif source.size * 8 < _LEAST_BITS_A_SECOND * probed.seconds:
        said.append(f"The recording says it lasts {_clock(probed.seconds)}, too long for its size.")
    if len(probed.streams) >= recordings.MOST_STREAMS:
        said.append(
            f"The recording has {recordings.MOST_STREAMS} streams or more; the rest is not looked at."
        )
    if any(place in key.lower() for key in probed.notes for place in _PLACES):
        said.append("The recording says where it was made; that can give somebody away.")
    return said


def _ending(source: Given, container: str) -> list[str]:
    """Say if the file ends before its container does, or goes on after it."""
    if container in ("wav", "avi"):
        end = 8 + struct.unpack_from("<I", source.head, 4)[0] if len(source.head) >= 8 else 0
        # Recorders that stream write a length of nothing or of everything.
        if end in (8, 8 + 0xFFFFFFFF):
            return []
    elif container == "mov":
        end = _end_of_boxes(source)
    else:
        return []
    if end > source.size:
        return ["The recording is cut off; its end is missing."]
    rest = source.read_at(end, 1 << 20)
    if len(rest) < 16 or not rest.strip(b"\x00"):
        return []
    kind = hidden_kind(rest)
    looks = f", it looks like {kind}" if kind else ""
    return [
        f"{source.size - end} bytes follow the end of the recording{looks}; something may be hidden there."
    ]


def _end_of_boxes(source: Given) -> int:
    """Walk the outermost boxes of an MP4 (ISO/IEC 14496-12, 4.2) to where they end."""
    place = 0
    for _ in range(_MOST_BOXES):
        header = source.read_at(place, 16)
        if len(header) < 8:
            return place
        size, kind = int.from_bytes(header[:4], "big"), header[4:8]
        if size == 1 and len(header) == 16:
            size = int(struct.unpack_from(">Q", header, 8)[0])
        if size == 0:
            return source.size
        if size < 8 or kind not in _BOXES:
            return place
        place += size
        if place >= source.size:
            return place
    return source.size


def _subtitles(source: Given, probed: Probed, warnings: list[str]) -> tuple[str, tuple[Block, ...]]:
    tracks = [stream for stream in probed.streams if stream.kind == "subtitle"]
    said: list[tuple[Cue, dict[str, object]]] = []
    for number, stream in enumerate(tracks[:_MOST_TRACKS]):
        more: dict[str, object] = {"track": number + 1} if len(tracks) > 1 else {}
        try:
            said += [(cue, more) for cue in recordings.cues(source, probed.container, number)]
        except ProgramFailed:
            warnings.append(
                f"The subtitles of track {number + 1} ({stream.codec}) could not be read as text."
            )
    if len(tracks) > _MOST_TRACKS:
        warnings.append(f"Only {_MOST_TRACKS} of {len(tracks)} tracks of subtitles were read.")
    blocks = []
    start = 0
    for cue, more in said:
        place = {"start_ms": cue.start_ms, "end_ms": cue.end_ms, **more}
        blocks.append(Block(start, start + len(cue.text), "line", place))
        start += len(cue.text) + 1
    return "\n".join(cue.text for cue, _ in said), tuple(blocks)


def _properties(probed: Probed) -> dict[str, str]:
    found = {"Container": probed.container}
    if probed.seconds is not None:
        found["Duration"] = _clock(probed.seconds)
    for number, stream in enumerate(probed.streams):
        found[f"Stream {number}"] = _described(stream)
    return found | probed.notes


def _described(stream: Stream) -> str:
    parts = ["cover" if stream.still else stream.kind, stream.codec]
    if stream.width and stream.height:
        parts.append(f"{stream.width} × {stream.height}")
    if stream.channels:
        parts.append(f"{stream.channels} channel{'s' if stream.channels > 1 else ''}")
    if stream.language and stream.language != "und":
        parts.append(stream.language)
    return ", ".join(parts)


def _clock(seconds: float) -> str:
    whole, rest = divmod(round(seconds * 1000), 1000)
    return f"{whole // 3600}:{whole // 60 % 60:02}:{whole % 60:02}.{rest:03}"
