"""The report's sentences: each in three languages, each said somewhere, each figure isolated."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from string import Formatter

import pytest

import sijill.documents
from sijill.counting import Finding, Span
from sijill.documents.words import LANGUAGES, Words, sentences

FOLDER = Path(sijill.documents.__file__).parent
MADE = (
    "family ",
    "unit ",
    "point ",
    "facet ",
    "value ",
    "grade ",
    "measure ",
    "audience ",
    "agree ",
    "otherwise_",
)
"""How keys begin that are put together when they are said."""


def fields(words: str) -> list[str]:
    return sorted(name for _, name, _, _ in Formatter().parse(words) if name is not None)


@pytest.mark.parametrize("key", sorted(sentences()))
def test_every_sentence_has_the_same_figures_in_every_language(key: str) -> None:
    words = sentences()[key]

    assert set(words) == set(LANGUAGES)
    assert {tuple(fields(words[language])) for language in LANGUAGES} == {tuple(fields(words["en"]))}


def test_every_sentence_is_said_and_every_sentence_that_is_said_is_there() -> None:
    code = "\n".join(path.read_text(encoding="utf-8") for path in FOLDER.rglob("*.py"))
    said = set(re.findall(r'(?:words|self)(?:\.plain)?\(\s*"([^"]+)"', code))
    whole = {key for key in sentences() if not key.startswith(MADE)}

    assert said - set(sentences()) == set()
    assert {key for key in whole if f'"{key}"' not in code} == set()


def test_every_kind_of_point_that_an_estimate_has_is_said() -> None:
    estimation = FOLDER.parent / "counting" / "estimation"
    code = "\n".join(path.read_text(encoding="utf-8") for path in estimation.glob("*.py"))
    kinds = set(re.findall(r'point_is="([^"]+)"', code))

    assert len(kinds) >= 5
    assert {f"point {kind}" for kind in kinds} - set(sentences()) == set()


def test_a_finding_is_said_with_its_figures_isolated_and_its_names_escaped() -> None:
    finding = Finding("one_list_holds", (("list", "a <b>"), ("percent", 93.62)))

    said = Words("ar").finding(finding)

    assert "<bdi>a &lt;b&gt;</bdi>" in said
    assert '<data value="93.62">٩٣٫٦</data>٪' in said


def test_a_span_says_which_side_is_open() -> None:
    words = Words("en")

    assert words.plain_span(Span(3, 3)) == "3"
    assert re.sub("[\u2066-\u2069]", "", words.plain_span(Span(3, 5))) == "3 to 5"
    assert re.sub("[\u2066-\u2069]", "", words.plain_span(Span(3, None))) == "at least 3"
    assert re.sub("<[^>]*>", "", words.span(None, 5)) == "at most 5"
    assert re.sub("<[^>]*>", "", words.span(20, 20, approximate=True)) == "about 20"


def test_a_share_too_small_for_its_digits_says_so() -> None:
    assert Words("en").share(0.0000004) == 'less than <data value="4e-07">0.1%</data>'


@pytest.mark.parametrize(
    ("language", "written"), [("en", "5 August 2024"), ("ar", "٥ أغسطس ٢٠٢٤"), ("fa", "۱۵ مرداد ۱۴۰۳")]
)
def test_a_day_is_in_the_calendar_of_the_readers(language: str, written: str) -> None:
    assert Words(language).days(date(2024, 8, 5), date(2024, 8, 5)) == written
