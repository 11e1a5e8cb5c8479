from __future__ import annotations

import io
from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageEnhance

from sijill.extraction.lettering import Grey
from sijill.extraction.perceptual_hash import BITS, distance, perceptual_hash
from tests.extraction.drawing import encoded, motif


def grey(picture: Image.Image) -> Grey:
    return np.asarray(picture.convert("L"))


def hash_of(picture: Image.Image) -> str:
    found = perceptual_hash(grey(picture))
    assert found is not None
    return found


NEAR_COPIES: dict[str, Callable[[Image.Image], Image.Image]] = {
    "half the size": lambda picture: picture.resize((picture.width // 2, picture.height // 2)),
    "a third, bent": lambda picture: picture.resize((picture.width // 3, picture.height // 4)),
    "JPEG 30": lambda picture: Image.open(io.BytesIO(encoded(picture, "JPEG", quality=30))),
    "brighter": lambda picture: ImageEnhance.Brightness(picture).enhance(1.15),
    "darker": lambda picture: ImageEnhance.Brightness(picture).enhance(0.7),
    "less contrast": lambda picture: ImageEnhance.Contrast(picture).enhance(0.6),
    "a narrow frame cut away": lambda picture: picture.crop((8, 6, picture.width - 8, picture.height - 6)),
}


@pytest.mark.parametrize("change", NEAR_COPIES)
def test_a_near_copy_has_nearly_the_same_hash(change: str) -> None:
    far = [distance(hash_of(motif(seed)), hash_of(NEAR_COPIES[change](motif(seed)))) for seed in range(20)]

    assert max(far) <= 12


def test_other_pictures_have_other_hashes() -> None:
    hashes = [hash_of(motif(seed)) for seed in range(20)]

    assert min(distance(one, other) for one in hashes for other in hashes if one is not other) > 14


def test_the_hash_is_64_bits_in_hexadecimal_and_the_same_each_time() -> None:
    assert len(hash_of(motif(1))) * 4 == BITS
    assert hash_of(motif(1)) == hash_of(motif(1))


@given(level=st.integers(0, 255), width=st.integers(1, 300), height=st.integers(1, 300))
def test_an_even_picture_has_no_hash(level: int, width: int, height: int) -> None:
    assert perceptual_hash(np.full((height, width), level, np.uint8)) is None


def test_noise_on_paper_has_no_hash() -> None:
    noise = np.random.default_rng(3).normal(240, 6, (900, 700)).clip(0, 255).astype(np.uint8)

    assert perceptual_hash(noise) is None
