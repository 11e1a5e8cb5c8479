from __future__ import annotations

import struct
import subprocess
import threading
import time
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from sijill.extraction import recordings
from sijill.extraction.errors import Refused, UnsupportedFormat
from sijill.extraction.formats import extract_bytes, render_given
from sijill.extraction.given import Pixels, given
from sijill.extraction.programs import ProgramFailed
from sijill.extraction.readers import media

CAPTIONS = (
    "1\n00:00:01,000 --> 00:00:02,500\n<i>قال: لم أره منذ شهر</i>\n\n"
    "2\n00:00:03,000 --> 00:00:04,000\nHe was 34\nyears old.\n"
)


def ffmpeg(folder: Path, name: str, *arguments: str) -> bytes:
    target = folder / name
    subprocess.run(["ffmpeg", "-v", "error", "-y", *arguments, str(target)], check=True, timeout=60)
    return target.read_bytes()


def film(folder: Path, name: str = "film.mp4", *more: str) -> bytes:
    """Make five seconds that are red at first and blue after half a second, with a tone."""
    colours = "color=red:s=320x180:r=10:d=0.3[a];color=blue:s=320x180:r=10:d=4.7[b];[a][b]concat"
    source = ["-f", "lavfi", "-i", colours, "-f", "lavfi", "-i", "sine=d=5", "-metadata", "title=Square"]
    return ffmpeg(folder, name, *source, *more)


def sound(folder: Path, name: str, seconds: float = 2) -> bytes:
    return ffmpeg(folder, name, "-f", "lavfi", "-i", f"sine=d={seconds}")


def shown(data: bytes, name: str, width: int = 100) -> Pixels:
    with given(data, name) as source:
        return render_given(source, 1, width)


@pytest.mark.group("ffmpeg")
def test_a_film_says_how_long_it_is_what_is_in_it_and_its_notes(tmp_path: Path) -> None:
    data = film(tmp_path, "film.mp4", "-metadata", "creation_time=2023-05-17T10:00:00Z")

    document = extract_bytes(data, "film.mp4")

    assert document.text == ""
    assert document.warnings == ()
    assert document.properties["Duration"] == "0:00:05.000"
    assert document.properties["Stream 0"].startswith("video, ")
    assert document.properties["Stream 0"].endswith(", 320 × 180")
    assert document.properties["Stream 1"] == "audio, aac, 1 channel"
    assert document.properties["Note title"] == "Square"
    assert document.properties["Note creation_time"] == "2023-05-17T10:00:00.000000Z"


@pytest.mark.group("ffmpeg")
@pytest.mark.parametrize("name", ["x.mp3", "x.ogg", "x.wav", "x.flac", "x.m4a", "x.aac", "x.mkv"])
def test_sound_of_every_container_is_described_and_has_no_picture(tmp_path: Path, name: str) -> None:
    data = sound(tmp_path, name)

    document = extract_bytes(data, name)

    assert document.properties["Stream 0"].startswith("audio, ")
    with pytest.raises(Refused) as refused:
        shown(data, name)
    assert str(refused.value) == f"{name}: a sound recording has no picture; listen to it."


@pytest.mark.group("ffmpeg")
def test_the_place_where_a_film_was_made_is_warned_of(tmp_path: Path) -> None:
    document = extract_bytes(film(tmp_path, "film.mp4", "-metadata", "location=+33.5+036.3/"), "film.mp4")

    assert document.properties["Note location"] == "+33.5000+036.3000/"
    assert document.warnings == ("The recording says where it was made; that can give somebody away.",)


