"""How well names are told apart: single tokens across scripts, and whole names.

Run ``python benchmarks/accuracy_names.py --tokens DIRECTORY``; the directory holds
``{google,wikidata}_ar_en_{train,dev}.tsv``. Without it only whole names are measured, from
``benchmarks/data``. Hard negative: the nearest other Latin name of the same set by Jaro-Winkler that is not
paired with the Arabic one; harder: the nearest of all train and dev names; random: ten for each.

``--pairs FILE …`` measures other labelled pairs (left, right, same, kind; tab separated) than those in
``benchmarks/data``. Peers are measured in the same run if they are installed (``pip install -r
benchmarks/requirements.txt``): ``anyascii`` with Jaro-Winkler, and logic-v2 of nomenklatura;
each at the threshold with its highest F1 on the development pairs. Two of five of these are near misses by
design, so that a peer may do best by calling every pair the same: read its AUC too.
"""

from __future__ import annotations

import argparse
import csv
import os
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
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
DEVELOPMENT = "name_pairs_dev"
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


def by_anyascii() -> Callable[[str], str]:
    from anyascii import anyascii  # type: ignore[import-not-found] # a peer that may be missing

    return lambda name: str(anyascii(name)).lower()


def by_icu() -> Callable[[str], str]:
    import icu  # type: ignore[import-not-found] # a peer that may be missing

    return icu.Transliterator.createInstance("Any-Latin; Latin-ASCII; Any-Lower").transliterate  # type: ignore[no-any-return] # it has no types


def transliterated(pairs: Sequence[Pair], plain: Callable[[str], str]) -> Values:
    """Compare by Jaro-Winkler what a transliterator makes of both."""
    return np.array(
        [JaroWinkler.similarity(plain(one), plain(other)) if one and other else 0.0 for one, other in pairs],
        dtype=np.float32,
    )


def logic_v2(pairs: Sequence[Pair]) -> Values:
    from followthemoney import EntityProxy, model  # type: ignore[import-not-found] # comes with nomenklatura
    from nomenklatura.matching import LogicV2  # type: ignore[import-not-found] # a peer that may be missing

    config = LogicV2.default_config()

    def person(name: str) -> EntityProxy:
        held = model.make_entity("Person")
        held.id = name
        held.add("name", name)
        return held

    return np.array(
        [LogicV2.compare(person(one), person(other), config).score for one, other in pairs], dtype=np.float32
    )


def peers() -> dict[str, Callable[[Sequence[Pair]], Values]]:
    """Return the peers that are installed; of the others say what was recorded elsewhere."""
    found: dict[str, Callable[[Sequence[Pair]], Values]] = {}
    for title, module, method, recorded in (
        (
            "anyascii + Jaro-Winkler",
            "anyascii",
            lambda pairs: transliterated(pairs, by_anyascii()),
            "hard AUC .794 google, .743 wikidata",
        ),
        (
            "ICU + Jaro-Winkler",
            "icu",
            lambda pairs: transliterated(pairs, by_icu()),
            "nothing",
        ),
        ("nomenklatura logic-v2", "nomenklatura", logic_v2, "hard AUC .634 google, .584 wikidata"),
    ):
        if find_spec(module) is None:
            print(f"{title} is not installed; recorded elsewhere on tokens: {recorded}")
        else:
            found[title] = method
    return found


def measure_tokens(directory: Path, others: dict[str, Callable[[Sequence[Pair]], Values]]) -> None:
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
        **others,
    }
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


def whole_names(pairs: Sequence[Pair]) -> Values:
    return scores([one for one, _ in pairs], [other for _, other in pairs])


def best_threshold(said: Values, same: NDArray[np.bool_]) -> float:
    """Return the score from which on calling pairs the same has the highest F1."""
    order = np.argsort(-said, kind="stable")
    hits = np.cumsum(same[order])
    return float(said[order][int(np.argmax(2 * hits / (np.arange(1, len(order) + 1) + same.sum())))])


def measure_names(path: Path, others: dict[str, Callable[[Sequence[Pair]], Values]]) -> None:
    pairs = read_labelled(path)
    both = list(zip(pairs.left, pairs.right, strict=True))
    begin = time.process_time()
    score = whole_names(both)
    said = score >= SAME
    own = time.process_time() - begin
    print(f"\n{path.stem}: {len(pairs.same)} pairs, {int(pairs.same.sum())} of one person; threshold {SAME}")
    print(f"  {'':<34}{'pairs':>6}{'same':>6}")
    ranked = auc(score[pairs.same], score[~pairs.same])
    print(line("all", said, pairs.same), f"AUC {ranked:.3f}")
    for title, groups in (("kind", pairs.kind), ("scripts", [scripts(*pair) for pair in both])):
        for group in sorted(set(groups)):
            here = np.array([other == group for other in groups])
            print(line(f"{title}: {group}", said[here], pairs.same[here]))
    known = read_labelled(PAIRS / f"{DEVELOPMENT}.tsv")
    for title, method in others.items():
        least = best_threshold(method(list(zip(known.left, known.right, strict=True))), known.same)
        begin = time.process_time()
        score = method(both)
        seconds = time.process_time() - begin
        ranked = auc(score[pairs.same], score[~pairs.same])
        note = f"AUC {ranked:.3f}, {seconds / own:.2f} times our seconds"
        print(line(f"{title}, from {least:.2f}", score >= least, pairs.same), note)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--tokens", type=Path, default=os.environ.get("SIJILL_NAME_TOKENS"))
    own = [PAIRS / f"{name}.tsv" for name in (DEVELOPMENT, "name_pairs_blind")]
    parser.add_argument("--pairs", type=Path, nargs="*", default=own, metavar="FILE")
    options = parser.parse_args()
    others = peers()
    scores(["Navid Ahmadi"], ["نوید احمدی"])  # what is compiled or loaded once is not measured
    if options.tokens:
        measure_tokens(Path(options.tokens), others)
    else:
        print("single tokens: not measured; name their directory with --tokens")
    for path in options.pairs:
        measure_names(path, others)


if __name__ == "__main__":
    main()
