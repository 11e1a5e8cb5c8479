"""What the commands print has the shape that the shipped schemas say, and nothing else has."""

import copy
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from sijill.claims import Kind, Measure, Modality, PenaltyType, State
from sijill.claims.values import CLASSES
from sijill.cli.app import COMMANDS
from sijill.schemas import names, schema
from tests.shell import Shell

SHARED = {"value", "claim"}
# This says something of an object that another schema closes.
MIXED_IN = "urn:sijill:schema:value"
# These have no answer of their own: one keeps on running, the other builds what the rest is asked of.
NO_DOCUMENT = {"serve", "demo"}

SPAN = {"start": 0, "end": 3}
PROPOSAL: dict[str, Any] = {
    "id": "p1",
    "kind": "age",
    **SPAN,
    "text": "one",
    "value": {"years": 31, "at": None},
    "about": None,
    "claimant": None,
    "via": [],
    "modality": "stated",
    "rule": "age",
}
READING = {
    "language": "en",
    "text_sha256": "0" * 64,
    "reader": "rules@1",
    "segments": [{**SPAN, "kind": "paragraph", "rule": "start", "confidence": 100}],
    "proposals": [PROPOSAL],
    "links": [{"type": "same_person", "from": "p1", "to": "p1", "role": None}],
}


def faults(name: str, document: Any) -> list[str]:
    validator = Draft202012Validator(schema(name), format_checker=Draft202012Validator.FORMAT_CHECKER)
    return [f"{error.json_path}: {error.message}" for error in validator.iter_errors(document)]


def short(document: dict[str, Any]) -> dict[str, Any]:
    """Give a document with the first items of its lists: as good, and quicker to hold against a schema."""
    return {key: value[:3] if isinstance(value, list) else value for key, value in document.items()}


