"""What a source says has one id, wherever it stands in a list and however it is understood."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from sijill.claims import claim_id
from sijill.store.projectors.statements import place
from sijill.store.statements import ClaimLine, RecordLine, claim_rows, statement_body
from tests.store.making import Team, dump

KEY = bytes(32)
RECORD, SOURCE = "a" * 32, "b" * 32

words = st.text(max_size=8)


def id_of(line: ClaimLine) -> str:
    [row] = claim_rows(KEY, SOURCE, [line.as_json()], origin="import", state="accepted", version=1)
    return str(row[0])


lines = st.builds(
    ClaimLine,
    record=st.none() | st.just(RECORD),
    property=words,
    kind=words,
    value=st.dictionaries(words, st.none() | words | st.integers(0, 9), max_size=3),
    original=words,
    start=st.none() | st.integers(0, 9),
    end=st.none() | st.integers(0, 9),
    column=st.none() | words,
    claimant=st.none() | words,
    via=st.lists(words, max_size=2).map(tuple),
    modality=words,
)


@given(lines, st.dictionaries(words, words, max_size=2))
def test_the_value_is_never_in_the_id(line: ClaimLine, value: dict[str, str]) -> None:
    other = ClaimLine(**{**{name: getattr(line, name) for name in ClaimLine.__slots__}, "value": value})

    assert id_of(line) == id_of(other)


@given(lines)
def test_the_id_is_that_of_the_reference(line: ClaimLine) -> None:
    passage = line.column if line.column is not None else f"{SOURCE}:{line.start}-{line.end}"

    assert id_of(line) == claim_id(
        KEY,
        record=line.record or SOURCE,
        field=line.property,
        original=line.original,
        passage=passage,
        claimant=line.claimant or "",
    )


@given(st.lists(lines, max_size=3))
def test_a_row_is_canonical_json_with_values_as_text(claims: list[ClaimLine]) -> None:
    body = statement_body([RecordLine(RECORD, "person", name="Sara")], claims, row={"id": RECORD})

    read = json.loads(body)
    assert read["records"] == [[RECORD, "person", "", None, "Sara"]]
    assert [json.loads(line[3]) for line in read["claims"]] == [claim.value for claim in claims]
    assert body == json.dumps(read, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


@given(st.lists(st.tuples(st.integers(0, 2**30), st.integers(0, 2**24 - 1), st.integers(0, 15)), min_size=2))
def test_places_are_in_the_order_of_entry_row_and_number(places: list[tuple[int, int, int]]) -> None:
    assert sorted(places) == sorted(places, key=lambda one: place(*one))
    assert all(place(*one) < 2**63 for one in places)


def test_a_corrected_row_keeps_its_record_and_both_wordings(team: Team) -> None:
    before = team.bring("families", {"1": {"name": "Sara", "age": "24", "note": "a poet"}})
    after = team.bring("families", {"1": {"name": "Sara", "age": "25"}})

    assert after == before
    claims = {row[6]: row[15] for row in dump(team.tables)["claim"]}
    seq = team.tables.select("SELECT MAX(seq) FROM entry")[0][0]
    assert claims == {"Sara": None, "24": seq, "25": None, "a poet": seq}


def test_a_wording_that_comes_back_is_the_same_claim_again(team: Team) -> None:
    record = team.bring("families", {"1": {"name": "Sara", "age": "24"}})["1"]
    first = team.claims_of(record)["age"][0]
    team.bring("families", {"1": {"name": "Sara", "age": "25"}})
    team.bring("families", {"1": {"name": "Sara", "age": "24"}})

    standing = team.tables.select("SELECT id FROM claim WHERE superseded IS NULL AND property = 'age'")
    assert standing == [(first,)]


def test_a_row_that_is_gone_and_comes_back_is_the_same_row(team: Team) -> None:
    rows = {"1": {"name": "Sara", "arrest.date": "2022-09-21"}, "2": {"name": "Amir"}}
    people = team.bring("families", rows)
    before = {row[0] for row in dump(team.tables)["claim"]}
    team.bring("families", {"2": rows["2"]})
    gone = team.tables.select("SELECT gone FROM list_row WHERE id = %s", (people["1"],))
    standing = team.tables.select("SELECT COUNT(*) FROM claim WHERE superseded IS NULL")

    assert (gone, standing) == ([(2,)], [(1,)])
    team.bring("families", rows)
    assert {row[0] for row in dump(team.tables)["claim"]} == before
    assert team.tables.select("SELECT COUNT(*) FROM claim WHERE superseded IS NULL") == [(3,)]
    assert team.tables.select("SELECT gone, version FROM list_row WHERE id = %s", (people["1"],)) == [
        (None, 3)
    ]


def test_the_same_words_twice_in_a_row_are_one_claim(team: Team) -> None:
    from tests.store.making import claim

    source = team.source("a.csv", text="x")
    draft = team.import_draft("families", {"1": {"name": "Sara"}}, source)
    [line] = [json.loads(line)["body"] for line in team.register.files.rows(draft.body["root"])]
    record = line["records"][0][0]
    twice = [claim(record, "note", "a poet", column="note")] * 2
    draft.body["root"] = team.rows_file(
        [statement_body([RecordLine(record, "person")], twice, row=line["row"])]
    )

    team.write(draft)

    assert list(team.claims_of(record)) == ["note"]


def test_a_reading_again_proposes_what_is_new_and_takes_back_what_is_not_said_any_more(team: Team) -> None:
    source = team.source("a.txt", text="Sara")
    record = team.propose(source, "Sara", note="a poet", age="24")
    team.accept(record, "age")
    team.reject(record, "name")

    team.propose(source, "Sara", place="Tirdan")

    query = "SELECT property, state, superseded IS NOT NULL FROM claim ORDER BY property"
    found = [(prop, state, bool(gone)) for prop, state, gone in team.tables.select(query)]
    assert found == [
        ("age", "accepted", False),
        ("name", "rejected", False),
        ("note", "proposed", True),
        ("place", "proposed", False),
    ]


def test_what_a_person_accepted_with_another_value_keeps_its_id_and_its_wording(team: Team) -> None:
    record = team.propose(team.source("a.txt", text="x"), "Sara", age="24")
    claim_id, _ = team.claims_of(record)["age"]

    team.write(team.accepted(claim_id, value={"years": 25, "at": None}))

    [row] = team.tables.select("SELECT id, value, original, state FROM claim WHERE property = 'age'")
    assert row == (claim_id, '{"at":null,"years":25}', "24", "accepted")
