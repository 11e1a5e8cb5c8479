"""Make ``src/sijill/reading/ties/model.npz``: ``python -m tools.ties_model [--try]``.

Learns from the annotated texts in ``benchmarks/data/reading/dev`` who says what, of whom it is said and to
whom. Each question has its own conditional log-linear model (where one answer is right: its chance
is that of all mentions of the right one; where several may be: a logit a candidate), fitted by L-BFGS
(Nocedal 1980) with a normal prior. The same texts give the same bytes. ``--try`` prints how often answers
are right on texts that were not learned from, by five folds of the texts that the rules were not fitted to.

The rules' answers are a sign only in the texts to which the rules were not fitted: elsewhere they are far
better than they ever are on a new text.
"""

import argparse
import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import numba
import numpy as np
from numpy.typing import NDArray

from sijill.claims.kinds import Kind
from sijill.dates import Teller
from sijill.reading.layout import find_segments
from sijill.reading.lexicon import lexicon
from sijill.reading.mention import Mention
from sijill.reading.reader import draw_up
from sijill.reading.tagging.joining import RulesOnly
from sijill.reading.ties.actors import Actors, find_actors
from sijill.reading.ties.choosing import ABSENT, NOBODY, likeliest
from sijill.reading.ties.facts import Said, columns
from sijill.reading.ties.page import Page
from sijill.reading.ties.pairs import BITS, Pairs, pair_up
from sijill.reading.ties.questions import KINDS, answered, sort_of, wanting
from sijill.reading.ties.ranker import QUESTIONS, SEVERAL, STEP, Model, softmax

ROOT = Path(__file__).parent.parent
TEXTS = ROOT / "benchmarks" / "data" / "reading" / "dev"
OUTPUT = ROOT / "src" / "sijill" / "reading" / "ties" / "model.npz"
FITTED = 34
"""The rules were fitted to the texts with numbers up to this."""
FRESH_WEIGHT = 3.0
PRIOR = 10.0
FOLDS = 5
ROUNDS = 40
HALF = 0.5
KEPT = 8

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Lesson:
    """A question put to a text: pairs, which of them are right, and whom the annotation names.

    ``right``: for each find the entities that are right; ``nobody``: whether nobody is; ``proposed``: whether
    the rules propose it, ``rules``: whether their answer is right.
    """

    pairs: Pairs
    hit: NDArray[np.bool_]
    right: Sequence[frozenset[int]]
    nobody: Sequence[bool]
    sorts: Sequence[int]
    actors: Actors
    weight: float
    fresh: bool
    proposed: Sequence[bool]
    rules: Sequence[bool]


def lessons(path: Path) -> dict[str, Lesson]:
    """Read an annotated text and put all questions to it."""
    given = json.loads(path.with_suffix(".json").read_text("utf-8"))
    text, language = path.read_text("utf-8"), given["language"]
    published = date.fromisoformat(given["published"]) if given.get("published") else None
    segments = find_segments(text, lexicon=lexicon(language))
    teller = Teller(language=language, published=published)
    # By rules alone: what was learned from these texts knows them better than it will know new ones.
    draft = draw_up(text, segments, language=language, teller=teller, finder=RulesOnly())
    page = Page(draft.wordings, draft.kinds)
    actors = find_actors(draft, page)
    spans = {fact["id"]: _spans(fact, text) for fact in given["facts"]}
    meant = _meant(given["facts"], spans, actors)
    fresh = int(path.stem) > FITTED
    found = {}
    for question in QUESTIONS:
        mentions = wanting(draft, question)
        asked = list(zip(mentions, answered(draft, question, mentions, actors), strict=True))
        facts = [one for one in given["facts"] if _is_asked(one, question) and spans[one["id"]]]
        facts.sort(key=lambda one: spans[one["id"]][0])
        said: list[Said] = []
        right: list[frozenset[int]] = []
        nobody: list[bool] = []
        proposed: list[bool] = []
        rules: list[bool] = []
        for fact in facts:
            span, ids = spans[fact["id"]][0], _answers(fact, question)
            near = _nearest(asked, fact["kind"], span)
            entities = frozenset(one for who in ids if who is not None for one in meant[who])
            told = near if fresh else None
            sort = sort_of(Kind(fact["kind"]), fact["value"])
            said.append(Said(*span, sort, told.answer if told else None, told.rule if told else ""))
            right.append(entities)
            nobody.append(None in ids or not ids)
            proposed.append(near is not None and not near.rule.endswith("!"))
            rules.append(near is not None and _is_right(near, entities, actors, nobody=nobody[-1]))
        pairs = pair_up(
            page,
            columns(said, page, actors),
            actors,
            special=0 if question in SEVERAL else 2,
        )
        found[question] = Lesson(
            pairs,
            _hits(pairs, right, nobody, actors, several=question in SEVERAL),
            right,
            nobody,
            [one.sort for one in said],
            actors,
            FRESH_WEIGHT if fresh else 1.0,
            fresh,
            proposed,
            rules,
        )
    return found


