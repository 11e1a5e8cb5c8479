"""A frame of records, read into numbers that can be compared."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import polars as pl
from numpy.typing import NDArray

from sijill import names, places
from sijill.matching.columns import ById
from sijill.matching.dividing import Atoms
from sijill.matching.gluing import divided
from sijill.matching.parts import Keys, Parts, Written, fill_keys
from sijill.matching.photos import Photos
from sijill.text import fold_text, script

Numbers = NDArray[np.int32]

NEVER = np.int32(2**30)
"""Stands for an open end of an interval of days (the first, negative)."""

_YEARS = 3
_MONTHS = 3
_NAME_KEYS = 6
_ALIKE = 50


@dataclass(frozen=True, slots=True)
class Days:
    """Intervals as days since 1970-01-01; an open side is minus or plus ``NEVER``."""

    first: Numbers
    last: Numbers

    @classmethod
    def read(cls, first: pl.Series, last: pl.Series) -> Days:
        """Read two columns of dates; an interval that runs backward says nothing."""
        start = first.cast(pl.Int32).fill_null(-int(NEVER)).to_numpy()
        end = last.cast(pl.Int32).fill_null(int(NEVER)).to_numpy()
        backward = start > end
        return cls(
            np.where(backward, -NEVER, start).astype(np.int32),
            np.where(backward, NEVER, end).astype(np.int32),
        )

    def units(self, unit: str, most: int) -> Atoms:
        """Give the years or months that an interval touches, none if they are more than ``most``."""
        dates = (self.first.astype("datetime64[D]"), self.last.astype("datetime64[D]"))
        known = (self.first > -NEVER) & (self.last < NEVER)
        begin, end = (np.where(known, day.astype(f"datetime64[{unit}]").astype(np.int64), 0) for day in dates)
        begin, end = begin + 10_000, end + 10_000
        known &= end - begin < most
        table = np.full((len(begin), most), -1, dtype=np.int32)
        for step in range(most):
            here = known & (begin + step <= end)
            table[here, step] = begin[here] + step
        return table

    def days(self) -> Atoms:
        """Give the day of an interval of one day."""
        exact = self.first == self.last
        return np.where(exact, self.first + np.int32(1_000_000), np.int32(-1))[:, None]


@dataclass(frozen=True, slots=True)
class Words:
    """Short texts as numbers, -1 where there is none; ``above`` is what a place lies in, -1 where that is
    unknown.

    ``script`` numbers the script that a word is written in, of words that are known in any script 0.
    """

    code: Numbers
    above: Numbers
    script: Numbers
    known: tuple[str, ...]

    def atoms(self) -> Atoms:
        return self.code[:, None]


@dataclass(frozen=True, slots=True)
class People:
    """Records in the order of their ids, property by property."""

    ids: pl.Series
    parts: Parts
    keys: Keys
    name: Written
    father: Written
    grandfather: Written
    birth: Days
    event: Days
    sex: Words
    place: Words
    prison: Words
    occupation: Words
    identity: Words
    photo: Photos
    source: Words

    @classmethod
    def read(cls, frame: ById | pl.DataFrame) -> People:
        """Read what :meth:`Columns.by_id` or :meth:`Columns.select` gave."""
        parts = Parts()
        name, father, grandfather = (parts.read(frame[kind]) for kind in ("name", "father", "grandfather"))
        keys = parts.keyed()
        return cls(
            ids=frame["id"],
            parts=parts,
            keys=keys,
            name=divided(name, keys, parts),
            father=father,
            grandfather=grandfather,
            birth=Days.read(frame["birth_earliest"], frame["birth_latest"]),
            event=Days.read(frame["event_earliest"], frame["event_latest"]),
            sex=words(frame["sex"]),
            place=place_words(frame["place"]),
            prison=place_words(frame["prison"]),
            occupation=words(frame["occupation"]),
            identity=words(frame["identity"]),
            photo=Photos.read(frame["photo"]),
            source=words(frame["source"]),
        )

    def __len__(self) -> int:
        return len(self.ids)

    def atoms(self) -> dict[str, Atoms]:
        """Give what blocking looks at."""
        name = self._keys(self.name, _NAME_KEYS)
        alone = np.diff(self.name.start)
        single = np.ones(len(self), dtype=np.bool_)
        some = np.diff(self.name.form) > 0
        single[some] = alone[self.name.form[:-1][some]] == 1
        photo = self.photo.atoms()
        return {
            "name": name,
            "father": self._keys(self.father, 2),
            "alone": np.where(single[:, None], name[:, :2], np.int32(-1)),
            "year": self.birth.units("Y", _YEARS),
            "day": self.birth.days(),
            "month": self.event.units("M", _MONTHS),
            "place": self.place.atoms(),
            "prison": self.prison.atoms(),
            "identity": self.identity.atoms(),
            **({} if photo is None else {"photo": photo}),
        }

    def _keys(self, written: Written, most: int) -> Atoms:
        """Give the keys of the parts of each record's names: two of the first and of the last, then
        others."""
        table = np.full((len(written.form) - 1, most), -1, dtype=np.int32)
        fill_keys(written.form, written.start, written.part, self.keys.start, self.keys.key, table)
        return table


def words(column: pl.Series) -> Words:
    """Read a column; spellings that fold alike are one word, and words of two scripts are not compared."""
    folded = {text: fold_text(text).strip() for text in column.unique().drop_nulls().to_list()}
    known = tuple(sorted(set(folded.values()) - {""}))
    number = {word: place for place, word in enumerate(known)}
    scripts: dict[str, int] = {}
    written = [scripts.setdefault(script(word) or "", len(scripts)) + 1 for word in known]
    code = _coded(column, {text: number.get(word, -1) for text, word in folded.items()})
    return Words(
        code,
        np.full(len(code), -1, dtype=np.int32),
        np.where(code >= 0, np.array([*written, 0], dtype=np.int32)[code], 0).astype(np.int32),
        known,
    )


def place_words(column: pl.Series) -> Words:
    """Read a column of places; one place is one word in every script, with what it lies in if that is known.

    A name that the gazetteer lacks meets its likeliest spelling in the other script.
    """
    number: dict[str, int] = {}
    above: list[int] = []
    of_text: dict[str, int] = {}
    lying: dict[str, int] = {}
    unknown: dict[str, list[str]] = {}
    for text in sorted(column.unique().drop_nulls().to_list()):
        found = places.lookup(text)
        if found:
            place = number.setdefault(found[0].id, len(number))
            of_text[text] = place
            if place == len(above):
                above.append(lying.setdefault(found[0].parent or "", len(lying)))
        elif fold_text(text).strip():
            unknown.setdefault(fold_text(text).strip(), []).append(text)
    same = one_in_two_scripts(tuple(unknown))
    for folded, texts in unknown.items():
        place = number.setdefault(f"?{same.get(folded, folded)}", len(number))
        of_text |= dict.fromkeys(texts, place)
    above += [-1] * (len(number) - len(above))
    code = _coded(column, of_text)
    return Words(code, _gathered(code, above, -1), np.zeros(len(code), dtype=np.int32), tuple(number))


def one_in_two_scripts(folded: Sequence[str]) -> dict[str, str]:
    """Give for words of the script that is rarer here their likeliest spelling in the other, if any."""
    by_script: dict[str, list[str]] = {}
    for word in folded:
        by_script.setdefault(script(word) or "", []).append(word)
    if len(by_script) < 2:
        return {}
    ordered = sorted(by_script.values(), key=len)
    many, few = ordered[-1], [word for words_of in ordered[:-1] for word in words_of]
    by_key: dict[str, list[str]] = {}
    for word in many:
        for key in names.keys(word):
            by_key.setdefault(key, []).append(word)
    pairs = [(word, other) for word in few for other in _sharing_a_key(word, by_key)]
    if not pairs:
        return {}
    scores = names.scores([one for one, _ in pairs], [other for _, other in pairs])
    best: dict[str, tuple[float, str]] = {}
    for (word, other), score in zip(pairs, scores.tolist(), strict=True):
        if score >= names.SAME:
            best[word] = max(best.get(word, (0.0, "")), (score, other))
    return {word: other for word, (_, other) in best.items()}


def _sharing_a_key(word: str, by_key: dict[str, list[str]]) -> list[str]:
    return list(dict.fromkeys(other for key in names.keys(word) for other in by_key.get(key, ())[:_ALIKE]))


def _gathered(code: Numbers, values: Iterable[int], nothing: int) -> Numbers:
    held = np.array([*values, nothing], dtype=np.int32)
    found: Numbers = held[code]
    return found


def _coded(column: pl.Series, number: dict[str, int]) -> Numbers:
    frame = pl.DataFrame(
        {"text": list(number), "code": list(number.values())}, {"text": pl.String, "code": pl.Int32}
    )
    joined = column.alias("text").to_frame().join(frame, on="text", how="left", maintain_order="left")
    found: Numbers = joined["code"].fill_null(-1).to_numpy().astype(np.int32)
    return found
