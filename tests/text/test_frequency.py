"""How common words are: known words rank as readers would rank them."""

from __future__ import annotations

import pytest

from sijill.text import fold_text
from sijill.text.frequency import frequencies


@pytest.mark.parametrize(
    ("language", "commoner", "rarer"),
    [("ar", "من", "سجن"), ("ar", "سجن", "زنزانة"), ("fa", "از", "زندان"), ("fa", "زندان", "بازجویی")],
)
def test_a_commoner_word_has_the_greater_share(language: str, commoner: str, rarer: str) -> None:
    shares = frequencies(language)
    assert shares[fold_text(commoner)] > shares[fold_text(rarer)]


@pytest.mark.parametrize("language", ["ar", "fa"])
def test_words_are_folded_and_their_shares_are_those_of_one_language(language: str) -> None:
    shares = frequencies(language)
    assert [word for word in shares if fold_text(word) != word] == []
    assert 0.4 < sum(10**share for share in shares.values()) < 1


def test_a_language_without_a_list_has_no_words() -> None:
    assert frequencies("en") == {}
