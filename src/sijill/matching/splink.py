"""A model as settings of Splink, and the columns that these settings ask for.

Splink (R. Linacre and others, Int. J. of Population Data Science 7, 2022) weighs levels as we do, m over u,
and says each in SQL. How alike two names are across scripts SQL cannot say: of each part of a name its frame
has lists of the parts that are alike to it, and blocks are a list too. What Splink has no place for is left
out: that two people may be of one family, names with more than one form, names that agree but for a slip.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import polars as pl
from numpy.typing import NDArray

from sijill.matching.blocking import Blocking, block
from sijill.matching.columns import Columns
from sijill.matching.levels import EVIDENCE, THRESHOLDS, Comparison, Likeness, Place, Time, Word
from sijill.matching.model import Weights
from sijill.matching.pairs import draw
from sijill.matching.parts import Numbers, Written
from sijill.matching.people import NEVER, Days, People, Words
from sijill.matching.photos import Photo
from sijill.matching.scoring import Scorer
from sijill.matching.weighing import LEARNED_FROM

_KNOWN_FROM = -8.0
_CROSSWISE_BITS = 4.0
"""So many bits less weigh names that agree only crosswise, as :mod:`~sijill.matching.scoring` has it."""

_ONE_NAME = round(0.9 * 254)
_RARE = {Likeness.NEAR: 0.5, Likeness.ALIKE: 1.0, Likeness.SAME: 1.0}
_AGREEMENTS = (Likeness.SAME, Likeness.ALIKE, Likeness.NEAR, Likeness.FAR)
_GAP = "(greatest({0}_first_l, {0}_first_r) - least({0}_last_l, {0}_last_r))"
_WIDE = "greatest({0}_last_l - {0}_first_l, {0}_last_r - {0}_first_r)"
_TURNED_DAYS = (
    "{0}_first_l = {0}_last_l and {0}_first_r = {0}_last_r and {0}_year_l = {0}_year_r"
    " and {0}_month_l = {0}_day_r and {0}_day_l = {0}_month_r"
)
_TIMES = {
    Time.SAME_DAY: f"{_GAP} <= 0 and {_WIDE} = 0",
    Time.SAME_MONTH: f"{_GAP} <= 0 and {_WIDE} < 62",
    Time.SAME_YEAR: f"{_GAP} <= 0 and {_WIDE} <= 732",
    Time.POSSIBLE: f"{_GAP} <= 0",
    Time.NEAR: f"{_GAP} <= 31 or ({_GAP} < 366 and {_TURNED_DAYS})",
    Time.WITHIN_A_YEAR: f"{_GAP} <= 366",
}
_PHOTOS = {Photo.SAME: "= 0", Photo.NEARLY_SAME: "<= 6", Photo.NEAR: "<= 10"}


@dataclass(frozen=True, slots=True)
class SplinkExport:
    """Settings, and the frame that they are for; its ``unique_id`` are the records' ids."""

    settings: dict[str, Any]
    frame: pl.DataFrame


def splink_settings(weights: Weights, *, usual: Mapping[str, float] | None = None) -> dict[str, Any]:
    """Give a model as settings that Splink 4 and 5 take, with the SQL of DuckDB.

    ``usual`` is how often two people share a given and a family name. With it these levels are held against
    it, as Splink's term frequencies are: m and u of a level are then both multiplied, so that their ratio,
    which is all that weighs, stays.
    """
    usual = usual or {}
    return {
        "link_type": "dedupe_only",
        "sql_dialect": "duckdb",
        "unique_id_column_name": "unique_id",
        "probability_two_random_records_match": weights.share,
        "blocking_rules_to_generate_predictions": [
            {"blocking_rule": "l.blocks = r.blocks", "sql_dialect": "duckdb", "arrays_to_explode": ["blocks"]}
        ],
        "comparisons": [*(_comparison(what, weights, usual.get(what)) for what in EVIDENCE), _turned()],
    }


