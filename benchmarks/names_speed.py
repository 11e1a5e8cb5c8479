"""How fast names are compared on one core, beside the peers in the same run.

Run ``python benchmarks/names_speed.py``. Names are drawn from the lexicon and from invented families (so that
most tokens are not listed), in Arabic script and Latin; each figure says of how many records, distinct names
and distinct tokens it is. The first call compiles; it is timed apart. Seconds are of the processor, so that
other work on the machine weighs less.
"""

from __future__ import annotations

import argparse
import os

os.environ.setdefault("POLARS_MAX_THREADS", "1")

import time
from importlib import resources
from importlib.util import find_spec

import numpy as np
from rapidfuzz.distance import JaroWinkler
from rapidfuzz.process import cpdist

from sijill import names
from sijill.names.likeness import likenesses
from sijill.names.model import model

SEED = 4
Numbers = np.ndarray[tuple[int], np.dtype[np.int64]]


def spellings() -> tuple[list[list[str]], list[list[str]]]:
    """Return given and family names of the lexicon, each with its spellings in both scripts."""
    given, family = [], []
    for line in resources.files("sijill.names").joinpath("lexicon.tsv").read_text("utf-8").splitlines():
        kind, _, arabic, latin = (line.split("\t") + [""] * 3)[:4]
        if kind.startswith("given"):
            given.append([*arabic.split(), *latin.split()])
        elif kind == "family":
            family.append([*arabic.split(), *latin.split()])
    return given, family


def invented(rng: np.random.Generator, count: int) -> list[list[str]]:
    """Return family names that nobody lists, in both scripts."""
    syllables = [
        ("با", "ba"),
        ("تو", "tu"),
        ("ری", "ri"),
        ("سن", "san"),
        ("دا", "da"),
        ("لم", "lam"),
        ("کو", "ku"),
    ]
    syllables += [
        ("می", "mi"),
        ("نا", "na"),
        ("شر", "shar"),
        ("فی", "fi"),
        ("گل", "gol"),
        ("زو", "zu"),
        ("ها", "ha"),
    ]
    found = []
    for _ in range(count):
        drawn = [syllables[k] for k in rng.integers(len(syllables), size=rng.integers(2, 5))]
        ending = [("ی", "i"), ("زاده", "zadeh"), ("یان", "ian"), ("پور", "pour")][rng.integers(4)]
        found.append(["".join(part[side] for part in [*drawn, ending]) for side in (0, 1)])
    return found


def drawn_names(rng: np.random.Generator, count: int) -> list[str]:
    given, family = spellings()
    family = family + invented(rng, 20_000)
    common = 1.0 / (np.arange(len(given)) + 8.0)
    common /= common.sum()
    found: dict[str, None] = {}
    while len(found) < count:
        first, second = (given[k] for k in rng.choice(len(given), size=2, p=common))
        last = family[rng.integers(len(family))]
        arabic = bool(rng.integers(2))
        parts = [first, second, last] if rng.random() < 0.5 else [first, last]
        words = []
        for part in parts:
            right = [word for word in part if word.isascii() != arabic] or part
            words.append(right[rng.integers(len(right))])
        text = " ".join(words)
        found[text if arabic else text.title()] = None
    return list(found)


