from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from sijill.extraction.markup.bounds import DEEPEST, MOST_ATTRIBUTES, MOST_OPTIONS, cost

TAGS = ("div", "p", "span", "b", "i", "ul", "li", "table", "tr", "td", "svg", "path", "desc", "section", "h1")
# Everything that the standard moves, repeats or closes by itself makes the two differ by no more than this.
SLACK = 4


def depth_of(markup: str) -> int:
    """Measure the tree that the parser really makes."""
    deepest = depth = 0
    node = LexborHTMLParser(markup).root
    while node is not None:
        if node.child is not None:
            node = node.child
            depth += 1
            deepest = max(deepest, depth)
            continue
        while node is not None and node.next is None:
            node = node.parent
            depth -= 1
        node = node.next if node is not None else None
    return deepest


@st.composite
def repeated_tags(draw: st.DrawFn) -> str:
    tag = st.sampled_from(TAGS)
    piece = st.one_of(tag.map("<{}>".format), tag.map("</{}>".format), tag.map("<{}/>".format), st.just("x"))
    return "".join(draw(st.lists(piece, min_size=1, max_size=8))) * 30


@given(repeated_tags())
def test_the_scan_finds_a_page_nearly_as_deep_as_its_tree_becomes(markup: str) -> None:
    found = cost(markup)

    assert depth_of(markup) <= SLACK * (found.depth + 4)


def test_an_honest_page_is_counted_as_it_is() -> None:
    found = cost("<!-- <div> --><ul><li><a href='>'>a</a><li>b</ul><p>c<p>d<br><script>'<div>'</script>")

    assert found.fault is None
    assert (found.elements, found.depth) == (8, 4)


@pytest.mark.parametrize(
    ("markup", "fault"),
    [
        (
            "<div>" * 100_000 + "x" + "</div>" * 100_000,
            f"its elements stand more than {DEEPEST} deep in one another",
        ),
        (
            f"<p {' '.join(f'a{n}=1' for n in range(300_000))}>x",
            f"one of its tags has more than {MOST_ATTRIBUTES:,} attributes",
        ),
        (
            "".join(f"<font a={n}><p>" for n in range(9_000)),
            "too many of its elements for bold, fonts or links are never closed",
        ),
        (
            "<select>" + "<option>x" * 20_000,
            f"its lists to choose from have more than {MOST_OPTIONS:,} entries",
        ),
        ("<br>" * 1_000_001, "it has more than 1,000,000 elements"),
        ("<frameset>" * 101, "it has more than 100 framesets or annotations"),
    ],
)
def test_what_would_keep_a_parser_busy_for_hours_is_found_in_seconds(markup: str, fault: str) -> None:
    start = time.process_time()

    found = cost(markup)

    assert found.fault == fault
    assert time.process_time() - start < 10


@pytest.mark.parametrize(
    "markup",
    [
        "<" * 1_000_000,
        '<a x="' * 200_000,
        "<a x='\"" * 200_000,
        "<!--" * 300_000,
        "<script></script " * 60_000,
        "<p " + "=" * 1_000_000,
        "<a " * 300_000,
        "<p a" + " " * 1_000_000,
        "<div>" * 300 + "</span>" * 200_000,
    ],
)
def test_the_scan_takes_one_pass_whatever_is_in_the_page(markup: str) -> None:
    start = time.process_time()

    cost(markup)

    assert time.process_time() - start < 5
