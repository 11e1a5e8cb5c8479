"""Make ``src/sijill/names/model.npz``: ``python -m tools.names_model DIRECTORY``.

``DIRECTORY`` holds ``google_ar_en_train.tsv`` (arabic, latin; Apache-2.0) and ``wikidata_ar_en_train.tsv``
(latin, arabic letters, count; CC0). With these and the curated ``lexicon.tsv`` three models of joint chunks
are estimated: Arabic script with Latin, Latin with Latin, Arabic with Arabic. Each is first generative
(expectation maximisation; Jiampojamarn et al. 2007 for many-to-many chunks, Bisani and Ney 2008 for chunk
after chunk) and then tuned to tell true pairs from near ones. Takes about fifteen minutes on two cores.
"""

import argparse
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import JaroWinkler
from rapidfuzz.process import cdist

from sijill.names.letters import ARABIC, LATIN, LONGEST, spelt
from sijill.names.model import number_of
from tools.names_alignment import chained_counts, encode, memoryless_counts, piece, pieces
from tools.names_tuning import tune

OUTPUT = Path(__file__).parent.parent / "src" / "sijill" / "names" / "model.npz"
LEXICON = OUTPUT.with_name("lexicon.tsv")
ALPHABETS = {"arab": ARABIC, "latn": LATIN}
LONGEST_PIECE = {"arab": 2, "latn": 3}
CROSS = ((0, 1), (0, 2), (1, 0), (1, 1), (1, 2), (1, 3), (2, 1))
WITHIN = ((0, 1), (1, 0), (1, 1), (1, 2), (2, 1), (2, 2))
START = {0: 0.02, 1: 0.12, 2: 0.65, 3: 0.15, 4: 0.04}
# What writers of one language put for the letters of an English or Persian romanisation.
STYLES = tuple(
    dict(habit.split(">") for habit in habits.split())
    for habits in (
        "kh>ch sh>sch ch>tsch j>dsch zh>sch y>j z>s v>w oo>u ou>u ee>i aw>au",
        "kh>ch sh>sj ch>tsj j>dj y>j oo>oe ou>oe u>oe ee>ie",
        "sh>ch ch>tch j>dj w>ou oo>ou u>ou ee>i y>i q>k",
        "sh>ch j>j kh>kh k>c aa>a ei>ey ss>s",
        "j>c kh>h gh>g w>v q>k oo>u ou>u ee>i dh>z th>s zh>j",
        "j>c kh>x gh>g w>v q>g oo>u ou>u ee>i a>e zh>j",
        "j>c kh>x gh>x oo>u ou>u ee>i a>e zh>j v>w",
        "y>j sh>sch j>dj w>v oo>u ou>u ee>i z>s",
        "oo>u ou>u ee>i e>i o>u v>w gh>q eh>a zh>j",
        "i>e u>o w>v q>gh dh>z th>s aw>ow ay>ey",
        "sh>s ch>c gh>g",
        "j>g q>k gh>gh dh>d th>t u>o ou>o ei>e",
        "ei>ai ou>oo i>ee aw>ow ia>iya iy>i",
    )
)
# The same for Arabic script: by sound, as Kurdish is written; without Persian letters; with Arabic for them.
ARABIC_STYLES = tuple(
    {habit[0]: habit[1:] for habit in habits.split()}
    for habits in ("طت صس ثس ذز ضز ظز", "گک چج پب ژز", "گج چش پب ژج وف", "گغ چتش پب قغ", "حه عا قغ طت")
)
PRIOR = (0.0, 0.02, 0.05, 0.1, 0.15, 0.2, 0.25, 0.25, 0.25)
KEPT = 1.5
OFTEN = 2
APART = 101
UNIT = 256

