import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sijill.ledger import Ed25519Verifier, generate
from sijill.ledger.rfc8032 import verify

# RFC 8032, section 7.1, tests 1 to 3: public key, message, signature.
VECTORS = [
    (
        "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
        "",
        "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd"
        "25bf5f0595bbe24655141438e7a100b",
    ),
    (
        "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
        "72",
        "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c3"
        "87b2eaeb4302aeeb00d291612bb0c00",
    ),
    (
        "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
        "af82",
        "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594"
        "a7c15e9716ed28dc027beceea1ec40a",
    ),
]
SIGNER = generate("example.org/log")
PUBLIC = SIGNER.verifier().public_key
ORDER = 2**252 + 27742317777372353535851937790883648493


@pytest.mark.parametrize(("key", "message", "signature"), VECTORS)
def test_the_signatures_of_the_rfc_stand(key: str, message: str, signature: str) -> None:
    assert verify(bytes.fromhex(key), bytes.fromhex(message), bytes.fromhex(signature))


@settings(max_examples=15, deadline=None)
@given(st.binary(max_size=200))
def test_what_the_library_signs_stands(message: bytes) -> None:
    assert verify(PUBLIC, message, SIGNER.sign(message))


@settings(max_examples=25, deadline=None)
@given(st.binary(max_size=40), st.integers(0, 511), st.integers(0, 255))
def test_a_flipped_bit_is_judged_as_the_library_judges_it(message: bytes, place: int, key_place: int) -> None:
    signature = bytearray(SIGNER.sign(message))
    signature[place // 8] ^= 1 << place % 8
    key = bytearray(PUBLIC)
    key[key_place // 8] ^= 1 << key_place % 8

    assert not verify(PUBLIC, message, bytes(signature))
    assert not verify(bytes(key), message, SIGNER.sign(message))
    assert not Ed25519Verifier("a", bytes(key)).verify(message, SIGNER.sign(message))


def test_a_second_spelling_of_the_same_signature_does_not_stand() -> None:
    signature = SIGNER.sign(b"message")
    scalar = int.from_bytes(signature[32:], "little") + ORDER

    assert not verify(PUBLIC, b"message", signature[:32] + scalar.to_bytes(32, "little"))


@pytest.mark.parametrize(
    "key",
    [
        (2).to_bytes(32, "little"),  # no point has this y
        (2**255 - 19).to_bytes(32, "little"),  # not reduced
        (1 | 1 << 255).to_bytes(32, "little"),  # x = 0 with a sign
        bytes(31),
    ],
)
def test_bytes_that_are_no_point_are_no_key(key: bytes) -> None:
    assert not verify(key, b"message", SIGNER.sign(b"message"))
