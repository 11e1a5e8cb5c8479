"""How fast a report is read, and how fast a command starts.

Usage: ``python benchmarks/reading_speed.py``. The fictional report of the tests, and four of it in one, are
read by the rules; beside it, in the same run, the same words are only folded and cut into tokens. Then
``sijill --help`` is started beside a bare Python; the best of some runs.
"""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from sijill.reading import read
from sijill.text import fold_text, tokens

REPORT = Path(__file__).parents[1] / "tests" / "fixtures" / "report_ar_twin.txt"
RUNS = 5
FLOOR = 8_000
START_CEILING = 0.3


def main() -> None:
    text = REPORT.read_text(encoding="utf-8")
    for repeat in (1, 4):
        words = len(text.split()) * repeat
        whole = _best(lambda repeat=repeat: read(text * repeat))  # type: ignore[misc]  # bound for the run
        bare = _best(lambda repeat=repeat: tokens(fold_text(text * repeat)))  # type: ignore[misc]  # the same
        print(
            f"a report of {words:,} words: {words / whole:9,.0f} words/s (floor {FLOOR:,});"
            f" folded and cut only {words / bare:9,.0f} words/s, ratio {whole / bare:.0f}"
        )
    helped = _best(lambda: subprocess.run([sys.executable, "-m", "sijill", "--help"], capture_output=True))
    bare = _best(lambda: subprocess.run([sys.executable, "-c", "pass"], capture_output=True))
    print(f"sijill --help: {helped:.2f} s (ceiling {START_CEILING} s); a bare Python {bare:.2f} s")


def _best(do: Callable[[], object]) -> float:
    took = []
    for _ in range(RUNS):
        began = time.perf_counter()
        do()
        took.append(time.perf_counter() - began)
    return min(took)


if __name__ == "__main__":
    main()
