"""The parts of the names in a frame: each distinct name read once, each distinct part once."""

from __future__ import annotations

from array import array
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import numpy as np
import polars as pl
from numpy.typing import NDArray

from sijill import names
from sijill.collecting import collector_paused
from sijill.matching.slips import heard_as
from sijill.names.compiling import compiled
from sijill.names.compounds import after_article, shared_spelling
from sijill.names.keys import part_keys
from sijill.names.parsing import Role, masculine
from sijill.names.sounds import sounds
from sijill.names.words import Kind, Word, words_of

Numbers = NDArray[np.int32]
Starts = NDArray[np.int64]

MOST_PARTS = 6
MOST_FORMS = 16
"""Of further forms of one record's name nothing is read: each is compared with all forms of the other."""

LONGEST = 200
"""Longer names are cut: nobody's name has so many letters, and a cell with a whole text shall not stop a
run."""

_ASIDE = r"[^\p{L}\p{N}\s'’\-\x{200c}\x{200d}]|[0-9_]"
"""A name with such a sign is read as a whole, and so is one that begins with capitals alone."""

_IN_CAPITALS = r"^\P{L}*\p{Lu}\P{L}*\p{Lu}"
_SMALL = r"[\p{Ll}\p{Lo}\p{Lm}\p{Lt}]"
_AT_ONCE = 1 << 18
_EVERY_CLASS = (1 << 32) - 1
_CLASSES = {name: 1 << place for place, name in enumerate("PTJKCXDRSFLMNHYA")}


class Written(NamedTuple):
    """Names of one kind in a frame, by record.

    Record ``i`` bears forms ``form[i] … form[i + 1]``, and form ``f`` has the parts ``part[start[f] …
    start[f + 1]]``, given name first and family name last.
    """

    form: Starts
    start: Starts
    part: Numbers


class _Word(NamedTuple):
    """The parts that a word is: as the first of a name, and after another word.

    ``None`` where that depends on its neighbours.
    """

    first: tuple[int, ...] | None
    later: tuple[int, ...] | None


