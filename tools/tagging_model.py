"""Learn what the reader's rules lack from the annotated texts, and write the table that ships with it.

    python -m tools.tagging_model                 # src/sijill/reading/tagging/learned.npz
    python -m tools.tagging_model --folds 5       # only measures

The same texts give the same bytes. The rules were fitted to the texts up to number 34: how far they can be
trusted is learned from the later ones alone. These are read by tables learned from all others, fold after
fold, and measured as ``benchmarks/accuracy_reading.py`` does: so it is chosen how far each kind is favoured.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from rich.console import Console

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "benchmarks"))

from accuracy_reading import Score, Tally, score, share, table  # noqa: E402 - the path is set above
from reading_corpus import CORPUS, Fact, Text, texts  # noqa: E402 - the path is set above

from sijill.dates import Teller  # noqa: E402 - the path is set above
from sijill.reading.figures import governed  # noqa: E402 - the path is set above
from sijill.reading.layout import find_segments  # noqa: E402 - the path is set above
from sijill.reading.lexicon import lexicon  # noqa: E402 - the path is set above
from sijill.reading.mention import Mention  # noqa: E402 - the path is set above
from sijill.reading.reader import draw_up  # noqa: E402 - the path is set above
from sijill.reading.tagging.chains import spread  # noqa: E402 - the path is set above
from sijill.reading.tagging.choices import HINT, Case, case_hints, case_signs  # noqa: E402 - the path is set above
from sijill.reading.tagging.joining import (  # noqa: E402 - the path is set above
    CHOICES,
    CLAUSES,
    MEASURE,
    THINGS,
    Learned,
    learning_from,
)
from sijill.reading.tagging.penalty_values import (  # noqa: E402 - the path is set above
    PER,
    SUSPENDED,
    TYPE,
    suspended_sign,
)
from sijill.reading.tagging.signs import kind_of, signs_of  # noqa: E402 - the path is set above
from sijill.reading.tagging.weights import Weights, as_bytes, packed, unpacked  # noqa: E402 - the path is set above
from sijill.reading.wording import Wording  # noqa: E402 - the path is set above
from tools.tagging_training import Lesson as ChoiceLesson  # noqa: E402 - the path is set above
from tools.tagging_training import Steps, learn_chains, learn_choices  # noqa: E402 - the path is set above

TABLE = ROOT / "src" / "sijill" / "reading" / "tagging" / "learned.npz"
LANGUAGES = ("ar", "fa", "en")
KINDS = ("penalty", "charge")
SAID = ("demand", "quote_indirect")
"""What is learned of things and of clauses: other kinds are found as well by the rules alone."""
FOLDS = 5
FITTED = 34
"""The last text that those who wrote the rules had seen."""
CHAIN_STEPS = Steps()
CHOICE_STEPS = Steps(alpha=0.3, l1=3.0, rounds=15, least=2)

Signs = npt.NDArray[np.uint32]


@dataclass
class Looked:
    """A stretch as the rules left it."""

    wording: Wording
    found: list[Mention]
    heading: bool
    said: list[Mention] | None = None


@dataclass
class Watch:
    """Takes down what the rules found in each stretch of a text, and changes nothing."""

    seen: list[Looked] = field(default_factory=list)

    def things(self, wording: Wording, found: list[Mention], *, heading: bool) -> list[Mention]:
        """Take down what stands in a stretch."""
        self.seen.append(Looked(wording, list(found), heading))
        return found

    def clauses(self, wording: Wording, found: Sequence[Mention], said: Sequence[Mention]) -> list[Mention]:
        """Take down what is said in a stretch."""
        own = next(one for one in self.seen if one.wording is wording)
        own.said = [*found, *said]
        return list(said)


@dataclass
class Lesson:
    """What one text teaches: its stretches' signs and states, and its cases by question."""

    text: Text
    things: list[tuple[Signs, npt.NDArray[np.int32], npt.NDArray[np.int8]]]
    clauses: list[tuple[Signs, npt.NDArray[np.int32], npt.NDArray[np.int8]]]
    cases: list[tuple[str, Signs, list[tuple[str, int]], str]]


