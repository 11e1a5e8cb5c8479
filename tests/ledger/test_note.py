import base64

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sijill.ledger import Ed25519Signer, Ed25519Verifier, LedgerError, Note, Signature, generate

# The example of the Go implementation of signed notes, which knows nothing of this one.
GO_KEY = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
GO_NOTE = (
    "If you think cryptography is the answer to your problem,\n"
    "then you don't know what your problem is.\n"
    "\n"
    "— PeterNeumann "
    "x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n"
)
ANNA = generate("example.org/anna")
BASIM = generate("example.org/basim")

LINES = st.text(st.characters(exclude_categories=("Cs", "Cc")))
TEXTS = st.lists(LINES, min_size=1).map(lambda lines: "".join(f"{line}\n" for line in lines))


class ReversingSigner:
    """A signature type of another kind than Ed25519: the message backwards."""

    name = "example.org/reversing"
    key_id = b"\xff\x00\x00\x01"

    def sign(self, message: bytes) -> bytes:
        return message[::-1]

    def verify(self, message: bytes, signature: bytes) -> bool:
        return signature == message[::-1]


def test_a_note_of_another_implementation_stands() -> None:
    note = Note.parse(GO_NOTE)

    (signature,) = note.verified_by([Ed25519Verifier.from_text(GO_KEY)])

    assert signature.name == "PeterNeumann"
    assert note.format() == GO_NOTE


@given(TEXTS)
def test_a_signed_note_comes_back_with_its_text_and_stands(text: str) -> None:
    written = Note(text).signed_by(ANNA).format()

    note = Note.parse(written)

    assert note.text == text
    assert [s.name for s in note.verified_by([ANNA.verifier()])] == [ANNA.name]


def test_several_signatures_stand_side_by_side_and_keep_their_order() -> None:
    note = Note("text\n").signed_by(ANNA).signed_by(BASIM)

    assert note.format().count("\n— ") == 2
    assert [s.name for s in Note.parse(note.format()).signatures] == [ANNA.name, BASIM.name]
    assert [s.name for s in note.verified_by([BASIM.verifier(), ANNA.verifier()])] == [BASIM.name, ANNA.name]


def test_the_signature_of_an_unknown_key_is_kept_and_ignored() -> None:
    stranger = Signature("example.org/stranger", b"abcd", b"anything")
    note = Note("text\n", (stranger,)).signed_by(ANNA)

    again = Note.parse(note.format())

    assert again.signatures[0] == stranger
    assert [s.name for s in again.verified_by([ANNA.verifier()])] == [ANNA.name]


def test_a_key_of_the_same_name_but_another_id_is_a_stranger() -> None:
    namesake = generate(ANNA.name)

    with pytest.raises(LedgerError, match="none of the keys"):
        Note("text\n").signed_by(namesake).verified_by([ANNA.verifier()])


def test_a_wrong_signature_under_a_known_key_spoils_the_note_even_beside_a_right_one() -> None:
    note = Note("text\n").signed_by(BASIM)
    forged = Note("text\n", (Signature(ANNA.name, ANNA.key_id, bytes(64)), *note.signatures))

    with pytest.raises(LedgerError, match="does not fit"):
        forged.verified_by([BASIM.verifier(), ANNA.verifier()])


def test_a_changed_text_does_not_stand() -> None:
    written = Note("12 entries\n").signed_by(ANNA).format()

    with pytest.raises(LedgerError, match="does not fit"):
        Note.parse(written.replace("12", "13")).verified_by([ANNA.verifier()])


def test_another_type_of_signature_needs_no_other_note() -> None:
    note = Note("text\n").signed_by(ReversingSigner()).signed_by(ANNA)

    found = Note.parse(note.format()).verified_by([ReversingSigner()])

    assert [s.signature for s in found] == [b"\ntxet"]


@pytest.mark.parametrize("text", ["", "no newline", "a\ttab\n", "a\r\n", "\x00\n", "\ud800\n"])
def test_a_text_that_cannot_be_signed_is_refused(text: str) -> None:
    with pytest.raises(LedgerError):
        Note(text)


@pytest.mark.parametrize(
    "written",
    [
        "",
        "text\n",
        "text\n\n",
        "text\n\n— a\n",
        "text\n\n- a YWJjZGVm\n",
        "text\n\n— a YWJjZGVm",
        "text\n\n— a YWJjZGVm\nand more\n",
        "text\n\n— a b YWJjZGVm\n",
        "text\n\n— a+b YWJjZGVm\n",
        "text\n\n—  YWJjZGVm\n",
        "text\n\n— a YWJj\n",
        "text\n\n— a YWJjZG\u0665m\n",
        "text\n\n— a YWJjZGV=\n",
        "text\n\n" + "— a YWJjZGVm\n" * 101,
    ],
)
def test_what_has_not_the_form_of_a_signed_note_is_refused(written: str) -> None:
    with pytest.raises(LedgerError):
        Note.parse(written)


def test_base64_that_could_be_spelled_in_two_ways_is_refused() -> None:
    assert base64.b64decode("YWJjZGU=") == base64.b64decode("YWJjZGV=") == b"abcde"

    Note.parse("text\n\n— a YWJjZGU=\n")
    with pytest.raises(LedgerError, match="canonical"):
        Note.parse("text\n\n— a YWJjZGV=\n")


@pytest.mark.parametrize("name", ["", "a b", "a+b", "a\u00a0b", "a\u2003b", "a\nb", "a\x00b"])
def test_a_key_cannot_have_such_a_name(name: str) -> None:
    with pytest.raises(LedgerError, match="named"):
        Ed25519Signer(name, ANNA.private_key)
