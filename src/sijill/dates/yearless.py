"""Days and months without a year, placed in the year that a report means.

The year is the one beside them ("last year", "that year"), else the coming one if the sentence looks ahead,
else the one that goes on from a date told just before, else the last.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta

from sijill.dates.calendars import Calendar
from sijill.dates.stretch import SHIFTS, Placed, Stretch
from sijill.dates.uncertain import Precision, UncertainDate

_YEARLESS = re.compile(r"XXXX-(\d\d)(?:-(\d\d))?")
_YEARLESS_RANGE = re.compile(r"(XXXX-\d\d-\d\d)/(XXXX-\d\d-\d\d)")
_MONTH_AGO = re.compile(r"Te")
_OF_YEAR = re.compile(
    r"[ij]{0,2}(?:(?P<same>[24]a|a[249])|(?P<near>a[LTK]|[LTK]a)|(?P<fixed>R)|(?P<plain>[LTK])(?![aekdwSM]))"
)
_CONTINUES = timedelta(days=250)
_BACK = timedelta(days=45)
_NEAR, _FAR = 60, 285
_STOPS = frozenset(".!?؟…\n")


def completed(stretch: Stretch, start: int, found: Placed, bound: str) -> Placed | None:
    """Give a day without its year the year that the report means."""
    end, said = found
    relative = said.relative or ""
    if said.is_placed or not relative:
        ago = re.fullmatch(r"P-(\d+)Y", relative)
        if ago and stretch.anchor and _MONTH_AGO.match(stretch.parts, end):
            year, month, _ = stretch.own.parts(stretch.anchor)
            days = stretch.own.month(year - int(ago[1]), month)
            return end + 2, UncertainDate(*days, stretch.own, Precision.MONTH, relative=relative)
        return found
    pair = _YEARLESS_RANGE.fullmatch(relative)
    if pair is not None:
        first, last = (
            _yearless(stretch, replace(said, relative=one), start, end, bound) for one in pair.groups()
        )
        if first.earliest and last.latest and first.earliest <= last.latest:
            return end, replace(first, latest=last.latest, precision=Precision.RANGE, relative=relative)
        return found
    if _YEARLESS.fullmatch(relative):
        return with_year(stretch, start, end, said, bound)
    return found


def with_year(stretch: Stretch, start: int, end: int, said: UncertainDate, bound: str) -> Placed:
    match = _OF_YEAR.match(stretch.story, end)
    if match is None:
        return end, _yearless(stretch, said, start, end, bound)
    if match["same"]:
        told = stretch.memory.told
        if told is None or told.earliest is None:
            return match.end(), said
        return match.end(), in_year(said, said.calendar.parts(told.earliest)[0]) or said
    if stretch.anchor is None:
        return match.end(), said
    year = said.calendar.parts(stretch.anchor)[0]
    if match["plain"]:
        return match.end(), beside(stretch, said, match["plain"]) or said
    shift = next((SHIFTS[part] for part in match["near"] or "" if part in SHIFTS), 0)
    if match["fixed"]:
        word = stretch.tokens[match.start("fixed")].word
        own = re.fullmatch(r"P(-?\d+)Y", str(word.value if word else ""))
        if own is None:
            return end, _yearless(stretch, said, start, end, bound)
        shift = int(own[1])
    return match.end(), in_year(said, year + shift) or said


def beside(stretch: Stretch, said: UncertainDate, near: str) -> UncertainDate | None:
    """Place "last July", "3 August next", "25 آذرماه جاری"."""
    assert stretch.anchor is not None, "asked only with a day of publication"
    year = said.calendar.parts(stretch.anchor)[0]
    places = [place for shift in (-1, 0, 1) if (place := in_year(said, year + shift)) and place.earliest]
    if near == "T":
        return next(
            (one for one in places if one.earliest and said.calendar.parts(one.earliest)[0] == year), None
        )
    if near == "L":
        return next((one for one in reversed(places) if one.latest and one.latest < stretch.anchor), None)
    return next((one for one in places if one.earliest and one.earliest > stretch.anchor), None)


def _yearless(stretch: Stretch, said: UncertainDate, start: int, end: int, bound: str) -> UncertainDate:
    weekday = next(
        (int(str(one.word.value)) for one in stretch.tokens[start:end] if one.part == "w" and one.word), None
    )
    told = stretch.memory.told_here
    after_told = _after_told(stretch, said, told) if told is not None else None
    if stretch.anchor is None:
        return after_told or said
    year = said.calendar.parts(stretch.anchor)[0]
    places = [one for shift in range(-5, 2) if (one := in_year(said, year + shift)) and one.earliest]
    if weekday is not None and said.precision is Precision.RELATIVE and said.calendar is not Calendar.HIJRI:
        fitting = [one for one in places if one.earliest and one.earliest.isoweekday() == weekday]
        places = fitting or places
    past = [one for one in places if one.earliest and one.earliest <= stretch.anchor]
    ahead = [one for one in places if one.latest and one.latest >= stretch.anchor]
    if ahead and past and bound in ("}", "<", "q"):
        return min(past[-1], ahead[0], key=lambda one: _distance(stretch, one))
    if ahead and bound != "Z" and (not past or stretch.is_to_come(start, end)):
        return ahead[0]
    within = _within_told_year(stretch, said, start)
    if within is not None:
        return within
    if ahead and past and told is None and bound != "Z" and _is_near(stretch, past[-1], ahead[0]):
        return ahead[0]
    since_then = bound == "Z" or "O" in stretch.parts[end : end + 1]
    if (
        not since_then
        and after_told is not None
        and told is not None
        and _continues(stretch, after_told, told)
    ):
        return after_told
    return past[-1] if past else said


def _is_near(stretch: Stretch, past: UncertainDate, ahead: UncertainDate) -> bool:
    """Whether a day to come is so near that nobody would call the one of last year by its day and month."""
    return _distance(stretch, ahead) <= _NEAR and _distance(stretch, past) >= _FAR


def _within_told_year(stretch: Stretch, said: UncertainDate, start: int) -> UncertainDate | None:
    """Place a day in the year that the sentence gave: "five years ago, on the night of 12 May"."""
    if stretch.memory.year is None:
        return None
    told, end = stretch.memory.year
    between = stretch.text[end : stretch.folded.offsets[stretch.tokens[start].start]]
    if told.earliest is None or said.calendar is not told.calendar or set(between) & _STOPS:
        return None
    return in_year(said, said.calendar.parts(told.earliest)[0])


def _distance(stretch: Stretch, said: UncertainDate) -> int:
    assert stretch.anchor is not None, "asked only with a day of publication"
    assert said.earliest is not None, "asked only of placed dates"
    return abs((said.earliest - stretch.anchor).days)


def _continues(stretch: Stretch, after: UncertainDate, told: UncertainDate) -> bool:
    assert stretch.anchor is not None, "asked only with a day of publication"
    if not (after.latest and after.earliest and told.earliest) or told.precision is Precision.YEAR:
        return False
    return after.earliest <= stretch.anchor and after.earliest - told.earliest <= _CONTINUES


def _after_told(stretch: Stretch, said: UncertainDate, told: UncertainDate) -> UncertainDate | None:
    """Place a day after what was told before, or a little before it where the next is far."""
    if told.earliest is None:
        return None
    year = said.calendar.parts(told.earliest)[0]
    places = [one for shift in (-1, 0, 1) if (one := in_year(said, year + shift)) and one.earliest]
    after = next((one for one in places if one.latest and one.latest >= told.earliest), None)
    before = next((one for one in reversed(places) if one.latest and one.latest < told.earliest), None)
    if before is None or before.latest is None or told.earliest - before.latest > _BACK:
        return after
    if after is None or after.earliest is None or after.earliest - told.earliest > _CONTINUES:
        return before
    return after


def in_year(said: UncertainDate, year: int) -> UncertainDate | None:
    """Place a day or month in a year of its calendar; ``None`` if that year has no such day."""
    match = _YEARLESS.fullmatch(said.relative or "")
    if match is None:
        return None
    month, day = int(match[1]), int(match[2]) if match[2] else None
    note = "no year is stated"
    try:
        if day is None:
            days, precision = said.calendar.month(year, month), Precision.MONTH
        else:
            placed = said.calendar.day(year, month, day)
            days, precision = (placed, placed), Precision.DAY
    except (ValueError, OverflowError):
        return None
    return UncertainDate(*days, said.calendar, precision, note=note, relative=said.relative)
