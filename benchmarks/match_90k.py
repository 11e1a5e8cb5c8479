"""Time, pairs and accuracy of matching on a made-up frame of 90,000 records in two scripts.

Run ``python benchmarks/match_90k.py [--records N] [--seed S]``. Given names are common ones, family names are
built from syllables, so no record is of anybody. Four records in ten have a duplicate in another list: in the
other script or another habit of spelling, with a typo now and then, dates as years, ages or nothing, fathers
and places left out, and one contradiction in fifty.
"""

from __future__ import annotations

import argparse
import random
import resource
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from itertools import accumulate, combinations
from typing import Any

import polars as pl

from sijill.matching import Columns, Matching, match

MEN = """محمد:Mohammad,Mohammed,Muhammad,Mohamed علی:Ali حسین:Hossein,Hussein,Husain رضا:Reza,Rida
مهدی:Mehdi,Mahdi احمد:Ahmad,Ahmed حسن:Hassan,Hasan امیر:Amir یوسف:Yousef,Yusuf,Youssef
ابراهیم:Ebrahim,Ibrahim کریم:Karim,Kareem سعید:Saeed,Said,Saeid خالد:Khaled,Khalid عمر:Omar,Umar
ناصر:Nasser,Naser جمال:Jamal,Gamal طارق:Tareq,Tariq سامان:Saman بهروز:Behrouz,Behruz پرویز:Parviz
کاوه:Kaveh,Kawa فرهاد:Farhad جواد:Javad,Jawad صادق:Sadegh,Sadiq قاسم:Ghasem,Qasim,Kassem
مصطفی:Mostafa,Mustafa عباس:Abbas زکریا:Zakaria,Zakariya بلال:Bilal سلیم:Salim,Saleem فیصل:Faisal,Faysal
نادر:Nader,Nadir رستم:Rostam,Rustam شیرزاد:Shirzad هیوا:Hiwa آرمین:Armin"""
WOMEN = """زهرا:Zahra فاطمه:Fatemeh,Fatima مریم:Maryam,Mariam لیلا:Leila,Layla سارا:Sara,Sarah
نرگس:Narges,Nargis سمیه:Somayeh,Sumaya هدی:Hoda,Huda نسرین:Nasrin,Nesrin شیرین:Shirin,Shireen
پروانه:Parvaneh ژاله:Jaleh,Zhaleh آمنه:Ameneh,Amina خدیجه:Khadijeh,Khadija زینب:Zeinab,Zaynab سلمی:Salma
رویا:Roya,Ruya مهناز:Mahnaz الهام:Elham ندا:Neda,Nida وفا:Wafa,Vafa ریم:Reem,Rim دلارام:Delaram
گلناز:Golnaz,Gulnaz"""
SYLLABLES = """کل:kel تاب:tab نور:nur,noor سار:sar لوم:lum,loom وا:va,wa گوش:gosh,goush شان:shan
ریش:rish,reesh بار:bar تیر:tir,teer دان:dan دور:dor,dour زین:zin,zeen سیم:sim,seem هز:haz,hez
بین:bin,been پشت:posht,pesht میر:mir,meer لان:lan قم:qam,gham رون:run,roon تل:tal مار:mar بل:bal
دوخ:dukh,dookh چم:cham روز:ruz,rouz شه:shah جل:jal خال:khal غار:ghar صن:san دم:dam ورد:vard,ward طال:tal
فر:far یاس:yas"""
SUFFIXES = """ی:i,y زاده:zadeh,zade پور:pour,pur یان:ian,yan نیا:nia,niya فر:far"""
PLACES = """Keltab Nursar Lumav Gushvan Tirdan Durazin Simvar Hezbin Mirlan Talmar Baldukh Shahbar"""

COLUMNS = Columns(
    father="father",
    birth_earliest="birth_earliest",
    birth_latest="birth_latest",
    event_earliest="event",
    event_latest="event",
    sex="sex",
    place="place",
    source="source",
)
LISTS = {"list_en": "latin", "list_fa": "persian", "list_ar": "arabic", "archive": "latin"}


@dataclass(frozen=True, slots=True)
class Spelt:
    """One name in Persian letters, and the ways it is written in Latin ones."""

    persian: str
    latin: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Person:
    given: Spelt
    family: tuple[Spelt, ...]
    father: Spelt
    sex: str
    born: date
    taken: date
    place: str


def spelt(table: str) -> list[Spelt]:
    pairs = (entry.split(":") for entry in table.split())
    return [Spelt(persian, tuple(latin.split(","))) for persian, latin in pairs]


MEN_SPELT, WOMEN_SPELT = spelt(MEN), spelt(WOMEN)
SYLLABLES_SPELT, SUFFIXES_SPELT = spelt(SYLLABLES), spelt(SUFFIXES)


@cache
def cumulated(size: int) -> list[float]:
    """Give the cumulated weights of the first, second … of so many names."""
    return list(accumulate(1 / (rank + 3 + size / 100) for rank in range(size)))


