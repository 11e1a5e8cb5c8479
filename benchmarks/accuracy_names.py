"""How well names are told apart: single tokens across scripts, and whole names.

Run ``python benchmarks/accuracy_names.py --tokens DIRECTORY``; the directory holds
``{google,wikidata}_ar_en_{train,dev}.tsv``. Without it only whole names are measured, from
``benchmarks/data``. Hard negative: the nearest other Latin name of the same set by Jaro-Winkler that is not
paired with the Arabic one; harder: the nearest of all train and dev names; random: ten for each. The baseline
is that of the field: a generic transliteration and Jaro-Winkler (``anyascii`` if it is installed).
"""

from __future__ import annotations

import argparse
import csv
import os
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import JaroWinkler
from rapidfuzz.process import cdist

from sijill.names import SAME, scores
from sijill.names.letters import ARABIC, LATIN, LONGEST, spelt
from sijill.names.likeness import likenesses
from sijill.text import script

PAIRS = Path(__file__).parent / "data"
FLOORS = {"google": (0.98, 0.93, 0.998), "wikidata": (0.96, 0.92, 0.99)}
Pair = tuple[str, str]
Values = NDArray[np.float32]


def clean(word: str, letters: str) -> str:
    return "".join(sign for sign in spelt(word) if sign in letters)[:LONGEST]


def tokens(directory: Path, name: str) -> list[Pair]:
    """Read the pairs of one file, Arabic first, distinct after folding."""
    found: dict[Pair, None] = {}
    for line in (directory / f"{name}.tsv").read_text("utf-8").splitlines():
        one, other = line.split("\t")[:2]
        arabic, latin = (one, other) if name.startswith("google") else (other, one)
        pair = clean(arabic.replace(" ", ""), ARABIC), clean(latin, LATIN)
        if all(pair):
            found[pair] = None
    return list(found)


def nearest(pairs: Sequence[Pair], pool: Sequence[str], known: dict[str, set[str]]) -> list[Pair]:
    """Give for each pair the nearest Latin name of ``pool`` that is not known as the Arabic one."""
    found = []
    for begin in range(0, len(pairs), 1000):
        block = pairs[begin : begin + 1000]
        like = cdist(
            [latin for _, latin in block], pool, scorer=JaroWinkler.similarity, dtype=np.float32, workers=-1
        )
        near = np.argpartition(-like, 50, axis=1)[:, :50]
        for row, (arabic, _) in enumerate(block):
            ranked = near[row][np.argsort(-like[row][near[row]], kind="stable")]
            others = [pool[position] for position in ranked if pool[position] not in known[arabic]]
            if others:
                found.append((arabic, others[0]))
    return found


def auc(true: Values, false: Values) -> float:
    """Return the chance that a true pair scores above a false one, ties counting half."""
    _, where, counts = np.unique(np.concatenate([true, false]), return_inverse=True, return_counts=True)
    ranks = np.cumsum(counts) - (counts - 1) / 2
    above = float(ranks[where[: len(true)]].sum()) - len(true) * (len(true) + 1) / 2
    return above / len(true) / len(false)


def best_f1(true: Values, false: Values) -> float:
    order = np.argsort(-np.concatenate([true, false]), kind="stable")
    hits = np.cumsum(order < len(true))
    return float((2 * hits / (np.arange(1, len(order) + 1) + len(true))).max())


def baseline(pairs: Sequence[Pair]) -> Values:
    from anyascii import anyascii  # type: ignore[import-not-found] # a peer that may be missing

    return np.array(
        [JaroWinkler.similarity(anyascii(arabic).lower(), latin) for arabic, latin in pairs], dtype=np.float32
    )


