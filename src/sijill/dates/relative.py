"""Dates said from the day of speaking: two years ago, last week, yesterday, next Friday.

Without an anchor (the day on which the words were written) they stay unplaced. With one they are reckoned in
whole calendar units, as ISO-TimeML does: "two years ago" in 2024 is the year 2022.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from sijill.dates.calendars import ONE_DAY, Calendar
from sijill.dates.context import Context
from sijill.dates.lexing import Token
from sijill.dates.uncertain import Precision, UncertainDate

_DURATION = re.compile(r"(?P<open>\.\./)?P(?P<amount>-?\d+)(?P<unit>[DWMY])(?P<loose>~?)")
_ISO_UNITS = {"day": (1, "D"), "week": (1, "W"), "month": (1, "M"), "year": (1, "Y"), "decade": (10, "Y")}
# A unit needs its number, unless the word before or after it says that it is one; "before the year 1980" is
# not a year ago.
_AMOUNT = (
    "(?:(?P<number>[nc])(?P<counted>[aekdu])|(?P<one>[aekd])(?!i?[YnMWC])|(?P<two>v)"
    "|(?P<few>U)(?P<some>[aekdu]))"
)
_FEW = "X"
_AGO = (
    re.compile(rf"(?P<more>m)?{_AMOUNT}[Gpq]"),
    re.compile(rf"[qZ]~?(?P<more>m)?~?{_AMOUNT}"),
)
# "Three days later" in prose is reckoned from what was told before.
_AHEAD = (re.compile(rf">{_AMOUNT}"),)
_NEAR = (
    (re.compile(r"[aek][Lpq]"), -1),
    (re.compile(r"L[aek]"), -1),
    (re.compile(r"[aek]K|K[aek]"), 1),
    (re.compile(r"[aek]T|T[aek]"), 0),
)
_WEEKDAY = re.compile(r"z?d?(?P<after>w)[LK]|[LK](?P<before>w)")
_FIXED = re.compile(r"(?P<fixed>R)")
STARTERS = frozenset("ncaekduvmqZLKTRwzU>")
_SATURDAY = 6
_HALF_A_DECADE = 5


def relative_at(
    parts: str, tokens: list[Token], start: int, context: Context
) -> tuple[int, UncertainDate] | None:
    """Find the longest relative date that begins at a token: the token after it, and the date."""
    ahead = _AHEAD if context.whole else ()
    found = [
        (match.end(), _said(match, tokens))
        for match in (form.match(parts, start) for form in (*_AGO, *ahead, _FIXED, _WEEKDAY))
        if match is not None
    ]
    # "The last two years" is a stretch of time, not a date.
    if start == 0 or parts[start - 1] not in "ncU" or parts[start] in "LK":
        for near, shift in _NEAR:
            if (match := near.match(parts, start)) is not None:
                unit = next(token for token in tokens[start : match.end()] if token.part in "aek")
                found.append((match.end(), _duration(shift, str(_value(unit)))))
    if not found:
        return None
    end, said = max(found)
    return end, place(said, context)


def place(said: str, context: Context) -> UncertainDate:
    """Place by the anchor a duration (``P-2Y``; ``../P-2Y``: more than that; ``P-XY``: some) or a weekday.

    ``P-20Y~`` is said in decades, and reaches five years to either side.
    """
    calendar = context.own
    anchor = context.anchor
    if _FEW in said.partition("P")[2]:
        return unanchored(calendar, said, "how many is not said")
    if anchor is None:
        return unanchored(calendar, said)
    note = f"reckoned from {anchor}"
    match = _DURATION.fullmatch(said)
    if match is None:
        day = _weekday(said, anchor)
        return UncertainDate(day, day, calendar, Precision.DAY, note=note, relative=said)
    amount, unit = int(match["amount"]), match["unit"]
    try:
        earliest, latest, precision = _days(calendar, anchor, amount, unit, context.language)
        if match["loose"]:
            year = calendar.parts(earliest)[0]
            earliest, latest = calendar.years(year - _HALF_A_DECADE, year + _HALF_A_DECADE)
            precision = Precision.RANGE
    except (ValueError, OverflowError):
        return unanchored(calendar, said, "further away than calendars reach")
    if match["open"]:
        return UncertainDate(None, latest, calendar, Precision.RANGE, note=note, relative=said)
    return UncertainDate(earliest, latest, calendar, precision, note=note, relative=said)


def unanchored(calendar: Calendar, said: str, note: str = "") -> UncertainDate:
    """Make the date that is not placed, for want of the day from which it is reckoned or as ``note`` says."""
    note = note or "the day from which it is reckoned is not known"
    return UncertainDate(None, None, calendar, Precision.RELATIVE, note=note, relative=said)


def _days(
    calendar: Calendar, anchor: date, amount: int, unit: str, language: str | None
) -> tuple[date, date, Precision]:
    if unit == "D":
        day = anchor + timedelta(days=amount)
        return day, day, Precision.DAY
    if unit == "W":
        return *_week(anchor, amount, language), Precision.RANGE
    year, month, _ = calendar.parts(anchor)
    if unit == "Y":
        return *calendar.year(year + amount), Precision.YEAR
    months = year * 12 + month - 1 + amount
    return *calendar.month(months // 12, months % 12 + 1), Precision.MONTH


def _week(anchor: date, amount: int, language: str | None) -> tuple[date, date]:
    """Give a whole week, from Saturday in Arabic and Persian and from Monday in English."""
    middle = anchor + timedelta(weeks=amount)
    if language is not None:
        first = _SATURDAY if language in ("ar", "fa") else 1
        begin = middle - timedelta(days=(middle.isoweekday() - first) % 7)
        return begin, begin + timedelta(days=6)
    # Where a week begins differs; this holds for every beginning.
    earliest, latest = middle - timedelta(days=6), middle + timedelta(days=6)
    if amount < 0:
        return earliest, min(latest, anchor - ONE_DAY)
    return max(earliest, anchor + ONE_DAY) if amount > 0 else earliest, latest


def _weekday(said: str, anchor: date) -> date:
    number = int(said.rsplit("-", 1)[1])
    if said.startswith("+"):
        return anchor + timedelta(days=(number - anchor.isoweekday() - 1) % 7 + 1)
    return anchor - timedelta(days=(anchor.isoweekday() - number - 1) % 7 + 1)


def _said(match: re.Match[str], tokens: list[Token]) -> str:
    groups = match.groupdict()
    if groups.get("fixed"):
        return str(_value(tokens[match.start("fixed")]))
    for place_of_day in ("after", "before"):
        if groups.get(place_of_day):
            ahead = "+" if "K" in match[0] else ""
            return f"{ahead}XXXX-WXX-{_value(tokens[match.start(place_of_day)])}"
    if groups["few"]:
        return "P-" + _FEW + _ISO_UNITS[str(_value(tokens[match.start("some")]))][1]
    if groups["two"]:
        amount, unit = 2, _value(tokens[match.start("two")])
    elif groups["one"]:
        amount, unit = 1, _value(tokens[match.start("one")])
    else:
        number = tokens[match.start("number")]
        amount = number.number if number.word is None else int(number.word.value)
        unit = _value(tokens[match.start("counted")])
    sign = 1 if match[0].startswith(">") else -1
    return ("../" if groups.get("more") else "") + _duration(sign * amount, str(unit))


def _duration(amount: int, unit: str) -> str:
    factor, letter = _ISO_UNITS[unit]
    # Who counts in decades does not mean the year.
    return f"P{amount * factor}{letter}" + ("~" if unit == "decade" else "")


def _value(token: Token) -> object:
    assert token.word is not None, "this part is always a word"
    return token.word.value
