from __future__ import annotations

import pytest

from sijill.extraction.pdf.geometry import Box
from sijill.extraction.pdf.pages import Part
from sijill.extraction.pdf.painted import Painted, PaintedBox
from sijill.extraction.pdf.recognition import Need, need_of, paragraphs_of
from tests.extraction.pdf.lettered import glyphs_of

PAGE: Box = (0, 0, 600, 800)
PICTURE: Box = (50, 50, 550, 750)
ENGLISH = (
    "the witnesses reached the old town before dawn and found nobody at the eastern gate so they waited " * 3
)
PERSIAN = "شاهدان پیش از سپیده به شهر کهنه رسیدند و در دروازه شرقی کسی را نیافتند پس دو ساعت ماندند " * 4


def line(text: str, top: float, *, x0: float = 50, x1: float = 400, sure: int = 90) -> Part:
    return Part(text, "paragraph", (x0, top, x1, top + 12), note={"ocr": sure})


def need(text: str, *, unread: int = 0, pictures: tuple[Box, ...] = ()) -> Need | None:
    painted = Painted(pictures=[PaintedBox(0, box) for box in pictures])
    return need_of(glyphs_of(text, 60, 100), unread, painted, page=PAGE)


def test_a_page_with_a_text_layer_needs_no_recognition() -> None:
    assert need(ENGLISH) is None
    assert need(PERSIAN) is None
    assert need(ENGLISH, pictures=((50, 600, 150, 700),)) is None


def test_a_picture_that_fills_a_page_does_with_or_without_a_line_of_text() -> None:
    assert need("", pictures=(PICTURE,)) == Need("picture", (PICTURE,))
    assert need("Scanned by a program", pictures=(PICTURE,)) == Need("picture", (PICTURE,))


def test_letters_without_characters_do() -> None:
    assert need("abcdefgh", unread=6) == Need("unread")


@pytest.mark.parametrize(
    "text",
    [
        ENGLISH.translate(str.maketrans("aeiou", "xkzqw")),
        PERSIAN.translate(str.maketrans("اینرودتبه", "ظضذثغحطصء")),
    ],
)
def test_letters_that_make_no_language_do(text: str) -> None:
    assert need(text) == Need("strange")


def test_recognised_lines_become_paragraphs_with_their_mean_confidence() -> None:
    found = paragraphs_of(
        [
            line("words that fill the line", 100, sure=90),
            line("and go on here", 114, x1=300, sure=80),
            line("Next one", 160),
        ]
    )

    assert [(part.text, part.note, part.box) for part in found] == [
        ("words that fill the line and go on here", {"ocr": 86}, (50, 100, 400, 126)),
        ("Next one", {"ocr": 90}, (50, 160, 400, 172)),
    ]


def test_a_recognised_line_that_had_room_ends_its_paragraph() -> None:
    found = paragraphs_of(
        [line("words that fill it", 100), line("short", 114, x1=120), line("a new one begins", 128)]
    )

    assert [part.text for part in found] == ["words that fill it short", "a new one begins"]
