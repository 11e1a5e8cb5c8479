"""A frame of thousands, in which everything is done in several goes: the answer hangs on none of that."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

import numpy as np
import polars as pl
import pytest

from sijill.matching import Columns, Matching, likeness, match, pairs, parts, scoring, sieve
from sijill.matching import levels as levels_module
from sijill.matching import matching as matching_module

COLUMNS = Columns(father="father", birth_earliest="born", birth_latest="born", place="place", source="source")
GIVEN = (
    ("Hassan", "حسن", "Hasan"), ("Farshid", "فرشید", "Farsheed"), ("Parisa", "پریسا", "Barisa"),
    ("Lotfollah", "لطف الله", "Lotf"), ("Khalil", "خلیل", "Khaleel"), ("Golchehreh", "گل چهره", "Golchehre"),
    ("Karim", "کریم", "Kareem"), ("Jamshid", "جمشید", "Jamsheed"), ("Omar", "عمر", "Umar"),
    ("Mujtaba", "مجتبی", "Mojtaba"), ("Reza", "رضا", "Rida"), ("Akbar", "اکبر", "Ekber"),
)  # fmt: skip
STEMS = (
    ("talmar", "تلمار"),
    ("kelt", "کلت"),
    ("rostam", "رستم"),
    ("bagh", "باغ"),
    ("sang", "سنگ"),
    ("darya", "دریا"),
)
ENDINGS = ("i", "ی"), ("zadeh", "زاده"), ("nejad", "نژاد"), ("pour", "پور")
PLACES = ("Aleppo", "حلب", "Basra", "Shiraz", "Tabriz")


@cache
def frame() -> pl.DataFrame:
    """Make 4,000 records of 3,000 people, some turned, mistyped, without a space or without a day."""
    chance = np.random.default_rng(5)
    rows = []
    for number in range(4_000):
        person = np.random.default_rng(number % 3_000)
        given, stem, ending = (int(person.integers(len(of))) for of in (GIVEN, STEMS, ENDINGS))
        father, place, day = (int(person.integers(most)) for most in (len(GIVEN), len(PLACES), 9_000))
        arabic = int(chance.integers(2))
        first = GIVEN[given][1 if arabic else int(chance.choice([0, 2]))]
        family = STEMS[stem][arabic] + ENDINGS[ending][arabic]
        two = [first, family] if chance.random() > 0.05 else [family, first]
        name = ("" if chance.random() < 0.03 else " ").join(two)
        at = int(chance.integers(1, len(name) - 1))
        rows.append(
            {
                "id": f"r{number:04}",
                "name": name[:at] + name[at + 1 :] if chance.random() < 0.1 else name,
                "father": GIVEN[father][arabic] if chance.random() < 0.5 else None,
                "born": date(1970, 1, 1) + timedelta(days=day) if chance.random() < 0.8 else None,
                "place": PLACES[place] if chance.random() < 0.7 else None,
                "source": ("one", "two")[arabic],
            }
        )
    return pl.DataFrame(rows)


@cache
def at_once() -> Matching:
    return match(frame(), columns=COLUMNS, threads=1)


def assert_the_same(found: Matching) -> None:
    assert found.pairs.equals(at_once().pairs)
    known = at_once().identities
    assert found.identities.sort("record").equals(known.sort("record"))


def test_people_are_found() -> None:
    sizes = at_once().identities["identity"].value_counts()["count"]
    assert 500 < int((sizes > 1).sum()) <= 1_000


def test_the_order_of_rows_changes_nothing() -> None:
    assert_the_same(match(frame().sample(fraction=1.0, shuffle=True, seed=3), columns=COLUMNS, threads=1))


def test_threads_and_what_is_done_in_one_go_change_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    compared = at_once().model.compared
    monkeypatch.setattr(pairs, "AT_ONCE", compared // 20)
    monkeypatch.setattr(scoring, "AT_ONCE", 700)
    monkeypatch.setattr(sieve, "_SLICE", 900)
    monkeypatch.setattr(levels_module, "_SLICE", 1_100)
    monkeypatch.setattr(likeness, "_SLICE", 130)
    monkeypatch.setattr(parts, "_AT_ONCE", 500)

    assert compared > 20_000
    assert at_once().model.scored > 10 * 130
    assert_the_same(match(frame(), columns=COLUMNS, threads=3))


def test_what_is_learned_from_a_part_of_the_pairs_hangs_on_no_order(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(matching_module, "LEARNED_FROM", at_once().model.compared // 5)
    turned = frame().reverse()

    one, other = (
        match(rows, columns=COLUMNS, threads=threads) for rows, threads in ((frame(), 1), (turned, 3))
    )

    assert one.model.weights != at_once().model.weights
    assert one.model.weights == other.model.weights
    assert one.pairs.equals(other.pairs)
