"""Days of a month that was named before or is this one: the 20th of that month, الخامس من الشهر الجاري."""

from __future__ import annotations

import re

from sijill.dates.relative import unanchored
from sijill.dates.stretch import SHIFTS, Placed, Stretch
from sijill.dates.uncertain import Precision, UncertainDate

_OF_MONTH = re.compile(r"[ijfz]{0,3}d?(?P<day>[no])t?(?:i{0,2}(?P<before>[LTK24])?e(?P<after>[LTK249])?)")
_THE_DAY = re.compile(r"i{1,2}(?P<day>n)t(?![a-zA-Z0-9])")
_NO_NOUN = re.compile(r"\s*(?:[,.;:)\n]|$|(?:he|she|they|we|i|the|and|when|after|before|at|in|by|a)\b)")


def day_of_month_at(stretch: Stretch, start: int) -> Placed | None:
    """Read "the 20th of the same month", في الخامس من الشهر الجاري."""
    match = _OF_MONTH.match(stretch.story, start)
    if match is None or stretch.tokens[match.start("day")].number > 31:
        return None
    token = stretch.tokens[match.start("day")]
    # "Two months" counts; a day of the month has "of" or an ordinal between.
    if (
        token.part == "n"
        and "i" not in match[0][match.start("day") - match.start() :]
        and not match["before"]
    ):
        return None
    side = match["before"] or match["after"] or ""
    day = token.number if token.word is None else int(str(token.word.value))
    return _day_in_month(stretch, match.end(), day, side)


def _day_in_month(stretch: Stretch, end: int, day: int, side: str) -> Placed | None:
    told = stretch.memory.told.earliest if stretch.memory.told else None
    of = stretch.anchor if side in ("L", "T", "K") else told or stretch.anchor
    if of is None:
        return end, unanchored(stretch.own, "XXXX-XX-XX")
    calendar = stretch.own
    if side not in ("L", "T", "K") and stretch.memory.told is not None and stretch.memory.told.earliest:
        calendar = stretch.memory.told.calendar
    year, month, _ = calendar.parts(of)
    months = year * 12 + month - 1 + SHIFTS.get(side, 0)
    try:
        placed = calendar.day(months // 12, months % 12 + 1, day)
    except ValueError:
        return None
    note = f"reckoned from {of}"
    return end, UncertainDate(
        placed, placed, calendar, Precision.DAY, note=note, relative=f"XXXX-XX-{day:02}"
    )


def ordinal_day_at(stretch: Stretch, start: int) -> Placed | None:
    """Read "on the 11th"; only English says so, and only what follows shows that no noun is counted."""
    match = _THE_DAY.match(stretch.parts, start)
    if match is None or not stretch.tokens[start].is_latin or stretch.memory.told is None:
        return None
    after = stretch.folded.text[stretch.tokens[match.end() - 1].end :]
    if not _NO_NOUN.match(after):
        return None
    return _day_in_month(stretch, match.end(), stretch.tokens[match.start("day")].number, "")
