"""Which of a few values a span has, learned: what befell those counted, what kind of penalty or event it is.

Multinomial logistic regression over words and vocabulary within the span, before and behind it.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from sijill.reading.tagging.hints import hints
from sijill.reading.tagging.signs import code
from sijill.reading.tagging.weights import Weights
from sijill.reading.wording import Wording

HINT = "hint"
"""The outcome in which the weights of hints stand, which are the same for all answers."""
_AROUND = 6
_STEPS = 3
_REACHES = (1, 2, 4, 8, 16)
_WATCHED = (
    *("measure", "befell", "event", "penalty", "people", "toll", "suspended", "share", "unit", "prison"),
    *("sentencing", "former", "report", "currency", "bound", "dual", "custody", "served", "elapsed"),
)


@dataclass(frozen=True, slots=True)
class Case:
    """A span of words to be judged.

    ``ruled``: what the rules say, ``None`` if they found nothing; ``believed``: whether they are to be asked
    at all; ``before``: what was chosen for the span before this one in the text.
    """

    wording: Wording
    first: int
    last: int
    ruled: str | None = None
    believed: bool = True
    before: str | None = None


def case_signs(question: str, case: Case) -> list[int]:
    """Give the signs of a case, for one question."""
    wording, first, last = case.wording, case.first, case.last
    language = wording.language
    said = [f"n:{min(last - first, 8)}", "bias", f"prev:{case.before}"]
    for index in range(first, last):
        folded = wording.folded(index)
        said += [f"i:{language}:{folded}", f"i5:{language}:{folded[:5]}"]
        said += [f"ic:{one}" for one in sorted(wording.categories(index))]
    said += [f"h:{language}:{wording.folded(first)}", f"t:{language}:{wording.folded(last - 1)}"]
    begin, end = wording.sentence_of(first)
    for step in range(1, _AROUND + 1):
        for side, index in (("b", first - step), ("a", last + step - 1)):
            if begin <= index < end:
                folded = wording.folded(index)
                said += [f"{side}:{language}:{folded}", f"{side}5:{language}:{folded[:5]}"]
                if step <= _STEPS:
                    said.append(f"{side}{step}:{language}:{folded}")
                    said += [f"{side}c{step}:{one}" for one in sorted(wording.categories(index))]
    said += _watched(wording, first, last)
    if case.believed:
        said.append(f"rule:{case.ruled}")
    return [code(f"{question}|{one}") for one in said]


def case_hints(question: str, case: Case) -> list[tuple[str, int]]:
    """Give what speaks for single answers, with its sign."""
    ruled = case.ruled if case.believed else None
    return hints(question, case.wording, case.first, case.last, ruled=ruled, before=case.before)


def _watched(wording: Wording, first: int, last: int) -> list[str]:
    """See the nearest words of some categories, within the span, before and behind it in the sentence."""
    begin, end = wording.sentence_of(first)
    said: list[str] = []
    for category in _WATCHED:
        terms = wording.terms(category)
        place = bisect_left(terms, begin, key=lambda term: term.first)
        before = behind = None
        while place < len(terms) and terms[place].first < end:
            term = terms[place]
            place += 1
            if term.first < first:
                before = term
            elif term.first < last:
                said.append(f"in:{category}:{term.key}")
            elif behind is None:
                behind = term
        if before is not None:
            said += _far(category, before.key, "b", first - before.last)
        if behind is not None:
            said += _far(category, behind.key, "a", behind.first - last)
    return said


def _far(category: str, key: str, side: str, distance: int) -> tuple[str, str]:
    return (
        f"{side}k:{category}:{key}",
        f"{side}k:{category}:{key}:{bisect_left(_REACHES, max(distance, 0))}",
    )


def choose(weights: Weights, question: str, case: Case) -> tuple[str, float]:
    """Answer a question about a span, with the chance that the answer is right."""
    return ranked(weights, question, case)[0]


def ranked(weights: Weights, question: str, case: Case) -> Sequence[tuple[str, float]]:
    """Give the answers to a question about a span with their chances, the most likely first."""
    seen = case_signs(question, case)
    hinted = case_hints(question, case)
    bounds = np.array((0, *range(len(seen), len(seen) + len(hinted) + 1)), np.int32)
    scores = weights.scores(np.array([*seen, *(sign for _, sign in hinted)], np.uint32), bounds)
    head = f"{question}="
    own = {
        name.removeprefix(head): float(scores[0, column])
        for column, name in enumerate(weights.names)
        if name.startswith(head)
    }
    shared = weights.names.index(HINT)
    for row, (answer, _) in enumerate(hinted, 1):
        if answer in own:
            own[answer] += float(scores[row, shared])
    top = max(own.values())
    total = sum(math.exp(one - top) for one in own.values())
    answers = [(answer, math.exp(one - top) / total) for answer, one in own.items()]
    return sorted(answers, key=lambda one: (-one[1], one[0]))
