import pytest

from sijill.dates import Minority, UncertainDate, age_at, parse, was_minor


def day(text: str) -> UncertainDate:
    found = parse(text)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("birth", "on", "ages"),
    [
        ("5 May 2000", "4 May 2018", (17, 17)),
        ("5 May 2000", "5 May 2018", (18, 18)),
        ("2000", "2018", (17, 18)),
        ("1372", "1390", (17, 18)),
        ("29 February 2000", "28 February 2018", (17, 17)),
        ("2020", "2020", (0, 0)),
    ],
)
def test_ages_span_what_the_two_dates_allow(birth: str, on: str, ages: tuple[int, int]) -> None:
    assert age_at(day(birth), day(on)) == ages


@pytest.mark.parametrize(
    ("birth", "on"), [("before 1988", "2000"), ("2001", "2000"), ("two years ago", "2000")]
)
def test_no_age_is_given_where_none_can_be_told(birth: str, on: str) -> None:
    assert age_at(day(birth), day(on)) is None


@pytest.mark.parametrize(
    ("birth", "on", "answer"),
    [
        ("6 May 2000", "5 May 2018", Minority.YES),
        ("5 May 2000", "5 May 2018", Minority.NO),
        ("2000", "2018", Minority.CANNOT_TELL),
        ("2000", "2017", Minority.YES),
        ("1372", "1391", Minority.NO),
        ("after 2005", "2010", Minority.YES),
        ("before 1988", "2010", Minority.NO),
        ("before 2000", "2010", Minority.CANNOT_TELL),
        ("two years ago", "2010", Minority.CANNOT_TELL),
        ("2020", "2010", Minority.CANNOT_TELL),
    ],
)
def test_minority_has_three_answers(birth: str, on: str, answer: Minority) -> None:
    assert was_minor(day(birth), day(on)) is answer


def test_a_stated_age_answers_by_itself() -> None:
    assert was_minor(17) is Minority.YES
    assert was_minor(18) is Minority.NO
    assert was_minor((17, 18)) is Minority.CANNOT_TELL
    assert was_minor((15, 16)) is Minority.YES
    assert was_minor(20, limit=21) is Minority.YES


def test_a_birth_without_a_day_to_ask_about_cannot_tell() -> None:
    assert was_minor(day("2000")) is Minority.CANNOT_TELL
