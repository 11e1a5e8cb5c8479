"""Rival values and the grade of a fact.

The scale follows Airwars' published definitions (confirmed, fair, weak, contested, discounted), with
"confirmed" kept for what the accused side concedes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sijill.claims.kinds import Grade, Kind, Modality, Party, State
from sijill.claims.source import SourceDetails, independent_voices
from sijill.text import fold_text


@dataclass(frozen=True, slots=True)
class Statement:
    """What grading looks at: a value, how it was said, in which source, whether it still stands."""

    kind: Kind
    value: dict[str, Any]
    modality: Modality
    source: str
    state: State = State.ACCEPTED
    superseded: bool = False


def compatible(kind: Kind, left: Mapping[str, Any], right: Mapping[str, Any]) -> bool:
    """Say whether two values can both be so.

    Intervals of days that share a day can; ages a year apart can (the birthday may lie between); a part
    that one side does not state contradicts nothing; words are compared folded.
    """
    if kind is Kind.DATE:
        return _overlap(left["earliest"], left["latest"], right["earliest"], right["latest"])
    if kind is Kind.FIGURE:
        return _overlap(left["min"], left["max"], right["min"], right["max"])
    if kind is Kind.AGE:
        return abs(int(left["years"]) - int(right["years"])) <= 1
    for name in left.keys() & right.keys():
        one, other = left[name], right[name]
        if one is None or other is None:
            continue
        if isinstance(one, str) and isinstance(other, str):
            if fold_text(one) != fold_text(other):
                return False
        elif one != other:
            return False
    return True


def rivals(statements: Sequence[Statement]) -> bool:
    """Say whether any two standing statements of one fact cannot both be so."""
    standing = _standing(statements)
    denials = {item.modality is Modality.DENIED for item in standing}
    if len(denials) == 2:
        return True
    return any(
        not compatible(one.kind, one.value, other.value)
        for index, one in enumerate(standing)
        for other in standing[index + 1 :]
        if one.kind is other.kind
    )


def grade(
    statements: Sequence[Statement], sources: Mapping[str, SourceDetails], *, discounted: bool = False
) -> Grade | None:
    """Grade one fact from all that is said of it; ``None`` if nothing accepted stands.

    ``discounted`` is a judgement of the team that the fact does not count; nothing here can find that out.
    """
    standing = _standing(statements)
    if not standing:
        return None
    if discounted:
        return Grade.DISCOUNTED
    if rivals(standing):
        return Grade.CONTESTED
    voices = [item.source for item in standing]
    if any(sources[source].party is Party.ACCUSED for source in voices):
        return Grade.CONFIRMED
    return Grade.FAIR if independent_voices(voices, sources) >= 2 else Grade.WEAK


def _standing(statements: Iterable[Statement]) -> list[Statement]:
    return [item for item in statements if item.state is State.ACCEPTED and not item.superseded]


def _overlap(first: Any, last: Any, other_first: Any, other_last: Any) -> bool:
    """Say whether two inclusive ranges share a point; ``None`` is open, two ``None`` say nothing."""
    if first is not None and other_last is not None and first > other_last:
        return False
    return not (other_first is not None and last is not None and other_first > last)
