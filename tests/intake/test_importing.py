"""Importing lists: what is added, changed, unchanged and removed, and what is refused."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import pytest

from sijill.claims import AudienceKind, Kind, SourceDetails, check_value
from sijill.claims.source import Audience
from sijill.errors import SijillError
from sijill.intake import ImportAnswer, IntakeError, StaleImport, apply
from sijill.ledger import encode, read_rows
from tests.intake.conftest import DEMO, Lists

HEADERS = ["Name", "Father's name", "Age", "Arrest date", "Prison"]
AMIR = ["Amir Lumawi", "Salim", "31", "2023-10-02", "Rishbar prison"]
BANU = ["Banu Shahbari", "Karim", "24", "October 2023", "Tirdan prison"]
CYRUS = ["Cyrus Mirlani", "Dara", "62", "1402/07/15", ""]
DARA = ["Dara Kultabi", "Yusuf", "", "2023", "Varshak prison"]


def counts(answer: ImportAnswer) -> tuple[int, int, int, int]:
    return answer.added, answer.changed, answer.unchanged, answer.removed


def test_a_list_becomes_people_their_events_and_claims_with_passages(lists_on_both: Lists) -> None:
    lists = lists_on_both
    answer = lists.bring(HEADERS, AMIR)

    assert {name: part for name, part in answer.as_json().items() if name != "warnings"} == {
        "list": "families",
        "version": 1,
        "added": 1,
        "changed": 0,
        "unchanged": 0,
        "removed": 0,
        "refused": [],
        "mapping": [
            {"header": "Name", "column": "name", "sure": True},
            {"header": "Father's name", "column": "father_name", "sure": True},
            {"header": "Age", "column": "age", "sure": True},
            {"header": "Arrest date", "column": "arrest.date", "sure": True},
            {"header": "Prison", "column": "prison", "sure": True},
        ],
        "entry": 3,
    }
    records = lists.select("SELECT kind, type, name FROM record ORDER BY kind, type")
    assert records == [
        ("event", "arrest", None),
        ("event", "detention", None),
        ("person", "", "Amir Lumawi"),
    ]
    claims = lists.select('SELECT property, kind, original, "column", state FROM claim')
    assert sorted(claims) == [
        ("age", "age", "31", "Age", "accepted"),
        ("date", "date", "2023-10-02", "Arrest date", "accepted"),
        ("father_name", "name", "Salim", "Father's name", "accepted"),
        ("name", "person", "Amir Lumawi", "Name", "accepted"),
        ("prison", "place", "Rishbar prison", "Prison", "accepted"),
        ("type", "event", "Arrest date", "Arrest date", "accepted"),
        ("type", "event", "Prison", "Prison", "accepted"),
    ]
    assert lists.faults() == []


def test_the_same_file_again_writes_nothing(lists_on_both: Lists) -> None:
    lists = lists_on_both
    lists.bring(HEADERS, AMIR, BANU)
    before = lists.entries()

    answer = lists.bring(HEADERS, AMIR, BANU)

    assert counts(answer) == (0, 0, 2, 0)
    assert (answer.version, answer.entry) == (1, None)
    assert lists.entries() == before


def test_a_sheet_saved_anew_in_another_order_with_other_bytes_adds_nothing(lists_on_both: Lists) -> None:
    lists = lists_on_both
    lists.bring(HEADERS, AMIR, BANU, CYRUS)
    claims = lists.select("SELECT id, version FROM claim ORDER BY id")

    backwards = [[f" {cell}" for cell in reversed(row)] for row in (HEADERS, CYRUS, AMIR, BANU)]
    path = lists.save(
        *backwards, [""] * 5, encoding="utf-16", delimiter=";", quoting=1, lineterminator="\r\n"
    )
    answer = apply(lists.plan(path))

    assert counts(answer) == (0, 0, 3, 0)
    assert (answer.version, answer.refused) == (2, ())
    assert answer.entry is not None
    assert lists.select("SELECT id, version FROM claim ORDER BY id") == claims
    assert lists.faults() == []


def test_a_corrected_cell_puts_the_new_claim_beside_the_old_one(lists_on_both: Lists) -> None:
    lists = lists_on_both
    lists.bring(HEADERS, AMIR, BANU)

    answer = lists.bring(HEADERS, [*AMIR[:2], "32", *AMIR[3:]], BANU)

    assert counts(answer) == (0, 1, 1, 0)
    ages = lists.select("SELECT original, superseded FROM claim WHERE property = 'age' ORDER BY original")
    assert ages == [("24", None), ("31", answer.entry), ("32", None)]
    assert lists.faults() == []


def test_a_correction_taken_back_makes_the_first_claim_stand_again(lists_on_both: Lists) -> None:
    lists = lists_on_both
    lists.bring(HEADERS, AMIR)
    lists.bring(HEADERS, [*AMIR[:2], "32", *AMIR[3:]])

    answer = lists.bring(HEADERS, AMIR)

    assert counts(answer) == (0, 1, 0, 0)
    assert lists.said("age") == [("31", {"years": 31, "at": None})]
    assert lists.faults() == []


def test_a_row_that_is_no_longer_there_is_removed_and_can_come_back(lists_on_both: Lists) -> None:
    lists = lists_on_both
    lists.bring(HEADERS, AMIR, BANU, CYRUS)

    gone = lists.bring(HEADERS, AMIR, CYRUS)
    names = lists.names()
    back = lists.bring(HEADERS, AMIR, BANU, CYRUS, [*DARA])

    assert counts(gone) == (0, 0, 2, 1)
    assert names == ["Amir Lumawi", "Cyrus Mirlani"]
    assert counts(back) == (2, 0, 2, 0)
    assert lists.names() == ["Amir Lumawi", "Banu Shahbari", "Cyrus Mirlani", "Dara Kultabi"]
    assert lists.faults() == []


def test_more_than_half_of_the_rows_vanish_only_by_leave(lists: Lists) -> None:
    lists.bring(HEADERS, AMIR, BANU, CYRUS)
    before = lists.entries()

    with pytest.raises(IntakeError, match=r"2 of the 3 rows .* --allow-removals"):
        lists.bring(HEADERS, AMIR)
    assert lists.entries() == before

    assert counts(lists.bring(HEADERS, AMIR, allow_removals=True)) == (0, 0, 1, 2)


def test_a_dry_run_writes_nothing_and_leaves_nothing(lists: Lists) -> None:
    before = lists.entries()
    files = sorted(lists.register.files.folder.rglob("*"))

    with lists.plan(lists.save(HEADERS, AMIR)) as plan:
        assert plan.answer.added == 1
        assert plan.answer.entry is None

    assert lists.entries() == before
    left = [path for path in lists.register.files.folder.rglob("*") if path.is_file()]
    assert left == [path for path in files if path.is_file()]


def test_an_impossible_date_is_a_finding_and_its_words_are_kept(lists: Lists) -> None:
    answer = lists.bring(HEADERS, AMIR, [], [*BANU[:3], "31 February 2023", BANU[4]])

    [finding] = [refusal.as_json() for refusal in answer.refused]
    assert (finding["row"], finding["column"]) == (4, "Arrest date")
    assert finding["reason"].startswith("“31 February 2023” cannot be a date")
    assert answer.added == 2
    assert ("31 February 2023", {"text": "31 February 2023"}) in lists.said("date")


def test_a_row_without_a_name_is_refused_and_an_empty_one_is_nothing(lists: Lists) -> None:
    answer = lists.bring(["No", *HEADERS], ["1", *AMIR], [""] * 6, ["2", "", *BANU[1:]])

    assert counts(answer) == (1, 0, 0, 0)
    [finding] = answer.refused
    assert (finding.row, finding.column) == (4, "")
    assert "not imported" in finding.reason


def test_a_row_without_a_key_is_refused(lists: Lists) -> None:
    answer = lists.bring(["No", *HEADERS], ["1", *AMIR], ["", *BANU], key_columns=["No"])

    assert counts(answer) == (1, 0, 0, 0)
    [finding] = answer.refused
    assert (finding.row, finding.column) == (3, "")
    assert "“No” is empty" in finding.reason


def test_a_row_whose_name_was_lost_stays_as_it_was(lists: Lists) -> None:
    lists.bring(["No", *HEADERS], ["1", *AMIR], ["2", *BANU])

    answer = lists.bring(["No", *HEADERS], ["1", *AMIR], ["2", "", *BANU[1:]])

    assert counts(answer) == (0, 0, 1, 0)
    assert lists.names() == ["Amir Lumawi", "Banu Shahbari"]


def test_rows_of_one_key_keep_their_ids_whatever_their_order(lists_on_both: Lists) -> None:
    lists = lists_on_both
    headers = ["Case number", "Name", "Age"]
    first, second, third = ["7", "Amir", "31"], ["7", "Banu", "24"], ["7", "Cyrus", "62"]
    lists.bring(headers, first, second, third, key_columns=["Case number"])
    ids = dict(lists.select("SELECT name, id FROM record WHERE kind = 'person'"))

    again = lists.bring(headers, third, first, second)
    corrected = lists.bring(headers, third, ["7", "Amir", "32"], second)
    removed = lists.bring(headers, third, second)

    assert counts(again) == (0, 0, 3, 0)
    assert counts(corrected) == (0, 1, 2, 0)
    assert counts(removed) == (0, 0, 2, 1)
    assert dict(lists.select("SELECT name, id FROM record WHERE kind = 'person'")) == ids
    assert lists.names() == ["Banu", "Cyrus"]


def test_an_unsure_header_is_taken_only_when_somebody_says_so_and_then_remembered(lists: Lists) -> None:
    headers = ["Name", "Date", "Remarks"]
    first = lists.bring(headers, ["Amir", "2023-11-03", "Baker"])
    mapped = lists.bring(headers, ["Amir", "2023-11-03", "Baker"], mapping={" DATE": "killing.date"})
    again = lists.bring(headers, ["Amir", "2023-11-03", "Baker"], ["Banu", "2023-11-04", ""])

    assert first.as_json()["mapping"][1] == {"header": "Date", "column": None, "sure": False}
    assert counts(mapped) == (0, 1, 0, 0)
    assert mapped.version == 2
    assert again.as_json()["mapping"][1]["column"] == "killing.date"
    assert counts(again) == (1, 0, 1, 0)
    assert lists.select("SELECT DISTINCT type FROM record WHERE kind = 'event'") == [("killing",)]


def test_an_import_that_another_one_overtook_writes_nothing(lists_on_both: Lists) -> None:
    lists = lists_on_both
    lists.bring(HEADERS, AMIR)
    plan = lists.plan(lists.save(HEADERS, AMIR, BANU, name="late.csv"))
    lists.bring(HEADERS, AMIR, CYRUS)
    before = lists.entries()

    with pytest.raises(StaleImport, match="nothing was written, run the import again"):
        apply(plan)

    assert lists.entries() == before
    assert lists.names() == ["Amir Lumawi", "Cyrus Mirlani"]
    rows = [path for path in (lists.register.files.folder / "rows").rglob("*") if path.is_file()]
    assert len(rows) == 2


def test_a_file_changed_between_plan_and_import_is_refused(lists: Lists) -> None:
    path = lists.save(HEADERS, AMIR)
    plan = lists.plan(path)
    lists.save(HEADERS, AMIR, BANU)
    before = lists.entries()

    with pytest.raises(SijillError, match="changed meanwhile"):
        apply(plan)

    assert lists.entries() == before


def test_a_source_that_is_kept_already_can_be_imported_by_its_id(lists: Lists) -> None:
    from sijill.intake import add_source

    path = lists.save(HEADERS, AMIR)
    details = SourceDetails(language="en", audience=Audience(AudienceKind.PUBLIC))
    added = add_source(lists.register, path, details, author=lists.register.settings.author)

    answer = apply(lists.plan(added.id))

    assert counts(answer) == (1, 0, 0, 0)
    assert lists.select("SELECT DISTINCT source FROM record") == [(added.id,)]
    assert lists.select("SELECT audience FROM source") == [("public",)]


def test_a_short_row_is_filled_up_and_a_cell_under_no_header_is_a_finding(lists: Lists) -> None:
    answer = lists.bring(HEADERS, ["Amir", "Salim"], [*BANU, "what is this"])

    assert answer.added == 2
    [finding] = answer.refused
    assert (finding.row, finding.column) == (3, "")
    assert "under no header" in finding.reason
    assert any("fewer than" in warning for warning in answer.warnings)


@pytest.mark.parametrize(
    ("rows", "reason"),
    [
        ([["Wer", "Age"], ["Amir", "31"]], '--map "Wer=name"'),
        ([["", "  "], ["Amir", "31"]], "must hold the headers"),
        ([["Name"]], "has headers but no rows"),
        ([["Name"], ["Amir"], ["Amir"]], "--key"),
        (
            [["Name", "Note", "Remarks"], ["Amir", "a", "b"]],
            'both mean note; leave one out with --map "Remarks="',
        ),
    ],
)
def test_a_list_that_cannot_be_taken_says_what_to_do(
    lists: Lists, rows: list[list[str]], reason: str
) -> None:
    before = lists.entries()

    with pytest.raises(IntakeError) as refused:
        lists.bring(*rows)

    assert reason in str(refused.value)
    assert lists.entries() == before


def test_a_text_is_no_list(lists: Lists) -> None:
    path = lists.folder / "letter.txt"
    path.write_text("Amir was arrested.", encoding="utf-8")

    with pytest.raises(IntakeError, match="is a text, not a table"):
        lists.plan(path)


MAPPINGS = {
    "list_ar.csv": {
        "سنوات السجن": "sentence.penalty",
        "أشهر": "sentence.penalty",
        "جلدات": "sentence.penalty",
        "غرامة (دينار)": "sentence.penalty",
        "بلا اسم": "group.unnamed",
    },
    "list_en.csv": {"Fine (dinars)": "sentence.penalty"},
    "list_fa.csv": {
        "جزای نقدی (دینار)": "sentence.penalty",
        "شمار": "group.size",
        "بی‌نام": "group.unnamed",
    },
}


def test_the_demo_lists_come_in_whole_and_their_one_fault_is_found(lists_on_both: Lists) -> None:
    lists = lists_on_both
    sources = tomllib.loads((DEMO / "sources.toml").read_text(encoding="utf-8"))["source"]
    found = {}
    for source in sources:
        if "list" in source:
            plan = lists.plan(
                DEMO / source["file"],
                list_name=source["list"],
                mapping=MAPPINGS[source["file"]],
                key_columns=source["key_columns"],
                details=SourceDetails(language=source["language"]),
            )
            found[source["file"]] = apply(plan)

    assert {name: counts(answer) for name, answer in found.items()} == {
        "list_ar.csv": (35, 0, 0, 0),
        "list_en.csv": (30, 0, 0, 0),
        "list_fa.csv": (40, 0, 0, 0),
    }
    refused = [(name, item.row, item.column) for name, answer in found.items() for item in answer.refused]
    assert refused == [("list_en.csv", 26, "Arrest date")]
    assert len(lists.select("SELECT 1 FROM record WHERE kind = 'group'")) == 2
    check_every_claim(lists)
    check_every_derived_row(lists)
    assert lists.faults() == []


def check_every_claim(lists: Lists) -> None:
    """Every value keeps the rules of its kind, and every wording stands where the passage says."""
    texts = {source: lists.text_of(source) for (source,) in lists.select("SELECT id FROM source")}
    columns = 'kind, value, original, start, "end", source'
    for kind, value, original, start, end, source in lists.select(f"SELECT {columns} FROM claim"):
        check_value(Kind(kind), json.loads(value))
        there = texts[source][start:end].replace("\x1f", " ")
        assert there == original


def check_every_derived_row(lists: Lists) -> None:
    """The fast encoding is the canonical one."""
    for (root,) in lists.select("SELECT root FROM list_version"):
        for row in read_rows(lists.register.files.rows(root)):
            assert row.body is not None
            assert encode(json.loads(row.body)) == row.body


def test_the_list_of_a_folder_is_named_by_its_name_alone(lists: Lists, tmp_path: Path) -> None:
    lists.bring(HEADERS, AMIR)

    other = lists.bring(HEADERS, AMIR, list_name="lawyers")

    assert counts(other) == (1, 0, 0, 0)
    assert len(lists.select("SELECT id FROM record WHERE kind = 'person'")) == 2
    assert len(lists.select("SELECT id FROM source")) == 1
