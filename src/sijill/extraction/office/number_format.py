"""Numbers as a sheet shows them: dates for what is stored as a count of days, and no exponents for ids.

Number formats by ECMA-376 part 1, 18.8.30 and 18.8.31.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal, InvalidOperation
from functools import cache

_BUILT_IN = (
    {
        9: "0%",
        10: "0.00%",
        14: "yyyy-mm-dd",
        15: "d-mmm-yy",
        16: "d-mmm",
        17: "mmm-yy",
        18: "h:mm AM/PM",
        19: "h:mm:ss AM/PM",
        20: "h:mm",
        21: "h:mm:ss",
        22: "yyyy-mm-dd h:mm",
        45: "mm:ss",
        46: "[h]:mm:ss",
        47: "mm:ss.0",
    }
    | dict.fromkeys((*range(27, 32), *range(34, 37), *range(50, 59)), "yyyy-mm-dd")
    | {32: "h:mm", 33: "h:mm:ss"}
)

_PLAIN = re.compile(r"-?(?:0|[1-9][0-9]*)")
_NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]*)?(?:[eE][-+]?[0-9]{1,3})?")
_QUOTED = re.compile(r'"[^"]*"|\\.|_.|\*.')
_LOCALE = re.compile(r"\[\$[^\]-]*-([0-9A-Fa-f]+)[^\]]*\]")
_BRACKETS = re.compile(r"\[(?!h+\]|m+\]|s+\])[^\]]*\]", re.I)
_DURATION = re.compile(r"\[(h+|m+|s+)\]", re.I)
_ZEROS = re.compile(r"0{2,30}")
# Calendars whose dates are those of the civil one: none said, and the Gregorian in its spellings.
_CIVIL = frozenset({0, 1, 2, 9, 10, 11, 12})
_LAST_DAY = 2_958_465


@dataclass(frozen=True, slots=True)
class NumberFormat:
    """What a format code does to a number.

    ``year``, ``month``, ``day`` and ``time`` say which parts of a date are shown; ``duration`` counts hours
    beyond a day; ``percent``; ``zeros`` is the width filled with leading zeros; ``foreign`` that the date is
    shown in another calendar than the Gregorian.
    """

    year: bool = False
    month: bool = False
    day: bool = False
    time: bool = False
    duration: bool = False
    percent: bool = False
    zeros: int = 0
    foreign: bool = False

    @property
    def dated(self) -> bool:
        return self.year or self.month or self.day or self.time or self.duration


def built_in(number: int) -> str:
    """Give the code of a number format that files name only by its number, ``General`` if it is none."""
    code: str = _BUILT_IN.get(number, "General")
    return code


@cache
def read_format(code: str) -> NumberFormat:
    """Tell what a format code does."""
    first = _QUOTED.sub("", code[:1_000]).split(";")[0]
    calendar = [int(found[-6:-4] or "0", 16) for found in _LOCALE.findall(first) if len(found) > 4]
    bare = _BRACKETS.sub("", first)
    duration = _DURATION.search(bare) is not None
    letters = re.sub(r"am/pm|a/p|general", "h", _DURATION.sub("h", bare), flags=re.I).lower()
    if re.search(r"general", bare, re.I) or not re.search("[ymdhsge]", letters):
        shape = bare.strip()
        return NumberFormat(percent="%" in shape, zeros=len(shape) if _ZEROS.fullmatch(shape) else 0)
    if re.search(r"[0#]", letters) and not re.search("[ymdhs]", letters):
        return NumberFormat(percent="%" in letters)
    time = bool(re.search("[hs]", letters))
    # A bare m is a month, beside hours or seconds it is minutes.
    month = bool(re.search("m{3,5}|m+[^a-z]*[dy]|[dy][^a-z]*m", letters)) or ("m" in letters and not time)
    return NumberFormat(
        year=bool(re.search("[yge]", letters)),
        month=month,
        day="d" in letters,
        time=time,
        duration=duration,
        foreign=any(part not in _CIVIL for part in calendar) or bare.lower().startswith("b2"),
    )


def show_number(raw: str, form: NumberFormat, *, from_1904: bool = False) -> str | None:
    """Write a stored number as text, ``None`` if it is none.

    Whole numbers and ids keep all their digits and have no exponent; a count of days becomes an ISO date
    with only the parts that the sheet shows.
    """
    if not form.dated and not form.percent:
        text = raw if _PLAIN.fullmatch(raw) else plain(raw)
        return text.zfill(form.zeros) if text and form.zeros else text
    if not _NUMBER.fullmatch(raw):
        return None
    if form.percent:
        return (plain(str(Decimal(plain(raw) or raw) * 100)) or raw) + "%"
    shown = show_days(float(raw), form, from_1904=from_1904)
    return plain(raw) if shown is None else shown


def plain(raw: str) -> str | None:
    """Write a number with the 15 digits that spreadsheets keep, without exponent and trailing zeros."""
    if not _NUMBER.fullmatch(raw):
        return None
    if _PLAIN.fullmatch(raw):
        return raw
    try:
        number = Decimal(f"{float(raw):.15g}")
        if not number.is_finite() or number.adjusted() > 40 or number.adjusted() < -40:
            return raw
    except (InvalidOperation, ValueError, OverflowError):
        return raw
    text = f"{number:f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text in ("-0", "") else text


def show_days(days: float, form: NumberFormat, *, from_1904: bool = False) -> str | None:
    """Write a count of days as the date, time or duration that it stands for, ``None`` outside the calendar.

    The calendar of 1900 has a 29 February 1900 that never was (a mistake kept since Lotus 1-2-3).
    """
    if not -1 < days <= _LAST_DAY:
        return None
    seconds = round(days * 86_400)
    if form.duration:
        hours, rest = divmod(abs(seconds), 3_600)
        return f"{'-' if seconds < 0 else ''}{hours}:{rest // 60:02}:{rest % 60:02}"
    if days < 0:
        return None
    whole, rest = divmod(seconds, 86_400)
    clock = f"{rest // 3_600:02}:{rest // 60 % 60:02}" + (f":{rest % 60:02}" if rest % 60 else "")
    if form.time and not (form.year or form.month or form.day):
        return clock
    if from_1904:
        moment = datetime(1904, 1, 1) + timedelta(days=whole)
    elif whole == 60:
        return "1900-02-29"
    elif whole == 0:
        return clock if form.time else None
    else:
        moment = datetime(1899, 12, 30 if whole > 60 else 31) + timedelta(days=whole)
    date = f"{moment:%Y-%m-%d}" if moment.year >= 1000 else moment.date().isoformat()
    if form.year and not form.day:
        return date[:7] if form.month else date[:4]
    return f"{date}T{clock}" if form.time and rest else date
