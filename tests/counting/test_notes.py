from string import Formatter

import pytest

from sijill.counting.notes import LANGUAGES, note, said, sentences


@pytest.mark.parametrize("code", sorted(sentences()))
def test_a_sentence_is_there_in_every_language_with_the_same_figures(code: str) -> None:
    words = sentences()[code]

    fields = {
        language: {name for _, name, _, _ in Formatter().parse(words[language]) if name}
        for language in LANGUAGES
    }
    assert set(words) == set(LANGUAGES)
    assert fields["ar"] == fields["fa"] == fields["en"]


def test_a_word_within_a_sentence_is_of_its_language() -> None:
    told = said([note("by_place", level=note("level_unit")), note("of_event", event="e")])

    assert "gathered by province" in told["en"]
    assert "المحافظة" in told["ar"]
    assert "استان" in told["fa"]
    assert told["en"].endswith("Only those whom the event e befell.")
