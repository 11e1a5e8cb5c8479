"""Ids are what the reference says, byte for byte, and depend on what a source says and on nothing else."""

import hashlib
import hmac
import json
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sijill.claims import claim_id, content_id, ids, random_id, record_id, tombstone

VECTORS: dict[str, Any] = json.loads(
    (Path(__file__).with_name("id_vectors.json")).read_text(encoding="utf-8")
)
REFERENCE = Path(__file__).parents[2] / "docs" / "reference" / "ids.md"
KEY = bytes.fromhex(VECTORS["key"])
FUNCTIONS = {"record_id": record_id, "claim_id": claim_id}


def by_hand(tag: str, *fields: str) -> str:
    """Make an id as docs/reference/ids.md tells it, with the standard library alone."""
    message = tag.encode() + b"\0"
    for field in fields:
        message += str(len(field)).encode("ascii") + b":" + field.encode("utf-8")
    return hmac.new(KEY, message, hashlib.sha256).digest()[:16].hex()


@pytest.mark.parametrize("vector", VECTORS["content_id"])
def test_content_ids_are_those_of_the_vectors(vector: dict[str, Any]) -> None:
    assert content_id(KEY, vector["tag"], *vector["parts"]) == vector["id"]
    assert by_hand(vector["tag"], *vector["parts"]) == vector["id"]


@pytest.mark.parametrize("vector", VECTORS["record_id"])
def test_record_ids_are_those_of_the_vectors(vector: dict[str, Any]) -> None:
    given_parts = {name: part for name, part in vector.items() if name != "id"}
    fields = [vector["origin"], vector["anchor"], str(vector["ordinal"]), vector["role"]]

    assert record_id(KEY, **given_parts) == vector["id"]
    assert by_hand("sijill/record/1", *fields) == vector["id"]


@pytest.mark.parametrize("vector", VECTORS["claim_id"])
def test_claim_ids_are_those_of_the_vectors(vector: dict[str, Any]) -> None:
    given_parts = {name: part for name, part in vector.items() if name != "id"}
    fields = [vector[name] for name in ("record", "field", "original", "passage", "claimant")]

    assert claim_id(KEY, **given_parts) == vector["id"]
    assert vector["record"][:8] + by_hand("sijill/claim/1", *fields)[8:] == vector["id"]


@pytest.mark.parametrize("vector", VECTORS["tombstone"])
def test_tombstones_are_those_of_the_vectors(vector: dict[str, Any]) -> None:
    assert tombstone(KEY, vector["content"]) == vector["id"]
    assert by_hand("sijill/tombstone/1", vector["content"]) == vector["id"]


def test_the_vectors_hold_no_id_twice() -> None:
    found = [vector["id"] for name, vectors in VECTORS.items() if name != "key" for vector in vectors]

    assert len(set(found)) == len(found)


def test_the_reference_names_the_tags_the_lengths_and_the_shared_digits() -> None:
    reference = REFERENCE.read_text(encoding="utf-8")

    tags = re.findall(r"^\| (\w+) \| `([^`]+)`", reference, re.MULTILINE)
    assert dict(tags) == {"record": ids.RECORD_TAG, "claim": ids.CLAIM_TAG, "tombstone": ids.TOMBSTONE_TAG}
    assert 'its length in code points, in decimal ‖ ":" ‖ the field' in reference
    assert f"the first {ids.ID_BYTES} bytes of HMAC-SHA256(key, UTF-8 of message)" in reference
    assert f"begins with the first {ids.SHARED_DIGITS} digits of its record's id" in reference


@given(st.lists(st.text()), st.lists(st.text()))
def test_two_lists_of_parts_have_one_id_only_if_they_are_one(left: list[str], right: list[str]) -> None:
    same = content_id(KEY, "tag", *left) == content_id(KEY, "tag", *right)

    assert same == (left == right)


@given(st.text(), st.integers(0, 5))
def test_where_a_part_ends_counts(text: str, cut: int) -> None:
    whole = content_id(KEY, "tag", text[:cut], text[cut:])

    assert whole != content_id(KEY, "tag", text[:cut] + text[cut:])


@given(st.text(), st.text(), st.text(), st.text())
def test_a_claims_id_lies_beside_its_records(field: str, original: str, passage: str, claimant: str) -> None:
    record = record_id(KEY, origin="list", anchor="7")
    claim = claim_id(KEY, record=record, field=field, original=original, passage=passage, claimant=claimant)

    assert claim[:8] == record[:8]
    assert claim != record
    assert len(claim) == len(record) == 32


def test_another_register_gives_other_ids_to_the_same_name() -> None:
    assert tombstone(KEY, "row:Sara") != tombstone(bytes(32), "row:Sara")


def test_two_acts_that_look_alike_have_two_ids() -> None:
    assert len({random_id() for _ in range(100)}) == 100
    assert len(random_id()) == 32
