"""Files, folders and addresses come in; copies are proposed; what is wrong is said once, at its place."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from sijill.claims import SourceDetails
from sijill.desk.adding import Addition, add
from sijill.errors import SijillError
from sijill.intake import Taken, document_of
from sijill.intake.fetching import fetch
from sijill.store.queries import View
from tests.desk.conftest import ARTICLE, Desk
from tests.intake.fetching.server import LOCAL, HostileServer

AT = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)
PAGE = (
    '<!DOCTYPE html><html lang="ar" dir="rtl"><head><meta charset="utf-8"><title>خبر</title></head>'
    f"<body><h1>خبر عاجل</h1><p>{ARTICLE}</p></body></html>"
)


def put(desk: Desk, *paths: Path, **options: Any) -> Addition:
    return add(
        desk.register, paths, SourceDetails(publisher="somebody"), author=desk.author, at=AT, **options
    )


@pytest.fixture
def server() -> Iterator[HostileServer]:
    server = HostileServer()
    yield server
    server.close()


def visitor(server: HostileServer) -> Any:
    return partial(fetch, may_reach=server.may_reach, resolve=lambda host, port: [LOCAL])


def answering(body: bytes, content_type: str = "text/html; charset=utf-8") -> Any:
    head = f"HTTP/1.1 200 OK\r\nContent-Type: {content_type}\r\nContent-Length: {len(body)}\r\n\r\n"

    def behave(connection: Any, _: HostileServer) -> None:
        connection.sendall(head.encode() + body)

    return behave


def test_a_folder_comes_in_with_a_count_and_a_finding_for_each_bad_file(desk: Desk) -> None:
    (desk.folder / "a.txt").write_text(ARTICLE)
    (desk.folder / "b.rtf").write_bytes(rb"{\rtf1 x}")
    told: list[Any] = []

    addition = put(desk, desk.folder, tell=told.append)

    assert addition.counts() == {"files": 2, "new": 2, "held": 0, "read": 1, "findings": 1, "copies": 0}
    [finding] = addition.findings()
    assert finding["file"] == "papers/b.rtf"
    assert "it is an RTF text" in finding["reason"]
    assert told == list(addition.results)


def test_what_says_nearly_the_same_is_proposed_once(desk: Desk) -> None:
    (desk.folder / "a.txt").write_text(ARTICLE * 2)
    put(desk, desk.folder / "a.txt")
    (desk.folder / "b.txt").write_text("نقلاً عن الوكالة:\n" + ARTICLE * 2)

    first = put(desk, desk.folder / "b.txt")
    again = put(desk, desk.folder / "b.txt")

    assert (first.copies, again.copies) == (1, 0)


def test_a_path_that_is_not_there_stops_everything_before_it_begins(desk: Desk) -> None:
    (desk.folder / "a.txt").write_text(ARTICLE)
    before = View(desk.register).size

    with pytest.raises(SijillError, match="There is no file"):
        put(desk, desk.folder / "a.txt", desk.folder / "missing.txt")

    assert View(desk.register).size == before


def test_an_address_is_kept_as_what_was_exchanged_and_read_as_its_page(
    desk: Desk, server: HostileServer
) -> None:
    server.behaviours["/news"] = answering(PAGE.encode())
    address = server.url("/news")

    addition = put(desk, addresses=[address], fetcher=visitor(server))

    [taken] = addition.results
    assert isinstance(taken, Taken)
    assert taken.outcome == "read"
    facts = View(desk.register).source(taken.id)
    assert facts.details.address == address
    assert facts.details.collected_when == "2026-11-20T09:30:00+00:00"
    assert desk.register.files.get(taken.sha256)[:2] == b"\x1f\x8b"
    assert "سلمى الكلتابي" in document_of(desk.register, taken.id).text


def test_an_address_inside_the_own_network_is_never_asked(desk: Desk, server: HostileServer) -> None:
    server.behaviours["/"] = answering(b"inside")

    with pytest.raises(SijillError):
        put(desk, addresses=[server.url("/")])

    assert server.connections == 0
    assert View(desk.register).sources() == []


def test_one_bad_address_stops_no_other(desk: Desk, server: HostileServer) -> None:
    server.behaviours["/news"] = answering(PAGE.encode())
    addresses = ["http://user:secret@example.org/", server.url("/news")]

    addition = put(desk, addresses=addresses, fetcher=visitor(server))

    assert addition.counts()["read"] == 1
    [finding] = addition.findings()
    assert "secret" not in finding["reason"]
