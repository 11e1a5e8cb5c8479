"""How well matching finds who is who in the fictional demo lists: pair precision and recall.

Run ``python benchmarks/accuracy_matching.py``; ``--errors`` also prints every wrong and every missed pair.
The lists are in three languages, with contradictions made on purpose and look-alikes who are different
people; they are few, so the figures show that something broke rather than how good it is.
"""

from __future__ import annotations

import argparse
import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from pathlib import Path

import polars as pl

from sijill import dates
from sijill.matching import Columns, Matching, match

ROOT = Path(__file__).parent.parent
LISTS = ROOT / "src" / "sijill" / "cli" / "demo_sources"
TRUTH = ROOT / "tests" / "fixtures" / "truth.csv"

COLUMNS = Columns(
    father="father",
    birth_earliest="birth_earliest",
    birth_latest="birth_latest",
    event_earliest="event_earliest",
    event_latest="event_latest",
    sex="sex",
    place="place",
    source="source",
)


@dataclass(frozen=True, slots=True)
class Layout:
    """Which columns of a list say what."""

    language: str
    name: tuple[str, ...]
    father: str
    age: str
    sex: str
    event: str
    place: str
    female: str


LAYOUTS = {
    "list_ar.csv": Layout(
        "ar", ("الاسم",), "اسم الأب", "العمر", "الجنس", "تاريخ الاعتقال", "مكان الاعتقال", "أنثى"
    ),
    "list_en.csv": Layout(
        "en", ("Name",), "Father's name", "Age", "Sex", "Arrest date", "Place of arrest", "F"
    ),
    "list_fa.csv": Layout(
        "fa", ("نام", "نام خانوادگی"), "نام پدر", "سن", "جنسیت", "تاریخ بازداشت", "محل بازداشت", "زن"
    ),
}


def records() -> pl.DataFrame:
    """Read the three lists into one frame, as an import with a mapping would."""
    rows = []
    for name, layout in LAYOUTS.items():
        with (LISTS / name).open(encoding="utf-8-sig", newline="") as file:
            for number, row in enumerate(csv.DictReader(file), start=1):
                rows.append({"id": f"{name}:{number}", "source": name} | read(row, layout))
    return pl.DataFrame(rows, infer_schema_length=None)


def read(row: Mapping[str, str], layout: Layout) -> dict[str, object]:
    event = event_of(row[layout.event], layout.language)
    born = born_between(row[layout.age], event)
    sex = row[layout.sex].strip()
    return {
        "name": " ".join(row[column].strip() for column in layout.name).strip() or None,
        "father": row[layout.father].strip() or None,
        "birth_earliest": born[0],
        "birth_latest": born[1],
        "event_earliest": event[0],
        "event_latest": event[1],
        "sex": ("female" if sex == layout.female else "male") if sex else None,
        "place": row[layout.place].strip() or None,
    }


def event_of(cell: str, language: str) -> tuple[date | None, date | None]:
    try:
        found = dates.parse(cell, language=language)
    except dates.ImpossibleDate:
        return None, None
    return (found.earliest, found.latest) if found else (None, None)


def born_between(age: str, event: tuple[date | None, date | None]) -> tuple[date | None, date | None]:
    """Give the years in which somebody of this age at the event can have been born."""
    if not age.strip().isdecimal() or event[0] is None or event[1] is None:
        return None, None
    years = int(age)
    return date(event[0].year - years - 1, 1, 1), date(event[1].year - years, 12, 31)


def truth() -> dict[str, str]:
    """Give the person of every row of a list that is of one person."""
    with TRUTH.open(encoding="utf-8", newline="") as file:
        return {
            f"{row['file']}:{row['row']}": row["person_id"]
            for row in csv.DictReader(file)
            if row["row"] and row["person_id"].startswith("P")
        }


Pairs = set[tuple[str, str]]


def true_pairs(person_of: Mapping[str, str]) -> Pairs:
    return {
        (one, other)
        for one, other in combinations(sorted(person_of), 2)
        if person_of[one] == person_of[other]
    }


def found_pairs(matching: Matching, verdicts: Sequence[str]) -> Pairs:
    kept = matching.pairs.filter(pl.col("verdict").is_in(verdicts))
    return set(kept.select("left", "right").iter_rows())


def show(title: str, found: Pairs, true: Pairs) -> None:
    right = len(found & true)
    precision = f"{right / len(found):.3f}" if found else "-"
    print(f"{title:<22}{len(found):>6} pairs  precision {precision}  recall {right / len(true):.3f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--errors", action="store_true", help="print wrong and missed pairs")
    options = parser.parse_args()
    person_of, frame = truth(), records()
    frame = frame.filter(pl.col("id").is_in(list(person_of)))
    matching = match(frame, columns=COLUMNS)
    true = true_pairs(person_of)
    same, listed = found_pairs(matching, ["same"]), found_pairs(matching, ["same", "unsure"])
    print(f"{frame.height} rows, {len(true)} true pairs, model {matching.model.id}")
    show("same", same, true)
    show("same or unsure", listed, true)
    if options.errors:
        names = dict(frame.select("id", "name").iter_rows())
        likely = {
            (left, right): said
            for left, right, said in matching.pairs.select("left", "right", matching.explained()).iter_rows()
        }
        for title, pairs in (
            ("wrong", same - true),
            ("to look at, wrong", listed - same - true),
            ("missed", true - listed),
        ):
            for left, right in sorted(pairs):
                print(f"{title}: {names[left]} ({left}) | {names[right]} ({right})")
                print(f"  {likely.get((left, right), 'not listed')}")


if __name__ == "__main__":
    main()
