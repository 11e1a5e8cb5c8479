"""The peers that ``linkage.py`` runs beside us: Splink and recordlinkage, each set up with care.

Neither of them knows Arabic letters, so both get what a careful user would make for them: names split into
given and family name, written in Latin letters, and as skeletons of consonants in which the scripts meet;
places, prisons and fathers likewise; days of all calendars as days since 1970. The classes of consonants were
written from what romanisations are known to do, and the rules of blocking and the levels by looking at what
the lists hold, as one would with lists of one's own; nothing was tuned on the truth, save that both are told
the true share of pairs that are of one person, which Sijill has to find out.

Install ``benchmarks/requirements.txt`` first. All imports of peers are inside functions: who has none of them
can run the rest.
"""

from __future__ import annotations

import logging
import re
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from operator import itemgetter
from typing import Any

import polars as pl

Prepared = pl.DataFrame
LEAST = 0.01
"""Pairs less likely than this are not asked for."""

_DROPPED = re.compile(r"[\u064B-\u065F\u0670\u0640\u200C\u200D'’ʿʾ`]")
_ARTICLE = re.compile(r"\b(?:al|el|ul|ol|ar|as|ash|an|at|ad|az)[- ](?=\w)|\bال(?=\w{3})")
_SUFFIX = re.compile(
    r"[ -](?=(?:zadeh|zade|zada|pour|pur|nejad|nezhad|nia|niya|khah|far|زاده|پور|نژاد|نیا)\b)"
)
_ABD = re.compile(r"(?<=\babd|عبد) (?=\w)|(?<=\babd[uoea]l) (?=\w)")
_ALLAH = re.compile(r" (?=(?:allah|ullah|ollah|الله|لله|له)\b)")
_AIN = re.compile(r"\bع")
_LETTERS = str.maketrans(
    {
        **dict.fromkeys("اآأإٱى", "a"),
        **dict.fromkeys("حه", "h"),
        **dict.fromkeys("سصث", "s"),
        **dict.fromkeys("زذظض", "z"),
        **dict.fromkeys("تط", "t"),
        **dict.fromkeys("كک", "k"),
        **dict.fromkeys("يیئ", "i"),
        **dict.fromkeys("وؤ", "u"),
        **dict.fromkeys("عء", ""),
        "ب": "b",
        "پ": "p",
        "ج": "j",
        "چ": "ch",
        "خ": "kh",
        "د": "d",
        "ر": "r",
        "ژ": "zh",
        "ش": "sh",
        "غ": "gh",
        "ف": "f",
        "ق": "gh",
        "گ": "g",
        "ل": "l",
        "م": "m",
        "ن": "n",
        "ة": "a",
    }
)
_CLASSES = str.maketrans(
    {
        **dict.fromkeys("اآأإٱىيیئوؤعءة", ""),
        **dict.fromkeys("حه", "h"),
        **dict.fromkeys("سصث", "s"),
        **dict.fromkeys("دزذظض", "d"),
        **dict.fromkeys("تط", "t"),
        **dict.fromkeys("كکگقغ", "K"),
        **dict.fromkeys("شچ", "S"),
        **dict.fromkeys("جژ", "J"),
        **dict.fromkeys("بپ", "b"),
        **dict(zip("خفلمنر", "Xflmnr", strict=True)),
    }
)
_OPENS = str.maketrans(dict.fromkeys("اآأإٱعءئ", "A") | dict.fromkeys("وؤ", "W") | dict.fromkeys("يی", "Y"))
_ARABIC = re.compile(r"[\u0600-\u06FF]")
_SKELETON = tuple(
    (re.compile(one), by)
    for one, by in (
        ("sh|tch|sch|ch", "S"), ("kh|x", "X"), ("gh|q|k|g|c", "K"), ("dj|zh|j", "J"), ("th", "s"),
        ("dh|z|d", "d"), ("ph", "f"), ("p", "b"), ("^(?:ou(?=[aeiy])|[vw])", "W"), ("^y(?=[aeou])", "Y"),
        ("^[aeiouy]+", "A"), ("(?<=.)[aeiouyvw]", ""),
    )
)  # fmt: skip
_ENDS = ((re.compile("(?<=.)h$"), ""), (re.compile(r"(.)\1+"), r"\1"))


def latin(text: str) -> str:
    """Write a text in plain Latin letters."""
    from anyascii import anyascii  # type: ignore[import-not-found] # a peer that may be missing

    return str(anyascii(_AIN.sub("ا", _DROPPED.sub("", text.lower())).translate(_LETTERS))).lower()


