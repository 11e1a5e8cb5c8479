"""How ties are learned: the same texts give the same weights, and what is plain is learned."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path

import numpy as np

from sijill.reading.ties.ranker import QUESTIONS
from tools.ties_model import lessons, train

NAMES = ("Mira Toland", "Jonas Vell", "Sara Noval", "Karl Beck", "Lena Ossman", "Omar Kass")


def _texts(folder: Path) -> list[Path]:
    """Write texts in which one person is sentenced and another one speaks."""
    paths = []
    for number, (one, other) in enumerate(pairwise(NAMES), 40):
        text = f"{one} was sentenced to three years in prison. “The file was never read,” said {other}."
        facts = [
            {"id": "p1", "kind": "person", "passage": one, "value": {"name": one}},
            {"id": "p2", "kind": "person", "passage": other, "value": {"name": other}},
            {
                "id": "d1",
                "kind": "penalty",
                "passage": "three years in prison",
                "about": "p1",
                "value": {"type": "imprisonment"},
            },
            {
                "id": "q1",
                "kind": "quote",
                "passage": "The file was never read,",
                "claimant": "p2",
                "value": {"mode": "direct"},
            },
        ]
        path = folder / f"{number}.txt"
        path.write_text(text, "utf-8")
        path.with_suffix(".json").write_text(
            json.dumps({"language": "en", "style": "agency", "facts": facts}), "utf-8"
        )
        paths.append(path)
    return paths


def test_the_same_texts_give_the_same_weights(tmp_path: Path) -> None:
    paths = _texts(tmp_path)

    first, second = (train([lessons(path) for path in paths]) for _ in range(2))

    assert all(np.array_equal(first[name], second[name]) for name in QUESTIONS)


def test_an_annotated_answer_is_among_the_candidates(tmp_path: Path) -> None:
    for path in _texts(tmp_path):
        taught = lessons(path)
        for question in ("speaker", "person"):
            lesson = taught[question]
            assert lesson.hit[lesson.pairs.actor >= 0].any()
