"""Key columns: given, remembered, guessed where the guess holds."""

from __future__ import annotations

import json

import pytest

from sijill.intake import IntakeError
from sijill.intake.keys import anchors, choose_key
from sijill.intake.mapping import map_columns
from sijill.vocabulary import Vocabulary

HEADERS = ["No", "Name", "Father's name"]
Cells = list[list[str]]


def chosen(
    vocabulary: Vocabulary, cells: Cells, *, given: list[str] | None = None, saved: list[str] | None = None
) -> list[str]:
    columns = map_columns(HEADERS, vocabulary, said={}, saved={})
    rows = [(number, 0, tuple(row)) for number, row in enumerate(cells, 2)]
    return [column.header for column in choose_key(columns, rows, given=given, saved=saved)]


def test_a_filled_and_unique_number_is_the_key(vocabulary: Vocabulary) -> None:
    assert chosen(vocabulary, [["1", "Amir", ""], ["2", "Amir", ""]]) == ["No"]


@pytest.mark.parametrize("second", ["", "۱"])
def test_else_the_name_with_the_fathers_name(vocabulary: Vocabulary, second: str) -> None:
    assert chosen(vocabulary, [["1", "Amir", "Salim"], [second, "Amir", "Karim"]]) == [
        "Name",
        "Father's name",
    ]


def test_else_a_person_must_say(vocabulary: Vocabulary) -> None:
    with pytest.raises(IntakeError, match="--key"):
        chosen(vocabulary, [["1", "Amir", "Salim"], ["1", "amir", "Salim "]])


def test_what_is_given_goes_before_what_was_used_before(vocabulary: Vocabulary) -> None:
    cells = [["1", "Amir", "Salim"]]

    assert chosen(vocabulary, cells, given=["name"], saved=["No"]) == ["Name"]
    assert chosen(vocabulary, cells, saved=["Name"]) == ["Name"]


def test_a_key_column_that_is_not_there_is_refused(vocabulary: Vocabulary) -> None:
    with pytest.raises(IntakeError, match=r"“Case” \(of the version before\) is not there; name one of “No”"):
        chosen(vocabulary, [["1", "Amir", ""]], saved=["Case"])


def test_a_key_is_the_same_in_every_spelling_and_keeps_its_parts_apart(vocabulary: Vocabulary) -> None:
    columns = map_columns(HEADERS, vocabulary, said={}, saved={})
    rows = [
        (2, 0, ("۷", "على ", "ab")),
        (3, 0, ("7", " علی", "AB")),
        (4, 0, ("7", "علیa", "b")),
        (5, 0, (" ", " ", " ")),
    ]

    first, second, third, fourth = anchors(rows, columns[1:])

    assert first == second != third
    assert json.loads(str(first)) == ["علی", "ab"]
    assert fourth is None
