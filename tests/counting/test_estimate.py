import polars as pl
from hypothesis import given
from hypothesis import strategies as st

from sijill.counting import Estimate, Meaning, Refusal, estimate


def table(lists: str, **counts: int) -> pl.DataFrame:
    rows = [(*(int(name in pattern) for name in lists), count) for pattern, count in counts.items()]
    return pl.DataFrame(rows, schema=[*lists, "count"], orient="row")


def test_one_list_is_refused() -> None:
    answer = estimate(table("a", a=5))
    assert isinstance(answer, Refusal)
    assert "two lists" in answer.reason
    assert answer.documented == 5


def test_a_second_list_with_nobody_on_it_does_not_count() -> None:
    answer = estimate(table("ab", a=5))
    assert isinstance(answer, Refusal)
    assert answer.warnings == ("List b is empty and was left out",)


def test_lists_that_share_nobody_are_refused() -> None:
    answer = estimate(table("abc", a=40, b=30, c=20, ab=6))
    assert isinstance(answer, Refusal)
    assert "(a, b | c)" in answer.reason


def test_a_list_that_lies_within_the_other_is_refused() -> None:
    answer = estimate(table("ab", a=40, ab=6))
    assert isinstance(answer, Refusal)
    assert "Everybody on b" in answer.reason


def test_without_people_on_exactly_two_lists_there_is_no_bound() -> None:
    answer = estimate(table("abc", a=40, b=30, c=20, abc=6))
    assert isinstance(answer, Refusal)
    assert "not available yet" in answer.reason


def test_two_lists_are_estimated_under_stated_independence_with_its_opposite_beside_it() -> None:
    answer = estimate(table("ab", a=150, b=100, ab=50), seed=7)
    assert isinstance(answer, Estimate)
    assert answer.meaning is Meaning.ESTIMATE
    assert any("independent" in assumption for assumption in answer.assumptions)
    assert [round(item.total) for item in answer.alternatives] == [450, 600, 900, 1500]
    assert answer.seed == 7


def test_few_shared_people_are_warned_of() -> None:
    answer = estimate(table("ab", a=150, b=100, ab=3))
    assert isinstance(answer, Estimate)
    assert any("unstable" in warning for warning in answer.warnings)
    assert any("single list" in warning for warning in answer.warnings)


def test_three_lists_give_a_lower_bound_without_an_upper_end() -> None:
    answer = estimate(table("abc", a=41, b=50, c=30, ab=12, ac=9, bc=11, abc=4))
    assert isinstance(answer, Estimate)
    assert answer.meaning is Meaning.LOWER_BOUND
    assert answer.high is None
    assert any("not available yet" in warning for warning in answer.warnings)


patterns = st.lists(st.integers(0, 60), min_size=7, max_size=7)


@given(patterns, st.permutations(range(7)))
def test_the_answer_depends_on_the_table_and_not_on_its_rows(counts: list[int], order: list[int]) -> None:
    names = ["a", "b", "c", "ab", "ac", "bc", "abc"]
    one = estimate(table("abc", **dict(zip(names, counts, strict=True))))
    other = estimate(table("abc", **{names[i]: counts[i] for i in order}))
    assert one == other


@given(patterns)
def test_an_estimate_is_never_below_the_documented_number(counts: list[int]) -> None:
    answer = estimate(
        table("abc", a=counts[0], b=counts[1], c=counts[2], ab=counts[3], ac=counts[4], bc=counts[5])
    )
    if isinstance(answer, Estimate):
        assert answer.documented <= answer.low <= answer.point
    else:
        assert answer.reason


def test_the_json_of_an_answer_is_plain() -> None:
    answer = estimate(table("ab", a=150, b=100, ab=50)).as_json()
    assert answer["meaning"] == "estimate"
    assert answer["alternatives"][1] == {"method": "odds ratio 1 between the lists", "total": 600.0}
