"""How well places are found in running text: precision and recall a language, on two fictional sets.

Run ``python benchmarks/accuracy_places.py``; ``--errors`` also prints every wrong and every missed place.
``held.tsv`` was written before the rules and packs and is never tuned on; ``tuned.tsv`` is what they were
made with. A place is marked ``[surface|country]`` or ``[surface|country|kind]``; a find is right when span,
country and, where marked, kind are. Doubtful candidates, which ``find`` keeps back, do not count.
"""

from __future__ import annotations

import argparse
import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

from sijill.places import find

TEXTS = Path(__file__).parent / "data" / "places_texts"
SETS = ("held", "tuned")
LANGUAGES = ("ar", "fa", "en")

_MARK = re.compile(r"\[([^|\]]+)\|([A-Z]{2})(?:\|([a-z]+))?\]")


@dataclass(frozen=True, slots=True)
class Marked:
    """A sentence and its places: ``places`` maps a span to country and kind ("" if any kind will do)."""

    id: str
    language: str
    text: str
    places: dict[tuple[int, int], tuple[str, str]]


@dataclass(slots=True)
class Score:
    """Counts of finds."""

    right: int = 0
    found: int = 0
    expected: int = 0

    @property
    def precision(self) -> float:
        """Share of what was found that is right."""
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """Share of what is there that was found."""
        return self.right / self.expected if self.expected else 1.0


def marked(line: dict[str, str]) -> Marked:
    """Take the marks out of a sentence."""
    source, text, places, end = line["text"], "", {}, 0
    for mark in _MARK.finditer(source):
        text += source[end : mark.start()]
        places[len(text), len(text) + len(mark[1])] = (mark[2], mark[3] or "")
        text += mark[1]
        end = mark.end()
    return Marked(line["id"], line["language"], text + source[end:], places)


def sentences(name: str) -> Iterator[Marked]:
    """Read a set."""
    with (TEXTS / f"{name}.tsv").open(encoding="utf-8", newline="") as file:
        for line in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            yield marked(line)


def measure(sentence: Marked, score: Score) -> list[str]:
    """Add a sentence to ``score`` and return what is wrong with what was found."""
    faults = []
    left = dict(sentence.places)
    for one in find(sentence.text, language=sentence.language):
        score.found += 1
        country, kind = left.get((one.start, one.end), (None, ""))
        if country == one.country and kind in ("", one.kind):
            score.right += 1
            del left[one.start, one.end]
        else:
            faults.append(f"{sentence.id}: wrong {one.text} ({one.name}, {one.country}, {one.kind})")
    score.expected += len(sentence.places)
    faults += [
        f"{sentence.id}: missed {sentence.text[start:end]} ({left[start, end]})" for start, end in left
    ]
    return faults


def main(*, errors: bool) -> None:
    """Print the table."""
    began = perf_counter()
    find("")
    print(f"gazetteer and packs loaded in {(perf_counter() - began) * 1000:.0f} ms")
    print("set    language  sentences  places  precision  recall")
    for name in SETS:
        everything = list(sentences(name))
        total = Score()
        faults = []
        for language in LANGUAGES:
            of_language = [one for one in everything if one.language == language]
            score = Score()
            for sentence in of_language:
                faults += measure(sentence, score)
            total.right += score.right
            total.found += score.found
            total.expected += score.expected
            _print(name, language, len(of_language), score)
        _print(name, "all", len(everything), total)
        if errors:
            print("\n".join(faults))
    everything = [one for name in SETS for one in sentences(name)]
    began = perf_counter()
    for sentence in everything:
        find(sentence.text, language=sentence.language)
    letters = sum(len(one.text) for one in everything)
    print(f"{letters / (perf_counter() - began):,.0f} characters/s")


def _print(name: str, language: str, count: int, score: Score) -> None:
    print(f"{name:6} {language:8} {count:10} {score.expected:7} {score.precision:9.1%} {score.recall:8.1%}")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--errors", action="store_true")
    main(errors=parser.parse_args().errors)
