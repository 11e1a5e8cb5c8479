"""The same blocks and weights by many machines: an engine on Apache Spark.

Names are read and weights learned where the program runs; what is known of the records goes to the workers
once. Rows of blocks are made from runs of records, go to the worker that has their share of hashes, and are
made into blocks, divided where these are too large. Pairs are tested where their block lies and weighed where
their own share is. All of it is done by the functions that do it on one machine, so that the answer is the
same to the last bit; who is who is found where the program runs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from math import ceil, log2
from typing import TYPE_CHECKING, Any

import numpy as np

from sijill.matching.blocking import LIMIT, NEIGHBOURS, RULES, crowding
from sijill.matching.dividing import Atoms, Divider
from sijill.matching.levels import EVIDENCE, Comparison
from sijill.matching.naming import STEPS
from sijill.matching.pairs import Pairs, distinct, key_of, thinned, unpacked
from sijill.matching.scoring import Scored, Scorer
from sijill.matching.spark_work import COLUMNS, Work, numbers

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

_RECORDS_AT_ONCE = 1 << 16
_RECORDS_A_PART = 250_000
_CHUNKS_AT_ONCE = "16"
_TRIES = 3
_SCHEMA = (
    "bucket int, kind string, rule int, rows binary, start binary, reach binary, compared long, crowded long,"
    " skipped long"
)


class SparkBlocks:
    """Blocks on the workers, and how many pairs they bring."""

    def __init__(self, frames: list[DataFrame], records: int) -> None:
        from pyspark.sql import functions as f

        self.records = records
        self.frame = frames[0]
        for frame in frames[1:]:
            self.frame = self.frame.unionAll(frame)
        found = self.frame.agg(
            *(f.sum(one).alias(one) for one in ("compared", "crowded", "skipped"))
        ).collect()
        self.compared, crowded, skipped = (int(one or 0) for one in found[0])
        self.notes = crowding(crowded, skipped, limit=LIMIT, neighbours=NEIGHBOURS)


class Spark:
    """An engine with the workers of a Spark session; ``parts`` is into how many its work is cut.

    The session is left open; what the engine kept on the workers goes with :meth:`close`, or at the end of a
    ``with`` block.
    """

    def __init__(self, session: SparkSession, *, parts: int | None = None) -> None:
        self._session = session
        self._parts = parts
        self._kept: list[Any] = []
        # A row is a run of blocks or pairs here, and no single record.
        session.conf.set("spark.sql.execution.arrow.maxRecordsPerBatch", _CHUNKS_AT_ONCE)

    def __enter__(self) -> Spark:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Free what is kept on the workers."""
        while self._kept:
            self._kept.pop().unpersist()

    def block(self, atoms: Mapping[str, Atoms]) -> SparkBlocks:
        """Make blocks, as :func:`~sijill.matching.blocking.block` does."""
        records = len(next(iter(atoms.values())))
        parts = self._cut_into(records)
        divider = Divider.of(atoms, limit=LIMIT, neighbours=NEIGHBOURS, threads=1)
        work = Work(parts, self._share({"atoms": dict(atoms), "divider": divider}))
        usable = [place for place, rule in enumerate(RULES) if all(kind in atoms for kind in rule)]
        runs = [
            (rule, begin, min(begin + _RECORDS_AT_ONCE, records))
            for rule in usable
            for begin in range(0, records, _RECORDS_AT_ONCE)
        ]
        asked = self._session.createDataFrame(runs or [(0, 0, 0)], "rule int, begin long, end long")
        rows = self._done(asked.repartition(parts), work.rows)
        frames = []
        made = self._keep(self._done(rows.repartition(parts, "bucket"), work.blocks))
        for _ in range(2):
            frames.append(made.where("kind = 'blocks'"))
            divided = self._keep(self._done(made.where("kind = 'rows'"), work.divided))
            frames.append(divided.where("kind = 'blocks'"))
            again = divided.where("kind = 'rows'").repartition(parts, "bucket")
            made = self._keep(self._done(again, work.blocks))
        frames.append(made.where("kind = 'blocks'"))
        frames.append(self._keep(self._done(made.where("kind = 'rows'"), work.neighbours)))
        return SparkBlocks(frames, records)

    def draw(self, blocked: SparkBlocks, most: int, *, seed: int) -> Pairs:
        """Draw pairs, as :func:`~sijill.matching.pairs.draw` does."""
        key = key_of(seed)
        halvings = max(0, ceil(log2(max(blocked.compared, 1) / most)) - _TRIES)
        while True:
            work = Work(self._cut_into(blocked.records), None, key=int(key), halvings=halvings)
            found = distinct(self._brought(self._done(blocked.frame, work.drawn)))
            if len(found) > most or not halvings:
                break
            # So few are distinct that one halving less may do.
            halvings -= 1
        kept, halvings = thinned([found], most, key, halvings)
        return unpacked(kept[0], scale=float(2**halvings))

    def weigh(self, blocked: SparkBlocks, scorer: Scorer, comparison: Comparison, *, least: float) -> Scored:
        """Weigh pairs, as :meth:`Sieve.sift` and :meth:`Scorer.score` do."""
        parts = self._cut_into(blocked.records)
        likenesses = comparison.likenesses
        state = self._share((scorer.sieve(least=least), scorer, comparison))

        def work(step: int = 0) -> Work:
            known = self._share((likenesses.table.codes, likenesses.table.scores))
            return Work(parts, state, known=known, step=step, least=least)

        codes = self._done(blocked.frame, work().tested).repartition(parts, "bucket")
        codes = self._keep(self._done(codes, work().distinct))
        for step in range(STEPS):
            now = work(step)
            asked = self._done(codes, now.wanted).repartition(parts, "bucket")
            answers = self._done(asked, now.scored).select("rows", "start").toArrow()
            wanted, scores = _numbers(answers, "rows", np.int64), _numbers(answers, "start", np.uint8)
            if not len(wanted):
                continue
            order = np.argsort(wanted)
            likenesses.keep(wanted[order], scores[order])
            codes = self._keep(self._done(codes, work().tested_again))
        schema = ", ".join(f"{name} binary" for name in COLUMNS)
        weighed = codes.mapInArrow(work().weighed, schema).toArrow()
        found = {name: _numbers(weighed, name, kind) for name, kind in COLUMNS.items()}
        order = np.lexsort((found["right"], found["left"]))
        found["levels"] = found["levels"].reshape(len(order), len(EVIDENCE))
        return Scored(**{name: column[order] for name, column in found.items()})

    def _cut_into(self, records: int) -> int:
        least = 2 * self._session.sparkContext.defaultParallelism
        return self._parts or max(least, records // _RECORDS_A_PART)

    def _share(self, value: object) -> Any:
        shared = self._session.sparkContext.broadcast(value)
        self._kept.append(shared)
        return shared

    def _keep(self, frame: DataFrame) -> DataFrame:
        from pyspark import StorageLevel

        self._kept.append(frame.persist(StorageLevel.MEMORY_AND_DISK))
        return frame

    def _done(self, frame: DataFrame, function: Callable[[Iterable[Any]], Iterator[Any]]) -> DataFrame:
        return frame.mapInArrow(function, _SCHEMA)

    def _brought(self, frame: DataFrame) -> list[Any]:
        return [_numbers(frame.select("rows").toArrow(), "rows", np.uint64)]


def _numbers(table: Any, column: str, kind: type) -> Any:
    """Give the numbers in a column of bytes, one after the other."""
    found = [numbers(one, kind) for chunk in table[column].chunks for one in chunk]
    return np.concatenate([np.empty(0, dtype=kind), *found])
