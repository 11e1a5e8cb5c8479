"""Pages and pictures of originals, drawn anew: what was sent is never served."""

from __future__ import annotations

import io
from collections.abc import Iterator

import pytest
from PIL import Image

from tests.web.conftest import Served
from tests.web.server import serving


@pytest.fixture(scope="module")
def pictured(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Serve a register with one photograph, one text, and a workbook of two sheets."""
    from openpyxl import Workbook

    from sijill.claims import SourceDetails
    from sijill.intake import add_source
    from sijill.store.register import create_register

    folder = tmp_path_factory.mktemp("pictured")
    exif = Image.Exif()
    exif[0x010E] = "the witness at home"
    Image.new("RGB", (900, 600), (40, 90, 160)).save(folder / "photo.jpg", exif=exif)
    (folder / "words.txt").write_text("words\n")
    workbook = Workbook()
    workbook.active.title = "تموز"
    workbook.active.append(["الاسم"])
    workbook.active.append(["سعاد الأولى"])
    second = workbook.create_sheet("آب")
    second.append(["الاسم"])
    second.append(["سعاد الثانية"])
    workbook.save(folder / "list.xlsx")
    with create_register(folder / "register", demo=True) as register:
        for name in ("photo.jpg", "words.txt", "list.xlsx"):
            add_source(register, folder / name, SourceDetails(), author=register.settings.author)
    with serving(folder / "register") as link:
        yield Served(folder / "register", link)


def test_a_picture_is_served_as_new_pixels_without_its_metadata(pictured: Served) -> None:
    response = pictured.client().get(f"/en/sources/{pictured.source('photo.jpg')}/small/1.png")

    drawn = Image.open(io.BytesIO(response.body))
    assert (response.status, drawn.format, drawn.size) == (200, "PNG", (320, 213))
    assert drawn.getexif() == {}
    assert b"witness" not in response.body
    assert response.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"


@pytest.mark.parametrize("address", ["small/2.png", "huge/1.png", "small/0.png"])
def test_what_is_not_there_is_not_drawn(pictured: Served, address: str) -> None:
    response = pictured.client().get(f"/en/sources/{pictured.source('photo.jpg')}/{address}")

    assert response.status == 404


def test_a_text_has_no_picture(pictured: Served) -> None:
    assert pictured.client().get(f"/en/sources/{pictured.source('words.txt')}/small/1.png").status == 404


def test_the_original_itself_has_no_address(pictured: Served) -> None:
    page = pictured.client().get(f"/ar/sources/{pictured.source('photo.jpg')}/").text

    assert "photo.jpg" in page
    assert page.count("/small/1.png") == 1
    assert "the witness at home" in page[page.index("<details>") :]
    assert "the witness at home" not in page[: page.index("<details>")]


def test_each_sheet_of_a_workbook_can_be_opened(pictured: Served) -> None:
    client = pictured.client()
    address = f"/ar/sources/{pictured.source('list.xlsx')}/"
    first = client.get(address).text
    place = first.split("?at=")[2].split('"')[0]
    second = client.get(f"{address}?at={place}").text

    assert "سعاد الأولى" in first
    assert "سعاد الثانية" not in first
    assert "سعاد الثانية" in second
    assert "سعاد الأولى" not in second
