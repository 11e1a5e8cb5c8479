"""Answers that are not whole, not HTTP, too large or too slow."""

from __future__ import annotations

import errno
import io
import os
import time
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st
from warcio.archiveiterator import ArchiveIterator

from sijill.intake.fetching import FetchRefused
from sijill.intake.fetching.address import parse
from sijill.intake.fetching.exchange import USER_AGENT, request_bytes
from tests.intake.fetching.conftest import Visitor
from tests.intake.fetching.server import Behaviour, HostileServer, drips, page, says

MIB = 1024 * 1024
OK = b"HTTP/1.1 200 OK\r\n"
LENGTH = "its answer contradicts itself about its length"
CHUNKED = OK + b"Transfer-Encoding: chunked\r\n\r\n"


def refusal(visitor: Visitor, behaviour: Behaviour, **limits: float) -> FetchRefused:
    """Give why an answer is refused."""
    visitor.server.behaviours["/x"] = behaviour
    with pytest.raises(FetchRefused) as refused:
        visitor.fetch("/x", **limits)
    return refused.value


def test_a_request_tells_nothing_of_who_asks() -> None:
    assert request_bytes(parse("https://example.org:8080/a?b=1#c")) == (
        b"GET /a?b=1 HTTP/1.1\r\nHost: example.org:8080\r\nUser-Agent: " + USER_AGENT.encode() + b"\r\n"
        b"Accept: */*\r\nAccept-Encoding: identity\r\nConnection: close\r\n\r\n"
    )
    assert "sijill" not in USER_AGENT.lower()


@given(st.text(max_size=60))
def test_no_address_can_add_a_line_to_a_request(text: str) -> None:
    try:
        request = request_bytes(parse(f"http://example.org/{text}"))
    except FetchRefused:
        return

    assert request.count(b"\r\n") == request.count(b"\n") == request.count(b"\r") == 7


def test_an_endless_body_is_refused_soon_after_the_bound(visitor: Visitor) -> None:
    refused = refusal(visitor, drips(OK + b"\r\n", bytes(65536), 0), body_bytes=MIB)

    assert refused.reason == "its answer is larger than the 1,048,576 bytes that are allowed"
    # The system's buffers between the two ends take some megabytes more.
    assert visitor.server.sent < 24 * MIB


def test_endless_chunks_are_refused(visitor: Visitor) -> None:
    chunk = b"1\r\nx\r\n" * 1000

    assert refusal(visitor, drips(CHUNKED, chunk, 0), body_bytes=MIB).reason == (
        "its answer is larger than the 1,048,576 bytes that are allowed"
    )


def test_an_endless_trailer_is_refused(visitor: Visitor) -> None:
    trailer = b"X: y\r\n" * 1000

    assert refusal(visitor, drips(CHUNKED + b"0\r\n", trailer, 0), body_bytes=MIB).reason == (
        "its answer is larger than the 1,048,576 bytes that are allowed"
    )


def test_a_chunk_of_less_than_nothing_does_not_open_the_gate(visitor: Visitor) -> None:
    refused = refusal(visitor, drips(CHUNKED + b"-1\r\n", bytes(65536), 0), total_seconds=5)

    assert refused.reason == "its answer was cut off"


def test_a_length_beyond_the_bound_is_refused_unread(visitor: Visitor) -> None:
    behaviour = drips(OK + b"Content-Length: 9000000\r\n\r\n", b"x", 0.05)

    started = time.monotonic()
    refused = refusal(visitor, behaviour, body_bytes=MIB)

    assert refused.reason == "its answer is larger than the 1,048,576 bytes that are allowed"
    assert time.monotonic() - started < 5


def test_a_body_of_exactly_the_bound_is_kept(visitor: Visitor) -> None:
    visitor.server.behaviours["/x"] = page(bytes(MIB))

    assert visitor.fetch("/x", body_bytes=MIB).warnings == ()
    assert refusal(visitor, page(bytes(MIB + 1)), body_bytes=MIB).remedy == (
        "download it with a browser and add the file"
    )


@pytest.mark.parametrize("start", [b"", OK, OK + b"Content-Length: 100\r\n\r\n", OK + b"\r\n", CHUNKED])
def test_a_server_that_drips_is_left_when_the_time_is_over(visitor: Visitor, start: bytes) -> None:
    started = time.monotonic()
    refused = refusal(visitor, drips(start, b"1", 0.05), total_seconds=0.6)

    assert refused.reason == "it took longer than 0.6 seconds"
    assert time.monotonic() - started < 5


