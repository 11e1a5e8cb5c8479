from datetime import date, datetime
from typing import Any

import polars as pl
import pytest

from sijill.matching import Columns, InvalidRecords


def test_one_name_or_a_list_of_names_read_the_same() -> None:
    one = Columns().select(pl.DataFrame({"id": ["a", "b"], "name": ["Ali", None]}))
    several = Columns().select(pl.DataFrame({"id": ["a", "b"], "name": [["Ali"], [None]]}))
    assert one.equals(several)


def test_columns_may_have_any_name_and_what_is_not_there_is_empty() -> None:
    frame = Columns(id="key", name="who", sex="gender").select(
        pl.DataFrame({"key": [2, 1], "who": ["Sara", "Ali"], "gender": ["female", "male"]})
    )
    assert frame.get_column("id").to_list() == ["1", "2"]
    assert frame.get_column("row").to_list() == [1, 0]
    assert frame.get_column("father").null_count() == 2


@pytest.mark.parametrize(
    ("frame", "column"),
    [
        (pl.DataFrame({"id": ["a"]}), "name"),
        (pl.DataFrame({"id": ["a", None], "name": ["x", "y"]}), "id"),
        (pl.DataFrame({"id": ["a", "a"], "name": ["x", "y"]}), "id"),
    ],
)
def test_a_frame_that_cannot_be_matched_names_its_column(frame: pl.DataFrame, column: str) -> None:
    with pytest.raises(InvalidRecords) as caught:
        Columns().select(frame)
    assert caught.value.column == column


def test_dates_may_be_texts_or_dates_with_a_time() -> None:
    frame = pl.DataFrame(
        {
            "id": ["a", "b", "c"],
            "name": ["x", "y", "z"],
            "born": ["1990-12-31", " ", None],
            "taken": [datetime(2020, 1, 2, 3), None, None],
        }
    )
    found = Columns(birth_earliest="born", event_earliest="taken").select(frame)
    assert found["birth_earliest"].to_list() == [date(1990, 12, 31), None, None]
    assert found["event_earliest"].to_list() == [date(2020, 1, 2), None, None]


def test_a_column_that_is_missing_is_told_with_those_that_are_there() -> None:
    with pytest.raises(InvalidRecords) as caught:
        Columns().select(pl.DataFrame({"ID": ["a"], "Name": ["x"]}))
    assert str(caught.value) == "column 'id' is missing from the frame, which has ID, Name"


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        (["1990-01-01", "about 1990"], "cannot be read as birth_earliest: row 2 holds 'about 1990'"),
        ([float("nan"), None], "holds numbers, which cannot be birth_earliest"),
        ([1990, 1991], "holds numbers, which cannot be birth_earliest"),
        ([True, False], "holds values of the type Boolean, which cannot be birth_earliest"),
    ],
)
def test_a_date_that_is_no_date_is_refused_and_never_guessed(cells: list[Any], said: str) -> None:
    frame = pl.DataFrame({"id": ["a", "b"], "name": ["x", "y"], "born": cells})
    with pytest.raises(InvalidRecords) as caught:
        Columns(birth_earliest="born").select(frame)
    assert str(caught.value).startswith(f"column 'born' {said}")
    assert str(caught.value).endswith("give dates like 1990-12-31, and leave empty what is not known")


@pytest.mark.parametrize(
    "names",
    [
        pl.Series([{"given": "Ali"}, {"given": "Reza"}]),
        pl.Series([[["Ali"]], [["Reza"]]]),
        pl.Series([b"Ali", b"\xff"]),
        pl.Series([object(), 5], dtype=pl.Object),
    ],
)
def test_what_is_no_text_is_no_name(names: pl.Series) -> None:
    frame = pl.DataFrame({"id": ["a", "b"], "name": names})
    with pytest.raises(InvalidRecords, match="which cannot be name: give texts, or a list of texts"):
        Columns().select(frame)


def test_texts_of_few_different_values_may_be_categories() -> None:
    sexes = pl.Series(["male", None], dtype=pl.Categorical)
    found = Columns(sex="sex").select(pl.DataFrame({"id": ["a", "b"], "name": ["x", "y"], "sex": sexes}))
    assert found["sex"].to_list() == ["male", None]
