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


def test_a_date_that_is_no_date_is_refused() -> None:
    frame = pl.DataFrame({"id": ["a"], "name": ["x"], "born": ["about 1990"]})
    with pytest.raises(InvalidRecords, match="born"):
        Columns(birth_earliest="born").select(frame)
