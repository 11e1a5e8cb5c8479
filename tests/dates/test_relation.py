import pytest

from sijill.dates import Relation, UncertainDate, is_after, is_before, parse, relation


def day(text: str) -> UncertainDate:
    found = parse(text)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("1402", "1402", Relation.EQUAL),
        ("1402/01/01", "2023-03-21", Relation.EQUAL),
        ("1402", "2023", Relation.COMPATIBLE),
        ("1402", "5 May 2023", Relation.COMPATIBLE),
        ("1402", "5 May 2022", Relation.CONTRADICTORY),
        ("before 1988", "1990", Relation.CONTRADICTORY),
        ("before 1988", "before 1980", Relation.COMPATIBLE),
        ("about 1988", "1989", Relation.COMPATIBLE),
        ("about 1988", "1995", Relation.CONTRADICTORY),
        ("03/04/2021", "04/03/2021", Relation.EQUAL),
        ("03/04/2021", "3 April 2021", Relation.COMPATIBLE),
        ("03/04/2021", "20 March 2021", Relation.CONTRADICTORY),
        ("03/04/2021", "2021-03-04/2021-04-03", Relation.COMPATIBLE),
        ("two years ago", "2021", Relation.UNKNOWN),
        ("1445", "2023", Relation.UNKNOWN),
    ],
)
def test_two_dates_are_compared_by_the_days_they_allow(one: str, other: str, expected: Relation) -> None:
    assert relation(day(one), day(other)) is expected
    assert relation(day(other), day(one)) is expected


def test_only_a_contradiction_excludes_the_same_day() -> None:
    assert [item for item in Relation if not item.allows_same_day] == [Relation.CONTRADICTORY]


def test_order_is_told_only_where_it_is_sure() -> None:
    assert is_before(day("1402"), day("2025")) is True
    assert is_before(day("2025"), day("1402")) is False
    assert is_before(day("1402"), day("2023")) is None
    assert is_before(day("2020-01-01"), day("2020-01-01")) is False
    assert is_before(day("before 1988"), day("since 1990")) is True
    assert is_before(day("two years ago"), day("1990")) is None
    assert is_after(day("2025"), day("1402")) is True
    assert is_after(day("1402"), day("2025")) is False
    assert is_after(day("1402"), day("2023")) is None
