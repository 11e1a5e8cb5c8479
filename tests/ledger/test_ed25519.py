import subprocess
import sys

import pytest

from sijill.ledger import Ed25519Verifier, LedgerError, generate


def test_a_verifier_key_comes_back_from_its_text() -> None:
    verifier = generate("example.org/log").verifier()

    assert Ed25519Verifier.from_text(verifier.text()) == verifier


def test_a_mistyped_verifier_key_is_noticed() -> None:
    text = generate("example.org/log").verifier().text()

    with pytest.raises(LedgerError, match="mistyped"):
        Ed25519Verifier.from_text(text.replace("example.org/log", "example.org/lag"))


@pytest.mark.parametrize(
    "text", ["", "name", "name+00000000", "name+00000000+AAAA", "name+00000000+AQ==", "++"]
)
def test_a_text_that_is_no_verifier_key_is_refused(text: str) -> None:
    with pytest.raises(LedgerError):
        Ed25519Verifier.from_text(text)


def test_a_signature_stands_for_its_message_and_key_only() -> None:
    signer, other = generate("example.org/log"), generate("example.org/log")
    signature = signer.sign(b"message")

    assert signer.verifier().verify(b"message", signature)
    assert not signer.verifier().verify(b"massage", signature)
    assert not signer.verifier().verify(b"message", signature[:-1])
    assert not signer.verifier().verify(b"message", b"")
    assert not other.verifier().verify(b"message", signature)


def test_a_private_key_does_not_show_itself() -> None:
    assert repr(generate("example.org/log")) == "Ed25519Signer(name='example.org/log')"


def test_the_room_is_loaded_without_the_heavy_library() -> None:
    # The command line must start quickly, and most commands sign nothing.
    code = "import sys, sijill.ledger; sys.exit('cryptography' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
