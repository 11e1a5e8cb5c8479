from __future__ import annotations

import struct
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sijill.extraction.office.compound import BrokenCompound, names_in, stream
from tests.extraction.office.compounds import compound_of

DATA = bytes(range(256)) * 20
WHOLE = compound_of("Workbook", DATA)


def test_a_stream_is_found_by_its_name() -> None:
    assert names_in(WHOLE) == ("Root Entry", "Workbook")
    assert stream(WHOLE, "Book", "Workbook") == DATA
    assert stream(WHOLE, "Other") is None


@pytest.mark.parametrize("length", [0, 8, 60, 80, 511, 700])
def test_a_file_that_is_cut_off_is_told(length: int) -> None:
    with pytest.raises(BrokenCompound):
        stream(WHOLE[:length], "Workbook")


def test_a_chain_that_runs_in_a_circle_ends() -> None:
    circle = bytearray(WHOLE)
    struct.pack_into("<I", circle, 512 + 3 * 4, 2)
    began = time.process_time()

    found = stream(bytes(circle), "Workbook")

    assert found is not None
    assert len(found) <= len(DATA)
    assert time.process_time() - began < 1


@given(st.lists(st.tuples(st.integers(8, 1535), st.integers(0, 255)), max_size=6))
def test_no_damage_gives_anything_but_bytes_or_an_error_of_its_own(damage: list[tuple[int, int]]) -> None:
    broken = bytearray(WHOLE)
    for at, byte in damage:
        broken[at] = byte

    try:
        found = stream(bytes(broken), "Workbook")
    except BrokenCompound:
        return

    assert found is None or len(found) <= len(broken)
