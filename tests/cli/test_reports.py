"""``sijill count --report`` and ``--charts``: of a bare table and of a register."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from xml.etree import ElementTree

import pytest
from jsonschema import Draft202012Validator

from sijill.schemas import schema
from tests.shell import Shell

TABLE = """year,families,monitor,hospital,count
2019,1,0,0,120
2019,0,1,0,95
2019,0,0,1,70
2019,1,1,0,60
2019,1,0,1,42
2019,0,1,1,35
2019,1,1,1,26
2020,1,0,0,8
2020,0,1,0,9
"""
VALUE = re.compile(r'<data value="([^"]+)"')


@pytest.fixture
def table(sijill: Shell) -> Shell:
    (sijill.folder / "table.csv").write_text(TABLE, encoding="utf-8")
    (sijill.folder / "apart.csv").write_text("families,monitor,count\n1,0,120\n0,1,95\n", encoding="utf-8")
    return sijill


def test_a_report_has_the_numbers_of_the_answer(table: Shell) -> None:
    asked = ("count", "table.csv", "--by", "year", "--language", "ar")
    found = table.json(*asked, "--report", "one.html", "--charts", "charts")

    page = (table.folder / "one.html").read_text(encoding="utf-8")
    values = {float(value) for value in VALUE.findall(page)}
    whole = found["whole"]
    assert {whole["documented"], whole["point"], whole["low"], whole["high"]} <= values
    assert {part["documented"] for part in found["by"]["year"]["parts"].values()} <= values
    assert '<html lang="ar" dir="rtl">' in page
    assert [error.message for error in Draft202012Validator(schema("count")).iter_errors(found)] == []
    assert "sijill count table.csv --by year --language ar --report one.html --charts charts --json" in page
    names = sorted(path.name for path in (table.folder / "charts").iterdir())
    assert names == ["by-year.svg", "families.svg", "otherwise.svg", "overlaps.svg", "result.svg"]
    for path in (table.folder / "charts").iterdir():
        ElementTree.fromstring(path.read_bytes())


def test_the_same_question_gives_the_same_bytes(table: Shell) -> None:
    pages = []
    for folder in ("here", "there"):
        (table.folder / folder).mkdir()
        table("count", "apart.csv", "--report", f"{folder}/out.html", "--charts", folder)
        pages.append([path.read_bytes() for path in sorted((table.folder / folder).iterdir())])

    assert len(pages[0]) == 3
    assert pages[0] == [page.replace(b"--charts there", b"--charts here") for page in pages[1]]


def test_a_refusal_is_reported_too(table: Shell) -> None:
    said = table("count", "apart.csv", "--report", "apart.html", "--language", "fa").out

    assert "The report is in apart.html." in said
    page = (table.folder / "apart.html").read_text(encoding="utf-8")
    assert "برآوردی داده نمی‌شود" in page
    assert "فهرست‌ها به بخش‌هایی جدا می‌شوند" in page


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--report", "out.svg"), "out.svg does not end in .html"),
        (("--report", "nowhere/out.html"), "There is no folder nowhere"),
        (("--charts", "table.csv"), "table.csv is a file"),
        (("--by", "month", "--report", "out.html"), "column 'month' is not in apart.csv"),
    ],
)
def test_what_cannot_be_written_is_said_in_one_sentence_before_anything_is_computed(
    options: tuple[str, ...], said: str, table: Shell
) -> None:
    done = table("count", "apart.csv", *options, expect=2)

    assert said in done.err
    assert done.out == ""
    assert sorted(path.name for path in table.folder.iterdir() if path.suffix == ".html") == []


def test_a_register_is_reported_with_the_numbers_of_its_counts(small_register: Path, sijill: Shell) -> None:
    shutil.copytree(small_register, sijill.folder / "register")
    counted = sijill.json("count", "--register", "register")
    said = sijill("count", "--register", "register", "--report", "out.html", "--language", "ar").out

    assert "The report is in out.html." in said
    page = (sijill.folder / "out.html").read_text(encoding="utf-8")
    values = {float(value) for value in VALUE.findall(page)}
    assert {counted["documented"]["total"]["number"]["min"], counted["position"]} <= values
    assert counted["definitions"]["documented"]["ar"].split(".")[0] in page
    assert [f'id="count-{facet}"' in page for facet in ("event_type", "period", "place")] == [True] * 3


def test_an_estimate_of_a_register_that_cannot_be_given_is_reported_with_why(
    small_register: Path, sijill: Shell
) -> None:
    shutil.copytree(small_register, sijill.folder / "register")
    sijill("count", "--register", "register", "--estimate", "--report", "out.html")

    page = (sijill.folder / "out.html").read_text(encoding="utf-8")
    assert "No estimate is given" in page
    assert 'id="voices"' in page


def test_an_answer_that_is_compared_has_no_report(small_register: Path, sijill: Shell) -> None:
    shutil.copytree(small_register, sijill.folder / "register")

    done = sijill("count", "--register", "register", "--again", "kept.json", "--report", "out.html", expect=2)

    assert "--again compares answers; leave --report and --charts out" in done.err
