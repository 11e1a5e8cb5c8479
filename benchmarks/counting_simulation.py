"""How often the interval of an estimate holds the truth, on simulated populations of known size.

Run ``python benchmarks/counting_simulation.py [--populations 200] [--seed 1] [--processes 2]``. Four kinds:
homogeneous (every list reaches all alike, independently), heterogeneous (people differ in how likely any list
is to reach them), dependent (two lists share or avoid each other's people), missed links (as homogeneous, but
some appearances are not surely recognised as the same person: the estimate runs over drawn matchings, and a
last row, not among all, shows the same populations with the doubtful links cut). Size 400 to 4,000, three to
five lists, each reaching 10 to 50 %. Prints, by kind, how many were answered, how many intervals hold the
true number, the middle of the errors, and why the others were refused.
"""

from __future__ import annotations

import argparse
import math
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial

import numpy as np
import polars as pl
from numpy.typing import NDArray

from sijill.counting import Estimate, Refusal, estimate
from sijill.counting.estimation import Setting, estimate_over

Presence = NDArray[np.bool_]

SETTING = Setting(draws=700, warm=300, temperatures=5, coolest=0.1)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one population."""

    kind: str
    truth: int
    answer: Estimate | Refusal


def chances(generator: np.random.Generator) -> NDArray[np.float64]:
    """How likely each of three to five lists is to reach somebody."""
    return generator.uniform(0.1, 0.5, size=int(generator.integers(3, 6)))


def homogeneous(people: int, generator: np.random.Generator) -> Presence:
    """Every list reaches all alike."""
    reach = chances(generator)
    return np.asarray(generator.random((people, reach.size)) < reach)


def heterogeneous(people: int, generator: np.random.Generator) -> Presence:
    """People differ by a normal factor of the odds, of deviation 0.5 to 1, for all lists."""
    reach = chances(generator)
    person = generator.normal(size=(people, 1)) * generator.uniform(0.5, 1.0)
    odds = np.exp(np.log(reach / (1 - reach)) + person)
    there: Presence = generator.random((people, reach.size)) < odds / (1 + odds)
    return there


def dependent(people: int, generator: np.random.Generator) -> Presence:
    """The second list reaches who is on the first 2 to 4 times as likely by odds, or as much less."""
    reach = chances(generator)
    ratio = generator.uniform(2.0, 4.0) ** generator.choice([1, -1], p=[0.7, 0.3])
    there = generator.random((people, reach.size)) < reach
    odds = reach[1] / (1 - reach[1]) * np.where(there[:, 0], ratio, 1.0)
    there[:, 1] = generator.random(people) < odds / (1 + odds)
    return there


def uncertain(people: int, generator: np.random.Generator) -> list[Presence]:
    """Matchings of a homogeneous population in which some links are uncertain, as ways to match the people.

    Of those on several lists, 2 to 6 % hang together by one uncertain link, and as many pairs of different
    people look as if they might be one. A link is given a probability, which is right: of all with 0.7, 70 %
    are true. The first matching keeps links of 0.9 and above, so most uncertain links are missed; the others
    draw each link by its probability.
    """
    there = homogeneous(people, generator)
    several = np.flatnonzero(there.sum(axis=1) > 1)
    hard = several[generator.random(several.size) < generator.uniform(0.02, 0.06)]
    split = [int(generator.choice(np.flatnonzero(there[person]))) for person in hard]
    single = generator.permutation(np.flatnonzero(there.sum(axis=1) == 1))
    one, other = single[: single.size // 2], single[single.size // 2 : single.size // 2 * 2]
    apart = np.flatnonzero((there[one] & there[other]).sum(axis=1) == 0)[: hard.size]
    true_links, false_links = generator.beta(2, 1, hard.size), generator.beta(1, 2, apart.size)
    matchings = []
    for number in range(1 + MATCHINGS):
        draw = 0.9 if number == 0 else 0.0
        missed = true_links < (draw or generator.random(hard.size))
        joined = false_links >= (draw or generator.random(apart.size))
        whole = there.copy()
        extra = np.zeros((int(missed.sum()), there.shape[1]), dtype=np.bool_)
        for row, (person, which) in enumerate(
            (person, which) for person, which, lost in zip(hard, split, missed, strict=True) if lost
        ):
            whole[person, which] = False
            extra[row, which] = True
        whole[one[apart[joined]]] |= whole[other[apart[joined]]]
        whole[other[apart[joined]]] = False
        matchings.append(np.concatenate([whole, extra]))
    return matchings


KINDS: dict[str, Callable[[int, np.random.Generator], Presence]] = {
    "homogeneous": homogeneous,
    "heterogeneous": heterogeneous,
    "dependent": dependent,
}
UNCERTAIN = "missed links"
UNAWARE = "(doubt not told)"
MATCHINGS = 5


def tabulated(there: Presence) -> pl.DataFrame:
    """Count patterns, leaving out those on no list."""
    names = [f"list {i + 1}" for i in range(there.shape[1])]
    frame = pl.DataFrame(there[there.any(axis=1)].astype(np.int8), schema=names)
    return frame.group_by(names).len(name="count")


def simulated(number: int, seed: int) -> list[Outcome]:
    """Make one population, of the kind whose turn it is, and estimate it."""
    generator = np.random.default_rng([seed, number])
    people = int(math.exp(generator.uniform(math.log(400), math.log(4000))))
    kind = [*KINDS, UNCERTAIN][number % (len(KINDS) + 1)]
    if kind != UNCERTAIN:
        return [_told(kind, people, KINDS[kind](people, generator), seed)]
    first, *others = uncertain(people, generator)
    answer = estimate_over((appearances(there) for there in others), setting=SETTING, seed=seed, threads=1)
    return [_told(UNAWARE, people, first, seed), Outcome(UNCERTAIN, people, answer)]


def simulate(populations: int, *, seed: int, processes: int) -> list[Outcome]:
    """Make populations of every kind in turn, and estimate each."""
    with ProcessPoolExecutor(processes) as pool:
        made = pool.map(partial(simulated, seed=seed), range(populations))
        return [outcome for outcomes in made for outcome in outcomes]


def appearances(there: Presence) -> pl.DataFrame:
    """Write who is on which list as rows of identity and source."""
    identity, source = np.nonzero(there)
    return pl.DataFrame({"identity": identity, "source": [f"list {i + 1}" for i in source]})


def _told(kind: str, people: int, there: Presence, seed: int) -> Outcome:
    return Outcome(kind, people, estimate(tabulated(there), setting=SETTING, seed=seed, threads=1))


def report(outcomes: list[Outcome]) -> None:
    """Print the table, and why the refused were refused."""
    print(f"{'kind':14} {'made':>5} {'answered':>9} {'hold the truth':>15} {'middle error':>13}")
    for kind in (*KINDS, UNCERTAIN, "all", UNAWARE):
        counted = {*KINDS, UNCERTAIN} if kind == "all" else {kind}
        made = [item for item in outcomes if item.kind in counted]
        answered = [(item, item.answer) for item in made if isinstance(item.answer, Estimate)]
        held = [answer.low <= item.truth <= (answer.high or math.inf) for item, answer in answered]
        errors = [answer.point / item.truth - 1 for item, answer in answered]
        print(
            f"{kind:14} {len(made):5} {len(answered) / len(made):9.0%} {np.mean(held):15.1%}"
            f" {np.median(errors):+13.1%}"
        )
        refused = Counter(item.answer.reasons[0].code for item in made if isinstance(item.answer, Refusal))
        for code, number in refused.most_common():
            print(f"{'':14} refused: {code} {number}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--populations", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--processes", type=int, default=2)
    given = parser.parse_args()
    report(simulate(given.populations, seed=given.seed, processes=given.processes))


if __name__ == "__main__":
    main()
