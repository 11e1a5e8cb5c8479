"""A reading is held against its text, whoever made it."""

import hashlib
from dataclasses import replace
from typing import Any

import pytest

from sijill.claims import (
    InvalidClaim,
    Kind,
    Link,
    LinkType,
    Proposal,
    Reading,
    Segment,
    SegmentKind,
    check_reading,
    reading_from_json,
)

TEXT = "قال نويد: «أُطلق سراح ثلاثة».\n😀 End."
NAVID = Proposal("p1", Kind.PERSON, 4, 8, "نويد", {"name": "نويد"}, "name")
FREED = Proposal(
    "p2",
    Kind.FIGURE,
    22,
    27,
    "ثلاثة",
    {"min": 3, "max": 3, "approximate": False, "unit": None, "measure": "released"},
    "number",
    claimant="p1",
)
READING = Reading(
    language="ar",
    text_sha256=hashlib.sha256(TEXT.encode()).hexdigest(),
    segments=(Segment(0, 30, SegmentKind.PARAGRAPH, "start"), Segment(30, 36, SegmentKind.HEADING, "line")),
    proposals=(NAVID, FREED),
    links=(Link(LinkType.PARTICIPANT, "p2", "p1", "speaker"),),
    reader="sample@1",
)


def test_a_reading_that_fits_its_text_is_let_through() -> None:
    check_reading(READING, TEXT)


def test_a_reading_comes_back_as_it_was_written() -> None:
    assert reading_from_json(READING.as_json()) == READING


BAD_SEGMENTS = [
    (),
    (Segment(0, 30, SegmentKind.PARAGRAPH, ""),),
    (Segment(0, 30, SegmentKind.PARAGRAPH, ""), Segment(31, 36, SegmentKind.PARAGRAPH, "")),
    (Segment(0, 30, SegmentKind.PARAGRAPH, ""), Segment(29, 36, SegmentKind.PARAGRAPH, "")),
    (Segment(0, 0, SegmentKind.PARAGRAPH, ""), Segment(0, 36, SegmentKind.PARAGRAPH, "")),
    (Segment(0, 37, SegmentKind.PARAGRAPH, ""),),
]


@pytest.mark.parametrize("segments", BAD_SEGMENTS)
def test_segments_cover_the_text_in_order(segments: tuple[Segment, ...]) -> None:
    with pytest.raises(InvalidClaim) as refused:
        check_reading(replace(READING, segments=segments), TEXT)
    assert refused.value.field == "segments"


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"start": 3}, "text"),
        ({"text": "نوید"}, "text"),
        ({"end": 4, "text": ""}, "start"),
        ({"start": -4, "end": -1}, "start"),
        ({"end": 400}, "start"),
        ({"value": {"name": 3}}, "name"),
        ({"about": "p9"}, "about"),
        ({"claimant": "p9"}, "about"),
        ({"via": ("p2", "p9")}, "about"),
        ({"id": "p2"}, "proposals"),
    ],
)
def test_a_proposal_that_does_not_fit_is_refused(change: dict[str, Any], field: str) -> None:
    with pytest.raises(InvalidClaim) as refused:
        check_reading(replace(READING, proposals=(replace(NAVID, **change), FREED)), TEXT)
    assert refused.value.field == field


@pytest.mark.parametrize("ends", [("p1", "p9"), ("p9", "p1")])
def test_a_link_ties_what_is_there(ends: tuple[str, str]) -> None:
    with pytest.raises(InvalidClaim) as refused:
        check_reading(replace(READING, links=(Link(LinkType.SAME_PERSON, *ends),)), TEXT)
    assert refused.value.field == "links"


def test_a_reading_of_another_text_is_refused() -> None:
    with pytest.raises(InvalidClaim) as refused:
        check_reading(READING, TEXT.replace("😀", "x"))
    assert refused.value.field == "text_sha256"