def timed(title: str, count: int, seconds: float, note: str = "") -> None:
    print(f"{title:<58}{count:>10}{seconds:>9.2f} s{count / seconds:>14,.0f}/s  {note}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--names", type=int, default=100_000)
    parser.add_argument("--pairs", type=int, default=1_000_000)
    options = parser.parse_args()
    rng = np.random.default_rng(SEED)
    begin = time.process_time()
    model()
    print(f"learned table loaded in {time.process_time() - begin:.3f} s")
    begin = time.process_time()
    names.compare("Navid Ahmadi", "نوید احمدی")
    print(f"first comparison (lexicon, compiled code loaded or made): {time.process_time() - begin:.2f} s")
    names.scores(["Navid Ahmadi"], ["نوید احمدی"])
    likenesses([("navid", "نوید")])

    pool = drawn_names(rng, options.names)
    one, other = (rng.integers(len(pool), size=options.pairs) for _ in range(2))
    compare(pool, one, other, "random")  # before any of these names has been read
    words = sorted({part.shared for name in pool for part in names.divide(name)})
    left, right = (rng.integers(len(words), size=400_000) for _ in range(2))
    pairs = list({(words[a], words[b]) for a, b in zip(left.tolist(), right.tolist(), strict=True)})
    begin = time.process_time()
    likenesses(pairs)
    timed("distinct token pairs, random", len(pairs), time.process_time() - begin, f"{len(words)} tokens")
    near = near_pairs(words, len(pairs))
    begin = time.process_time()
    likenesses(near)
    timed("distinct token pairs, near in the alphabet", len(near), time.process_time() - begin)

    compare(pool, *blocked(rng, pool, options.pairs), "blocked (a shared key)")


def compare(pool: list[str], one: Numbers, other: Numbers, title: str) -> None:
    first, second = [pool[k] for k in one.tolist()], [pool[k] for k in other.tolist()]
    begin = time.process_time()
    found = names.scores(first, second)
    own = time.process_time() - begin
    note = f"{len({*first, *second})} distinct names, {int((found >= names.SAME).sum())} same"
    timed(f"scores, {title} pairs of whole names", len(first), own, note)
    begin = time.process_time()
    cpdist(first, second, scorer=JaroWinkler.similarity, workers=1)
    seconds = time.process_time() - begin
    timed(
        "  rapidfuzz Jaro-Winkler, letters as they are",
        len(first),
        seconds,
        f"{seconds / own:.2f} times ours",
    )
    peers(first, second, own)


def near_pairs(words: list[str], count: int) -> list[tuple[str, str]]:
    found = [(one, words[k + step]) for step in range(1, 30) for k, one in enumerate(words[:-step])]
    return found[:count]


def blocked(rng: np.random.Generator, pool: list[str], count: int) -> tuple[Numbers, Numbers]:
    blocks: dict[str, list[int]] = {}
    for k, name in enumerate(pool):
        for key in names.keys(name):
            blocks.setdefault(key, []).append(k)
    usable = [block for block in blocks.values() if len(block) > 1]
    chosen = rng.integers(len(usable), size=count).tolist()
    drawn = rng.random((count, 2)).tolist()
    pairs = np.array(
        [
            [usable[k][int(draw * len(usable[k]))] for draw in both]
            for k, both in zip(chosen, drawn, strict=True)
        ]
    )
    return pairs[:, 0], pairs[:, 1]


def peers(left: list[str], right: list[str], own: float) -> None:
    """Time transliterating each distinct name and Jaro-Winkler on every pair, by the peers that are there."""
    if find_spec("anyascii") is None or find_spec("icu") is None:
        print("anyascii and ICU are not installed; recorded elsewhere for anyascii: 0.3 to 0.65 M names/s")
        return
    from anyascii import anyascii  # type: ignore[import-not-found] # a peer that may be missing
    from icu import Transliterator  # type: ignore[import-not-found] # a peer that may be missing

    icu = Transliterator.createInstance("Any-Latin; Latin-ASCII; Any-Lower").transliterate
    for title, transliterate in (("anyascii", lambda name: anyascii(name).lower()), ("ICU", icu)):
        begin = time.process_time()
        plain = {name: transliterate(name) for name in {*left, *right}}
        cpdist(
            [plain[name] for name in left],
            [plain[name] for name in right],
            scorer=JaroWinkler.similarity,
            workers=1,
        )
        seconds = time.process_time() - begin
        timed(f"  {title} + rapidfuzz Jaro-Winkler", len(left), seconds, f"{seconds / own:.2f} times ours")


if __name__ == "__main__":
    main()
