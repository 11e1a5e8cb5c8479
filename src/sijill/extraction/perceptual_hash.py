"""The perceptual hash of a picture: near-copies (scaled, saved again, brightened) differ in few bits.

The method is pHash by discrete cosine transform: C. Zauner, "Implementation and Benchmarking of Perceptual
Image Hash Functions", Hagenberg 2010, section 3.2.1.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from sijill.extraction.lettering import Grey

BITS = 64
_SIDE = 32
_KEPT = 8
# The standard deviation, in levels of grey, of the picture that the kept waves make. Photographs have 4 to
# 70; pages of text 2 to 3.8, and two letters of different words then differ in as few as 8 bits.
_FLAT = 4.0


def perceptual_hash(grey: Grey) -> str | None:
    """Give the hash as 16 hexadecimal digits; None if the picture is too flat to be told from others.

    A picture and its near-copy differ in about 0 to 10 bits, two motifs in 20 to 44. A page of text is flat:
    its words tell it from others.
    """
    small = Image.fromarray(grey).resize((_SIDE, _SIDE), Image.Resampling.BOX)
    waves = _COSINES @ np.asarray(small, np.float64) @ _COSINES.T
    # The first row and column hold the mean brightness of the picture and of its edges.
    kept = waves[1 : _KEPT + 1, 1 : _KEPT + 1].ravel()
    if float(np.sqrt(np.square(kept).sum())) / _SIDE < _FLAT:
        return None
    bits = kept > np.median(kept)
    return np.packbits(bits).tobytes().hex()


def distance(one: str, other: str) -> int:
    """Count the bits in which two hashes differ, 0 to 64."""
    return (int(one, 16) ^ int(other, 16)).bit_count()


def _cosine_matrix(size: int) -> NDArray[np.float64]:
    """Give the orthonormal matrix of the DCT-II."""
    wave, place = np.mgrid[0:size, 0:size]
    matrix = np.sqrt(2 / size) * np.cos(np.pi * wave * (2 * place + 1) / (2 * size))
    matrix[0] /= np.sqrt(2)
    result: NDArray[np.float64] = matrix
    return result


_COSINES = _cosine_matrix(_SIDE)
