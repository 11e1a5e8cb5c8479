from __future__ import annotations

import re
from collections.abc import Iterator

import numpy as np
import pytest
from PIL import Image
from rapidfuzz.distance import Levenshtein

from sijill.extraction import ocr, programs, tesseract
from sijill.extraction.given import Pixels
from sijill.extraction.numerals import folded
from sijill.extraction.ocr import Recognised, available, recognise
from tests.extraction.drawing import DPI, page_of, pixels_of, scanned

drawn_and_read = pytest.mark.group("chromium", "tesseract")

ARABIC = (
    "في يوم 2023/05/17 اعتُقل السيد سالم بن عمران، البالغ من العمر 34 عامًا، أمام منزله في حي الزيتون.",
    "حكمت المحكمة على ٨ أشخاص بالسجن ٣٠ سنة، وعلى يوسف قاسم (٢٧ عامًا) بالإعدام في ١٤/٠٨/٢٠٢٣.",
    "وقالت الأم إن 45% من المعتقلين في العنبر رقم ٦ لم يروا أهلهم منذ ١٢ شهرًا.",
)
PERSIAN = (
    "در تاریخ ۱۴۰۲/۰۷/۱۵ آقای کاوه رستمی، ۲۹ ساله، در خیابان بهار بازداشت شد و پنج نفر او را بردند.",
    "دادگاه شعبه ۲۸ او را به ۷ سال و ۶ ماه زندان و ۷۴ ضربه شلاق محکوم کرد.",
    "به گفته خانواده‌اش، ۱۱۲ نفر کشته شدند که ۹ نفر از آنان کودک بودند؛ نامه در 2023/11/21 فرستاده شد.",
)
ENGLISH = (
    "On 17/05/2023 Mr Daniel Okoro, aged 34, was arrested in front of his house in Olive Street.",
    "The court sentenced him to 12 years and 6 months in prison and a fine of 1,500 dinars.",
)
NUMBER = re.compile(r"\d+(?:[/:,]\d+)*")


@pytest.fixture(autouse=True)
def fresh() -> Iterator[None]:
    """Forget what is installed, before and after a test that hides it."""
    programs.path_of.cache_clear()
    tesseract.languages.cache_clear()
    yield
    programs.path_of.cache_clear()
    tesseract.languages.cache_clear()


def read(picture: Image.Image) -> Recognised:
    return recognise(pixels_of(picture), dpi=DPI)


def text_of(found: Recognised) -> str:
    return " ".join(line.text for line in found.lines)


def spaceless(text: str) -> str:
    """Leave out blanks: one more or less between two letters is the model's affair."""
    return "".join(text.split())


def error_rate(found: Recognised, said: tuple[str, ...]) -> float:
    wanted = " ".join(said)
    return Levenshtein.distance(text_of(found), wanted) / len(wanted)


def numbers_in(text: str) -> list[str]:
    return sorted(NUMBER.findall(folded(text)))


@drawn_and_read
@pytest.mark.parametrize("worn", [False, True], ids=["drawn", "scanned"])
@pytest.mark.parametrize(("said", "language"), [(ARABIC, "ar"), (PERSIAN, "fa"), (ENGLISH, "en")])
def test_a_page_is_read_in_its_language_and_a_number_is_right_or_said_to_be_in_doubt(
    said: tuple[str, ...], language: str, worn: bool
) -> None:
    page = page_of(said, language)

    found = read(scanned(page) if worn else page)

    assert found.language == language
    # How well it is read depends on fonts and models: benchmarks/accuracy_ocr.py measures that.
    assert error_rate(found, said) <= 0.15
    wanted, had = numbers_in(" ".join(said)), numbers_in(text_of(found))
    doubted = numbers_in((found.warning or "").partition("Numbers that may be misread")[2])
    assert set(had) - set(wanted) <= set(doubted)


