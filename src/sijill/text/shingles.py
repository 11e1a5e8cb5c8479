"""Shingles: how much two texts have in common, told from sketches of a fixed size and never from the texts.

The words of the folded text are taken five at a time; each such run, a shingle, becomes a number of 64 bits
(beginning with 0, word after word: xor with the CRC-32 of the word in UTF-8, then one step of splitmix64).
Two sketches of the set of shingles are kept, both of Broder, "On the resemblance and containment of
documents" (Sequences 1997):

* a MinHash signature of 128 values, the smallest numbers under 128 fixed permutations: the share of places in
  which two signatures agree estimates the resemblance |A ∩ B| / |A ∪ B|;
* a sample, the shingles whose number is 0 modulo 8: the share of one sample that stands in another estimates
  the containment |A ∩ B| / |A|, which finds an article inside a long report, where resemblance is low.

The permutations are ``(a·x + b) mod 2^64``, of which the upper 32 bits are kept; ``a`` (made odd) and ``b``
are the first and second 8 bytes, big-endian, of SHA-256 of ``sijill/shingles/1/`` and the number, from 0.
Numbers do not depend on machine, version or run: test vectors are in ``tests/text/test_shingles.py``.
"""

from __future__ import annotations

import hashlib
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from sijill.text.folding import fold_text

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.uint64]

WORDS = 5
"""Words of a shingle."""

FEWEST = 26
"""Distinct shingles (of 30 words at least) below which a text is too short to be told from another."""

VALUES = 128
BANDS, ROWS = 42, 3
"""A signature is looked up by 42 bands of 3 values: at a resemblance of one half, one band at least agrees
with a probability of 1 - (1 - 0.5^3)^42 = 99.6 %."""

SAMPLED = 8

_SEED = "sijill/shingles/1/"
_WORD = re.compile(r"\w+")
_AT_ONCE = 4_096
_PIECE = 500_000
# Of a text of more than about a million words only the smallest are sampled: what stands in it may be missed.
_MOST_SAMPLED = 100_000


@dataclass(frozen=True, slots=True)
class Sketch:
    """What is kept of a text: its number of distinct shingles, its signature and its sample.

    ``signature`` has 128 values of 32 bits, or none for a text that is too short. ``sample`` are the names
    (12 hex digits, in order) of about one shingle in eight.
    """

    shingles: int
    signature: tuple[int, ...]
    sample: tuple[str, ...]


def sketch(text: str) -> Sketch:
    """Sketch a text; one that is too short has an empty signature and an empty sample."""
    numbers = _shingles(text)
    if len(numbers) < FEWEST:
        return Sketch(len(numbers), (), ())
    sampled = numbers[numbers % SAMPLED == 0][:_MOST_SAMPLED].tolist()
    return Sketch(len(numbers), _smallest(numbers), tuple(f"{number >> 16:012x}" for number in sampled))


def signature(text: str) -> tuple[int, ...]:
    """Give the MinHash signature of a text: 128 values of 32 bits, none if it is too short."""
    return sketch(text).signature


def resemblance(left: tuple[int, ...], right: tuple[int, ...]) -> float:
    """Estimate |A ∩ B| / |A ∪ B| from two signatures; 0 if either is empty.

    The standard error is at most 0.044 (√(r(1 - r)/128)).
    """
    if not left or not right:
        return 0.0
    return sum(map(int.__eq__, left, right)) / VALUES


def containment(part: Sketch, whole: Sketch) -> float:
    """Estimate how much of ``part`` stands in ``whole``, |A ∩ B| / |A|; 0 if its sample is empty."""
    return len(set(part.sample) & set(whole.sample)) / len(part.sample) if part.sample else 0.0


def bands(signature: tuple[int, ...]) -> tuple[str, ...]:
    """Give the keys under which a signature is found: near texts share one at least (see :data:`BANDS`).

    Each key is the band's number and a hash of its three values, 10 hex digits.
    """
    keys = []
    for band in range(BANDS if signature else 0):
        values = signature[band * ROWS : (band + 1) * ROWS]
        data = b"".join(value.to_bytes(4, "big") for value in values)
        keys.append(f"{band:02x}{zlib.crc32(data):08x}")
    return tuple(keys)


def _shingles(text: str) -> Numbers:
    """Give the distinct shingles of a text as numbers, in order."""
    import numpy as np

    found = np.empty(0, dtype=np.uint64)
    last = np.empty(0, dtype=np.uint64)
    for piece in _pieces(text):
        words = _WORD.findall(fold_text(piece))
        hashes = {word: zlib.crc32(word.encode("utf-8", "surrogatepass")) for word in set(words)}
        series = np.fromiter(map(hashes.__getitem__, words), dtype=np.uint64, count=len(words))
        series = np.concatenate([last, series])
        last = series[-(WORDS - 1) :]
        runs = max(len(series) - WORDS + 1, 0)
        numbers = np.zeros(runs, dtype=np.uint64)
        for place in range(WORDS):
            numbers = _mixed(numbers ^ series[place : place + runs])
        found = np.union1d(found, numbers)
    return found


def _pieces(text: str) -> Iterator[str]:
    """Cut a text between words: all words of a long one would take a dozen times its memory."""
    start = 0
    while start < len(text):
        end = text.find(" ", start + _PIECE)
        end = len(text) if end < 0 else end
        yield text[start:end]
        start = end


def _mixed(numbers: Numbers) -> Numbers:
    """Mix the bits of each number: splitmix64 (Steele, Lea and Flood, OOPSLA 2014), which loses none."""
    import numpy as np

    numbers = numbers + np.uint64(0x9E3779B97F4A7C15)
    numbers = (numbers ^ (numbers >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    numbers = (numbers ^ (numbers >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return numbers ^ (numbers >> np.uint64(31))


def _smallest(numbers: Numbers) -> tuple[int, ...]:
    """Give the smallest value of the numbers under each permutation, its upper 32 bits."""
    import numpy as np

    factors, terms = _permutations()
    least = np.full(VALUES, np.iinfo(np.uint64).max, dtype=np.uint64)
    for start in range(0, len(numbers), _AT_ONCE):
        some = numbers[start : start + _AT_ONCE]
        for place in range(VALUES):
            least[place] = min(least[place], (some * factors[place] + terms[place]).min())
    return tuple((least >> np.uint64(32)).tolist())


@cache
def _permutations() -> tuple[Numbers, Numbers]:
    import numpy as np

    digests = [hashlib.sha256(f"{_SEED}{number}".encode()).digest() for number in range(VALUES)]
    factors = np.array([int.from_bytes(digest[:8], "big") | 1 for digest in digests], dtype=np.uint64)
    terms = np.array([int.from_bytes(digest[8:16], "big") for digest in digests], dtype=np.uint64)
    return factors, terms
