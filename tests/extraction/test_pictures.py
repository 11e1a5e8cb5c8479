from __future__ import annotations

import struct
import zlib
from collections.abc import Callable

import numpy as np
import pytest
from PIL import Image

from sijill.extraction.errors import Refused
from sijill.extraction.given import given
from sijill.extraction.pictures import MOST_PAGES, decoded, is_animated, opened, pages, upright
from tests.extraction.drawing import encoded, motif


def bomb(width: int, height: int) -> bytes:
    """Make a PNG of some hundred bytes that says it has so many pixels, all white."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(b""))
        + chunk(b"IEND", b"")
    )


def seen(data: bytes, name: str = "x", *, turn: int = 1) -> tuple[Image.Image, bool]:
    with given(data, name) as source, opened(source) as picture:
        return decoded(picture, turn=turn, name=name)


@pytest.mark.parametrize(("width", "height"), [(30_000, 30_000), (12_000, 12_000), (10_001, 10_000)])
def test_a_picture_of_too_many_pixels_is_refused_before_it_is_decoded(width: int, height: int) -> None:
    with pytest.raises(Refused) as refused:
        seen(bomb(width, height), "bomb.png")

    assert str(refused.value) == (
        "bomb.png: the picture has more than 100 million pixels; save it smaller, or in parts."
    )


@pytest.mark.parametrize("form", ["PNG", "JPEG", "GIF", "TIFF", "WEBP", "BMP"])
def test_bytes_that_are_no_picture_after_all_are_refused(form: str) -> None:
    data = encoded(motif(1, (60, 40)), form)

    with pytest.raises(Refused) as refused:
        seen(data[:12] + b"\xff" * 40, "broken")

    assert str(refused.value) == (
        "broken: it cannot be decoded as the picture it says it is; ask for the file again, or save it anew"
        " as PNG."
    )


@pytest.mark.parametrize("form", ["PNG", "JPEG"])
def test_of_a_picture_that_is_cut_off_what_is_there_is_shown(form: str) -> None:
    data = encoded(motif(1), form)
    whole, _ = seen(data)

    shown, cut = seen(data[: len(data) // 2])

    assert cut
    assert np.abs(np.asarray(shown, int)[:100] - np.asarray(whole, int)[:100]).max() <= 4


@pytest.mark.parametrize("form", ["PNG", "JPEG", "GIF", "TIFF", "WEBP", "BMP"])
def test_a_picture_cut_off_anywhere_is_refused_or_shown_never_a_crash(form: str) -> None:
    data = encoded(motif(1, (40, 30)), form)
    shown = 0
    for end in range(0, len(data), max(len(data) // 200, 1)):
        try:
            picture, cut = seen(data[:end])
        except Refused:
            continue
        assert picture.size == (40, 30)
        shown += cut

    assert shown > 0 or form not in ("PNG", "JPEG")


def test_what_is_clear_becomes_white() -> None:
    clear = Image.new("RGBA", (20, 10), (200, 0, 0, 0))

    shown, _ = seen(encoded(clear, "PNG"))

    assert shown.mode == "RGB"
    assert shown.getpixel((3, 3)) == (255, 255, 255)


def test_a_picture_of_many_levels_is_brought_to_256() -> None:
    levels = Image.fromarray(np.linspace(0, 60_000, 256, dtype=np.uint16).reshape(16, 16))

    shown, _ = seen(encoded(levels, "PNG"))

    assert shown.getpixel((0, 0)) == (0, 0, 0)
    assert shown.getpixel((15, 15)) == (255, 255, 255)


CORNERS: dict[int, Callable[[Image.Image], Image.Image]] = {
    1: lambda picture: picture,
    3: lambda picture: picture.rotate(180),
    6: lambda picture: picture.rotate(-90, expand=True),
    8: lambda picture: picture.rotate(90, expand=True),
    2: lambda picture: picture.transpose(Image.Transpose.FLIP_LEFT_RIGHT),
}


@pytest.mark.parametrize("turn", CORNERS)
def test_a_picture_is_turned_as_its_orientation_says(turn: int) -> None:
    picture = motif(2, (30, 20))

    assert upright(picture, turn).tobytes() == CORNERS[turn](picture).tobytes()


def test_a_picture_that_moves_has_one_page() -> None:
    frames = [motif(seed, (40, 30)) for seed in range(3)]
    data = encoded(frames[0], "GIF", save_all=True, append_images=frames[1:])

    with given(data, "moving.gif") as source, opened(source) as picture:
        assert is_animated(picture)
        assert pages(picture) == 1


def test_the_pages_of_a_tiff_are_counted_up_to_one_more_than_are_read() -> None:
    few = encoded(motif(1, (8, 8)), "TIFF", save_all=True, append_images=[motif(2, (8, 8))] * 2)
    many = encoded(motif(1, (8, 8)), "TIFF", save_all=True, append_images=[motif(2, (8, 8))] * 80)
    counted = []
    for data in (few, many):
        with given(data, "x.tiff") as source, opened(source) as picture:
            counted.append(pages(picture))

    assert counted == [3, MOST_PAGES + 1]


def test_a_tiff_whose_directories_point_at_one_another_ends() -> None:
    data = bytearray(encoded(motif(1, (8, 8)), "TIFF", save_all=True, append_images=[motif(2, (8, 8))]))
    first = struct.unpack_from("<I", data, 4)[0]
    place = first
    while following := struct.unpack_from(
        "<I", data, place + 2 + 12 * struct.unpack_from("<H", data, place)[0]
    )[0]:
        place = following
    struct.pack_into("<I", data, place + 2 + 12 * struct.unpack_from("<H", data, place)[0], first)

    with given(bytes(data), "loop.tiff") as source, opened(source) as picture:
        assert pages(picture) == 2
