import pytest
from hypothesis import given
from hypothesis import strategies as st

from sijill.ledger import Checkpoint, LedgerError, Note, generate, open_checkpoint

SIGNER = generate("example.org/log")
CHECKPOINT = Checkpoint("example.org/log", 12, bytes(range(32)))

LINES = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1)


@given(LINES, st.integers(0, 2**53), st.binary(min_size=32, max_size=32), st.lists(LINES, max_size=3))
def test_a_checkpoint_comes_back_from_its_signed_note(
    origin: str, size: int, root: bytes, extensions: list[str]
) -> None:
    checkpoint = Checkpoint(origin, size, root, tuple(extensions))

    assert open_checkpoint(checkpoint.sign(SIGNER), [SIGNER.verifier()]) == checkpoint


def test_the_text_is_origin_size_and_root_each_on_its_line() -> None:
    assert CHECKPOINT.format() == "example.org/log\n12\nAAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=\n"


def test_the_example_of_the_specification_is_read() -> None:
    text = "example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n"

    checkpoint = Checkpoint.parse(text)

    assert (checkpoint.origin, checkpoint.size) == ("example.com/behind-the-sofa", 20852163)
    assert checkpoint.format() == text


def test_a_checkpoint_is_not_opened_without_a_signature_that_stands() -> None:
    stranger = generate("example.org/stranger")

    with pytest.raises(LedgerError, match="none of the keys"):
        open_checkpoint(CHECKPOINT.sign(stranger), [SIGNER.verifier()])
    with pytest.raises(LedgerError, match="does not fit"):
        open_checkpoint(CHECKPOINT.sign(SIGNER).replace("\n12\n", "\n11\n"), [SIGNER.verifier()])


def test_a_signed_note_that_is_no_checkpoint_is_refused() -> None:
    note = Note("good morning\n").signed_by(SIGNER).format()

    with pytest.raises(LedgerError, match="three lines"):
        open_checkpoint(note, [SIGNER.verifier()])


@pytest.mark.parametrize("size", ["012", "-1", "+1", "1 ", "", "١٢", "1e3", "9" * 5000])
def test_a_size_is_a_plain_number(size: str) -> None:
    with pytest.raises(LedgerError, match=r"plain whole number|one line"):
        Checkpoint.parse(CHECKPOINT.format().replace("\n12\n", f"\n{size}\n"))


@pytest.mark.parametrize(
    "text",
    [
        "a\n1\nAAAA\n",
        "\n1\nAAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=\n",
        "a\n1\nAAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=\n\n",
        "a\n1\nAAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=",
        "a\n1\n",
    ],
)
def test_a_text_that_is_no_checkpoint_is_refused(text: str) -> None:
    with pytest.raises(LedgerError):
        Checkpoint.parse(text)


def test_a_negative_size_is_refused() -> None:
    with pytest.raises(LedgerError, match="-1 entries"):
        Checkpoint("a", -1, bytes(32))
