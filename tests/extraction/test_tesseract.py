from __future__ import annotations

import numpy as np
import pytest
from PIL import Image

from sijill.extraction import tesseract
from sijill.extraction.lettering import grey_of
from sijill.extraction.programs import ProgramFailed
from tests.extraction.drawing import page_of, pixels_of

pytestmark = pytest.mark.group("tesseract")


def test_the_installed_languages_are_known() -> None:
    assert {"ara", "eng", "fas"} <= set(tesseract.languages())


@pytest.mark.group("chromium")
def test_words_have_their_place_and_line_and_no_marks_of_direction() -> None:
    page = grey_of(pixels_of(page_of(["He was 34.", "وعمره 34 سنة"], "en").resize((1240, 1755))))

    words = tesseract.words(page, "ara+eng", dpi=150, seconds=60)

    assert [(word.text, word.line) for word in words] == [
        ("He", 0), ("was", 0), ("34.", 0), ("وعمره", 1), ("34", 1), ("سنة", 1),
    ]  # fmt: skip
    assert words[0].box[0] < words[1].box[0] < words[2].box[0]
    assert words[3].box[0] > words[4].box[0] > words[5].box[0]
    assert all(word.confidence > 60 for word in words)


@pytest.mark.group("chromium")
def test_a_page_on_its_head_is_found_out() -> None:
    text = (
        "The court sentenced him to twelve years in prison and a fine of many dinars after a short hearing."
    )
    page = grey_of(pixels_of(page_of([text] * 6, "en").resize((1240, 1755))))

    turn, sure = tesseract.upright(np.rot90(page, 2), dpi=150, seconds=60)

    assert turn == 180
    assert sure > 2


def test_an_empty_page_has_no_words_and_no_side_that_is_up() -> None:
    blank = np.asarray(Image.new("L", (600, 800), 255))

    assert tesseract.words(blank, "eng", dpi=150, seconds=60) == ()
    assert tesseract.upright(blank, dpi=150, seconds=60) == (0, 0.0)


def test_an_unknown_language_is_a_failure_in_neutral_words() -> None:
    with pytest.raises(ProgramFailed) as failed:
        tesseract.words(np.zeros((50, 50), np.uint8), "no-such", dpi=150, seconds=60)

    assert failed.value.reason == "tesseract could not read it"
