"""The report in a real browser, Arabic first: its direction, on a phone, without one request, on paper."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.documents.report.tables import answered, refused
from tests.documents.report.test_report import made

if TYPE_CHECKING:
    from tests.browser import Chromium


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for language in ("ar", "fa", "en"):
        (tmp_path / f"answered.{language}.html").write_text(made(answered(), language).html(), "utf-8")
        (tmp_path / f"refused.{language}.html").write_text(made(refused(), language).html(), "utf-8")
    return tmp_path


def test_arabic_reads_from_right_to_left_in_its_own_faces(folder: Path, chromium: Chromium) -> None:
    page = chromium.new_page()
    page.goto((folder / "answered.ar.html").as_uri())
    page.evaluate("document.fonts.ready")

    assert page.evaluate("[document.documentElement.lang, document.dir]") == ["ar", "rtl"]
    loaded = page.evaluate("[...document.fonts].filter(f => f.status === 'loaded').map(f => f.family)")
    assert {"Vazirmatn", "Noto Naskh Arabic"} <= {str(family).strip('"') for family in loaded}
    margin = page.locator(".margin").first.bounding_box()
    matter = page.locator(".matter").first.bounding_box()
    assert margin is not None
    assert matter is not None
    assert margin["x"] > matter["x"]
    # Nought is on the right, and the bar of the documented begins there.
    ticks = page.locator(".axis text").all()
    first, second = ticks[0].bounding_box(), ticks[1].bounding_box()
    assert first is not None
    assert second is not None
    assert first["x"] > second["x"]


@pytest.mark.parametrize("name", ["answered.ar", "refused.en"])
def test_it_asks_for_nothing_and_nothing_is_refused(folder: Path, chromium: Chromium, name: str) -> None:
    page = chromium.new_page()
    own = (folder / f"{name}.html").as_uri()
    asked: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))

    page.goto(own)
    page.evaluate("document.fonts.ready")

    assert [url for url in asked if not url.startswith("data:")] == [own]
    assert said == []


@pytest.mark.parametrize("language", ["ar", "fa", "en"])
@pytest.mark.parametrize("name", ["answered", "refused"])
def test_it_is_no_wider_than_a_phone(folder: Path, chromium: Chromium, name: str, language: str) -> None:
    page = chromium.new_page(viewport={"width": 360, "height": 740})
    page.goto((folder / f"{name}.{language}.html").as_uri())

    assert page.evaluate("document.documentElement.scrollWidth") == 360


def test_the_dark_of_the_reader_is_followed_and_paper_is_white(folder: Path, chromium: Chromium) -> None:
    page = chromium.new_page(color_scheme="dark")
    page.goto((folder / "answered.ar.html").as_uri())
    ground = "getComputedStyle(document.body).backgroundColor"

    assert page.evaluate(ground) == "rgb(18, 22, 24)"
    page.emulate_media(media="print")
    assert page.evaluate(ground) == "rgb(255, 255, 255)"
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(0, 0, 0)"
    assert page.locator(".contents").is_hidden()


def test_the_table_behind_a_drawing_opens_by_keyboard(folder: Path, chromium: Chromium) -> None:
    page = chromium.new_page()
    page.goto((folder / "answered.ar.html").as_uri())
    table = page.locator("details.behind table").first

    assert table.is_hidden()
    page.locator("details.behind summary").first.focus()
    page.keyboard.press("Enter")
    assert table.is_visible()