@pytest.fixture(scope="module")
def answers(built_demo: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Any]]:
    """Give what every command with ``--json`` prints over the demo register and its sources."""
    sijill = Shell(tmp_path_factory.mktemp("answers"))
    samples = Path(__file__).parents[2] / "docs" / "sample"
    given: dict[str, list[Any]] = {"new": [sijill.json("new", "mine")]}
    mine = ("--register", "mine")
    given["add"] = [sijill.json("add", samples / "article.txt", samples / "monitor.csv", *mine)]
    again = sijill.folder / "again"
    again.mkdir()
    (again / "copy.txt").write_text((samples / "article.txt").read_text() + "\nRepeated elsewhere.\n")
    (again / "letter.rtf").write_text("{\\rtf1 words}")
    given["add"].append(sijill.json("add", again, *mine))
    source = given["add"][0]["sources"][0]["source"]
    copy_of_it = given["add"][1]["sources"][0]["source"]
    given["copies"] = [sijill.json("copies", *mine)]
    verdict = ("--verdict", "copy", "--of", source, "--reason", "word for word")
    given["copies"].append(sijill.json("copies", source, copy_of_it, *verdict, *mine))
    noted = ("--event", "transfer", "--by", "a courier", "--note", "on a memory card")
    given["custody"] = [sijill.json("custody", source, *mine), sijill.json("custody", source, *noted, *mine)]
    given["describe"] = [
        sijill.json("describe", source, "--owner", "an agency", *mine),
        sijill.json("describe", source, *mine),
    ]
    given["reading"] = [sijill.json("read", samples / "article.txt")]
    given["readings"] = [sijill.json("read", *mine), sijill.json("read", source, *mine)]
    lists = ("--list", "families", *mine)
    given["import"] = [
        sijill.json("import", samples / "families.csv", "--dry-run", *lists),
        sijill.json("import", samples / "families.csv", *lists),
        sijill.json("import", samples / "families.csv", *lists),
    ]
    waiting = sijill.json("review", *mine)
    claim = waiting["claims"][0]["id"]
    given["review"] = [waiting, sijill.json("review", "--accept", claim, *mine)]
    given["erase"] = [sijill.json("erase", "--source", source, "--yes", *mine)]
    given["rebuild"] = [sijill.json("rebuild", *mine)]
    given["export"] = [sijill.json("export", "ledger.jsonl", *mine)]
    given["match"] = [sijill.json("match", *mine)]
    (sijill.folder / "bare.csv").write_text(
        "Name,Age,Note\nOmid Talmari,soon,\nاميد تلماري,31,\n", encoding="utf-8"
    )
    given["match"].append(sijill.json("match", "bare.csv"))
    given["match"].append(sijill.json("match", "bare.csv", "--explain", "3", "2"))
    one, other = (person["id"] for person in sijill.json("show", *mine)["people"][:2])
    given["identity"] = [sijill.json("identity", one, "--merge", other, "--reason", "one grave", *mine)]
    given["identity"].append(sijill.json("identity", one, "--undo", given["identity"][0]["changed"], *mine))
    (sijill.folder / "mine" / "ledger" / "checkpoint.txt").write_text("no checkpoint", encoding="utf-8")
    given["verify"] = [sijill.json("verify", *mine, expect=1)]

    whole = ("--register", built_demo)
    given["verify"].append(sijill.json("verify", *whole))
    given["show"] = [sijill.json("show", *whole)]
    given["show"].append(sijill.json("show", given["show"][0]["people"][0]["id"], *whole))
    given["search"] = [
        sijill.json("search", "Samir Keltabi", *whole),
        sijill.json("search", "Nobody", *whole),
    ]
    given["match"].append(sijill.json("match", "--queue", *whole))
    given["review"] += [sijill.json("review", *whole), sijill.json("review", "--pairs", *whole)]
    given["count"] = [
        sijill.json("count", *whole),
        sijill.json(
            "count", "--by", "period", "--by", "sex", "--audience", "administrator", "--proposed", *whole
        ),
        sijill.json("count", "--by", "penalty", "--audience", "public", *whole),
    ]
    for patterns in ("1,0,0,90\n0,1,0,80\n0,0,1,70\n1,1,0,40\n1,0,1,30\n0,1,1,20\n", "1,0,0,90\n0,1,1,80\n"):
        (sijill.folder / "table.csv").write_text(f"a,b,c,count\n{patterns}", encoding="utf-8")
        given["count"].append(sijill.json("count", "table.csv"))
    return given


def test_there_is_a_schema_for_what_every_command_prints() -> None:
    of_commands = set(COMMANDS) - NO_DOCUMENT - {"read"} | {"reading", "readings"}

    assert set(names()) == of_commands | SHARED


@pytest.mark.parametrize("name", names())
def test_a_schema_is_itself_valid_and_needs_no_other_document(name: str) -> None:
    whole = schema(name)

    Draft202012Validator.check_schema(whole)
    given = set(_values(whole, "$id"))
    asked = {reference.partition("#")[0] for reference in _values(whole, "$ref")}
    assert asked <= given


@pytest.mark.parametrize("name", names())
def test_a_schema_says_in_words_what_it_is_of(name: str) -> None:
    whole = schema(name)

    assert whole["title"]
    assert whole["description"]


def test_there_is_no_schema_of_another_name() -> None:
    with pytest.raises(KeyError):
        schema("nothing")


@pytest.mark.parametrize("name", sorted(set(names()) - SHARED))
def test_what_the_commands_print_is_as_its_schema_says(name: str, answers: dict[str, list[Any]]) -> None:
    assert answers[name]
    for answer in answers[name]:
        assert faults(name, answer) == []


@pytest.mark.parametrize("name", sorted(set(names()) - SHARED))
def test_a_document_that_lacks_a_part_or_has_another_is_found(
    name: str, answers: dict[str, list[Any]]
) -> None:
    whole = short(answers[name][0])

    assert faults(name, whole) == []
    for part in whole:
        without = {key: value for key, value in whole.items() if key != part}
        assert faults(name, without), part
    assert faults(name, {**whole, "extra": 1})
    assert faults(name, [])