def _turned() -> dict[str, Any]:
    """Take off what names that agree only crosswise weigh less."""
    even, label = 0.5, "label_for_charts"
    crosswise = f"{_crosswise()} and not list_contains(given_near_l, given_part_r)"
    return {
        "output_column_name": "turned",
        "comparison_levels": [
            {"sql_condition": crosswise, label: "crosswise", "u_probability": even,
             "m_probability": even * 2.0 ** -_CROSSWISE_BITS},
            {"sql_condition": "ELSE", label: "not", "m_probability": even, "u_probability": even},
        ],
    }  # fmt: skip


def _comparison(what: str, weights: Weights, usual: float | None) -> dict[str, Any]:
    said = _conditions(what)
    lowest = list(EVIDENCE[what])[1]
    levels: list[dict[str, Any]] = [
        {"sql_condition": _missing(what), "label_for_charts": "one does not say", "is_null_level": True}
    ]
    for level, condition in (*said.items(), (lowest, "ELSE")):
        m, u = weights.m[what][level - 1], weights.u[what][level - 1]
        made: dict[str, Any] = {
            "sql_condition": condition,
            "label_for_charts": level.name.lower().replace("_", " "),
        }
        if usual is not None and level in _RARE:
            times = min(usual / u, 1.0 / m)
            made |= {
                "tf_adjustment_column": f"{what}_name",
                "tf_adjustment_weight": _RARE[Likeness(level)],
                "disable_tf_exact_match_detection": True,
            }
            m, u = m * times, u * times
        levels.append(made | {"m_probability": m, "u_probability": u})
    return {"output_column_name": what, "comparison_levels": levels}


def _missing(what: str) -> str:
    if EVIDENCE[what] is Time:
        return f"{what}_first_l is null or {what}_first_r is null"
    if what == "father":
        return "not (father_part_l is not null and father_part_r is not null) and not " + _inner(
            Likeness.ALIKE
        )
    if EVIDENCE[what] is Likeness:
        return f"{what}_part_l is null or {what}_part_r is null"
    missing = f"{what}_l is null or {what}_r is null"
    return f"{missing} or {what}_script_l <> {what}_script_r" if EVIDENCE[what] is Word else missing


def _conditions(what: str) -> dict[Any, str]:
    """Give the SQL of each level but the lowest, the highest first."""
    kind = EVIDENCE[what]
    if kind is Time:
        return {level: condition.format(what) for level, condition in _TIMES.items()}
    if kind is Photo:
        return {level: f"bit_count(xor(photo_l, photo_r)) {bits}" for level, bits in _PHOTOS.items()}
    if kind is Word:
        return {Word.SAME: f"{what}_l = {what}_r"}
    if kind is Place:
        return {Place.SAME: f"{what}_l = {what}_r", Place.NEIGHBOURS: f"{what}_above_l = {what}_above_r"}
    if what == "father":
        both = "father_part_l is not null and father_part_r is not null"
        return {
            level: f"({both} and {_alike('father', level)}) or (not ({both}) and {_inner(level)})"
            if level >= Likeness.ALIKE
            else f"{both} and {_alike('father', level)}"
            for level in _AGREEMENTS
        }
    found = {level: _alike(what, level) for level in _AGREEMENTS}
    if what in ("given", "family"):
        found[Likeness.ALIKE] += f" or ({_crosswise()})"
    if what == "family":
        among = " or ".join(
            f"list_has_any({one}_further_{side}, family_alike_{other})"
            for one, side, other in (("family", "l", "r"), ("family", "r", "l"))
        )
        found[Likeness.NEAR] += f" or {among}"
    return found


def _alike(what: str, level: Likeness) -> str:
    return f"list_contains({what}_{level.name.lower()}_l, {what}_part_r)"


def _crosswise() -> str:
    return "list_contains(given_alike_l, family_part_r) and list_contains(family_alike_l, given_part_r)"


