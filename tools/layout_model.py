"""Make ``src/sijill/reading/glued_words.toml``: ``python -m tools.layout_model``.

Breaks are taken out of the corpus's texts for development, by seeds of their own, and what the rules leave
unfound inside words is what is learned: a logistic regression with a ridge, by Newton's method. Prints what
comes out on texts that were left aside (five parts, each text in one). Takes a minute.
"""

import sys
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "benchmarks"))

from accuracy_layout import glued  # noqa: E402 - the benchmarks are no package
from reading_corpus import CORPUS, texts  # noqa: E402 - after the path is set

from sijill.reading.breaks import ruled_breaks  # noqa: E402 - after the path is set
from sijill.reading.glued_words import LEAST, SIGNS, WEIGHTS, candidates_of  # noqa: E402 - after the path is set
from sijill.reading.lexicon import lexicon  # noqa: E402 - after the path is set
from sijill.text.frequency import LANGUAGES  # noqa: E402 - after the path is set

OUTPUT = ROOT / "src" / "sijill" / "reading" / WEIGHTS
SEEDS = range(101, 107)
PARTS = 5
RIDGE = 1.0
STEPS = 30

Numbers = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Examples:
    """Candidates of a language: signs (n, signs), whether a break was there (n), word (n) and text (n)."""

    signs: Numbers
    true: NDArray[np.bool_]
    word: NDArray[np.int64]
    text: NDArray[np.int64]


def examples(language: str) -> Examples:
    """Take breaks out of every text, and gather where the rules leave one open."""
    signs, true, words, numbers = [], [], [], []
    known = lexicon(language)
    for number, text in enumerate(texts(CORPUS / "dev" / language)):
        for seed in SEEDS:
            said, lost = glued(text.text, seed=seed)
            rules = [one.offset for one in ruled_breaks(said, lexicon=known)]
            for word, candidates in enumerate(candidates_of(said, rules, known)):
                for one in candidates:
                    signs.append(one.signs)
                    true.append(one.offset in lost)
                    words.append(word + 10_000 * (number * len(SEEDS) + seed))
                    numbers.append(number)
    return Examples(np.array(signs), np.array(true), np.array(words), np.array(numbers))


def fitted(signs: Numbers, true: NDArray[np.bool_]) -> Numbers:
    """Give the weights of a logistic regression; the ridge is on standardised signs, not on the constant."""
    middle, spread = signs.mean(axis=0), signs.std(axis=0)
    spread[spread == 0] = 1
    middle[0] = 0
    scaled = (signs - middle) / spread
    scaled[:, 0] = 1
    penalty = np.full(signs.shape[1], RIDGE)
    penalty[0] = 0
    weights = np.zeros(signs.shape[1])
    for _ in range(STEPS):
        probable = 1 / (1 + np.exp(-np.clip(scaled @ weights, -30, 30)))
        slope = scaled.T @ (probable - true) + penalty * weights
        curve = (scaled * (probable * (1 - probable))[:, None]).T @ scaled + np.diag(penalty + 1e-9)
        weights -= np.linalg.solve(curve, slope)
    raw: Numbers = weights / spread
    raw[0] = weights[0] - (weights[1:] * middle[1:] / spread[1:]).sum()
    return raw


def left_aside(held: Examples) -> tuple[int, int, int]:
    """Give breaks right, proposed and there, each text judged by weights learned without it."""
    right = made = 0
    for part in range(PARTS):
        aside = held.text % PARTS == part
        weights = fitted(held.signs[~aside], held.true[~aside])
        odds = held.signs[aside] @ weights
        best: dict[int, tuple[float, bool]] = {}
        for word, value, true in zip(held.word[aside], odds, held.true[aside], strict=True):
            best[word] = max(best.get(word, (-np.inf, False)), (value, bool(true)))
        chosen = [true for value, true in best.values() if value >= np.log(LEAST / (1 - LEAST))]
        right, made = right + sum(chosen), made + len(chosen)
    return right, made, int(held.true.sum())


def main() -> None:
    """Learn and write the weights of each language."""
    lines = [f"# How signs of a lost break weigh; made by tools/{Path(__file__).name}."]
    for language in LANGUAGES:
        held = examples(language)
        right, made, there = left_aside(held)
        print(f"{language}: texts left aside: {right} right of {made}, {there} left by the rules")
        weights = fitted(held.signs, held.true)
        lines += ["", f"[{language}]"]
        lines += [f'"{sign}" = {weight:.3f}' for sign, weight in zip(SIGNS, weights, strict=True)]
    OUTPUT.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
