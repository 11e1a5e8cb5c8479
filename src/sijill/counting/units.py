"""What a figure counts, where its words say more than "people"."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

from sijill.text import fold_text


def unit_class(unit: str | None) -> str:
    """Give what a unit stands for: empty for people as such, else its folded words (a part: "children").

    Figures of people as such can be compared with one another, others only with their like.
    """
    folded = fold_text(unit or "").strip()
    return "" if folded in _people() else folded


@cache
def _people() -> frozenset[str]:
    words = tomllib.loads(files(__package__).joinpath("units.toml").read_text(encoding="utf-8"))
    return frozenset({""}.union(fold_text(word) for listed in words["people"].values() for word in listed))
