from __future__ import annotations

import gzip
import hashlib
import json
from contextlib import suppress

import pytest
from hypothesis import given as forall
from hypothesis import settings
from hypothesis import strategies as st

from sijill.extraction import Empty, Refused, UnsupportedFormat, extract_bytes
from sijill.extraction.readers.web_archive import name_of
from tests.extraction.archived import FETCHED, Visit, record_of, warc_of
from tests.extraction.handed import extract_all
from tests.extraction.office.books import package

WORDS = "كان الشاهد هناك.\nوقال ما رآه."
PLAIN = [("Content-Type", "text/plain; charset=utf-8")]
PAGE: Visit = ("http://example.org/news/witness", "200 OK", PLAIN, WORDS.encode())
OTHER: Visit = ("http://example.org/list.csv", "200 OK", [("Content-Type", "text/csv")], b"a,b\n1,2\n")
MOVED: Visit = ("http://example.org/old", "301 Moved", [("Location", "/news/witness")], b"moved")

# Made once: every archive has random ids, and damage is to be found again.
ARCHIVES = (warc_of(MOVED, PAGE, OTHER), warc_of(MOVED, PAGE, OTHER, gzip=False))


@pytest.mark.parametrize("packed", [True, False])
def test_one_archived_page_is_the_document(packed: bool) -> None:
    document = extract_bytes(warc_of(MOVED, PAGE, gzip=packed), "page.warc.gz")

    assert document.text == WORDS
    assert [block.kind for block in document.blocks] == ["line", "line"]
    about = {key: document.properties[key] for key in ("address", "fetched", "status", "content_type", "ip")}
    assert about == {
        "address": "http://example.org/news/witness",
        "fetched": FETCHED,
        "status": "200",
        "content_type": "text/plain; charset=utf-8",
        "ip": "192.0.2.7",
    }
    assert document.properties["redirects"] == "http://example.org/old → /news/witness"
    assert document.warnings == ()


def test_the_charset_of_the_headers_decides() -> None:
    headers = [("Content-Type", "text/plain; charset=windows-1256"), ("Content-Encoding", "gzip")]
    data = warc_of(("http://example.org/", "200 OK", headers, gzip.compress(WORDS.encode("cp1256"))))

    document = extract_bytes(data, "page.warc")

    assert (document.text, document.encoding, document.warnings) == (WORDS, "windows-1256", ())


def test_a_charset_that_is_false_is_said() -> None:
    headers = [("Content-Type", "text/plain; charset=us-ascii")]

    document = extract_bytes(warc_of(("http://example.org/", "200 OK", headers, WORDS.encode())), "page.warc")

    assert document.text == WORDS
    assert document.warnings == ("The server said that the text is us-ascii, which it is not.",)


def test_of_several_pages_each_is_handed_over_and_all_are_listed() -> None:
    style: Visit = ("http://example.org/s.css", "200 OK", [("Content-Type", "text/css")], b"a{}")
    missing: Visit = ("http://example.org/gone", "404 Not Found", PLAIN, b"gone")

    handed = extract_all(warc_of(PAGE, OTHER, style, missing), "site.warc.gz")

    assert handed.members == [
        ("witness.txt", WORDS.encode(), {"address": PAGE[0], "fetched": FETCHED}),
        ("list.csv", b"a,b\n1,2\n", {"address": OTHER[0], "fetched": FETCHED}),
    ]
    assert handed.document.text.split("\n") == [
        f"http://example.org/news/witness (200, text/plain, {len(WORDS.encode())} bytes)",
        "http://example.org/list.csv (200, text/csv, 8 bytes)",
        "http://example.org/s.css (200, text/css, 3 bytes)",
        "http://example.org/gone (404, text/plain, 4 bytes)",
    ]
    assert handed.document.blocks[1].place == {"address": OTHER[0], "fetched": FETCHED}
    assert handed.document.warnings == ("Scripts, styles and fonts were left in the archive (1 text/css).",)


def test_a_body_that_is_not_what_was_archived_is_read_and_said() -> None:
    data = warc_of(PAGE, gzip=False).replace(WORDS.encode()[-5:], b"xxxxx")

    document = extract_bytes(data, "page.warc")

    assert document.text.endswith("xxxxx")
    assert document.warnings == (
        "Record 2 is not what was archived: its digest does not fit.",
        "The body from http://example.org/news/witness is not what was archived: its digest does not fit.",
    )


