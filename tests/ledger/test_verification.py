import json
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sijill.ledger import (
    Check,
    Checkpoint,
    Commitment,
    Ed25519Signer,
    ExportedEntry,
    Findings,
    Header,
    Heading,
    encode,
    export,
    generate,
    root_of,
    verify_export,
)

ORIGIN = "0a1b2c3d"
SIGNER = generate(ORIGIN)
KEY = SIGNER.verifier().text()


def entries(count: int, *, secret: Sequence[int] = (), origin: str = ORIGIN) -> list[ExportedEntry]:
    made = []
    for seq in range(count):
        body = encode({"name": f"Person {seq}"})
        commitment = Commitment.of(body)
        header = Header(origin, seq, "claim", f"2026-03-01T22:00:{seq:02}.000Z", "4e5f", commitment.digest)
        shown = (None, None) if seq in secret else (body, commitment.salt)
        made.append(ExportedEntry(header, *shown))
    return made


def checkpoint(made: Sequence[ExportedEntry], size: int | None = None) -> Checkpoint:
    some = made[:size]
    return Checkpoint(ORIGIN, len(some), root_of(entry.header.leaf() for entry in some))


def lines(made: Sequence[ExportedEntry], *, signer: Ed25519Signer = SIGNER) -> list[bytes]:
    return list(export(Heading(checkpoint(made).sign(signer), signer.verifier().text()), made))


def edited(line: bytes, **changes: object) -> bytes:
    """The line, still canonical, with fields of the entry (or, by ``header__x``, of its header) changed."""
    value = json.loads(line)
    for name, change in changes.items():
        if name.startswith("header__"):
            value["header"][name.removeprefix("header__")] = change
        else:
            value[name] = change
    return encode(value) + b"\n"


def checks(findings: Findings) -> list[tuple[Check, int | None]]:
    return [(misfit.check, misfit.line) for misfit in findings.misfits]


@pytest.mark.parametrize("count", [0, 1, 2, 7])
def test_a_whole_export_fits(count: int) -> None:
    made = entries(count)

    findings = verify_export(lines(made), KEY)

    assert findings == Findings(count, 0, checkpoint(made), (), ())
    assert findings.ok


def test_an_export_is_read_from_a_file(tmp_path: Path) -> None:
    path = tmp_path / "export.jsonl"
    path.write_bytes(b"".join(lines(entries(3))))

    assert verify_export(path, KEY).ok


def test_an_erased_or_restricted_body_is_no_misfit_but_is_said() -> None:
    findings = verify_export(lines(entries(5, secret=[1, 3])), KEY)

    assert findings.ok
    assert findings.withheld == 2
    assert findings.remarks == ("2 entries show no body: erased, or not for this reader.",)


def test_without_a_key_from_elsewhere_the_reader_is_told_what_that_means() -> None:
    findings = verify_export(lines(entries(2)))

    assert findings.ok
    assert "not whose it is" in findings.remarks[0]


def test_a_changed_body_is_found_in_its_line() -> None:
    some = lines(entries(4))
    some[2] = edited(some[2], body={"name": "Somebody else"})

    assert checks(verify_export(some, KEY)) == [(Check.BODY, 3)]


def test_a_changed_salt_is_found_in_its_line() -> None:
    some = lines(entries(4))
    some[2] = edited(some[2], salt="00" * 32)

    assert checks(verify_export(some, KEY)) == [(Check.BODY, 3)]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("kind", "judgement"),
        ("at", "2026-03-01T22:00:00.999Z"),
        ("author", "9999"),
        ("commitment", "00" * 32),
    ],
)
def test_every_field_of_a_header_is_covered(field: str, value: str) -> None:
    some = lines(entries(4, secret=[1]))
    some[2] = edited(some[2], **{f"header__{field}": value})

    assert checks(verify_export(some, KEY)) == [(Check.LEAF, 3), (Check.ROOT, None)]


def test_a_header_changed_together_with_its_leaf_is_found_at_the_root() -> None:
    made = entries(4)
    forged = entries(4)

    some = [lines(made)[0], *lines([*made[:2], forged[2], made[3]])[1:]]

    assert checks(verify_export(some, KEY)) == [(Check.ROOT, None)]


def test_a_changed_leaf_is_found_in_its_line() -> None:
    some = lines(entries(4))
    some[2] = edited(some[2], leaf="00" * 32)

    assert checks(verify_export(some, KEY)) == [(Check.LEAF, 3)]


def test_an_entry_of_another_ledger_is_found() -> None:
    made = entries(3)
    some = [lines(made)[0], *lines([*made[:2], entries(3, origin="ffff")[2]])[1:]]

    assert checks(verify_export(some, KEY)) == [(Check.ORIGIN, 4), (Check.ROOT, None)]


def test_a_missing_last_entry_is_found() -> None:
    assert checks(verify_export(lines(entries(4))[:-1], KEY)) == [(Check.SIZE, None)]


def test_a_missing_middle_entry_is_found_where_it_was() -> None:
    some = lines(entries(4))
    del some[2]

    assert checks(verify_export(some, KEY)) == [(Check.SEQUENCE, 3), (Check.SIZE, None)]


