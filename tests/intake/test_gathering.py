from __future__ import annotations

import os
from pathlib import Path

from sijill.intake import Incoming, NotAdded, gather


def names(*paths: Path) -> list[str]:
    return [item.name for item in gather(paths) if isinstance(item, Incoming)]


def refusals(*paths: Path) -> list[str]:
    return [item.reason for item in gather(paths) if isinstance(item, NotAdded)]


def fill(folder: Path, *files: str) -> None:
    for name in files:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name)


def test_a_folder_gives_its_files_in_the_order_of_their_names_under_its_own(tmp_path: Path) -> None:
    fill(tmp_path / "أدلة", "b.txt", "a/2.txt", "a/1.txt", ".hidden.txt")

    assert names(tmp_path / "أدلة") == ["أدلة/.hidden.txt", "أدلة/b.txt", "أدلة/a/1.txt", "أدلة/a/2.txt"]


def test_what_systems_leave_in_folders_is_left_out_and_counted(tmp_path: Path) -> None:
    fill(tmp_path / "top", "a.txt", "Thumbs.db", ".DS_Store", "__MACOSX/._a.txt", "~$list.xlsx")

    assert names(tmp_path / "top") == ["top/a.txt"]
    assert refusals(tmp_path / "top") == [
        "4 files that systems leave in folders were left out (Thumbs.db and the like)."
    ]


def test_links_are_named_and_not_followed(tmp_path: Path) -> None:
    fill(tmp_path / "outside", "secret.txt")
    fill(tmp_path / "top", "a.txt")
    (tmp_path / "top" / "file.txt").symlink_to(tmp_path / "outside" / "secret.txt")
    (tmp_path / "top" / "folder").symlink_to(tmp_path / "outside")

    assert names(tmp_path / "top") == ["top/a.txt"]
    assert [reason.partition(";")[0] for reason in refusals(tmp_path / "top")] == [
        "top/file.txt is a link to another place",
        "top/folder is a link to another folder",
    ]


def test_a_file_that_is_named_is_given_even_if_it_is_a_link(tmp_path: Path) -> None:
    fill(tmp_path, "a.txt")
    (tmp_path / "link.txt").symlink_to(tmp_path / "a.txt")

    assert names(tmp_path / "link.txt") == ["link.txt"]


def test_a_saved_page_takes_its_folder_with_it(tmp_path: Path) -> None:
    page = '<!DOCTYPE html><html><body><img src="صفحة_files/a.png"><p>متن</p></body></html>'
    fill(tmp_path / "top", "صفحة_files/a.png", "other.txt")
    (tmp_path / "top" / "صفحة.html").write_text(page, encoding="utf-8")

    found = {item.name: item for item in gather([tmp_path / "top"]) if isinstance(item, Incoming)}

    assert sorted(found) == ["top/other.txt", "top/صفحة.html"]
    assert found["top/صفحة.html"].companion == tmp_path / "top" / "صفحة_files"
    packed = found["top/صفحة.html"].packed(tmp_path / "spool")
    again = found["top/صفحة.html"].packed(tmp_path / "spool")
    assert packed.path.read_bytes() == again.path.read_bytes()
    assert packed.name == "top/صفحة.html.page.zip"


def test_a_folder_that_cannot_be_opened_is_named(tmp_path: Path) -> None:
    fill(tmp_path / "top", "a.txt", "closed/b.txt")
    (tmp_path / "top" / "closed").chmod(0)
    try:
        found = refusals(tmp_path / "top")
    finally:
        (tmp_path / "top" / "closed").chmod(0o700)

    # Nothing is closed to root.
    assert found == ([] if os.geteuid() == 0 else ["closed cannot be opened (Permission denied)."])
