"""A chart as rows of a page, and as a file that stands alone."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest

from sijill.documents.drawing import Chart, Row, bar, box, matrix, scale
from sijill.documents.markup import element

SVG = "{http://www.w3.org/2000/svg}"


def chart(*, right: bool = True) -> Chart:
    on = scale([0, 100], right_to_left=right)
    rows = (
        Row("a heading"),
        Row("قائمة <1>", element("data", "٤٠", value="40"), "٤٠", "ملاحظة", "ملاحظة", bar(on, 40)),
        Row("b", "50", "50", marks=box(on, 20, 60), lead=matrix([True, False], right_to_left=right)),
    )
    return Chart("k-chart", "A title", "What it shows", "ar" if right else "en", on, rows, str)


def test_the_words_of_a_page_are_the_pages_own_and_the_marks_are_hidden_from_readers_of_words() -> None:
    made = chart().html()

    assert "قائمة &lt;1&gt;" in made
    assert made.count('<svg aria-hidden="true"') == 4
    assert 'role="group" aria-label="A title" aria-describedby="k-chart-said"' in made


@pytest.mark.parametrize("right", [True, False])
def test_a_file_is_xml_with_a_title_a_description_and_every_word(right: bool) -> None:
    drawn = ElementTree.fromstring(chart(right=right).file().encode())

    assert drawn.tag == f"{SVG}svg"
    assert drawn.get("direction") == ("rtl" if right else "ltr")
    assert [drawn.findtext(f"{SVG}{name}") for name in ("title", "desc")] == ["A title", "What it shows"]
    words = {text.text for text in drawn.iter(f"{SVG}text")}
    assert {"A title", "a heading", "قائمة <1>", "٤٠", "ملاحظة", "b", "50"} <= words
    assert drawn.get("aria-labelledby") == "title desc"


def test_a_file_asks_for_nothing() -> None:
    drawn = chart().file()

    assert re.findall(r"https?://[^\"']+", drawn) == ["http://www.w3.org/2000/svg"]
    assert re.findall(r"url\(([^)]*)\)", drawn) == ["#hatch"]


def test_the_axis_begins_on_the_side_of_reading() -> None:
    right, left = chart(right=True), chart(right=False)

    assert bar(left.scale, 50).startswith('<rect x="1.00%" width="48.00%"')
    assert bar(right.scale, 50).startswith('<rect x="51.00%" width="48.00%"')
