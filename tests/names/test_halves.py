import pytest

from sijill.names.halves import second_half


@pytest.mark.parametrize(
    ("word", "second"),
    [
        ("محمدرضا", "رضا"),
        ("سیدجلیل", "جلیل"),
        ("غلامحسین", "حسین"),
        ("mohammadhossein", "hossein"),
        ("hassanali", "ali"),
        ("khadijehsoltan", "soltan"),
    ],
)
def test_a_compound_of_two_given_names_is_cut(word: str, second: str) -> None:
    assert word[second_half(word) :] == second


@pytest.mark.parametrize(
    "word", ["shahida", "zeinali", "میرعماد", "karimi", "شاهین", "abdolreza", "نوروز", ""]
)
def test_a_name_that_only_looks_like_one_is_left_whole(word: str) -> None:
    assert second_half(word) == 0
