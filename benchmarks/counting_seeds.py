"""Whether estimates are the same whatever the seed: every family on every table of a folder, with ten seeds.

Run ``python benchmarks/counting_seeds.py FOLDER [--seeds 10] [--tables NAME …]``; the folder holds tables as
CSV (one 0/1 column a list, and ``count``). For each table a line a family: in how many seeds it gave a
number, the least and the greatest of its points and how far apart they are, or why it gave none; for latent
classes the worst R-hat too. Last what all together said. A family that answers in some seeds and refuses in
others, or whose points are more than 2 % apart, is marked.
"""

from __future__ import annotations

import argparse
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from sijill.counting import Answer, Declined, Estimate, Family, Refusal, estimate
from sijill.counting.estimation import read_csv

MOST_APART = 0.02


def line(name: str, points: Sequence[float], reasons: Iterable[str], *, more: str = "") -> str:
    """Say what became of one family in all seeds."""
    counted = Counter(reasons)
    seeds = len(points) + sum(counted.values())
    why = ", ".join(f"{code} {number}" for code, number in counted.most_common())
    if not points:
        return f"  {name:22} {len(points):2} of {seeds} answer  {'':31} {why} {more}"
    apart = max(points) / min(points) - 1
    mark = " !" if counted or apart > MOST_APART else ""
    span = f"{min(points):>9,.0f} to {max(points):>9,.0f} {apart:>6.2%}"
    return f"  {name:22} {len(points):2} of {seeds} answer  {span}{mark} {why} {more}"


def of_family(answers: Sequence[Estimate | Refusal], family: Family) -> str:
    told = [item for answer in answers for item in answer.families if item.family is family]
    points = [item.point for item in told if isinstance(item, Answer)]
    reasons = ["+".join(why.code for why in item.reasons) for item in told if isinstance(item, Declined)]
    r_hats = [item.diagnostics["r_hat"] for item in told if "r_hat" in item.diagnostics]
    more = f"R-hat at most {max(r_hats):.4f}" if r_hats else ""
    return line(family.value, points, reasons, more=more)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--seeds", type=int, default=10)
    parser.add_argument("--tables", nargs="*")
    given = parser.parse_args()
    for path in sorted(given.folder.glob("*.csv")):
        if given.tables and path.stem not in given.tables:
            continue
        lists = read_csv(path)
        start = time.process_time()
        answers = [estimate(lists, seed=seed, threads=1) for seed in range(given.seeds)]
        spent = (time.process_time() - start) / given.seeds
        print(f"{path.stem}: {lists.documented:,} people, {len(lists.lists)} lists, {spent:.1f} s a seed")
        for family in dict.fromkeys(item.family for answer in answers for item in answer.families):
            print(of_family(answers, family))
        points = [answer.point for answer in answers if isinstance(answer, Estimate)]
        reasons = [answer.reasons[0].code for answer in answers if isinstance(answer, Refusal)]
        print(line("together", points, reasons), flush=True)


if __name__ == "__main__":
    main()
