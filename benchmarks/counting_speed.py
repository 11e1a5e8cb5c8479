"""Speed of the estimates on Kosovo 1999 and other published tables, beside what R packages were measured at.

Run ``python benchmarks/counting_speed.py [FOLDER]``; the folder holds further tables as CSV (one 0/1 column a
list, and ``count``). The R packages are not installed here: their figures were recorded on a machine of two
cores (R 4.2.2, LCMCR 0.4.14, dga 2.0.2) and stand beside ours, labelled so. Ours are seconds of one
processor, after compilation; effective samples are of ranks (bulk), for LCMCR of its plain trace.
"""

from __future__ import annotations

import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import numpy as np
import polars as pl

from sijill.counting import Answer, Declined
from sijill.counting.estimation import ListTable, Setting, read_csv, read_lists
from sijill.counting.estimation.decomposable import average
from sijill.counting.estimation.diagnostics import plain_sample_size
from sijill.counting.estimation.families import latent as latent_answer
from sijill.counting.estimation.latent import classes
from sijill.counting.estimation.loglinear import fits
from sijill.counting.estimation.models import all_models

KOSOVO = """1,0,0,0,1131 0,0,1,0,936 0,1,0,0,845 0,0,0,1,306 1,0,1,0,228 0,1,1,0,217 1,1,0,0,177 0,0,1,1,123
1,0,0,1,106 0,1,0,1,31 1,1,1,0,181 1,0,1,1,42 0,1,1,1,32 1,1,0,1,18 1,1,1,1,27"""
UK = """0,0,1,0,0,995 0,0,0,1,0,695 0,1,0,0,0,463 0,0,0,0,1,316 1,0,0,0,0,54 0,0,1,1,0,76 0,1,1,0,0,62
1,0,1,0,0,19 0,1,0,1,0,19 1,1,0,0,0,15 0,0,1,0,1,11 0,0,0,1,1,8 1,0,0,1,0,3 0,1,0,0,1,1 0,1,1,1,0,4
1,1,1,0,0,1 1,1,0,1,0,1 1,1,1,1,0,1"""


def table(text: str) -> ListTable:
    rows = [[int(cell) for cell in row.split(",")] for row in text.split()]
    names = [f"list {i + 1}" for i in range(len(rows[0]) - 1)]
    return read_lists(pl.DataFrame(rows, schema=[*names, "count"], orient="row"))


def seconds(act: Callable[[], object], *, repeats: int = 5) -> float:
    """The least processor time of some runs, after one that compiles."""
    act()
    times = []
    for _ in range(repeats):
        start = time.process_time()
        act()
        times.append(time.process_time() - start)
    return min(times)


def graphs() -> None:
    print("Averaging over decomposable graphs: seconds")
    for name, text, most, recorded in (
        ("Kosovo", KOSOVO, 22_000, 0.30),
        ("UK, five lists", UK, 27_440, 13.8),
    ):
        lists = table(text)
        missing = np.arange(1, most + 1, dtype=np.float64)
        ours = seconds(lambda lists=lists, missing=missing: average(lists, missing=missing))  # type: ignore[misc]  # bound early
        growing = seconds(lambda lists=lists: average(lists))  # type: ignore[misc]  # bound early
        print(
            f"  {name}, {most:,} numbers missing: {ours:.3f}; dga, recorded elsewhere: {recorded:.2f}"
            f" ({recorded / ours:.0f} times); our own growing grid: {growing:.3f}"
        )


def models() -> None:
    lists = table(KOSOVO)
    ours = seconds(lambda: fits(lists, all_models(4)))
    print(
        f"All 113 models of Kosovo: {ours:.4f} s; Rcapture, recorded elsewhere: 3.9 s"
        f" ({3.9 / ours:.0f} times)"
    )


def latent() -> None:
    print("Latent classes on Kosovo: effective samples a second; LCMCR, recorded elsewhere: 40-70")
    lists = table(KOSOVO)
    for name, setting in (
        ("plain chains", Setting(temperatures=1, draws=3000)),
        ("tempered chains, as by default", Setting()),
    ):
        classes(lists, setting=Setting(temperatures=2, draws=10, warm=10), threads=1)
        start = time.process_time()
        found = classes(lists, setting=setting, threads=1)
        spent = time.process_time() - start
        rate = found.diagnosis.bulk / spent
        print(
            f"  {name}: {rate:.0f} ({rate / 70:.0f} to {rate / 40:.0f} times); by the plain trace"
            f" {plain_sample_size(found.totals) / spent:.0f}; R-hat {found.diagnosis.r_hat:.4f},"
            f" median {found.quantile(0.5):,.0f}, {spent:.1f} s with tuning"
        )


def stability(folder: Path) -> None:
    """Ask latent classes with ten seeds on every table of a folder."""
    for path in sorted(folder.glob("*.csv")):
        lists = read_csv(path)
        runs = [latent_answer(lists, seed=seed, threads=1) for seed in range(10)]
        points = [run.point for run in runs if isinstance(run, Answer)]
        reasons = Counter(run.reasons[0].code for run in runs if isinstance(run, Declined))
        spread = f"medians {min(points):,.0f} to {max(points):,.0f}" if points else "no number"
        print(f"  {path.stem}: {len(points)} of 10 seeds answer, {spread}; declined {dict(reasons)}")


def main() -> None:
    graphs()
    models()
    latent()
    if len(sys.argv) > 1:
        stability(Path(sys.argv[1]))


if __name__ == "__main__":
    main()
