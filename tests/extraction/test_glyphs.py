from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from sijill.extraction.glyphs import FEATURES, Glyph, Ink, features, glyphs, ink_in

EVERYWHERE = (0.0, 1e9)


def ink(*rows: str) -> Ink:
    return np.array([[letter == "#" for letter in row] for row in rows])


def spans(found: tuple[Glyph, ...]) -> list[tuple[int, int, int, int]]:
    return [(glyph.left, glyph.top, glyph.right, glyph.bottom) for glyph in found]


def test_pieces_are_given_from_left_to_right() -> None:
    found = glyphs(ink("##.....#", "##..#..#", "....#..#"), speck=0, band=EVERYWHERE)

    assert spans(found) == [(0, 0, 2, 2), (4, 1, 5, 3), (7, 0, 8, 3)]
    assert found[0].ink.tolist() == [[True, True], [True, True]]


def test_what_touches_at_a_corner_hangs_together() -> None:
    assert spans(glyphs(ink("#..", ".#.", "..#"), speck=0, band=EVERYWHERE)) == [(0, 0, 3, 3)]


def test_a_ring_is_one_piece_with_its_hole() -> None:
    (ring,) = glyphs(ink("###", "#.#", "###"), speck=0, band=EVERYWHERE)

    assert ring.ink.tolist() == [[True] * 3, [True, False, True], [True] * 3]


def test_two_dots_above_one_another_are_one_glyph() -> None:
    assert spans(glyphs(ink("##", "..", "##"), speck=0, band=EVERYWHERE)) == [(0, 0, 2, 3)]


def test_a_slash_that_leans_over_a_digit_is_not_part_of_it() -> None:
    leaning = ink("...#..", "..#...", "..#..#", "..#..#", ".#...#", "#....#")

    assert len(glyphs(leaning, speck=0, band=EVERYWHERE)) == 2


def test_specks_and_what_is_outside_of_the_band_are_left_out() -> None:
    picture = ink("##....", "##....", "......", "#..###", "...###")

    assert spans(glyphs(picture, speck=1, band=EVERYWHERE)) == [(0, 0, 2, 2), (3, 3, 6, 5)]
    assert spans(glyphs(picture, speck=1, band=(2, 5))) == [(3, 3, 6, 5)]


@given(picture=arrays(np.bool_, st.tuples(st.integers(1, 12), st.integers(1, 12))))
def test_no_ink_is_lost_and_none_is_added(picture: Ink) -> None:
    drawn = np.zeros_like(picture)
    for glyph in glyphs(picture, speck=0, band=EVERYWHERE):
        drawn[glyph.top : glyph.bottom, glyph.left : glyph.right] |= glyph.ink

    assert np.array_equal(drawn, picture)


@pytest.mark.parametrize(("dark", "light"), [(0, 255), (90, 200), (10, 60)])
def test_ink_is_told_from_paper_at_any_brightness(dark: int, light: int) -> None:
    shape = ink("##..", "#...", "....", "....")
    grey = np.where(shape, dark, light).astype(np.uint8)

    assert np.array_equal(ink_in(grey), shape)


def test_the_features_do_not_change_with_the_size_of_the_picture() -> None:
    shape = ink("#.##.", "#.#..", "#.##.", "#.##.")
    small, large = (
        glyphs(np.kron(shape, np.ones((times, times), bool)), speck=0, band=EVERYWHERE) for times in (10, 30)
    )

    rows = features(small, height=40), features(large, height=120)

    assert rows[0].shape == (2, FEATURES)
    assert np.abs(rows[0] - rows[1]).max() < 1e-5
