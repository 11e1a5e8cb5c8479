"""Cells by the kind of their column: values, findings, and the words kept as they are."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sijill.claims import Kind, check_value
from sijill.intake.cells import Meaning, reader, written_words
from sijill.ledger import encode

KINDS = ("name", "text", "date", "place", "age", "sex", "penalty", "charge", "figure", "number", "boolean")


def read(kind: str, text: str, *, language: str | None = None) -> Meaning:
    return reader(kind, language=language, header="")(text)


@pytest.mark.parametrize(
    ("text", "sex"), [("F", "female"), ("أنثى", "female"), ("زن", "female"), ("ذكر", "male"), ("مرد", "male")]
)
def test_a_sex_is_read_in_three_languages(text: str, sex: str) -> None:
    [said] = read("sex", text).said

    assert (said.kind, json.loads(said.value)) == ("sex", {"sex": sex})


def test_a_date_is_read_in_the_language_of_its_source() -> None:
    [said] = read("date", "۱۴۰۲", language="fa").said

    assert (said.kind, json.loads(said.value)["earliest"], json.loads(said.value)["latest"]) == (
        "date",
        "2023-03-21",
        "2024-03-19",
    )


@pytest.mark.parametrize(
    ("kind", "text", "finding"),
    [
        ("date", "31 February 2024", "cannot be a date"),
        ("date", "soon", "is not understood as a date"),
        ("age", "young", "is not understood as an age"),
        ("age", "200", "cannot be an age"),
        ("sex", "7", "is not understood as a sex"),
        ("number", "some", "is not understood as a number"),
        ("figure", "many", "is not understood as a number of people"),
        ("boolean", "perhaps", "is neither yes nor no"),
        ("penalty", "5", "is not understood as a penalty"),
    ],
)
def test_what_is_not_understood_is_a_finding_and_its_words_are_kept(
    kind: str, text: str, finding: str
) -> None:
    meaning = read(kind, text)

    assert meaning.finding is not None
    assert meaning.finding.startswith(finding)
    assert [(said.kind, json.loads(said.value)) for said in meaning.said] == [("text", {"text": text})]


@pytest.mark.parametrize("kind", sorted(set(KINDS) - {"text"}))
@pytest.mark.parametrize("text", ["unknown", "نامعلوم", "غير معروف", "-", "?"])
def test_a_cell_that_says_unknown_is_no_finding_and_affirms_nothing(kind: str, text: str) -> None:
    meaning = read(kind, text)

    assert (meaning.finding, meaning.affirms) == (None, False)
    assert meaning.said[0].kind == "text"


def test_no_is_an_answer_that_affirms_nothing() -> None:
    meaning = read("boolean", "لا")

    assert (json.loads(meaning.said[0].value), meaning.affirms) == ({"value": False}, False)
    assert read("boolean", "بله").affirms


def test_the_same_words_twice_in_one_cell_are_one_claim() -> None:
    assert len(read("charge", "murder; murder").said) == 1


@given(st.sampled_from(KINDS), st.text(min_size=1, max_size=40).map(str.strip).filter(bool))
def test_every_cell_becomes_values_that_keep_the_rules(kind: str, text: str) -> None:
    meaning = read(kind, text)

    assert meaning.said
    for said in meaning.said:
        check_value(Kind(said.kind), json.loads(said.value))
        assert 0 <= said.start < said.end <= len(text)


@given(st.text(st.characters(codec="utf-8")))
def test_words_are_written_as_canonical_json(words: str) -> None:
    assert written_words("text", words).encode() == encode({"text": words})
