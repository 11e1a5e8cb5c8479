import pytest

from sijill.ledger import Commitment, ExportedEntry, Header, Heading, LedgerError, decode, encode
from sijill.ledger.export import EntryLine

BODY = encode({"name": "نور المثال"})
COMMITMENT = Commitment.of(BODY)
HEADER = Header("0a1b", 0, "claim", "2026-03-01T22:00:00.000Z", "2c3d", COMMITMENT.digest)


@pytest.mark.parametrize("entry", [ExportedEntry(HEADER), ExportedEntry(HEADER, BODY, COMMITMENT.salt)])
def test_an_entry_comes_back_from_its_line(entry: ExportedEntry) -> None:
    assert EntryLine.parse(entry.line()) == EntryLine(entry, HEADER.leaf())


def test_a_line_is_canonical_json_and_shows_no_body_that_is_withheld() -> None:
    whole = decode(ExportedEntry(HEADER, BODY, COMMITMENT.salt).line().removesuffix(b"\n"))
    bare = decode(ExportedEntry(HEADER).line().removesuffix(b"\n"))

    shared = {"header": HEADER.to_value(), "leaf": HEADER.leaf().hex()}
    assert whole == {**shared, "body": decode(BODY), "salt": COMMITMENT.salt.hex()}
    assert bare == shared


def test_a_heading_comes_back_from_its_line() -> None:
    heading = Heading("checkpoint\n\n— a\n", "key")

    assert Heading.parse(heading.line()) == heading


@pytest.mark.parametrize(("body", "salt"), [(BODY, None), (None, bytes(32))])
def test_a_body_is_not_given_away_without_its_salt_nor_a_salt_without_its_body(
    body: bytes | None, salt: bytes | None
) -> None:
    with pytest.raises(LedgerError, match="together"):
        ExportedEntry(HEADER, body, salt)
