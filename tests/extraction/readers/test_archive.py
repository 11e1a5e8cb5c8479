from __future__ import annotations

import io
import stat
import tracemalloc
import zipfile

import pytest

from sijill.extraction import Empty, Refused
from sijill.extraction.given import given
from sijill.extraction.readers.archive import read
from tests.extraction.handed import extract_all
from tests.extraction.zips import Member, packed, zip_of


def test_every_member_is_handed_over_and_listed_by_its_name_in_the_archive() -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("folder/", "")
        archive.writestr("folder/سعاد.txt", "الشهادة")
        archive.writestr("list.csv", "a,b\n")

    handed = extract_all(file.getvalue(), "sent.zip")

    assert handed.members == [
        ("folder/سعاد.txt", "الشهادة".encode(), {"path": "folder/سعاد.txt"}),
        ("list.csv", b"a,b\n", {"path": "list.csv"}),
    ]
    assert handed.pieces() == [("line", "folder/سعاد.txt (14 bytes)"), ("line", "list.csv (4 bytes)")]
    assert handed.document.text == "folder/سعاد.txt (14 bytes)\nlist.csv (4 bytes)"
    assert handed.document.blocks[1].place == {"path": "list.csv"}
    assert handed.document.warnings == ()


def test_a_bad_member_is_one_warning_and_one_line_and_the_rest_goes_on() -> None:
    data = zip_of(
        Member(b"../../etc/passwd", b"x"),
        Member(b"good.txt", b"good"),
        Member(b"link", b"/etc/passwd", mode=stat.S_IFLNK),
        Member(b"lies.txt", b"0" * 1000, size=10),
    )

    handed = extract_all(data, "sent.zip")

    assert handed.members == [("good.txt", b"good", {"path": "good.txt"})]
    assert handed.document.warnings == (
        "../../etc/passwd was refused: its name leads out of the archive.",
        "link was refused: it is a link to another file.",
        "lies.txt was refused: it holds more than the 10 bytes that it declares.",
    )
    assert handed.pieces()[0] == (
        "line",
        "../../etc/passwd (refused: its name leads out of the archive)",
    )


def test_many_bad_members_are_counted_by_their_reason() -> None:
    bad = [Member(b"../%d" % number, b"x") for number in range(50)]

    handed = extract_all(zip_of(Member(b"good.txt", b"good"), *bad), "sent.zip")

    assert len(handed.document.warnings) == 21
    assert handed.document.warnings[-1] == "30 more were refused (30: its name leads out of the archive)."


def test_a_large_member_that_proves_broken_at_its_end_is_not_handed_over_by_half() -> None:
    data = b"0" * (9 * 1024 * 1024)

    handed = extract_all(zip_of(Member(b"large", data, crc=1), Member(b"fine", data)), "sent.zip")

    assert [(name, len(data)) for name, data, _ in handed.members] == [("fine", len(data))]
    assert handed.document.warnings == ("large was refused: its checksum does not fit its bytes.",)


def test_what_only_operating_systems_use_is_left_out_and_that_is_said() -> None:
    data = zip_of(
        Member(b"a.txt", b"a"),
        Member(b"__MACOSX/._a.txt", b"x"),
        Member(b"f/.DS_Store", b"x"),
        Member(b"f/Thumbs.db", b"x"),
    )

    handed = extract_all(data, "sent.zip")

    assert handed.names == ["a.txt"]
    assert handed.document.warnings == (
        "Files that only an operating system uses (such as __MACOSX, Thumbs.db) were left out (3).",
    )


def test_an_archive_in_an_archive_is_handed_over_as_a_file_even_if_it_is_itself() -> None:
    inner = zip_of(Member(b"a.txt", b"a"))

    handed = extract_all(zip_of(Member(b"inner.zip", inner, method=0)), "quine.zip")

    assert handed.members == [("inner.zip", inner, {"path": "inner.zip"})]


def test_an_encrypted_archive_is_refused_by_saying_what_to_do() -> None:
    with pytest.raises(Refused) as caught:
        extract_all(zip_of(Member(b"a", b"a", flags=1), Member(b"b", b"b", flags=1)), "sent.zip")

    assert str(caught.value) == (
        "sent.zip: all of it is encrypted; unpack it with its password and add the files themselves."
    )


@pytest.mark.parametrize("members", [[], [Member(b"folder/")], [Member(b"__MACOSX/x", b"x")]])
def test_an_archive_without_a_file_is_said_to_be_empty(members: list[Member]) -> None:
    with pytest.raises(Empty, match="there is no file in it"):
        extract_all(zip_of(*members), "sent.zip")


def test_a_bomb_is_refused_as_a_whole() -> None:
    member = Member(b"zeros", packed=packed(b"\x00" * 600_000_000), size=600_000_000, crc=0)

    with pytest.raises(Refused, match="times its size, as bombs are"):
        extract_all(zip_of(member), "sent.zip")


def test_a_large_member_goes_through_in_little_memory() -> None:
    block = bytes(range(256)) * 4096
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive, archive.open("large", "w") as member:
        for _ in range(64):
            member.write(block)
    data = file.getvalue()
    seen: list[int] = []

    with given(data, "a.zip", on_member=lambda _, chunks, __: seen.append(sum(map(len, chunks)))) as source:
        tracemalloc.start()
        read(source)
        _, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()

    assert seen == [64 * len(block)]
    assert peak < 8 * 1024 * 1024
