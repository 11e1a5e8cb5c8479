"""Spark gives what threads give, to the last bit: pairs, people and model, whatever its work is cut into."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import numpy as np
import polars as pl
import pytest

from sijill.matching import Columns, Matching, match
from tests.machine import need

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

GIVEN = ("Ali", "علی", "Aly", "Reza", "رضا", "Sara", "سارا", "Mohammad Reza", "محمدرضا", "Nadia", "نادية")
FAMILY = ("Talmari", "تلماری", "Talmary", "Nuri", "نوری", "Nouri", "Keltab", "الكلتابي", "Moradlu", "مرادلو")
COLUMNS = Columns(father="father", birth_earliest="born", birth_latest="born", place="place", photo="photo",
                  source="source")  # fmt: skip


@pytest.fixture(scope="module")
def session() -> Iterator[SparkSession]:
    need("spark")
    from sijill.desk.clusters import spark_session

    with spark_session("local[2]") as opened:
        yield opened


def people(size: int, *, seed: int = 3) -> pl.DataFrame:
    """Give records of fewer people with few names: blocks are large, and some cannot be divided."""
    random = np.random.default_rng(seed)
    whose = random.integers(0, 1 + size // 2, size)

    def said(values: Sequence[Any], share: float) -> list[Any]:
        of_person = random.integers(0, len(values), 1 + size // 2)
        there = random.random(size) < share
        return [values[of_person[one]] if here else None for one, here in zip(whose, there, strict=True)]

    given, family = (said(range(len(names)), 1.0) for names in (GIVEN, FAMILY))
    days = [date(1960, 1, 1) + timedelta(days=day) for day in range(15_000)]
    texts = {
        "id": [f"{number:05}" for number in random.permutation(size)],
        "name": [f"{GIVEN[one]} {FAMILY[other]}" for one, other in zip(given, family, strict=True)],
        "father": said(("Hassan", "حسن", "Jamshid", "جمشید"), 0.3),
        "place": said(("Aleppo", "حلب", "Basra", "Keltab"), 0.3),
        "photo": said([f"{number * 0x9E3779B97F4A7C15 % 2**64:016x}" for number in range(1, 3_000)], 0.1),
        "source": random.choice(("a", "b"), size).tolist(),
    }
    born = pl.Series(said(days, 0.4), dtype=pl.Date)
    return pl.DataFrame(texts, dict.fromkeys(texts, pl.String())).with_columns(born=born)


def assert_same(one: Matching, other: Matching) -> None:
    assert one.model == other.model
    assert one.pairs.equals(other.pairs)
    assert one.identities.equals(other.identities)
    for name in ("left", "right", "bits", "conflict"):
        assert np.array_equal(getattr(one.linkage.ties, name), getattr(other.linkage.ties, name))


@pytest.mark.group("spark")
def test_pairs_people_and_model_are_those_of_threads(session: SparkSession) -> None:
    from sijill.matching.spark import Spark

    frame = people(5_000)
    here = match(frame, columns=COLUMNS)
    assert any("could not be divided" in note for note in here.model.notes)
    assert here.pairs.height > 100

    for parts in (1, 5):
        with Spark(session, parts=parts) as engine:
            assert_same(match(frame, columns=COLUMNS, engine=engine), here)


@pytest.mark.group("spark")
def test_pairs_are_drawn_alike_where_not_all_can_be(session: SparkSession) -> None:
    from sijill.matching.engine import Threads
    from sijill.matching.people import People
    from sijill.matching.spark import Spark

    atoms = People.read(COLUMNS.by_id(people(3_000))).atoms()
    threads = Threads(2)
    with Spark(session, parts=3) as engine:
        here, there = threads.block(atoms), engine.block(atoms)
        assert (there.compared, there.notes) == (here.compared, here.notes)
        for most in (10, 1_000, 30_000, 10**7):
            one, other = threads.draw(here, most, seed=4), engine.draw(there, most, seed=4)
            assert one.scale == other.scale
            assert one.left.tolist() == other.left.tolist()
            assert one.right.tolist() == other.right.tolist()


@pytest.mark.group("spark")
@pytest.mark.parametrize("size", [0, 1, 2])
def test_the_smallest_frames_are_no_exception(session: SparkSession, size: int) -> None:
    from sijill.matching.spark import Spark

    frame = people(2)[:size]
    with Spark(session) as engine:
        assert_same(match(frame, columns=COLUMNS, engine=engine), match(frame, columns=COLUMNS))
