"""Frames that nobody would make on purpose are refused with a sentence, or matched in bounded time."""

from __future__ import annotations

import time

import polars as pl
import pytest

from sijill.matching import Columns, Matching, match

SECONDS = 20
"""Processor time that none of these may take, a multiple of what they do take."""


def matched(frame: pl.DataFrame, columns: Columns | None = None) -> Matching:
    """Match a frame and see to it that it did not take long."""
    begun = time.process_time()
    found = match(frame, columns=columns or Columns())
    assert time.process_time() - begun < SECONDS
    assert found.identities.height == frame.height
    return found


@pytest.fixture(scope="module", autouse=True)
def _compiled() -> None:
    """Compile before time is taken."""
    match(
        pl.DataFrame({"id": ["a", "b"], "name": [["Ali Talmari", "علی"], ["Ali Talmari"]]}), columns=Columns()
    )


def test_twenty_thousand_records_alike_in_everything() -> None:
    many = 20_000
    frame = pl.DataFrame(
        {"id": [f"r{row}" for row in range(many)]}
        | {
            name: [value] * many
            for name, value in (("name", "Ali Talmari"), ("father", "Hassan"), ("born", "1990-01-01"))
        }
    )
    found = matched(frame, Columns(father="father", birth_earliest="born", birth_latest="born"))
    assert found.pairs.height < 5 * many
    assert any("not compared" in note for note in found.model.notes)


def test_names_of_ten_thousand_letters() -> None:
    names = [(f"{chr(97 + row % 26)}{row}" + "alitalmari ") * 1000 for row in range(500)]
    assert (
        matched(pl.DataFrame({"id": [f"r{row}" for row in range(500)], "name": names})).model.records == 500
    )


def test_a_record_with_hundreds_of_names() -> None:
    names = [
        [f"Ali {chr(97 + row % 26)}{chr(97 + form % 26)}lmari{chr(97 + form // 26)}" for form in range(300)]
        for row in range(200)
    ]
    matched(pl.DataFrame({"id": [f"r{row}" for row in range(200)], "name": names}))


def test_control_characters_and_marks_of_direction_change_nothing() -> None:
    dirty = "\ufeffAli\u2028\x00 Tal\u202emari\x07\u200f"
    frame = pl.DataFrame(
        {"id": ["a", "b"], "name": [dirty, "Ali Talmari"], "father": ["Hassan", "Has\x00san"]}
    )
    found = matched(frame, Columns(father="father"))
    assert found.pairs.select("left", "right").rows() == [("a", "b")]


def test_columns_in_which_nothing_is_said() -> None:
    empty = pl.Series([None] * 3000, dtype=pl.Null)
    frame = pl.DataFrame(
        {"id": [f"r{row}" for row in range(3000)], "name": empty, "born": empty, "sex": empty}
    )
    found = matched(frame, Columns(birth_earliest="born", sex="sex"))
    assert found.pairs.is_empty()
    assert found.model.notes == ("3000 records have no readable name and match nothing.",)


def test_one_record_is_one_person() -> None:
    found = matched(pl.DataFrame({"id": ["a"], "name": ["Ali Talmari"]}))
    assert found.identities.rows() == [("a", "a")]


def test_days_at_the_ends_of_the_calendar() -> None:
    days = ["0001-01-01", "9999-12-31", "1970-01-01"]
    frame = pl.DataFrame({"id": ["a", "b", "c"], "name": ["Ali Talmari"] * 3, "day": days})
    columns = Columns(birth_earliest="day", birth_latest="day", event_earliest="day")
    assert matched(frame, columns).identities["identity"].to_list() == ["a", "b", "c"]