def measure_tokens(directory: Path) -> None:
    held = {
        (name, part): tokens(directory, f"{name}_ar_en_{part}")
        for name in ("google", "wikidata")
        for part in ("train", "dev")
    }
    known: defaultdict[str, set[str]] = defaultdict(set)
    for pairs in held.values():
        for arabic, latin in pairs:
            known[arabic].add(latin)
    everything = sorted({latin for pairs in held.values() for _, latin in pairs})
    methods: dict[str, Callable[[Sequence[Pair]], Values]] = {
        "sijill": likenesses,
        "sijill, learned part alone": lambda pairs: likenesses(pairs, learned_only=True),
    }
    try:
        import anyascii  # noqa: F401 # only whether it is there
    except ImportError:
        print("anyascii is not installed; recorded elsewhere: hard AUC .794 google, .743 wikidata")
    else:
        methods["anyascii + Jaro-Winkler"] = baseline
    rng = np.random.default_rng(0)
    for name in ("google", "wikidata"):
        true = held[name, "dev"]
        pool = sorted({latin for _, latin in true})
        drawn = [(arabic, pool[k]) for arabic, _ in true for k in rng.integers(len(pool), size=10)]
        sets = {
            "hard": nearest(true, pool, known),
            "harder": nearest(true, everything, known),
            "random": [pair for pair in drawn if pair[1] not in known[pair[0]]],
        }
        floors = dict(zip(sets, FLOORS[name], strict=True))
        print(f"\n{name} dev: {len(true)} true pairs; floors {floors}")
        for title, method in methods.items():
            right = method(true)
            said = []
            for kind, false in sets.items():
                wrong = method(false)
                said.append(f"{kind} AUC {auc(right, wrong):.4f}")
                if kind == "hard":
                    said.append(f"F1 {best_f1(right, wrong):.4f}")
            print(f"  {title:<28}{', '.join(said)}")


@dataclass(frozen=True, slots=True)
class Labelled:
    """Pairs of whole names that a person has called the same or not, by kind of difficulty."""

    left: list[str]
    right: list[str]
    same: NDArray[np.bool_]
    kind: list[str]


def read_labelled(path: Path) -> Labelled:
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    same = np.array([row["same"].strip().lower() in ("1", "true", "yes", "same") for row in rows])
    return Labelled(
        [row["left"] or "" for row in rows],
        [row["right"] or "" for row in rows],
        same,
        [row["kind"] for row in rows],
    )


def scripts(one: str, other: str) -> str:
    return "-".join(sorted({"Zyyy": "none"}.get(code, code) for code in (script(one), script(other))))


def line(title: str, said: NDArray[np.bool_], same: NDArray[np.bool_]) -> str:
    right, wrong, missed = (
        int((said & same).sum()),
        int((said & ~same).sum()),
        int((~said & same).sum()),
    )
    precision = f"{right / (right + wrong):.3f}" if right + wrong else "-"
    recall = f"{right / (right + missed):.3f}" if right + missed else "-"
    f1 = f"{2 * right / (2 * right + wrong + missed):.4f}" if right + wrong + missed else "-"
    correct = f"{(said == same).mean():.3f}"
    counts = f"  {title:<34}{len(same):>6}{int(same.sum()):>6}"
    return f"{counts}  P {precision:<6} R {recall:<6} F1 {f1:<7} right {correct}"


def measure_names(path: Path) -> None:
    pairs = read_labelled(path)
    said = scores(pairs.left, pairs.right) >= SAME
    print(f"\n{path.stem}: {len(pairs.same)} pairs, {int(pairs.same.sum())} of one person; threshold {SAME}")
    print(f"  {'':<34}{'pairs':>6}{'same':>6}")
    print(line("all", said, pairs.same))
    for title, groups in (
        ("kind", pairs.kind),
        ("scripts", [scripts(*pair) for pair in zip(pairs.left, pairs.right, strict=True)]),
    ):
        for group in sorted(set(groups)):
            here = np.array([other == group for other in groups])
            print(line(f"{title}: {group}", said[here], pairs.same[here]))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tokens", type=Path, default=os.environ.get("SIJILL_NAME_TOKENS"))
    parser.add_argument("--pairs", nargs="*", default=["name_pairs_dev", "name_pairs_blind"])
    options = parser.parse_args()
    if options.tokens:
        measure_tokens(Path(options.tokens))
    else:
        print("single tokens: not measured; name their directory with --tokens")
    for name in options.pairs:
        path = PAIRS / f"{name}.tsv"
        if path.exists():
            measure_names(path)
        else:
            print(f"{path.name} is not there")


if __name__ == "__main__":
    main()
