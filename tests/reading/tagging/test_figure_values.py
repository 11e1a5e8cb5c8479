from __future__ import annotations

import pytest

from sijill.reading.lexicon import lexicon
from sijill.reading.tagging.choices import Case
from sijill.reading.tagging.figure_values import count_of
from sijill.reading.tagging.joining import CHOICES
from sijill.reading.tagging.weights import shipped
from sijill.reading.wording import Wording


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("twelve of them", "en", (12, 12, False)),
        ("three to four hundred people", "en", (300, 400, False)),
        ("a dozen to fifteen", "en", (12, 15, False)),
        ("at least 40", "en", (40, None, False)),
        ("about 300", "en", (300, 300, True)),
        ("عشرات المتظاهرين", "ar", (24, None, True)),
        ("قتيلين", "ar", (2, 2, False)),
        ("ما لا يقل عن 12", "ar", (12, None, False)),
        ("دست‌کم ۱۲ نفر", "fa", (12, None, False)),
        ("سی تا سی و پنج نفر", "fa", (30, 35, False)),
    ],
)
def test_a_span_says_how_many(text: str, language: str, expected: tuple[object, ...]) -> None:
    wording = Wording(text, 0, len(text), lexicon=lexicon(language))

    found = count_of(shipped()[0][CHOICES], Case(wording, 0, len(wording)))

    assert found is not None
    assert (found.min, found.max, found.approximate) == expected


def test_a_span_without_a_number_is_no_figure() -> None:
    text = "the neighbours"
    wording = Wording(text, 0, len(text), lexicon=lexicon("en"))

    assert count_of(shipped()[0][CHOICES], Case(wording, 0, len(wording))) is None
