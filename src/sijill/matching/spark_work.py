"""What a worker of Spark does with its share: rows to blocks, blocks to pairs, pairs to weights.

Each function takes and gives Arrow batches of few rows; numbers are in them as bytes, thousands in a cell.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sijill.matching.blocking import RULES, rows_of, skipped_in
from sijill.matching.dividing import Divider, in_shares, parts_of
from sijill.matching.levels import Comparison
from sijill.matching.pairs import distinct, drawn, slices, unpacked
from sijill.matching.rows import Blocks, Hashes, blocks, end_of_block, too_large
from sijill.matching.scoring import Scorer
from sijill.matching.sieve import Sieve

COLUMNS: Mapping[str, type] = {
    "left": np.int32,
    "right": np.int32,
    "bits": np.float32,
    "levels": np.uint8,
    "rare_given": np.float32,
    "rare_family": np.float32,
    "kin": np.float32,
    "conflict": np.bool_,
}
"""The columns of :class:`~sijill.matching.scoring.Scored`, and of what kind their numbers are."""

_DIVIDED = -1
"""The rule of rows that are of parts of blocks: these may be reached in several ways."""

_ROWS_AT_ONCE = 1 << 20
_PAIRS_AT_ONCE = 1 << 19
_NAMES = ("bucket", "kind", "rule", "rows", "start", "reach", "compared", "crowded", "skipped")
Batches = Iterable[Any]


@dataclass(frozen=True, slots=True)
class Work:
    """What workers need to know; all but the first is for some of the work only.

    ``parts`` is into how many shares rows and pairs go by their hashes. ``state`` and ``known`` were shared
    with all workers: what is known of the records, and of the parts of their names so far.
    """

    parts: int
    state: Any
    known: Any = None
    step: int = 0
    least: float = 0.0
    key: int = 0
    halvings: int = 0

    def rows(self, batches: Batches) -> Iterator[Any]:
        """Make the rows of runs of records, each by one rule."""
        atoms = self.state.value["atoms"]
        number = {kind: place for place, kind in enumerate(atoms)}
        for batch in batches:
            for run in batch.to_pylist():
                rule, begin, end = RULES[run["rule"]], run["begin"], run["end"]
                if begin == end:
                    continue
                kinds = number[rule[0]], number[rule[-1]] if len(rule) > 1 else -1
                found = rows_of(atoms[rule[0]][begin:end], atoms[rule[-1]][begin:end], *kinds)
                yield from self._sent(found + np.uint64(begin), rule=run["rule"])

    def blocks(self, batches: Batches) -> Iterator[Any]:
        """Make blocks of all rows of a share; rows of those that are too large stay rows."""
        by_rule: dict[int, list[Hashes]] = defaultdict(list)
        for batch in batches:
            for rule, rows in zip(batch["rule"].to_pylist(), batch["rows"], strict=True):
                by_rule[rule].append(numbers(rows, np.uint64))
        limit = self.state.value["divider"].limit
        for rule in sorted(by_rule):
            found = distinct(by_rule[rule]) if rule == _DIVIDED else _ordered(by_rule[rule])
            yield from _runs(blocks(found, 1, limit))
            yield from _whole(too_large(found, limit), rule)

    def divided(self, batches: Batches) -> Iterator[Any]:
        """Divide blocks that are too large; those that nothing divides are compared with neighbours."""
        divider: Divider = self.state.value["divider"]
        for rows in _of(batches, np.uint64):
            rest = np.ones(len(rows), dtype=np.bool_)
            parts = parts_of(rows, divider.table, divider.kinds, rest)
            yield from _crowded(divider.with_neighbours(rows[rest]))
            yield from self._sent(parts)

    def neighbours(self, batches: Batches) -> Iterator[Any]:
        """Compare with neighbours alone what is too large to the end."""
        for rows in _of(batches, np.uint64):
            yield from _crowded(self.state.value["divider"].with_neighbours(rows))

    def drawn(self, batches: Batches) -> Iterator[Any]:
        """Draw pairs whose hashes are small."""
        found = [
            drawn(made, 0, len(made.reach), np.uint64(self.key), self.halvings) for made in _blocks(batches)
        ]
        yield _batch(rows=distinct(found))

    def tested(self, batches: Batches) -> Iterator[Any]:
        """Let pairs of blocks through that may weigh enough."""
        sieve, _, _ = self._told()
        for made in _blocks(batches):
            every = slice(0, len(made.reach))
            yield from self._sent(distinct([sieve.tested(made, every, int(made.comparisons.sum()))]))

    def distinct(self, batches: Batches) -> Iterator[Any]:
        """Give all pairs of a share in order, each once."""
        found = distinct(list(_of(batches, np.uint64)))
        for at in range(0, len(found), _PAIRS_AT_ONCE):
            yield _batch(rows=found[at : at + _PAIRS_AT_ONCE])

    def tested_again(self, batches: Batches) -> Iterator[Any]:
        """Let those pairs through that still may, by what is known of the parts now."""
        sieve, _, _ = self._told()
        for codes in _of(batches, np.uint64):
            yield _batch(rows=sieve.tested_again(codes))

    def wanted(self, batches: Batches) -> Iterator[Any]:
        """Give the pairs of parts that a step of comparing has to know."""
        _, _, comparison = self._told()
        for codes in _of(batches, np.uint64):
            pairs = unpacked(codes)
            wanted = comparison.wanted(pairs.left, pairs.right, self.step)
            found = np.unique(np.concatenate([np.empty(0, dtype=np.int64), *wanted]))
            yield from self._sent(found.view(np.uint64))

    def scored(self, batches: Batches) -> Iterator[Any]:
        """Score pairs of parts, each once in its share."""
        _, _, comparison = self._told()
        codes = distinct(list(_of(batches, np.uint64))).view(np.int64)
        for at in range(0, len(codes), _PAIRS_AT_ONCE):
            here = codes[at : at + _PAIRS_AT_ONCE]
            yield _batch(rows=here, start=comparison.likenesses.scored(here))

    def weighed(self, batches: Batches) -> Iterator[Any]:
        """Weigh pairs, and keep those that weigh enough."""
        import pyarrow as pa

        _, scorer, _ = self._told()
        for codes in _of(batches, np.uint64):
            pairs = unpacked(codes)
            found = scorer.score(pairs.left, pairs.right, least=self.least)
            cells = {name: [np.ascontiguousarray(getattr(found, name)).tobytes()] for name in COLUMNS}
            yield pa.RecordBatch.from_pydict(cells)

    def _told(self) -> tuple[Sieve, Scorer, Comparison]:
        """Give what weighs pairs, with all parts that were scored so far."""
        sieve, scorer, comparison = self.state.value
        before = comparison.likenesses.table
        codes, scores = self.known.value
        comparison.likenesses.table = before._replace(codes=codes, scores=scores)
        return sieve, scorer, comparison

    def _sent(self, found: Hashes, *, rule: int = _DIVIDED) -> Iterator[Any]:
        """Send rows or pairs where their share is."""
        ordered = np.empty_like(found)
        ends = in_shares(found, self.parts, ordered)
        begin = 0
        for bucket, end in enumerate(ends.tolist()):
            for at in range(begin, end, _ROWS_AT_ONCE):
                rows = ordered[at : min(at + _ROWS_AT_ONCE, end)]
                yield _batch(bucket=bucket, kind="rows", rule=rule, rows=rows)
            begin = end


def numbers(cell: Any, kind: type) -> NDArray[Any]:
    """Give the numbers in a cell, without a copy."""
    return np.frombuffer(cell.as_buffer(), dtype=kind)


def _of(batches: Batches, kind: type) -> Iterator[NDArray[Any]]:
    for batch in batches:
        for cell in batch["rows"]:
            yield numbers(cell, kind)


def _blocks(batches: Batches) -> Iterator[Blocks]:
    for batch in batches:
        for record, start, reach in zip(batch["rows"], batch["start"], batch["reach"], strict=True):
            yield Blocks(numbers(record, np.int32), numbers(start, np.int64), numbers(reach, np.int32))


def _runs(made: Blocks, crowded: tuple[int, int] = (0, 0)) -> Iterator[Any]:
    """Give blocks in runs of so many pairs; with the first goes what was left out of all of them."""
    for here in slices(made):
        begin, end = made.start[here.start], made.start[here.stop]
        start = made.start[here.start : here.stop + 1] - begin
        one = Blocks(made.record[begin:end], start, made.reach[here])
        yield _batch(
            kind="blocks",
            rows=one.record,
            start=one.start,
            reach=one.reach,
            compared=int(one.comparisons.sum()),
            crowded=crowded[0],
            skipped=crowded[1],
        )
        crowded = (0, 0)


def _crowded(made: Blocks) -> Iterator[Any]:
    return _runs(made, skipped_in([made]))


def _ordered(rows: list[Hashes]) -> Hashes:
    found = np.concatenate(rows)
    found.sort()
    return found


def _whole(rows: Hashes, rule: int) -> Iterator[Any]:
    """Give rows in runs of whole blocks."""
    begin = 0
    while begin < len(rows):
        end = end_of_block(rows, min(begin + _ROWS_AT_ONCE, len(rows)) - 1)
        yield _batch(kind="rows", rule=rule, rows=rows[begin:end])
        begin = end


def _batch(
    *,
    rows: NDArray[Any],
    start: NDArray[Any] | None = None,
    reach: NDArray[Any] | None = None,
    bucket: int = 0,
    kind: str = "",
    rule: int = _DIVIDED,
    compared: int = 0,
    crowded: int = 0,
    skipped: int = 0,
) -> Any:
    import pyarrow as pa

    bytes_of = [b"" if one is None else np.ascontiguousarray(one).tobytes() for one in (rows, start, reach)]
    kinds = [pa.int32(), pa.string(), pa.int32(), *[pa.binary()] * 3, *[pa.int64()] * 3]
    cells = (bucket, kind, rule, *bytes_of, compared, crowded, skipped)
    arrays = [pa.array([cell], type=one) for cell, one in zip(cells, kinds, strict=True)]
    return pa.RecordBatch.from_arrays(arrays, names=list(_NAMES))
