from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterator
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sijill.extraction.http_message import BadBody, body_of, dechunked, read_answer

WORDS = "شهادة طويلة ".encode() * 50


def packed(data: bytes) -> bytes:
    """Pack without the time of day: it would stand in the names of the tests."""
    return gzip.compress(data, mtime=0)


def split(data: bytes, step: int = 7) -> Iterator[bytes]:
    return iter([data[at : at + step] for at in range(0, len(data), step)])


def body(headers: bytes, raw: bytes) -> bytes:
    answer, rest = read_answer(split(b"HTTP/1.1 200 OK\r\n" + headers + b"\r\n\r\n" + raw))
    return b"".join(body_of(answer, rest))


def chunked(data: bytes, size: int) -> bytes:
    parts = [data[at : at + size] for at in range(0, len(data), size)]
    return b"".join(b"%x;note=1\r\n%s\r\n" % (len(part), part) for part in parts) + b"0\r\n\r\n"


def raw_deflate(data: bytes) -> bytes:
    deflate = zlib.compressobj(9, zlib.DEFLATED, -15)
    return deflate.compress(data) + deflate.flush()


def test_status_type_and_charset_are_told() -> None:
    answer, rest = read_answer(
        split(b'HTTP/2 404 Not Found\r\nContent-Type: Text/HTML; Charset="Windows-1256"\r\n\r\nbody')
    )

    assert (answer.status, answer.content_type, answer.charset) == (404, "text/html", "windows-1256")
    assert b"".join(rest) == b"body"


@pytest.mark.parametrize(
    ("headers", "raw"),
    [
        (b"X: y", WORDS),
        (b"Content-Encoding: gzip", packed(WORDS)),
        (b"Content-Encoding: gzip", packed(WORDS[:100]) + packed(WORDS[100:])),
        (b"Content-Encoding: deflate", zlib.compress(WORDS)),
        (b"Content-Encoding: deflate", raw_deflate(WORDS)),
        (b"Content-Encoding: deflate, gzip", packed(zlib.compress(WORDS))),
        (b"Content-Encoding: identity", WORDS),
        (b"Transfer-Encoding: chunked", chunked(WORDS, 33)),
        (b"Transfer-Encoding: chunked\r\nContent-Encoding: gzip", chunked(packed(WORDS), 9)),
    ],
)
def test_a_body_is_given_as_a_reader_would_see_it(headers: bytes, raw: bytes) -> None:
    assert body(headers, raw) == WORDS


def test_a_body_that_was_kept_unpacked_is_taken_as_it_is() -> None:
    page = b"<html>"

    assert body(b"Content-Encoding: gzip\r\nTransfer-Encoding: chunked", page) == page
    assert body(b"Content-Encoding: br", page) == page


@pytest.mark.parametrize(
    ("headers", "raw", "reason"),
    [
        (b"Content-Encoding: br", b"\x8b\x02\x80", "its body is packed by a method that is not read (br)"),
        (b"Content-Encoding: gzip", packed(WORDS)[:-9], "the packed bytes of its body end too early"),
        (b"Content-Encoding: gzip", b"\x1f\x8bxxxxxxxxxxxxxxxx", "the packed bytes of its body are damaged"),
        (b"Content-Encoding: gzip, gzip, gzip, gzip", b"", "its body is packed many times over"),
        (b"Transfer-Encoding: chunked", b"ff\r\nshort", "its body ends too early"),
        (b"Transfer-Encoding: chunked", b"2\r\nabXX\r\ncd", "its body is not framed as it says"),
    ],
)
def test_a_body_that_cannot_be_unpacked_is_refused(headers: bytes, raw: bytes, reason: str) -> None:
    with pytest.raises(BadBody) as caught:
        body(headers, raw)

    assert str(caught.value) == reason


def test_a_bomb_in_a_body_is_refused() -> None:
    bomb = gzip.compress(b"\x00" * 200_000_000, 9)
    answer, rest = read_answer([b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n", bomb])

    with pytest.raises(BadBody, match="as bombs do"):
        sum(map(len, body_of(answer, rest)))


@given(st.binary(min_size=1, max_size=200), st.integers(1, 50), st.integers(1, 20))
def test_chunks_of_any_size_come_together_again(data: bytes, size: int, step: int) -> None:
    assert b"".join(dechunked(split(chunked(data, size), step))) == data


@given(st.binary(max_size=300), st.sampled_from([b"gzip", b"deflate", b"br"]))
def test_any_bytes_give_a_body_or_a_reason(data: bytes, encoding: bytes) -> None:
    with suppress(BadBody):
        body(b"Transfer-Encoding: chunked\r\nContent-Encoding: " + encoding, data)
