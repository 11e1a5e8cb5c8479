"""From … to …, between … and …, the one or the other, with what one side leaves to the other."""

from __future__ import annotations

import re
from dataclasses import replace

from sijill.dates.absolute import STARTERS as ABSOLUTE_STARTERS
from sijill.dates.absolute import Impossible, absolute_at
from sijill.dates.context import Context
from sijill.dates.lexing import Token
from sijill.dates.numeric import joined
from sijill.dates.uncertain import Precision, UncertainDate

_Placed = tuple[int, UncertainDate]
_OPENERS = "{ib"
STARTERS = ABSOLUTE_STARTERS | frozenset(_OPENERS)
# A left side that may lack its month, year or calendar.
_PARTIAL = re.compile(r"a?[ij]{0,2}d?w?,?i?(?:[no]t?[ij]?(?:e?[MW]e?)?|e?[MW]e?|[Yn])(?=[}\-&P])")
_MONTHS = frozenset("MW")
_OR = "P"
_SEPARATED = re.compile(r"[^|?]{1,14}?[}\-&P]")


def range_at(parts: str, tokens: list[Token], start: int, context: Context) -> _Placed | None:
    """Find the range that begins at a token: the token after it, and the date.

    Raises :class:`Impossible` if a side cannot be, or if it ends before it begins.
    """
    if _SEPARATED.match(parts, start) is None:
        return None
    opener = parts[start] if parts[start] in _OPENERS else ""
    begin = start + len(opener)
    separators = "}-&" if opener == "b" else "}-P"
    # A number alone is a year only where the words say that a range begins.
    named = context.as_whole() if opener or parts[begin : begin + 1] == "Y" else context
    left = absolute_at(parts, tokens, begin, replace(named, yearless=None)) if begin < len(parts) else None
    if left is not None and left[1].precision is not Precision.RELATIVE:
        full = _full(parts, tokens, left, separators, context)
        if full is not None:
            return None if _may_count(parts[begin : full[0]], context) else full
    partial = _PARTIAL.match(parts, begin)
    if partial is None or parts[partial.end()] not in separators:
        return None
    found = _borrowing(parts, tokens, (begin, partial.end()), context.as_whole())
    return None if found is None or _may_count(parts[begin : found[0]], context) else found


def _may_count(said: str, context: Context) -> bool:
    """Whether two numbers in prose may count something: "2012 or 2013 people"."""
    return _OR in said and not context.whole and not _MONTHS & set(said)


def between(first: UncertainDate, last: UncertainDate) -> UncertainDate | None:
    """Join two dates to the time from one to the other; ``None`` if one is open on that side.

    Two days without a year stay unplaced. Raises ``ValueError`` if it ends before it begins.
    """
    if first.precision is last.precision is Precision.RELATIVE:
        return replace(last, relative=f"{first.relative}/{last.relative}")
    if not first.earliest or not last.latest:
        return None
    if _ends_before(first, last):
        raise ValueError(f"it ends ({last.latest}) before it begins ({first.earliest})")
    notes = joined(first.note, last.note)
    return UncertainDate(first.earliest, last.latest, last.calendar, Precision.RANGE, note=notes)


def _either(first: UncertainDate, second: UncertainDate) -> UncertainDate | None:
    """Join two dates of which one is meant: two days, or all from the earlier to the later."""
    ends = (first.earliest, first.latest, second.earliest, second.latest)
    days = [day for day in ends if day is not None]
    if len(days) < len(ends):
        return None
    precision = Precision.EITHER if first.precision is Precision.DAY else Precision.RANGE
    note = joined(first.note, second.note, "one of two dates")
    return UncertainDate(min(days), max(days), second.calendar, precision, note=note)


def _full(
    parts: str, tokens: list[Token], left: _Placed, separators: str, context: Context
) -> _Placed | None:
    end, first = left
    if end >= len(parts) or parts[end] not in separators:
        return None
    right = _right(parts, tokens, _skip(parts, end + 1), context.as_whole())
    if right is None:
        return None
    if first.calendar is not right[1].calendar and parts[end - 1] == "Y":
        # "1400 to 1402 SH": the calendar that is named last is that of both.
        begin = max(place for place in range(end) if parts[place] == "Y")
        shared = _borrowed(parts[begin:end], tokens[begin:end], parts, tokens, (end + 1, right[0]), context)
        first = shared or first
    return _joined(first, right, parts[end])


def _joined(first: UncertainDate, right: _Placed, separator: str) -> _Placed | None:
    end, last = right
    if separator == _OR:
        said = _either(first, last) if first.precision is last.precision else None
        return (end, said) if said is not None else None
    try:
        said = between(first, last)
    except ValueError as error:
        raise Impossible(end, str(error)) from error
    return (end, said) if said is not None else None


def _borrowing(parts: str, tokens: list[Token], left: tuple[int, int], context: Context) -> _Placed | None:
    begin, end = left
    after = _skip(parts, end + 1)
    right = _right(parts, tokens, after, context)
    if right is None and parts[begin] == "a":  # "the years 59 to 67"
        lone = absolute_at("a" + parts[after:], [tokens[begin], *tokens[after:]], 0, context)
        right = (lone[0] + after - 1, lone[1]) if lone is not None else None
    if right is None:
        return None
    own, own_tokens = parts[begin:end], tokens[begin:end]
    lent = right[1].precision is Precision.RELATIVE
    first = _borrowed(own, own_tokens, parts, tokens, (after, right[0]), context, yearless=lent)
    if parts[end] != _OR and first is not None and _ends_before(first, right[1]):
        first = _a_year_earlier(own, own_tokens, tokens[after : right[0]], context)
    if first is None:
        alone = absolute_at(own, own_tokens, 0, context)
        first = alone[1] if alone is not None and alone[0] == len(own) else None
    return _joined(first, right, parts[end]) if first is not None else None


def _ends_before(first: UncertainDate, last: UncertainDate) -> bool:
    return first.earliest is not None and last.latest is not None and first.earliest > last.latest


def _skip(parts: str, position: int) -> int:
    while position < len(parts) and parts[position] in "ij{":
        position += 1
    return position


def _right(parts: str, tokens: list[Token], start: int, context: Context) -> _Placed | None:
    return absolute_at(parts, tokens, start, context) if start < len(parts) else None


def _borrowed(
    own: str,
    own_tokens: list[Token],
    parts: str,
    tokens: list[Token],
    right: tuple[int, int],
    context: Context,
    *,
    yearless: bool = False,
) -> UncertainDate | None:
    """Read the left side with as much of the right one's end as makes it a date as full as that one."""
    begin, end = right
    for cut in range(begin + 1, end):
        lent = own + parts[cut:end]
        if own == "n" and not _MONTHS & set(lent):
            return None  # 4-6-2012 is one day
        try:
            found = absolute_at(lent, [*own_tokens, *tokens[cut:end]], 0, context)
        except Impossible as error:
            raise Impossible(end, error.reason) from error
        if found is None or found[0] != len(lent):
            continue
        if yearless or found[1].precision is not Precision.RELATIVE:
            return found[1]
    return None


def _a_year_earlier(
    own: str, own_tokens: list[Token], lent: list[Token], context: Context
) -> UncertainDate | None:
    """Read "28 December - 3 January 2012": the year that is written is only that of the end."""
    if not _MONTHS & set(own):
        return None
    year = next((token for token in lent if token.part == "Y"), None)
    if year is None:
        return None
    before = replace(year, number=year.number - 1)
    found = absolute_at(own + "Y", [*own_tokens, before], 0, context)
    return found[1] if found is not None and found[0] == len(own) + 1 else None
