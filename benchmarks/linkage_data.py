"""Synthetic lists of people for measuring record linkage, the same for the same seed.

    python benchmarks/linkage_data.py mixed 200000 people.parquet

``latin``: one list of romanised names, four records in five of distinct people and the rest duplicates.
``mixed``: five lists of the same events: two in Arabic letters, one in Persian ones, two in different habits
of romanisation; three calendars, dates without their day or month, ages in place of dates, fathers and
grandfathers sometimes given; two of the lists have people twice. In both: typing errors, swapped parts, dates
that are off by a month or have day and month swapped, people who have moved; and as traps twins, cousins who
share the family's and the grandfather's name, and fathers beside their sons.

The names' parts and their spellings were written by somebody who had not seen how Sijill compares names
(``data/linkage_names.md``). Nobody in these lists exists.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import polars as pl
from numpy.typing import NDArray

from sijill.dates import Calendar

TABLE = Path(__file__).parent / "data" / "linkage_names.tsv"
SCRIPTS = ("arabic", "persian", "latin_a", "latin_b")
CHUNK = 1_000_000
"""People made at one time, so that memory stays bounded."""

_EPOCH = date(1970, 1, 1)
_FIRST, _LAST = (date(1935, 1, 1) - _EPOCH).days, (date(2006, 12, 31) - _EPOCH).days
_EVENTS = ((date(2018, 1, 1) - _EPOCH).days, (date(2024, 6, 30) - _EPOCH).days)
_NOWHERE = np.iinfo(np.int32).min

Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Spellings:
    """The parts of one kind: ``variants[script][i]`` are the spellings of part ``i``, the usual one first."""

    variants: dict[str, list[list[str]]]

    def __len__(self) -> int:
        return len(self.variants["arabic"])

    def write(self, parts: Ints, script: str, random: np.random.Generator) -> pl.Series:
        """Spell each part, the usual way six times in ten; a negative part is empty."""
        held = self.variants[script]
        flat = [spelling for spellings in held for spelling in spellings]
        counts = np.array([len(spellings) for spellings in held])
        start = np.concatenate([[0], np.cumsum(counts)[:-1]])
        known = np.maximum(parts, 0)
        chosen = np.where(random.random(len(parts)) < 0.6, 0, random.integers(0, counts[known]))
        place = pl.Series(np.where(parts >= 0, start[known] + chosen, -1))
        spelt = pl.Series(flat, dtype=pl.String).gather(place.clip(0).cast(pl.UInt32))
        return spelt.to_frame("spelt").select(pl.when(place >= 0).then("spelt")).to_series()


def spellings() -> dict[str, Spellings]:
    """Read the table of name parts by kind."""
    found: dict[str, dict[str, list[list[str]]]] = {}
    with TABLE.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            of_kind = found.setdefault(row["kind"], {script: [] for script in SCRIPTS})
            for script in SCRIPTS:
                written = row[script].split("|")
                of_kind[script].append(
                    [one.title() if script.startswith("latin") else one for one in written]
                )
    return {kind: Spellings(variants) for kind, variants in found.items()}


@dataclass(frozen=True, slots=True)
class People:
    """Made-up people, one element each; names are numbers of parts, days count from 1970-01-01."""

    given: Ints
    woman: Flags
    father: Ints
    grandfather: Ints
    stem: Ints
    suffix: Ints
    nisba: Ints
    born: Ints
    event: Ints
    town: Ints
    prison: Ints
    occupation: Ints

    def __len__(self) -> int:
        return len(self.given)


@dataclass(frozen=True, slots=True)
class Habit:
    """How one list writes: script, calendar, and how often it gives what."""

    source: str
    script: str
    calendar: Calendar
    father: float
    father_inside: float
    ages: float
    twice: float


MIXED = (
    Habit("list_ar", "arabic", Calendar.GREGORIAN, 0.7, 0.3, 0.1, 0.0),
    Habit("list_fa", "persian", Calendar.JALALI, 0.6, 0.0, 0.1, 0.0),
    Habit("list_en", "latin_a", Calendar.GREGORIAN, 0.3, 0.0, 0.3, 0.03),
    Habit("list_fr", "latin_b", Calendar.GREGORIAN, 0.3, 0.1, 0.1, 0.0),
    Habit("archive", "arabic", Calendar.HIJRI, 0.5, 0.4, 0.2, 0.04),
)
LATIN = Habit("list", "latin_a", Calendar.GREGORIAN, 0.0, 0.0, 0.0, 0.0)
_IN_LISTS = (0.815, 0.145, 0.04)


def zipf(random: np.random.Generator, among: int, size: int, *, flat: float = 3.0) -> Ints:
    """Draw from the first, second … of so many, by the law of Zipf and Mandelbrot."""
    weights = 1.0 / (np.arange(among) + flat)
    return np.searchsorted(np.cumsum(weights) / weights.sum(), random.random(size)).astype(np.int64)


def make_people(size: int, parts: dict[str, Spellings], random: np.random.Generator) -> People:
    """Make so many people; about one in thirty is a trap for whoever matches by family, father and place."""
    woman = random.random(size) < 0.25
    men, women = len(parts["male"]), len(parts["female"])
    al = random.random(size) < 0.2
    people = People(
        given=np.where(woman, zipf(random, women, size, flat=20), zipf(random, men, size, flat=20)),
        woman=woman,
        father=zipf(random, men, size, flat=20),
        grandfather=zipf(random, men, size, flat=20),
        stem=np.where(al, -1, zipf(random, len(parts["stem"]), size, flat=60)),
        suffix=np.where(al, -1, zipf(random, len(parts["suffix"]) + 1, size, flat=2) - 1),
        nisba=np.where(al, zipf(random, len(parts["nisba"]), size, flat=10), -1),
        born=random.integers(_FIRST, _LAST, size),
        event=random.integers(*_EVENTS, size),
        town=zipf(random, len(parts["town"]), size, flat=8),
        prison=np.where(random.random(size) < 0.6, zipf(random, len(parts["prison"]), size), -1),
        occupation=np.where(random.random(size) < 0.6, zipf(random, len(parts["occupation"]), size), -1),
    )
    _set_traps(people, random)
    people.given[woman] %= women
    return people


def _set_traps(people: People, random: np.random.Generator) -> None:
    """Make every hundredth or so a twin, a cousin or the father of whoever stands before."""
    trap = np.flatnonzero(random.random(len(people)) < 0.035)
    trap = trap[trap > 0]
    before = trap - 1
    kind = random.integers(0, 4, len(trap))
    for values in (people.stem, people.suffix, people.nisba, people.grandfather, people.town):
        values[trap] = values[before]
    twin, parent = trap[kind <= 1], trap[kind == 3]
    people.father[twin] = people.father[twin - 1]
    people.born[twin] = people.born[twin - 1]
    people.woman[twin] = people.woman[twin - 1]
    people.event[trap] = people.event[before]
    people.woman[parent] = False
    people.given[parent] = people.father[parent - 1]
    people.born[parent] = people.born[parent - 1] - random.integers(20 * 365, 40 * 365, len(parent))
    same = trap[(people.given[trap] == people.given[before]) & (people.woman[trap] == people.woman[before])]
    people.given[same] = (people.given[same] + 1) % 100


def mixed(size: int, seed: int = 7) -> pl.DataFrame:
    """Make five lists of together about ``size`` records; about a third have a duplicate.

    Columns: ``id``, ``name``, ``father``, ``grandfather``, ``birth_earliest``, ``birth_latest``,
    ``event_earliest``, ``event_latest``, ``sex``, ``place``, ``prison``, ``occupation``, ``source``, and the
    truth in ``person``. Rows are shuffled; ids say nothing.
    """
    random = np.random.default_rng(seed)
    parts = spellings()
    records_each = 1 + _IN_LISTS[1] + 2 * _IN_LISTS[2] + 0.014
    frames, left, first = [], round(size / records_each), 0
    while left > 0:
        now = min(left, CHUNK)
        people = make_people(now, parts, random)
        which, lists = _appearances(now, random)
        for place, habit in enumerate(MIXED):
            mine = which[lists == place]
            mine = np.concatenate([mine, mine[random.random(len(mine)) < habit.twice]])
            frames.append(
                _write(people, mine, habit, parts, random).with_columns(person=pl.Series(mine + first))
            )
        left, first = left - now, first + now
    return _shuffled(pl.concat(frames), random)


def latin(size: int, seed: int = 7) -> pl.DataFrame:
    """Make a list of ``size`` romanised records, a fifth of them duplicates; columns as in :func:`mixed`."""
    random = np.random.default_rng(seed)
    parts = spellings()
    people = make_people(round(size * 0.8), parts, random)
    which = np.concatenate([np.arange(len(people)), random.integers(0, len(people), size - len(people))])
    frame = _write(people, which, LATIN, parts, random).with_columns(person=pl.Series(which))
    return _shuffled(frame.drop("father", "grandfather", "event_earliest", "event_latest", "prison"), random)


def _appearances(people: int, random: np.random.Generator) -> tuple[Ints, Ints]:
    """Give each person one to three different lists."""
    order = np.argsort(random.random((people, len(MIXED))), axis=1)
    count = np.searchsorted(np.cumsum(_IN_LISTS), random.random(people)) + 1
    taken = np.arange(len(MIXED))[None, :] < count[:, None]
    return np.nonzero(taken)[0], order[taken]


def _shuffled(frame: pl.DataFrame, random: np.random.Generator) -> pl.DataFrame:
    order = random.permutation(frame.height)
    ids = pl.Series("id", [f"r{number:08d}" for number in range(frame.height)])
    return frame[order].with_columns(ids).select("id", pl.exclude("id", "person"), "person")


def _write(
    people: People, which: Ints, habit: Habit, parts: dict[str, Spellings], random: np.random.Generator
) -> pl.DataFrame:
    """Write what one list says of people."""
    size = len(which)

    def some(share: float) -> Flags:
        return random.random(size) < share

    def word(kind: str, values: Ints, shown: Flags) -> pl.Series:
        return parts[kind].write(np.where(shown, values[which], -1), habit.script, random)

    inside = some(habit.father_inside)
    always = np.ones(size, dtype=np.bool_)
    woman = people.woman[which]
    place = np.where(some(0.12), zipf(random, len(parts["town"]), size, flat=8), people.town[which])
    written = pl.DataFrame(
        {
            "man": word("male", people.given, ~woman),
            "lady": word("female", people.given, woman),
            "middle": word("male", people.father, inside),
            "stem": word("stem", people.stem, always),
            "suffix": word("suffix", people.suffix, always),
            "nisba": word("nisba", people.nisba, always),
            "father": word("male", people.father, some(habit.father) & ~inside),
            "grandfather": word("male", people.grandfather, some(0.15 if habit.father else 0.0)),
            "place": parts["town"].write(np.where(some(0.95), place, -1), habit.script, random),
            "prison": word("prison", people.prison, some(0.7)),
            "occupation": word("occupation", people.occupation, some(0.7)),
            "swapped": some(0.03),
            "no_family": some(0.01),
        }
    )
    given = pl.coalesce("man", "lady")
    family = pl.when("no_family").then(None).otherwise(pl.coalesce("nisba", _family(habit)))
    named = written.select(
        pl.when("swapped")
        .then(pl.concat_str(family, given, separator=" ", ignore_nulls=True))
        .otherwise(pl.concat_str(given, "middle", family, separator=" ", ignore_nulls=True))
        .alias("name"),
        *("father", "grandfather", "place", "prison", "occupation"),
        sex=pl.when(pl.Series(some(0.8))).then(
            pl.when(pl.Series(woman)).then(pl.lit("female")).otherwise(pl.lit("male"))
        ),
        source=pl.lit(habit.source),
    )
    born = _Days.of(people.born[which], habit, random, ages=habit.ages)
    event = _Days.of(people.event[which], habit, random, ages=0.0)
    return named.with_columns(
        _mistyped(named["name"], some(0.10), random),
        _mistyped(named["father"], some(0.06), random),
        **born.columns("birth"),
        **event.columns("event"),
    )


def _family(habit: Habit) -> pl.Expr:
    """Join stem and suffix."""
    suffix = pl.col("suffix")
    if habit.script.startswith("latin"):
        suffix = suffix.str.to_lowercase().str.strip_prefix("-")
    return pl.concat_str("stem", suffix.fill_null(""))


def _mistyped(column: pl.Series, where: Flags, random: np.random.Generator) -> pl.Series:
    """Leave out, double, swap or change a letter of some names."""
    places = np.flatnonzero(where & column.is_not_null().to_numpy())
    texts = column.gather(places).to_list()
    ways = random.integers(0, 4, len(places))
    at = random.random(len(places))
    wrong = [_mistype(text, int(way), share) for text, way, share in zip(texts, ways, at, strict=True)]
    return column.scatter(places, wrong) if wrong else column


def _mistype(text: str, way: int, share: float) -> str:
    place = 1 + int(share * max(len(text) - 2, 1))
    if way == 0:
        return text[:place] + text[place + 1 :]
    if way == 1:
        return text[:place] + text[place - 1] + text[place:]
    if way == 2:
        return text[: place - 1] + text[place : place + 1] + text[place - 1] + text[place + 1 :]
    letters = text.replace(" ", "")
    return text[:place] + letters[int(share * 997) % len(letters)] + text[place + 1 :]


@dataclass(frozen=True, slots=True)
class _Days:
    """First and last day of intervals, ``_NOWHERE`` where nothing is said."""

    first: NDArray[np.int32]
    last: NDArray[np.int32]

    @classmethod
    def of(cls, days: Ints, habit: Habit, random: np.random.Generator, *, ages: float) -> _Days:
        """Blur days as lists do: wrong by a month, swapped, without day or month, only an age, missing."""
        size = len(days)
        wrong = days + np.where(random.random(size) < 0.04, random.integers(-31, 32, size), 0)
        wrong = np.where(random.random(size) < 0.02, _day_and_month_swapped(wrong), wrong)
        draw = random.random(size)
        months, years = _table(habit.calendar)
        first, last = wrong.copy(), wrong.copy()
        for starts, here in (
            (months, (draw >= 0.55) & (draw < 0.67)),
            (years, (draw >= 0.67) & (draw < 0.88)),
        ):
            place = np.searchsorted(starts, wrong[here], side="right")
            first[here], last[here] = starts[place - 1], starts[place] - 1
        aged = random.random(size) < ages
        # "Aged 34" on a day: born in the year that ends there.
        said = _EVENTS[1] - (_EVENTS[1] - wrong) // 365.25 * 365.25
        first[aged], last[aged] = (said[aged] - 366 * 1.0).astype(np.int64), said[aged].astype(np.int64)
        gone = (draw >= 0.88) & ~aged
        first[gone] = last[gone] = _NOWHERE
        return cls(first.astype(np.int32), last.astype(np.int32))

    def columns(self, name: str) -> dict[str, pl.Series]:
        """Give the two columns of dates."""
        return {f"{name}_earliest": _dates(self.first), f"{name}_latest": _dates(self.last)}


def _dates(days: NDArray[np.int32]) -> pl.Series:
    series = pl.Series(days)
    return (
        series.to_frame("day")
        .select(pl.when(pl.col("day") != _NOWHERE).then("day").cast(pl.Date))
        .to_series()
    )


def _day_and_month_swapped(days: Ints) -> Ints:
    series = pl.Series(days.astype(np.int32)).cast(pl.Date)
    frame = pl.DataFrame({"day": series})
    able = pl.col("day").dt.day() <= 12
    swapped = pl.date(pl.col("day").dt.year(), pl.col("day").dt.day().clip(1, 12), pl.col("day").dt.month())
    found = frame.select(pl.when(able).then(swapped).otherwise("day").cast(pl.Int32)).to_series()
    return found.to_numpy().astype(np.int64)


def _table(calendar: Calendar) -> tuple[Ints, Ints]:
    """Give the days on which the months, and the years, of a calendar start."""
    low, high = {Calendar.GREGORIAN: (1880, 2030), Calendar.JALALI: (1270, 1408)}.get(calendar, (1300, 1450))
    years = [calendar.year(year)[0] for year in range(low, high)]
    months = [calendar.month(year, month)[0] for year in range(low, high) for month in range(1, 13)]
    return _ordinals(months), _ordinals(years)


def _ordinals(days: Sequence[date]) -> Ints:
    return np.array([(day - _EPOCH).days for day in days], dtype=np.int64)


def describe(frame: pl.DataFrame) -> dict[str, Any]:
    """Say what a frame holds: records, people, share with a duplicate, true pairs, those of two scripts."""
    sizes = frame.group_by("person").len()["len"].cast(pl.Int64)
    arab = frame["source"].is_in(["list_ar", "list_fa", "archive"])
    sides = (
        frame.with_columns(arab=arab).group_by("person").agg(pl.col("arab").sum(), pl.len()).cast(pl.Int64)
    )
    pairs = int((sizes * (sizes - 1) // 2).sum())
    across = int((sides["arab"] * (sides["len"] - sides["arab"])).sum())
    return {
        "records": frame.height,
        "people": len(sizes),
        "with a duplicate": round(float(sizes.filter(sizes > 1).sum() / frame.height), 3),
        "true pairs": pairs,
        "across scripts": round(across / max(pairs, 1), 3),
        "distinct names": frame["name"].n_unique(),
    }


def main() -> int:
    """Make a frame, write it to a file if one is named, and say what it holds."""
    mode, size, *path = sys.argv[1:] or ["mixed", "10000"]
    frame = {"mixed": mixed, "latin": latin}[mode](int(size))
    if path:
        frame.write_parquet(path[0])
    print(describe(frame))
    return 0


if __name__ == "__main__":
    sys.exit(main())
