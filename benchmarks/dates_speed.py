"""How fast dates are read: both suites, with and without the cache, beside ``dateparser``.

Run ``python benchmarks/dates_speed.py``. One core, one process; the best of five rounds, since machines are
shared. The two figures with a floor are the issue's: 50,000 expressions a second where they repeat, as in
lists, and 5,000 where each is new: then a text is never the same, by the number of spaces around it.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import replace

from dates_suite import SUITES, Row, dateparser_reader, rows

from sijill.dates import ImpossibleDate, find, parse

ROUNDS = 5
FLOOR_CACHED, FLOOR = 50_000, 5_000
_PEER_ROWS = 200


def read(row: Row) -> None:
    """Read one row as an import does: a refusal is an answer."""
    try:
        parse(row.text, language=row.language, anchor=row.anchor)
    except ImpossibleDate:
        return


def per_second(task: Callable[[Row], object], every: Sequence[Row], *, rounds: int, fresh: bool) -> float:
    """Give rows a second in the best of several rounds; with ``fresh`` no text comes twice."""
    best = 0.0
    for number in range(1, rounds + 1):
        these = [replace(row, text=row.text + number * " ") for row in every] if fresh else every
        started = time.perf_counter()
        for row in these:
            task(row)
        best = max(best, len(these) / (time.perf_counter() - started))
    return best


def main() -> int:
    """Print the table; 1 if a floor is missed."""
    every = [row for path in SUITES for row in rows(path)]
    for row in every:
        read(row)
    new = per_second(read, every, rounds=ROUNDS, fresh=True)
    again = per_second(read, every, rounds=ROUNDS, fresh=False)
    text = ". ".join(row.text for row in every if row.kind != "refuse")
    started = time.perf_counter()
    mentions = len(find(text))
    words = len(text.split()) / (time.perf_counter() - started)
    print(f"{len(every)} expressions")
    print(f"parse, each new      {new:>10,.0f}/s   floor {FLOOR:,}")
    print(f"parse, repeated      {again:>10,.0f}/s   floor {FLOOR_CACHED:,}")
    print(f"find in running text {words:>10,.0f} words/s, {mentions} dates")
    reader = dateparser_reader()
    if reader is None:
        print("dateparser is not installed.")
    else:
        sample = every[:: max(1, len(every) // _PEER_ROWS)]
        peer = per_second(
            lambda row: reader(row.text, row.language, row.anchor), sample, rounds=2, fresh=False
        )
        print(
            f"dateparser           {peer:>10,.0f}/s   ratio {new / peer:,.0f} (each new), {len(sample)} rows"
        )
    return int(new < FLOOR or again < FLOOR_CACHED)


if __name__ == "__main__":
    sys.exit(main())
