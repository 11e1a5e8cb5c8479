"""Web archives and bags that are cut off, forged, enormous inside, or that point outside."""

from __future__ import annotations

import gzip
import io
import json
import zipfile

from tests.extraction.archived import FETCHED, record_of, warc_of
from tests.hostile.files import BadFile, Canary
from tests.hostile.inflating import MEBIBYTE, inflating

_SEEN = "This is the sentence that was archived."
_PAGE = f"<!doctype html><title>A page</title><p>{_SEEN}</p>".encode()
_HTML = [("Content-Type", "text/html; charset=utf-8")]


def record(body: bytes, *, length: int | None = None, more: str = "", http: str = "") -> bytes:
    """Archive one page; ``length`` is what it says of its length, ``more`` and ``http`` more headers."""
    block = f"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n{http}\r\n".encode() + body
    size = len(block) if length is None else length
    return record_of(
        "WARC-Type: response\nWARC-Target-URI: http://example.org/\nWARC-Record-ID: <urn:uuid:1>\n"
        f"WARC-Date: {FETCHED}\nContent-Type: application/http; msgtype=response\n"
        f"Content-Length: {size}{more}",
        block,
    )


def false_length(_: Canary) -> bytes:
    return record(_PAGE, length=10**14)


def no_length(_: Canary) -> bytes:
    return record(_PAGE).replace(b"Content-Length", b"Content-Lenght", 1)


def negative_length(_: Canary) -> bytes:
    return record(_PAGE, length=-5)


def short_length(_: Canary) -> bytes:
    """A record that says that it ends in the middle of its page."""
    return record(_PAGE, length=90) + record(_PAGE)


def gzip_bomb(_: Canary) -> bytes:
    """A member of gzip that unpacks to a gigabyte behind a sound record."""
    return (
        gzip.compress(record(_PAGE), mtime=0) + inflating(record(b"")[:-4], bytes(MEBIBYTE), 1024).as_gzip()
    )


def body_bomb(_: Canary) -> bytes:
    """A page whose body is packed and unpacks to a gigabyte."""
    return record(inflating(b"<p>", b" " * MEBIBYTE, 1024).as_gzip(), http="Content-Encoding: gzip\r\n")


def cut_record(_: Canary) -> bytes:
    whole = warc_of(("http://example.org/", "200 OK", _HTML, _PAGE + b" " * 4000), gzip=False)
    return whole[:-3000]


def cut_gzip(_: Canary) -> bytes:
    """Packed bytes that end in the middle of a long page."""
    lines = "".join(f"<p>Line {number * 7919 % 100_003} of the page.</p>" for number in range(3_000))
    whole = gzip.compress(record(_PAGE + lines.encode()), mtime=0)
    return whole[: len(whole) // 2]


def cut_soon(_: Canary) -> bytes:
    """Packed bytes that end before the page begins."""
    return gzip.compress(record(_PAGE), mtime=0)[:160]


def forged(_: Canary) -> bytes:
    """A page that was changed after it was archived."""
    digest = "\nWARC-Payload-Digest: sha256:" + "0" * 64 + "\nWARC-Block-Digest: sha256:" + "0" * 64
    return record(_PAGE, more=digest)


def chunks_without_end(_: Canary) -> bytes:
    return record(b"FFFFFFFFFF\r\n" + _PAGE, http="Transfer-Encoding: chunked\r\n")


def from_this_machine(canary: Canary) -> bytes:
    """Records whose addresses are files of this machine, and a redirect to one."""
    return warc_of(
        (canary.path.as_uri(), "200 OK", _HTML, b"<p>said to be a file</p>"),
        ("http://example.org/a", "302 Found", [("Location", canary.path.as_uri())], b""),
        ("http://example.org/../../../planted-by-a-hostile-file", "200 OK", _HTML, _PAGE),
        ("http://example.org/b", "200 OK", _HTML, b"<!doctype html><p>another page</p>"),
    )


def many_headers(_: Canary) -> bytes:
    return record(_PAGE, more="".join(f"\nX-{number}: {'x' * 900}" for number in range(3_000)))


def many_records(_: Canary) -> bytes:
    empty = record_of("WARC-Type: metadata\nContent-Length: 0")
    return inflating(b"", empty * 1000, 101).as_gzip()


def wacz_outside(canary: Canary) -> bytes:
    """A WACZ whose list of parts leads out of it."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        resources = [
            {"name": "x", "path": f"../../{canary.path}", "hash": "sha256:" + "0" * 64, "bytes": 10},
            {"name": "y", "path": canary.path.as_uri(), "hash": "sha256:" + "0" * 64, "bytes": 10},
        ]
        archive.writestr("datapackage.json", json.dumps({"profile": "data-package", "resources": resources}))
        archive.writestr("archive/data.warc.gz", warc_of(("http://example.org/", "200 OK", _HTML, _PAGE)))
    return file.getvalue()


def bag(canary: Canary) -> bytes:
    """A bag (RFC 8493) whose manifests name files outside, and which would fetch from inside the house."""
    file = io.BytesIO()
    sums = "0" * 64
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("bag/bagit.txt", "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n")
        archive.writestr(
            "bag/manifest-sha256.txt",
            f"{sums}  data/a.txt\n{sums}  ../../{canary.path.name}\n{sums}  ~/{canary.path.name}\n"
            f"{sums}  {canary.path}\n",
        )
        archive.writestr(
            "bag/fetch.txt",
            f"{canary.address}/x 10 data/fetched.txt\nhttp://169.254.169.254/latest - data/b.txt\n"
            f"{canary.path.as_uri()} 10 data/c.txt\n",
        )
        archive.writestr("bag/data/a.txt", "in the bag")
        archive.writestr("bag/data/extra.txt", "in the bag and in no manifest")
    return file.getvalue()


FILES = (
    BadFile("false-length.warc", false_length, "read", ("ends 99999999999855 bytes too early",)),
    BadFile("no-length.warc", no_length, "empty", ("does not say its length",)),
    BadFile("negative-length.warc", negative_length, "empty", ("does not say its length",)),
    BadFile("short-length.warc", short_length, "read", ("bytes that are no record",)),
    BadFile("gzip-bomb.warc.gz", gzip_bomb, says=("as bombs are",)),
    BadFile("body-bomb.warc", body_bomb, "read", ("as bombs do",)),
    BadFile(
        "cut.warc",
        cut_record,
        "read",
        (
            "too early",
            "its digest does not fit",
        ),
    ),
    BadFile("cut.warc.gz", cut_gzip, "read", ("in the middle of its compressed bytes",), holds=(_SEEN,)),
    BadFile("cut-soon.warc.gz", cut_soon, "empty", ("in the middle of its compressed bytes",)),
    BadFile("forged.warc", forged, "read", ("its digest does not fit",)),
    BadFile("chunks.warc", chunks_without_end, "read", ("its body ends too early",)),
    BadFile("outside.warc.gz", from_this_machine, "read"),
    BadFile("headers.warc", many_headers, "read", ("bytes that are no record",)),
    BadFile("records.warc.gz", many_records, says=("more than 100000 records",)),
    BadFile(
        "outside.wacz",
        wacz_outside,
        "read",
        (
            "is missing",
            "does not name",
        ),
    ),
    BadFile("bag.zip", bag, "read"),
)
