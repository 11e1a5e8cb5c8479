import json

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sijill.counting import Answer, Declined, Estimate, Family, Meaning, Refusal, estimate
from sijill.counting.estimation.finding import LANGUAGES
from sijill.counting.estimation.latent import Setting
from tests.counting.estimation.tables import KOREA, KOSOVO, NETHERLANDS, UK

SHORT = Setting(draws=600, warm=300, temperatures=6, coolest=0.05)
QUICK = (Family.LOG_LINEAR, Family.DECOMPOSABLE)


def table(lists: str, **counts: int) -> pl.DataFrame:
    rows = [(*(int(name in pattern) for name in lists), count) for pattern, count in counts.items()]
    return pl.DataFrame(rows, schema=[*lists, "count"], orient="row")


def codes(answer: Estimate | Refusal) -> list[str]:
    return [item.code for item in (answer.reasons if isinstance(answer, Refusal) else answer.warnings)]


def test_one_list_is_refused() -> None:
    answer = estimate(table("a", a=5))
    assert isinstance(answer, Refusal)
    assert answer.reasons[0].sentence() == ("An estimate needs two lists or more, and 1 has anybody on it.")
    assert answer.documented == 5


def test_a_second_list_with_nobody_on_it_does_not_count() -> None:
    answer = estimate(table("ab", a=5))
    assert isinstance(answer, Refusal)
    assert [item.sentence() for item in answer.warnings] == ["List b is empty and was left out."]


def test_lists_that_share_nobody_are_refused() -> None:
    answer = estimate(table("abc", a=40, b=30, c=20, ab=6))
    assert isinstance(answer, Refusal)
    assert dict(answer.reasons[0].figures) == {"parts": "a, b | c"}


def test_a_list_that_lies_within_the_other_is_refused() -> None:
    assert codes(estimate(table("ab", a=40, ab=6))) == ["nested"]


def test_two_lists_are_estimated_under_stated_independence_with_its_opposite_beside_it() -> None:
    answer = estimate(table("ab", a=150, b=100, ab=50), seed=7)
    assert isinstance(answer, Estimate)
    assert answer.meaning is Meaning.ESTIMATE
    assert answer.assumptions[0].code == "two_independent"
    totals = [item.total for item in answer.families[0].alternatives]
    assert totals == pytest.approx([450, 600, 900, 1500])
    assert answer.seed == 7


def test_few_shared_people_are_warned_of() -> None:
    assert codes(estimate(table("ab", a=150, b=100, ab=3))) == ["alone", "few_shared", "dark"]


INDEPENDENT = table("abc", a=210, b=140, c=90, ab=140, ac=90, bc=60, abc=60)  # of 1,000 by 1/2, 2/5, 3/10


def test_three_independent_lists_give_the_number_that_they_were_made_of() -> None:
    answer = estimate(INDEPENDENT, setting=SHORT, threads=2)
    assert isinstance(answer, Estimate)
    assert answer.point == pytest.approx(1000, rel=0.03)
    assert answer.documented == 790 < answer.low < answer.point
    assert answer.high is not None
    assert {item.family for item in answer.families} == {
        Family.LOWER_BOUND,
        Family.LOG_LINEAR,
        Family.DECOMPOSABLE,
        Family.LATENT,
    }


def test_the_interval_holds_the_interval_of_every_family_that_answers() -> None:
    answer = estimate(KOSOVO, methods=QUICK)
    assert isinstance(answer, Estimate)
    for family in answer.families:
        if isinstance(family, Answer) and family.high is not None:
            assert answer.low <= family.low
            assert answer.high is not None
            assert family.high <= answer.high


def test_models_of_kosovo_that_fit_alike_are_shown_as_a_range() -> None:
    answer = estimate(KOSOVO, methods=QUICK)
    declined = next(item for item in answer.families if isinstance(item, Declined))
    assert declined.reasons[0].sentence() == (
        "3 models fit about equally well and say from 10,357 to 18,393: nothing here tells which is right."
    )
    assert declined.details[0]["model"] == "[E A O][E H][O H]"


@pytest.mark.parametrize("refused", [UK, NETHERLANDS, KOREA])
def test_tables_on_which_methods_part_are_refused_with_what_each_says(refused: object) -> None:
    answer = estimate(refused, methods=QUICK)  # type: ignore[arg-type]  # a parametrized value
    assert isinstance(answer, Refusal)
    assert len(answer.families) == 3


patterns = st.lists(st.integers(0, 60), min_size=7, max_size=7)
NAMES = ["a", "b", "c", "ab", "ac", "bc", "abc"]


@settings(deadline=None, max_examples=25)
@given(patterns, st.permutations(range(7)))
def test_the_answer_depends_on_the_table_and_not_on_its_rows(counts: list[int], order: list[int]) -> None:
    one = estimate(table("abc", **dict(zip(NAMES, counts, strict=True))), methods=QUICK)
    other = estimate(table("abc", **{NAMES[i]: counts[i] for i in order}), methods=QUICK)
    assert one.as_json() == other.as_json()


@settings(deadline=None, max_examples=40)
@given(patterns)
def test_an_estimate_is_never_below_the_documented_number(counts: list[int]) -> None:
    answer = estimate(table("abc", **dict(zip(NAMES, counts, strict=True))), methods=QUICK)
    if isinstance(answer, Estimate):
        assert answer.documented <= answer.low <= answer.point
    else:
        assert answer.reasons


@settings(deadline=None, max_examples=25)
@given(patterns)
def test_everything_said_can_be_said_in_every_language(counts: list[int]) -> None:
    answer = estimate(table("abc", **dict(zip(NAMES, counts, strict=True))), methods=QUICK)
    said = [*answer.warnings, *(answer.reasons if isinstance(answer, Refusal) else answer.assumptions)]
    for family in answer.families:
        said += family.reasons if isinstance(family, Declined) else [*family.assumptions, *family.warnings]
    for item in said:
        for language in LANGUAGES:
            assert "{" not in item.sentence(language)


def test_the_json_of_an_answer_is_plain() -> None:
    answer = estimate(table("ab", a=150, b=100, ab=50)).as_json()
    assert answer["meaning"] == "estimate"
    assert answer["families"][0]["alternatives"][1] == {
        "method": "odds ratio 1 between the lists",
        "total": 600.0,
    }


def test_every_answer_can_be_written_as_json() -> None:
    for answer in (
        estimate(INDEPENDENT, setting=SHORT, threads=2),
        estimate(KOREA, setting=SHORT, threads=2),
    ):
        assert json.loads(json.dumps(answer.as_json())) == answer.as_json()


def test_one_is_told_what_is_being_done() -> None:
    said: list[str] = []
    estimate(INDEPENDENT, methods=QUICK, tell=said.append)
    assert [words.split(" (")[0] for words in said] == [
        "fitting log-linear models",
        "averaging over decomposable graphs",
    ]
