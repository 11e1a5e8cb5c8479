"""How common a word is in Arabic and Persian, from lists made of many millions of words."""

from __future__ import annotations

import gzip
from collections.abc import Mapping
from functools import cache
from importlib import resources

LANGUAGES = ("ar", "fa")
_A_POWER = 10


@cache
def frequencies(language: str) -> Mapping[str, float]:
    """Give the common logarithm of each folded word's share of running words; no words without a list.

    Words are without zero-width non-joiners. Rarest in the lists: one in two million (Arabic), one in
    a million (Persian). Source: wordfreq 3.1, see ``frequencies/LICENSE-DATA.md``.
    """
    if language not in LANGUAGES:
        return {}
    packed = resources.files("sijill.text").joinpath("frequencies", f"{language}.txt.gz").read_bytes()
    lines = gzip.decompress(packed).decode("utf-8").split("\n")
    return {word: -place / _A_POWER for place, line in enumerate(lines) for word in line.split()}
