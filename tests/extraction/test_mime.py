from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sijill.extraction import Refused
from sijill.extraction.mime import DEEPEST, MOST_PARTS, header, header_text, parse, parts


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("=?utf-8?b?2KrZgtix2YrYsQ==?=", "تقرير"),
        ("=?windows-1256?Q?=CA=DE=D1=ED=D1?= 2024", "تقرير 2024"),
        # One letter's bytes divided between two words, as careless programs do.
        ("=?utf-8?q?=D8=AA=D9?=\r\n =?utf-8?q?=82=D8=B1?=", "تقر"),
        ("=?klingon?q?abc?=", "abc"),
        ("=?utf-8?b?####?=", "=?utf-8?b?####?="),
        ("a\r\n\tb\0c", "a b�c"),
    ],
)
def test_a_header_is_read_as_its_sender_wrote_it(raw: str, text: str) -> None:
    assert header_text(raw) == text


@pytest.mark.parametrize("codec", ["utf-8", "cp1256"])
def test_letters_that_no_standard_allows_in_a_header_are_read_all_the_same(codec: str) -> None:
    message = parse("Subject: تقرير عن السجن\r\n\r\n".encode(codec), "a.eml")

    assert header(message, "subject") == "تقرير عن السجن"


@given(st.binary(max_size=400))
def test_no_header_breaks_the_reader(raw: bytes) -> None:
    text = header_text(raw.decode("ascii", "surrogateescape"))

    assert text.encode().decode() == text


@pytest.mark.parametrize(
    "filename",
    [
        "filename*=utf-8''%D9%82%D8%A7%D8%A6%D9%85%D8%A9.csv",
        "filename*0*=utf-8''%D9%82%D8%A7; filename*1*=%D8%A6%D9%85%D8%A9.csv",
        'filename="=?utf-8?b?2YLYp9im2YXYqQ==?=.csv"',
    ],
)
def test_the_name_of_an_attachment_is_found_in_every_way_of_writing_it(filename: str) -> None:
    data = f"Content-Disposition: attachment; {filename}\r\n\r\nx".encode()

    [part] = parts(parse(data, "a.eml"), "a.eml")

    assert (part.name, part.is_attachment, part.data()) == ("قائمة.csv", True, b"x")


def test_a_message_that_nests_without_end_is_refused() -> None:
    deep = "".join(f"Content-Type: multipart/mixed; boundary=b{n}\r\n\r\n--b{n}\r\n" for n in range(2_000))

    with pytest.raises(Refused):
        list(parts(parse(deep.encode(), "deep.eml"), "deep.eml"))


def test_a_message_a_little_too_deep_is_refused_and_one_less_deep_is_read() -> None:
    def nested(depth: int) -> bytes:
        opening = "".join(
            f"Content-Type: multipart/mixed; boundary=b{n}\r\n\r\n--b{n}\r\n" for n in range(depth)
        )
        return f"{opening}Content-Type: text/plain\r\n\r\nx".encode()

    assert [part.kind for part in parts(parse(nested(DEEPEST), "a.eml"), "a.eml")] == ["text/plain"]
    with pytest.raises(Refused, match="deeply nested"):
        list(parts(parse(nested(DEEPEST + 1), "a.eml"), "a.eml"))


def test_a_message_of_countless_parts_is_refused() -> None:
    data = b"Content-Type: multipart/mixed; boundary=b\r\n\r\n" + b"--b\r\n\r\nx\r\n" * (MOST_PARTS + 1)

    with pytest.raises(Refused, match="20,000 parts"):
        parse(data, "a.eml")


@given(st.binary(max_size=600))
def test_no_bytes_break_the_parser(data: bytes) -> None:
    message = parse(b"Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n" + data, "a.eml")

    assert all(isinstance(part.data(), bytes) for part in parts(message, "a.eml"))