@dataclass(slots=True)
class Parts:
    """All distinct parts of the names in a frame, by number; names are added with :meth:`read`."""

    number: dict[str, int] = field(default_factory=dict)
    _of_word: dict[str, _Word] = field(default_factory=dict)

    def read(self, column: pl.Series) -> Written:
        """Read a column of lists of names. Names with nothing to read are left out."""
        if (column.list.len().max() or 0) > MOST_FORMS:  # type: ignore[operator]  # lengths are numbers
            column = column.list.unique(maintain_order=True).list.head(MOST_FORMS)
        exploded = pl.DataFrame({"name": column}).with_row_index("record").explode("name").drop_nulls("name")
        exploded = exploded.with_columns(pl.col("name").str.slice(0, LONGEST)).unique(maintain_order=True)
        texts = exploded["name"].unique(maintain_order=True)
        text = exploded.join(texts.to_frame().with_row_index("text"), on="name", maintain_order="left")[
            "text"
        ]
        record, text_of = exploded["record"].to_numpy().astype(np.int64), text.to_numpy().astype(np.int64)
        del exploded, text
        with collector_paused():
            read = [self._read(texts[at : at + _AT_ONCE]) for at in range(0, len(texts), _AT_ONCE)]
        lengths = np.concatenate([np.zeros(0, dtype=np.int64), *(length for length, _ in read)])
        parts = np.concatenate([np.zeros(0, dtype=np.int32), *(part for _, part in read)])
        readable = lengths[text_of] > 0
        text_of, record = text_of[readable], record[readable]
        start = _starts(lengths[text_of])
        form = _starts(np.bincount(record, minlength=column.len()))
        return Written(form, start, parts[_within(_starts(lengths)[text_of], lengths[text_of])])

    def _read(self, texts: pl.Series) -> tuple[Starts, Numbers]:
        """Give how many parts each name has, and all parts one after the other."""
        told = pl.col("name")
        frame = texts.alias("name").to_frame()
        whole = frame.select(
            told.str.contains(_ASIDE) | (told.str.contains(_IN_CAPITALS) & told.str.contains(_SMALL))
        ).to_series()
        split = frame.select(
            pl.when(~whole).then(told.str.replace_all(r"\s+", " ").str.strip_chars(" ").str.split(" "))
        )
        words = split.with_row_index("text").explode("name").drop_nulls("name").filter(told != "")
        distinct = words["name"].unique(maintain_order=True)
        first, later, flat = self._tabulate(distinct.to_list())
        code = words.join(distinct.to_frame().with_row_index("word"), on="name", maintain_order="left")[
            "word"
        ].to_numpy()
        text = words["text"].to_numpy().astype(np.int64)
        del words, split
        opens = np.ones(len(text), dtype=np.bool_)
        np.not_equal(text[1:], text[:-1], out=opens[1:])
        begin = np.where(opens, first[0][code], later[0][code])
        count = np.where(opens, first[1][code], later[1][code])
        unsure = whole.to_numpy().copy()
        unsure[text[count < 0]] = True
        sure = ~unsure[text]
        text, begin, count = text[sure], begin[sure], count[sure]
        lengths = np.bincount(text, weights=count, minlength=len(texts)).astype(np.int64)
        parts = flat[_within(begin, count)]
        asked = np.flatnonzero(unsure)
        read = [self._parse(name) for name in texts.gather(asked).to_list()]
        lengths[asked] = [len(one) for one in read]
        found = np.empty(int(lengths.sum()), dtype=np.int32)
        is_asked = np.repeat(unsure, lengths)
        found[~is_asked] = parts
        found[is_asked] = [part for one in read for part in one]
        kept = np.minimum(lengths, MOST_PARTS)
        return kept, found[_within(_starts(lengths)[:-1], kept)]

    def _parse(self, text: str) -> list[int]:
        number = self.number
        shared = (one.shared for one in names.parse(text).parts if one.role is not Role.INITIAL)
        return [number.setdefault(one, len(number)) for one in shared]

    def _tabulate(self, words: list[str]) -> tuple[tuple[Starts, Starts], tuple[Starts, Starts], Numbers]:
        """Give where the parts of each word begin among all parts and how many they are, -1 if that depends
        on its neighbours: as the first word, and as a later one."""
        flat = array("i")
        begin, count = np.zeros((2, len(words)), dtype=np.int64), np.zeros((2, len(words)), dtype=np.int64)
        for place, word in enumerate(words):
            known = self._of_word.get(word)
            if known is None:
                known = self._of_word[word] = self._word(word)
            for row, parts in enumerate(known):
                begin[row, place] = len(flat)
                count[row, place] = -1 if parts is None else len(parts)
                flat.extend(parts or ())
        held = np.frombuffer(flat, dtype=np.int32) if flat else np.zeros(0, dtype=np.int32)
        return (begin[0], count[0]), (begin[1], count[1]), held

    def _word(self, word: str) -> _Word:
        read = words_of(word)
        if not read:
            return _Word(None, None)
        if len(read) == 2 and read[0].kind is Kind.ARTICLE and read[0].hyphen and _is_plain(read[1]):
            # An article that a hyphen joins is left out, but for the first word it may be a title's.
            return _Word(None, self._numbers([masculine(read[1].spelt)]))
        if not all(
            _is_plain(one) and not (one.article and masculine(one.spelt) != one.spelt) for one in read
        ):
            return _Word(None, None)
        parts = self._numbers([one.spelt for one in read])
        return _Word(parts, parts)

    def _numbers(self, spelt: list[str]) -> tuple[int, ...]:
        number = self.number
        return tuple(number.setdefault(shared_spelling(one), len(number)) for one in spelt)

    def keyed(self) -> Keys:
        """Give the blocking keys of each part, once all names have been read."""
        self._of_word.clear()
        start, flat = array("q", [0]), array("i")
        number: dict[str, int] = {}
        signs: list[int] = []
        sure, may = array("I"), array("I")
        begins, heard = array("q", [0]), bytearray()
        with collector_paused():
            for part in self.number:
                all_have, some_have = _EVERY_CLASS, 0
                keys = part_keys(part)
                for key in keys:
                    place = number.get(key)
                    if place is None:
                        place = number[key] = len(number)
                        signs.append(_signs(key))
                    all_have &= signs[place]
                    some_have |= signs[place]
                    flat.append(place)
                start.append(len(flat))
                sure.append(all_have if keys else 0)
                may.append(some_have)
                heard += heard_as(sounds(part))
                begins.append(len(heard))
        return Keys(
            np.array(start, dtype=np.int64),
            np.array(flat, dtype=np.int32),
            np.array(sure, dtype=np.uint32),
            np.array(may, dtype=np.uint32),
            np.array(begins, dtype=np.int64),
            np.frombuffer(bytes(heard), dtype=np.int8),
        )


def _is_plain(word: Word) -> bool:
    return word.kind is Kind.PLAIN and not word.hyphen and word.spelt not in after_article()


def _starts(counts: NDArray[Any]) -> Starts:
    """Give where each of several runs begins, and where the last ends."""
    found = np.zeros(len(counts) + 1, dtype=np.int64)
    np.cumsum(counts, out=found[1:])
    return found


def _within(begin: Starts, counts: Starts) -> Starts:
    """Give the places of runs of so many that begin at these places."""
    start = _starts(counts)
    found: Starts = np.repeat(begin - start[:-1], counts) + np.arange(start[-1])
    return found


@dataclass(frozen=True, slots=True)
class Keys:
    """Blocking keys of parts by number; as bits the consonant classes that a part surely and perhaps has; and
    its sounds, ``heard[begins[i] : begins[i + 1]]`` (see :mod:`sijill.matching.slips`)."""

    start: Starts
    key: Numbers
    sure: NDArray[np.uint32]
    may: NDArray[np.uint32]
    begins: Starts
    heard: NDArray[np.int8]


def _signs(key: str) -> int:
    bits = 0
    for letter in key:
        bits |= _CLASSES.get(letter, 0)
    return bits


@compiled
def fill_keys(
    form: Starts, start: Starts, part: Numbers, key_start: Starts, key: Numbers, table: Numbers
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