def skeleton(text: str) -> str:
    """Give the classes of the consonants of a word in Arabic or Latin letters, and how it opens."""
    word = _DROPPED.sub("", text.lower()).replace("-", "").replace(" ", "")
    if _ARABIC.search(word):
        found = word[0].translate(_OPENS).translate(_CLASSES) + word[1:].translate(_CLASSES)
    else:
        found = latin(word)
        for pattern, by in _SKELETON:
            found = pattern.sub(by, found)
    for pattern, by in _ENDS:
        found = pattern.sub(by, found)
    return found


def split(name: str) -> tuple[str, str, str]:
    """Give given name, what stands in the middle, and family name; empty where there is none."""
    folded = _ARTICLE.sub("", _DROPPED.sub("", name.lower()))
    for joined in (_ABD, _ALLAH, _SUFFIX):
        folded = joined.sub("", folded)
    words = folded.replace("-", " ").split() or [""]
    return words[0], "".join(words[1:-1]), words[-1] if len(words) > 1 else ""


def prepared(frame: pl.DataFrame) -> Prepared:
    """Give a frame the columns that a tool needs that knows one script: each distinct text is read once."""
    named = _tabled(
        frame["name"], {"given": itemgetter(0), "inner": itemgetter(1), "family": itemgetter(2)}, split
    )
    columns: dict[str, Any] = {"unique_id": frame["id"]} | named
    columns |= {
        kind: frame[kind] for kind in ("father", "grandfather", "place", "prison") if kind in frame.columns
    }
    written = pl.DataFrame(columns)
    if "father" in columns:
        written = written.with_columns(father=pl.coalesce("father", "inner"))
    found = written.select("unique_id")
    for kind in written.columns[1:]:
        if kind != "inner":
            found = found.with_columns(
                **_tabled(written[kind], {kind: itemgetter(0), f"{kind}_sk": itemgetter(1)}, both)
            )
    for kind in ("birth", "event"):
        if f"{kind}_earliest" in frame.columns:
            found = found.with_columns(
                frame[f"{kind}_earliest"].cast(pl.Int32).alias(f"{kind}_0"),
                frame[f"{kind}_latest"].cast(pl.Int32).alias(f"{kind}_1"),
            ).with_columns(*_parts_of_time(kind))
    arab = frame["name"].str.contains(r"\p{Arabic}")
    rest = {kind: frame[kind] for kind in ("sex", "occupation") if kind in frame.columns}
    return found.with_columns(arab=arab, **rest)


def both(text: str) -> tuple[str, str]:
    """Give a name in plain Latin letters and as a skeleton."""
    bare = _ARTICLE.sub("", text.lower())
    return latin(bare).replace("-", "").replace(" ", ""), skeleton(bare)