def lesson(text: Text) -> Lesson:
    """Read a text by the rules and compare with its annotation."""
    watch = Watch()
    published = date.fromisoformat(text.published) if text.published else None
    words = lexicon(text.language)
    draw_up(
        text.text,
        find_segments(text.text, lexicon=words, tabular=False),
        language=text.language,
        teller=Teller(language=text.language, published=published),
        finder=watch,
    )
    believed = int(text.path.stem) > FITTED
    result = Lesson(text, [], [], [])
    before: str | None = None
    for one in watch.seen:
        if not len(one.wording):
            continue
        signs = signs_of(one.wording, one.found if believed else None, heading=one.heading)
        result.things.append((*spread(signs), _states(text, one.wording, KINDS)))
        if one.said is not None:
            signs = signs_of(one.wording, one.said if believed else None)
            result.clauses.append((*spread(signs), _states(text, one.wording, SAID)))
        measures = _measures(text, one)
        for fact in _facts(text, one.wording):
            ruled = measures.get(fact.id) if believed else None
            for question, case, answer in _cases(fact, one, ruled, before, believed=believed):
                said = np.array(case_signs(question, case), np.uint32)
                result.cases.append((question, said, case_hints(question, case), answer))
            before = fact.value["measure"] if fact.kind == "figure" else before
    return result


def _kind(fact: Fact) -> str:
    if fact.kind == "person" and not fact.value["name"]:
        return "nameless"
    return f"quote_{fact.value['mode']}" if fact.kind == "quote" else fact.kind


def _states(text: Text, wording: Wording, kinds: Sequence[str]) -> npt.NDArray[np.int8]:
    """Give the state of each word for each kind: 0 outside, 1 at the beginning, 2 inside."""
    states = np.zeros((len(wording), len(kinds)), np.int8)
    for column, kind in enumerate(kinds):
        spans = {span for fact in text.facts.values() if _kind(fact) == kind for span in fact.spans}
        for start, end in sorted(spans, key=lambda one: (one[0], -one[1])):
            if not wording.start <= start < wording.end:
                continue
            place = wording.word_at(start)
            state = 1
            while place < len(wording) and wording.words[place].start < end:
                if state == 1 and states[place, column]:
                    break
                states[place, column] = state
                place, state = place + 1, 2
    return states


def _facts(text: Text, wording: Wording) -> list[Fact]:
    held = [one for one in text.facts.values() if wording.start <= one.spans[0][0] < wording.end]
    return sorted(held, key=lambda one: one.spans[0])


def _cases(
    fact: Fact, seen: Looked, measure: str | None, before: str | None, *, believed: bool
) -> Iterator[tuple[str, Case, str]]:
    """Give the questions that a fact answers."""
    wording = seen.wording
    start, end = fact.spans[0]
    first = wording.word_at(start)
    last = min(max(first + 1, wording.word_at(end - 1) + 1), len(wording))
    if first >= len(wording):
        return
    ruled = next(
        (
            one
            for one in seen.found
            if kind_of(one) == _kind(fact) and share((one.start, one.end), (start, end)) >= 0.5
        ),
        None,
    )

    def case(said: str | None, *, prior: str | None = None) -> Case:
        return Case(wording, first, last, said, believed, prior)

    def rules(part: str) -> str | None:
        return str(ruled.value[part]) if ruled is not None else None

    value = fact.value
    if fact.kind == "figure":
        yield MEASURE, case(rules("measure") or measure, prior=before), value["measure"]
    elif fact.kind == "penalty":
        yield TYPE, case(None), value["type"]
        yield PER, case(rules("per")), value["per"]
        if value["amount"] is not None and value["type"] in ("imprisonment", "lashes", "fine"):
            said = suspended_sign(ruled.value["suspended"]) if ruled is not None else None
            yield SUSPENDED, case(said), _suspended(value)


def _measures(text: Text, seen: Looked) -> dict[str, str]:
    """Give what the rules say of each annotated figure of a stretch, found by them or not."""
    facts = [one for one in _facts(text, seen.wording) if one.kind == "figure"]
    spans = [
        (
            seen.wording.word_at(one.spans[0][0]),
            min(seen.wording.word_at(one.spans[0][1] - 1) + 1, len(seen.wording)),
        )
        for one in facts
    ]
    return dict(zip((one.id for one in facts), governed(seen.wording, spans), strict=True))


def _suspended(value: Mapping[str, Any]) -> str:
    held = value["suspended"]
    if isinstance(held, dict) and held["amount"] == value["amount"] and held["unit"] == value["unit"]:
        return "whole"
    return suspended_sign(held)


