import pytest

from sijill.names import divide


def shared(name: str) -> list[str]:
    return [part.shared for part in divide(name)]


@pytest.mark.parametrize(
    "name", ["شهید سید نوید احمدی", "دکتر نوید احمدی", "حاج نويد أحمدي", "السيد نويد الأحمدي"]
)
def test_titles_at_the_head_are_dropped(name: str) -> None:
    assert shared(name) == ["نوید", "احمدی"]


def test_a_title_that_is_the_whole_name_stays() -> None:
    assert shared("سید") == ["سید"]
    assert shared("Dr. Seyed") == ["seyed"]


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
        ("سلمان بن راشد", "سلمان راشد"),
    ],
)
def test_glued_and_split_particles_lead_to_the_same_parts(one: str, other: str) -> None:
    assert shared(one) == shared(other)


def test_a_part_keeps_what_was_written() -> None:
    assert [part.written for part in divide("Abd al-Rahman Nuri")] == ["abd rahman", "nuri"]


@pytest.mark.parametrize("name", ["", "  ", "123", "—", "ء"])
def test_a_name_without_letters_has_no_parts(name: str) -> None:
    assert divide(name) == ()
