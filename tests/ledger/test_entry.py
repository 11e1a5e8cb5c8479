import hashlib
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sijill.ledger import Header, LedgerError, encode, instant

KEY_IDS = st.from_regex(r"[A-Za-z0-9][A-Za-z0-9._/-]{0,30}", fullmatch=True)
HEADERS = st.builds(
    Header,
    origin=KEY_IDS,
    seq=st.integers(0, 2**53 - 1),
    kind=st.from_regex(r"[a-z][a-z0-9._-]{0,20}", fullmatch=True),
    at=st.datetimes(timezones=st.just(UTC)).filter(lambda m: m.year >= 1000).map(instant),
    author=KEY_IDS,
    commitment=st.binary(min_size=32, max_size=32),
)


def header(**changes: object) -> Header:
    fields: dict[str, object] = {
        "origin": "0a1b",
        "seq": 0,
        "kind": "claim",
        "at": "2026-03-01T22:00:00.000Z",
        "author": "2c3d",
        "commitment": bytes(32),
    }
    return Header(**{**fields, **changes})  # type: ignore[arg-type]  # the tests also hand in wrong types


@given(HEADERS)
def test_a_header_is_written_in_canonical_json(some: Header) -> None:
    assert some.encode() == encode(some.to_value())


@given(HEADERS)
def test_a_header_comes_back_from_json(some: Header) -> None:
    assert Header.from_value(some.to_value()) == some


def test_the_leaf_is_the_hash_of_a_zero_byte_and_the_header() -> None:
    assert header().leaf() == hashlib.sha256(b"\x00" + header().encode()).digest()


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("origin", ""),
        ("origin", "two words"),
        ("origin", 'a"b'),
        ("origin", "a+b"),
        ("origin", "a\n"),
        ("author", "أ"),
        ("kind", "Claim"),
        ("kind", ""),
        ("seq", -1),
        ("seq", 2**53),
        ("seq", True),
        ("at", "2026-03-01T22:00:00Z"),
        ("at", "2026-03-01T22:00:00.000+00:00"),
        ("at", "2026-02-30T22:00:00.000Z"),
        ("at", "2026-03-01T25:00:00.000Z"),
        ("at", "٢٠٢٦-03-01T22:00:00.000Z"),
        ("at", "2026-03-01T22:00:00.000Z\n"),
        ("commitment", bytes(31)),
    ],
)
def test_a_header_of_another_shape_is_refused(field: str, value: object) -> None:
    with pytest.raises(LedgerError):
        header(**{field: value})


@pytest.mark.parametrize(
    "change",
    [
        {"seq": "0"},
        {"seq": True},
        {"origin": 1},
        {"commitment": "AB" * 32},
        {"commitment": "a " * 32},
        {"extra": 1},
    ],
)
def test_json_that_is_no_header_is_refused(change: dict[str, object]) -> None:
    with pytest.raises(LedgerError):
        Header.from_value({**header().to_value(), **change})


def test_a_header_with_a_field_missing_is_refused() -> None:
    value = header().to_value()
    del value["author"]

    with pytest.raises(LedgerError, match="exactly the fields"):
        Header.from_value(value)


def test_a_moment_is_written_in_utc_with_milliseconds_cut_off() -> None:
    moment = datetime(2026, 3, 1, 1, 30, 0, 999_999, timezone(timedelta(hours=3, minutes=30)))

    assert instant(moment) == "2026-02-28T22:00:00.999Z"


def test_a_moment_without_a_time_zone_is_refused() -> None:
    with pytest.raises(LedgerError, match="time zone"):
        instant(datetime(2026, 3, 1))
