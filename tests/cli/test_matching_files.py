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


def test_one_portrait_is_evidence_and_a_cell_that_is_no_hash_is_named(sijill: Shell) -> None:
    rows = ("Name,Photo hash", "Navid Talmari,9c3a5e7712d4b86f", "نوید تلماری,9c3a5e7712d4b86d",
            "Navid Talmari,portrait.jpg")  # fmt: skip
    (sijill.folder / "photos.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")

    found = sijill.json("match", "photos.csv")

    assert found["findings"] == [
        "“Photo hash”: “portrait.jpg” (row 4) could not be read and says nothing here.",
    ]
    first = found["pairs"][0]
    assert (first["left"], first["right"], first["verdict"]) == (2, 3, "same")
    assert "portrait nearly the same" in first["reason"]


def test_any_two_rows_are_explained_with_bars_that_add_up(people: Shell) -> None:
    told = people.json("match", "people.csv", "--explain", "3", "2")

    assert (told["left"], told["right"], told["verdict"], told["by_person"]) == ("2", "3", "same", False)
    bits = sum(step["millibits"] for step in told["steps"]) / 1000
    assert told["probability"] / 1_000_000 == pytest.approx(1 / (1 + 2**-bits), abs=1e-3)
    assert {"what": "Name", "left": "Navid Talmari", "right": "نوید تلماری"} in told["said"]
    lines = people("match", "people.csv", "--explain", "2", "3").out.splitlines()
    first = next(line for line in lines if line.startswith("two records at random"))
    second = next(line for line in lines if line.startswith("the same given name"))
    assert "░" in first
    assert "█" in second
    # Each bar begins where the last one ended.
    assert first.index("░") <= second.index("█") <= len(first)
    assert "Held to be one person, says the model." in lines


def test_two_rows_that_nobody_would_ask_about_are_explained_too(people: Shell) -> None:
    told = people.json("match", "people.csv", "--explain", "2", "6")

    assert told["verdict"] is None
    assert told["probability"] < 10_000
    assert "too little to be worth a look" in people("match", "people.csv", "--explain", "2", "6").out


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (("2", "9"), "The list has no row 9; its rows are 2 to 6."),
        (("2", "2"), "2 is named twice; name two to compare."),
        (
            ("2", "x"),
            "Invalid value for --explain: of FILE it takes the numbers of two rows;"
            " see `sijill match --help`.",
        ),
    ],
)
def test_rows_that_cannot_be_explained_are_told(people: Shell, rows: tuple[str, str], said: str) -> None:
    assert people("match", "people.csv", "--explain", *rows, expect=2).refusal == said


def test_a_model_is_exported_for_splink_with_the_frame_that_it_asks_for(people: Shell) -> None:
    people("match", "people.csv", "--export-splink", "s.json", "--splink-frame", "f.parquet")

    settings = json.loads((people.folder / "s.json").read_text("utf-8"))
    frame = pl.read_parquet(people.folder / "f.parquet")
    assert frame["unique_id"].to_list() == [2, 3, 4, 5, 6]
    assert settings["link_type"] == "dedupe_only"
    assert [one["output_column_name"] for one in settings["comparisons"]][:2] == ["given", "family"]


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--splink-frame", "f.parquet"), "--splink-frame goes with --export-splink"),
        (("--export-splink", "s.json", "--splink-frame", "f.csv"), "which Parquet alone can"),
        (("--master", "local[2]"), "--master is for --engine spark"),
    ],
)
def test_options_that_do_not_go_together_are_refused(
    people: Shell, options: tuple[str, ...], said: str
) -> None:
    assert said in people("match", "people.csv", *options, expect=2).refusal
    assert sorted(path.name for path in people.folder.iterdir()) == ["people.csv"]


@pytest.mark.group("spark")
def test_spark_gives_what_threads_give(people: Shell) -> None:
    given = people.json("match", "people.csv")

    assert people.json("match", "people.csv", "--engine", "spark", "--master", "local[2]") == given
