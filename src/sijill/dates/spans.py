"""Stretches of time that are reckoned from the day of publication, and parts of years, months and weeks."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta

from sijill.dates.calendars import ONE_DAY
from sijill.dates.expression import expression_at
from sijill.dates.month_names import named_month
from sijill.dates.portions import THIRDS, portion
from sijill.dates.relative import place, unanchored
from sijill.dates.seasons import in_season
from sijill.dates.stretch import ISO_UNITS, SHIFTS, Placed, Stretch
from sijill.dates.uncertain import Precision, UncertainDate
from sijill.dates.yearless import beside, with_year
from sijill.dates.years import Year
from sijill.text import fold_text

_SPAN = re.compile(
    r"(?:(?P<dual>v)(?P<far>[LK])|(?P<near>[LK])(?:(?P<two>v)|(?P<count>[nc])(?P<unit>[aekdu]))"
    r"|[+j]i?(?:(?:(?P<within>[nc])(?P<time>[aekdu0])|(?P<pair>v)|(?P<once>[aek])(?![nYLTKMWC]))K?(?!\{))"
    r"|(?P<first>[nc])(?P<counted>[aekdu])(?P<last>[LK7])|(?P<named>[u])(?P<amount>[nc])(?P<side>[LK]))"
)
_PART = re.compile(
    r"(?P<part>h)[ij\-]{0,2}(?:e?(?P<month>[MW])(?:[/(][MW]\)?)?(?P<side>[LTK])?"
    r"|(?P<before>[LTK])?(?P<unit>[aek])(?P<after>[LTK])?|(?P<fixed>R))"
)
_FIRST_OF = re.compile(r"[ij]{0,2}o(?=i{0,2}[TLK]?a)")
_FIRST_PART = re.compile(
    r"(?P<part>o)i{0,2}(?P<before>[LTK])?(?P<unit>a)(?P<after>[LTK])?(?P<month>$^)?(?P<side>$^)?(?P<fixed>$^)?"
)
_ARTICLE = "ال"
# "The first eight months of 2024", الأشهر الثمانية الأولى من 2024, "the first week of May".
_RUN = re.compile(
    r"[ij]{0,2}(?:(?P<first>[oh])(?P<count>[nc])(?P<unit>[eu])|(?P<units>u)(?P<number>[nc])(?P<side>[o@])"
    r"|(?P<amount>[nc])(?P<months>e)(?P<last>o))i{0,2}(?=Y|a|[LTK]a|R)"
)
_WEEK_OF = re.compile(r"[ij]{0,2}(?:(?P<before>o)k|k(?P<after>[o@]))i{0,2}e?(?P<month>[MW])")
_HALF = re.compile(
    r"(?:[qZ]~?)?(?:(?P<count>[nc])(?P<unit>[aeku])|(?P<one>[aek])|(?P<two>v))(?P<and>&c?A)(?P<ago>[GLpq]?)"
)
_SEASON = re.compile(r"[ij]{0,2}(?:T(?P<season>S)|(?P<named>S)i?(?:[24]a|a[49]))")
_WITHIN = frozenset(fold_text(word) for word in ("ظرف", "within", "غضون", "خلال"))
_HALVES = {"year": (12, "M"), "month": (30, "D"), "week": (7, "D")}
_DAYS = {"day": 1, "week": 7, "month": 30, "year": 365}


def span_at(stretch: Stretch, start: int) -> Placed | None:
    """Read "the last two days", "سه ماه گذشته", بيست روز آينده."""
    match = _SPAN.match(stretch.story, start)
    if match is None or (stretch.story[start] in "+j" and not _is_term(stretch, start, match.end())):
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


def run_at(stretch: Stretch, start: int) -> Placed | None:
    """Read "the first eight months of the year" and "the second week of May"."""
    match = _WEEK_OF.match(stretch.story, start)
    if match is not None:
        return _week_of_month(stretch, start, match)
    match = _RUN.match(stretch.story, start)
    if match is None:
        return None
    count, unit, side = next(
        (match.start(one), match.start(other), match.start(last))
        for one, other, last in (
            ("count", "unit", "first"),
            ("number", "units", "side"),
            ("amount", "months", "last"),
        )
        if match[one]
    )
    year = _year_behind(stretch, match.end())
    months = stretch.number(count)
    if stretch.word(unit) != "month" or year is None or year[1].earliest is None or not 1 <= months <= 12:
        return None
    if stretch.story[side] == "o" and stretch.value(side) != 1:
        return None
    said = year[1]
    days = said.calendar.months(said.calendar.parts(year[1].earliest)[0], 1, months)
    return year[0], replace(said, earliest=days[0], latest=days[1], precision=Precision.RANGE)


def _year_behind(stretch: Stretch, at: int) -> Placed | None:
    try:
        found = expression_at(stretch.parts, stretch.tokens, at, stretch.context.as_whole())
    except ValueError:
        return None
    if found is not None and found[1].precision is Precision.YEAR:
        return found
    return (at + 1, place("P0Y", stretch.context)) if stretch.parts[at] == "a" else None


def _week_of_month(stretch: Stretch, start: int, match: re.Match[str]) -> Placed | None:
    index = match.start("before") if match["before"] else match.start("after")
    number = stretch.value(index) or 1
    end, month = with_year(stretch, start, match.end(), named_month(stretch, match.start("month")), "")
    if month.earliest is None or month.latest is None or number > 4:
        return end, month
    first = month.earliest + timedelta(weeks=number - 1)
    return end, replace(month, earliest=first, latest=first + timedelta(days=6), precision=Precision.RANGE)


def season_at(stretch: Stretch, start: int) -> Placed | None:
    """Read "this summer", صيف تلك السنة."""
    match = _SEASON.match(stretch.story, start)
    if match is None:
        return None
    word = stretch.tokens[match.start("season") if match["season"] else match.start("named")].word
    assert word is not None, "a season is a word"
    calendar, number = word.readings[0]
    of = stretch.memory.told.earliest if match["named"] and stretch.memory.told else stretch.anchor
    if of is None:
        return match.end(), unanchored(calendar, f"XXXX-{number + 20}")
    return match.end(), in_season(Year(calendar, calendar.parts(of)[0]), number)


def half_at(stretch: Stretch, start: int) -> Placed | None:
    """Read "two years and a half ago", قبل سنة ونصف, «دو سال و نیم پیش»."""
    match = _HALF.match(stretch.parts, start)
    if match is None or not (match["ago"] or stretch.parts[start] in "qZ"):
        return None
    amount = 2 if match["two"] else stretch.number(match.start("count")) if match["count"] else 1
    unit = stretch.word(match.start(next(name for name in ("unit", "one", "two") if match[name])))
    if unit not in _HALVES:
        return None
    length, letter = _HALVES[unit]
    return match.end(), place(f"P-{length * amount + length // 2}{letter}", stretch.context)


def _is_term(stretch: Stretch, start: int, end: int) -> bool:
    """Whether "within a week" says until when something is to be; what was done has its own time."""
    if stretch.written(stretch.tokens[start]) not in _WITHIN:
        return False
    return stretch.language == "fa" or stretch.is_to_come(start, end) or stretch.is_demanded(start)


def _amount(stretch: Stretch, match: re.Match[str]) -> tuple[int, str]:
    if match["once"]:
        return 1, stretch.word(match.start("once"))
    dual = next((name for name in ("dual", "two", "pair") if match[name]), None)
    if dual:
        return 2, stretch.word(match.start(dual))
    number = next(name for name in ("count", "first", "amount", "within") if match[name])
    unit = next(name for name in ("unit", "counted", "named", "time") if match[name])
    amount = stretch.number(match.start(number))
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
        named = named_month(stretch, index)
        if match["side"] and stretch.anchor is not None:
            end, whole = match.end(), beside(stretch, named, match["side"]) or named
        else:
            end, whole = with_year(stretch, start, match.end(), named, bound)
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
