"""When a log-linear model has a maximum, by tables small enough to see it."""

import pytest

from sijill.counting.estimation.loglinear import Fit, Unfit, fit
from sijill.counting.estimation.models import pairwise
from tests.counting.estimation.tables import by_letters


def standing(counts: str, *terms: str) -> str:
    table = by_letters("abc", counts)
    found = fit(table, frozenset(sum(1 << "abc".index(name) for name in term) for term in terms))
    return found.reason if isinstance(found, Unfit) else "well"


FULL = "a 9 b 8 c 7 ab 6 ac 5 bc 4 abc 3"


@pytest.mark.parametrize("terms", [(), ("ab",), ("ab", "bc"), ("ab", "ac", "bc")])
def test_with_people_in_every_pattern_every_model_has_one(terms: tuple[str, ...]) -> None:
    assert standing(FULL, *terms) == "well"


def test_a_model_with_as_many_terms_as_patterns_has_none_if_one_pattern_is_empty() -> None:
    assert standing("a 9 b 8 c 7 ab 6 ac 5 bc 4", "ab", "ac", "bc") == "no_maximum"
    assert standing("a 9 b 8 c 7 ab 6 ac 5 abc 3", "ab", "ac", "bc") == "no_maximum"


def test_an_empty_pattern_does_no_harm_to_a_simple_model() -> None:
    assert standing("a 9 b 8 c 7 ab 6 ac 5 abc 3") == "well"


def test_a_pair_that_shares_nobody_is_minus_infinity_and_the_rest_is_fitted() -> None:
    table = by_letters("abc", "a 40 b 30 c 20 ab 6 ac 5")
    found = fit(table, frozenset({0b110}))
    assert isinstance(found, Fit)
    # Without b and c together: bc and abc are 0 for sure, and five patterns are fitted by four terms.
    assert found.degrees == 1


def test_lists_of_which_no_two_share_anybody_determine_nothing_with_all_pairs() -> None:
    found = fit(by_letters("abc", "a 40 b 30 c 20"), pairwise(3))
    assert isinstance(found, Unfit)
    assert found.reason == "not_identified"
