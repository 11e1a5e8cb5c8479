from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sijill.extraction import ExtractionError, extract_bytes
from sijill.extraction.readers.jsons import MOST_COLUMNS

PEOPLE = (
    '[{"الاسم": "سعاد", "العمر": 27}, {"الاسم": "نور", "السجن": ["ريشبار", {"غرفة": 1.10}], "العمر": null}]'
)
ROWS = [["الاسم", "العمر", "السجن"], ["سعاد", "27", ""], ["نور", "", '["ريشبار", {"غرفة": 1.10}]']]


def rows(text: str, name: str = "list.json") -> list[list[str]]:
    document = extract_bytes(text.encode(), name)
    assert document.tabular
    return [cells for _, cells in document.rows()]


def test_records_are_rows_under_their_keys_as_they_first_come() -> None:
    assert rows(PEOPLE) == ROWS


def test_records_one_a_line_are_the_same_rows() -> None:
    first, second = json.loads(PEOPLE)
    lines = f"{json.dumps(first)}\n\n{json.dumps(second).replace('1.1', '1.10')}\n"

    assert rows(lines, "list.jsonl") == ROWS


def test_the_only_list_of_an_object_is_its_records_and_the_rest_is_kept_beside() -> None:
    document = extract_bytes(f'{{"count": 2, "next": null, "items": {PEOPLE}}}'.encode(), "list.json")

    assert [cells for _, cells in document.rows()] == ROWS
    assert {key: document.properties[key] for key in ("count", "next")} == {"count": "2", "next": "null"}
    assert document.warnings == ("Beside its records it holds count, next: see its properties.",)


def test_places_of_a_map_are_rows_of_their_properties_and_shapes() -> None:
    point = '{"type": "Point", "coordinates": [33.40, 44.1]}'
    feature = f'{{"type": "Feature", "id": 7, "properties": {{"name": "لوماو"}}, "geometry": {point}}}'

    assert rows(f'{{"type": "FeatureCollection", "features": [{feature}]}}', "map.geojson") == [
        ["name", "id", "geometry"],
        ["لوماو", "7", point],
    ]


def test_numbers_stay_as_they_are_written() -> None:
    digits = "9" * 5_000

    assert rows(f'[{{"a": {digits}, "b": 1.10, "c": 1e400, "d": -0}}]')[1] == [digits, "1.10", "1e400", "-0"]


def test_a_key_that_stands_twice_keeps_both_values_and_is_said() -> None:
    document = extract_bytes(b'[{"a": 1, "a": 2, "a": 3}]', "list.json")

    assert [cells for _, cells in document.rows()] == [["a", "a (2)", "a (3)"], ["1", "2", "3"]]
    assert document.warnings == (
        "2 keys stand twice in one record, first 'a'; the later value is in a column of its own.",
    )


def test_what_is_no_json_but_common_is_kept_and_said() -> None:
    document = extract_bytes(b'[{"a": NaN, "b": true}]', "list.json")

    assert [cells for _, cells in document.rows()] == [["a", "b"], ["NaN", "true"]]
    assert document.warnings == ("NaN is no JSON and was kept as it is written.",)


def test_letters_that_no_register_keeps_are_replaced_and_said() -> None:
    document = extract_bytes(rb'[{"a": "\ud800", "b": "x\u0000y", "c": "\u001f"}]', "list.json")

    assert [cells for _, cells in document.rows()][1] == ["�", "x�y", "�"]
    assert document.warnings == ("3 cells hold characters that cannot be kept; they are now U+FFFD.",)


@pytest.mark.parametrize(
    "text",
    ['{"a": {"b": 1}}', "[1, 2]", '"سعاد"', "[]", '[{"a": 1}, 2]', '{"a": [{"b": 1}], "c": [{"d": 2}]}'],
)
def test_what_is_no_list_of_records_is_its_own_text(text: str) -> None:
    document = extract_bytes(text.encode(), "a.json")

    assert (document.text, document.tabular, document.warnings) == (text, False, ())


@pytest.mark.parametrize(
    ("text", "warning"),
    [
        ('[{"a": 1}', "It is not valid JSON (line 1); its text is kept as it stands."),
        ("[" * 200_000, "It nests too deep to be read as records; its text is kept as it stands."),
        (
            json.dumps([{str(n): 1} for n in range(MOST_COLUMNS + 1)]),
            "Its records have too many different keys for a table; its text is kept as it stands.",
        ),
        (r'{"a": "\u0633"}', r"Its letters are written as numbers (\u0627) and cannot be searched."),
    ],
)
def test_what_cannot_be_a_table_is_kept_as_text_and_said(text: str, warning: str) -> None:
    document = extract_bytes(text.encode(), "a.json")

    assert (document.text, document.warnings) == (text, (warning,))


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=5),
    lambda inside: st.lists(inside, max_size=3) | st.dictionaries(st.text(max_size=3), inside, max_size=3),
    max_leaves=6,
)


@given(st.lists(st.dictionaries(st.text(min_size=1, max_size=3), VALUES, min_size=1, max_size=4), min_size=1))
def test_every_record_is_a_row_and_every_key_a_column(records: list[dict[str, object]]) -> None:
    found = rows(json.dumps(records))

    assert len(found) == len(records) + 1
    assert len(found[0]) == len({key for record in records for key in record})
    assert {len(row) for row in found} == {len(found[0])}


@given(st.text(alphabet='[]{}":,01eE.-\\ ua\n', max_size=60))
def test_no_text_breaks_the_reader(text: str) -> None:
    try:
        document = extract_bytes(text.encode(), "a.json")
    except ExtractionError:
        return

    assert document.text
