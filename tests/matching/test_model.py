"""Weights learned from a frame without labels."""

from __future__ import annotations

import numpy as np
import pytest

from sijill.matching.levels import EVIDENCE, Levels
from sijill.matching.model import KIN, Labelled, M, U, Weights, learn, weights_from_json

COLUMN = {what: place for place, what in enumerate(EVIDENCE)}


def drawn(random: np.random.Generator, size: int, chances: dict[str, tuple[float, ...]]) -> Levels:
    """Draw levels; what is not given is missing."""
    table = np.zeros((size, len(EVIDENCE)), dtype=np.uint8)
    for what, shares in chances.items():
        table[:, COLUMN[what]] = random.choice(len(shares), size, p=shares) + 1
    return table


def test_without_any_pairs_the_weights_are_those_known_beforehand() -> None:
    nothing = np.zeros((0, len(EVIDENCE)), dtype=np.uint8)

    weights = learn(nothing, nothing, scale=1.0, pairs=0.0)

    assert weights.u["given"] == pytest.approx(U["given"])
    assert weights.m["given"] == pytest.approx(M["given"])
    assert weights.share == pytest.approx(1e-3)


def test_what_it_learns_are_the_chances_that_the_pairs_were_drawn_with() -> None:
    random = np.random.default_rng(3)
    same = {
        "given": (0.02, 0.03, 0.05, 0.1, 0.8),
        "family": (0.05, 0.05, 0.1, 0.2, 0.6),
        "father": (0.05, 0.05, 0.1, 0.1, 0.7),
        "sex": (0.02, 0.98),
    }
    other = {
        "given": (0.9, 0.04, 0.03, 0.02, 0.01),
        "family": (0.96, 0.02, 0.01, 0.005, 0.005),
        "father": (0.9, 0.04, 0.03, 0.02, 0.01),
        "sex": (0.4, 0.6),
    }
    matches, strangers = drawn(random, 20_000, same), drawn(random, 400_000, other)

    weights = learn(strangers, np.concatenate([matches, strangers]), scale=1.0, pairs=420_000.0)

    assert weights.m["given"] == pytest.approx(same["given"], abs=0.05)
    assert weights.m["family"] == pytest.approx(same["family"], abs=0.05)
    assert weights.u["sex"] == pytest.approx(other["sex"], abs=0.01)


def test_more_pairs_of_two_people_make_the_prior_smaller() -> None:
    random = np.random.default_rng(3)
    strangers = drawn(random, 10_000, {"given": U["given"], "family": U["family"]})
    matches = drawn(random, 1_000, {"given": M["given"], "family": M["family"]})
    both = np.concatenate([matches, strangers])

    small = learn(strangers, both, scale=1.0, pairs=1e7)
    large = learn(strangers, both, scale=1.0, pairs=1e9)

    assert large.share < small.share / 30


def test_no_higher_likeness_weighs_less_than_a_lower_one() -> None:
    random = np.random.default_rng(5)
    odd = {"given": (0.1, 0.5, 0.05, 0.05, 0.3), "family": M["family"]}
    matches, strangers = (
        drawn(random, 5_000, odd),
        drawn(random, 50_000, {"given": U["given"], "family": U["family"]}),
    )

    weights = learn(strangers, np.concatenate([matches, strangers]), scale=1.0, pairs=55_000.0)

    assert np.all(np.diff(weights.bits()[COLUMN["given"], 1:6]) >= -1e-9)


def test_what_people_judged_the_same_teaches_how_one_person_looks() -> None:
    nothing = np.zeros((0, len(EVIDENCE)), dtype=np.uint8)
    seen = np.zeros((5_000, len(EVIDENCE)), dtype=np.uint8)
    seen[:, COLUMN["source"]] = 2

    weights = learn(
        nothing, nothing, scale=1.0, pairs=0.0, labelled=Labelled(seen, np.ones(5_000, dtype=np.bool_))
    )

    assert weights.m["source"][1] > 0.9 > M["source"][1]


def test_what_is_missing_weighs_nothing() -> None:
    assert np.all(Weights(M, U, KIN, 1e-3, 1e-3).bits()[:, 0] == 0.0)


def test_weights_come_back_from_json_as_they_were() -> None:
    weights = Weights(M, U, KIN, 1e-3, 1e-3)

    assert weights_from_json(weights.as_json()).as_json() == weights.as_json()


def one(**known: int) -> Levels:
    row = np.zeros((1, len(EVIDENCE)), dtype=np.uint8)
    for what, level in known.items():
        row[0, COLUMN[what]] = level
    return row


def test_twins_who_differ_in_the_given_name_alone_are_not_learned_to_be_one_person() -> None:
    alike = {"family": 5, "father": 5, "birth": 7, "sex": 2, "source": 1}
    strangers = np.tile(one(given=1, family=1, father=1, birth=1, sex=2, source=1), (5_000, 1))
    people, twins = np.tile(one(given=5, **alike), (2_000, 1)), np.tile(one(given=1, **alike), (400, 1))

    weights = learn(strangers, np.concatenate([people, twins, strangers]), scale=1.0, pairs=5e7)

    assert weights.m["given"][0] <= M["given"][0]
    assert weights.kin["birth"][-1] > 2 * KIN["birth"][-1]
