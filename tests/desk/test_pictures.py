from __future__ import annotations

import io

import pytest
from PIL import Image

from sijill.claims import Block, Document, SourceDetails
from sijill.desk.pictures import draw, drawable_pages
from sijill.extraction import ExtractionError, Workers
from sijill.intake import add_source
from sijill.store.queries import View
from tests.desk.conftest import Desk


def test_only_what_has_pictures_can_be_drawn() -> None:
    paged = (Block(0, 1, "line", {"page": 1}), Block(2, 3, "line", {"page": 7}))

    assert drawable_pages(None) == 0
    assert drawable_pages(Document("text", properties={"format": "text"})) == 0
    assert drawable_pages(Document("", properties={"format": "image"})) == 1
    assert drawable_pages(Document("a b", paged, properties={"format": "pdf"})) == 7
    assert drawable_pages(Document("", properties={"format": "pdf", "pages": "12"})) == 12


def test_a_picture_is_drawn_anew_without_what_its_file_holds_beside(desk: Desk) -> None:
    exif = Image.Exif()
    exif[0x010E] = "the witness at home"
    path = desk.folder / "photo.jpg"
    Image.new("RGB", (800, 600), (200, 30, 30)).save(path, exif=exif)
    source = add_source(desk.register, path, SourceDetails(), author=desk.author).id

    with Workers() as workers:
        facts = View(desk.register).source(source)
        png = draw(desk.register, facts, page=1, width=320, workers=workers)

    drawn = Image.open(io.BytesIO(png))
    assert (drawn.format, drawn.size) == ("PNG", (320, 240))
    assert b"witness" in path.read_bytes()
    assert b"witness" not in png
    assert drawn.getexif() == {}
    assert drawn.info == {}


def test_what_has_no_picture_is_refused(desk: Desk) -> None:
    source = desk.add()

    with Workers() as workers, pytest.raises(ExtractionError, match="has no picture"):
        draw(desk.register, View(desk.register).source(source), page=1, width=320, workers=workers)
