"""The sentence that says why two records are held to be of one person."""

from __future__ import annotations

from collections.abc import Iterable

from sijill.matching.evidence import Finding

_WORDS = {
    ("birth", Finding.SAME): "born the same day",
    ("birth", Finding.POSSIBLE): "both may be born on one day",
    ("birth", Finding.NEAR): "the births are near each other, but not of one day",
    ("birth", Finding.DIFFERENT): "the births contradict each other",
    ("event", Finding.SAME): "the event was the same day",
    ("event", Finding.POSSIBLE): "both events may be of one day",
    ("event", Finding.NEAR): "the events are near each other, but not of one day",
    ("event", Finding.DIFFERENT): "the events are of different days",
    ("sex", Finding.SAME): "the same sex",
    ("sex", Finding.DIFFERENT): "different sexes",
    ("place", Finding.SAME): "the same place",
    ("place", Finding.DIFFERENT): "different places",
}


def sentence(
    *,
    name: str,
    father: str | None,
    findings: Iterable[tuple[str, int]],
    same_source: bool,
    probability: float,
) -> str:
    """Put together what the comparisons said; ``name`` and ``father`` are the reasons for the names."""
    said = [f"Names: {name.rstrip('.')}"]
    if father is not None:
        said.append(f"fathers' names: {father.rstrip('.')}")
    said += [_WORDS[what, Finding(found)] for what, found in findings if (what, found) in _WORDS]
    if same_source:
        said.append("both are in one list, which rarely has a person twice")
    return f"{'; '.join(said)}; all in all {probability:.1%} likely to be one person."
