from __future__ import annotations

import base64
import gzip
import hashlib
import tracemalloc
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sijill.extraction.warc import Bomb, Digest, inflate, read_records
from tests.extraction.archived import record_of, warc_of

PAGE = ("http://example.org/", "200 OK", [("Content-Type", "text/plain")], "شهادة".encode())


def blocks(data: bytes, step: int = 1000) -> tuple[list[tuple[str, bytes]], list[str]]:
    warnings: list[str] = []
    chunks = [data[at : at + step] for at in range(0, len(data), step)]
    return [(r.kind, b"".join(r.block)) for r in read_records(chunks, warnings.append)], warnings


@pytest.mark.parametrize("packed", [True, False])
@pytest.mark.parametrize("step", [1, 7, 100_000])
def test_records_are_the_same_packed_or_not_in_pieces_of_any_size(packed: bool, step: int) -> None:
    found, warnings = blocks(warc_of(PAGE, PAGE, gzip=packed), step)

    assert [kind for kind, _ in found] == ["warcinfo", "response", "response"]
    assert found[1][1].endswith(b"\r\n\r\n" + "شهادة".encode())
    assert warnings == []


@pytest.mark.parametrize(
    ("name", "encode"),
    [
        ("sha1", lambda value: base64.b32encode(value).decode()),
        ("SHA-256", lambda value: value.hex()),
        ("sha256", lambda value: base64.b32encode(value).decode().rstrip("=")),
    ],
)
def test_digests_in_all_their_spellings_are_checked(name: str, encode: Callable[[bytes], str]) -> None:
    value = hashlib.new(name.lower().replace("-", ""), b"block").digest()
    head = f"WARC-Type: response\nContent-Length: 5\nWARC-Block-Digest: {name}:{encode(value)}"

    assert blocks(record_of(head, b"block"))[1] == []
    assert blocks(record_of(head, b"bl0ck"))[1] == [
        "Record 1 is not what was archived: its digest does not fit."
    ]


def test_a_digest_that_cannot_be_read_is_none() -> None:
    assert [Digest.parse(text) for text in ("", "sha1", "sha1:xyz", "sha9:00", "sha1:" + "0" * 39)] == [
        None
    ] * 5


def test_a_truncated_record_is_said_and_given_as_far_as_it_goes() -> None:
    found, warnings = blocks(record_of("WARC-Type: response\nContent-Length: 100", b"half")[:-4])

    assert found == [("response", b"half")]
    assert warnings == ["Record 1 ends 96 bytes too early."]


def test_a_false_length_costs_its_record_and_not_the_next() -> None:
    long = record_of("WARC-Type: response\nContent-Length: 2", b"longer than said\r\n")

    found, warnings = blocks(long + record_of("WARC-Type: resource\nContent-Length: 3", b"yes"))

    assert found == [("response", b"lo"), ("resource", b"yes")]
    assert warnings == ["After record 1 stand bytes that are no record; they were passed over."]


@pytest.mark.parametrize("length", ["", "-5", "many", "9" * 30])
def test_a_record_that_does_not_say_its_length_is_passed_over(length: str) -> None:
    data = record_of(f"WARC-Type: response\nContent-Length: {length}")

    found, warnings = blocks(data + record_of("WARC-Type: resource\nContent-Length: 3", b"yes"))

    assert found == [("resource", b"yes")]
    assert warnings == ["Record 1 does not say its length and was passed over."]


def test_what_was_cut_off_in_archiving_is_said() -> None:
    data = record_of("WARC-Type: response\nContent-Length: 1\nWARC-Truncated: length", b"x")

    assert blocks(data)[1] == ["Record 1 was cut off when it was archived (length)."]


def test_headers_run_on_over_lines_and_hold_no_control_characters() -> None:
    data = record_of("WARC-Type: resource\nWARC-Target-URI: <http://a/\n  b\x1e\x00>\nContent-Length: 0")

    [record] = read_records([data], lambda _: None)

    assert record.address == "http://a/ b��"


def test_compressed_bytes_that_end_or_are_damaged_are_said() -> None:
    data = warc_of(PAGE)

    assert blocks(data[:-20])[1][0] == "The archive ends in the middle of its compressed bytes."
    damaged = bytearray(data)
    damaged[-30:-20] = b"\xff" * 10
    assert blocks(bytes(damaged))[1][0] == (
        "The compressed bytes of the archive are damaged; what comes after them was not read."
    )


def test_a_gzip_bomb_is_refused_in_little_memory() -> None:
    bomb = gzip.compress(b"\x00" * 300_000_000, 9)
    tracemalloc.start()

    with pytest.raises(Bomb, match="as bombs are"):
        sum(map(len, inflate([bomb])))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert peak < 10_000_000


@given(st.lists(st.binary(max_size=50), max_size=5), st.integers(1, 40))
def test_members_of_gzip_are_unpacked_one_after_the_other(members: list[bytes], step: int) -> None:
    data = b"".join(map(gzip.compress, members))

    assert b"".join(inflate([data[at : at + step] for at in range(0, len(data), step)])) == b"".join(members)


@given(st.binary(max_size=400))
def test_any_bytes_give_records_or_warnings(data: bytes) -> None:
    blocks(b"WARC/1.0\r\n" + data)
    blocks(data)
