"""The sentence that says why two records are held to be of one person, or may be."""

from __future__ import annotations

from enum import IntEnum

import polars as pl

from sijill.matching.levels import EVIDENCE, Likeness, Place, Time, Word
from sijill.matching.photos import Photo

_NAMES = {
    "given": "given name",
    "family": "family name",
    "father": "father's name",
    "grandfather": "grandfather's name",
    "birth": "birth",
    "event": "event",
    "sex": "sex",
    "place": "place",
    "prison": "prison",
    "occupation": "occupation",
    "identity": "identity number",
    "photo": "portrait",
}
_SAID: dict[type[IntEnum], dict[int, str]] = {
    Likeness: {
        Likeness.DIFFERENT: "another {}",
        Likeness.FAR: "{} alike but for a slip",
        Likeness.NEAR: "{} somewhat alike",
        Likeness.ALIKE: "{} nearly the same",
        Likeness.SAME: "the same {}",
    },
    Time: {
        Time.APART: "{}: the days contradict each other",
        Time.WITHIN_A_YEAR: "{}: less than a year apart",
        Time.NEAR: "{}: days near each other",
        Time.POSSIBLE: "{}: may be of one day",
        Time.SAME_YEAR: "{}: may be of one day, by the year",
        Time.SAME_MONTH: "{}: may be of one day, by the month",
        Time.SAME_DAY: "{}: the same day",
    },
    Place: {
        Place.DIFFERENT: "another {}",
        Place.NEIGHBOURS: "{} in the same province",
        Place.SAME: "the same {}",
    },
    Word: {Word.DIFFERENT: "another {}", Word.SAME: "the same {}"},
    Photo: {
        Photo.OTHER: "another {}",
        Photo.NEAR: "{} much alike",
        Photo.NEARLY_SAME: "{} nearly the same",
        Photo.SAME: "the same {}",
    },
}
_ONE_LIST = "both are in one list, which rarely has a person twice"


def sentences(pairs: pl.DataFrame) -> pl.Series:
    """Give a sentence for each row of :attr:`Matching.pairs`."""
    said: dict[tuple[int, ...], str] = {}
    rows = []
    marks = pairs.select(f"{what}_level" for what in EVIDENCE)
    for levels, probability in zip(marks.iter_rows(), pairs["probability"], strict=True):
        if levels not in said:
            said[levels] = _sentence(levels)
        rows.append(f"{said[levels]}; all in all {probability:.1%} likely to be one person.")
    return pl.Series("reason", rows, dtype=pl.String)


def piece(what: str, level: int) -> str:
    """Say what one piece of evidence is, at its level; empty if it says nothing."""
    if not level or (what == "source" and level != Word.SAME):
        return ""
    return _ONE_LIST if what == "source" else _SAID[EVIDENCE[what]][level].format(_NAMES[what])


def _sentence(levels: tuple[int, ...]) -> str:
    found = [piece(what, level) for what, level in zip(EVIDENCE, levels, strict=True)]
    text = "; ".join(filter(None, found)) or "Nothing can be compared"
    return text[:1].upper() + text[1:]
