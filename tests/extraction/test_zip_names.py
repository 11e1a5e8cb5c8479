from __future__ import annotations

import struct
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sijill.extraction.zip_names import RawName, decode_names


def names(*raws: bytes, utf8: bool = False) -> list[str]:
    return [name.text for name in decode_names([RawName(raw, utf8) for raw in raws])[0]]


@pytest.mark.parametrize("codec", ["cp720", "cp1256"])
def test_arabic_names_of_either_windows_code_page_are_told_and_the_doubt_is_said(codec: str) -> None:
    raws = [RawName("قائمة المعتقلين/سعاد.txt".encode(codec), utf8=False)]

    found, warnings = decode_names(raws)

    assert found[0].text == "قائمة المعتقلين/سعاد.txt"
    assert warnings == (f"Names that do not say their encoding look like {codec} by their letters (1).",)


def test_western_names_that_say_nothing_are_code_page_437() -> None:
    assert names("Liste détaillée.txt".encode("cp437")) == ["Liste détaillée.txt"]


def test_utf_8_is_taken_whether_it_is_said_or_not() -> None:
    arabic = "سعاد.txt".encode()

    assert names(arabic, utf8=True) == names(arabic) == ["سعاد.txt"]


def test_the_field_for_unicode_paths_counts_only_for_the_name_that_it_was_made_for() -> None:
    def raw(checksum: int) -> RawName:
        field = struct.pack("<BI", 1, checksum) + "سعاد".encode()
        return RawName(b"suad", utf8=False, extra=struct.pack("<HH", 0x7075, len(field)) + field)

    assert [name.text for name in decode_names([raw(zlib.crc32(b"suad")), raw(0)])[0]] == ["سعاد", "suad"]


@pytest.mark.parametrize(
    ("raw", "danger"),
    [
        (b"../../etc/x", "its name leads out of the archive"),
        (b"a/../../x", "its name leads out of the archive"),
        (b"a\\..\\..\\x", "its name leads out of the archive"),
        (b"/etc/x", "its name is an absolute path"),
        (b"\\\\host\\x", "its name is an absolute path"),
        (b"C:\\x", "its name begins with a drive"),
        (b"a.txt\x00.exe", "its name holds a NUL"),
        (b"", "it has no name"),
        (b"folder/..hidden..txt", None),
        (b"folder\\file.txt", None),
    ],
)
def test_a_dangerous_name_is_told(raw: bytes, danger: str | None) -> None:
    assert decode_names([RawName(raw, utf8=True)])[0][0].danger == danger


def test_backslashes_of_windows_are_separators() -> None:
    assert names(b"folder\\file.txt") == ["folder/file.txt"]


def test_signs_that_turn_the_direction_are_taken_out_of_a_name_and_that_is_said() -> None:
    found, warnings = decode_names([RawName("letter\u202efdp.exe".encode(), utf8=True)])

    assert found[0].text == "letterfdp.exe"
    assert warnings == ("Signs that turn the direction of writing were taken out of names (1).",)


def test_a_part_of_255_bytes_stands_and_a_longer_one_is_shortened_with_its_suffix() -> None:
    fits = ("س" * 125 + ".html").encode()
    long = ("س" * 200 + ".html").encode()

    shown = names(fits, long, utf8=True)

    assert shown[0].encode() == fits
    assert shown[1].endswith("….html")
    assert len(shown[1].encode()) <= 255


@given(st.lists(st.tuples(st.binary(max_size=300), st.booleans(), st.binary(max_size=30)), max_size=5))
def test_any_bytes_give_names_that_can_be_stored(raws: list[tuple[bytes, bool, bytes]]) -> None:
    found, _ = decode_names([RawName(*raw) for raw in raws])

    assert len(found) == len(raws)
    for name in found:
        assert name.text.encode("utf-8").decode("utf-8") == name.text
        assert not any(ord(letter) < 32 for letter in name.text)
