"""Nearness: the sources that say or show the same as one, found in the index of fingerprints.

A text is found by the bands of its signature and by its sample (:mod:`sijill.text.shingles`). A picture is
found by its perceptual hash, cut into four parts: of two hashes that differ in 8 bits of 64 at most, one part
differs in 2 at most, so that looking up the 137 neighbours of each part finds every near picture without a
scan (Norouzi, Punjani and Fleet, "Fast search in Hamming space with multi-index hashing", CVPR 2012).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations

from sijill.store.fingerprints import COLUMNS, HASH_BITS, PART_BITS, Fingerprint, from_row, parts, picture_key
from sijill.store.tables import VARIABLES, Tables, chunks
from sijill.text.shingles import bands, containment, resemblance

TEXT_AT = 400
"""Resemblance, in permille, from which texts are near: below one half, since it is estimated."""

PART_AT = 600
"""How much of a text, in permille, stands in a longer one of which it is then a part."""

PART_SHARED = 5
"""Shingles of the samples that must be shared for that: a passage of about 45 words."""

PICTURE_BITS = 8
"""Bits in which the hashes of near pictures differ at most."""

NEAREST = 20
"""Near sources that are given of each: a thousand copies of one text make no million pairs."""

_CANDIDATES = 500
_REACH = 2
_FLIPS = [
    sum(1 << bit for bit in bits)
    for size in range(_REACH + 1)
    for bits in combinations(range(PART_BITS), size)
]


@dataclass(frozen=True, slots=True)
class Near:
    """A source that is near to another.

    ``kind`` is ``text``, ``part`` or ``picture``; ``permille`` the resemblance of the texts, how much of the
    part stands in the whole, or the share of bits that are the same. ``part`` is the source that stands in
    the other, for ``part`` only.
    """

    source: str
    kind: str
    permille: int
    part: str | None = None


def nearest(tables: Tables, source: str) -> list[Near]:
    """Give at most :data:`NEAREST` sources near to one, the nearest first; none if it is not indexed."""
    found: dict[str, Near] = {}
    for row in tables.select(f"SELECT {COLUMNS} FROM fingerprint WHERE source = %s", (source,)):
        _, own = from_row(row)
        for near in (*_texts(tables, source, own), *_pictures(tables, source, own)):
            if near.source not in found or near.permille > found[near.source].permille:
                found[near.source] = near
    return sorted(found.values(), key=lambda near: (-near.permille, near.source))[:NEAREST]


def _texts(tables: Tables, source: str, own: Fingerprint) -> Iterator[Near]:
    by_sample = _sharing(tables, [f"s{name}" for name in own.sketch.sample], PART_SHARED)
    by_bands = _sharing(tables, [f"b{key}" for key in bands(own.sketch.signature)], 1)
    candidates = sorted({*by_sample, *by_bands} - {source})
    for row in tables.among(f"SELECT {COLUMNS} FROM fingerprint WHERE source IN", candidates):
        other, print_ = from_row(row)
        alike = round(1000 * resemblance(own.sketch.signature, print_.sketch.signature))
        if alike >= TEXT_AT:
            yield Near(other, "text", alike)
        elif other in by_sample:
            sketches = {source: own.sketch, other: print_.sketch}
            part, whole = sorted(sketches, key=lambda name: (sketches[name].shingles, name))
            contained = round(1000 * containment(sketches[part], sketches[whole]))
            if contained >= PART_AT:
                yield Near(other, "part", contained, part)


def _pictures(tables: Tables, source: str, own: Fingerprint) -> Iterator[Near]:
    if own.picture is None:
        return
    cut = enumerate(parts(own.picture))
    keys = [picture_key(number, part ^ flip) for number, part in cut for flip in _FLIPS]
    candidates = sorted(set(_sharing(tables, keys, 1)) - {source})
    for other, picture in tables.among("SELECT source, picture FROM fingerprint WHERE source IN", candidates):
        differing = (own.picture ^ int(picture, 16)).bit_count()
        if differing <= PICTURE_BITS:
            yield Near(other, "picture", round(1000 * (HASH_BITS - differing) / HASH_BITS))


def _sharing(tables: Tables, keys: Iterable[str], least: int) -> list[str]:
    """Give the sources found under at least so many of the keys, those with most first; there is a bound."""
    counts: Counter[str] = Counter()
    for some in chunks(keys, VARIABLES):
        marks = ",".join(["%s"] * len(some))
        query = (
            "SELECT f.source, COUNT(*) FROM fingerprint_key k JOIN fingerprint f ON f.number = k.number"
            f" WHERE k.key IN ({marks}) GROUP BY f.source"
        )
        counts.update(dict(tables.select(query, some)))
    found = sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:_CANDIDATES]
    return [source for source, count in found if count >= least]