class Inventor:
    """Makes people and what lists say of them, the same for the same seed."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.families = [
            (
                *self.random.sample(SYLLABLES_SPELT, self.random.choice((2, 2, 3))),
                self.random.choice(SUFFIXES_SPELT),
            )
            for _ in range(20_000)
        ]

    def common(self, items: Sequence[Any]) -> Any:
        """Choose with a few chosen much more often than the rest, as names are (Zipf and Mandelbrot)."""
        return self.random.choices(items, cum_weights=cumulated(len(items)))[0]

    def person(self) -> Person:
        woman = self.random.random() < 0.2
        born = date(1950, 1, 1) + timedelta(days=self.random.randrange(20_000))
        return Person(
            given=self.common(WOMEN_SPELT if woman else MEN_SPELT),
            family=self.common(self.families),
            father=self.common(MEN_SPELT),
            sex="female" if woman else "male",
            born=born,
            taken=date(2019, 1, 1) + timedelta(days=self.random.randrange(2_000)),
            place=self.common(PLACES.split()),
        )

    def record(self, person: Person, source: str) -> dict[str, Any]:
        habit = LISTS[source]
        chance = self.random.random
        born = self.born(person.born)
        return {
            "source": source,
            "name": f"{self.write([person.given], habit)} {self.family(person.family, habit)}",
            "father": self.write([person.father], habit) if chance() < 0.6 else None,
            "birth_earliest": born[0],
            "birth_latest": born[1],
            "event": person.taken + timedelta(days=self.random.choice((0, 0, 0, 1, 9)))
            if chance() < 0.6
            else None,
            "sex": person.sex if chance() < 0.8 else None,
            "place": person.place if chance() < 0.7 else None,
        }

    def family(self, parts: Sequence[Spelt], habit: str) -> str:
        written = self.write(parts, habit)
        if habit == "arabic":
            return f"ال{written}"
        return written if habit == "persian" or self.random.random() < 0.9 else f"al-{written}"

    def write(self, parts: Sequence[Spelt], habit: str) -> str:
        if habit == "latin":
            written = "".join(self.random.choice(part.latin) for part in parts).capitalize()
        else:
            written = "".join(part.persian for part in parts)
        if habit == "arabic":
            for persian, arabic in ("یي", "کك", "پب", "گغ", "چت", "ژز"):
                written = written.replace(persian, arabic)
        return self.mistyped(written) if self.random.random() < 0.04 else written

    def mistyped(self, written: str) -> str:
        at = self.random.randrange(1, len(written))
        return (
            written[:at] + written[at + 1 :]
            if self.random.random() < 0.5
            else written[:at] + written[at - 1 :]
        )

    def born(self, born: date) -> tuple[date | None, date | None]:
        said = self.random.random()
        if said < 0.02:
            born += timedelta(days=self.random.choice((-3000, 1500, 30)))
        if said < 0.35:
            return born, born
        if said < 0.75:
            return date(born.year, 1, 1), date(born.year, 12, 31)
        return None, None


def frame(size: int, seed: int) -> tuple[pl.DataFrame, dict[str, int]]:
    """Make records and say which person each is of."""
    inventor = Inventor(seed)
    rows: list[dict[str, Any]] = []
    person_of: dict[str, int] = {}
    number = 0
    while len(rows) < size:
        person = inventor.person()
        said = inventor.random.random()
        lists = inventor.random.sample(list(LISTS), 1 if said < 0.75 else 2 if said < 0.95 else 3)
        for source in lists[: size - len(rows)]:
            identifier = f"{inventor.random.getrandbits(64):016x}"
            person_of[identifier] = number
            rows.append({"id": identifier} | inventor.record(person, source))
        number += 1
    inventor.random.shuffle(rows)
    return pl.DataFrame(rows, infer_schema_length=None), person_of


def true_pairs(person_of: dict[str, int]) -> set[tuple[str, str]]:
    records: dict[int, list[str]] = {}
    for identifier, number in person_of.items():
        records.setdefault(number, []).append(identifier)
    return {pair for group in records.values() for pair in combinations(sorted(group), 2)}


def show(title: str, found: set[tuple[str, str]], true: set[tuple[str, str]]) -> None:
    right = len(found & true)
    precision, recall = right / max(len(found), 1), right / len(true)
    f1 = 2 * precision * recall / max(precision + recall, 1e-9)
    print(f"{title:<24}{len(found):>9,} pairs  precision {precision:.3f}  recall {recall:.3f}  F1 {f1:.3f}")


def of_identities(matching: Matching) -> set[tuple[str, str]]:
    groups = matching.identities.group_by("identity").agg("record").filter(pl.col("record").list.len() > 1)
    return {
        pair for group in groups.get_column("record").to_list() for pair in combinations(sorted(group), 2)
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--records", type=int, default=90_000)
    parser.add_argument("--seed", type=int, default=7)
    options = parser.parse_args()
    records, person_of = frame(options.records, options.seed)
    true = true_pairs(person_of)
    names = Counter(records.get_column("name"))
    print(f"{records.height:,} records, {len(names):,} spellings of names, {len(true):,} true pairs")
    start = time.perf_counter()
    matching = match(records, columns=COLUMNS)
    seconds = time.perf_counter() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
    compared = matching.model.compared
    print(f"model {matching.model.id}: {seconds:.1f} s, {compared:,} pairs compared, peak {peak:.2f} GB")
    for note in matching.model.notes:
        print(f"  {note}")
    same = matching.pairs.filter(pl.col("verdict") == "same")
    show("same", set(same.select("left", "right").iter_rows()), true)
    show("same or unsure", set(matching.pairs.select("left", "right").iter_rows()), true)
    show("by identities", of_identities(matching), true)


if __name__ == "__main__":
    main()
