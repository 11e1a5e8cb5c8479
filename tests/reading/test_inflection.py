from __future__ import annotations

from sijill.reading.inflection import forms


def test_an_arabic_verb_has_its_persons_in_past_and_present() -> None:
    made = set(forms("اعتقل/يعتقل", "ar"))

    assert {"اعتقل", "اعتقلت", "اعتقلوا", "اعتقلني", "يعتقل", "تعتقل", "يعتقلون", "سيعتقل"} <= made


def test_a_weak_arabic_verb_loses_its_last_letter() -> None:
    made = set(forms("اختفى/يختفي", "ar"))

    assert {"اختفى", "اختفت", "اختفوا", "يختفي", "يختفون"} <= made


def test_what_follows_an_arabic_verb_stays_with_it() -> None:
    assert "أطلقوا النار" in set(forms("أطلق/يطلق النار", "ar"))


def test_a_persian_phrase_has_its_tenses() -> None:
    made = set(forms("بازداشت کرد", "fa"))

    assert {"بازداشت کردند", "بازداشت کرده‌اند", "بازداشت نکرد", "بازداشت می‌کنند", "بازداشت کند"} <= made


def test_a_verb_of_another_language_has_only_the_form_that_was_given() -> None:
    assert list(forms("arrest", "en")) == ["arrest"]


def test_a_star_adds_the_pronouns_of_those_to_whom_something_is_done() -> None:
    made = set(forms("أخبر/يخبر*", "ar"))

    assert {"أخبر", "أخبرتنا", "أخبروه", "يخبرها", "تخبرني"} <= made
