import pytest
from hypothesis import given
from hypothesis import strategies as st

from sijill.text import search_forms, tokens


def test_zwnj_words_are_found_joined_and_split() -> None:
    assert search_forms("علی‌رضا") == ("علیرضا", "علی رضا")


def test_a_word_is_found_with_and_without_the_arabic_article() -> None:
    assert search_forms("الخطيب") == ("الخطیب", "خطیب")


@pytest.mark.parametrize("word", ["الله", "الی", "الف"])
def test_letters_that_only_look_like_the_article_stay(word: str) -> None:
    assert search_forms(word) == (word,)


def test_a_latin_article_and_hyphen_make_forms_too() -> None:
    assert set(search_forms("Saʿid al-Rashid")) == {"said al rashid", "said rashid", "said alrashid"}


def test_runs_of_space_and_punctuation_do_not_matter_in_a_form() -> None:
    assert search_forms("  Navid,\n Ahmadi ") == search_forms("navid ahmadi") == ("navid ahmadi",)


@pytest.mark.parametrize("text", ["", "  ", "—!", "ء"])
def test_a_text_without_words_has_no_form(text: str) -> None:
    assert search_forms(text) == ()


def test_a_word_keeps_marks_zwnj_and_apostrophes() -> None:
    assert [token.text for token in tokens("مُحَمَّدٌ می‌رود، Sa'id's 1,5")] == [
        "مُحَمَّدٌ",
        "می‌رود",
        "Sa'id's",
        "1",
        "5",
    ]


def test_an_invisible_character_at_the_end_is_no_part_of_the_word() -> None:
    assert [token.text for token in tokens("نوید\u200f رضا\u200c")] == ["نوید", "رضا"]


@given(st.text())
def test_tokens_stand_in_the_text_in_order(s: str) -> None:
    end = 0
    for token in tokens(s):
        assert s[token.start : token.end] == token.text
        assert token.start >= end
        assert token.folded
        end = token.end
