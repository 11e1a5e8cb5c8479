"""Dates put together: from … to …, before, after, about, early in, the first half of, onwards."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from sijill.dates.about import about
from sijill.dates.absolute import STARTERS as ABSOLUTE_STARTERS
from sijill.dates.absolute import Impossible, absolute_at
from sijill.dates.anchored import STARTERS as ANCHORED_STARTERS
from sijill.dates.anchored import anchored_at
from sijill.dates.calendars import ONE_DAY
from sijill.dates.context import Context
from sijill.dates.lexing import Token
from sijill.dates.numeric import joined
from sijill.dates.portions import HALVES, QUARTERS, THIRDS, portion
from sijill.dates.ranges import STARTERS as RANGE_STARTERS
from sijill.dates.ranges import range_at
from sijill.dates.relative import STARTERS as RELATIVE_STARTERS
from sijill.dates.relative import relative_at
from sijill.dates.uncertain import Precision, UncertainDate

STARTERS = ABSOLUTE_STARTERS | ANCHORED_STARTERS | RELATIVE_STARTERS | frozenset("~<>{}bhqABZ")
_OPERATORS = frozenset("~<>q{Z}")
_Placed = tuple[int, UncertainDate]
_LINKS = "ij,."
# "Mid-2014"; "the second half of" (in Persian "the second middle"); "Q1 2013" and "2013-Q1".
_THIRD = re.compile(r"(?P<third>h)[ij\-]{0,2}")
_FRACTION = re.compile(
    r"(?:i?(?P<before>[no])t?(?P<unit>[AB])|(?P<unit_first>[AB]|h(?=o))(?P<after>[no])t?)[ij,]{0,2}"
)
_YEAR_FIRST = re.compile(r"Y-?(?P<unit>[AB])(?P<number>n)")
_ONWARDS = re.compile(r"&?[\-}]?O")


def expression_at(parts: str, tokens: list[Token], start: int, context: Context) -> _Placed | None:
    """Find the longest date that begins at a token: the token after it, and the date.

    Raises :class:`Impossible` if its words name a date that cannot be, ``ValueError`` if they contradict
    themselves.
    """
    found: _Placed | None = None
    refusal: ValueError | None = None
    for read in _readers(parts[start]):
        try:
            said = read(parts, tokens, start, context)
        except ValueError as error:
            refusal = refusal or error
            continue
        if said is not None and (found is None or said[0] > found[0]):
            found = said
    if found is None or (isinstance(refusal, Impossible) and refusal.end >= found[0]):
        if refusal is not None:
            raise refusal
        return None
    return _onwards(parts, found) if context.whole else found


_Reader = Callable[[str, list[Token], int, Context], "_Placed | None"]


def _readers(first: str) -> Iterator[_Reader]:
    """Give the ways to read what begins with a part; of two as long, the first counts."""
    if first in RANGE_STARTERS:
        yield range_at
    if first in ABSOLUTE_STARTERS:
        yield absolute_at
    if first in RELATIVE_STARTERS:
        yield relative_at
    if first in ANCHORED_STARTERS:
        yield anchored_at
    if first in _OPERATORS:
        yield _qualified
    if first in "hABnoiY":
        yield _portion


def _portion(parts: str, tokens: list[Token], start: int, context: Context) -> _Placed | None:
    if (match := _YEAR_FIRST.match(parts, start)) is not None:
        year = absolute_at("Y", [tokens[start]], 0, context.as_whole())
        number = tokens[match.start("number")].number
        count = _count(match["unit"])
        return (match.end(), portion(year[1], number, count)) if year is not None else None
    match = _FRACTION.match(parts, start) or _THIRD.match(parts, start)
    if match is not None and match.re is _FRACTION and parts[start] == "h" and _number(tokens[start]) != 1:
        match = _THIRD.match(parts, start)
    if match is None or match.end() >= len(parts):
        return None
    if match.re is _THIRD and "j" in match[0] and not tokens[start].is_latin:
        return None  # only English says "late in 2013"
    inner = absolute_at(parts, tokens, match.end(), context.as_whole())
    if inner is None:
        return None
    end, said = inner
    if match.re is _THIRD:
        return end, portion(said, _number(tokens[start]) + 1, THIRDS)
    group = "before" if match["before"] else "after"
    number = _number(tokens[match.start(group)])
    return end, portion(said, number, _count(match["unit"] or match["unit_first"]))


def _count(unit: str) -> int:
    return QUARTERS if unit == "B" else HALVES


def _number(token: Token) -> int:
    return token.number if token.word is None else int(token.word.value)


def _qualified(parts: str, tokens: list[Token], start: int, context: Context) -> _Placed | None:
    after = start + 1
    while after < len(parts) and parts[after] in _LINKS:
        after += 1
    first = parts[start]
    if after >= len(parts):
        return None
    # "About 2000" in prose counts people more often than years; beside "before" or "late" a number is a year.
    named = context if first == "~" else context.as_whole()
    inner = _inner(parts, tokens, after, named)
    if inner is None:
        return None
    end, said = inner
    if not said.is_placed:
        return inner
    # "Since" and "until" in prose bound what happened, they do not date it; the date itself stands.
    if first in "{Z}" and not context.whole:
        return None
    # Where in its part something lies is not said, so that the bound is the far end.
    is_vague = first in "<>q" and parts[after] in "hAB"
    return end, (_VAGUE if is_vague else _QUALIFIERS)[first](said)


def _inner(parts: str, tokens: list[Token], start: int, context: Context) -> _Placed | None:
    if parts[start] == "~":
        return _qualified(parts, tokens, start, context)
    found = absolute_at(parts, tokens, start, context)
    part = _portion(parts, tokens, start, context) if parts[start] in "hABnoiY" else None
    return part if part is not None and (found is None or part[0] > found[0]) else found


def _onwards(parts: str, found: _Placed) -> _Placed:
    match = _ONWARDS.match(parts, found[0])
    if match is None or found[1].earliest is None:
        return found
    return match.end(), found[1] if found[1].latest is None else _since(found[1])


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


_QUALIFIERS: dict[str, Callable[[UncertainDate], UncertainDate]] = {
    "~": about,
    "<": _before,
    "q": _before,
    ">": _after,
    "{": _since,
    "Z": _since,
    "}": _until,
}
_VAGUE: dict[str, Callable[[UncertainDate], UncertainDate]] = {"<": _until, "q": _until, ">": _since}
__all__ = ["STARTERS", "Impossible", "expression_at"]
