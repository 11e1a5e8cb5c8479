import pytest

from sijill.counting.units import unit_class


@pytest.mark.parametrize("word", [None, "people", "Killed", "شخصاً", "قَتلى", "نفر", "کشته"])
def test_words_for_people_as_such_say_nothing_of_their_own(word: str | None) -> None:
    assert unit_class(word) == ""


def test_a_part_of_the_people_is_its_own_unit() -> None:
    assert unit_class("Children") == unit_class("children") == "children"
    assert unit_class("منهم") == unit_class("مِنهم") != ""