Numbers = NDArray[np.float64]
Weighted = Counter[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Chunks:
    """A trained model: shapes, the two pieces of each chunk, and the log chance of chunk after chunk."""

    shapes: NDArray[np.int64]
    chunk: NDArray[np.int64]
    common: Numbers
    behind: Numbers
    after: Numbers


def clean(word: str, script: str) -> str:
    letters = set(ALPHABETS[script])
    return "".join(sign for sign in spelt(word) if sign in letters)[:LONGEST]


def read_pairs(directory: Path) -> Weighted:
    """Read the training pairs, Arabic first, with a weight of 1 to 3."""
    found: Weighted = Counter()
    for line in (directory / "google_ar_en_train.tsv").read_text("utf-8").splitlines():
        arabic, latin = line.split("\t")[:2]
        found[clean(arabic, "arab"), clean(latin, "latn")] += 3
    for line in (directory / "wikidata_ar_en_train.tsv").read_text("utf-8").splitlines():
        latin, arabic, count = line.split("\t")
        found[clean(arabic.replace(" ", ""), "arab"), clean(latin, "latn")] += int(count)
    return Counter({pair: n for pair, n in found.items() if all(pair)})


def read_lexicon() -> tuple[list[tuple[list[str], list[str]]], list[str]]:
    """Read the entries (spellings in Arabic script, in Latin), and the kind of each."""
    rows = [line.split("\t") for line in LEXICON.read_text("utf-8").splitlines() if not line.startswith("#")]
    entries = [
        ([clean(word, "arab") for word in row[2].split()], [clean(word, "latn") for word in row[3].split()])
        for row in rows
    ]
    return entries, [row[0] for row in rows]


def styled(word: str, styles: Sequence[Mapping[str, str]]) -> list[str]:
    """Return spellings of a name that nobody listed, as writers of other languages would have it."""
    found: dict[str, None] = {}
    for style in styles:
        letters = "|".join(sorted(style, key=len, reverse=True))
        found[spelt(re.sub(letters, lambda match: style[match[0]], word))] = None  # noqa: B023 # used at once
    return [other for other in found if other != word and len(other) <= LONGEST]


def within(cross: Weighted, side: int, lexicon: Iterable[Sequence[str]]) -> Weighted:
    """Pair spellings of one script that share one in the other, and those of an entry, in all styles."""
    styles = (ARABIC_STYLES, STYLES)[side]
    groups: defaultdict[str, set[str]] = defaultdict(set)
    for pair, n in cross.items():
        if n > 1:
            groups[pair[1 - side]].add(pair[side])
    found: Weighted = Counter()
    for group in groups.values():
        for one, other in combinations(sorted(group), 2):
            if JaroWinkler.similarity(one, other) >= 0.72:
                found[one, other] = found[other, one] = 1
    for entry in lexicon:
        for one, other in combinations(dict.fromkeys(entry), 2):
            found[one, other] += 4
            found[other, one] += 4
        for one in entry[:2]:
            for other in styled(one, styles):
                found[one, other] += 2
                found[other, one] += 2
    words = {word for pair in found for word in pair} | {pair[side] for pair in cross}
    for word in sorted(words):
        found[word, word] = 1
    return found


def add_entries(
    cross: Weighted, entries: Iterable[tuple[list[str], list[str]]], families: Iterable[tuple[str, str]]
) -> None:
    """Add the spellings of each entry and of each composed family name, and these in other styles."""
    for spellings, romans in entries:
        for one in spellings:
            for other in romans:
                cross[one, other] += 6
            for other in dict.fromkeys(word for roman in romans[:2] for word in styled(roman, STYLES)):
                cross[one, other] += 1
    for arabic, latin in families:
        for roman in (latin, *styled(latin, STYLES)):
            cross[arabic, roman] += 1


def attested(pairs: Weighted) -> NDArray[np.uint32]:
    """Number the spellings that several bear: a part that is none of them may be a slip of the pen."""
    seen: Counter[str] = Counter()
    for pair, n in pairs.items():
        for word in pair:
            seen[word] += n
    numbers = [number_of(word) for word, n in seen.items() if n >= OFTEN]
    return np.unique(np.array(numbers, dtype=np.uint32))


def composed(entries: Sequence[tuple[list[str], list[str]]], kinds: Sequence[str]) -> list[tuple[str, str]]:
    """Give family names that are made of a listed name and an ending, each ending with some of the names."""
    found = []
    stems = [entry for entry, kind in zip(entries, kinds, strict=True) if kind != "ending"]
    endings = [entry for entry, kind in zip(entries, kinds, strict=True) if kind == "ending"]
    for k, (arabic, latin) in enumerate(endings):
        for stem_arabic, stem_latin in stems[k % APART :: APART]:
            found.append((stem_arabic[0] + arabic[0], stem_latin[0] + latin[0]))
    return [pair for pair in found if max(map(len, pair)) <= LONGEST]


def weights_of(pairs: Weighted) -> Numbers:
    return np.array([min(1.0 + np.log(n), 3.0) for n in pairs.values()])


def smoothed(counts: Numbers) -> tuple[Numbers, Numbers]:
    """Witten-Bell: the log chance of a chunk whatever came before, and what a new chunk costs after each."""
    counts = np.maximum(counts - 0.05, 0.0)
    common = counts.sum(axis=0) + 0.01
    kinds = (counts > 0).sum(axis=1) + 1.0
    return np.log(common / common.sum()), np.log(kinds / (counts.sum(axis=1) + kinds))


def chained(counts: Numbers) -> Numbers:
    common, behind = smoothed(counts)
    counts = np.maximum(counts - 0.05, 0.0)
    kinds = (counts > 0).sum(axis=1) + 1.0
    seen: Numbers = counts / (counts.sum(axis=1) + kinds)[:, None]
    return seen + np.exp(common[None, :] + behind[:, None])


def estimate(pairs: Weighted, scripts: tuple[str, str]) -> Chunks:
    """Estimate which chunks there are and how likely one follows another."""
    left, left_length = encode([one for one, _ in pairs], ALPHABETS[scripts[0]])
    right, right_length = encode([other for _, other in pairs], ALPHABETS[scripts[1]])
    shapes = np.array(CROSS if scripts[0] != scripts[1] else WITHIN)
    weight = weights_of(pairs)
    sizes = len(ALPHABETS[scripts[0]]), len(ALPHABETS[scripts[1]])
    longest = [int(shapes[:, side].max()) for side in (0, 1)]
    lengths = [
        np.repeat(range(most + 1), [n**k for k in range(most + 1)])
        for n, most in zip(sizes, longest, strict=True)
    ]
    chance = np.zeros((pieces(sizes[0], longest[0]), pieces(sizes[1], longest[1])))
    for i, j in shapes:
        where = np.ix_(lengths[0] == i, lengths[1] == j)
        chance[where] = START[i + j] / chance[where].size
    for prior in PRIOR:
        counts, total = memoryless_counts(
            left, right, left_length, right_length, weight, shapes, chance, sizes
        )
        counts = np.maximum(counts - prior, 0.0)
        chance = counts / counts.sum()
    print(f"  memoryless: {total / weight.sum():.3f} a pair, {int((counts > KEPT).sum())} chunks", flush=True)
    kept = counts > KEPT
    kept[0, 1 : 1 + sizes[1]] = kept[1 : 1 + sizes[0], 0] = True  # so that there is always a path
    chunk = np.argwhere(kept)
    joint = np.full(counts.shape, -1, dtype=np.int32)
    joint[chunk[:, 0], chunk[:, 1]] = np.arange(len(chunk))
    common = np.append(np.maximum(counts[chunk[:, 0], chunk[:, 1]], 0.2), weight.sum())
    following = np.tile(common / common.sum(), (len(common), 1))
    for _ in range(5):
        counts, said = chained_counts(
            left, right, left_length, right_length, weight, shapes, joint, following, sizes
        )
        following = chained(counts)
    print(f"  chained: {(said * weight)[said > -1e8].sum() / weight.sum():.3f} a pair", flush=True)
    common, behind = smoothed(counts)
    return Chunks(shapes, chunk, common, behind, np.log(following).T.copy())


def letter_model(words: Mapping[str, float], alphabet: str) -> Numbers:
    """Return the log chance of a letter after two others (0: the edge of the word), Witten-Bell."""
    size = len(alphabet) + 1
    codes = {letter: position for position, letter in enumerate(alphabet, start=1)}
    three = np.zeros((size, size, size))
    for word, weight in words.items():
        one = two = 0
        for letter in [*(codes[letter] for letter in word), 0]:
            three[one, two, letter] += weight
            one, two = two, letter
    chance = np.full(size, 1.0 / size)
    for counts in (three.sum(axis=(0, 1)), three.sum(axis=0), three):
        kinds = (counts > 0).sum(axis=-1, keepdims=True) + 1e-9
        chance = (counts + kinds * chance) / (counts.sum(axis=-1, keepdims=True) + kinds)
    logs: Numbers = np.log(chance)
    return logs


def improbability(word: str, alphabet: str, letters: Numbers) -> float:
    codes = [0, 0, *(alphabet.index(letter) + 1 for letter in word), 0]
    return float(sum(letters[codes[k - 2], codes[k - 1], codes[k]] for k in range(2, len(codes))))


def nearest(words: Sequence[str], pool: Sequence[str], count: int) -> dict[str, list[str]]:
    """Give the nearest others of each word by Jaro-Winkler."""
    found: dict[str, list[str]] = {}
    for begin in range(0, len(words), 2000):
        block = words[begin : begin + 2000]
        like = cdist(block, pool, scorer=JaroWinkler.normalized_similarity, dtype=np.float32, workers=-1)
        near = np.argpartition(-like, count, axis=1)[:, :count]
        for word, row in zip(block, near, strict=True):
            found[word] = [pool[position] for position in row if pool[position] != word]
    return found


def refine(
    chunks: Chunks, pairs: Weighted, words: Any, scripts: tuple[str, str], distinct: Iterable[tuple[str, str]]
) -> tuple[Numbers, Numbers]:
    """Tune the weights on true pairs, near ones and random ones; return ``after`` and (slope, intercept)."""
    number, tables, lengths, rarity, joint = words
    known: defaultdict[str, set[str]] = defaultdict(set)
    for one, other in pairs:
        known[one].add(other)
    pool = sorted({other for _, other in pairs})
    near = nearest(pool, pool, 20)
    weight = np.minimum(weights_of(pairs), 2.0)
    fix, chunk_fix = np.zeros_like(chunks.after), np.zeros(len(chunks.chunk))
    sums, chunk_sums = np.zeros_like(fix), np.zeros_like(chunk_fix)
    scale = np.array([3.0, -2.0])
    rng = np.random.default_rng(2)
    left_script, right_script = scripts
    for _ in range(10):
        rows: list[tuple[int, int, float, float]] = []
        for (one, other), importance in zip(pairs, weight, strict=True):
            a = number[left_script, one]
            if one != other:
                rows.append((a, number[right_script, other], 1.0, importance))
            others = [word for word in near[other] if word not in known[one] and word != one]
            for _ in range(2 if others else 0):
                wrong = others[rng.integers(len(others))]
                rows.append((a, number[right_script, wrong], 0.0, importance / 2))
            wrong = pool[rng.integers(len(pool))]
            if wrong not in known[one]:
                rows.append((a, number[right_script, wrong], 0.0, importance / 4))
        rows += [(number[left_script, a], number[right_script, b], 0.0, 1.0) for a, b in distinct]
        table = np.array(rows)[rng.permutation(len(rows))]
        left, right = table[:, 0].astype(np.int64), table[:, 1].astype(np.int64)
        loss = tune(
            left, right, table[:, 2], table[:, 3], rarity[left] + rarity[right], tables, lengths,
            chunks.shapes, joint, chunks.after, chunk_fix, fix, chunk_sums, sums, scale, 0.05, 1e-3,
        )  # fmt: skip
        print(f"  tuning: loss {loss:.4f}, slope {scale[0]:.2f}, intercept {scale[1]:.2f}", flush=True)
    after = chunks.after + fix
    after[:-1] += chunk_fix[:, None]
    return after, scale


def near_entries(lexicon: Sequence[Sequence[str]]) -> list[tuple[str, str]]:
    """Pair like spellings of lexicon entries that share none: Hassan is not Hossein."""
    holders: defaultdict[str, set[int]] = defaultdict(set)
    for position, entry in enumerate(lexicon):
        for word in entry:
            holders[word].add(position)
    linked = {frozenset(pair) for group in holders.values() for pair in combinations(sorted(group), 2)}
    words = sorted(holders)
    found = []
    for word, others in nearest(words, words, 12).items():
        for other in others:
            pairs = [frozenset((a, b)) for a in holders[word] for b in holders[other]]
            if all(len(pair) == 2 and pair not in linked for pair in pairs):
                found.append((word, other))
    return found


def numbered(
    words: Sequence[tuple[str, str]], letters: Mapping[str, Numbers], compact: Mapping[str, NDArray[np.int16]]
) -> Any:
    """Number words and tabulate their pieces for tuning."""
    tables = np.full((len(words), LONGEST + 1, 4), -1, dtype=np.int16)
    lengths = np.array([len(word) for _, word in words], dtype=np.int64)
    rarity = np.array([improbability(word, ALPHABETS[script], letters[script]) for script, word in words])
    for row, (script, word) in enumerate(words):
        codes = encode([word], ALPHABETS[script])[0][0]
        for end in range(len(word) + 1):
            for length in range(min(end, LONGEST_PIECE[script]) + 1):
                raw = piece(codes, end, length, len(ALPHABETS[script]))
                tables[row, end, length] = compact[script][raw]
    return {word: row for row, word in enumerate(words)}, tables, lengths, rarity


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("directory", type=Path)
    cross = read_pairs(parser.parse_args().directory)
    borne = attested(cross)
    entries, kinds = read_lexicon()
    families = composed(entries, kinds)
    add_entries(cross, entries, families)
    listed = [*entries, *(([arabic], [latin]) for arabic, latin in families)]
    modes = {
        ("arab", "latn"): cross,
        ("latn", "latn"): within(cross, 1, [latin for _, latin in listed]),
        ("arab", "arab"): within(cross, 0, [arabic for arabic, _ in listed]),
    }
    found = {}
    for scripts, pairs in modes.items():
        print(*scripts, len(pairs), "pairs")
        found[scripts] = estimate(pairs, scripts)
    held: dict[str, set[int]] = {"arab": {0}, "latn": {0}}
    for scripts, chunks in found.items():
        for side, script in enumerate(scripts):
            held[script] |= set(chunks.chunk[:, side].tolist())
    output: dict[str, NDArray[Any]] = {"attested": borne}
    compact, letters = {}, {}
    for side, (script, alphabet) in enumerate(ALPHABETS.items()):
        raw = np.array(sorted(held[script]))
        compact[script] = np.full(pieces(len(alphabet), LONGEST_PIECE[script]), -1, dtype=np.int16)
        compact[script][raw] = np.arange(len(raw))
        seen: Counter[str] = Counter()
        for pair, n in cross.items():
            seen[pair[side]] += min(n, 3)
        letters[script] = letter_model(seen, alphabet)
        output[f"pieces_{script}"] = raw.astype(np.int16)
        output[f"letters_{script}"] = np.round(letters[script] * UNIT).astype(np.int16)
    for scripts, chunks in found.items():
        print("tuning", *scripts)
        name = "_".join(scripts)
        words = sorted({(s, w) for pair in modes[scripts] for s, w in zip(scripts, pair, strict=True)})
        joint = np.full([len(held[script]) for script in scripts], -1, dtype=np.int16)
        sides = [compact[script][chunks.chunk[:, side]] for side, script in enumerate(scripts)]
        joint[sides[0], sides[1]] = np.arange(len(chunks.chunk))
        side = 1 if scripts[1] == "latn" else 0
        distinct = [] if scripts[0] != scripts[1] else near_entries([entry[side] for entry in entries])
        after, scale = refine(
            chunks, modes[scripts], (*numbered(words, letters, compact), joint), scripts, distinct
        )
        common = np.median(after - chunks.behind[None, :], axis=1)
        plain = np.round(common * UNIT)[:, None] + np.round(chunks.behind * UNIT)[None, :]
        exact = np.round(after * UNIT).clip(-30000, 30000)
        rows, columns = np.nonzero(np.abs(exact - plain) > 0.1 * UNIT)
        print(f"  {len(rows)} weights of {after.size} are kept")
        output |= {
            f"{name}_shapes": chunks.shapes.astype(np.int8),
            f"{name}_chunks": np.array(sides, dtype=np.int16).T,
            f"{name}_common": np.round(common * UNIT).astype(np.int16),
            f"{name}_behind": np.round(chunks.behind * UNIT).astype(np.int16),
            f"{name}_rows": rows.astype(np.int16),
            f"{name}_columns": columns.astype(np.int16),
            f"{name}_weights": exact[rows, columns].astype(np.int16),
            f"{name}_scale": scale.astype(np.float32),
        }
    np.savez_compressed(OUTPUT, **output)  # type: ignore[arg-type] # its stub takes a flag among the arrays
    print(f"{OUTPUT.name}: {OUTPUT.stat().st_size / 1e6:.2f} MB")


if __name__ == "__main__":
    main()
