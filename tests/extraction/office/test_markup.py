from __future__ import annotations

import time

import pytest

from sijill.extraction.office.markup import Attributes, BadMarkup, parse

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def tags(data: bytes) -> list[tuple[str, Attributes]]:
    found: list[tuple[str, Attributes]] = []
    parse([data], start=lambda name, attributes: found.append((name, attributes)))
    return found


def test_names_have_their_usual_prefix_whatever_the_file_calls_it() -> None:
    data = f'<odd:p xmlns:odd="{WORD}" odd:val="1" plain="2"><x xmlns="urn:strange"/></odd:p>'.encode()

    assert tags(data) == [("w:p", {"w:val": "1", "plain": "2"}), ("?:x", {})]


def test_text_comes_whole_through_pieces_of_any_size() -> None:
    words: list[str] = []
    data = "<a>سعاد &amp; أمل</a>".encode()

    parse([data[at : at + 1] for at in range(len(data))], start=lambda *_: None, text=words.append)

    assert "".join(words) == "سعاد & أمل"


@pytest.mark.parametrize(
    "data",
    [
        b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>',
        b'<!DOCTYPE a [<!ENTITY l "ha"><!ENTITY m "&l;&l;&l;">]><a>&m;</a>',
        b'<!DOCTYPE a SYSTEM "http://127.0.0.1/x.dtd"><a/>',
    ],
)
def test_entities_are_never_declared(data: bytes) -> None:
    with pytest.raises(BadMarkup, match="declares a document type"):
        tags(data)


@pytest.mark.parametrize(
    "data", [b"", b"<a>", b"<a></b>", b"\x00", b"<a>\x01</a>", b"<a>&x;</a>", b"<a/><b/>"]
)
def test_broken_markup_is_told(data: bytes) -> None:
    with pytest.raises(BadMarkup, match="its markup is broken"):
        tags(data)


def test_depth_is_bounded() -> None:
    with pytest.raises(BadMarkup, match="nested deeper than 1000 levels"):
        tags(b"<a>" * 100_000)


def test_an_endless_tag_is_refused_before_it_costs_time() -> None:
    pieces = [b"<a x='", *[b"y" * 65_536] * 1_000]
    began = time.process_time()

    with pytest.raises(BadMarkup, match="a tag of more than 8 MiB"):
        parse(pieces, start=lambda *_: None)

    assert time.process_time() - began < 5


def test_thousands_of_invented_names_are_refused() -> None:
    with pytest.raises(BadMarkup, match="thousands of different names"):
        tags(b"<a>" + b"".join(b'<x%d xmlns="u"/>' % number for number in range(10_000)) + b"</a>")
