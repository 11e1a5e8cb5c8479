"""``sijill match FILE``: the rows of a list outside any register."""

from __future__ import annotations

import csv
import io
import json

import openpyxl
import polars as pl
import pytest

from tests.shell import Shell

LIST = """No,Name,Father's name,Sex,Age,Date of birth,Date of arrest,Place of birth
1,Navid Talmari,Hassan,male,34,,12 May 2021,Ahvaz
2,نوید تلماری,حسن,مرد,,1366,۲۲ اردیبهشت ۱۴۰۰,اهواز
3,Sara Moradlu,,f,27,,,Shiraz
4,سارا مرادلو,,زن,,1373,,شیراز
5,Karim Ganjeh,Ali,m,41,,,Tabriz
"""


@pytest.fixture
def people(sijill: Shell) -> Shell:
    (sijill.folder / "people.csv").write_text(LIST, encoding="utf-8")
    return sijill


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))


def test_rows_of_one_person_in_two_scripts_and_calendars_get_one_number(people: Shell) -> None:
    people("match", "people.csv", "-o", "out.csv", "--pairs", "pairs.csv")

    matched = rows((people.folder / "out.csv").read_text("utf-8"))
    pairs = rows((people.folder / "pairs.csv").read_text("utf-8"))
    assert [row["sijill_person"] for row in matched] == ["2", "2", "4", "4", "6"]
    assert [row["Name"] for row in matched] == [line.split(",")[1] for line in LIST.splitlines()[1:]]
    assert {(row["left"], row["right"], row["verdict"]) for row in pairs} == {
        ("2", "3", "same"),
        ("4", "5", "same"),
    }


def test_a_spreadsheet_and_a_parquet_file_give_what_the_csv_gives(people: Shell) -> None:
    lines = [line.split(",") for line in LIST.splitlines()]
    book = openpyxl.Workbook()
    for line in lines:
        book.worksheets[0].append(line)
    book.save(people.folder / "people.xlsx")
    pl.DataFrame(lines[1:], schema=lines[0], orient="row").write_parquet(people.folder / "people.parquet")
    given = people.json("match", "people.csv")

    assert people.json("match", "people.xlsx") == given
    assert people.json("match", "people.parquet") == given
    assert given["people"] == 3


def test_a_cell_that_cannot_be_read_is_named_with_its_row_and_takes_no_part(people: Shell) -> None:
    text = LIST.replace("12 May 2021", "soon").replace(",41,", ",forty-ish,")
    (people.folder / "people.csv").write_text(text, encoding="utf-8")

    assert people.json("match", "people.csv")["findings"] == [
        "“Date of arrest”: “soon” (row 2) could not be read and says nothing here.",
        "“Age”: “forty-ish” (row 6) could not be read and says nothing here.",
    ]


def test_a_saved_model_gives_the_same_answer_again(people: Shell) -> None:
    first = people.json("match", "people.csv", "--save-model", "model.json")

    assert people.json("match", "people.csv", "--model", "model.json") == first


@pytest.mark.parametrize(
    ("held", "said"),
    [
        ("{}", "model.json holds no model; save one with `sijill match --save-model`."),
        ("[1, 2", "model.json holds no model; save one with `sijill match --save-model`."),
        (None, "model.json: it cannot be opened (No such file or directory); name a saved model."),
    ],
)
def test_what_is_no_model_is_refused(held: str | None, said: str, people: Shell) -> None:
    if held is not None:
        (people.folder / "model.json").write_text(held, encoding="utf-8")

    assert people("match", "people.csv", "--model", "model.json", expect=2).refusal == said


def test_a_model_with_a_chance_of_nothing_is_refused(people: Shell) -> None:
    people("match", "people.csv", "--save-model", "model.json")
    model = json.loads((people.folder / "model.json").read_text("utf-8"))
    model["weights"]["m"]["given"][0] = 0.0
    (people.folder / "model.json").write_text(json.dumps(model), encoding="utf-8")

    said = people("match", "people.csv", "--model", "model.json", expect=2).refusal

    assert said == "model.json holds a damaged model; save one with `sijill match --save-model`."


def test_a_list_whose_headers_are_not_known_says_how_to_name_them(people: Shell) -> None:
    (people.folder / "odd.csv").write_text("wer,was\nNavid Talmari,x\nnoweed talmaree,y\n", encoding="utf-8")

    said = people("match", "odd.csv", expect=2).refusal

    assert said == (
        "No column holds the name of a person, or the name or size of a group;"
        ' say which does, as in --map "wer=name".'
    )
    assert people.json("match", "odd.csv", "--map", "wer=name")["records"] == 2


def test_what_is_no_parquet_is_refused_without_a_traceback(people: Shell) -> None:
    (people.folder / "people.parquet").write_text(LIST, encoding="utf-8")

    said = people("match", "people.parquet", expect=2).refusal

    assert said.startswith("people.parquet cannot be read as Parquet (")
    assert said.endswith("); save it again, or as CSV, with plain columns.")


def test_ten_thousand_rows_of_one_name_end_in_bounded_time(people: Shell) -> None:
    (people.folder / "same.csv").write_text("Name\n" + "Ali Hassan\n" * 10_000, encoding="utf-8")

    found = people.json("match", "same.csv")

    assert found["records"] == 10_000
    assert found["compared"] < 200_000
