"""Erased rows of lists: they stay out until a person decides, and so do their bytes."""

from __future__ import annotations

from pathlib import Path

import pytest

from sijill.claims import tombstone
from sijill.intake import StaleImport, apply, row_marks
from sijill.store.erasure import erase_record
from tests.intake.conftest import Lists

KEY = b"k" * 32
HEADERS = ["No", "Name", "Father's name", "Age", "Prison"]
AMIR = ["1", "Amir Lumawi", "Salim", "31", "Rishbar prison"]
BANU = ["2", "Banu Shahbari", "Karim", "24", "Tirdan prison"]
CYRUS = ["3", "Cyrus Mirlani", "Dara", "62", "Tirdan prison"]


def erase_banu(lists: Lists) -> None:
    [(record,)] = lists.select("SELECT id FROM record WHERE name = 'Banu Shahbari'")
    erase_record(lists.register, record, author=lists.register.settings.author)


def bytes_of(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file())


def test_a_row_has_a_mark_of_its_record_and_one_of_what_it_says() -> None:
    marks = row_marks(KEY, "r" * 32, {"name": "علي", "father_name": "كريم", "born": "۲۴"})

    assert marks == (tombstone(KEY, "record:" + "r" * 32), tombstone(KEY, "row:علی|کریم|24"))
    assert row_marks(KEY, "r" * 32, {"name": "على", "father_name": "کریم", "born": "24"}) == marks


def test_a_nameless_row_is_marked_by_its_record_alone() -> None:
    assert row_marks(KEY, "r", {"father_name": "Karim"}) == (tombstone(KEY, "record:r"),)


def test_an_erased_row_does_not_come_in_again(lists: Lists) -> None:
    lists.bring(HEADERS, AMIR, BANU, CYRUS)
    erase_banu(lists)
    before = lists.entries()

    answer = lists.bring(HEADERS, AMIR, BANU, CYRUS)

    assert (answer.added, answer.changed, answer.unchanged, answer.removed) == (0, 0, 2, 0)
    [refusal] = answer.refused
    assert (refusal.row, refusal.column) == (3, "")
    assert "erased for safety" in refusal.reason
    assert lists.entries() == before
    assert lists.names() == ["Amir Lumawi", "Cyrus Mirlani"]
    assert b"Banu" not in bytes_of(lists.register.folder.path)
    assert lists.faults() == []


def test_an_erased_row_in_a_sheet_saved_anew_leaves_no_byte_of_itself(lists_on_both: Lists) -> None:
    lists = lists_on_both
    lists.bring(HEADERS, AMIR, BANU, CYRUS)
    erase_banu(lists)
    dara = ["4", "Dara Kultabi", "Yusuf", "40", "Varshak prison"]

    answer = lists.bring(HEADERS, CYRUS, BANU, dara, [*AMIR[:4], "Varshak prison"])

    assert (answer.added, answer.changed, answer.unchanged, answer.removed) == (1, 1, 1, 0)
    assert [refusal.row for refusal in answer.refused] == [3]
    assert lists.names() == ["Amir Lumawi", "Cyrus Mirlani", "Dara Kultabi"]
    assert b"Banu" not in bytes_of(lists.register.folder.path)
    [(start, end, source)] = lists.select(
        "SELECT start, \"end\", source FROM claim WHERE original = 'Dara Kultabi'"
    )
    from sijill.intake import document_of

    document = document_of(lists.register, source)
    assert document.text[start:end] == "Dara Kultabi"
    assert any("left out of this copy" in warning for warning in document.warnings)
    assert lists.faults() == []
    again = lists.bring(HEADERS, CYRUS, BANU, dara, [*AMIR[:4], "Varshak prison"])
    assert (again.added, again.unchanged, again.entry) == (0, 3, None)


def test_an_erased_person_is_known_in_another_list_under_another_key(lists: Lists) -> None:
    lists.bring(HEADERS, AMIR, BANU, CYRUS)
    erase_banu(lists)

    answer = lists.bring(HEADERS, ["77", *BANU[1:4], "elsewhere"], AMIR, list_name="lawyers")

    assert answer.added == 1
    assert [refusal.row for refusal in answer.refused] == [2]


def test_a_person_can_let_an_erased_row_back_in(lists_on_both: Lists) -> None:
    lists = lists_on_both
    lists.bring(HEADERS, AMIR, BANU, CYRUS)
    erase_banu(lists)

    answer = lists.bring(HEADERS, CYRUS, BANU, AMIR, restore=True)

    assert (answer.added, answer.unchanged, answer.refused) == (1, 2, ())
    assert lists.names() == ["Amir Lumawi", "Banu Shahbari", "Cyrus Mirlani"]
    assert lists.bring(HEADERS, BANU, AMIR, CYRUS).unchanged == 3
    assert lists.faults() == []


def test_a_plan_made_before_an_erasure_cannot_bring_the_row_back(lists: Lists) -> None:
    lists.bring(HEADERS, AMIR, BANU, CYRUS)
    plan = lists.plan(lists.save(HEADERS, AMIR, [*BANU[:4], "Varshak prison"], CYRUS))
    erase_banu(lists)

    with pytest.raises(StaleImport):
        apply(plan)

    assert lists.names() == ["Amir Lumawi", "Cyrus Mirlani"]
    assert b"Banu" not in bytes_of(lists.register.folder.path)
