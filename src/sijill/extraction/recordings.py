"""What a recording holds, asked of the system's ffmpeg: its streams and notes, one frame, subtitles.

The container is told from the first bytes and fixed: a playlist that names other files is never one of them.
The file is given as an open descriptor, and only the protocols ``file`` and ``pipe`` are allowed.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Any

from sijill.extraction.given import Given, Pixels
from sijill.extraction.notes import bounded
from sijill.extraction.programs import ProgramFailed, path_of, run

MOST_STREAMS = 100
MOST_PIXELS = 100_000_000
_PROBE_SECONDS = 10.0
_FRAME_SECONDS = 10.0
_SUBTITLE_SECONDS = 10.0
_MOST_PROBED = 8 * 1024 * 1024
_MOST_SUBTITLES = 8 * 1024 * 1024
_STARTS = (
    (b"\x1aE\xdf\xa3", "matroska"),
    (b"OggS", "ogg"),
    (b"fLaC", "flac"),
    (b"#!AMR", "amr"),
    (b"\xff\xf1", "aac"),
    (b"\xff\xf9", "aac"),
    (b"\xff\xfb", "mp3"),
    (b"\xff\xf3", "mp3"),
    (b"\xff\xf2", "mp3"),
)
_PORTABLE = re.compile(rb"P6\s(\d{1,5}) (\d{1,5})\s255\s")
_CUE = re.compile(
    r"(\d+):(\d\d):(\d\d)[,.](\d{3}) --> (\d+):(\d\d):(\d\d)[,.](\d{3})[^\n]*\n(.*?)(?=\n\s*\n|\Z)", re.S
)
_MARKUP = re.compile(r"<[^<>\n]{1,80}>|\{\\[^{}\n]{1,80}\}")


@dataclass(frozen=True, slots=True)
class Stream:
    """One stream: ``kind`` is ``video``, ``audio``, ``subtitle`` or another; ``still``: a cover, no video."""

    kind: str
    codec: str
    width: int
    height: int
    channels: int
    language: str
    still: bool


@dataclass(frozen=True, slots=True)
class Probed:
    """What a recording says of itself; ``seconds`` is None if it does not say how long it lasts."""

    container: str
    seconds: float | None
    streams: tuple[Stream, ...]
    notes: dict[str, str]


@dataclass(frozen=True, slots=True)
class Cue:
    """One subtitle, in milliseconds from the start."""

    start_ms: int
    end_ms: int
    text: str


def available() -> str | None:
    """Say why recordings cannot be looked into on this machine, naming what to install; None if they can."""
    if path_of("ffmpeg") and path_of("ffprobe"):
        return None
    return "What is in the recording was not looked at: install ffmpeg."


def container_of(source: Given) -> str | None:
    """Give ffmpeg's name of the container that the first bytes show, or None."""
    head = source.head
    if head[4:8] == b"ftyp":
        return "mov"
    if head.startswith(b"RIFF"):
        return {b"WAVE": "wav", b"AVI ": "avi"}.get(head[8:12])
    if head.startswith(b"ID3") and len(head) >= 10:
        # The length of an ID3v2 tag is four times seven bits.
        length = sum((byte & 0x7F) << shift for byte, shift in zip(head[6:10], (21, 14, 7, 0), strict=True))
        return _started(source.read_at(10 + length, 8)) or "mp3"
    return _started(head)


def _started(head: bytes) -> str | None:
    return next((name for start, name in _STARTS if head.startswith(start)), None)


def probe(source: Given, container: str) -> Probed:
    """Ask what is in a recording. Raises :class:`~sijill.extraction.programs.ProgramFailed`."""
    arguments = ["-v", "quiet", "-probesize", "8M", "-analyzeduration", "8M", "-show_format", "-show_streams"]
    arguments += ["-of", "json", *_input(source, container)]
    output = run(
        "ffprobe",
        arguments,
        seconds=_PROBE_SECONDS,
        most_bytes=_MOST_PROBED,
        pass_fds=(source.descriptor,),
    )
    try:
        said = json.loads(output)
        form, streams = said["format"], said["streams"]
        return Probed(
            container, _number(form.get("duration")), tuple(map(_stream, streams)), _notes(form, streams)
        )
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise ProgramFailed("ffprobe gave no whole answer") from error


