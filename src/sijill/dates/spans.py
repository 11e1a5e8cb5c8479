"""Stretches of time that are reckoned from the day of publication, and parts of years, months and weeks."""

from __future__ import annotations

import re
from datetime import timedelta

from sijill.dates.calendars import ONE_DAY
from sijill.dates.month_names import named_month
from sijill.dates.portions import THIRDS, portion
from sijill.dates.relative import place, unanchored
from sijill.dates.stretch import ISO_UNITS, SHIFTS, Placed, Stretch
from sijill.dates.uncertain import Precision, UncertainDate
from sijill.dates.yearless import with_year

_SPAN = re.compile(
    r"(?:(?P<dual>v)(?P<far>[LK])|(?P<near>[LK])(?:(?P<two>v)|(?P<count>[nc])(?P<unit>[aekdu]))"
    r"|\+(?:(?P<within>[nc])(?P<time>[aekd0])K?(?!\{))"
    r"|(?P<first>[nc])(?P<counted>[aekdu])(?P<last>[LK7])|(?P<named>[u])(?P<amount>[nc])(?P<side>[LK]))"
)
_PART = re.compile(
    r"(?P<part>h)[ij\-]{0,2}(?:(?P<before>[LTK])?(?P<unit>[aek])(?P<after>[LTK])?|(?P<month>[MW])|(?P<fixed>R))"
)
_FIRST_OF = re.compile(r"[ij]{0,2}o(?=i{0,2}[TLK]?a)")
_FIRST_PART = re.compile(
    r"(?P<part>o)i{0,2}(?P<before>[LTK])?(?P<unit>a)(?P<after>[LTK])?(?P<month>$^)?(?P<fixed>$^)?"
)
_ARTICLE = "ال"
_DAYS = {"day": 1, "week": 7, "month": 30, "year": 365}


def span_at(stretch: Stretch, start: int) -> Placed | None:
    """Read "the last two days", "سه ماه گذشته", بيست روز آينده."""
    match = _SPAN.match(stretch.story, start)
    if match is None:
        return None
    if match["counted"] and stretch.written(stretch.tokens[match.start("counted")]).startswith(_ARTICLE):
        return None
    side = next((match[name] for name in ("far", "near", "last", "side") if match[name]), "K")
    amount, unit = _amount(stretch, match)
    if unit not in _DAYS:
        return None
    ahead = side in "K7"
    relative = f"P{'' if ahead else '-'}{amount}{ISO_UNITS[unit]}"
    if stretch.anchor is None:
        return match.end(), unanchored(stretch.own, relative)
    days = timedelta(days=amount * _DAYS[unit])
    first, last = (
        (stretch.anchor, stretch.anchor + days)
        if ahead
        else (stretch.anchor - days, stretch.anchor - ONE_DAY)
    )
    note = f"reckoned from {stretch.anchor}"
    return match.end(), UncertainDate(first, last, stretch.own, Precision.RANGE, note=note, relative=relative)


def _amount(stretch: Stretch, match: re.Match[str]) -> tuple[int, str]:
    dual = "dual" if match["dual"] else "two" if match["two"] else None
    if dual:
        return 2, stretch.word(match.start(dual))
    number = next(name for name in ("count", "first", "amount", "within") if match[name])
    unit = next(name for name in ("unit", "counted", "named", "time") if match[name])
    token = stretch.tokens[match.start(number)]
    amount = token.number if token.word is None else int(str(token.word.value))
    if match[unit] == "0":
        return -(-amount // 24), "day"
    return amount, stretch.word(match.start(unit))


def part_at(stretch: Stretch, start: int, bound: str) -> Placed | None:
    """Read "the start of the year", "the end of October", نهاية الأسبوع."""
    at = start
    while at < len(stretch.story) and stretch.story[at] in "ij" and at < start + 2:
        at += 1
    if (first := _FIRST_OF.match(stretch.story, start)) is not None and stretch.value(first.end() - 1) == 1:
        at = first.end() - 1
        match = _FIRST_PART.match(stretch.story, at)
        number = 0
    else:
        match = _PART.match(stretch.story, at)
        number = stretch.value(match.start("part")) if match else 0
    if match is None:
        return None
    if match["fixed"]:
        index = match.start("fixed")
        if not stretch.word(index).endswith("Y"):
            return None
        end, whole = match.end(), place(stretch.word(index), stretch.context)
    elif match["month"]:
        index = match.start("month")
        if stretch.parts[index] == "W" and not stretch.is_capital(stretch.tokens[index]):
            return None
        end, whole = with_year(stretch, start, match.end(), named_month(stretch, index), bound)
    else:
        end, whole = match.end(), _near(stretch, match)
        if stretch.word(match.start("unit")) == "week":
            return end, whole
        if not (match["before"] or match["after"] or bound):
            return None
    return end, portion(whole, number + 1, THIRDS) if whole.is_placed else whole


def _near(stretch: Stretch, match: re.Match[str]) -> UncertainDate:
    side = match["before"] or match["after"] or "T"
    unit = stretch.word(match.start("unit"))
    return place(f"P{SHIFTS[side]}{ISO_UNITS[unit]}", stretch.context)
