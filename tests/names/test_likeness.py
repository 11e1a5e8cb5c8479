import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sijill.names.likeness import SAME_NAME, TWO_NAMES, likenesses

PARTS = st.one_of(
    st.text("abdehikmnorstz", min_size=1, max_size=22),
    st.text("ابدرسشعفقکلمنهوی", min_size=1, max_size=22),
    st.sampled_from(["иван", "navidنوید", "漢字"]),
)


@pytest.mark.parametrize(
    ("arabic", "latin"),
    [
        ("شریف", "sharif"),
        ("خالد", "khaled"),
        ("غلام", "gholam"),
        ("یوسف", "youssef"),
        ("تلماری", "talmari"),
        ("سروستانی", "sarvestani"),
        ("بدراوی", "badrawi"),
        ("پیشداد", "pishdad"),
        ("گرمیانی", "garmiani"),
    ],
)
def test_spellings_in_two_scripts_are_alike(arabic: str, latin: str) -> None:
    assert likenesses([(arabic, latin)])[0] > 0.8


@pytest.mark.parametrize(
    ("one", "other"),
    [("حسین", "حسن"), ("حسین", "hasan"), ("amir", "amira"), ("karimi", "رحیمی"), ("karimi", "karimzadeh")],
)
def test_two_listed_names_are_two_however_near(one: str, other: str) -> None:
    assert likenesses([(one, other)])[0] <= TWO_NAMES


@pytest.mark.parametrize(
    ("one", "other"), [("محمد", "mehmet"), ("hossein", "husayn"), ("مهدی", "mehdi"), ("hoseinpur", "حسینپور")]
)
def test_spellings_of_one_listed_name_are_one(one: str, other: str) -> None:
    assert likenesses([(one, other)])[0] >= np.float32(SAME_NAME)


def test_one_typing_error_is_forgiven_in_a_long_word_and_not_in_a_short_one() -> None:
    wrong, swapped, short = likenesses([("talmari", "talbari"), ("talmari", "tamlari"), ("tal", "tab")])

    assert wrong > 0.8
    assert swapped > 0.8
    assert short < 0.8


def test_parts_in_other_scripts_are_compared_by_letter() -> None:
    assert likenesses([("иван", "иван"), ("иванов", "иваноф"), ("иван", "ivan")]).tolist() == [
        1.0,
        np.float32(0.82),
        0.0,
    ]


@given(st.lists(st.tuples(PARTS, PARTS), min_size=1, max_size=6))
def test_the_order_and_company_of_pairs_does_not_change_a_likeness(pairs: list[tuple[str, str]]) -> None:
    found = likenesses(pairs).tolist()

    assert found == likenesses([(other, one) for one, other in pairs]).tolist()
    assert found == [likenesses([pair]).tolist()[0] for pair in pairs]
    assert all(0.0 <= value <= 1.0 for value in found)
