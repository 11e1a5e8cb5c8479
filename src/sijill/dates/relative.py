"""Dates said from the day of speaking: two years ago, last week, yesterday.

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

_DURATION = re.compile(r"(?P<open>\.\./)?P(?P<amount>-?\d+)(?P<unit>[DWMY])")
_ISO_UNITS = {"day": (1, "D"), "week": (1, "W"), "month": (1, "M"), "year": (1, "Y"), "decade": (10, "Y")}
# A unit needs its number, unless the word before or after it says that it is one.
_AMOUNT = "(?:(?P<number>[nc])(?P<counted>[aekdu])|(?P<one>[aekd])|(?P<two>v))"
_AGO = (
    re.compile(rf"(?P<more>m)?{_AMOUNT}[Gpq]"),
    re.compile(rf"[qZ](?P<more>m)?{_AMOUNT}"),
)
_NEAR = tuple(
    (re.compile(pattern), shift)
    for shift, part in ((-1, "L"), (1, "K"), (0, "T"))
    for pattern in (rf"(?P<unit>[aek]){part}", rf"{part}(?P<unit>[aek])")
)
_WEEKDAY = re.compile(r"d?(?P<after>w)L|L(?P<before>w)")
_FIXED = re.compile(r"(?P<fixed>R)")
STARTERS = frozenset("ncaekduvmqZLKTRw")


def relative_at(
    parts: str, tokens: list[Token], start: int, context: Context
) -> tuple[int, UncertainDate] | None:
    """Find the longest relative date that begins at a token: the token after it, and the date."""
    found = [
        (match.end(), _said(match, tokens))
        for match in (form.match(parts, start) for form in (*_AGO, _FIXED, _WEEKDAY))
        if match is not None
    ]
    # "The last two years" is a stretch of time, not a date.
    if start == 0 or parts[start - 1] not in "nc":
        for near, shift in _NEAR:
            if (match := near.match(parts, start)) is not None:
                found.append((match.end(), _duration(shift, str(_value(tokens[match.start("unit")])))))
    if not found:
        return None
    end, said = max(found)
    return end, place(said, context)


def place(said: str, context: Context) -> UncertainDate:
    """Place a duration (``P-2Y``; ``../P-2Y``: more than that) or weekday by the anchor, if any."""
    calendar = Calendar.JALALI if context.language == "fa" else Calendar.GREGORIAN
    anchor = context.anchor
    if anchor is None:
        note = "the day from which it is reckoned is not known"
        return UncertainDate(None, None, calendar, Precision.RELATIVE, note=note, relative=said)
    note = f"reckoned from {anchor}"
    match = _DURATION.fullmatch(said)
    if match is None:
        return _last_weekday(said, anchor, note)
    amount, unit = int(match["amount"]), match["unit"]
    try:
        earliest, latest, precision = _days(calendar, anchor, amount, unit)
    except (ValueError, OverflowError):
        return UncertainDate(
            None, None, calendar, Precision.RELATIVE, note="further away than calendars reach", relative=said
        )
    if match["open"]:
        return UncertainDate(None, latest, calendar, Precision.RANGE, note=note, relative=said)
    return UncertainDate(earliest, latest, calendar, precision, note=note, relative=said)


def _days(calendar: Calendar, anchor: date, amount: int, unit: str) -> tuple[date, date, Precision]:
    if unit == "D":
        day = anchor + timedelta(days=amount)
        return day, day, Precision.DAY
    if unit == "W":
        # Where a week begins differs; this holds for every beginning.
        middle, slack = anchor + timedelta(weeks=amount), timedelta(days=6)
        earliest, latest = middle - slack, middle + slack
        if amount < 0:
            latest = min(latest, anchor - ONE_DAY)
        return earliest, latest, Precision.RANGE
    year, month, _ = calendar.parts(anchor)
    if unit == "Y":
        return *calendar.year(year + amount), Precision.YEAR
    months = year * 12 + month - 1 + amount
    return *calendar.month(months // 12, months % 12 + 1), Precision.MONTH


def _last_weekday(said: str, anchor: date, note: str) -> UncertainDate:
    number = int(said.rsplit("-", 1)[1])
    back = (anchor.isoweekday() - number - 1) % 7 + 1
    day = anchor - timedelta(days=back)
    return UncertainDate(day, day, Calendar.GREGORIAN, Precision.DAY, note=note, relative=said)


def _said(match: re.Match[str], tokens: list[Token]) -> str:
    groups = match.groupdict()
    if groups.get("fixed"):
        return str(_value(tokens[match.start("fixed")]))
    if groups.get("after"):
        return f"XXXX-WXX-{_value(tokens[match.start('after')])}"
    if groups.get("before"):
        return f"XXXX-WXX-{_value(tokens[match.start('before')])}"
    if groups["two"]:
        amount, unit = 2, _value(tokens[match.start("two")])
    elif groups["one"]:
        amount, unit = 1, _value(tokens[match.start("one")])
    else:
        number = tokens[match.start("number")]
        amount = number.number if number.word is None else int(number.word.value)
        unit = _value(tokens[match.start("counted")])
    return ("../" if groups["more"] else "") + _duration(-amount, str(unit))


def _duration(amount: int, unit: str) -> str:
    factor, letter = _ISO_UNITS[unit]
    return f"P{amount * factor}{letter}"


def _value(token: Token) -> object:
    assert token.word is not None, "this part is always a word"
    return token.word.value
