"""How fast reports are read, whether memory stays flat, and how fast a command starts.

Usage: ``python benchmarks/reading_speed.py [reports]``. Reports of 5,000 characters in three languages, made
of paragraphs of the reading corpus (its half "dev") drawn by a seed, are read one after the other on one
core; beside it, in the same run, the same texts are folded and cut into tokens. The memory is that of
the process after a tenth of the reports and after all. Then ``sijill --help`` is started beside a bare
Python; the best of some runs. Seconds of reading are those of the processor, since machines are shared.
"""

from __future__ import annotations

import random
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from reading_corpus import CORPUS

from sijill.reading import read
from sijill.text import fold_text, tokens

REPORTS = 1_000
CHARACTERS = 5_000
CEILING = 40.0
GROWTH = 16
RUNS = 5
START_CEILING = 0.3
LANGUAGES = ("ar", "fa", "en")


def reports(count: int) -> Iterator[tuple[str, str]]:
    """Give ``(text, language)`` of fictional reports; the same ones in every run."""
    chosen = random.Random(1)
    paragraphs = {language: _paragraphs(language) for language in LANGUAGES}
    for number in range(count):
        language = LANGUAGES[number % len(LANGUAGES)]
        parts: list[str] = []
        while sum(map(len, parts)) < CHARACTERS:
            parts.append(chosen.choice(paragraphs[language]))
        yield "\n\n".join(parts)[:CHARACTERS], language


def _paragraphs(language: str) -> list[str]:
    texts = (path.read_text("utf-8") for path in sorted((CORPUS / "dev" / language).glob("*.txt")))
    return [part for text in texts for part in text.split("\n") if part.strip()]


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else REPORTS
    texts = list(reports(count))
    for text, language in texts[: len(LANGUAGES)]:
        read(text, language=language)  # vocabularies are read once
    after_some = 0.0
    began = time.process_time()
    for number, (text, language) in enumerate(texts, 1):
        read(text, language=language)
        if number == max(1, count // 10):
            after_some = _resident()
    whole = time.process_time() - began
    grown = _resident() - after_some
    began = time.process_time()
    for text, _ in texts:
        tokens(fold_text(text))
    bare = time.process_time() - began
    print(
        f"{count:,} reports of {CHARACTERS:,} characters: {whole:.1f} s, {1000 * whole / count:.0f} ms each"
        f" (ceiling {CEILING * count / REPORTS:.0f} s); folded and cut {bare:.1f} s; ratio {whole / bare:.0f}"
    )
    print(f"memory: {after_some:.0f} MB after a tenth, {grown:+.0f} MB at the end (ceiling +{GROWTH} MB)")
    helped = _best(lambda: subprocess.run([sys.executable, "-m", "sijill", "--help"], capture_output=True))
    bare = _best(lambda: subprocess.run([sys.executable, "-c", "pass"], capture_output=True))
    print(f"sijill --help: {helped:.2f} s (ceiling {START_CEILING} s); a bare Python {bare:.2f} s")


def _resident() -> float:
    """Give the memory that this process holds now, in MiB (Linux)."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * resource.getpagesize() / 2**20


def _best(do: Callable[[], object]) -> float:
    took = []
    for _ in range(RUNS):
        began = time.perf_counter()
        do()
        took.append(time.perf_counter() - began)
    return min(took)


if __name__ == "__main__":
    main()
