"""Learning is the same each time, and finds what it was shown."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from sijill.reading.tagging.chains import best
from sijill.reading.tagging.weights import packed, unpacked
from tools.tagging_training import Lesson, Steps, learn_chains, learn_choices

STEPS = Steps(alpha=0.5, l1=0.1, rounds=20, least=1)
Stretch = tuple[npt.NDArray[np.uint32], npt.NDArray[np.int32], npt.NDArray[np.int8]]


def stretches() -> list[Stretch]:
    """Ten stretches of six words: a word of sign 3 begins a find, one of sign 4 goes on with it."""
    generator = np.random.default_rng(5)
    made = []
    for _ in range(10):
        place = int(generator.integers(0, 5))
        states = np.zeros((6, 1), np.int8)
        states[place], states[place + 1] = 1, 2
        signs = np.array([3 if one == 1 else 4 if one == 2 else 9 for one in states[:, 0]], np.uint32)
        made.append((signs, np.arange(7, dtype=np.int32), states))
    return made


def test_learning_chains_twice_gives_the_same_weights() -> None:
    one, other = learn_chains(stretches(), STEPS), learn_chains(stretches(), STEPS)

    for part, again in zip(one, other, strict=True):
        np.testing.assert_array_equal(part, again)


def test_chains_find_what_they_were_shown() -> None:
    signs, weights, moves = learn_chains(stretches(), STEPS)
    table = unpacked(packed(("thing",), signs, weights, moves))

    for seen, bounds, states in stretches():
        scores = np.zeros((6, 3), np.float32)
        scores[:, 1:] = table.scores(seen, bounds)
        assert best(scores, table.moves[0], 0.0).tolist() == states[:, 0].tolist()


def test_a_hint_learned_of_one_answer_counts_for_another() -> None:
    hint = np.array([8], np.uint32)
    lessons = [
        Lesson(np.array([1], np.uint32), hint, np.array([answer]), (answer, 0, 3)) for answer in (0, 1) * 10
    ]

    signs, weights = learn_choices(lessons, 4, STEPS)

    assert weights[signs == 8][0, 3] > 1
