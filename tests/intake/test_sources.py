"""Adding sources: bytes are kept, text is read, the same bytes are the same source."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest

from sijill.claims import SourceDetails
from sijill.errors import SijillError
from sijill.intake import AddedSource, add_source, document_of
from sijill.store import Erased, NotFound
from sijill.store.erasure import erase_source
from tests.intake.conftest import DEMO, Lists

LETTER = "او در سال ۱۴۰۲ بازداشت شد و گفته می‌شود که در زندان است.\nدوم\n".encode()
DETAILS = SourceDetails(title="a letter", publisher="somebody")


def add(lists: Lists, path: Path, **options: bool) -> AddedSource:
    return add_source(lists.register, path, DETAILS, author=lists.register.settings.author, **options)


def letter(lists: Lists, name: str = "letter.txt", data: bytes = LETTER) -> Path:
    path = lists.folder / name
    path.write_bytes(data)
    return path


def test_a_file_is_kept_byte_for_byte_with_its_text_in_one_transaction(lists_on_both: Lists) -> None:
    lists = lists_on_both
    before = lists.entries()

    added = add(lists, letter(lists))

    assert (added.new, added.outcome, added.warnings[:0]) == (True, "read", ())
    assert added.sha256 == hashlib.sha256(LETTER).hexdigest()
    assert lists.register.files.get(added.sha256) == LETTER
    assert added.document is not None
    assert document_of(lists.register, added.id) == added.document
    assert added.document.text == LETTER.decode()
    assert lists.select("SELECT kind FROM entry WHERE seq >= %s ORDER BY seq", before) == [
        ("source.added",),
        ("document.extracted",),
    ]
    assert len(lists.select("SELECT 1 FROM checkpoint WHERE size > %s", before)) == 1
    assert lists.select("SELECT outcome, language, tabular FROM document") == [("read", "fa", False)]
    assert lists.faults() == []


def test_the_same_bytes_under_another_name_are_the_same_source(lists: Lists) -> None:
    first = add(lists, letter(lists))
    before = lists.entries()

    again = add(lists, letter(lists, "copy.md"))

    assert (again.id, again.new, again.document) == (first.id, False, first.document)
    assert lists.entries() == before


@pytest.mark.parametrize(
    ("name", "data", "outcome", "reason"),
    [
        ("letter.rtf", b"{\\rtf1 \xe2\xe3}", "refused", "letter.rtf: it is an RTF text"),
        ("blank.txt", b"\n \n", "empty", "blank.txt: it holds no text"),
        ("nothing.csv", b"", "empty", "nothing.csv: it has no bytes at all"),
    ],
)
def test_a_file_that_gives_no_text_is_kept_and_the_reason_recorded(
    lists: Lists, name: str, data: bytes, outcome: str, reason: str
) -> None:
    added = add(lists, letter(lists, name, data))

    assert (added.new, added.outcome, added.document) == (True, outcome, None)
    assert added.warnings[0].startswith(reason)
    assert lists.register.files.get(added.sha256) == data
    with pytest.raises(SijillError, match="gave no text"):
        document_of(lists.register, added.id)
    assert lists.faults() == []


def test_text_is_read_only_if_it_is_wanted(lists: Lists) -> None:
    added = add(lists, letter(lists), extract=False)

    assert (added.new, added.outcome, added.document) == (True, None, None)
    with pytest.raises(SijillError, match="add its file again"):
        document_of(lists.register, added.id)

    again = add(lists, letter(lists))

    assert (again.new, again.outcome) == (False, "read")
    assert document_of(lists.register, added.id) == again.document


def test_what_is_no_regular_file_is_refused_with_a_remedy(lists: Lists) -> None:
    pipe = lists.folder / "pipe"
    os.mkfifo(pipe)
    before = lists.entries()

    for path, remedy in (
        (lists.folder / "missing.txt", "check its name"),
        (lists.folder, "name the files in it"),
        (pipe, "copy what it holds"),
        (lists.folder / "a\0b", "check its name"),
    ):
        with pytest.raises(SijillError, match=remedy):
            add(lists, path)

    assert lists.entries() == before


def test_an_erased_source_comes_back_only_when_a_person_says_so(lists_on_both: Lists) -> None:
    lists = lists_on_both
    added = add(lists, letter(lists))
    erase_source(lists.register, added.id, author=lists.register.settings.author)
    before = lists.entries()

    with pytest.raises(NotFound):
        document_of(lists.register, added.id)
    with pytest.raises(Erased, match="--restore"):
        add(lists, letter(lists))
    assert lists.entries() == before

    assert add(lists, letter(lists), restore=True).new
    assert add(lists, letter(lists)).new is False
    assert lists.select("SELECT COUNT(*) FROM tombstone WHERE lifted IS NULL") == [(0,)]


def test_every_demo_source_can_be_read(lists: Lists) -> None:
    for path in sorted(DEMO.glob("*.txt")):
        assert add(lists, path).outcome == "read"

    assert len(lists.select("SELECT 1 FROM document WHERE outcome = 'read'")) == 6
