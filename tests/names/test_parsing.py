import pytest
from hypothesis import given
from hypothesis import strategies as st

from sijill.names import Role, divide, parse


def shared(name: str) -> list[str]:
    return [part.shared for part in divide(name)]


def roles(name: str) -> list[tuple[str, Role]]:
    return [(part.written, part.role) for part in parse(name).parts]


@pytest.mark.parametrize(
    "name", ["شهید سید نوید احمدی", "دکتر نوید احمدی", "حاج نويد أحمدي", "السيد نويد الأحمدي"]
)
def test_titles_at_the_head_are_set_aside(name: str) -> None:
    assert shared(name) == ["نوید", "احمدی"]
    assert {title.role for title in parse(name).titles} == {Role.TITLE}


def test_a_title_that_is_the_whole_name_stays() -> None:
    assert shared("سید") == ["سید"]
    assert shared("Dr. Seyed") == ["seyed"]


def test_a_title_that_is_also_a_name_is_one_only_before_two_parts() -> None:
    assert shared("Haji Karimi") == ["haji", "karimi"]
    assert shared("Haji Navid Karimi") == ["navid", "karimi"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("عبد الرحمن", "عبدالرحمن"),
        ("Abd al-Rahman", "Abdulrahman"),
        ("ابو الفضل", "ابوالفضل"),
        ("حسن زاده", "حسن‌زاده"),
        ("نصر الله", "نصرالله"),
        ("جمال الدين", "جمالالدین"),
        ("Hassan Zadeh", "Hassanzadeh"),
        ("Salman al-Rashid", "Salman Al Rashid"),
        ("Salman ar-Rashid", "Salman Rashid"),
        ("Salman Alrashid", "Salman Rashid"),
        ("سلمان بن راشد", "سلمان راشد"),
        ("Navid Benyoussef", "Navid Ben Youssef"),
    ],
)
def test_glued_and_split_particles_lead_to_the_same_parts(one: str, other: str) -> None:
    assert shared(one) == shared(other)


def test_a_part_keeps_what_was_written() -> None:
    assert [part.written for part in divide("Abd al-Rahman NURI")] == ["Abd al Rahman", "NURI"]


def test_parts_have_roles() -> None:
    assert roles("نوید رضا الاحمدی") == [
        ("نوید", Role.GIVEN),
        ("رضا", Role.FATHER),
        ("الاحمدی", Role.NISBA),
    ]
    assert roles("Navid Reza Hasan Ahmadi") == [
        ("Navid", Role.GIVEN),
        ("Reza", Role.FATHER),
        ("Hasan", Role.GRANDFATHER),
        ("Ahmadi", Role.FAMILY),
    ]
    assert roles("Navid Ahmadi Esfahani")[1:] == [("Ahmadi", Role.FAMILY), ("Esfahani", Role.NISBA)]


def test_two_given_names_that_make_one_compound_are_both_given() -> None:
    assert [role for _, role in roles("Mohammad Reza Karimi")] == [Role.GIVEN, Role.GIVEN, Role.FAMILY]


def test_what_follows_son_of_is_the_father() -> None:
    assert roles("علي بن حسن") == [("علي", Role.GIVEN), ("حسن", Role.FATHER)]
    assert parse("علي بن حسن").patronymic


def test_a_comma_turns_the_name() -> None:
    assert roles("Ahmadi, Navid") == [("Navid", Role.GIVEN), ("Ahmadi", Role.FAMILY)]
    assert parse("Ahmadi, Navid").turned


def test_initials_are_told() -> None:
    assert roles("M.R. Karimi") == [("M", Role.INITIAL), ("R", Role.INITIAL), ("Karimi", Role.FAMILY)]
    assert roles("ن. احمدی")[0] == ("ن", Role.INITIAL)


def test_a_kunya_stands_beside_the_name() -> None:
    name = parse("أبو علي حسن الكريمي")

    assert [part.shared for part in name.kunya] == ["ابوعلی"]
    assert [part.shared for part in name.parts] == ["حسن", "کریمی"]


def test_a_name_that_only_begins_like_a_kunya_is_a_name() -> None:
    assert shared("Abu Bakr Karimi") == ["abubakr", "karimi"]
    assert shared("خالد أبو زيد") == ["خالد", "ابوزید"]


@pytest.mark.parametrize(
    "name",
    [
        "Navid Ahmadi known as Nader",
        "Navid Ahmadi, also known as Nader",
        "Navid Ahmadi a.k.a. Nader",
        "Navid Ahmadi (Nader)",
        "Navid “Nader” Ahmadi",
    ],
)
def test_other_names_are_kept_apart(name: str) -> None:
    parsed = parse(name)

    assert [part.shared for part in parsed.parts] == ["navid", "ahmadi"]
    assert [[part.shared for part in other] for other in parsed.known_as] == [["nader"]]


def test_other_names_are_told_in_arabic_and_persian() -> None:
    assert [part.shared for part in parse("نوید احمدی معروف به نادر").known_as[0]] == ["نادر"]
    assert [part.shared for part in parse("نويد الأحمدي المعروف بأبو علي").known_as[0]] == ["ابو", "علی"]


@pytest.mark.parametrize("name", ["", "  ", "123", "—", "ء", "()", "«»"])
def test_a_name_without_letters_has_no_parts(name: str) -> None:
    assert parse(name).parts == ()


@given(st.text())
def test_any_text_can_be_parsed_and_parts_have_letters(name: str) -> None:
    assert all(part.shared for part in parse(name).parts)
