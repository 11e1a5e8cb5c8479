import json
import timeit
from enum import StrEnum
from typing import Any

import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from sijill.ledger.canonical import DEEPEST, LARGEST_INTEGER, decode, encode, encode_trusted
from sijill.ledger.errors import LedgerError

TEXTS = st.text(st.characters(codec="utf-8"))
NUMBERS = st.integers(-LARGEST_INTEGER, LARGEST_INTEGER)
KEYS = TEXTS | st.sampled_from(["\ue000", "\uffff", "\U00010000", "\U0001f54a", "ي", "ی", "a", "A", ""])
VALUES = st.recursive(
    st.none() | st.booleans() | NUMBERS | TEXTS,
    lambda inner: st.lists(inner, max_size=5) | st.dictionaries(KEYS, inner, max_size=6),
    max_leaves=25,
)


@given(VALUES)
def test_the_bytes_are_those_of_the_reference_encoder(value: Any) -> None:
    assert encode(value) == rfc8785.dumps(value)


@given(VALUES)
def test_decoding_gives_the_value_back(value: object) -> None:
    assert decode(encode(value)) == value


@given(st.dictionaries(st.text(st.characters(max_codepoint=127)), NUMBERS | TEXTS | st.lists(TEXTS)))
def test_the_trusted_way_gives_the_same_bytes_for_ascii_keys(value: dict[str, object]) -> None:
    assert encode_trusted(value) == encode(value)


def test_keys_are_sorted_by_utf_16_units_and_not_by_code_points() -> None:
    assert encode({"\uffff": 1, "\U00010000": 2}) == '{"\U00010000":2,"\uffff":1}'.encode()


def test_the_key_order_example_of_the_rfc() -> None:
    value = {"\u20ac": 1, "\r": 2, "\ufb33": 3, "1": 4, "\U0001f600": 5, "\u0080": 6, "\u00f6": 7}

    keys = list(json.loads(encode(value)))

    assert keys == ["\r", "1", "\u0080", "\u00f6", "\u20ac", "\U0001f600", "\ufb33"]


def test_a_string_enum_is_written_as_its_value() -> None:
    class Modality(StrEnum):
        STATED = "stated"

    assert encode({"modality": Modality.STATED}) == b'{"modality":"stated"}'


@pytest.mark.parametrize(
    ("value", "place"),
    [
        ({"via": ["a", "b", 0.5]}, "$.via[2]"),
        ({"amount": LARGEST_INTEGER + 1}, "$.amount"),
        ({"amount": [-LARGEST_INTEGER - 1]}, "$.amount[0]"),
        ({"name": {"given": "a\ud800"}}, "$.name.given"),
        ({"names": {"\udfff": 1}}, "$.names"),
        ({"rows": {1: "a"}}, "$.rows"),
        ({"pair": (1, 2)}, "$.pair"),
        ({"bytes": b"a"}, "$.bytes"),
        ({"two words": {1.5}}, "$['two words']"),
        (float("nan"), "$"),
    ],
)
def test_what_the_ledger_does_not_keep_is_refused_by_its_place(value: object, place: str) -> None:
    with pytest.raises(LedgerError) as refusal:
        encode(value)

    assert place in str(refusal.value).replace("a key of ", "").split(" is ")[0].split(" has ")[0]


def test_a_value_at_the_greatest_depth_is_kept_and_one_level_more_is_refused() -> None:
    value: object = 0
    for _ in range(DEEPEST):
        value = [value]

    assert encode(value) == b"[" * DEEPEST + b"0" + b"]" * DEEPEST
    with pytest.raises(LedgerError, match="levels"):
        encode([value])


def test_a_value_inside_itself_is_refused() -> None:
    ring: list[object] = []
    ring.append({"ring": ring})

    with pytest.raises(LedgerError, match="levels"):
        encode(ring)


@pytest.mark.parametrize(
    "data",
    [
        b'{"a": 1}',
        b'{"b":1,"a":2}',
        b'{"a":1,"a":1}',
        b"1.0",
        b"-0",
        b"1e2",
        b"NaN",
        b'"\\u0061"',
        b'"\\ud800"',
        b"\xef\xbb\xbf1",
        b'"a\xff"',
        b"",
        b"[" * 100_000,
        b"9" * 10_000,
        "1".encode("utf-16"),
    ],
)
def test_json_in_another_than_the_canonical_form_is_refused(data: bytes) -> None:
    with pytest.raises(LedgerError):
        decode(data)


def test_a_body_of_twelve_values_takes_microseconds() -> None:
    body = {f"field_{n}": "سخن" if n % 3 else n for n in range(12)}

    seconds = min(timeit.repeat(lambda: encode(body), number=1000, repeat=5)) / 1000

    assert (
        seconds < 30e-6
    )  # The aim is 6; the bound leaves room for a busy machine and still finds a bad turn.
