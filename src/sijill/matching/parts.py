"""The parts of the names in a frame: each distinct name read once, each distinct part once."""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np
import polars as pl
from numpy.typing import NDArray

from sijill import names
from sijill.names.compiling import compiled
from sijill.names.compounds import after_article, shared_spelling
from sijill.names.keys import part_keys
from sijill.names.parsing import Role
from sijill.names.words import Kind, words_of

Numbers = NDArray[np.int32]
Starts = NDArray[np.int64]

MOST_PARTS = 6
LONGEST = 200
"""Longer names are cut: nobody's name has so many letters, and a cell with a whole text shall not stop a
run."""

_ASIDE = re.compile("[^\\w\\s'’\\-\u200c\u200d]|[0-9_]")
_CLASSES = {name: 1 << place for place, name in enumerate("PTJKCXDRSFLMNHYA")}


class Written(NamedTuple):
    """Names of one kind in a frame, by record.

    Record ``i`` bears forms ``form[i] … form[i + 1]``, and form ``f`` has the parts ``part[start[f] …
    start[f + 1]]``, given name first and family name last.
    """

    form: Starts
    start: Starts
    part: Numbers


@dataclass(slots=True)
class Parts:
    """All distinct parts of the names in a frame, by number; names are added with :meth:`read`."""

    number: dict[str, int] = field(default_factory=dict)
    _of_word: dict[str, tuple[int, ...] | None] = field(default_factory=dict)

    def read(self, column: pl.Series) -> Written:
        """Read a column of lists of names. Names with nothing to read are left out."""
        exploded = pl.DataFrame({"name": column}).with_row_index("record").explode("name").drop_nulls("name")
        exploded = exploded.with_columns(pl.col("name").str.slice(0, LONGEST)).unique(maintain_order=True)
        texts = exploded["name"].unique(maintain_order=True)
        length, flat = array("q"), array("i")
        for parts in self._read(texts.to_list()):
            length.append(len(parts))
            flat.extend(parts)
        lengths = np.frombuffer(length, dtype=np.int64) if length else np.zeros(0, dtype=np.int64)
        offset = np.concatenate([[0], np.cumsum(lengths)])
        where = exploded.join(texts.to_frame().with_row_index("text"), on="name", maintain_order="left")
        text = where["text"].to_numpy().astype(np.int64)
        record = where["record"].to_numpy().astype(np.int64)
        readable = lengths[text] > 0
        text, record = text[readable], record[readable]
        counts = lengths[text]
        start = np.concatenate([[0], np.cumsum(counts)])
        inside = np.arange(start[-1]) - np.repeat(start[:-1], counts)
        parts_of = np.frombuffer(flat, dtype=np.int32) if flat else np.zeros(0, dtype=np.int32)
        form = np.concatenate([[0], np.cumsum(np.bincount(record, minlength=column.len()))])
        return Written(form.astype(np.int64), start, parts_of[np.repeat(offset[text], counts) + inside])

    def _read(self, texts: Iterable[str]) -> Iterable[tuple[int, ...] | list[int]]:
        of_word, number = self._of_word, self.number
        for text in texts:
            found: list[int] | None = []
            if not _ASIDE.search(text):
                for word in text.split():
                    known = of_word[word] if word in of_word else self._word(word)
                    if known is None:
                        found = None
                        break
                    found.extend(known)  # type: ignore[union-attr]  # None leaves the loop
            else:
                found = None
            if found is None:
                parsed = names.parse(text)
                shared = [one.shared for one in parsed.parts if one.role is not Role.INITIAL]
                found = [number.setdefault(one, len(number)) for one in shared]
            yield found[:MOST_PARTS]

    def _word(self, word: str) -> tuple[int, ...] | None:
        """Give the parts that a word is wherever it stands; ``None`` if that depends on its neighbours."""
        read = words_of(word)
        plain = all(one.kind is Kind.PLAIN and not one.hyphen for one in read)
        found = None
        if plain and read and not any(one.spelt in after_article() for one in read):
            spelt = (shared_spelling(one.spelt) for one in read)
            found = tuple(self.number.setdefault(one, len(self.number)) for one in spelt)
        self._of_word[word] = found
        return found

    def keyed(self) -> Keys:
        """Give the blocking keys of each part."""
        start, flat = array("q", [0]), array("i")
        number: dict[str, int] = {}
        sure = np.zeros(len(self.number), dtype=np.uint32)
        may = np.zeros(len(self.number), dtype=np.uint32)
        for place, part in enumerate(self.number):
            keys = part_keys(part)
            signs = [_signs(key) for key in keys] or [0]
            sure[place] = np.bitwise_and.reduce(np.array(signs, dtype=np.uint32))
            may[place] = np.bitwise_or.reduce(np.array(signs, dtype=np.uint32))
            flat.extend(number.setdefault(key, len(number)) for key in keys)
            start.append(len(flat))
        held = np.frombuffer(flat, dtype=np.int32) if flat else np.zeros(0, dtype=np.int32)
        return Keys(np.frombuffer(start, dtype=np.int64), held, sure, may)


@dataclass(frozen=True, slots=True)
class Keys:
    """Blocking keys of parts by number, and as bits the consonant classes that a part surely and perhaps
    has."""

    start: Starts
    key: Numbers
    sure: NDArray[np.uint32]
    may: NDArray[np.uint32]


def _signs(key: str) -> int:
    bits = 0
    for letter in key:
        bits |= _CLASSES.get(letter, 0)
    return bits


@compiled
def fill_keys(
    form: Starts, start: Starts, part: Numbers, key_start: Starts, key: Numbers, table: NDArray[np.int64]
) -> None:
    """Fill each record's row with keys of its parts: first and last part first, each part's likeliest
    first."""
    most = table.shape[1]
    for record in range(len(form) - 1):
        filled = 0
        for level in range(4):
            for name in range(form[record], form[record + 1]):
                count = start[name + 1] - start[name]
                for step in range(count):
                    # First, last, second, third …
                    place = 0 if step == 0 else (count - 1 if step == 1 else step - 1)
                    here = part[start[name] + place]
                    if key_start[here] + level >= key_start[here + 1] or filled >= most:
                        continue
                    value = key[key_start[here] + level]
                    known = False
                    for before in range(filled):
                        known = known or table[record, before] == value
                    if not known:
                        table[record, filled] = value
                        filled += 1