@pytest.mark.group("ffmpeg")
def test_subtitles_are_text_with_their_times(tmp_path: Path) -> None:
    captions = tmp_path / "captions.srt"
    captions.write_text(CAPTIONS, encoding="utf-8")
    film(tmp_path)
    both = ["-i", str(tmp_path / "film.mp4"), "-i", str(captions)]
    data = ffmpeg(tmp_path, "captioned.mp4", *both, "-c", "copy", "-c:s", "mov_text")

    document = extract_bytes(data, "film.mp4")

    assert document.text == "قال: لم أره منذ شهر\nHe was 34 years old."
    assert [(document.text[b.start : b.end], b.place) for b in document.blocks] == [
        ("قال: لم أره منذ شهر", {"start_ms": 1000, "end_ms": 2500}),
        ("He was 34 years old.", {"start_ms": 3000, "end_ms": 4000}),
    ]


@pytest.mark.group("ffmpeg")
def test_the_picture_shown_is_that_at_a_tenth_of_the_film(tmp_path: Path) -> None:
    picture = shown(film(tmp_path), "film.mp4")

    assert (picture.width, picture.height) == (100, 56)
    assert len(picture.data) == 100 * 56 * 3
    red, green, blue = picture.data[:3]
    assert blue > 200
    assert max(red, green) < 60


@pytest.mark.group("ffmpeg")
def test_a_film_is_shown_upright_and_never_enlarged(tmp_path: Path) -> None:
    film(tmp_path)
    turned = ffmpeg(
        tmp_path, "turned.mp4", "-i", str(tmp_path / "film.mp4"), "-c", "copy", "-metadata:s:v", "rotate=90"
    )

    picture = shown(turned, "turned.mp4", width=2000)

    assert (picture.width, picture.height) == (180, 320)


