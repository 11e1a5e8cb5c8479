"""The parts of names in a frame: what is read quickly is what reading a name gives."""

from __future__ import annotations

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sijill import names
from sijill.matching.parts import MOST_PARTS, Parts
from sijill.names.parsing import Role

WORDS = [
    "Ali",
    "Reza",
    "al-Halabi",
    "Abd",
    "al-Rahman",
    "bin",
    "Karimi",
    "Dr.",
    "M.",
    "Abu",
    "علی",
    "الكريمي",
    "عبد",
    "الدين",
    "بن",
    "زاده",
    "محمدرضا",
    "نور",
    "KARIMI",
    "BEN",
    "Al-Shehhiyya",
    "الشحية",
    "ar-Rahim",
    "ud-Din",
    "Jamal",
    "Zayn-al-Abidin",
    "el",
    "ال",
    "Sayed",
    "unknown",
    "known",
    "as",
]


def read(*texts: str | None) -> list[list[list[str]]]:
    """Give the parts of each record's forms."""
    parts = Parts()
    written = parts.read(pl.Series([[text] for text in texts], dtype=pl.List(pl.String)))
    spelt = list(parts.number)
    return [
        [
            [spelt[part] for part in written.part[written.start[form] : written.start[form + 1]]]
            for form in range(written.form[record], written.form[record + 1])
        ]
        for record in range(len(texts))
    ]


def parsed(text: str) -> list[str]:
    return [part.shared for part in names.parse(text).parts if part.role is not Role.INITIAL][:MOST_PARTS]


@settings(max_examples=500, deadline=None)
@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=5).map(" ".join))
def test_every_name_has_the_parts_that_reading_it_gives(text: str) -> None:
    assert read(text) == [[parsed(text)] if parsed(text) else []]


@pytest.mark.parametrize("text", [None, "", "???", "۱۲۳", "Dr."])
def test_a_name_with_nothing_to_read_is_left_out(text: str | None) -> None:
    assert read("Ali Karimi", text)[1] == ([] if not text or not parsed(text) else [parsed(text)])


def test_a_record_may_bear_several_forms_and_one_twice_counts_once() -> None:
    parts = Parts()
    column = pl.Series([["Ali Karimi", "علی کریمی", "Ali Karimi"]], dtype=pl.List(pl.String))

    assert parts.read(column).form.tolist() == [0, 2]


def test_a_cell_with_a_whole_text_is_cut() -> None:
    assert len(read("Ali " * 10_000)[0][0]) <= MOST_PARTS
    assert read("x" * 10_000)[0][0] == ["x" * 200]
