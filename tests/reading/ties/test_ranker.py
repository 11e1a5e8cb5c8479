"""The chances of candidates, and the model that gives them."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sijill.reading.ties.pairs import BITS
from sijill.reading.ties.ranker import QUESTIONS, shipped, softmax


@given(st.lists(st.tuples(st.integers(0, 4), st.floats(-50, 50)), min_size=1))
def test_the_chances_of_a_finds_candidates_sum_to_one(rows: list[tuple[int, float]]) -> None:
    fact = np.array([one for one, _ in rows])
    score = np.array([one for _, one in rows])

    chance = softmax(score, fact, 5)

    for one in set(fact.tolist()):
        assert chance[fact == one].sum() == pytest.approx(1)


def test_the_model_has_a_weight_for_each_feature_of_each_question() -> None:
    assert {name: table.shape for name, table in shipped().items()} == dict.fromkeys(QUESTIONS, (1 << BITS,))