@pytest.mark.group("ffmpeg")
def test_a_film_that_is_cut_off_says_so(tmp_path: Path) -> None:
    whole = film(tmp_path)
    ready = film(tmp_path, "ready.mp4", "-movflags", "+faststart")

    with pytest.raises(Refused) as refused:
        extract_bytes(whole[: len(whole) // 2], "film.mp4")
    document = extract_bytes(ready[:-2000], "film.mp4")

    assert str(refused.value) == (
        "film.mp4: it is cut off, and what says where its pictures and sounds are stood at its end; ask for"
        " the file again, or convert it to MP4."
    )
    assert document.warnings == ("The recording is cut off; its end is missing.",)


@pytest.mark.group("ffmpeg")
def test_a_file_hidden_behind_a_recording_is_warned_of(tmp_path: Path) -> None:
    hidden = b"PK\x03\x04" + b"x" * 60

    found = [
        extract_bytes(data + hidden, name).warnings
        for data, name in ((film(tmp_path), "film.mp4"), (sound(tmp_path, "x.wav"), "x.wav"))
    ]

    said = "64 bytes follow the end of the recording, it looks like a ZIP archive; something may be hidden"
    assert found == [(f"{said} there.",)] * 2


@pytest.mark.group("ffmpeg")
def test_a_length_that_cannot_be_is_doubted(tmp_path: Path) -> None:
    data = bytearray(film(tmp_path, "film.mp4", "-movflags", "+faststart"))
    for box, at in ((b"mvhd", 4 + 16), (b"tkhd", 4 + 20), (b"mdhd", 4 + 16)):
        place = data.find(box)
        while place >= 0:
            struct.pack_into(">I", data, place + at, 0x7FFFFFF0)
            place = data.find(box, place + 1)

    (said,) = extract_bytes(bytes(data), "film.mp4").warnings

    assert said.startswith("The recording says it lasts ")
    assert said.endswith(", too long for its size.")
    assert shown(bytes(data), "film.mp4").width == 100


@pytest.mark.group("ffmpeg")
def test_a_hundred_thousand_tracks_end_soon_in_a_refusal_or_a_warning() -> None:
    track = struct.pack(">I4sI4s", 16, b"trak", 8, b"free")
    moov = track * 100_000
    data = (
        struct.pack(">I4s4sI", 16, b"ftyp", b"isom", 0) + struct.pack(">I4s", 8 + len(moov), b"moov") + moov
    )
    before = time.monotonic()

    with pytest.raises(Refused):
        extract_bytes(data, "film.mp4")

    assert time.monotonic() - before < 30


@pytest.mark.group("ffmpeg")
@pytest.mark.parametrize(
    "start", [b"\x00\x00\x00\x18ftypisom", b"OggS", b"fLaC", b"\x1aE\xdf\xa3", b"ID3\x04"]
)
def test_noise_with_the_first_bytes_of_a_recording_is_refused_in_one_sentence(start: bytes) -> None:
    noise = bytes((value * 73 + value // 7) % 256 for value in range(5000))

    with pytest.raises(Refused) as refused:
        extract_bytes(start + noise, "noise.bin")

    assert str(refused.value).startswith("noise.bin: it ")
    assert str(refused.value).count("\n") == 0


PLAYLISTS = {
    "concat": "ffconcat version 1.0\nfile '{path}'\n",
    "hls": "#EXTM3U\n#EXT-X-TARGETDURATION:5\n#EXTINF:5,\n{path}\n#EXT-X-ENDLIST\n",
    "hls with a mark of MP3": "ID3\x04\0\0\0\0\0\0\n#EXTM3U\n#EXTINF:5,\n{path}\n#EXT-X-ENDLIST\n",
    "dash": '<?xml version="1.0"?><MPD><Period><BaseURL>{path}</BaseURL></Period></MPD>',
}


@pytest.mark.group("ffmpeg")
@pytest.mark.parametrize("kind", PLAYLISTS)
def test_a_list_that_names_another_file_is_not_followed(tmp_path: Path, kind: str) -> None:
    sound(tmp_path, "secret.wav")
    data = PLAYLISTS[kind].format(path=tmp_path / "secret.wav").encode()

    with given(data, "list.mp3") as source:
        for use in (media.read, lambda source: media.render(source, 1, 100)):
            with pytest.raises(Refused):
                use(source)


@pytest.mark.group("ffmpeg")
def test_an_address_in_a_list_is_not_asked_for() -> None:
    asked: list[str] = []

    class Listener(BaseHTTPRequestHandler):
        def do_GET(self) -> None:  # the library's name
            asked.append(self.path)
            self.send_error(404)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the library's name
            pass

    server = HTTPServer(("127.0.0.1", 0), Listener)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        address = f"http://127.0.0.1:{server.server_port}/secret.wav"
        with given(PLAYLISTS["hls"].format(path=address).encode(), "list.mp4") as source:
            for container in ("mov", "mp3", "matroska"):
                with pytest.raises(ProgramFailed):
                    recordings.frame(source, container, at=0, width=10, height=10)
    finally:
        server.shutdown()
        server.server_close()

    assert asked == []


@pytest.mark.group("ffmpeg")
def test_the_same_list_would_be_followed_by_a_program_left_to_itself(tmp_path: Path) -> None:
    sound(tmp_path, "secret.wav")
    (tmp_path / "list.txt").write_text(PLAYLISTS["concat"].format(path="secret.wav"))

    said = subprocess.run(
        ["ffprobe", "-v", "quiet", "-show_streams", str(tmp_path / "list.txt")],
        capture_output=True,
        text=True,
        check=False,
    )

    assert "codec_type=audio" in said.stdout


def test_a_list_under_the_name_of_a_recording_is_told_to_be_a_text() -> None:
    with pytest.raises(UnsupportedFormat):
        extract_bytes(b"#EXTM3U\nfile:///etc/passwd\n", "list.m3u8")


def test_without_ffmpeg_a_recording_is_kept_and_it_is_said_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(recordings, "path_of", lambda program: None)

    document = extract_bytes(b"OggS" + bytes(100), "x.ogg")

    assert document.text == ""
    assert document.warnings == ("What is in the recording was not looked at: install ffmpeg.",)
    with pytest.raises(Refused) as refused:
        shown(b"OggS" + bytes(100), "x.ogg")
    assert str(refused.value) == "x.ogg: its picture cannot be drawn on this machine; install ffmpeg."
