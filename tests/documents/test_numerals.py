"""Numbers in the digits of a language."""

from __future__ import annotations

import pytest

from sijill.documents.numerals import decimal, digits, figure, share, whole


@pytest.mark.parametrize(("language", "written"), [("en", "10,357"), ("ar", "١٠٬٣٥٧"), ("fa", "۱۰٬۳۵۷")])
def test_a_whole_number_has_its_languages_digits_and_its_thousands_apart(language: str, written: str) -> None:
    assert whole(10356.52, language) == written


@pytest.mark.parametrize(("language", "written"), [("en", "1.0023"), ("ar", "١٫٠٠٢٣"), ("fa", "۱٫۰۰۲۳")])
def test_decimal_places_stand_behind_the_languages_own_sign(language: str, written: str) -> None:
    assert decimal(1.00231, language, places=4) == written


def test_nothing_is_not_written_with_a_minus() -> None:
    assert decimal(-0.0000001, "en", places=1) == "0.0"


def test_shares_are_in_percent() -> None:
    assert [share(0.3712, language) for language in ("en", "ar", "fa")] == ["37.1%", "٣٧٫١٪", "۳۷٫۱٪"]


def test_only_digits_of_a_text_are_written_anew() -> None:
    assert digits("2019-03 (a.b)", "ar") == "٢٠١٩-٠٣ (a.b)"


@pytest.mark.parametrize(
    ("value", "written"), [(12345, "12,345"), (0.0625, "0.0625"), (93.62, "93.6"), ("a", "a")]
)
def test_figures_of_sentences_have_the_digits_that_matter(value: float | str, written: str) -> None:
    assert figure(value, "en") == written
