from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest

from sijill.web.wording import digits, number, span

Speak = Callable[[str], AbstractContextManager[None]]


def test_digits_follow_the_language() -> None:
    assert [digits("2023", language) for language in ("ar", "fa", "en")] == ["٢٠٢٣", "۲۰۲۳", "2023"]


def test_thousands_stand_apart_from_ten_thousand_on() -> None:
    assert [number(1500, "en"), number(48213, "en"), number(48213, "ar")] == ["1500", "48,213", "٤٨٬٢١٣"]


@pytest.mark.parametrize(
    ("least", "most", "approximate", "words"),
    [
        (23, 23, False, "٢٣"),
        (90, None, False, "٩٠ على الأقل"),
        (None, 12, False, "١٢ على الأكثر"),
        (300, 350, False, "من ٣٠٠ إلى ٣٥٠"),
        (200, 200, True, "نحو ٢٠٠"),
    ],
)
def test_a_range_is_said_as_its_claimant_means_it(
    in_language: Speak, least: int | None, most: int | None, approximate: bool, words: str
) -> None:
    with in_language("ar"):
        assert span(least, most, "ar", approximate=approximate) == words