def _parts_of_time(kind: str) -> list[pl.Expr]:
    """Give the day, the middle's month and the middle's year, where the interval is that narrow."""
    first, last = pl.col(f"{kind}_0"), pl.col(f"{kind}_1")
    middle = ((first + last) // 2).cast(pl.Date)
    month = middle.dt.year() * 12 + middle.dt.month()
    return [
        pl.when(first == last).then(first).alias(f"{kind}_day"),
        pl.when(last - first < 32).then(month).alias(f"{kind}_month"),
        pl.when(last - first < 370).then(middle.dt.year()).alias(f"{kind}_year"),
    ]


def _tabled(
    column: pl.Series, parts: dict[str, Callable[[Any], str]], read: Callable[[str], Any]
) -> dict[str, pl.Series]:
    """Read each distinct text of a column once; what comes out empty is missing."""
    distinct = column.unique().drop_nulls()
    known = [read(text) for text in distinct.to_list()]
    table = pl.DataFrame(
        {"text": distinct} | {name: [part(one) or None for one in known] for name, part in parts.items()},
        schema_overrides=dict.fromkeys(parts, pl.String()),
    )
    joined = column.alias("text").to_frame().join(table, on="text", how="left", maintain_order="left")
    return {name: joined[name] for name in parts}


@dataclass(frozen=True, slots=True)
class Linked:
    """What a peer found: all pairs from :data:`LEAST` up, and its groups; ``said`` is at its threshold."""

    pairs: pl.DataFrame
    groups: pl.DataFrame
    steps: dict[str, float] = field(default_factory=dict)


# ------------------------------------------------------------------------------------------------ Splink

SPLINK_RULES: tuple[str | tuple[str, ...], ...] = (
    ("given_sk", "family_sk"),
    ("given_sk", "birth_day"),
    ("family_sk", "birth_day"),
    ("father_sk", "birth_day"),
    ("given_sk", "event_day", "birth_year"),
    ("family_sk", "event_day"),
    ("given_sk", "father_sk", "birth_year"),
    ("given_sk", "father_sk", "event_month"),
    ("given_sk", "father_sk", "place_sk"),
    ("family_sk", "father_sk"),
    ("family_sk", "birth_year", "event_month"),
    ("family_sk", "birth_year", "place_sk"),
    ("family_sk", "place_sk", "event_month"),
    ("given_sk", "birth_month", "place_sk"),
    ("given_sk", "birth_year", "event_month", "place_sk"),
    ("given_sk", "birth_year", "event_month", "prison_sk"),
    "l.given_sk = r.family_sk and l.family_sk = r.given_sk",
    "l.given_sk = r.given_sk and substr(l.family_sk, 1, 3) = substr(r.family_sk, 1, 3) "
    "and l.birth_year = r.birth_year",
)
"""Eighteen rules; those on columns that a frame lacks are left out."""


def splink(frame: pl.DataFrame, share: float, *, threshold: float) -> Linked:
    """Link a frame with Splink on DuckDB; ``share`` is how many of all pairs are of one person."""
    from splink import DuckDBAPI, Linker, SettingsCreator, block_on

    clock = Clock()
    table = prepared(frame)
    clock("preparation")
    rules = [
        block_on(*rule) if isinstance(rule, tuple) else rule
        for rule in SPLINK_RULES
        if not isinstance(rule, tuple) or set(rule) <= set(table.columns)
    ]
    settings = SettingsCreator(
        link_type="dedupe_only",
        comparisons=_comparisons(table.columns),
        blocking_rules_to_generate_predictions=rules,
        probability_two_random_records_match=share,
        retain_matching_columns=False,
    )
    db = DuckDBAPI()
    linker = Linker(db.register(table.to_arrow()), settings, log_level=logging.ERROR)
    linker.training.estimate_u_using_random_sampling(max_pairs=2e6, seed=1)
    # A comparison is not learned from pairs that were brought together by its own columns.
    times = ("birth_0", "birth_1", *(("event_0", "event_1") if "event_0" in table.columns else ("place_sk",)))
    for columns in (times, ("given_sk", "family_sk", "place_sk"), ("given_sk", "family_sk", "birth_year")):
        linker.training.estimate_parameters_using_expectation_maximisation(block_on(*columns))
    clock("training")
    predicted = linker.inference.predict(threshold_match_probability=LEAST)
    clock("prediction")
    clustered = linker.clustering.cluster_pairwise_predictions_at_threshold(predicted, threshold)
    clock("clustering")
    pairs = pl.DataFrame(predicted.as_duckdbpyrelation().to_arrow_table()).select(
        left="unique_id_l", right="unique_id_r", probability="match_probability"
    )
    groups = pl.DataFrame(clustered.as_duckdbpyrelation().to_arrow_table())
    return Linked(
        pairs.with_columns(said=pl.col("probability") >= threshold),
        groups.select(record="unique_id", identity="cluster_id"),
        clock.steps,
    )


class Clock:
    """Names what each stretch of time was for."""

    def __init__(self) -> None:
        self.steps: dict[str, float] = {}
        self._at = time.perf_counter()

    def __call__(self, name: str) -> None:
        now = time.perf_counter()
        self.steps[name], self._at = now - self._at, now


def _comparisons(columns: list[str]) -> list[dict[str, Any]]:
    crossed = '"given_sk_l" = "family_sk_r" AND "family_sk_l" = "given_sk_r"'
    found = [_of_words("given", crossed), _of_words("family", crossed)]
    found += [_of_words(kind) for kind in ("father", "grandfather", "place", "prison") if kind in columns]
    found += [_of_time(kind) for kind in ("birth", "event") if f"{kind}_0" in columns]
    if "sex" in columns:
        found.append(_comparison("sex", [_null("sex"), _level('"sex_l" = "sex_r"', "same"), _ELSE]))
    if "occupation" in columns:
        # Words of two scripts are translations of one another, and say nothing.
        missing = '"occupation_l" IS NULL OR "occupation_r" IS NULL OR "arab_l" <> "arab_r"'
        levels = [
            {"sql_condition": missing, "is_null_level": True, "label_for_charts": "missing"},
            _level('"occupation_l" = "occupation_r"', "same", rare="occupation"),
            _ELSE,
        ]
        found.append(_comparison("occupation", levels))
    return found


SWAPPED = {"m_probability": 0.02, "u_probability": 2e-6}
"""What stands for swapped names where too few are seen to learn from."""

_ELSE = {"sql_condition": "ELSE", "label_for_charts": "else"}


def _comparison(name: str, levels: list[dict[str, Any]]) -> dict[str, Any]:
    return {"output_column_name": name, "comparison_description": name, "comparison_levels": levels}


def _null(column: str) -> dict[str, Any]:
    condition = f'"{column}_l" IS NULL OR "{column}_r" IS NULL'
    return {"sql_condition": condition, "is_null_level": True, "label_for_charts": "missing"}


def _level(condition: str, label: str, *, rare: str | None = None) -> dict[str, Any]:
    rarity = {"tf_adjustment_column": rare, "tf_adjustment_weight": 1.0} if rare else {}
    return {"sql_condition": condition, "label_for_charts": label} | rarity


def _of_words(kind: str, crossed: str | None = None) -> dict[str, Any]:
    """Compare names: one spelling, one skeleton (both weighed by how rare they are), swapped, near, far."""
    plain, bones = f'"{kind}_l", "{kind}_r"', f'"{kind}_sk_l", "{kind}_sk_r"'
    levels = [
        _null(kind),
        _level(f'"{kind}_sk_l" = "{kind}_sk_r"', "same skeleton", rare=f"{kind}_sk"),
        *([_level(crossed, "swapped") | SWAPPED] if crossed else []),
        _level(f"jaro_winkler_similarity({plain}) >= 0.92", "near"),
        _level(f'levenshtein({bones}) <= 1 AND length("{kind}_sk_l") > 3', "one consonant"),
        _level(f"jaro_winkler_similarity({plain}) >= 0.8", "far"),
        _ELSE,
    ]
    return _comparison(kind, levels)


def _of_time(kind: str) -> dict[str, Any]:
    """Compare intervals of days as their wider one allows, then by how far they are apart."""
    gap = f'greatest("{kind}_0_l", "{kind}_0_r") - least("{kind}_1_l", "{kind}_1_r")'
    wide = f'greatest("{kind}_1_l" - "{kind}_0_l", "{kind}_1_r" - "{kind}_0_r")'
    levels = [
        _null(f"{kind}_0"),
        _level(f"{gap} <= 0 AND {wide} = 0", "one day"),
        _level(f"{gap} <= 0 AND {wide} < 62", "one month"),
        _level(f"{gap} <= 0 AND {wide} <= 732", "one year"),
        _level(f"{gap} <= 0", "may be"),
        _level(f"{gap} <= 31", "a month apart"),
        _level(f"{gap} <= 366", "a year apart"),
        _ELSE,
    ]
    return _comparison(kind, levels)


# ----------------------------------------------------------------------------------------- recordlinkage

RECORDLINKAGE_RULES: tuple[tuple[str, ...], ...] = tuple(
    rule for rule in SPLINK_RULES if isinstance(rule, tuple)
)


def recordlinkage(frame: pl.DataFrame, share: float, *, threshold: float) -> Linked:
    """Link a frame with recordlinkage's ECM classifier, groups being what is connected."""
    import numpy as np
    import recordlinkage as rl
    from scipy.sparse import coo_array
    from scipy.sparse.csgraph import connected_components

    clock = Clock()
    table = prepared(frame).to_pandas()
    clock("preparation")
    pairs = None
    for rule in RECORDLINKAGE_RULES:
        if set(rule) <= set(table.columns):
            known = table.dropna(subset=list(rule))
            found = rl.index.Block(list(rule)).index(known)
            pairs = found if pairs is None else pairs.union(found)
    clock("blocking")
    compare = rl.Compare()
    for kind in ("given", "family", "father", "place", "prison"):
        if kind in table.columns:
            compare.exact(f"{kind}_sk", f"{kind}_sk", label=f"{kind}_sk")
            compare.string(kind, kind, method="jarowinkler", threshold=0.85, label=kind)
    for column in ("birth_day", "birth_year", "event_day", "event_month", "sex"):
        if column in table.columns:
            compare.exact(column, column, label=column)
    features = compare.compute(pairs, table)
    clock("comparison")
    classifier = rl.ECMClassifier(max_iter=50)
    classifier.fit(features)
    probability = np.asarray(classifier.prob(features))
    clock("classification")
    left, right = (features.index.get_level_values(side).to_numpy() for side in (0, 1))
    said = probability >= threshold
    ids = table["unique_id"].to_numpy()
    graph = coo_array((np.ones(int(said.sum())), (left[said], right[said])), shape=(len(ids), len(ids)))
    _, group = connected_components(graph, directed=False)
    clock("clustering")
    return Linked(
        pl.DataFrame({"left": ids[left], "right": ids[right], "probability": probability, "said": said}),
        pl.DataFrame({"record": ids, "identity": group}),
        clock.steps,
    )
