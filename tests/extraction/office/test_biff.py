from __future__ import annotations

import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sijill.extraction.office.biff import Record, Strings, read_records, short_number


def record(kind: int, data: bytes = b"") -> bytes:
    return struct.pack("<HH", kind, len(data)) + data


def test_records_go_from_the_begin_of_a_part_to_its_end_and_strings_run_on() -> None:
    part = record(0x809) + record(0xFC, b"ab") + record(0x3C, b"cd") + record(0x3C, b"e") + record(0x0A)

    assert list(read_records(b"before" + part + record(0x809), 6)) == [
        Record(0x809, (b"",)),
        Record(0xFC, (b"ab", b"cd", b"e")),
        Record(0x0A, (b"",)),
    ]


def test_a_stream_that_ends_before_its_part_does_is_told() -> None:
    with pytest.raises(IndexError, match="ends too early"):
        list(read_records(record(0x809) + record(0x203, b"x"), 0))


def test_letters_that_run_on_may_change_their_width() -> None:
    pieces = [
        struct.pack("<HB", 6, 1) + "سعا".encode("utf-16-le"),
        b"\x01" + "د".encode("utf-16-le"),
        b"\x00ab",
    ]

    assert Strings(pieces).next() == "سعادab"


def test_formatting_behind_a_string_is_passed_over_even_if_it_runs_on() -> None:
    rich = struct.pack("<HBHI", 2, 8 | 4, 1, 3) + b"abRRRREE"
    after = struct.pack("<HB", 1, 0) + b"z"

    texts = Strings([rich, b"E" + after])

    assert [texts.next(), texts.next()] == ["ab", "z"]


@pytest.mark.parametrize("cut", range(8))
def test_a_string_that_is_cut_off_is_told(cut: int) -> None:
    whole = struct.pack("<HB", 5, 0) + b"abcde"

    with pytest.raises(IndexError, match="a string is cut off"):
        Strings([whole[:cut]]).next()


@given(st.lists(st.text(st.characters(codec="utf-16-le"), max_size=30), max_size=8), st.integers(1, 40))
def test_strings_come_back_wherever_the_record_is_divided(texts: list[str], size: int) -> None:
    pieces = [b""]
    for text in texts:
        letters = text.encode("utf-16-le")
        head = struct.pack("<HB", len(letters) // 2, 1)
        if len(pieces[-1]) + len(head) > size:
            pieces.append(b"")
        pieces[-1] += head
        for at in range(0, len(letters), 2):
            if len(pieces[-1]) >= size:
                pieces.append(b"\x01")
            pieces[-1] += letters[at : at + 2]

    strings = Strings(pieces)

    found = [strings.next() for _ in texts]
    assert "".join(found).encode("utf-16-le", "surrogatepass") == "".join(texts).encode("utf-16-le")


@pytest.mark.parametrize(
    ("value", "number"),
    [
        (0x3FF00000, 1.0),
        (0x3FF00001, 0.01),
        (struct.unpack("<I", struct.pack("<i", 1402 << 2 | 2))[0], 1402.0),
        (struct.unpack("<I", struct.pack("<i", -5 << 2 | 2))[0], -5.0),
        (struct.unpack("<I", struct.pack("<i", 1234 << 2 | 3))[0], 12.34),
    ],
)
def test_short_numbers_are_read(value: int, number: float) -> None:
    assert short_number(value) == number
