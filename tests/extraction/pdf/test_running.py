from __future__ import annotations

from sijill.extraction.pdf.pages import Part
from sijill.extraction.pdf.running import with_asides


def part(text: str, top: float, *, kind: str = "paragraph", artifact: bool = False) -> Part:
    return Part(text, kind, (50, top, 300, top + 12), artifact=artifact)


def kinds(pages: list[list[Part]]) -> list[list[str]]:
    return [[found.kind for found in page] for page in with_asides(pages, [800.0] * len(pages))]


def test_what_repeats_at_the_head_and_foot_of_most_pages_is_aside() -> None:
    pages = [
        [part("Register of the valley", 30), part(f"Matter of page {n}.", 400), part(f"Page {n}", 780)]
        for n in range(4)
    ]

    assert kinds(pages) == [["aside", "paragraph", "aside"]] * 4


def test_numbered_headings_at_the_head_of_pages_are_matter() -> None:
    pages = [[part(f"Part {n}", 60, kind="heading"), part("Matter", 400)] for n in range(4)]

    assert kinds(pages) == [["heading", "paragraph"]] * 4


def test_the_same_words_in_the_middle_of_pages_are_matter() -> None:
    assert kinds([[part("He was taken.", 400)]] * 5) == [["paragraph"]] * 5


def test_two_pages_are_too_few_to_tell() -> None:
    assert kinds([[part("A title", 30)]] * 2) == [["paragraph"]] * 2


def test_what_its_producer_marked_as_no_part_of_the_matter_is_aside() -> None:
    assert kinds([[part("7", 780, artifact=True), part("Matter", 400)]]) == [["aside", "paragraph"]]
