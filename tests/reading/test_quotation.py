from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sijill.reading.quotation import find_marked


def _said(text: str, *, goes_on: bool = False) -> list[tuple[str, int]]:
    return [
        (text[one.start : one.end], one.level) for one in find_marked(text, 0, len(text), goes_on=goes_on)
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("«أ «ب» ج» و«د»", [("أ «ب» ج", 0), ("ب", 1), ("د", 0)]),
        ('"a" said "b"', [("a", 0), ("b", 0)]),
        ("'The state's man,' he said, 'won't.'", [("The state's man,", 0), ("won't.", 0)]),
        ("„abc“ and “q ‘w’ it’s”", [("abc", 0), ("q ‘w’ it’s", 0), ("w", 1)]),
        ("”معکوس“ گفت", [("معکوس", 0)]),
        ("كان يقول ‹وقّع›", [("وقّع", 0)]),
    ],
)
def test_marks_of_all_kinds_are_paired(text: str, said: list[tuple[str, int]]) -> None:
    assert _said(text) == said


def test_an_apostrophe_is_no_mark() -> None:
    assert _said("the prisoners' families and the miners' wives") == []


def test_a_mark_at_the_head_that_nobody_closes_holds_to_the_end() -> None:
    assert _said("«they came at night") == [("they came at night", 0)]


def test_a_closing_mark_alone_closes_what_the_paragraph_before_left_open() -> None:
    assert _said("and never left» he said", goes_on=True) == [("and never left", 0)]
    assert _said("and never left» he said") == []


@given(st.text(alphabet="ab «»“”\"'‹› .", max_size=30))
def test_what_is_marked_lies_within_the_text_and_within_its_marks(text: str) -> None:
    for one in find_marked(text, 0, len(text)):
        assert 0 <= one.opening <= one.start < one.end <= one.closing <= len(text)
