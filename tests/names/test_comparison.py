import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sijill.names import SAME, compare, scores

WORDS = [
    "نوید",
    "Navid",
    "محمد",
    "Mohammad",
    "رضا",
    "Reza",
    "احمدی",
    "al-Ahmadi",
    "Sara",
    "سارا",
    "عبد",
    "Zadeh",
    "M.",
    "иван",
]
NAMES = st.lists(st.sampled_from(WORDS), max_size=4).map(" ".join)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("نوید احمدی", "Navid Ahmadi"),
        ("نويد الأحمدي", "Ahmadi, Navid"),
        ("محمد رضا کریمی", "Mohammadreza Karimi"),
        ("شهید سید علی حسن‌زاده", "Ali Hasan Zadeh"),
        ("عبد الرحمن الخطيب", "Abdurrahman al-Khatib"),
        ("عبدالله نوری", "Abd Allah Nuri"),
        ("ابوالفضل قاسمی", "Abolfazl Ghasemi"),
        ("جمال الدين الحسن", "Jamaluddin Hassan"),
        ("نصرالله پورکاظم", "Nasr Allah Pour Kazem"),
        ("محمد بن سلمان الراشد", "Mohammed bin Salman Al Rashid"),
        ("يوسف والي", "Youssef Ouali"),
    ],
)
def test_spellings_of_one_name_score_high(one: str, other: str) -> None:
    assert compare(one, other).score > 0.8


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Karimi Navid", "نوید کریمی"),
        ("N. Ahmadi", "نوید احمدی"),
        ("M. R. Karimi", "محمد رضا کریمی"),
        ("Abu Ali Hasan Karimi", "حسن كريمي"),
        ("Navid Ahmadi known as Nader", "نادر احمدی"),
        ("ڕێبوار محەمەد عەلی", "Rebwar Mohammed Ali"),
        ("علي حسن محمود الكعبي", "Ali al-Kaabi"),
        ("Navod Ahmadi", "Navid Ahmadi"),
        ("Mehmet Yılmaz", "محمد یلماز"),
        ("Ahmadi, Dr. Navid", "Navid Ahmadi"),
        ("AHMADI Navid", "نوید احمدی"),
        ("Navid b. Hasan Ahmadi", "نوید حسن احمدی"),
        ("عبد الجليل المعروف بلطوف التلماري", "Abduljalil Talmari"),
        ("زهراسادات نوری", "Zahra Nouri"),
        ("Dschafar Talmari", "جعفر تلماری"),
        ("تاج‌الملوک تلماری", "Taj ol-Molouk Talmari"),
        ("سماحة السيد نويد التلماري", "Navid Talmari"),
        ("نورة بنت سعد التلمارية", "Noura Saad Talmari"),
        ("Navid Talmari", "Navid Altalmari"),
    ],
)
def test_writings_of_one_name_are_the_same(one: str, other: str) -> None:
    assert compare(one, other).score >= SAME


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Sara Rahimi", "نوید احمدی"),
        ("حسین", "حسن"),
        ("نادر شریفی", "Nader Karimi"),
        ("Ali", "رضا"),
        ("Ali Reza Karimi", "Hasan Reza Karimi"),
        ("Ali Hasan Karimi", "حسن کریمی"),
        ("Ali bin Hasan", "Hasan bin Ali"),
        ("علی حسن", "Hasan Ali"),
        ("Amir Haddad", "Amira Haddad"),
        ("Hassan Karimi", "حسین کریمی"),
        ("محمد", "Mohammad Karimi"),
        ("Navid Ahmadi", "Navid Ahmadzadeh"),
        ("علي حسن الكعبي", "Ali Kadhim al-Kaabi"),
        ("Abu Ali", "Abu Ali Karimi"),
        ("غلامحسین نوری", "Gholam Hassan Nouri"),
        ("علیرضا نوری", "Ali Nouri"),
        ("Dara Nouri (Pari)", "Sara Nouri (Pari)"),
        ("أبو علي نادر التلماري", "أبو علي سمير التلماري"),
        ("Sara T. Nouri", "Sara L. Nouri"),
        ("زینب حسن‌آبادی", "Zeinab Hosseinabadi"),
        ("Nader Talmaripour", "نادر تلماری‌فر"),
        ("سعیده تلماری", "سعید تلماری"),
        ("منير التلماري", "نمير التلماري"),
    ],
)
def test_different_names_are_not_the_same(one: str, other: str) -> None:
    assert compare(one, other).score < SAME


def test_a_missing_part_costs_less_than_a_different_one() -> None:
    whole = compare("Navid Reza Ahmadi", "نوید رضا احمدی").score
    missing = compare("Navid Reza Ahmadi", "نوید احمدی").score
    different = compare("Navid Reza Ahmadi", "نوید سعید احمدی").score

    assert whole > missing > different


def test_one_part_in_common_says_little() -> None:
    assert compare("Navid", "Navid Ahmadi").score < compare("Navid Ahmadi", "Navid Reza Ahmadi").score


@pytest.mark.parametrize(
    ("one", "other", "which"),
    [
        ("", "", "Neither"),
        ("۱۲", "Navid", "first"),
        ("Navid", "?", "second"),
        ("unknown", "unknown", "Neither"),
        ("غير معروف", "غير معروف", "Neither"),
        ("Navid", "بدون نام", "second"),
    ],
)
def test_names_with_nothing_to_read_are_never_equal(one: str, other: str, which: str) -> None:
    result = compare(one, other)

    assert result.score == 0.0
    assert which in result.reason


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        (
            "Navid Ahmadi",
            "نوید رضا Ahmadi",
            "Same given name written Navid / نوید; same family name Ahmadi; "
            "father's name رضا only in the second.",
        ),
        ("Navod Ahmadi", "N. Karimi", "Navod and N agree in the initial; Ahmadi is not Karimi."),
        (
            "Ali Talmari",
            "Ali Talbari",
            "Same given name Ali; family name nearly the same: Talmari / Talbari.",
        ),
    ],
)
def test_the_reason_says_what_meets_and_what_is_missing(one: str, other: str, reason: str) -> None:
    said = compare(one, other).reason

    assert said.replace("\u2068", "").replace("\u2069", "") == reason


def test_names_in_a_reason_are_isolated() -> None:
    assert "\u2068نوید\u2069" in compare("Navid", "نوید").reason


@given(NAMES, NAMES)
def test_the_score_does_not_depend_on_the_order_of_the_names(one: str, other: str) -> None:
    score = compare(one, other).score

    assert score == compare(other, one).score
    assert 0.0 <= score <= 1.0


@given(st.lists(st.tuples(NAMES, NAMES), max_size=8))
def test_bulk_scores_are_those_of_single_comparisons(pairs: list[tuple[str, str]]) -> None:
    left, right = [a for a, _ in pairs], [b for _, b in pairs]

    expected = np.array([compare(a, b).score for a, b in pairs], dtype=np.float32)
    assert np.array_equal(scores(left, right), expected)


@given(NAMES)
def test_a_readable_name_equals_itself(name: str) -> None:
    assert compare(name, name).score in (0.0, 1.0)
    assert compare(f"Navid {name}", f"Navid {name}").score == 1.0


def test_sequences_of_different_length_are_refused() -> None:
    with pytest.raises(ValueError, match="1 names against 0"):
        scores(["a"], [])
