"""How fast a list of 90,000 rows comes in, comes in again, and comes in corrected.

Usage: ``python benchmarks/import_90k.py [--rows N] [--postgres URL]``; URL names an empty PostgreSQL
database. The list is fictional and the same at every run. Beside it, in the same run, stands what an import
costs that keeps nothing but cells: Python's ``csv`` and ``sqlite3`` with one index. It keeps no sources,
claims, passages, ledger or search index, so the ratio is the price of all these.

"processor" is the time that this process itself worked. Where it is far below the time that passed, or other
programs shared the cores, the floors say nothing.
"""

from __future__ import annotations

import argparse
import csv
import random
import resource
import sqlite3
import tempfile
import time
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Literal

import sijill.store  # noqa: F401 (sets the database up before its models are imported)
from sijill.intake import ImportAnswer, apply, plan_import
from sijill.store.register import Register, create_register
from sijill.vocabulary import load

ROWS = 90_000
CORRECTED = 1_000
FLOORS = {"first": 3_000, "again": 8_000}
HEADERS = (
    "ردیف", "نام", "نام پدر", "جنسیت", "سن", "تاریخ تولد", "تاریخ بازداشت", "محل بازداشت", "زندان", "اتهام",
)  # fmt: skip
FEMALE = ("ژاله", "لیلا", "نسرین", "گلناز", "مینا", "ثریا", "پروانه", "ویدا", "کتایون", "بهار", "هدا", "سلما")
MALE = ("آرمین", "کاوه", "بهروز", "داریوش", "شهرام", "سیاوش", "پژمان", "رستم", "هیوا", "یوسف", "مهدی", "کریم")
FAMILY = (
    "پشتاوی", "کلتابی", "پاشکوری", "صندماری", "طلماری", "شهبری", "تخساری", "نورساری", "وردوبی", "میرلانی",
    "دورازینی", "هزبینی", "ریشباری", "لوماوی", "سیمواری", "قمرونی", "غورتابی", "بلدوخی", "گوشوانی",
)  # fmt: skip
TOWNS = ("لوماو", "کلتاب", "طلمار", "دورازین", "نورسار", "شهبر", "گوشوان", "سیموار", "تخسار", "میرلان")
PRISONS = ("زندان ریشبار", "زندان تیردان", "زندان ورشک", "بازداشتگاه شمارهٔ ۴ نورسار")
CHARGES = (
    "اجتماع و تبانی (مادهٔ ۵۸)", "تبلیغ علیه حکومت (مادهٔ ۵۷)", "اخلال در آرامش عمومی (مادهٔ ۱۱۲)",
    "توهین به مقامات", "تخریب اموال عمومی", "تحریک به اعتصاب (مادهٔ ۷۰)؛ توهین به مقامات",
)  # fmt: skip
PERSIAN = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")

Row = list[str]


def fictional_list(rows: int, *, seed: int = 90) -> list[Row]:
    """Make the list: unique numbers, names that recur, dates of two calendars."""
    chance = random.Random(seed)
    made = []
    for number in range(1, rows + 1):
        female = chance.random() < 0.2
        name = f"{chance.choice(FEMALE if female else MALE)} {chance.choice(FAMILY)}"
        age = chance.randint(15, 80)
        born = date(2023 - age, 1, 1) + timedelta(days=chance.randrange(365))
        arrest = f"14{chance.randint(0, 2):02}/{chance.randint(1, 12):02}/{chance.randint(1, 29):02}"
        made.append(
            [
                str(number).translate(PERSIAN),
                name,
                chance.choice(MALE),
                "زن" if female else "مرد",
                str(age).translate(PERSIAN),
                born.isoformat(),
                arrest.translate(PERSIAN),
                chance.choice(TOWNS),
                chance.choice(PRISONS),
                chance.choice(CHARGES),
            ]
        )
    return made