@pytest.mark.parametrize("name", sorted(set(names()) - SHARED))
def test_every_object_is_closed_and_every_part_of_it_is_needed(name: str) -> None:
    for part in _objects(schema(name)):
        if part.get("properties") and "type" in part and part.get("$id") != MIXED_IN:
            assert part["additionalProperties"] is False, part
            assert set(part["required"]) == set(part["properties"]), part


def test_a_whole_reading_is_let_through() -> None:
    assert faults("reading", READING) == []


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("age", {"years": -1, "at": None}),
        ("age", {"years": 31.5, "at": None}),
        ("age", {"name": "31"}),
        ("name", {"name": "a name that only a list can say"}),
        ("penalty", {"type": "jail", "amount": 1, "unit": "year", "suspended": None, "per": "each"}),
        ("penalty", {"type": "exile", "amount": 1, "unit": "week", "suspended": None, "per": "each"}),
        ("penalty", {"type": "exile", "amount": 1, "unit": "year", "suspended": True, "per": "each"}),
        ("figure", {"min": None, "max": None, "approximate": False, "unit": None, "measure": "killed"}),
        (
            "date",
            {"earliest": "2024", "latest": None, "calendar": "jalali", "precision": "year", "relative": None},
        ),
        ("verdict", {}),
    ],
)
def test_a_proposal_whose_value_breaks_its_kind_is_found(kind: str, value: dict[str, Any]) -> None:
    wrong = {**READING, "proposals": [{**PROPOSAL, "kind": kind, "value": value}]}

    assert faults("reading", wrong)


@pytest.mark.parametrize(
    ("part", "value"),
    [
        ("start", -1),
        ("start", "0"),
        ("end", 0),
        ("modality", "guessed"),
        ("id", ""),
        ("via", None),
        ("text", ""),
    ],
)
def test_a_proposal_with_a_wrong_part_is_found(part: str, value: object) -> None:
    assert faults("reading", {**READING, "proposals": [{**PROPOSAL, part: value}]})


def test_a_passage_of_a_shown_claim_has_source_start_end_and_text(answers: dict[str, list[Any]]) -> None:
    whole = short(answers["show"][0])
    for part in ("source", "start", "end", "text"):
        wrong = copy.deepcopy(whole)
        del wrong["claims"][0]["passage"][part]
        assert len(faults("show", wrong)) == 1


def test_the_schemas_know_the_same_closed_sets_as_the_model() -> None:
    parts = schema("value")["$defs"]

    assert set(parts["kind"]["enum"]) == set(Kind)
    assert set(parts["modality"]["enum"]) == set(Modality)
    assert set(parts["penalty"]["properties"]["type"]["enum"]) == set(PenaltyType)
    assert set(parts["figure"]["properties"]["measure"]["enum"]) == set(Measure)
    assert set(schema("claim")["properties"]["state"]["enum"]) == set(State)


@pytest.mark.parametrize("kind", Kind)
def test_the_value_of_a_kind_has_the_parts_of_its_class(kind: Kind) -> None:
    whole = schema("value")
    [case] = [item for item in whole["allOf"] if item["if"]["properties"]["kind"]["const"] == kind]
    part = case["then"]["properties"]["value"]["$ref"].rpartition("/")[2]

    assert list(whole["$defs"][part]["properties"]) == list(CLASSES[kind].__dataclass_fields__)


def _objects(part: Any) -> Iterator[dict[str, Any]]:
    if isinstance(part, dict):
        yield part
    for item in part.values() if isinstance(part, dict) else part if isinstance(part, list) else ():
        yield from _objects(item)


def _values(part: Any, key: str) -> Iterator[str]:
    for item in _objects(part):
        if isinstance(item.get(key), str):
            yield item[key]
