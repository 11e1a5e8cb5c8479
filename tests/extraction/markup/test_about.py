from __future__ import annotations

import pytest
from selectolax.lexbor import LexborHTMLParser

from sijill.extraction.markup.about import properties, stated_language
from tests.extraction.markup.pages import ARTICLE

ENGLISH = (
    "The police in the town of Lomav took three fishermen to the prison, and their families were not told."
)


def test_what_a_page_says_of_itself_is_kept() -> None:
    page = """<html lang="ar-X"><head><title> ا\n ب </title><meta property="og:title" content="ا">
    <meta name="author" content="ليلى"><meta property="article:published_time" content="2024-03-05T08:00Z">
    <meta itemprop="datePublished" content="later"><link rel="canonical" href="https://example.org/1">
    <meta http-equiv="refresh" content="0;url=http://127.0.0.1/"></head>
    <body><time datetime="2024-03-05">a</time><time datetime="2024-03-06">b</time></body></html>"""

    assert properties(LexborHTMLParser(page)) == {
        "title": "ا ب",
        "og:title": "ا",
        "author": "ليلى",
        "published": "2024-03-05T08:00Z",
        "refresh": "0;url=http://127.0.0.1/",
        "canonical": "https://example.org/1",
        "lang": "ar-X",
        "times": "2024-03-05; 2024-03-06",
    }


@pytest.mark.parametrize(
    ("lang", "text", "language"),
    [
        ("ar", ARTICLE[0], "ar"),
        ("ara-EG", ARTICLE[0], "ar"),
        ("en-GB", ENGLISH, "en"),
        ("de", "Drei Fischer", "de"),
        (None, ARTICLE[0], None),
        ("", ARTICLE[0], None),
        ("<b>", ARTICLE[0], None),
    ],
)
def test_a_language_is_believed_if_the_letters_agree(
    lang: str | None, text: str, language: str | None
) -> None:
    assert stated_language(lang, text) == (language, None)


@pytest.mark.parametrize(("lang", "text"), [("en", ARTICLE[0]), ("fa", ARTICLE[0]), ("ar", ENGLISH)])
def test_a_language_that_the_letters_deny_is_not_taken_and_it_is_said(lang: str, text: str) -> None:
    assert stated_language(lang, text) == (
        None,
        f"The page says its language is {lang}, but its letters do not agree.",
    )