def _nearest(asked: Iterable[tuple[Mention, Said]], kind: str, span: tuple[int, int]) -> Said | None:
    """Give the find of the rules that an annotated fact is."""
    same = [one for each, one in asked if each.kind == kind and _share((one.start, one.end), span) >= HALF]
    return max(same, key=lambda one: _share((one.start, one.end), span), default=None)


def _is_right(said: Said, entities: frozenset[int], actors: Actors, *, nobody: bool) -> bool:
    if not said.answer:
        return nobody
    return any(int(actors.entity[one]) in entities for one in said.answer)


def _is_asked(fact: dict[str, Any], question: str) -> bool:
    return fact["kind"] in KINDS[question]


def _answers(fact: dict[str, Any], question: str) -> Sequence[str | None]:
    if question == "addressee":
        return list(fact["value"]["addressees"])
    held = fact.get("about" if question == "person" else "claimant")
    return held or [None] if isinstance(held, list) else [held]


def _meant(
    facts: Iterable[dict[str, Any]], spans: dict[str, list[tuple[int, int]]], actors: Actors
) -> dict[str, set[int]]:
    """Give the entities of each annotated person and organisation: those that lie in its mentions."""
    meant: defaultdict[str, set[int]] = defaultdict(set)
    for fact in facts:
        for mention, entity in zip(actors.mentions, actors.entity.tolist(), strict=True):
            if fact["kind"] in ("person", "organisation") and any(
                _share((mention.start, mention.end), span) >= 0.5 for span in spans[fact["id"]]
            ):
                meant[fact["id"]].add(entity)
    return meant


def _hits(
    pairs: Pairs, right: Sequence[frozenset[int]], nobody: Sequence[bool], actors: Actors, *, several: bool
) -> NDArray[np.bool_]:
    hit = np.zeros(len(pairs.fact), bool)
    any_hit = np.zeros(len(right), bool)
    for row, (fact, actor) in enumerate(zip(pairs.fact.tolist(), pairs.actor.tolist(), strict=True)):
        if actor >= 0:
            ours = not several and nobody[fact] and bool(actors.publisher[actor])
            hit[row] = ours or int(actors.entity[actor]) in right[fact]
        else:
            hit[row] = actor == NOBODY and nobody[fact]
        any_hit[fact] |= hit[row]
    return hit | ((pairs.actor == ABSENT) & ~any_hit[pairs.fact]) if len(hit) else hit


def _spans(fact: dict[str, Any], text: str) -> list[tuple[int, int]]:
    """Give where a fact stands, and of people and organisations all places."""
    spans = _places(text, fact["passage"])
    if fact["kind"] not in ("person", "organisation"):
        return spans[fact.get("nth", 1) - 1 :][:1]
    return [*spans, *(span for other in fact.get("also", ()) for span in _places(text, other))]


def _places(text: str, passage: str) -> list[tuple[int, int]]:
    found, at = [], text.find(passage)
    while passage and at >= 0:
        found.append((at, at + len(passage)))
        at = text.find(passage, at + 1)
    return found


def _share(one: tuple[int, int], other: tuple[int, int]) -> float:
    common = min(one[1], other[1]) - max(one[0], other[0])
    return max(common, 0) / max(1, min(one[1] - one[0], other[1] - other[0]))


# Fitting


@numba.njit(cache=False)
def _scores(features: NDArray[np.int32], weights: Floats, scores: Floats) -> None:
    for row in range(features.shape[0]):
        whole = 0.0
        for column in range(features.shape[1]):
            whole += weights[features[row, column]]
        scores[row] = whole


@numba.njit(cache=False)
def _gradient(features: NDArray[np.int32], slopes: Floats, gradient: Floats) -> None:
    for row in range(features.shape[0]):
        for column in range(features.shape[1]):
            gradient[features[row, column]] += slopes[row]


def fit(taught: Sequence[Lesson], *, several: bool) -> NDArray[np.int8]:
    """Estimate the weights of one question."""
    taught = [one for one in taught if len(one.pairs.fact)]
    if not taught:
        return np.zeros(1 << BITS, np.int8)
    features = np.concatenate([one.pairs.features for one in taught]).astype(np.int32)
    hit = np.concatenate([one.hit for one in taught])
    sizes = np.cumsum([0, *(len(one.right) for one in taught)])
    fact = np.concatenate([one.pairs.fact + size for one, size in zip(taught, sizes, strict=False)])
    weight = np.concatenate([np.full(len(one.pairs.fact), one.weight) for one in taught])
    finds = int(sizes[-1])
    scores = np.empty(len(fact))

    def objective(weights: Floats) -> tuple[float, Floats]:
        _scores(features, weights, scores)
        if several:
            chance = 1 / (1 + np.exp(-scores))
            slopes = (chance - hit) * weight
            loss = float((weight * (np.logaddexp(0, scores) - hit * scores)).sum())
        else:
            chance = softmax(scores, fact, finds)
            right = np.maximum(np.bincount(fact, np.where(hit, chance, 0), finds), 1e-12)
            slopes = (chance - np.where(hit, chance, 0) / right[fact]) * weight
            first = np.concatenate([[True], fact[1:] != fact[:-1]])
            loss = -float((weight[first] * np.log(right[fact[first]])).sum())
        gradient = np.zeros_like(weights)
        _gradient(features, slopes, gradient)
        return loss + PRIOR / 2 * float(weights @ weights), gradient + PRIOR * weights

    weights = minimise(objective, np.zeros(1 << BITS))
    return np.clip(np.rint(weights * STEP), -127, 127).astype(np.int8)