@drawn_and_read
def test_a_page_photographed_in_shadow_is_read_as_well() -> None:
    page = np.asarray(scanned(page_of(ENGLISH, "en")), np.float64)
    across = np.linspace(0.3, 1.0, page.shape[1])

    found = read(Image.fromarray((page * across).astype(np.uint8)))

    assert error_rate(found, ENGLISH) <= 0.01


@drawn_and_read
def test_lines_have_their_place_in_the_picture_from_top_to_bottom() -> None:
    picture = page_of(ENGLISH, "en")

    found = read(picture)

    tops = [line.box[1] for line in found.lines]
    assert tops == sorted(tops)
    for line in found.lines:
        ink = np.asarray(picture.convert("L").crop(line.box)) < 128
        assert ink.mean() > 0.05
        assert np.flatnonzero(ink.any(axis=0))[0] < 20


@drawn_and_read
def test_the_same_picture_gives_the_same_answer() -> None:
    picture = scanned(page_of(ARABIC[:1], "ar"))

    assert read(picture) == read(picture)


@drawn_and_read
def test_letters_of_two_scripts_on_one_page_are_both_read() -> None:
    found = read(page_of([ARABIC[0], *ENGLISH, PERSIAN[1]], "en"))

    lines = text_of(found)
    assert ENGLISH[0] in lines
    assert spaceless(ENGLISH[1]) in spaceless(lines)
    assert "2023/05/17" in lines
    assert "أمام منزله" in lines


@drawn_and_read
@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_page_that_lies_on_its_side_or_head_is_read_and_its_places_are_those_of_the_picture(
    turn: int,
) -> None:
    upright = page_of([*ENGLISH, *ENGLISH, *ENGLISH], "en")
    lying = upright.rotate(turn, expand=True)

    found = read(lying)

    assert spaceless(text_of(found)) == spaceless(text_of(read(upright)))
    # Tesseract turns some pages by itself, and then there is nothing to say.
    said = f"it was read turned by {turn} degrees."
    assert found.warning is None or found.warning.endswith(said)
    ink = np.asarray(lying.convert("L").crop(found.lines[0].box)) < 128
    assert ink.mean() > 0.05


@drawn_and_read
def test_small_large_and_light_letters_on_dark_are_read_too() -> None:
    for size in (11, 28):
        found = read(page_of(ENGLISH, "en", size=size))
        assert spaceless(text_of(found)) == spaceless(" ".join(ENGLISH))
    negative = Image.fromarray(255 - np.asarray(page_of(ENGLISH, "en")))
    assert spaceless(text_of(read(negative))) == spaceless(" ".join(ENGLISH))


@pytest.mark.group("tesseract")
def test_an_empty_page_has_no_lines_and_no_warning() -> None:
    assert read(Image.new("RGB", (800, 1000), "white")) == Recognised((), "", None)
    assert read(Image.new("RGB", (3, 2), "white")) == Recognised((), "", None)


@pytest.mark.group("tesseract")
def test_a_picture_of_too_many_pixels_is_not_tried(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "_MOST_PIXELS", 100)

    found = recognise(Pixels(20, 20, bytes(1200)), dpi=DPI)

    assert found == Recognised((), "", "The picture has too many pixels for its text to be recognised.")


@drawn_and_read
def test_a_page_that_takes_too_long_is_left_with_a_warning(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "SECONDS_A_PAGE", 0.0)

    found = read(page_of(ENGLISH, "en"))

    assert found.lines == ()
    assert found.warning == (
        "The text of the picture could not be recognised: tesseract did not end within 0.1 seconds."
    )


def test_without_tesseract_it_is_said_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(programs, "_PLACES", "/nowhere")

    said = "Text in pictures is not read: install Tesseract 5 with its languages ara, fas and eng."
    assert available() == said
    assert read(Image.new("RGB", (800, 1000), "white")) == Recognised((), "", said)


def test_without_its_languages_it_is_said_which_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tesseract, "languages", lambda: ("deu", "osd"))

    assert available() == "Text in pictures is not read: install Tesseract's languages ara, fas and eng."


@pytest.mark.group("tesseract")
def test_with_tesseract_nothing_is_lacking() -> None:
    assert available() is None