def save(path: Path, headers: Sequence[str], rows: Iterable[Row], *, resaved: bool = False) -> Path:
    """Write a list as a spreadsheet would; ``resaved``: as another one would write the same cells."""
    with path.open("w", encoding="utf-8-sig" if resaved else "utf-8", newline="") as stream:
        end = "\r\n" if resaved else "\n"
        quoting: Literal[0, 1] = csv.QUOTE_ALL if resaved else csv.QUOTE_MINIMAL
        writer = csv.writer(stream, delimiter=";" if resaved else ",", quoting=quoting, lineterminator=end)
        writer.writerow(headers)
        writer.writerows(rows)
    return path


def reordered(rows: list[Row]) -> tuple[list[str], list[Row]]:
    """Give the same cells with rows and columns in another order."""
    order = list(range(len(HEADERS)))
    chance = random.Random(91)
    chance.shuffle(order)
    shuffled = list(rows)
    chance.shuffle(shuffled)
    return [HEADERS[index] for index in order], [[row[index] for index in order] for row in shuffled]


def corrected(rows: list[Row]) -> list[Row]:
    """Give the list with one cell corrected in some rows."""
    changed = [list(row) for row in rows]
    for row in random.Random(92).sample(changed, min(CORRECTED, len(changed))):
        row[7] = f"{row[7]}، بازار"
    return changed


def timed(register: Register, path: Path, label: str, rows: int, *, floor: int | None = None) -> ImportAnswer:
    """Import a file and print how fast it came in."""
    start, worked = time.perf_counter(), time.process_time()
    plan = plan_import(
        register, path, list_name="fictional list", vocabulary=load(), author=register.settings.author
    )
    planned = time.perf_counter()
    answer = apply(plan)
    seconds, worked = time.perf_counter() - start, time.process_time() - worked
    counts = f"+{answer.added} ~{answer.changed} ={answer.unchanged} -{answer.removed} !{len(answer.refused)}"
    beside = f"  floor {floor:,}" if floor else ""
    print(
        f"{label:<28} {rows / seconds:>9,.0f} rows/s{beside}   {seconds:6.2f} s"
        f" (plan {planned - start:.2f}, apply {start + seconds - planned:.2f}; processor {worked:.2f})"
        f"  {counts}"
    )
    return answer


def bare_cells(folder: Path, path: Path) -> float:
    """Put the raw cells into one table with one index; gives the seconds."""
    start = time.perf_counter()
    database = sqlite3.connect(folder / "bare.sqlite3")
    database.execute("PRAGMA journal_mode=WAL")
    names = ", ".join(f"c{index} TEXT" for index in range(len(HEADERS)))
    database.execute(f"CREATE TABLE cells ({names})")
    with path.open(encoding="utf-8", newline="") as stream:
        reader = csv.reader(stream)
        next(reader)
        database.executemany(f"INSERT INTO cells VALUES ({','.join('?' * len(HEADERS))})", reader)
    database.execute("CREATE INDEX cells_name ON cells (c1)")
    database.commit()
    database.close()
    return time.perf_counter() - start


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--rows", type=int, default=ROWS)
    parser.add_argument("--postgres", metavar="URL", default=None)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="sijill-benchmark-") as name:
        folder = Path(name)
        rows = fictional_list(arguments.rows)
        count = len(rows)
        first = save(folder / "first.csv", HEADERS, rows)
        again = save(folder / "again.csv", *reordered(rows), resaved=True)
        third = save(folder / "third.csv", HEADERS, corrected(rows))
        with create_register(folder / "register", database_url=arguments.postgres) as register:
            start = time.perf_counter()
            answer = timed(register, first, "first import", count, floor=FLOORS["first"])
            seconds = time.perf_counter() - start
            assert (answer.added, answer.refused) == (count, ())
            answer = timed(register, again, "re-saved, reordered", count, floor=FLOORS["again"])
            assert (answer.added, answer.changed, answer.unchanged) == (0, 0, count)
            answer = timed(register, third, f"{CORRECTED:,} cells corrected", count)
            assert (answer.added, answer.changed) == (0, min(CORRECTED, count))
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        bare = bare_cells(folder, first)
        print(f"{'bare cells (csv + sqlite3)':<28} {count / bare:>9,.0f} rows/s  ratio {seconds / bare:.1f}")
        print(f"{'peak memory':<28} {peak:>9,.0f} MiB")


if __name__ == "__main__":
    main()
