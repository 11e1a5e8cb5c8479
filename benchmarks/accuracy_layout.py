"""How many lost paragraph breaks are found again, on texts of three languages whose breaks were taken away.

    python benchmarks/accuracy_layout.py                 # the half that was written before the rules were
    python benchmarks/accuracy_layout.py --half dev --errors

Of each text of the reading corpus half the line breaks, chosen by a seed, are taken out with the blanks
around them, so that sentences, headings and list items stand glued to what follows; three seeds a text.
Recall counts breaks found at their very letter, precision every lost break that the reader says there was.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from reading_corpus import CORPUS, texts
from rich.console import Console
from rich.table import Table

from sijill.reading.layout import find_segments
from sijill.reading.lexicon import lexicon

LANGUAGES = ("ar", "fa", "en")
SEEDS = (1, 2, 3)
SHARE = 0.5
FLOOR = (0.90, 0.98)
_BREAK = re.compile(r"[^\S\n]*\n\s*")
_GLUED = re.compile(r"[.!?؟»”\"]+(?=[^\W\d_])")


@dataclass(slots=True)
class Tally:
    """Breaks found of breaks lost, and breaks proposed; ``around`` shows the errors."""

    lost: int = 0
    found: int = 0
    made: int = 0

    @property
    def recall(self) -> float:
        return self.found / self.lost if self.lost else float("nan")

    @property
    def precision(self) -> float:
        return self.found / self.made if self.made else float("nan")


def glued(text: str, *, seed: int) -> tuple[str, set[int]]:
    """Take out some of a text's breaks; gives the text, and where in it they were."""
    chosen = random.Random(seed)
    parts, lost, place = [], set(), 0
    length = 0
    for match in _BREAK.finditer(text.strip()):
        part = text.strip()[place : match.start()]
        parts.append(part)
        length += len(part)
        if chosen.random() < SHARE:
            lost.add(length)
        else:
            parts.append(match[0])
            length += len(match[0])
        place = match.end()
    return "".join((*parts, text.strip()[place:])), lost


def measure(half: str, language: str) -> tuple[Tally, Iterator[str]]:
    """Read every text of a half with every seed; gives the counts, and a line for each error."""
    tally = Tally()
    errors: defaultdict[str, None] = defaultdict()
    for text in texts(CORPUS / half / language):
        for seed in SEEDS:
            said, lost = glued(text.text, seed=seed)
            segments = find_segments(said, lexicon=lexicon(language))
            made = {one.start: one for one in segments if one.rule not in ("start", "line")}
            # Some texts were written with sentences glued together: found or not, these do not count.
            own = {match.end() for match in _GLUED.finditer(said)} - lost
            made = {place: one for place, one in made.items() if place not in own}
            tally.lost += len(lost)
            tally.made += len(made)
            tally.found += len(lost & set(made))
            name = f"{language}/{text.path.stem}"
            for place in lost - set(made):
                errors[f"missed {name} {_around(said, place)}"] = None
            for place in set(made) - lost:
                errors[f"wrong  {name} {_around(said, place)} {made[place].rule}"] = None
    return tally, iter(errors)


def _around(text: str, place: int) -> str:
    return f"{text[max(0, place - 30) : place]}|{text[place : place + 30]}".replace("\n", "⏎")


def main() -> int:
    """Print recall and precision of each language."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--half", choices=("blind", "dev", "check"), default="blind")
    parser.add_argument("--errors", action="store_true", help="list the errors")
    given = parser.parse_args()
    asked = f"asked {FLOOR[0]:.2f} / {FLOOR[1]:.2f}"
    shown = Table(
        "language", "recall", "precision", "lost", "found", "proposed", title=f"lost breaks, {asked}"
    )
    for language in LANGUAGES:
        tally, errors = measure(given.half, language)
        counts = (str(tally.lost), str(tally.found), str(tally.made))
        shown.add_row(language, f"{tally.recall:.3f}", f"{tally.precision:.3f}", *counts)
        if given.errors:
            print(*errors, sep="\n")
    Console().print(shown)
    return 0


if __name__ == "__main__":
    sys.exit(main())
