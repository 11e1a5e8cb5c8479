import pytest

from sijill.names.likeness import likenesses
from sijill.names.sounds import sounds


@pytest.mark.parametrize(
    ("arabic", "latin"),
    [
        ("شریف", "sharif"),
        ("خالد", "khaled"),
        ("غلام", "gholam"),
        ("یوسف", "youssef"),
        ("زهرا", "zahra"),
        ("لیلی", "leila"),
    ],
)
def test_both_scripts_lead_to_like_sounds(arabic: str, latin: str) -> None:
    assert sounds(arabic) != ""
    assert likenesses([(arabic, latin)])[0] > 0.85


def test_a_long_vowel_counts_more_between_two_arabic_spellings() -> None:
    same_script, cross_script = likenesses([("حسین", "حسن"), ("حسین", "hosen")])

    assert same_script < 0.8 < cross_script


def test_the_order_and_company_of_pairs_does_not_change_a_likeness() -> None:
    pairs = [
        ("نوید", "navid"),
        ("سارا", "sarah"),
        ("محمدرضا", "mohammadreza"),
        ("иван", "иванов"),
        ("رضا", "reza"),
    ]

    assert likenesses(pairs) == [likenesses([pair])[0] for pair in pairs]
    assert likenesses(pairs) == likenesses([(b, a) for a, b in pairs])


def test_parts_in_a_script_without_sounds_are_compared_by_letter() -> None:
    assert likenesses([("иван", "иван")]) == [1.0]
    assert 0.5 < likenesses([("иван", "иванов")])[0] < 1.0
    assert likenesses([("иван", "ivan")]) == [0.0]
