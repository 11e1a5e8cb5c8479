from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from sijill.extraction import Refused, extract_bytes
from sijill.extraction.saved_page_packing import pack
from sijill.extraction.sniffing import SAVED_PAGE_TYPE
from tests.extraction.handed import extract_all
from tests.extraction.markup.pages import news


def packed(at: Path) -> bytes:
    (at / "page_files").mkdir()
    (at / "page_files" / "صورة.jpg").write_bytes(b"jpg")
    (at / "page_files" / "style.css").write_bytes(b"css")
    (at / "page.html").write_text(
        news(inside="<img src='page_files/صورة.jpg' alt='ميناء لوماو'>"), encoding="utf-8"
    )
    return pack(at / "page.html", at / "page_files")


def zip_of(members: dict[str, bytes]) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return written.getvalue()


def test_the_text_is_that_of_the_page_and_its_files_stay_in_it(tmp_path: Path) -> None:
    found = extract_all(packed(tmp_path), "page.zip")

    page = extract_bytes((tmp_path / "page.html").read_bytes(), "page.html")
    assert (found.document.text, found.document.blocks) == (page.text, page.blocks)
    assert found.members == []
    assert found.document.properties["files"] == "style.css; صورة.jpg"
    assert (
        found.document.warnings[-1]
        == "1 pictures saved with the page stay in it and are no sources of their own."
    )


@pytest.mark.parametrize(
    ("members", "reason"),
    [
        ({}, "there is no page in it"),
        ({"other.html": b"<p>x"}, "there is no page in it"),
        ({"page.html": b"<p>" + b" " * (80 * 1024 * 1024)}, "a page of more than 64 MiB is not read"),
        ({f"files/{n}": b"" for n in range(5_003)}, "it holds more than 5,000 files"),
    ],
)
def test_what_was_not_packed_here_is_refused(members: dict[str, bytes], reason: str) -> None:
    with pytest.raises(Refused) as caught:
        extract_bytes(zip_of({"mimetype": SAVED_PAGE_TYPE, **members}), "page.zip")

    assert caught.value.reason == reason


def test_a_damaged_page_is_refused(tmp_path: Path) -> None:
    data = bytearray(packed(tmp_path))
    at = data.index(b"page.html") + 200
    data[at : at + 40] = b"\0" * 40

    with pytest.raises(Refused, match="damaged"):
        extract_bytes(bytes(data), "page.zip")
