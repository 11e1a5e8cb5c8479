from __future__ import annotations

import io
import stat
import tracemalloc
import zipfile
import zlib

import pytest
from hypothesis import given as forall
from hypothesis import strategies as st

from sijill.extraction import Refused
from sijill.extraction.given import given
from sijill.extraction.zip_directory import Bounds, BrokenMember, Entry, read_directory
from tests.extraction.zips import Member, packed, zip_of

A = Member(b"a.txt", b"first")
B = Member(b"b.txt", b"second" * 100)


def entries(data: bytes, bounds: Bounds | None = None) -> tuple[Entry, ...]:
    with given(data, "a.zip") as source:
        return read_directory(source, bounds).entries


def contents(data: bytes) -> dict[str, bytes | str]:
    """Give the bytes of each member, or why it is refused."""
    found: dict[str, bytes | str] = {}
    with given(data, "a.zip") as source:
        directory = read_directory(source)
        for number, entry in enumerate(directory.entries):
            key = entry.name if entry.name not in found else f"{entry.name}#{number}"
            try:
                found[key] = directory.read(entry)
            except BrokenMember as error:
                found[key] = str(error)
    return found


def test_members_are_given_as_they_were_packed() -> None:
    stored = Member(b"s.txt", b"third", method=0)

    assert contents(zip_of(A, B, stored)) == {"a.txt": b"first", "b.txt": b"second" * 100, "s.txt": b"third"}


def test_bytes_before_the_archive_and_a_comment_after_it_do_no_harm() -> None:
    assert contents(zip_of(A, before=b"MZ" * 500, comment=b"PK\x05\x06 no end")) == {"a.txt": b"first"}


def test_archives_of_the_standard_library_with_64_bit_fields_are_read() -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        with archive.open("wide.txt", "w", force_zip64=True) as member:
            member.write(b"wide")
        archive.writestr("folder/", "")

    assert contents(file.getvalue()) == {"wide.txt": b"wide", "folder/": b""}


@pytest.mark.parametrize(
    ("member", "refusal"),
    [
        (Member(b"../x", b"x"), "its name leads out of the archive"),
        (Member(b"x", b"target", mode=stat.S_IFLNK | 0o777), "it is a link to another file"),
        (Member(b"x", b"", mode=stat.S_IFIFO), "it is not a file"),
        (Member(b"x", b"x", flags=1), "it is encrypted"),
        (Member(b"x", b"x", method=99), "it is packed by a method that is not read (99)"),
        (Member(b"x", b"xyz", method=0, size=1), "it declares two sizes, though it is not packed"),
        (Member(b"x/", b"hidden"), "it is named as a folder and holds bytes"),
        (Member(b"x", b"x", header=1), "it is not where the directory says"),
        (Member(b"a.txt", b"twin"), "another member has the same name"),
        (
            Member(b"x", b"first", packed=packed(b"first"), header=0),
            "it shares its bytes with another member",
        ),
        (Member(b"x", b"much" * 99, size=5), "it holds more than the 5 bytes that it declares"),
        (Member(b"x", b"few", size=99), "it holds 3 bytes, not the 99 that it declares"),
        (Member(b"x", b"x", crc=1), "its checksum does not fit its bytes"),
        (Member(b"x", b"damaged", packed=b"\xff\xff\xff"), "its packed bytes are damaged"),
        (Member(b"x", b"cut" * 99, packed=packed(b"cut" * 99)[:-4]), "its packed bytes end too early"),
    ],
)
def test_a_member_that_breaks_a_rule_is_refused_and_the_others_are_read(member: Member, refusal: str) -> None:
    found = contents(zip_of(A, member, B))

    assert [said for said in found.values() if isinstance(said, str)] == [refusal]
    assert (found["a.txt"], found["b.txt"]) == (b"first", b"second" * 100)


def test_of_members_that_share_their_bytes_only_the_first_is_read() -> None:
    """The bomb of overlapping files: each member's bytes hold the headers of the next."""
    inner = zip_of(Member(b"in", b"0" * 1000, method=0))
    quoted = Member(b"out", inner[: -len(b"tail")], method=0)
    overlapping = Member(b"in", b"0" * 1000, method=0, header=33)

    found = contents(zip_of(quoted, overlapping))

    assert found["in"] == "it shares its bytes with another member"
    assert found["out"] == quoted.data


def test_a_count_that_is_false_is_said() -> None:
    with given(zip_of(A, B, count=7), "a.zip") as source:
        assert read_directory(source).warnings == ("The directory says 7 members and lists 2.",)


@pytest.mark.parametrize(
    ("bounds", "reason"),
    [
        (Bounds(members=1), "it holds more than 1 members"),
        (Bounds(total_bytes=600), "unpacked it would be larger than 0 MiB"),
        (Bounds(ratio=1, ratio_from=500), "unpacked it would be 2 times its size, as bombs are"),
    ],
)
def test_an_archive_beyond_its_bounds_is_refused_before_anything_is_unpacked(
    bounds: Bounds, reason: str
) -> None:
    with pytest.raises(Refused) as caught:
        entries(zip_of(A, B), bounds)

    assert caught.value.reason == reason


def test_a_bomb_of_ten_thousand_members_is_refused_in_little_memory() -> None:
    bomb = packed(b"\x00" * 10_000_000)
    members = [Member(b"%d" % number, packed=bomb, size=10_000_000, crc=0) for number in range(1_000)]
    data = zip_of(*members)
    tracemalloc.start()

    with pytest.raises(Refused, match="larger than 2048 MiB"):
        entries(data)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert peak < len(data) + 20_000_000


def test_an_archive_cut_off_anywhere_is_refused_with_a_remedy() -> None:
    data = zip_of(A, B)

    for length in range(len(data)):
        with pytest.raises(Refused, match="ask for it to be sent again") as caught:
            entries(data[:length])
        assert caught.value.reason


@forall(st.data())
def test_no_damage_gives_anything_but_a_refusal_or_bytes(data: st.DataObject) -> None:
    archive = bytearray(zip_of(A, B, Member("سعاد".encode("cp720"), b"third", method=0)))
    for _ in range(data.draw(st.integers(1, 4))):
        archive[data.draw(st.integers(0, len(archive) - 1))] = data.draw(st.integers(0, 255))

    try:
        found = contents(bytes(archive))
    except Refused:
        return

    sound = {zlib.crc32(A.data), zlib.crc32(B.data), zlib.crc32(b"third"), 0}
    assert all(isinstance(said, str) or zlib.crc32(said) in sound for said in found.values())
