import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sijill.ledger import Commitment, LedgerError, commit, new_salt


def test_a_commitment_is_the_hash_of_salt_and_body() -> None:
    salt = bytes(range(32))

    assert commit(b"body", salt) == hashlib.sha256(salt + b"body").digest()


@given(st.binary(), st.binary())
def test_a_commitment_opens_with_its_body_only(body: bytes, other: bytes) -> None:
    commitment = Commitment.of(body)

    assert commitment.opens(body)
    assert commitment.opens(other) == (body == other)


def test_the_same_body_is_committed_to_differently_each_time() -> None:
    assert Commitment.of(b"body").digest != Commitment.of(b"body").digest
    assert new_salt() != new_salt()


@pytest.mark.parametrize("length", [0, 31, 33])
def test_a_salt_of_another_length_is_refused(length: int) -> None:
    # Otherwise one byte could move from the salt to the body without changing the hash.
    with pytest.raises(LedgerError, match="32 bytes"):
        commit(b"body", bytes(length))