def learn(lessons: Sequence[Lesson]) -> dict[str, dict[str, object]]:
    """Learn the three tables."""
    tables = {}
    for name, kinds, stretches in (
        (THINGS, KINDS, [stretch for one in lessons for stretch in one.things]),
        (CLAUSES, SAID, [stretch for one in lessons for stretch in one.clauses]),
    ):
        signs, weights, moves = learn_chains(stretches, CHAIN_STEPS)
        tables[name] = packed(kinds, signs, weights, moves)
    tables[CHOICES] = _learn_choices([case for one in lessons for case in one.cases])
    return tables


def _learn_choices(cases: Sequence[tuple[str, Signs, list[tuple[str, int]], str]]) -> dict[str, object]:
    names = [*sorted({f"{question}={answer}" for question, _, _, answer in cases}), HINT]
    columns = {name: place for place, name in enumerate(names)}
    bounds: dict[str, tuple[int, int]] = {}
    for question in {one[0] for one in cases}:
        own = [place for name, place in columns.items() if name.split("=")[0] == question]
        bounds[question] = (min(own), max(own) + 1)
    signs, weights = learn_choices(
        [_case_lesson(case, columns, bounds[case[0]]) for case in cases], len(names), CHOICE_STEPS
    )
    return packed(names, signs, weights, np.zeros((0, 3, 3), np.float32))


def _case_lesson(
    case: tuple[str, Signs, list[tuple[str, int]], str],
    columns: Mapping[str, int],
    bounds: tuple[int, int],
) -> ChoiceLesson:
    question, seen, hinted, answer = case
    known = [(columns[f"{question}={one}"], sign) for one, sign in hinted if f"{question}={one}" in columns]
    return ChoiceLesson(
        seen,
        np.array([sign for _, sign in known], np.uint32),
        np.array([column for column, _ in known], np.int64),
        (columns[f"{question}={answer}"], *bounds),
    )


LEANS = (-0.5, 0.0, 0.5, 1.0, 1.5)
"""How much each kind may be favoured: the best is chosen."""


@dataclass(frozen=True)
class Fold:
    """Some of the later texts, and what was learned from all others."""

    held: tuple[Text, ...]
    tables: dict[str, Weights]


def folds(lessons: Sequence[Lesson], count: int) -> list[Fold]:
    """Learn ``count`` times, each time without some of the later texts."""
    result = []
    for place in range(count):
        held = [one for one in lessons if _number(one) > FITTED and _number(one) % count == place]
        tables = learn([one for one in lessons if one not in held])
        made = {name: unpacked(parts) for name, parts in tables.items()}
        result.append(Fold(tuple(one.text for one in held), made))
    return result


def _number(one: Lesson) -> int:
    return int(one.text.path.stem)


def measured(held: Sequence[Fold], leans: Mapping[str, float]) -> dict[str, Score]:
    """Read each fold's texts by what was learned without them."""
    result: dict[str, Score] = {}
    for fold in held:
        with learning_from(Learned(fold.tables, leans)):
            for language, one in score(fold.held).items():
                result.setdefault(language, Score()).add(one)
    return result


def settings_for(held: Sequence[Fold]) -> dict[str, dict[str, float]]:
    """Choose how far each kind is favoured, by what is found so; what gains nothing is not added."""
    best: dict[str, tuple[float, float | None]] = {}
    for lean in (None, *LEANS):
        leans = {} if lean is None else dict.fromkeys(_ADDED, lean)
        tallies = _summed(measured(held, leans))
        for kind in _ADDED:
            worth = _worth(tallies[_ROWS.get(kind, kind)])
            if kind not in best or worth > best[kind][0]:
                best[kind] = (worth, lean)
    return {"leans": {kind: lean for kind, (_, lean) in best.items() if lean is not None}}


_ROWS = {"quote_indirect": "indirect quote"}
_ADDED = (*KINDS, *SAID)


def _worth(tally: Tally) -> float:
    both = tally.recall + tally.precision
    return 2 * tally.recall * tally.precision / both if both else 0.0


def _summed(scores: Mapping[str, Score]) -> Mapping[str, Tally]:
    total = Score()
    for one in scores.values():
        total.add(one)
    return total.tallies


def main() -> int:
    """Learn, measure and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folds", type=int, help="measure in so many folds, and write nothing")
    given = parser.parse_args()
    lessons = [lesson(text) for language in LANGUAGES for text in texts(CORPUS / "dev" / language)]
    held = folds(lessons, given.folds or FOLDS)
    settings = settings_for(held)
    Console(width=160).print(table(measured(held, settings["leans"])))
    if given.folds is None:
        TABLE.write_bytes(as_bytes(learn(lessons), settings))
        print(f"{TABLE}: {TABLE.stat().st_size} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
