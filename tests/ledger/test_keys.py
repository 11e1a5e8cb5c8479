import pytest
from cryptography.hazmat.primitives.asymmetric import x25519
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from sijill.ledger import LedgerError, from_pem, generate, new_key_id, to_pem
from sijill.ledger.note import check_name


@pytest.mark.parametrize("passphrase", [None, b"open sesame"])
def test_a_key_comes_back_from_pem_and_signs_as_before(passphrase: bytes | None) -> None:
    signer = generate("example.org/log")

    again = from_pem(to_pem(signer, passphrase=passphrase), "example.org/log", passphrase=passphrase)

    assert again.sign(b"message") == signer.sign(b"message")
    assert again.verifier() == signer.verifier()


def test_an_encrypted_key_is_not_read_without_its_passphrase() -> None:
    pem = to_pem(generate("example.org/log"), passphrase=b"open sesame")

    for passphrase in (None, b"wrong"):
        with pytest.raises(LedgerError, match="passphrase"):
            from_pem(pem, "example.org/log", passphrase=passphrase)


def test_a_key_of_another_type_is_refused() -> None:
    key = x25519.X25519PrivateKey.generate()
    pem = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())

    with pytest.raises(LedgerError, match="another type"):
        from_pem(pem, "example.org/log")


def test_bytes_that_are_no_key_are_refused() -> None:
    with pytest.raises(LedgerError):
        from_pem(b"good morning", "example.org/log")


def test_a_key_id_is_random_and_can_name_a_key() -> None:
    first, second = new_key_id(), new_key_id()

    check_name(first)
    assert len(first) == 32
    assert first != second
