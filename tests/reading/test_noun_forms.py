from __future__ import annotations

from sijill.reading.noun_forms import noun_forms


def test_an_arabic_noun_has_its_feminine_dual_and_plural_and_stands_before_pronouns() -> None:
    made = set(noun_forms("مهندس/مهندسو طرق", "ar"))

    assert {"مهندس", "مهندسة", "مهندسان", "مهندسين", "مهندسون", "مهندسات", "مهندسته", "مهندسو طرق"} <= made


def test_an_arabic_feminine_has_only_its_own_form() -> None:
    assert list(noun_forms("ربة منزل", "ar")) == ["ربة منزل"]


def test_a_persian_noun_has_its_plural_and_says_whose_somebody_is() -> None:
    assert {"وکیل", "وکیلش", "وکیلمان", "وکلا"} <= set(noun_forms("وکیل/وکلا", "fa"))
    assert {"راننده‌ی", "راننده‌اش", "رانندگان"} <= set(noun_forms("راننده", "fa"))
    assert {"دانشجوی", "دانشجویان", "دانشجویش"} <= set(noun_forms("دانشجو", "fa"))


def test_only_the_first_word_of_a_phrase_changes() -> None:
    assert "سائقة شاحنة" in set(noun_forms("سائق شاحنة", "ar"))


def test_a_noun_of_another_language_has_only_the_form_that_was_given() -> None:
    assert list(noun_forms("welder", "en")) == ["welder"]
