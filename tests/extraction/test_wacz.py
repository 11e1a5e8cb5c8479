from __future__ import annotations

import hashlib
import json

import pytest

from sijill.extraction.given import given
from sijill.extraction.wacz import Collection
from tests.extraction.office.books import package

WARC = b"WARC/1.1\r\n"


def collection(**changes: object) -> bytes:
    resource: dict[str, object] = {
        "name": "a.warc",
        "path": "archive/a.warc",
        "hash": f"sha256:{hashlib.sha256(WARC).hexdigest()}",
        "bytes": len(WARC),
    }
    stated = json.dumps({"title": "حملة\x00", "resources": [{**resource, **changes}]})
    digest = json.dumps(
        {"hash": f"sha256:{hashlib.sha256(stated.encode()).hexdigest()}", "signedData": {"x": 1}}
    )
    return package(
        {
            "archive/a.warc": WARC,
            "datapackage.json": stated,
            "datapackage-digest.json": digest,
            "pages/p.jsonl": "x",
        }
    )


def opened(data: bytes) -> tuple[list[bytes], list[str], dict[str, str]]:
    with given(data, "a.wacz") as source:
        found = Collection(source)
        return [b"".join(chunks) for chunks in found.archives()], found.warnings, found.properties


def test_archives_are_given_and_what_is_not_named_is_said() -> None:
    assert opened(collection()) == (
        [WARC],
        ["Files in it that its datapackage.json does not name: pages/p.jsonl."],
        {"collection title": "حملة�", "collection signature": "there, not checked"},
    )


@pytest.mark.parametrize(
    ("changes", "warning"),
    [
        (
            {"hash": "sha256:" + "0" * 64},
            "Its file archive/a.warc is not what was archived: its digest does not fit.",
        ),
        ({"hash": "none"}, "Nothing says what its file archive/a.warc was when it was archived."),
        ({"bytes": 7}, "Its file archive/a.warc has not the size that was archived."),
        ({"path": "archive/b.warc"}, "Its file archive/b.warc is missing."),
    ],
)
def test_what_does_not_fit_its_digest_is_said(changes: dict[str, object], warning: str) -> None:
    assert opened(collection(**changes))[1][0] == warning


@pytest.mark.parametrize("stated", ["", "[]", "[" * 100_000, '{"resources": 5}', '{"resources": [5, {}]}'])
def test_a_list_of_files_that_cannot_be_read_is_said(stated: str) -> None:
    archives, warnings, _ = opened(package({"archive/a.warc": WARC, "datapackage.json": stated}))

    assert archives == [WARC]
    assert warnings != []
