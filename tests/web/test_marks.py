import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sijill.web.marks import Marked, mark_up


class Reader(HTMLParser):
    """Reads marked text back: the text without labels, and what each anchor's mark holds."""

    def __init__(self) -> None:
        super().__init__()
        self.text = ""
        self.open: list[str] = []
        self.held: dict[str, str] = {}
        self.marks: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open.append(tag)
        if tag == "mark":
            named = dict(attrs)
            self.marks.append(named.get("id") or named.get("data-of") or "")

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag, "elements only nest"
        if tag == "mark":
            self.marks.pop()

    def handle_data(self, data: str) -> None:
        if "sup" not in self.open:
            self.text += data
            for anchor in filter(None, self.marks):
                self.held[anchor] = self.held.get(anchor, "") + data


def read(html: str) -> Reader:
    reader = Reader()
    reader.feed(html)
    reader.close()
    assert reader.open == []
    return reader


def test_a_passage_is_marked_by_its_code_points() -> None:
    text = "أُخذت 🕊 من دورازين في ٢٠٢٣"
    start = text.index("دورازين")

    html = mark_up(text, [Marked(start, start + 7, ("c-1",), "k-place", "١")], start=0, end=len(text))

    assert html == "أُخذت 🕊 من " + '<mark id="c-1" class="k-place">دورازين<sup>١</sup></mark>' + " في ٢٠٢٣"


def test_a_passage_inside_another_is_an_element_inside_it() -> None:
    html = mark_up("one two three", [Marked(0, 13, ("a",)), Marked(4, 7, ("b",))], start=0, end=13)

    assert html == '<mark id="a">one <mark id="b">two</mark> three</mark>'


def test_a_passage_that_crosses_another_is_cut_and_keeps_one_anchor_and_one_label() -> None:
    html = mark_up("abcdef", [Marked(0, 4, ("a",), "", "1"), Marked(2, 6, ("b",), "", "2")], start=0, end=6)

    assert html == (
        '<mark id="a">ab<mark id="b">cd</mark><sup>1</sup></mark><mark data-of="b">ef<sup>2</sup></mark>'
    )


def test_claims_on_one_passage_share_its_mark_and_keep_their_anchors() -> None:
    html = mark_up("abc", [Marked(0, 3, ("a", "b"))], start=0, end=3)

    assert html == '<mark id="a"><span id="b"></span>abc</mark>'


def test_a_rejected_passage_is_struck() -> None:
    html = mark_up("abc", [Marked(0, 3, ("a",), "is-out", "1", struck=True)], start=0, end=3)

    assert html == '<mark id="a" class="is-out"><s>abc</s><sup>1</sup></mark>'


def test_what_a_source_writes_is_text_and_never_markup() -> None:
    text = "<script>alert('x')</script> & \u202eevil"

    html = mark_up(text, [Marked(0, 8, ("a",))], start=0, end=len(text))

    assert "<script" not in html
    assert read(html).text == text.replace("\u202e", "")


def test_a_passage_without_length_is_refused() -> None:
    with pytest.raises(ValueError, match="5 to 5 is no passage"):
        Marked(5, 5, ("a",))


texts = st.text(st.characters(exclude_categories=("Cs", "Cc", "Cf")), min_size=1, max_size=40)


@st.composite
def marked_texts(draw: st.DrawFn) -> tuple[str, list[Marked], int, int]:
    text = draw(texts)
    places = st.integers(0, len(text))
    spans = draw(st.lists(st.tuples(places, places).filter(lambda span: span[0] < span[1]), max_size=8))
    marks = [Marked(*span, (f"c-{number}",), "", str(number)) for number, span in enumerate(spans)]
    start, end = sorted((draw(places), draw(places)))
    return text, marks, start, end


@given(marked_texts())
def test_marking_changes_nothing_of_the_text(case: tuple[str, list[Marked], int, int]) -> None:
    text, marks, start, end = case

    assert read(mark_up(text, marks, start=start, end=end)).text == text[start:end]


@given(marked_texts())
def test_every_anchor_and_label_comes_once(case: tuple[str, list[Marked], int, int]) -> None:
    text, marks, _, _ = case

    html = mark_up(text, marks, start=0, end=len(text))

    assert sorted(re.findall(r'id="(c-\d+)"', html)) == sorted(mark.anchors[0] for mark in marks)
    assert sorted(re.findall(r"<sup>(\d+)</sup>", html)) == sorted(mark.label for mark in marks)


@given(marked_texts())
def test_the_parts_of_a_mark_together_hold_its_passage(case: tuple[str, list[Marked], int, int]) -> None:
    text, marks, _, _ = case

    held = read(mark_up(text, marks, start=0, end=len(text))).held

    for mark in marks:
        assert held[mark.anchors[0]] == text[mark.start : mark.end]
