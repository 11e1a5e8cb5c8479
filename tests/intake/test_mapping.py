"""What headers are taken to mean."""

from __future__ import annotations

import pytest

from sijill.intake import IntakeError
from sijill.intake.mapping import ListColumn, map_columns, said_before
from sijill.vocabulary import UnknownTerm, Vocabulary


def mapped(
    headers: list[str],
    vocabulary: Vocabulary,
    *,
    said: dict[str, str] | None = None,
    saved: dict[str, str] | None = None,
) -> tuple[ListColumn, ...]:
    return map_columns(headers, vocabulary, said=said or {}, saved=saved or {})


def test_known_headers_are_taken_however_their_letters_are_written(vocabulary: Vocabulary) -> None:
    columns = mapped(["الأسم", " NAME (ENGLISH) ", "تاريخ الإعتقال"], vocabulary)

    assert [column.key for column in columns] == ["name", "name_latin", "arrest.date"]
    assert all(column.sure for column in columns)


def test_an_unsure_header_is_not_taken_and_its_meanings_are_offered(vocabulary: Vocabulary) -> None:
    _, column = mapped(["Name", "Date"], vocabulary)

    assert (column.key, column.sure) == (None, False)
    assert "arrest.date" in column.candidates


def test_a_person_decides_over_the_version_before_and_over_the_vocabulary(vocabulary: Vocabulary) -> None:
    headers = ["Name", "Date", "Note"]
    saved = {"Date": "killing.date", "Note": "status"}

    columns = mapped(headers, vocabulary, said={"date": "execution.date"}, saved=saved)

    assert [column.key for column in columns] == ["name", "execution.date", "status"]
    assert said_before(columns) == [["Date", "execution.date"], ["Note", "status"]]


def test_a_column_can_be_left_out_for_good(vocabulary: Vocabulary) -> None:
    columns = mapped(["Name", "Note"], vocabulary, said={"Note": ""})

    assert [column.key for column in columns] == ["name", None]
    assert said_before(columns) == [["Note", ""]]


def test_a_saved_header_that_is_gone_is_no_fault_but_one_that_is_asked_for_is(
    vocabulary: Vocabulary,
) -> None:
    assert mapped(["Name"], vocabulary, saved={"Gone": "note"})[0].key == "name"
    with pytest.raises(IntakeError, match="No column is headed “Gone”; the headers are “Name”"):
        mapped(["Name"], vocabulary, said={"Gone": "note"})


def test_a_column_that_the_vocabulary_does_not_have_is_refused(vocabulary: Vocabulary) -> None:
    with pytest.raises(UnknownTerm, match="no “shoe_size” among the columns"):
        mapped(["Name", "Shoes"], vocabulary, said={"Shoes": "shoe_size"})


def test_two_columns_of_one_meaning_need_a_persons_word(vocabulary: Vocabulary) -> None:
    with pytest.raises(IntakeError, match="“Note” and “Remarks” both mean note"):
        mapped(["Name", "Note", "Remarks"], vocabulary)

    columns = mapped(["Name", "Note", "Remarks"], vocabulary, said={"Remarks": "note"})

    assert [column.key for column in columns] == ["name", "note", "note"]


def test_two_columns_under_one_header_are_refused(vocabulary: Vocabulary) -> None:
    with pytest.raises(IntakeError, match="Two columns are headed “Note”"):
        mapped(["Name", "Note", "note"], vocabulary, said={"note": "note"})


def test_a_list_must_name_somebody(vocabulary: Vocabulary) -> None:
    with pytest.raises(IntakeError, match='--map "Wer=name"'):
        mapped(["Age", "Wer"], vocabulary)

    assert mapped(["Number of people"], vocabulary)[0].key == "group.size"


def test_headers_know_their_place_in_the_text(vocabulary: Vocabulary) -> None:
    assert [column.start for column in mapped([" Name ", "", "Age"], vocabulary)] == [1, 7, 8]
