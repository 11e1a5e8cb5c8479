"""Words of cells, folded."""

from __future__ import annotations

import tomllib
from importlib import resources

from sijill.intake.words import folded, is_unknown


def test_no_word_has_two_meanings_in_one_section() -> None:
    document = tomllib.loads(resources.files("sijill.intake").joinpath("words.toml").read_text("utf-8"))

    for section, meanings in document.items():
        words = [{folded(word) for word in words} for words in meanings.values()]
        assert sum(map(len, words)) == len(set().union(*words)), section


def test_a_dash_and_the_word_for_it_say_unknown_and_a_name_does_not() -> None:
    assert all(map(is_unknown, ["-", "—", "?", "Unknown.", "مجهول الهوية", "ناشناس", "N/A"]))
    assert not any(map(is_unknown, ["Amir", "مجهول علي", "0", "Nadir"]))
