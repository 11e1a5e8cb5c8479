from __future__ import annotations

import io
import os
import unicodedata
import zipfile
from pathlib import Path

import pytest

from sijill.extraction import Refused
from sijill.extraction.saved_page_packing import companion, pack
from sijill.extraction.sniffing import SAVED_PAGE_TYPE


def saved(at: Path, name: str, folder: str, link: str | None = None) -> Path:
    """Save a page as a browser does: a file, and a folder with what it shows."""
    page = at / f"{name}.html"
    page.write_text(f'<img src="{link or f"./{folder}/a.png"}"><p>x', encoding="utf-8")
    (at / folder / "deep").mkdir(parents=True)
    (at / folder / "a.png").write_bytes(b"png")
    (at / folder / "deep" / "b.css").write_bytes(b"css")
    return page


@pytest.mark.parametrize(
    ("folder", "link"),
    [
        ("صفحة_files", None),
        ("صفحة-Dateien", None),
        ("صفحة_ملفات", "./%D8%B5%D9%81%D8%AD%D8%A9_%D9%85%D9%84%D9%81%D8%A7%D8%AA/a.png"),
        ("صفحة_پرونده‌ها", None),
        ("صفحة.files", "&#1589;&#1601;&#1581;&#1577;.files/a.png"),
        ("renamed since_files", "renamed%20since_files/a.png"),
    ],
)
def test_the_folder_is_found_by_the_links_of_the_page_in_any_language(
    folder: str, link: str | None, tmp_path: Path
) -> None:
    page = saved(tmp_path, "صفحة", folder, link)

    assert companion(page) == tmp_path / folder


def test_the_folder_is_found_though_its_letters_are_composed_otherwise(tmp_path: Path) -> None:
    page = saved(tmp_path, "café", unicodedata.normalize("NFD", "café_files"), "café_files/a.png")

    assert companion(page) == tmp_path / unicodedata.normalize("NFD", "café_files")


@pytest.mark.parametrize(
    ("folder", "link"),
    [
        ("page_files", "https://example.org/page_files/a.png"),
        ("page_files", "../page_files/a.png"),
        ("page_files", "/page_files/a.png"),
        ("pictures", None),
        ("page_files", "elsewhere_files/a.png"),
    ],
)
def test_a_folder_that_the_page_does_not_own_is_left(folder: str, link: str | None, tmp_path: Path) -> None:
    assert companion(saved(tmp_path, "page", folder, link)) is None


def test_a_folder_that_is_a_link_is_left(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    page = tmp_path / "page.html"
    page.write_text('<img src="page_files/a.png">', encoding="utf-8")
    (tmp_path / "page_files").symlink_to(outside)

    assert companion(page) is None


def test_the_same_page_gives_the_same_bytes_whenever_and_wherever_it_is_packed(tmp_path: Path) -> None:
    packed: list[bytes] = []
    for place in ("one", "two"):
        (tmp_path / place).mkdir()
        page = saved(tmp_path / place, "page", "page_files")
        os.utime(page, (1, len(packed) * 10**8))
        packed.append(pack(page, tmp_path / place / "page_files"))

    assert packed[0] == packed[1]
    with zipfile.ZipFile(io.BytesIO(packed[0])) as archive:
        assert archive.namelist() == ["mimetype", "page.html", "files/a.png", "files/deep/b.css"]
        assert archive.read("mimetype") == SAVED_PAGE_TYPE
        assert archive.read("files/deep/b.css") == b"css"


def test_a_link_inside_the_folder_is_refused(tmp_path: Path) -> None:
    page = saved(tmp_path, "page", "page_files")
    (tmp_path / "page_files" / "passwords").symlink_to("/etc/passwd")

    with pytest.raises(Refused, match="link or a device"):
        pack(page, tmp_path / "page_files")


def test_a_folder_without_end_is_refused(tmp_path: Path) -> None:
    page = saved(tmp_path, "page", "page_files")
    with (tmp_path / "page_files" / "endless").open("wb") as file:
        file.truncate(10 * 1024**3)

    with pytest.raises(Refused, match="200 MiB"):
        pack(page, tmp_path / "page_files")
