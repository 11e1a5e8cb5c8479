"""Latent classes on published tables, against what LCMCR gives where its chains mix."""

import numpy as np
import pytest

from sijill.counting.estimation.answer import Declined
from sijill.counting.estimation.families import latent
from sijill.counting.estimation.latent import Setting, classes
from sijill.counting.estimation.table import ListTable
from tests.counting.estimation.tables import KOSOVO, NETHERLANDS, NEW_ORLEANS, by_binary

PLAIN = Setting(temperatures=1, draws=2500, warm=500)


def test_kosovo_lies_among_the_runs_of_lcmcr() -> None:
    found = classes(KOSOVO, setting=PLAIN, threads=2)
    assert found.converged
    # Ten runs of LCMCR have medians of 10,194 to 10,598.
    assert found.quantile(0.5) == pytest.approx(10_420, rel=0.02)
    assert 8_700 < found.quantile(0.025) < 9_300
    assert 13_200 < found.quantile(0.975) < 14_300


@pytest.mark.parametrize("setting", [PLAIN, Setting(temperatures=6, coolest=0.05, draws=1000)])
def test_new_orleans_lies_among_the_runs_of_lcmcr(setting: Setting) -> None:
    # Four runs have medians of 836 to 847, 565 to 1,370 around them. One class is enough for this table, so
    # that alpha is often next to 0: a sampler that does not come there says 862.
    found = classes(NEW_ORLEANS, setting=setting, threads=2)
    assert found.converged
    assert found.quantile(0.5) == pytest.approx(838, rel=0.012)
    assert found.quantile(0.025) == pytest.approx(565, rel=0.03)
    assert found.quantile(0.975) == pytest.approx(1_370, rel=0.05)


def test_draws_go_on_until_the_median_is_known() -> None:
    once = classes(NEW_ORLEANS, setting=Setting(temperatures=1, draws=300, rounds=1), threads=2)
    found = classes(NEW_ORLEANS, setting=Setting(temperatures=1, draws=300, rounds=40), threads=2)
    assert once.totals.shape == (4, 300)
    assert once.noise > 0.004 >= found.noise
    assert (found.totals[:, :300] == once.totals).all()


def test_too_few_draws_for_two_seeds_to_agree_are_refused() -> None:
    answer = latent(NEW_ORLEANS, setting=Setting(temperatures=1, draws=150, rounds=1), seed=0, threads=2)
    assert isinstance(answer, Declined)
    (reason,) = [item for item in answer.reasons if item.code == "few_samples"]
    figures = dict(reason.figures)
    assert figures["samples"] < figures["least"]  # type: ignore[operator]  # both are numbers


def test_tempered_chains_give_what_plain_ones_give() -> None:
    plain = classes(KOSOVO, setting=PLAIN, threads=2)
    tempered = classes(KOSOVO, setting=Setting(temperatures=5, coolest=0.1, draws=900), threads=2)
    assert tempered.quantile(0.5) == pytest.approx(plain.quantile(0.5), rel=0.02)


def test_the_netherlands_are_refused() -> None:
    # Its chains sit near 49,000 or near 140,000, and the prior's end is never far.
    setting = Setting(temperatures=1, draws=500, warm=300)
    answer = latent(NETHERLANDS, setting=setting, seed=0, threads=2)
    assert isinstance(answer, Declined)
    assert {item.code for item in answer.reasons} >= {"chains_apart", "at_cap"}


def test_the_answer_depends_on_the_seed_and_not_on_the_threads() -> None:
    short = Setting(temperatures=2, draws=50, warm=50)
    one = classes(NEW_ORLEANS, setting=short, seed=3, threads=1).totals
    assert (one == classes(NEW_ORLEANS, setting=short, seed=3, threads=4).totals).all()
    assert (one != classes(NEW_ORLEANS, setting=short, seed=4, threads=1).totals).any()


def made(people: int, weights: list[float], reach: list[list[float]]) -> ListTable:
    lists = len(reach[0])
    counts = []
    for number in range(2**lists):
        on = [number >> (lists - 1 - i) & 1 for i in range(lists)]
        chance = sum(
            weight * float(np.prod([r if there else 1 - r for r, there in zip(row, on, strict=True)]))
            for weight, row in zip(weights, reach, strict=True)
        )
        counts.append(round(people * chance))
    return by_binary("abcde"[:lists], [0, *counts[1:]])


def test_two_kinds_of_people_are_found_where_independence_would_miss_the_rest() -> None:
    table = made(2000, [0.5, 0.5], [[0.6, 0.5, 0.6, 0.5, 0.6], [0.15, 0.2, 0.15, 0.2, 0.2]])
    found = classes(table, setting=PLAIN, threads=2)
    assert found.quantile(0.025) < 2000 < found.quantile(0.975)
    assert found.quantile(0.5) == pytest.approx(2000, rel=0.05)


def test_no_total_is_below_the_documented() -> None:
    found = classes(KOSOVO, setting=Setting(temperatures=1, draws=100, warm=100), threads=2)
    assert found.totals.min() >= KOSOVO.documented
