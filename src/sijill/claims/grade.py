"""Rival values and the grade of a fact.

The scale follows Airwars' published definitions (confirmed, fair, weak, contested, discounted), with
"confirmed" kept for what the accused side concedes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sijill.claims.kinds import Grade, Kind, Modality, Party, State
from sijill.claims.source import SourceDetails, independent_voices
from sijill.text import fold_text, script, tokens


@dataclass(frozen=True, slots=True)
class Statement:
    """What grading looks at: a value, how it was said, in which source, whether it still stands."""

    kind: Kind
    value: dict[str, Any]
    modality: Modality
    source: str
    state: State = State.ACCEPTED
    superseded: bool = False


ONE_NAME = 0.6
"""Likeness from which two spellings can be one name; below it they are rivals."""

_ASSERTING = frozenset({Modality.STATED, Modality.REPORTED, Modality.ANNOUNCED})

_MONTHS = {"month": 1, "year": 12}

_NEVER_RIVAL = frozenset(
    {
        Kind.CHARGE,
        Kind.EVENT,
        Kind.PARTICIPANT,
        Kind.QUOTE,
        Kind.DEMAND,
        Kind.ROLE,
        Kind.TEXT,
        Kind.IDENTIFIER,
    }
)
"""Kinds of which several values can be so at once: several charges, several offices, several notes."""


def compatible(kind: Kind, left: Mapping[str, Any], right: Mapping[str, Any]) -> bool:
    """Say whether two values can both be so; what cannot be compared contradicts nothing.

    Intervals of days that share a day can (a lunar day may be the one before or after, since months began
    where the moon was seen); ages a year apart can (the birthday may lie between); names can if they may be
    spellings of one; places, organisations and groups if they share a word, or are in different scripts (they
    are translated, not spelt out); penalties of different types stand beside one another. A part that one
    side does not state contradicts nothing.
    """
    if kind in _NEVER_RIVAL:
        return True
    if kind is Kind.DATE:
        return _dates(left, right)
    if kind is Kind.FIGURE:
        if left["measure"] != right["measure"]:
            return True
        return _overlap(left["min"], left["max"], right["min"], right["max"])
    if kind is Kind.AGE:
        return abs(int(left["years"]) - int(right["years"])) <= 1
    if kind in (Kind.PERSON, Kind.NAME):
        return _one_name(left.get("name"), right.get("name"))
    if kind in (Kind.PLACE, Kind.ORGANISATION, Kind.GROUP):
        return _one_thing(left.get("name"), right.get("name"))
    if kind is Kind.PENALTY:
        return _penalties(left, right)
    return not any(
        left[name] is not None and right[name] is not None and left[name] != right[name]
        for name in left.keys() & right.keys()
    )


def _dates(left: Mapping[str, Any], right: Mapping[str, Any]) -> bool:
    slack = timedelta(days=1 if "hijri" in (left["calendar"], right["calendar"]) else 0)
    first, last = _day(left["earliest"]), _day(left["latest"])
    return _overlap(
        first and first - slack, last and last + slack, _day(right["earliest"]), _day(right["latest"])
    )


def _day(value: str | None) -> date | None:
    return None if value is None else date.fromisoformat(value)


def _one_name(left: str | None, right: str | None) -> bool:
    if not left or not right or fold_text(left) == fold_text(right):
        return True
    from sijill.names import compare

    return compare(left, right).score >= ONE_NAME


def _one_thing(left: str | None, right: str | None) -> bool:
    if not left or not right or script(left) != script(right):
        return True
    words = [{token.folded for token in tokens(name)} for name in (left, right)]
    return not words[0].isdisjoint(words[1])


def _penalties(left: Mapping[str, Any], right: Mapping[str, Any]) -> bool:
    if left["type"] != right["type"]:
        return True
    if None in (left["amount"], right["amount"]) or {left["per"], right["per"]} == {"each", "total"}:
        return True
    units = left["unit"], right["unit"]
    if units[0] == units[1]:
        return bool(left["amount"] == right["amount"])
    if units[0] in _MONTHS and units[1] in _MONTHS:
        return bool(left["amount"] * _MONTHS[units[0]] == right["amount"] * _MONTHS[units[1]])
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
    """Grade one fact from all that is said of it; ``None`` if nothing accepted says that it is so.

    Whoever denies, demands or takes for granted bears no witness: a denial makes a fact contested, never
    better.

    ``discounted`` is a judgement of the team that the fact does not count; nothing here can find that out.
    """
    standing = _standing(statements)
    if not standing:
        return None
    if discounted:
        return Grade.DISCOUNTED
    if rivals(standing):
        return Grade.CONTESTED
    voices = [item.source for item in standing if item.modality in _ASSERTING]
    if not voices:
        return None
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
