"""The methods of an estimate as a paragraph for a paper, with references."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from typing import Any

from sijill.counting.estimation.answer import (
    Answer,
    Declined,
    Estimate,
    Family,
    Meaning,
    Refusal,
)
from sijill.counting.estimation.finding import written

ALWAYS = "always"
"""The part of the texts that belongs to every estimate."""


@cache
def _texts() -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath("method.toml").read_text(encoding="utf-8"))


def method_text(answer: Estimate | Refusal) -> str:
    """Write what was done and found as one paragraph in English, and the works that it names below."""
    texts = _texts()
    families = [item.family for item in answer.families]
    sentences = [
        f"{written(answer.documented)} people are documented on {len(answer.lists)} lists "
        f"({', '.join(answer.lists)}). How many people are on no list was estimated from the lists' overlaps."
        if families
        else f"{written(answer.documented)} people are documented. "
        "No estimate of those on no list was possible."
    ]
    sentences += [texts[family.value]["text"] for family in families]
    sentences += [_said(item) for item in answer.families]
    sentences.append(_outcome(answer))
    if isinstance(answer, Estimate):
        sentences.append("This assumes: " + " ".join(item.sentence() for item in answer.assumptions))
    warnings = [item.sentence() for item in answer.warnings]
    sentences += warnings
    sentences.append(texts[ALWAYS]["text"])
    sentences.append(
        f"Computed with Sijill {version('sijill')}, seed {answer.seed}, table {answer.table_sha256}."
    )
    return " ".join(sentences) + "\n\n" + "\n".join(references(answer)) + "\n"


def method_paragraphs(answer: Estimate | Refusal, language: str = "en") -> tuple[str, ...]:
    """Say what was done, one paragraph a family of methods, in English, Arabic or Persian.

    Raises ``KeyError`` for any other language.
    """
    texts, key = _texts(), "text" if language == "en" else language
    families = sorted((item.family for item in answer.families), key=lambda item: item is Family.LOWER_BOUND)
    return tuple(texts[part][key] for part in [*(family.value for family in families), ALWAYS])


def references(answer: Estimate | Refusal) -> tuple[str, ...]:
    """Give the works that the methods rest on, in the order of their authors."""
    texts = _texts()
    parts = [*(item.family.value for item in answer.families), ALWAYS]
    keys = dict.fromkeys(key for part in parts for key in texts[part]["works"])
    return tuple(sorted(texts["works"][key] for key in keys))


def _said(item: Answer | Declined) -> str:
    if isinstance(item, Declined):
        return (
            f"By {item.family.value} no number is given: {' '.join(why.sentence() for why in item.reasons)}"
        )
    if item.high is None:
        return f"The {item.family.value} is {written(round(item.point))} (from {written(round(item.low))})."
    ends = f"{written(round(item.low))}-{written(round(item.high))}"
    point = written(round(item.point))
    return f"By {item.family.value} the total is {point} ({item.point_is}; 95 % interval {ends})."


def _outcome(answer: Estimate | Refusal) -> str:
    if isinstance(answer, Refusal):
        return "No estimate is given: " + " ".join(item.sentence() for item in answer.reasons)
    if answer.meaning is Meaning.LOWER_BOUND or answer.high is None:
        return f"In all there were at least {written(round(answer.low))} people."
    ends = f"from {written(round(answer.low))} to {written(round(answer.high))}"
    if len(answer.families) == 1:
        return f"That makes {written(round(answer.undocumented))} people whom no list has, {ends} in all."
    return (
        f"Together they give {written(round(answer.point))} people, documented and not (the median of their "
        f"pooled draws), with an interval {ends} that holds the 95 % interval of each."
    )
