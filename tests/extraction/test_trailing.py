from __future__ import annotations

import io
import zipfile

import pytest

from sijill.extraction.trailing import trailing
from tests.extraction.drawing import encoded, motif

FORMS = ("JPEG", "PNG", "GIF", "WEBP")


def archive() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as zipped:
        zipped.writestr("hidden.txt", "words")
    return buffer.getvalue()


@pytest.mark.parametrize("form", FORMS)
def test_nothing_is_said_of_a_picture_that_ends_where_it_should(form: str) -> None:
    assert trailing(encoded(motif(1, (60, 40)), form), form) is None


@pytest.mark.parametrize("form", FORMS)
def test_zero_bytes_that_fill_up_a_block_are_nothing(form: str) -> None:
    assert trailing(encoded(motif(1, (60, 40)), form) + bytes(512), form) is None


@pytest.mark.parametrize("form", FORMS)
def test_an_archive_behind_a_picture_is_named_with_its_length(form: str) -> None:
    hidden = archive()

    assert trailing(encoded(motif(1, (60, 40)), form) + hidden, form) == (
        f"{len(hidden)} bytes follow the end of the picture, it looks like a ZIP archive; something may be"
        " hidden there."
    )


def test_code_behind_a_gif_is_named() -> None:
    data = encoded(motif(1, (60, 40)), "GIF") + b"/*<script>alert(1)</script>"

    assert trailing(data, "GIF") == (
        "27 bytes follow the end of the picture, it looks like markup with code; something may be hidden"
        " there."
    )


def test_a_preview_inside_a_jpeg_is_not_its_end() -> None:
    exif = b"Exif\x00\x00" + b"MM\x00*" + encoded(motif(2, (16, 16)), "JPEG")
    data = encoded(motif(1, (60, 40)), "JPEG", exif=exif)

    assert trailing(data, "JPEG") is None
    assert trailing(data + b"more", "JPEG") == (
        "4 bytes follow the end of the picture; something may be hidden there."
    )


@pytest.mark.parametrize("form", FORMS)
def test_a_picture_cut_off_anywhere_has_nothing_behind_it(form: str) -> None:
    data = encoded(motif(1, (60, 40)), form)

    assert [trailing(data[:end], form) for end in range(len(data))] == [None] * len(data)