def test_an_added_entry_is_found() -> None:
    made = entries(4)
    some = [lines(made[:3])[0], *lines(made)[1:]]

    assert checks(verify_export(some, KEY)) == [(Check.SIZE, None)]


def test_exchanged_entries_are_found() -> None:
    some = lines(entries(4))
    some[2], some[3] = some[3], some[2]

    assert [check for check, _ in checks(verify_export(some, KEY))] == [Check.SEQUENCE] * 3 + [Check.ROOT]


def test_a_clock_that_goes_back_is_said_but_is_no_misfit() -> None:
    made = entries(2)
    early = Header(ORIGIN, 2, "claim", "2025-01-01T00:00:00.000Z", "4e5f", bytes(32))

    findings = verify_export(lines([*made, ExportedEntry(early)]), KEY)

    assert findings.ok
    assert "The clock of entry 2 is behind that of the entry before it." in findings.remarks


def test_a_checkpoint_of_another_key_is_found() -> None:
    stranger = generate(ORIGIN)

    findings = verify_export(lines(entries(2), signer=stranger), KEY)

    assert checks(findings) == [(Check.KEY, 1), (Check.SIGNATURE, 1)]
    assert findings.checkpoint is None


def test_a_changed_checkpoint_is_found() -> None:
    some = lines(entries(2))
    some[0] = some[0].replace(rb"\n2\n", rb"\n1\n")

    assert checks(verify_export(some, KEY)) == [(Check.SIGNATURE, 1)]


def test_a_key_that_cannot_be_read_is_found() -> None:
    assert checks(verify_export(lines(entries(2)), "good morning")) == [(Check.KEY, 1), (Check.KEY, 1)]


def test_a_ledger_that_goes_on_from_an_outside_checkpoint_fits() -> None:
    made = entries(7)

    for size in range(8):
        kept = checkpoint(made, size)
        assert verify_export(lines(made), KEY, against=kept).ok
        assert verify_export(lines(made), KEY, against=kept.sign(SIGNER)).ok


def test_a_rollback_is_found_by_the_outside_checkpoint() -> None:
    made = entries(7)
    rolled_back = lines(made[:4])

    assert verify_export(rolled_back, KEY).ok
    assert checks(verify_export(rolled_back, KEY, against=checkpoint(made))) == [(Check.AGAINST, None)]


def test_a_ledger_rebuilt_with_the_true_key_is_found_by_the_outside_checkpoint() -> None:
    rebuilt = lines(entries(7))

    assert verify_export(rebuilt, KEY).ok
    assert checks(verify_export(rebuilt, KEY, against=checkpoint(entries(5)))) == [(Check.AGAINST, None)]


def test_an_outside_checkpoint_of_another_ledger_or_key_is_not_taken() -> None:
    made = entries(3)
    other = Checkpoint("ffff", 3, checkpoint(made).root)

    assert checks(verify_export(lines(made), KEY, against=other)) == [(Check.ORIGIN, None)]
    note = checkpoint(made).sign(generate(ORIGIN))
    assert checks(verify_export(lines(made), KEY, against=note)) == [(Check.AGAINST, None)]
    assert checks(verify_export([], None, against=note)) == [(Check.FORMAT, 1), (Check.AGAINST, None)]


@pytest.mark.parametrize(
    "heading",
    [
        b"",
        b"[]",
        b"{}\n",
        b'{"format":"sijill-ledger-export/2"}',
        b'{"checkpoint":1,"format":"sijill-ledger-export/1","verifier_key":2}',
        b'{"format":"sijill-ledger-export/1"}',
    ],
)
def test_a_file_that_is_no_export_is_said_to_be_none(heading: bytes) -> None:
    assert checks(verify_export([heading], KEY)) == [(Check.FORMAT, 1)]


@pytest.mark.parametrize(
    "line",
    [
        b"\n",
        b"good morning\n",
        b"[]\n",
        b"{}\n",
        b'{"header":{},"leaf":""}\n',
        b'{"body":{},"header":{},"leaf":""}\n',
    ],
)
def test_a_line_that_is_no_entry_is_found_and_the_rest_is_still_checked(line: bytes) -> None:
    some = lines(entries(4))
    some[2] = line
    some[4] = edited(some[4], salt="00" * 32)

    assert checks(verify_export(some, KEY)) == [(Check.FORMAT, 3), (Check.BODY, 5), (Check.ROOT, None)]


def test_a_value_written_twice_in_one_line_is_found() -> None:
    some = lines(entries(3))
    some[1] = some[1].replace(b'{"body"', b'{"body":{"name":"Somebody else"},"body"')

    assert checks(verify_export(some, KEY))[0] == (Check.FORMAT, 2)


@given(st.data())
def test_no_changed_byte_passes(data: st.DataObject) -> None:
    whole = b"".join(lines(entries(3, secret=[1])))
    place = data.draw(st.integers(0, len(whole) - 1))
    byte = data.draw(st.integers(0, 255).filter(lambda b: b != whole[place]))

    changed = whole[:place] + bytes([byte]) + whole[place + 1 :]

    assert not verify_export(changed.splitlines(keepends=True), KEY).ok


@given(st.lists(st.binary(max_size=60), max_size=5))
def test_nothing_in_a_file_raises(some: list[bytes]) -> None:
    assert not verify_export(some, KEY, against="good morning").ok