def minimise(objective: Callable[[Floats], tuple[float, Floats]], weights: Floats) -> Floats:
    """Minimise by L-BFGS with halved steps."""
    value, gradient = objective(weights)
    steps: list[tuple[Floats, Floats]] = []
    for _ in range(ROUNDS):
        way = _direction(gradient, steps)
        slope, size = float(way @ gradient), 1.0
        new, better = objective(weights - size * way)
        while new > value - 1e-4 * size * slope and size > 1e-6:
            size /= 2
            new, better = objective(weights - size * way)
        step, change = -size * way, better - gradient
        if float(step @ change) > 1e-10:
            steps = [*steps, (step, change)][-KEPT:]
        done = value - new < 1e-4 * abs(value)
        weights, value, gradient = weights + step, new, better
        if done:
            break
    return weights


def _direction(gradient: Floats, steps: Sequence[tuple[Floats, Floats]]) -> Floats:
    way, shares = gradient.copy(), []
    for step, change in reversed(steps):
        share = float(step @ way) / float(step @ change)
        shares.append(share)
        way -= share * change
    if steps:
        step, change = steps[-1]
        way *= float(step @ change) / float(change @ change)
    else:
        way /= max(1.0, float(np.linalg.norm(gradient)))
    for (step, change), share in zip(steps, reversed(shares), strict=True):
        way += step * (share - float(change @ way) / float(step @ change))
    return way


def train(taught: Sequence[dict[str, Lesson]]) -> Model:
    """Fit all questions."""
    return {
        question: fit([one[question] for one in taught], several=question in SEVERAL)
        for question in QUESTIONS
    }


def folds(taught: Sequence[dict[str, Lesson]]) -> Iterator[tuple[Model, list[int]]]:
    """Give models with the numbers of the fresh texts from which each did not learn."""
    fresh = [number for number, one in enumerate(taught) if one["speaker"].fresh]
    for fold in range(FOLDS):
        held = fresh[fold::FOLDS]
        yield train([one for number, one in enumerate(taught) if number not in held]), held


def attempt(taught: Sequence[dict[str, Lesson]]) -> None:
    """Print, for questions with one answer, how often the likeliest and the rules' answer are right."""
    counts: defaultdict[tuple[str, int], Ints] = defaultdict(lambda: np.zeros(5, np.int64))
    for model, held in folds(taught):
        for question in (one for one in QUESTIONS if one not in SEVERAL):
            for lesson in (taught[number][question] for number in held):
                for sort, proposed, right, rules in _judged(lesson, model[question]):
                    counts[question, sort] += [1, right, proposed, right and proposed, rules and proposed]
    for (question, sort), (there, right, proposed, both, rules) in sorted(counts.items()):
        most = max(1, proposed)
        print(f"{question} {sort}: {right / there:.2f} of {there}; of the {proposed} proposed", end=" ")
        print(f"{both / most:.2f}, by rules {rules / most:.2f}")


def _judged(lesson: Lesson, weights: NDArray[np.int8]) -> Iterator[tuple[int, bool, bool, bool]]:
    finds = len(lesson.right)
    if not finds or not len(lesson.pairs.fact):
        return
    score = weights.astype(float)[lesson.pairs.features].sum(axis=1) / STEP
    chance = softmax(score, lesson.pairs.fact, finds)
    for find, summed in enumerate(likeliest(lesson.pairs, chance.tolist(), lesson.actors, finds)):
        who = max(summed, key=lambda one: (summed[one], one))
        right = lesson.nobody[find] if who == NOBODY else who in lesson.right[find]
        yield lesson.sorts[find], lesson.proposed[find], right, lesson.rules[find]


def paths() -> list[Path]:
    """Give the annotated texts by language and number."""
    return sorted(TEXTS.rglob("*.txt"))


def main() -> None:
    """Learn from all texts and write the model, or try it."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--try", action="store_true", dest="attempt", help="print how often answers are right"
    )
    taught = [lessons(path) for path in paths()]
    if parser.parse_args().attempt:
        attempt(taught)
    else:
        np.savez_compressed(OUTPUT, **train(taught))  # type: ignore[arg-type]  # numpy's stub takes no dict


if __name__ == "__main__":
    main()
