from __future__ import annotations

import pytest

from sijill.extraction.markup.charset import decode_page

TEXT = "أوقفت الشرطة ثلاثة صيادين في المدينة يوم الاثنين"


def page(meta: str, codec: str) -> bytes:
    return f"<html><head>{meta}</head><body><p>{TEXT}</p>".encode(codec)


@pytest.mark.parametrize(
    ("meta", "codec", "read_as"),
    [
        ("<meta charset=utf-8>", "utf-8", "utf-8"),
        ("<META CHARSET='windows-1256'>", "cp1256", "cp1256"),
        ("<meta http-equiv=Content-Type content='text/html; charset=iso-8859-6'>", "iso8859-6", "iso8859-6"),
        ("<meta charset=utf-16>", "utf-8", "utf-8"),
        ("<meta charset=utf-8>", "utf-16", "utf-16-le"),
    ],
)
def test_a_page_that_is_what_it_says_raises_no_doubt(meta: str, codec: str, read_as: str) -> None:
    decoded = decode_page(page(meta, codec))

    assert decoded is not None
    assert (decoded.encoding, decoded.warnings) == (read_as, ())
    assert TEXT in decoded.text


def test_the_charset_from_outside_goes_before_the_page_s_own() -> None:
    decoded = decode_page(page("<meta charset=windows-1252>", "cp1256"), charset="windows-1256")

    assert decoded is not None
    assert (decoded.encoding, decoded.warnings, TEXT in decoded.text) == ("cp1256", (), True)


@pytest.mark.parametrize(
    ("meta", "codec", "warning"),
    [
        (
            "<meta charset=windows-1256>",
            "utf-8",
            "It says it is cp1256, but its bytes are UTF-8 and were read so.",
        ),
        (
            "<meta charset=iso-8859-1>",
            "cp1256",
            "It says it is cp1252, but its letters look like cp1256 and were read so.",
        ),
        ("<meta charset=klingon>", "utf-8", "It names an encoding that is not known (klingon)."),
        ("<meta charset=base64>", "utf-8", "It names an encoding that is not known (base64)."),
    ],
)
def test_where_bytes_contradict_the_letters_decide_and_it_is_said(
    meta: str, codec: str, warning: str
) -> None:
    decoded = decode_page(page(meta, codec))

    assert decoded is not None
    assert TEXT in decoded.text
    assert decoded.warnings[0] == warning


def test_a_page_that_says_nothing_is_read_by_its_letters_and_the_doubt_stays() -> None:
    decoded = decode_page(page("", "cp1256"))

    assert decoded is not None
    assert TEXT in decoded.text
    assert decoded.warnings == ("The file does not say its encoding; its letters look like cp1256.",)


def test_bytes_that_are_no_text_are_none() -> None:
    assert decode_page(bytes(range(256)) * 40) is None
