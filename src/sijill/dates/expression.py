"""Dates put together: from … to …, before, after, about, early in, and both calendars side by side."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from sijill.dates.absolute import STARTERS as ABSOLUTE_STARTERS
from sijill.dates.absolute import Impossible, absolute_at
from sijill.dates.calendars import ONE_DAY
from sijill.dates.context import Context
from sijill.dates.lexing import Token
from sijill.dates.numeric import joined
from sijill.dates.relative import STARTERS as RELATIVE_STARTERS
from sijill.dates.relative import relative_at
from sijill.dates.uncertain import Precision, UncertainDate

STARTERS = ABSOLUTE_STARTERS | RELATIVE_STARTERS | frozenset("~<>{}bhq")
_QUALIFYING = frozenset("~<>q{Z}bh")
_Placed = tuple[int, UncertainDate]
# One unit of what was said, by which "about" widens it.
_UNITS = {
    Precision.DAY: timedelta(days=1),
    Precision.MONTH: timedelta(days=31),
    Precision.SEASON: timedelta(days=92),
    Precision.YEAR: timedelta(days=366),
    Precision.DECADE: timedelta(days=3653),
}


def expression_at(parts: str, tokens: list[Token], start: int, context: Context) -> _Placed | None:
    """Find the date that begins at a token: the token after it, and the date.

    Raises :class:`Impossible` if its words name a date that cannot be.
    """
    first = parts[start]
    simple = _simple_at(parts, tokens, start, context)
    after = simple[0] if simple is not None else start + 1
    if first in "{i" or (after < len(parts) and parts[after] in "}-"):
        spanned = _range(parts, tokens, start, context)
        if spanned is not None:
            return spanned
    if simple is not None:
        return simple
    return _qualified(parts, tokens, start, context)


def _simple_at(parts: str, tokens: list[Token], start: int, context: Context) -> _Placed | None:
    first = parts[start]
    relative = relative_at(parts, tokens, start, context) if first in RELATIVE_STARTERS else None
    absolute = absolute_at(parts, tokens, start, context) if first in ABSOLUTE_STARTERS else None
    if relative is None or (absolute is not None and absolute[0] >= relative[0]):
        return absolute
    return relative


def _range(parts: str, tokens: list[Token], start: int, context: Context) -> _Placed | None:
    """Read "A to B", "from A to B", "A - B"."""
    named = context.as_whole()
    begin = start + (parts[start] in "{i")
    opened = begin > start
    left = absolute_at(parts, tokens, begin, named if opened else context)
    if left is None and not opened and parts[begin] == "Y":
        left = absolute_at(parts, tokens, begin, named)
    if left is None or left[0] >= len(parts) or parts[left[0]] not in "}-":
        return None
    middle = left[0] + 1
    while middle < len(parts) and parts[middle] in "ij":
        middle += 1
    if middle >= len(parts):
        return None
    right = absolute_at(parts, tokens, middle, named)
    if right is None:
        return None
    joined_range = _between(left[1], right[1])
    return (right[0], joined_range) if joined_range is not None else None


def _qualified(parts: str, tokens: list[Token], start: int, context: Context) -> _Placed | None:
    first, after = parts[start], start + 1
    while after < len(parts) and parts[after] in "ij":
        after += 1
    if first not in _QUALIFYING or after >= len(parts):
        return None
    # "About 2000" in prose counts people more often than years; beside "before" or "late" a number is a year.
    named = context if first == "~" else context.as_whole()
    inner = absolute_at(parts, tokens, after, named)
    if inner is None:
        return None
    end, said = inner
    if first == "b":
        if end >= len(parts) or parts[end] not in "&-":
            return None
        right = absolute_at(parts, tokens, end + 1, named)
        pair = _between(said, right[1]) if right is not None else None
        return (right[0], pair) if right is not None and pair is not None else None
    if not said.is_placed:
        return inner
    qualify = _QUALIFIERS.get(first)
    # "Since" and "until" in prose bound what happened, they do not date it; the date itself stands.
    if qualify is None or (first in "{Z}" and not context.whole):
        return None
    return end, qualify(said)


def _between(first: UncertainDate, last: UncertainDate) -> UncertainDate | None:
    if not first.earliest or not last.latest:
        return None
    if first.earliest > last.latest:
        raise ValueError(f"it ends ({last.latest}) before it begins ({first.earliest})")
    return UncertainDate(
        first.earliest, last.latest, last.calendar, Precision.RANGE, note=joined(first.note, last.note)
    )


def _about(said: UncertainDate) -> UncertainDate:
    unit = _UNITS.get(said.precision)
    if unit is None or said.earliest is None or said.latest is None:
        return said
    if said.precision is Precision.DAY:
        earliest, latest = said.earliest - unit, said.latest + unit
    else:
        earliest, latest = _neighbour(said, -1), _neighbour(said, 1)
    note = joined(f"about: one {said.precision} on either side", said.note)
    return replace(said, earliest=earliest, latest=latest, precision=Precision.ABOUT, note=note)


def _neighbour(said: UncertainDate, direction: int) -> date:
    """Give the far end of the unit before or after the one that was said."""
    assert said.earliest is not None, "only placed dates have neighbours"
    assert said.latest is not None, "only placed dates have neighbours"
    inside = said.earliest - ONE_DAY if direction < 0 else said.latest + ONE_DAY
    year, month, _ = said.calendar.parts(inside)
    if said.precision is Precision.MONTH:
        days = said.calendar.month(year, month)
    elif said.precision is Precision.YEAR:
        days = said.calendar.year(year)
    elif said.precision is Precision.DECADE:
        first = year - year % 10
        days = said.calendar.years(first, first + 9)
    else:
        days = (inside - _UNITS[said.precision], inside + _UNITS[said.precision])
    return days[0] if direction < 0 else days[1]


def _before(said: UncertainDate) -> UncertainDate:
    latest = said.earliest - ONE_DAY if said.earliest else None
    return replace(
        said, earliest=None, latest=latest, precision=Precision.RANGE, note=joined("before", said.note)
    )


def _after(said: UncertainDate) -> UncertainDate:
    earliest = said.latest + ONE_DAY if said.latest else None
    return replace(
        said, earliest=earliest, latest=None, precision=Precision.RANGE, note=joined("after", said.note)
    )


def _since(said: UncertainDate) -> UncertainDate:
    return replace(said, latest=None, precision=Precision.RANGE, note=joined("since", said.note))


def _until(said: UncertainDate) -> UncertainDate:
    return replace(said, earliest=None, precision=Precision.RANGE, note=joined("until", said.note))


def _part(said: UncertainDate) -> UncertainDate:
    return replace(said, note=joined("which part of it is said in words only", said.note))


_QUALIFIERS: dict[str, Callable[[UncertainDate], UncertainDate]] = {
    "~": _about,
    "<": _before,
    "q": _before,
    ">": _after,
    "{": _since,
    "Z": _since,
    "}": _until,
    "h": _part,
}
__all__ = ["STARTERS", "Impossible", "expression_at"]