def _inner(level: Likeness) -> str:
    """Say that a father's name, or one in the middle of the own name, is alike to the other's."""
    return f"coalesce(list_contains(said_father_{level.name.lower()}_l, said_father_r), false)"


def splink_export(
    records: pl.DataFrame,
    *,
    columns: Columns,
    weights: Weights,
    seed: int = 0,
    threads: int | None = None,
) -> SplinkExport:
    """Give a model with the columns that Splink has to be given of these records.

    Raises :class:`InvalidRecords` as :func:`~sijill.matching.match` does.
    """
    threads = threads or os.cpu_count() or 1
    people = People.read(columns.by_id(records))
    comparison = Comparison(people, threads=threads)
    found = block(people.atoms(), threads=threads)
    sample = draw(found.blocks, LEARNED_FROM, seed=seed, threads=threads)
    comparison.compare(sample.left, sample.right)
    # What parts are alike is found out of those whose records may be of one person.
    Scorer(people, comparison, weights).sieve(least=_KNOWN_FROM).sift(found.blocks, threads=threads)
    alike = _Alike(*comparison.likenesses.known(), parts=list(people.parts.number))
    made: dict[str, pl.Series] = {"unique_id": people.ids, "blocks": _blocks(found, len(people))}
    own = people.name
    given, family, inner, further = _parts(own)
    fathers = _first(people.father)
    made |= alike.columns("given", given) | alike.columns("family", family)
    made["family_further"] = further
    made |= alike.columns("father", fathers) | alike.columns("grandfather", _first(people.grandfather))
    said = np.where(fathers >= 0, fathers, inner)
    made |= {
        f"said_father{name.removeprefix('father').replace('_part', '')}": column
        for name, column in alike.columns("father", said).items()
        if name in ("father_part", "father_same", "father_alike")
    }
    for what, days in (("birth", people.birth), ("event", people.event)):
        made |= _days(what, days)
    for what, kind in EVIDENCE.items():
        if kind in (Word, Place):
            made |= _words(what, getattr(people, what), kind)
    made["photo"] = _or_none(people.photo.code.view(np.int64), people.photo.code != 0)
    usual = {}
    for what, borne in (("given", given), ("family", family)):
        made[f"{what}_name"], usual[what] = alike.named(borne)
    frame = pl.DataFrame([column.alias(name) for name, column in made.items()])
    return SplinkExport(splink_settings(weights, usual=usual), frame)


class _Alike:
    """Which parts are alike, level by level."""

    def __init__(self, codes: NDArray[np.int64], scores: NDArray[np.uint8], *, parts: list[str]) -> None:
        self._parts = parts
        one, other = (codes >> 32).astype(np.int32), (codes & 0xFFFFFFFF).astype(np.int32)
        same = np.arange(len(parts), dtype=np.int32)
        self._left = np.concatenate([one, other, same])
        self._right = np.concatenate([other, one, same])
        self._scores = np.concatenate([scores, scores, np.full(len(parts), 255, dtype=np.uint8)])

    def columns(self, what: str, borne: Numbers) -> dict[str, pl.Series]:
        """Give the part of each record, and lists of the parts that are as alike to it as each level asks."""
        found = {f"{what}_part": _or_none(borne, borne >= 0)}
        cuts = dict(
            zip((Likeness.FAR, Likeness.NEAR, Likeness.ALIKE, Likeness.SAME), THRESHOLDS, strict=True)
        )
        for level, cut in cuts.items():
            found[f"{what}_{level.name.lower()}"] = self._lists(borne, int(cut))
        return found

    def named(self, borne: Numbers) -> tuple[pl.Series, float]:
        """Give each record the writing of its part that most bear, and how often two records share one."""
        counts = np.bincount(borne[borne >= 0], minlength=len(self._parts))
        chosen = self._scores >= _ONE_NAME
        left, right = self._left[chosen], self._right[chosen]
        order = np.lexsort((right, -counts[right], left))
        first = np.unique(left[order], return_index=True)[1]
        of_part = np.array(self._parts, dtype=object)[right[order][first]]
        names = pl.Series([of_part[part] if part >= 0 else None for part in borne.tolist()], dtype=pl.String)
        shares = names.drop_nulls().value_counts()["count"] / max(int((borne >= 0).sum()), 1)
        return names, float((shares * shares).sum()) if len(shares) else 1.0

    def _lists(self, borne: Numbers, cut: int) -> pl.Series:
        chosen = self._scores >= cut
        table = pl.DataFrame({"part": self._left[chosen], "alike": self._right[chosen]})
        lists = table.group_by("part").agg(pl.col("alike").sort())
        asked = pl.DataFrame({"part": borne.astype(np.int32)})
        return asked.join(lists, on="part", how="left", maintain_order="left")["alike"]


