"""The learned correspondence of letters: ``model.npz``, made by ``tools/names_model.py``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any, NamedTuple
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from sijill.names.letters import ARABIC, LATIN
from sijill.names.lexicon import plain

Array = NDArray[Any]
SCRIPTS = ("arab", "latn")
_PIECES = {"arab": (len(ARABIC), 2), "latn": (len(LATIN), 3)}


class Chunks(NamedTuple):
    """One model of joint chunks: of Arabic script with Latin, or of one of these with itself.

    ``after[chunk, before]`` in 1/256, see :mod:`sijill.names.alignment`; ``slope`` and ``intercept`` lead
    from evidence per letter to log-odds.
    """

    shapes: Array
    joint: Array
    after: Array
    slope: float
    intercept: float


@dataclass(frozen=True, slots=True)
class Model:
    """Three models of chunks, and for each script its used pieces and its letter model.

    ``compact[script]`` numbers pieces of up to three letters, -1 where unused; ``letters[script]`` is the log
    chance, in 1/256, of a letter after two others (0: the edge of a word). ``attested`` holds the numbers of
    spellings (see :func:`number_of`) that the training data has.
    """

    cross: Chunks
    latin: Chunks
    arabic: Chunks
    compact: tuple[Array, Array]
    letters: tuple[Array, Array]
    attested: Array

    def borne(self, words: Sequence[str]) -> NDArray[np.bool_]:
        """Say of each spelling whether it stood in the training data: somebody bears that name."""
        numbers = np.array([number_of(word) for word in words], dtype=np.uint32)
        places = np.searchsorted(self.attested, numbers) % len(self.attested)
        found: NDArray[np.bool_] = self.attested[places] == numbers
        return found


_LENIENT = {"arab_latn": 2.1, "latn_latn": 4.0, "arab_arab": 1.3}
"""Added to the intercept: the models are tuned on near names, and parts that meet are seldom so near."""


def _chunks(held: Any, *, name: str, sizes: tuple[int, int]) -> Chunks:
    chunks = held[f"{name}_chunks"]
    joint = np.full(sizes, -1, dtype=np.int16)
    joint[chunks[:, 0], chunks[:, 1]] = np.arange(len(chunks), dtype=np.int16)
    after = held[f"{name}_common"][:, None] + held[f"{name}_behind"][None, :]
    after[held[f"{name}_rows"], held[f"{name}_columns"]] = held[f"{name}_weights"]
    slope, intercept = held[f"{name}_scale"].tolist()
    return Chunks(held[f"{name}_shapes"], joint, after, slope, intercept + _LENIENT[name])


def number_of(word: str) -> int:
    """Return the number of a spelling in ``attested``; two spellings share one by chance in 4 billion."""
    return crc32(plain(word).encode())


@cache
def model() -> Model:
    """Load the model; it is read once."""
    with (
        resources.as_file(resources.files("sijill.names") / "model.npz") as path,
        np.load(path) as archive,
    ):
        held = dict(archive)
    compact = []
    for script, (letters, longest) in _PIECES.items():
        table = np.full(1 + sum(letters**k for k in range(1, longest + 1)), -1, dtype=np.int16)
        table[held[f"pieces_{script}"]] = np.arange(len(held[f"pieces_{script}"]), dtype=np.int16)
        compact.append(table)
    arabic, latin = (len(held[f"pieces_{script}"]) for script in SCRIPTS)
    return Model(
        cross=_chunks(held, name="arab_latn", sizes=(arabic, latin)),
        latin=_chunks(held, name="latn_latn", sizes=(latin, latin)),
        arabic=_chunks(held, name="arab_arab", sizes=(arabic, arabic)),
        compact=(compact[0], compact[1]),
        letters=(held["letters_arab"], held["letters_latn"]),
        attested=held["attested"],
    )
