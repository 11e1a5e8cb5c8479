"""Archives whose members lie about where they belong, how large they are, or what they are."""

from __future__ import annotations

import stat
import struct

from tests.extraction.zips import Member, packed, zip_of
from tests.hostile.files import BadFile, Canary
from tests.hostile.quine import quine

_GOOD = Member(b"good.txt", b"a good member")


def traversal(canary: Canary) -> bytes:
    """Members that want to be written outside, under every spelling of it."""
    name = canary.scratch.encode()
    outside = str(canary.path.parent / canary.scratch).encode()
    bad = [b"../../" + name, b"..\\..\\" + name, b"a/../../" + name, outside, b"C:\\" + name, b"/" + name]
    return zip_of(_GOOD, *(Member(path, b"written outside") for path in bad))


def links(canary: Canary) -> bytes:
    """Links: one to the canary, and one to its folder with a member that would go through it."""
    return zip_of(
        _GOOD,
        Member(b"canary.txt", bytes(canary.path), mode=stat.S_IFLNK | 0o777),
        Member(b"folder", bytes(canary.path.parent), mode=stat.S_IFLNK | 0o777),
        Member(b"folder/" + canary.scratch.encode(), b"written through a link"),
        Member(b"device", b"", mode=stat.S_IFCHR | 0o666),
    )


def twins(_: Canary) -> bytes:
    """Two members of one name: which is shown depends on who unpacks it."""
    return zip_of(Member(b"list.txt", b"the one"), Member(b"list.txt", b"the other"))


def liars(_: Canary) -> bytes:
    return zip_of(
        _GOOD,
        Member(b"less.txt", b"x" * 100_000, size=10),
        Member(b"more.txt", b"x", size=100_000),
        Member(b"sum.txt", b"x", crc=1),
    )


def vast(_: Canary) -> bytes:
    """A member that says that it is four gigabytes."""
    return zip_of(_GOOD, Member(b"vast.txt", b"x", size=0xFFFFFFFE))


def overlapping(_: Canary) -> bytes:
    """Eight million zeros that a thousand members share."""
    zeros = packed(bytes(8_000_000))
    kernel = Member(b"0.txt", packed=zeros, size=8_000_000, crc=0)
    others = [
        Member(b"%d.txt" % number, packed=zeros, size=8_000_000, crc=0, header=0)
        for number in range(1, 1_000)
    ]
    return zip_of(kernel, *others)


def encrypted(_: Canary) -> bytes:
    return zip_of(Member(b"a.txt", b"a", flags=1), Member(b"b.txt", b"b", flags=1))


def encrypted_in_part(_: Canary) -> bytes:
    return zip_of(_GOOD, Member(b"locked.txt", b"a", flags=1))


def nested(levels: int) -> bytes:
    data = zip_of(Member(b"innermost.txt", b"the innermost"))
    for level in range(levels):
        data = zip_of(Member(b"%d.zip" % level, data))
    return data


def many(_: Canary) -> bytes:
    return zip_of(*(Member(b"%d.txt" % number, method=0) for number in range(10_001)))


def wrong_count(_: Canary) -> bytes:
    return zip_of(_GOOD, count=7)


def directory_elsewhere(_: Canary) -> bytes:
    """An end record whose directory would be beyond the file."""
    data = bytearray(zip_of(_GOOD))
    struct.pack_into("<I", data, len(data) - 6, 0x7FFFFFF0)
    return bytes(data)


def strange_method(_: Canary) -> bytes:
    return zip_of(_GOOD, Member(b"new.txt", b"x", method=93))


def bare_bytes(_: Canary) -> bytes:
    return b"PK\x03\x04" + b"\xff" * 500


FILES = (
    BadFile(
        "traversal.zip",
        traversal,
        "read",
        ("its name leads out of the archive", "its name is an absolute path", "its name begins with a drive"),
        members={"good.txt": "read"},
    ),
    BadFile(
        "links.zip",
        links,
        "read",
        ("it is a link to another file", "it is not a file"),
        members={"good.txt": "read"},
    ),
    BadFile("twins.zip", twins, "read", ("another member has the same name",), members={"list.txt": "read"}),
    BadFile(
        "liars.zip",
        liars,
        "read",
        (
            "it holds more than the 10 bytes that it declares",
            "it holds 1 bytes, not the 100000 that it declares",
            "its checksum does not fit its bytes",
        ),
        members={"good.txt": "read"},
    ),
    BadFile("vast.zip", vast, says=("larger than 2048 MiB",)),
    BadFile("overlapping.zip", overlapping, "read", ("it shares its bytes with another member",)),
    BadFile("encrypted.zip", encrypted, says=("all of it is encrypted; unpack it with its password",)),
    BadFile(
        "partly-encrypted.zip",
        encrypted_in_part,
        "read",
        ("locked.txt was refused: it is encrypted",),
        members={"good.txt": "read"},
    ),
    BadFile(
        "nested.zip",
        lambda _: nested(6),
        "read",
        members={"5.zip/4.zip/3.zip": "read", "5.zip/4.zip/3.zip/2.zip": "not added"},
    ),
    BadFile("quine.zip", lambda _: quine(), "read", text="q.zip (726 bytes)", members={"q.zip": "read"}),
    BadFile("many.zip", many, says=("more than 10000 members",)),
    BadFile("count.zip", wrong_count, "read", ("says 7 members and lists 1",), members={"good.txt": "read"}),
    BadFile("elsewhere.zip", directory_elsewhere, says=("its directory is not where it says",)),
    BadFile(
        "method.zip",
        strange_method,
        "read",
        ("packed by a method that is not read (93)",),
        members={"good.txt": "read"},
    ),
    BadFile("bare.zip", bare_bytes, says=("its directory is missing",)),
)