def test_a_server_that_says_nothing_is_left(visitor: Visitor) -> None:
    assert refusal(visitor, drips(OK, b"", 30), read_seconds=0.2).reason == "it did not answer in time"


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (b"", "the connection was closed without an answer"),
        (b"SSH-2.0-example\r\n", "what answers there does not speak HTTP"),
        (b"\x00\xff" * 400, "what answers there does not speak HTTP"),
        (b"<html>hello</html>", "what answers there does not speak HTTP"),
        (b"HTTP/2 200\r\n\r\n", "what answers there does not speak HTTP"),
        (b"HTTP/1.1 abc\r\n\r\n", "what answers there does not speak HTTP"),
        (b"HTTP/1.2 200 OK\r\n\r\n", "its answer breaks the rules of HTTP"),
        (b"HTTP/1.1 103 Early\r\n\r\nHTTP/1.1 200 OK\r\n\r\n", "its answer breaks the rules of HTTP"),
        (b"HTTP/1.1 100 Go on\r\n\r\nHTTP/1.1 200 OK\r\n\r\n", "its answer breaks the rules of HTTP"),
        (OK + b"X: a\rTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", "its answer breaks the rules of HTTP"),
        (OK + b"no colon\r\nContent-Length: 2\r\n\r\nok", "its answer breaks the rules of HTTP"),
        (OK + b" folded: first\r\nContent-Length: 2\r\n\r\nok", "its answer breaks the rules of HTTP"),
        (b"HTTP/1.1 200 " + b"x" * 70000, "the head of its answer is too long"),
        (OK + b"X: " + b"x" * 70000 + b"\r\n\r\n", "the head of its answer is too long"),
        (OK + b"X: y\r\n" * 200 + b"\r\n", "the head of its answer is too long"),
        (OK + (b"X: " + b"y" * 900 + b"\r\n") * 90 + b"\r\n", "the head of its answer is too long"),
        (b"HTTP/1.1 100 Go on\r\n\r\n" * 9000, "the head of its answer is too long"),
        (OK + b"Content-Type: te", "its answer was cut off"),
        (OK + b"Content-Length: 10\r\n\r\nshort", "its answer was cut off"),
        (CHUNKED + b"5\r\nabc", "its answer was cut off"),
        (CHUNKED + b"5\r\nabcde\r\n", "its answer was cut off"),
        (CHUNKED + b"zz\r\nabcde\r\n", "its answer was cut off"),
        (CHUNKED + b"-5\r\nabcde\r\n0\r\n\r\n", "its answer was cut off"),
        (CHUNKED + b"ffffffffffffffffff\r\nabc", "its answer was cut off"),
        (OK + b"Content-Length: 5\r\nContent-Length: 6\r\n\r\nabcdef", LENGTH),
        (OK + b"Content-Length: -5\r\n\r\nabcdef", LENGTH),
        (OK + b"Content-Length: +5\r\n\r\nabcde", LENGTH),
        (OK + b"Content-Length: 0_5\r\n\r\nabcde", LENGTH),
        (OK + b"Content-Length: 5, 5\r\n\r\nabcde", LENGTH),
        (OK + b"Content-Length: " + b"9" * 5000 + b"\r\n\r\n", LENGTH),
        (OK + b"Transfer-Encoding: gzip, chunked\r\n\r\n", LENGTH),
    ],
)  # fmt: skip
def test_an_answer_that_is_not_whole_http_is_refused(visitor: Visitor, answer: bytes, reason: str) -> None:
    assert refusal(visitor, says(answer)).reason == reason


def test_fewer_lines_of_a_head_can_be_allowed(visitor: Visitor) -> None:
    assert refusal(visitor, page(b"x", *["X: y"] * 20), head_lines=20).reason == (
        "the head of its answer is too long"
    )


def test_what_comes_after_the_said_length_is_not_kept(visitor: Visitor) -> None:
    visitor.server.behaviours["/x"] = says(OK + b"Content-Length: 4\r\n\r\nkeptTHE REST")

    fetched = visitor.fetch("/x")

    bodies = [one.content_stream().read() for one in ArchiveIterator(io.BytesIO(fetched.warc))]
    assert bodies[-1] == b"kept"
    assert fetched.warnings == ()


def test_a_compressed_bomb_is_kept_as_it_came(visitor: Visitor) -> None:
    packer = zlib.compressobj(9, wbits=31)
    bomb = packer.compress(bytes(200 * MIB)) + packer.flush()
    visitor.server.behaviours["/x"] = page(bomb, "Content-Encoding: gzip")

    fetched = visitor.fetch("/x", body_bytes=MIB)

    assert len(fetched.warc) < MIB
    assert fetched.warnings == (
        "The server compressed its answer without being asked to; it is kept as it came.",
    )


def test_a_server_that_is_not_there_is_refused_with_the_systems_word(server: HostileServer) -> None:
    server.close()

    with pytest.raises(FetchRefused) as refused:
        Visitor(server).fetch("/x")
    assert refused.value.reason == f"no connection was made ({os.strerror(errno.ECONNREFUSED)})"
