"""Portraits, by their perceptual hashes of 64 bits: one photograph in two lists, or one much like it.

A hash says that two pictures were made of one photograph, cut, scaled or saved again; it knows no faces. Two
photographs of one person are two pictures, so another one says little. A hash that many records bear is not
anybody's own: it is a placeholder, a flag, a candle, and says nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum
from itertools import combinations
from typing import Any

import numpy as np
import polars as pl
from numpy.typing import NDArray

from sijill.names.compiling import compiled, woven

Hashes = NDArray[np.uint64]
Places = NDArray[np.int32]

MOST_BEARERS = 20
"""Records that may bear one hash; of more it is taken for a placeholder."""

BANDS = 8
_SHARED = 2
_WRITTEN = re.compile(r"(?:0x)?([0-9a-f]{16})", re.IGNORECASE)
_NEAR_BITS = 6
_FAR_BITS = 10


class Photo(IntEnum):
    """In how many bits the hashes of two portraits differ: more than 10, up to 10, up to 6, none."""

    MISSING = 0
    OTHER = 1
    NEAR = 2
    NEARLY_SAME = 3
    SAME = 4


_OTHER, _NEAR, _NEARLY_SAME, _SAME = (int(level) for level in tuple(Photo)[1:])


def photo_hash(text: str) -> str | None:
    """Give a hash as 16 small hexadecimal digits, ``None`` if the text is none."""
    found = _WRITTEN.fullmatch(text.strip())
    return found[1].lower() if found else None


@dataclass(frozen=True, slots=True)
class Photos:
    """The hash of each record's portrait, 0 where it has none; ``notes`` are sentences on what says nothing.

    A hash of no bit at all is that of an empty picture, and none.
    """

    code: Hashes
    notes: tuple[str, ...]

    @classmethod
    def read(cls, column: pl.Series) -> Photos:
        """Read a column of hashes written in hexadecimal digits."""
        texts = column.drop_nulls().unique().sort().to_list()
        known = {text: photo_hash(text) for text in texts if text.strip()}
        unread = [text for text, found in known.items() if found is None]
        notes = [f"{len(unread)} photo hashes are not of 16 hexadecimal digits, such as {unread[0][:40]!r};"
                 " they say nothing."] if unread else []  # fmt: skip
        if not known:
            return cls(np.zeros(len(column), dtype=np.uint64), tuple(notes))
        number = {text: int(found, 16) for text, found in known.items() if found is not None}
        code = column.replace_strict(number, default=0, return_dtype=pl.UInt64).fill_null(0).to_numpy()
        hashes, bearers = np.unique(code[code != 0], return_counts=True)
        common = hashes[bearers > MOST_BEARERS]
        if len(common):
            notes.append(
                f"{len(common)} photo hashes are on more than {MOST_BEARERS} records each: taken for"
                " placeholders, they say nothing."
            )
        return cls(np.where(np.isin(code, common), np.uint64(0), code), tuple(notes))

    def halves(self) -> Places:
        """Give both halves of each hash, a row a record."""
        found: Places = np.ascontiguousarray(self.code).view(np.int32).reshape(-1, 2)
        return found

    def atoms(self) -> Places | None:
        """Give what blocking looks at, ``None`` if nobody has a portrait.

        A hash is cut into 8 bands, and each two of them with their bits are one key: hashes that differ in
        up to 6 bits share one for sure, those that differ in 10 mostly (bands: M. Norouzi, A. Punjani and
        D. J. Fleet, CVPR 2012).
        """
        if not self.code.any():
            return None
        bands = self.code[:, None] >> (np.arange(BANDS, dtype=np.uint64) * np.uint64(8)) & np.uint64(255)
        pairs = list(combinations(range(BANDS), _SHARED))
        table = np.full((len(self.code), len(pairs)), -1, dtype=np.int32)
        some = np.flatnonzero(self.code)
        for place, (one, other) in enumerate(pairs):
            table[some, place] = (bands[some, one] << np.uint64(8) | bands[some, other]) + (place << 16)
        return table

    def levels(self, left: Places, right: Places) -> NDArray[np.uint8]:
        """Compare pairs of records, given by their places."""
        return _levels(self.code[left], self.code[right])


@compiled
def _levels(left: Hashes, right: Hashes) -> NDArray[np.uint8]:
    found = np.zeros(len(left), dtype=np.uint8)
    for pair in range(len(left)):
        if left[pair] and right[pair]:
            found[pair] = _level(_bits(left[pair] ^ right[pair]))
    return found


@woven
def level_of_halves(one: Any, rest: Any, other: Any, other_rest: Any) -> int:
    """Give the level of two hashes by their halves (:meth:`Photos.halves`), for inner loops."""
    if (one == 0 and rest == 0) or (other == 0 and other_rest == 0):
        return 0
    return _level(_bits(np.uint64(np.uint32(one ^ other))) + _bits(np.uint64(np.uint32(rest ^ other_rest))))


@woven
def _level(differing: Any) -> int:
    if differing == 0:
        return _SAME
    if differing <= _NEAR_BITS:
        return _NEARLY_SAME
    return _NEAR if differing <= _FAR_BITS else _OTHER


@woven
def _bits(word: Any) -> Any:
    """Count the bits of a number of 64 (H. S. Warren, Hacker's Delight)."""
    word = word - ((word >> np.uint64(1)) & np.uint64(0x5555555555555555))
    word = (word & np.uint64(0x3333333333333333)) + ((word >> np.uint64(2)) & np.uint64(0x3333333333333333))
    word = (word + (word >> np.uint64(4))) & np.uint64(0x0F0F0F0F0F0F0F0F)
    return (word * np.uint64(0x0101010101010101)) >> np.uint64(56)
