from __future__ import annotations

import itertools

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from sijill.reading.lexicon import lexicon
from sijill.reading.tagging.chains import best, chances, spread
from sijill.reading.tagging.signs import signs_of
from sijill.reading.wording import Wording

SCORES = st.lists(
    st.tuples(st.just(0.0), st.floats(-4, 4, width=32), st.floats(-4, 4, width=32)), min_size=1, max_size=5
)
MOVES = st.lists(st.floats(-2, 2, width=32), min_size=9, max_size=9)


def rows(size: int) -> list[tuple[int, ...]]:
    """All rows of states in which an inside follows a beginning or an inside."""
    return [
        row
        for row in itertools.product(range(3), repeat=size)
        if row[0] != 2 and all((one, other) != (0, 2) for one, other in itertools.pairwise(row))
    ]


def worth(row: tuple[int, ...], scores: np.ndarray, moves: np.ndarray) -> float:
    own = sum(float(scores[place, state]) for place, state in enumerate(row))
    return own + sum(float(moves[one, other]) for one, other in itertools.pairwise(row))


@given(SCORES, MOVES)
def test_chances_are_those_of_all_rows_counted_out(
    said: list[tuple[float, float, float]], moved: list[float]
) -> None:
    scores, moves = np.array(said, np.float32), np.array(moved, np.float32).reshape(3, 3)
    weights = {row: np.exp(worth(row, scores, moves)) for row in rows(len(said))}
    wanted = np.zeros((len(said), 3))
    for row, weight in weights.items():
        for place, state in enumerate(row):
            wanted[place, state] += weight / sum(weights.values())

    found = chances(scores, moves)

    np.testing.assert_allclose(found, wanted, atol=1e-4)


@given(SCORES, MOVES)
def test_the_best_row_is_as_good_as_any(said: list[tuple[float, float, float]], moved: list[float]) -> None:
    scores, moves = np.array(said, np.float32), np.array(moved, np.float32).reshape(3, 3)
    most = max(worth(row, scores, moves) for row in rows(len(said)))

    found = tuple(best(scores, moves, 0.0).tolist())

    assert found in rows(len(said))
    assert abs(worth(found, scores, moves) - most) < 1e-3


def test_a_word_sees_its_neighbours_at_their_distance() -> None:
    text = "one two three four five six seven eight nine"
    one = Wording(text, 0, len(text), lexicon=lexicon("en"))

    seen, bounds = spread(signs_of(one, None))
    other, _ = spread(signs_of(Wording(text, 0, len(text), lexicon=lexicon("en")), None))

    assert len(bounds) == 10
    assert bounds[-1] == len(seen)
    np.testing.assert_array_equal(seen, other)
