from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sijill.extraction.decoding import Decoded, decode

ARABIC = "قالت اللجنة إن السلطات أفرجت عن خمسة معتقلين يوم الأحد، وما زال ثلاثة في السجن."
PERSIAN_1256 = "سخنگوي انجمن گفت که پنج نفر از بازداشت‌شدگان آزاد شدند"


def read(data: bytes) -> Decoded:
    decoded = decode(data)
    assert decoded is not None
    return decoded


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (ARABIC.encode("utf-8"), "utf-8"),
        (codecs.BOM_UTF8 + ARABIC.encode("utf-8"), "utf-8"),
        (codecs.BOM_UTF16_LE + ARABIC.encode("utf-16-le"), "utf-16-le"),
        (codecs.BOM_UTF16_BE + ARABIC.encode("utf-16-be"), "utf-16-be"),
    ],
)
def test_a_text_in_unicode_is_read_without_doubt(data: bytes, encoding: str) -> None:
    assert decode(data) == Decoded(ARABIC, encoding)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "cp1256", "iso8859-6"])
def test_an_encoding_found_only_by_its_letters_is_said_to_be_in_doubt(encoding: str) -> None:
    text = ARABIC * 3

    decoded = read(text.encode(encoding))

    assert (decoded.text, decoded.encoding) == (text, encoding)
    assert len(decoded.warnings) == 1
    assert encoding in decoded.warnings[0]


def test_persian_letters_of_windows_1256_are_read() -> None:
    decoded = read(PERSIAN_1256.encode("cp1256"))

    assert (decoded.text, decoded.encoding) == (PERSIAN_1256, "cp1256")


def test_west_european_letters_are_not_taken_for_arabic_ones() -> None:
    text = "Der Bericht über die Häftlinge führt fünf Namen auf; größere Zahlen fehlen völlig."

    assert read(text.encode("cp1252")).text == text


def test_characters_that_no_database_keeps_become_replacement_characters() -> None:
    lone = "name\ud800;x".encode("utf-16-le", "surrogatepass")

    assert read(codecs.BOM_UTF16_LE + lone).text == "name�;x"
    assert read(b"a\x00b, and a line long enough to be text").text.startswith("a�b,")
    assert "U+FFFD" in read(b"a\x00b, and a line long enough to be text").warnings[0]


def test_bytes_with_many_control_characters_are_no_text() -> None:
    assert decode(bytes(range(256)) * 8) is None
    assert decode(bytes(64)) is None


def test_line_ends_of_two_characters_become_one_and_others_stay() -> None:
    assert read(b"one\r\ntwo\rthree\n").text == "one\ntwo\rthree\n"


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1))
def test_every_text_comes_back_from_utf8(text: str) -> None:
    assert read(codecs.BOM_UTF8 + text.encode("utf-8")).text == text


@given(st.binary(max_size=300))
def test_no_bytes_make_decoding_fail_or_give_text_that_cannot_be_kept(data: bytes) -> None:
    decoded = decode(data)

    assert decoded is None or "\x00" not in decoded.text.encode("utf-8").decode("utf-8")