def test_a_digest_of_the_unframed_body_fits_too() -> None:
    framed = b"%x\r\n%s\r\n0\r\n\r\n" % (len(WORDS.encode()), WORDS.encode())
    block = b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nTransfer-Encoding: chunked\r\n\r\n" + framed

    def archived(digest: str) -> bytes:
        return record_of(
            f"WARC-Type: response\nWARC-Target-URI: http://example.org/\nContent-Length: {len(block)}\n"
            f"WARC-Payload-Digest: sha256:{digest}",
            block,
        )

    for body in (WORDS.encode(), framed):
        document = extract_bytes(archived(hashlib.sha256(body).hexdigest()), "page.warc")
        assert (document.text, document.warnings) == (WORDS, ())
    assert len(extract_bytes(archived("0" * 64), "page.warc").warnings) == 1


def test_a_page_cut_off_is_read_as_far_as_it_goes_and_that_is_said() -> None:
    document = extract_bytes(warc_of(PAGE, gzip=False)[:-14], "page.warc")

    assert document.text == WORDS.encode()[:-10].decode("utf-8", "replace")
    assert "Record 2 ends 10 bytes too early." in document.warnings


def test_a_visit_that_found_nothing_new_is_said() -> None:
    visit = record_of("WARC-Type: revisit\nWARC-Target-URI: http://example.org/x\nContent-Length: 0")

    document = extract_bytes(visit + warc_of(PAGE, gzip=False), "page.warc")

    assert document.warnings == (
        "http://example.org/x was archived as unchanged since another visit, without its body.",
    )


def test_bombs_are_refused() -> None:
    zeros = b"\x00" * 200_000_000
    body: Visit = ("http://example.org/", "200 OK", [("Content-Encoding", "gzip")], gzip.compress(zeros))

    with pytest.raises(Refused, match="unpacked it is more than 250 times its size"):
        extract_bytes(gzip.compress(b"WARC/1.0\r\n" + zeros), "page.warc.gz")
    assert extract_all(warc_of(body), "page.warc.gz").document.warnings == (
        "http://example.org/ was refused: its body unpacks to far too many bytes, as bombs do.",
    )


def test_an_archive_without_a_page_is_said_to_be_empty() -> None:
    with pytest.raises(Empty, match="no page is archived in it"):
        extract_bytes(warc_of(), "page.warc")


def test_a_page_that_cannot_be_read_names_the_archive() -> None:
    program: Visit = ("http://example.org/x", "200 OK", [], b"MZ" + b"\x00" * 99)

    with pytest.raises(UnsupportedFormat, match=r"page\.warc: of the page in it it is a program"):
        extract_bytes(warc_of(program), "page.warc")


def wacz(warc: bytes, digest: str | None = None) -> bytes:
    resource = {
        "path": "archive/data.warc.gz",
        "hash": f"sha256:{digest or hashlib.sha256(warc).hexdigest()}",
        "bytes": len(warc),
    }
    return package({"archive/data.warc.gz": warc, "datapackage.json": json.dumps({"resources": [resource]})})


def test_a_wacz_is_read_as_the_archives_in_it() -> None:
    document = extract_bytes(wacz(warc_of(PAGE)), "page.wacz")

    assert (document.text, document.warnings) == (WORDS, ())
    assert document.properties["address"] == PAGE[0]


def test_a_wacz_whose_digest_does_not_fit_is_read_and_said() -> None:
    document = extract_bytes(wacz(warc_of(PAGE), "0" * 64), "page.wacz")

    assert document.text == WORDS
    assert document.warnings == (
        "Its file archive/data.warc.gz is not what was archived: its digest does not fit.",
    )


@pytest.mark.parametrize(
    ("address", "content_type", "name"),
    [
        ("http://a.org/", "text/html", "a.org.html"),
        ("https://u:p@a.org:8080?x=/y.pdf", "text/html", "a.org.html"),
        ("http://a.org/x/page.php?id=1#f", "text/html", "page.php.html"),
        ("http://a.org/x/PAGE.HTM", "text/html", "PAGE.HTM"),
        ("http://a.org/%D8%B3%D8%B9%D8%A7%D8%AF.pdf", "application/pdf", "سعاد.pdf"),
        ("http://a.org/..%2F..%2Fetc", "text/plain", ".._.._etc.txt"),
        ("http://a.org/%FF%00", "", "�_"),
        ("urn:x", "image/png", "page.png"),
    ],
)
def test_a_body_is_named_by_its_address_and_type(address: str, content_type: str, name: str) -> None:
    assert name_of(address, content_type) == name


@settings(max_examples=60, deadline=None)
@forall(st.data())
def test_no_damage_to_an_archive_gives_a_traceback(data: st.DataObject) -> None:
    archive = bytearray(data.draw(st.sampled_from(ARCHIVES)))
    for _ in range(data.draw(st.integers(1, 5))):
        archive[data.draw(st.integers(6, len(archive) - 1))] = data.draw(st.integers(0, 255))

    with suppress(Empty, Refused, UnsupportedFormat):
        assert extract_bytes(bytes(archive), "page.warc.gz").text
