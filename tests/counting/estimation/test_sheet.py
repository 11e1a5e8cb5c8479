"""Tables as people save them: what is wrong is told in one sentence, with its row."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from sijill.counting import InvalidTable
from sijill.counting.estimation.sheet import read_sheet
from sijill.counting.estimation.table import ListTable, read_csv


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "table.csv"


def read(path: Path, held: str, encoding: str = "utf-8") -> ListTable:
    path.write_text(held, encoding=encoding, newline="")
    return read_csv(path)


@pytest.mark.parametrize(
    ("held", "said"),
    [
        (
            "a,b,count\n1,0,4\n0,1,-3\n",
            "column 'count' may hold whole numbers from 0 up only, and row 3 holds '-3'",
        ),
        (
            "a,b,count\n1,0,2.5\n",
            "column 'count' may hold whole numbers from 0 up only, and row 2 holds '2.5'",
        ),
        ("a,b,count\n1,0,4\n1,x,4\n", "column 'b' may hold 0 and 1 only, and row 3 holds 'x'"),
        ("a,b,count\n1,2,4\n", "column 'b' may hold 0 and 1 only, and row 2 holds '2'"),
        ("a,b,count\n1,0,4\n\n1,,4\n", "column 'b' has an empty cell in row 4; it may hold 0 and 1"),
        (
            "a,b,count\n1,0,1000000000000\n",
            "column 'count' may hold whole numbers from 0 up only, and row 2 holds '1000000000000', more"
            " people than there are",
        ),
        ("a,b\n1,0\n", "column 'count' is missing from table.csv, whose columns are 'a', 'b'"),
        ("a,a,count\n1,0,3\n", "column 'a' of table.csv needs a name that no other column has"),
        ("a,,count\n1,0,3\n", "column '' of table.csv needs a name that no other column has"),
        ("count\n3\n", "column 'count' stands alone; beside it there is one column of 0 and 1 for each list"),
        (
            "a,b,count\n1,0,3,9,9\n",
            "column 'count' cannot be read from table.csv: some row has more cells than the header",
        ),
        (
            "",
            "column 'count' cannot be read from table.csv: it is no CSV file with a header, its first row is"
            " empty",
        ),
    ],
)
def test_what_is_wrong_is_told_with_its_row(path: Path, held: str, said: str) -> None:
    with pytest.raises(InvalidTable) as caught:
        read(path, held)
    assert str(caught.value) == said


def test_a_file_that_is_not_in_utf_8_is_told_how_to_be_saved(path: Path) -> None:
    with pytest.raises(InvalidTable, match="save it as CSV UTF-8"):
        read(path, "أ,ب,count\n1,0,3\n", encoding="cp1256")


def test_a_folder_is_no_table(tmp_path: Path) -> None:
    with pytest.raises(InvalidTable, match="cannot be opened"):
        read_csv(tmp_path)


PLAIN = "a,b,count\n1,0,12\n0,1,7\n1,1,5\n"


@pytest.mark.parametrize(
    "held",
    [
        PLAIN.replace(",", ";"),
        PLAIN.replace(",", "\t"),
        PLAIN.replace("\n", "\r\n"),
        "\ufeff" + PLAIN,
        PLAIN + "\n\n",
        PLAIN.replace("12", "١٢").replace("7", "۷"),
        PLAIN.replace("12", " 12.0 "),
    ],
)
def test_what_spreadsheets_make_of_a_table_is_read_the_same(path: Path, held: str) -> None:
    assert read(path, held).counts == (((0, 1), 7), ((1, 0), 12), ((1, 1), 5))


def test_names_may_hold_commas_and_any_script(path: Path) -> None:
    table = read(path, '"families, north",لجنة المحامين,count\n1,0,3\n0,1,4\n1,1,2\n')
    assert table.lists == ("families, north", "لجنة المحامين")


def test_a_column_of_words_is_left_as_it_is(path: Path) -> None:
    path.write_text("year,a,count\n01,1,3\n", encoding="utf-8")
    assert read_sheet(path, text=["year"]).to_dicts() == [{"year": "01", "a": 1, "count": 3}]


def test_a_million_rows_are_read_in_seconds_and_told_of_in_one_sentence(path: Path) -> None:
    rows = [f"{n & 1},{n >> 1 & 1},{n >> 2 & 1},{n >> 3 & 1},1\n" for n in range(1, 16)]
    start = time.process_time()
    table = read(path, "a,b,c,d,count\n" + "".join(rows) * 66_667)
    assert table.documented == 1_000_005
    assert [note.sentence() for note in table.notes] == [
        "15 patterns stand on more than one row; their counts were added up."
    ]
    assert time.process_time() - start < 20
