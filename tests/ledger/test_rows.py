import hashlib
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sijill.ledger import (
    Frontier,
    LedgerError,
    commit,
    decode,
    encode,
    erase_row,
    erase_rows,
    read_bodies,
    read_rows,
    rows_root,
    write_rows,
)

TEXTS = st.text(st.characters(codec="utf-8"))
BODIES = st.lists(st.dictionaries(TEXTS, TEXTS | st.none() | st.integers(0, 99)).map(encode), max_size=12)


def salts(count: int) -> list[bytes]:
    return [hashlib.sha256(b"%d" % number).digest() for number in range(count)]


def written(bodies: list[bytes]) -> tuple[list[bytes], bytes]:
    frontier = Frontier()
    return list(write_rows(bodies, salts(len(bodies)), frontier=frontier)), frontier.root()


@given(BODIES)
def test_rows_come_back_byte_for_byte_under_the_same_root(bodies: list[bytes]) -> None:
    lines, root = written(bodies)

    rows = list(read_rows(lines))

    assert [row.body for row in rows] == bodies
    assert [row.index for row in rows] == list(range(len(bodies)))
    assert [row.commitment for row in rows] == [
        commit(b, s) for b, s in zip(bodies, salts(len(bodies)), strict=True)
    ]
    assert rows_root(row.commitment for row in rows) == root


@given(BODIES)
def test_every_line_is_canonical_json(bodies: list[bytes]) -> None:
    for line, body, salt in zip(written(bodies)[0], bodies, salts(len(bodies)), strict=True):
        assert decode(line.removesuffix(b"\n")) == {"body": json.loads(body), "salt": salt.hex()}


@given(BODIES, st.data())
def test_erasing_rows_keeps_the_root_and_leaves_no_trace(bodies: list[bytes], data: st.DataObject) -> None:
    lines, root = written(bodies)
    doomed = data.draw(st.sets(st.integers(0, len(bodies) - 1)) if bodies else st.just(set[int]()))

    left = list(erase_rows(lines, doomed))

    rows = list(read_rows(left))
    assert rows_root(row.commitment for row in rows) == root
    for row in rows:
        assert row.body == (None if row.index in doomed else bodies[row.index])
        if row.index in doomed:
            assert left[row.index] == b'{"commitment":"%b"}\n' % row.commitment.hex().encode()
            assert len(decode(left[row.index].removesuffix(b"\n"))) == 1  # type: ignore[arg-type]  # an object
        else:
            assert left[row.index] == lines[row.index]


def test_erasing_twice_changes_nothing() -> None:
    ((line,), _) = written([b'{"name":"A"}'])

    once = erase_row(line)

    assert erase_row(once) == once


def test_a_changed_row_changes_the_root() -> None:
    lines, root = written([b'{"name":"A"}', b'{"name":"B"}'])
    lines[1] = lines[1].replace(b'"B"', b'"C"')

    assert rows_root(row.commitment for row in read_rows(lines)) != root


def test_a_body_that_looks_like_the_end_of_a_row_is_read_whole() -> None:
    body = encode({"a": '","salt":"' + "0" * 64 + '"}'})

    ((line,), _) = written([body])

    assert next(read_rows([line])).body == body


@pytest.mark.parametrize(
    "line", [b"", b"{}", b'{"body":1,"salt":"' + b"0" * 64 + b'"}', b'{"commitment":"00"}']
)
def test_a_line_that_is_no_row_is_refused_by_its_number(line: bytes) -> None:
    lines, _ = written([b"{}"])

    with pytest.raises(LedgerError, match="Row 1 "):
        list(read_rows([*lines, line]))


def test_salts_in_capitals_are_refused_because_a_row_has_one_spelling() -> None:
    ((line,), _) = written([b"{}"])
    head, salt = line[:19], line[19:]

    with pytest.raises(LedgerError):
        list(read_rows([head + salt.upper()]))


@pytest.mark.parametrize("body", [b"", b"[]", b"1", b'{"a":\n1}', b"{"])
def test_a_body_that_is_no_canonical_object_is_not_written(body: bytes) -> None:
    with pytest.raises(LedgerError, match="Row 0 is not"):
        written([body])


def test_a_short_salt_and_a_missing_salt_are_not_written() -> None:
    with pytest.raises(LedgerError, match="row 0 has 31"):
        list(write_rows([b"{}"], [bytes(31)], frontier=Frontier()))
    with pytest.raises(ValueError, match="shorter"):
        list(write_rows([b"{}"], [], frontier=Frontier()))


def test_erasing_a_row_that_is_not_there_is_an_error() -> None:
    lines, _ = written([b"{}"])

    with pytest.raises(LedgerError, match="no row 1"):
        list(erase_rows(lines, [1]))


@given(BODIES, st.sets(st.integers(0, 11)))
def test_the_bodies_alone_are_those_of_the_rows_that_were_not_erased(
    bodies: list[bytes], doomed: set[int]
) -> None:
    lines, _ = written(bodies)
    left = list(erase_rows(lines, {index for index in doomed if index < len(bodies)}))

    rows = [(row.index, row.body) for row in read_rows(left) if row.body is not None]

    assert list(read_bodies(left)) == rows


def test_a_line_that_is_no_row_is_named_also_where_nothing_is_hashed() -> None:
    lines, _ = written([b"{}"])

    with pytest.raises(LedgerError, match="Row 1"):
        list(read_bodies([*lines, b"rubbish\n"]))
