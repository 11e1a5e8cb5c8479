from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sijill.claims.document import Document
from sijill.extraction.markup import page_document
from sijill.extraction.markup.bounds import cost
from sijill.extraction.markup.matter import matter
from sijill.extraction.markup.pieces import Context, Piece
from tests.extraction.markup.pages import ARTICLE, news, paragraphs

UNTOLD = "The main text was not told from what is around it; all is kept as matter."


def parted(document: Document) -> tuple[list[str], list[str]]:
    """Give what is matter and what is around it."""
    found: tuple[list[str], list[str]] = ([], [])
    for block in document.blocks:
        found[block.kind == "aside"].append(document.text[block.start : block.end])
    return found


def test_an_article_is_told_from_menus_related_links_comments_and_footers() -> None:
    inside, around = parted(page_document(news().encode(), "a.html"))

    assert inside == ["توقيف ثلاثة صيادين", "كتبت ليلى، 5 مارس", *ARTICLE]
    assert around == [
        "الأخبار",
        "الرياضة",
        "اقرأ أيضا",
        "إضراب عمال الميناء في كلتاب يدخل أسبوعه الثاني",
        "تعليق قارئ: هذا خبر محزن.",
        "جميع الحقوق محفوظة 2024",
    ]


def test_a_list_of_names_that_are_links_stays_matter() -> None:
    names = ("داريوش كلتابي", "يوسف طلماري", "كريم نورساري")
    entries = "".join(f"<li><a href='/p/{n}'>{name}</a></li>" for n, name in enumerate(names))

    inside, _ = parted(page_document(news(inside=f"<ul>{entries}</ul>").encode(), "a.html"))

    assert [text for text in inside if text in names] == list(names)


def test_a_page_without_an_article_is_all_matter_and_says_so_if_it_is_not_short() -> None:
    links = "".join(f"<a href='/{n}'>رابط إلى الصفحة رقم {n}</a> " for n in range(20))
    pieces = [Piece(text, "paragraph", Context()) for text in ARTICLE]

    told = matter(pieces, f"<html><body>{links}</body></html>", cost(""))

    assert told.is_matter == (True, True, True)
    assert told.warnings == (UNTOLD,)


def test_a_page_of_a_few_words_is_matter_without_a_doubt() -> None:
    document = page_document("<p>نص</p>".encode(), "a.html")

    assert parted(document) == (["نص"], [])
    assert document.warnings == ()


@pytest.mark.parametrize("markup", [paragraphs(*ARTICLE * 12_000), "<div>" * 250 + paragraphs(*ARTICLE)])
def test_a_page_too_large_or_deep_is_all_matter_and_says_so(markup: str) -> None:
    document = page_document(markup.encode(), "a.html")

    assert parted(document)[1] == []
    assert document.warnings == (
        "The page is too large or deep to tell its matter from the rest; all is kept as matter.",
    )


@given(st.lists(st.sampled_from([*ARTICLE, "نص", "سعاد 27"]), min_size=1, max_size=6), st.booleans())
def test_every_piece_is_kept_whatever_is_told_of_it(texts: Sequence[str], menu: bool) -> None:
    markup = paragraphs(*texts) if not menu else f"<nav>{paragraphs(*texts)}</nav>"

    document = page_document(markup.encode(), "a.html")

    assert [document.text[block.start : block.end] for block in document.blocks] == list(texts)
    assert document.text == "\n".join(texts)
