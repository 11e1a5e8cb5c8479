from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageDraw

from sijill.extraction.given import Pixels
from sijill.extraction.lettering import (
    Grey,
    dark_on_light,
    grey_of,
    levelled,
    line_height,
    lines_outside,
    looks_like_text,
    scaled,
)
from tests.extraction.drawing import motif

HEIGHT = 30


def ruled(lines: int = 20, *, height: int = HEIGHT, size: tuple[int, int] = (1200, 1600)) -> Grey:
    """Draw lines of black bars, as high as letters would be."""
    page = Image.new("L", size, 255)
    draw = ImageDraw.Draw(page)
    for line in range(lines):
        for word in range(8):
            left, top = 100 + word * 125, 100 + line * 2 * height
            draw.rectangle((left, top, left + 90, top + height - 1), fill=0)
    return np.asarray(page)


def in_shadow(page: Grey) -> Grey:
    across = np.linspace(0.35, 1.0, page.shape[1])
    return (page * across).astype(np.uint8)


@given(level=st.integers(0, 255))
def test_grey_keeps_the_brightness_of_greys(level: int) -> None:
    grey = grey_of(Pixels(7, 300, bytes([level]) * 7 * 300 * 3))

    assert grey.shape == (300, 7)
    assert abs(int(grey.max()) - level) <= 1


def test_the_height_of_lines_is_measured_on_the_level_and_askew() -> None:
    page = ruled()
    askew = np.asarray(Image.fromarray(page).rotate(0.7, Image.Resampling.BICUBIC, fillcolor=255))

    assert line_height(page) == HEIGHT
    assert line_height(askew) == pytest.approx(HEIGHT, abs=3)


def test_an_empty_page_has_no_lines() -> None:
    assert line_height(np.full((900, 700), 250, np.uint8)) is None


def test_a_page_of_letters_looks_like_text_also_in_shadow_and_in_the_negative() -> None:
    assert [looks_like_text(page) for page in (ruled(), in_shadow(ruled()), 255 - ruled())] == [True] * 3


def test_soft_motifs_empty_paper_and_icons_do_not_look_like_text() -> None:
    motifs = [np.asarray(motif(seed).convert("L")) for seed in range(10)]
    others = [np.full((600, 400), 255, np.uint8), np.zeros((600, 400), np.uint8), ruled()[:40, :40]]

    assert [looks_like_text(grey) for grey in motifs + others] == [False] * 13


def test_levelling_takes_a_shadow_away() -> None:
    paper = levelled(in_shadow(np.full((1000, 800), 255, np.uint8)))

    assert int(paper.min()) > 235


def test_a_negative_is_turned_and_a_page_left_alone() -> None:
    page = ruled()

    assert np.array_equal(dark_on_light(255 - page), page)
    assert np.array_equal(dark_on_light(page), page)


def test_paper_in_a_deep_shadow_is_not_taken_for_a_negative() -> None:
    dim = (in_shadow(ruled()) * 0.35).astype(np.uint8)

    assert np.array_equal(dark_on_light(dim), dim)


def test_a_page_that_is_lit_evenly_is_left_as_it_is() -> None:
    assert np.array_equal(levelled(ruled()), ruled())


def test_scaling_gives_the_size_that_was_asked_for() -> None:
    assert scaled(ruled(), 0.25).shape == (400, 300)
    assert scaled(ruled(), 1.0).shape == (1600, 1200)


def test_lines_that_no_box_covers_are_found() -> None:
    page = ruled(3)
    first, third = (90, 95, 1110, 140), (90, 215, 1110, 255)

    (missed,) = lines_outside(page, [first, third], height=HEIGHT)

    assert missed[0] == 100
    assert missed[2] == 1066
    assert missed[1] <= 160
    assert missed[3] >= 190
