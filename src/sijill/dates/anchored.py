"""Days, months and seasons whose year is said from the day of speaking: March last year, last summer."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from sijill.dates.calendars import Calendar
from sijill.dates.context import Context
from sijill.dates.form import Match
from sijill.dates.lexing import Token
from sijill.dates.numeric import in_month, joined, on_day
from sijill.dates.relative import unanchored
from sijill.dates.seasons import in_season
from sijill.dates.uncertain import Precision, UncertainDate
from sijill.dates.years import Year

_NAME = r"(?:(?P<month>[ij]?e?[MW]e?)|(?P<season>S))"
_OF_YEAR = re.compile(
    rf"d?w?,?i?(?:(?P<day>[no])t?i?)?{_NAME}[ij]{{0,2}}(?:(?P<near>a[LTKpq]|[LTK]a)|(?P<fixed>R))"
)
_LAST = (
    re.compile(r"L(?:(?P<month>M)|(?P<season>S))"),
    re.compile(r"(?:(?P<month>e?Me?)|(?P<season>S))L"),
)
_SHIFTS = {"L": -1, "p": -1, "q": -1, "T": 0, "K": 1}
_OWN_YEAR = re.compile(r"P(-?\d+)Y")
_YEARS_BACK = 40  # a 30 Esfand comes every fourth or fifth year, a 30th of a lunar month within a few
STARTERS = frozenset("dwinojeMWSL")


def anchored_at(
    parts: str, tokens: list[Token], start: int, context: Context
) -> tuple[int, UncertainDate] | None:
    """Find the date that begins at a token: the token after it, and the date.

    Raises ``ValueError`` if the calendar has no such day.
    """
    if (match := _OF_YEAR.match(parts, start)) is not None:
        said = _of_year(Match(match, tokens, context))
        return (match.end(), said) if said is not None else None
    for pattern in _LAST:
        if (match := pattern.match(parts, start)) is not None:
            form = Match(match, tokens, context)
            # "It may last" is no date: English puts "last" before the month.
            if match[0].endswith("L") and form.inside()[0].is_latin:
                continue
            return match.end(), _last(form)
    return None


def latest_before(anchor: date, calendar: Calendar, month: int, day: int) -> UncertainDate:
    """Place a day without its year: the last that there was up to the anchor."""
    year = calendar.parts(anchor)[0]
    for back in range(_YEARS_BACK):
        try:
            placed = calendar.day(year - back, month, day)
        except ValueError:
            continue
        if placed <= anchor:
            note = joined(f"no year is stated: read as the last up to {anchor}", calendar.note)
            relative = f"XXXX-{month:02}-{day:02}"
            return UncertainDate(placed, placed, calendar, Precision.DAY, note=note, relative=relative)
    raise ValueError(f"month {month} ({calendar}) has no day {day}")


def _reading(form: Match) -> tuple[Calendar, int]:
    """Give calendar and number of the month or season; of several, that of the language."""
    season = form.token("season")
    readings = season.word.readings if season is not None and season.word is not None else form.month()
    own = form.context.own
    return next((reading for reading in readings if reading[0] is own), readings[0])


def _of_year(form: Match) -> UncertainDate | None:
    shift = _shift(form)
    if shift is None:
        return None
    calendar, number = _reading(form)
    anchor, day = form.context.anchor, form.token("day")
    is_season = form.token("season") is not None
    ending = f"-{form.value('day'):02}" if day is not None else ""
    relative = f"P{shift}Y/XXXX-{number + 20 if is_season else number:02}{ending}"
    if anchor is None:
        return unanchored(calendar, relative)
    year = Year(calendar, calendar.parts(anchor)[0] + shift)
    if calendar is Calendar.HIJRI and form.context.language != "fa":
        year = _lunar_year(anchor.year + shift, number)
    if is_season:
        said = in_season(year, number)
    else:
        said = on_day(year, number, form.value("day")) if day is not None else in_month(year, number)
    return replace(said, relative=relative, note=joined(f"reckoned from {anchor}", said.note))


def _lunar_year(year: int, month: int) -> Year:
    """Give the lunar year whose month begins in a solar one: "Ramadan this year" of a text of December."""
    lunar = Calendar.HIJRI.parts(date(year, 1, 1))[0]
    begun = (one for one in (lunar, lunar + 1) if Calendar.HIJRI.month(one, month)[0].year == year)
    return Year(Calendar.HIJRI, next(begun, lunar + 1))


def _shift(form: Match) -> int | None:
    fixed = form.token("fixed")
    if fixed is None:
        return next(_SHIFTS[part] for part in form.match["near"] if part in _SHIFTS)
    assert fixed.word is not None, "a fixed day is a word"
    years = _OWN_YEAR.fullmatch(str(fixed.word.value))
    return int(years[1]) if years is not None else None


def _last(form: Match) -> UncertainDate:
    calendar, number = _reading(form)
    anchor = form.context.anchor
    is_season = form.token("season") is not None
    relative = f"XXXX-{number + 20 if is_season else number:02}"
    if anchor is None:
        return unanchored(calendar, relative)
    this = calendar.parts(anchor)[0]
    places = (
        in_season(Year(calendar, year), number) if is_season else in_month(Year(calendar, year), number)
        for year in (this, this - 1, this - 2)
    )
    said = next(place for place in places if place.latest is not None and place.latest < anchor)
    return replace(said, relative=relative, note=joined(f"reckoned from {anchor}", said.note))
