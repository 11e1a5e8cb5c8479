"""The WARC, read back by the library that everybody uses."""

from __future__ import annotations

import hashlib
import io
import zlib
from argparse import Namespace
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from warcio.archiveiterator import ArchiveIterator
from warcio.checker import Checker

from sijill import __version__
from tests.intake.fetching.conftest import Visitor
from tests.intake.fetching.server import page, redirect, says

ODD_HEAD = (
    b"HTTP/1.1 200 OK\nx-LETTERS:  \xd8\xae\xd8\xa8\xd8\xb1 \r\ncontent-length:5\r\nX-Letters: twice\r\n\r\n"
)


@dataclass(frozen=True)
class Record:
    headers: dict[str, str]
    block: bytes


def records(warc: bytes) -> list[Record]:
    """Read the records; wrong digests raise."""
    for one in ArchiveIterator(io.BytesIO(warc), check_digests="raise"):
        one.raw_stream.read()
    found = []
    for one in ArchiveIterator(io.BytesIO(warc), no_record_parse=True):
        headers: dict[str, Any] = dict(one.rec_headers.headers)
        found.append(Record(headers, one.raw_stream.read()))
    return found


def members(data: bytes) -> int:
    """Count the gzip members."""
    count = 0
    while data:
        unpacker = zlib.decompressobj(wbits=31)
        unpacker.decompress(data)
        data = unpacker.unused_data
        count += 1
    return count


def test_request_and_answer_of_each_step_are_kept_byte_for_byte(visitor: Visitor) -> None:
    server = visitor.server
    server.behaviours |= {"/a": redirect("/b?c=1"), "/b?c=1": says(ODD_HEAD + b"hello, and more")}

    found = records(visitor.fetch("/a").warc)

    assert [one.headers["WARC-Type"] for one in found] == [
        "warcinfo", "request", "response", "request", "response",
    ]  # fmt: skip
    assert [one.block for one in found if one.headers["WARC-Type"] == "request"] == server.requests
    assert found[2].block == (b"HTTP/1.1 302 Found\r\nContent-Length: 5\r\nLocation: /b?c=1\r\n\r\nmoved")
    assert found[4].block == ODD_HEAD + b"hello"


def test_every_record_says_where_when_and_from_whom(visitor: Visitor) -> None:
    visitor.server.behaviours["/a"] = page(b"hello")

    information, request, response = (one.headers for one in records(visitor.fetch("/a").warc))

    assert information["WARC-Filename"] == "127.0.0.1-a.warc.gz"
    for one, other in ((request, response), (response, request)):
        assert one["WARC-Target-URI"] == visitor.server.url("/a")
        assert one["WARC-IP-Address"] == "127.0.0.1"
        assert one["WARC-Date"] == information["WARC-Date"] == "2026-11-20T09:30:00Z"
        assert one["WARC-Warcinfo-ID"] == information["WARC-Record-ID"]
        assert one["WARC-Concurrent-To"] == other["WARC-Record-ID"]
    assert response["Content-Type"] == "application/http; msgtype=response"
    assert response["WARC-Payload-Digest"] == (
        "sha256:2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824"
    )


def test_the_file_says_by_what_it_was_made_and_not_on_which_machine(visitor: Visitor) -> None:
    visitor.server.behaviours["/a"] = page(b"hello")

    assert (
        records(visitor.fetch("/a").warc)[0].block
        == (
            f"software: Sijill/{__version__}\r\nformat: WARC File Format 1.1\r\nconformsTo:"
            " http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/\r\n"
        ).encode()
    )


def test_the_same_exchange_at_the_same_time_gives_the_same_bytes(visitor: Visitor) -> None:
    visitor.server.behaviours |= {"/a": redirect("/b"), "/b": page(b"hello")}

    assert visitor.fetch("/a").warc == visitor.fetch("/a").warc


def test_another_body_gives_another_record_id(visitor: Visitor) -> None:
    visitor.server.behaviours["/a"] = page(b"hello")
    one = records(visitor.fetch("/a").warc)
    visitor.server.behaviours["/a"] = page(b"hallo")
    other = records(visitor.fetch("/a").warc)

    same = [
        a.headers["WARC-Record-ID"] == b.headers["WARC-Record-ID"] for a, b in zip(one, other, strict=True)
    ]
    assert same == [True, True, False]


def test_each_record_is_a_gzip_member_of_its_own(visitor: Visitor) -> None:
    visitor.server.behaviours |= {"/a": redirect("/b"), "/b": page(b"hello")}

    assert members(visitor.fetch("/a").warc) == 5


@pytest.mark.parametrize(
    ("answer", "content"),
    [
        (b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello", b"hello"),
        (b"HTTP/1.1 200 OK\r\n\r\nhello", b"hello"),
        (b"HTTP/1.1 204 No Content\r\n\r\n", b""),
        (b"HTTP/1.0 404 Not Found\r\nContent-Length: 0\r\n\r\n", b""),
        (
            b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nhe\r\n3\r\nllo\r\n0\r\n\r\n",
            b"hello",
        ),
    ],
)
def test_the_checker_of_warcio_finds_nothing_wrong(
    visitor: Visitor, tmp_path: Path, answer: bytes, content: bytes
) -> None:
    visitor.server.behaviours["/a"] = says(answer)
    fetched = visitor.fetch("/a")
    kept = tmp_path / fetched.name
    kept.write_bytes(fetched.warc)

    with kept.open("rb") as stream:
        [read] = [
            one.content_stream().read() for one in ArchiveIterator(stream) if one.rec_type == "response"
        ]

    assert Checker(Namespace(inputs=[str(kept)], verbose=False)).process_all() == 0
    assert read == content
    assert records(fetched.warc)[2].block == answer


def test_a_body_in_chunks_has_a_digest_of_every_byte_and_none_that_is_read_in_two_ways(
    visitor: Visitor,
) -> None:
    answer = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n"
    visitor.server.behaviours["/a"] = says(answer)

    headers = records(visitor.fetch("/a").warc)[2].headers

    assert headers["WARC-Block-Digest"] == f"sha256:{hashlib.sha256(answer).hexdigest()}"
    assert "WARC-Payload-Digest" not in headers


def test_the_checker_of_warcio_would_find_a_changed_byte(visitor: Visitor, tmp_path: Path) -> None:
    visitor.server.behaviours["/a"] = page(b"hello")
    plain = b""
    rest = visitor.fetch("/a").warc
    while rest:
        unpacker = zlib.decompressobj(wbits=31)
        plain += unpacker.decompress(rest)
        rest = unpacker.unused_data
    kept = tmp_path / "changed.warc"
    kept.write_bytes(plain.replace(b"hello", b"hallo"))

    assert Checker(Namespace(inputs=[str(kept)], verbose=False)).process_all() == 1
