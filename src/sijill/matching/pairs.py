"""The pairs that blocks bring: a sample of them, or those that a test lets through, each once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sijill.matching.rows import Blocks, Hashes, Numbers, mixed
from sijill.names.compiling import compiled, woven

AT_ONCE = 1 << 20
"""Pairs looked at in one go by a thread, so that memory stays bounded."""

_WHOLE = 64


@dataclass(frozen=True, slots=True)
class Pairs:
    """Pairs of records, ``left`` < ``right`` and in order; each stands for ``scale`` such pairs."""

    left: Numbers
    right: Numbers
    scale: float = 1.0

    def __len__(self) -> int:
        return len(self.left)


def slices(blocks: Blocks) -> Iterator[slice]:
    """Cut blocks into runs of about :data:`AT_ONCE` pairs."""
    done = np.cumsum(blocks.comparisons)
    begin = 0
    while begin < len(done):
        before = int(done[begin - 1]) if begin else 0
        end = max(int(np.searchsorted(done, before + AT_ONCE, side="right")), begin + 1)
        yield slice(begin, end)
        begin = end


def draw(blocks: Blocks, most: int, *, seed: int, threads: int = 1) -> Pairs:
    """Draw distinct pairs, all alike likely: all of them, or one in 2, 4, 8 …, so that they are at most
    ``most``.

    Which these are depends on the pairs and the seed alone: a pair is drawn if its hash is small.
    """
    kept: list[Hashes] = []
    halvings = 0
    key = key_of(seed)
    with ThreadPoolExecutor(threads) as pool:
        for group in _groups(blocks, threads):
            taken = [pool.submit(drawn, blocks, here.start, here.stop, key, halvings) for here in group]
            kept += [one.result() for one in taken]
            if sum(map(len, kept)) > 2 * most:
                kept, halvings = thinned(kept, most, key, halvings)
    kept, halvings = thinned(kept, most, key, halvings)
    return unpacked(kept[0], scale=float(2**halvings))


def key_of(seed: int) -> np.uint64:
    """Give the number that a seed mixes into the hash of a pair."""
    return np.uint64(mixed(np.uint64(seed)))


def _groups(blocks: Blocks, size: int) -> Iterator[list[slice]]:
    group: list[slice] = []
    for here in slices(blocks):
        group.append(here)
        if len(group) == size:
            yield group
            group = []
    if group:
        yield group


def thinned(kept: list[Hashes], most: int, key: np.uint64, halvings: int) -> tuple[list[Hashes], int]:
    """Halve pairs until there are at most ``most``; say how often that has been done in all."""
    codes = distinct(kept)
    while len(codes) > most:
        halvings += 1
        codes = codes[_small(codes, key, halvings)]
    return [codes], halvings


def distinct(found: list[Hashes]) -> Hashes:
    """Give packed pairs in order, each once."""
    codes = np.concatenate([np.empty(0, dtype=np.uint64), *found])
    codes.sort()
    keep = np.ones(len(codes), dtype=np.bool_)
    np.not_equal(codes[1:], codes[:-1], out=keep[1:])
    return codes[keep]


def unpacked(codes: Hashes, *, scale: float = 1.0) -> Pairs:
    """Give pairs that were packed as ``left << 32 | right``."""
    right = (codes & np.uint64(0xFFFFFFFF)).astype(np.int32)
    return Pairs((codes >> np.uint64(32)).astype(np.int32), right, scale)


def sifted(blocks: Blocks, test: Callable[[slice], Hashes], *, threads: int) -> Hashes:
    """Give the pairs of all blocks that a test of runs of blocks lets through."""
    kept: list[Hashes] = []
    held = compact = 0
    with ThreadPoolExecutor(threads) as pool:
        for found in pool.map(test, slices(blocks)):
            kept.append(found)
            held += len(found)
            if held > 2 * compact + 8 * AT_ONCE:
                kept = [distinct(kept)]
                held = compact = len(kept[0])
    return distinct(kept)


@woven
def _chosen(code: np.uint64, key: np.uint64, halvings: int) -> bool:
    return bool(halvings == 0 or mixed(code ^ key) >> np.uint64(_WHOLE - halvings) == 0)


@compiled
def _small(codes: Hashes, key: np.uint64, halvings: int) -> NDArray[np.bool_]:
    found = np.empty(len(codes), dtype=np.bool_)
    for index in range(len(codes)):
        found[index] = _chosen(codes[index], key, halvings)
    return found


@compiled
def drawn(blocks: Blocks, begin: int, stop: int, key: np.uint64, halvings: int) -> Hashes:
    """Give those pairs of a run of blocks whose hashes are small, packed."""
    found = np.empty(1024, dtype=np.uint64)
    count = 0
    for block in range(begin, stop):
        first, last = blocks.start[block], blocks.start[block + 1]
        for one in range(first, last):
            left = np.uint64(blocks.record[one]) << np.uint64(32)
            for other in range(one + 1, min(last, one + 1 + blocks.reach[block])):
                code = left | np.uint64(blocks.record[other])
                if _chosen(code, key, halvings):
                    if count == len(found):
                        found = np.append(found, np.empty(count, dtype=np.uint64))
                    found[count] = code
                    count += 1
    return found[:count].copy()
