from __future__ import annotations

import socket

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sijill.claims.document import Document
from sijill.extraction import Empty, ExtractionError, Refused, extract_bytes
from sijill.extraction.markup.page import LARGEST
from tests.extraction.markup.pages import ARTICLE, news, paragraphs

TAGS = (
    "p",
    "div",
    "table",
    "tr",
    "td",
    "b",
    "li",
    "svg",
    "math",
    "template",
    "select",
    "pre",
    "noscript",
    "br",
)
PARTS = st.one_of(
    *(st.sampled_from(TAGS).map(form.format) for form in ("<{}>", "</{}>", "<{} ")), st.just("س'")
)


def test_a_page_is_read_with_its_table_its_language_and_what_it_says_of_itself() -> None:
    table = "<table><tr><th>الاسم<th>العمر<tr><td>سعاد<td>27</table>"

    document = extract_bytes(news(inside=table).encode("cp1256").replace(b"utf-8", b"cp1256"), "page.html")

    assert [cells for _, cells in document.rows(document.tables()[0])] == [["الاسم", "العمر"], ["سعاد", "27"]]
    assert (document.language, document.encoding, document.warnings) == ("ar", "cp1256", ())
    assert document.properties["title"] == "توقيف ثلاثة صيادين | صحيفة الساحل"
    assert [document.text[b.start : b.end] for b in document.blocks if b.kind == "heading"] == [
        "توقيف ثلاثة صيادين"
    ]


def test_blocks_cover_the_text_in_order_with_one_line_end_between() -> None:
    document = extract_bytes(news().encode(), "page.html")

    ends = [0, *(block.end + 1 for block in document.blocks)]
    assert [block.start for block in document.blocks] == ends[:-1]
    assert ends[-1] == len(document.text) + 1


def test_hidden_text_is_kept_apart_and_said() -> None:
    document = extract_bytes(news(inside="<p style='display:none'>مخفي</p>").encode(), "page.html")

    hidden = [block for block in document.blocks if block.place == {"hidden": True}]
    assert [(block.kind, document.text[block.start : block.end]) for block in hidden] == [("aside", "مخفي")]
    assert document.warnings == (
        "The page hides 4 letters from its readers; they are kept apart from its matter.",
    )
    assert "مخفي" not in document.prose()


def test_letters_that_no_register_keeps_are_replaced_and_said() -> None:
    document = extract_bytes(b"<p>a\0b&#0;c&#x1f;d&#xd800;e&#x1e;</p><p>x\xe2\x80\xaey</p>", "page.html")

    assert document.text == "a�b�c�d�e�\nx\u202ey"
    assert document.warnings == (
        "1 characters could not be kept (NUL or half a pair) and are now U+FFFD.",
        "2 separators of rows and cells inside the text are now U+FFFD.",
        "1 characters turn the direction of letters; the text may look other than it is.",
    )


@pytest.mark.parametrize(
    ("page", "reason"),
    [
        ("<div>" * 100_000 + "x", "its elements stand more than 400 deep in one another"),
        (
            f"<p {' '.join(f'a{n}=1' for n in range(300_000))}>x",
            "one of its tags has more than 1,000 attributes",
        ),
    ],
)
def test_a_page_made_to_exhaust_a_parser_is_refused_in_one_sentence(page: str, reason: str) -> None:
    with pytest.raises(Refused) as caught:
        extract_bytes(page.encode(), "bomb.html")

    assert caught.value.reason == reason


def test_one_word_of_twenty_million_letters_is_only_a_long_word() -> None:
    document = extract_bytes(b"<p>" + b"a" * 20_000_000, "page.html")

    assert (len(document.text), len(document.blocks)) == (20_000_000, 1)


def test_a_page_larger_than_any_page_is_refused() -> None:
    with pytest.raises(Refused, match="64 MiB"):
        extract_bytes(b"<p>" + b" " * LARGEST, "page.html")


@pytest.mark.parametrize(
    "page", ["<html></html>", "<script>document.write('x')</script>", "<p><!-- open <p>x"]
)
def test_a_page_without_text_is_empty(page: str) -> None:
    with pytest.raises(Empty):
        extract_bytes(page.encode(), "page.html")


def test_nothing_is_fetched_and_nothing_hidden_in_addresses_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("the network was asked")

    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    monkeypatch.setattr(socket.socket, "connect", refuse)
    hostile = (
        "<base href='http://127.0.0.1/'><meta http-equiv=refresh content='0;url=http://127.0.0.1/'>"
        "<link rel=stylesheet href='http://127.0.0.1/a.css'><img src='file:///etc/passwd' onerror=alert(1)>"
        "<iframe srcdoc='<p>framed'></iframe><object data='data:text/html,<p>object'></object>"
        "<svg><script>alert(1)</script><a href='javascript:1'><text>drawn</text></a></svg>"
        "<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=1 onerror=a()&gt;'>"
    )

    document = extract_bytes((hostile + "</table></math>" + paragraphs(*ARTICLE)).encode(), "page.html")

    assert document.text == "\n".join(["drawn", *ARTICLE])
    assert "A page framed inside this one was not read." in document.warnings
    assert document.properties["refresh"] == "0;url=http://127.0.0.1/"


@given(st.lists(PARTS))
def test_no_page_breaks_the_reader(parts: list[str]) -> None:
    document = read_or_none("".join(parts).encode() + b"<p>x")

    if document is not None:
        assert all(document.text[block.start : block.end] for block in document.blocks)
        assert sum(block.end - block.start + 1 for block in document.blocks) == len(document.text) + 1


@given(st.binary(max_size=300))
def test_no_bytes_break_the_reader(data: bytes) -> None:
    document = read_or_none(b"<html><p>" + data)

    assert document is None or document.text.strip()


def read_or_none(data: bytes) -> Document | None:
    try:
        return extract_bytes(data, "page.html")
    except ExtractionError:
        return None