def _parts(own: Written) -> tuple[Numbers, Numbers, Numbers, pl.Series]:
    """Give of each record's first form the given and the family name, what may be a father's, and others."""
    some = np.diff(own.form) > 0
    form = own.form[:-1]
    given, family, inner = (np.full(len(some), -1, dtype=np.int32) for _ in range(3))
    begin, end = own.start[form[some]], own.start[form[some] + 1]
    given[some] = own.part[begin]
    family[some] = np.where(end - begin > 1, own.part[end - 1], -1)
    inner[some] = np.where(end - begin > 2, own.part[np.minimum(begin + 1, end - 1)], -1)
    further: list[list[int] | None] = [None] * len(some)
    for place, first, last in zip(np.flatnonzero(some).tolist(), begin.tolist(), end.tolist(), strict=True):
        if last - first > 2:
            further[place] = own.part[first + 1 : last - 1].tolist()
    return given, family, inner, pl.Series(further, dtype=pl.List(pl.Int32))


def _first(written: Written) -> Numbers:
    some = np.diff(written.form) > 0
    found = np.full(len(some), -1, dtype=np.int32)
    found[some] = written.part[written.start[written.form[:-1][some]]]
    return found


def _blocks(found: Blocking, records: int) -> pl.Series:
    """Give the blocks of each record, but for those in which records are compared with neighbours alone."""
    made = found.blocks
    size = np.diff(made.start)
    whole = np.repeat(made.reach >= size - 1, size)
    number = np.repeat(np.arange(len(size)), size)[whole]
    table = pl.DataFrame({"record": made.record[whole], "block": number})
    lists = table.group_by("record").agg(pl.col("block").sort())
    asked = pl.DataFrame({"record": np.arange(records, dtype=np.int32)})
    return asked.join(lists, on="record", how="left", maintain_order="left")["block"]


def _days(what: str, days: Days) -> dict[str, pl.Series]:
    said = (days.first > -NEVER) | (days.last < NEVER)
    day = pl.Series(np.where(days.first > -NEVER, days.first, 0)).cast(pl.Date)
    parts = {"year": day.dt.year(), "month": day.dt.month(), "day": day.dt.day()}
    return {
        f"{what}_first": _or_none(days.first.astype(np.int64), said),
        f"{what}_last": _or_none(days.last.astype(np.int64), said),
        **{f"{what}_{name}": column.cast(pl.Int32) for name, column in parts.items()},
    }


def _words(what: str, words: Words, kind: Any) -> dict[str, pl.Series]:
    known = words.code >= 0
    found = {what: _or_none(words.code, known)}
    if kind is Word:
        return found | {f"{what}_script": _or_none(words.script, known)}
    return found | {f"{what}_above": _or_none(words.above, known & (words.above >= 0))}


def _or_none(values: NDArray[Any], known: NDArray[np.bool_]) -> pl.Series:
    return pl.select(pl.when(pl.Series(known)).then(pl.Series(values))).to_series()
