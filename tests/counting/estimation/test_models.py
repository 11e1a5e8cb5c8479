import pytest

from sijill.counting.estimation.models import UNEQUAL_REACH, all_models, name, no_highest, pairwise


@pytest.mark.parametrize(("lists", "number"), [(2, 1), (3, 8), (4, 113), (5, 6893)])
def test_how_many_hierarchical_models_there_are(lists: int, number: int) -> None:
    models = all_models(lists)
    assert len(models) == len(set(models)) == number


def test_a_model_holds_what_lies_within_its_terms() -> None:
    for model in all_models(4):
        for term in model:
            parts = {term & ~(1 << i) for i in range(4) if term >> i & 1}
            assert {part for part in parts if part.bit_count() > 1} <= model


def test_a_model_is_named_by_its_largest_terms() -> None:
    lists = ["x", "y", "z"]
    assert name(frozenset(), lists) == "[x][y][z]"
    assert name(frozenset({0b011}), lists) == "[x y][z]"
    assert name(pairwise(3), lists) == "[x y][x z][y z]"
    assert no_highest(3) == pairwise(3)


def test_a_model_of_unequal_reach_says_so() -> None:
    assert name(UNEQUAL_REACH, ["x", "y", "z"]) == "[x][y][z] + reach"