def frame(source: Given, container: str, *, at: float, width: int, height: int) -> Pixels:
    """Draw the picture ``at`` seconds, upright and within ``width`` and ``height``, never enlarged.

    Raises :class:`~sijill.extraction.programs.ProgramFailed`, also if no picture is there.
    """
    scale = (
        f"scale=w='min({width},iw*sar)':h='min({height},ih)':force_original_aspect_ratio=decrease,setsar=1"
    )
    arguments = ["-nostdin", "-v", "quiet", "-threads", "1", "-max_pixels", str(MOST_PIXELS)]
    arguments += ["-ss", f"{at:.3f}", *_input(source, container)]
    arguments += ["-map", "0:v:0", "-frames:v", "1", "-an", "-sn", "-dn", "-map_metadata", "-1"]
    arguments += ["-vf", scale, "-threads", "1", "-c:v", "ppm", "-f", "image2pipe", "-"]
    most = width * height * 3 + 32
    output = run("ffmpeg", arguments, seconds=_FRAME_SECONDS, most_bytes=most, pass_fds=(source.descriptor,))
    header = _PORTABLE.match(output)
    if header is None:
        raise ProgramFailed("there is no picture at that time")
    found = Pixels(int(header[1]), int(header[2]), output[header.end() :])
    if len(found.data) != found.width * found.height * 3:
        raise ProgramFailed("ffmpeg gave no whole picture")
    return found


def cues(source: Given, container: str, track: int) -> tuple[Cue, ...]:
    """Read the subtitles of the ``track``-th subtitle stream, from 0.

    Raises :class:`~sijill.extraction.programs.ProgramFailed`, also if they are pictures.
    """
    arguments = ["-nostdin", "-v", "quiet", *_input(source, container), "-map", f"0:s:{track}"]
    arguments += ["-map_metadata", "-1", "-f", "srt", "-"]
    output = run(
        "ffmpeg",
        arguments,
        seconds=_SUBTITLE_SECONDS,
        most_bytes=_MOST_SUBTITLES,
        pass_fds=(source.descriptor,),
    )
    text = output.decode("utf-8", "replace").replace("\r\n", "\n")
    found = []
    for match in _CUE.finditer(text):
        said = " ".join(_MARKUP.sub("", match[9]).replace("\x00", "\ufffd").split())
        if said:
            found.append(Cue(_milliseconds(match.groups()[:4]), _milliseconds(match.groups()[4:8]), said))
    return tuple(found)


def _input(source: Given, container: str) -> list[str]:
    protocols = ["-protocol_whitelist", "file,pipe", "-max_streams", str(MOST_STREAMS)]
    return [*protocols, "-f", container, "-i", f"/dev/fd/{source.descriptor}"]


def _stream(said: dict[str, Any]) -> Stream:
    return Stream(
        kind=str(said.get("codec_type", "unknown")),
        codec=bounded(said.get("codec_name", "unknown")),
        width=int(said.get("width", 0)),
        height=int(said.get("height", 0)),
        channels=int(said.get("channels", 0)),
        language=bounded(said.get("tags", {}).get("language", "")),
        still=bool(said.get("disposition", {}).get("attached_pic")),
    )


def _notes(form: dict[str, Any], streams: list[dict[str, Any]]) -> dict[str, str]:
    found = {f"Note {bounded(key)}": bounded(value) for key, value in form.get("tags", {}).items()}
    for number, stream in enumerate(streams):
        for key, value in stream.get("tags", {}).items():
            found.setdefault(f"Stream {number} {bounded(key)}", bounded(value))
    return found


def _number(value: Any) -> float | None:
    try:
        number = float(value)
    except (TypeError, ValueError):
        return None
    return number if 0 < number < 1e9 else None


def _milliseconds(parts: tuple[str, ...]) -> int:
    hours, minutes, seconds, rest = map(int, parts)
    return ((hours * 60 + minutes) * 60 + seconds) * 1000 + rest
