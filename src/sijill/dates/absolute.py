"""The forms in which a date stands by itself: day, month and year in words or numbers, seasons, centuries."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from sijill.dates.anchored import latest_before
from sijill.dates.calendars import Calendar
from sijill.dates.centuries import TWENTIETH, century, century_of, decade_within, near_century
from sijill.dates.context import Context
from sijill.dates.form import Match
from sijill.dates.lexing import Token
from sijill.dates.numeric import (
    in_month,
    in_year,
    joined,
    on_day,
    short_year,
    two_digit_year,
    unplaced,
    year_first,
    year_last,
)
from sijill.dates.seasons import in_season
from sijill.dates.uncertain import Precision, UncertainDate
from sijill.dates.years import Year, read_year

# Patterns over the string of parts (see lexicon.PARTICLES); M and W are month words.
_LEAD = r"[ij]{0,2}z?i?d?f?:?l?d?w?z?[,i(]?=?d?f?i?"
_DAY = r"[no]t?"
_MONTH = r"[ij]?e?i?[MW]\.?e?(?:[/\-&](?P<other>[MW])|\((?P<alias>[MW])\))?"
_OF = r"[ija,.]{0,3}"
_YEAR = r"(?P<year>[Yn])(?:\(?(?P<mark>C)\)?)?"


def _day_month_year(match: Match) -> UncertainDate | None:
    placed = match.month_and_year()
    if placed is None:
        return None
    year, month, _ = placed
    last = on_day(year, month, match.value("day"))
    if match.token("first") is None or not last.is_placed:
        return last
    first = on_day(year, month, match.value("first"))
    if first.earliest and last.latest and first.earliest > last.latest:
        raise ValueError(f"it ends ({last.latest}) before it begins ({first.earliest})")
    return replace(first, latest=last.latest, precision=Precision.RANGE)


def _month_year(match: Match) -> UncertainDate | None:
    placed = match.month_and_year()
    if placed is None:
        return None
    year, first, last = placed
    if last == first or year.calendar is Calendar.UNSTATED:
        return in_month(year, first)
    return UncertainDate(
        *year.calendar.months(year.number, first, last),
        year.calendar,
        Precision.RANGE,
        note=year.calendar.note,
    )


def _day_month(match: Match) -> UncertainDate | None:
    calendar, month = match.month()[0]
    day = match.value("day")
    if not 1 <= day <= _longest(calendar, month):
        raise ValueError(f"the month has no day {day}")
    if match.context.yearless is not None:
        return latest_before(match.context.yearless, calendar, month, day)
    return UncertainDate(
        None,
        None,
        calendar,
        Precision.RELATIVE,
        note="no year is stated",
        relative=f"XXXX-{month:02}-{day:02}",
    )


def _longest(calendar: Calendar, month: int) -> int:
    """Count the days that a month has in the years in which it is longest."""
    if calendar is Calendar.HIJRI:
        return 30
    leap_year = 1399 if calendar is Calendar.JALALI else 2000
    return calendar.month_length(leap_year, month)


def _numbers(match: Match) -> UncertainDate | None:
    first, last = match.token("first"), match.token("last")
    assert first is not None, "three numbers have a first"
    assert last is not None, "three numbers have a last"
    middle = match.value("middle")
    mark, language = match.mark(), match.context.language
    if first.part == "Y" and last.part != "Y":
        year = read_year(first.number, 4, mark=mark, language=language)
        return year_first(year, middle, last.number) if year else None
    if last.part == "Y" and first.part != "Y":
        year = read_year(last.number, 4, mark=mark, language=language)
        separator = match.match["separator"]
        return year_last(first.number, middle, year, match.context, separator=separator) if year else None
    if first.part == "n" and (match.context.whole or mark is not None or _is_solar_day(match)):
        return two_digit_year((first.number, middle, last.number), match.context, mark=mark)
    return None


def _year_and_number(match: Match) -> UncertainDate | None:
    number, year = match.value("number"), match.year()
    if year is None:
        return None
    token = match.token("number")
    if match.match.start("number") > match.match.start("year") and number > 12:
        last = year.number - year.number % 100 + number
        # 2011-15 are five years, 2019/20 is one that begins in the other; 2011/15 is a slip.
        nearest = 1 if match.match["separator"] == "/" else 99
        if not 0 < last - year.number <= nearest or year.calendar is Calendar.UNSTATED:
            raise ValueError(f"there is no month {number}")
        days = year.calendar.years(year.number, last)
        return UncertainDate(*days, year.calendar, Precision.RANGE, note=year.calendar.note)
    if not match.context.whole and (token is None or token.end - token.start != 2 or number == 0):
        return None
    return in_month(year, number)


def _year_alone(match: Match) -> UncertainDate | None:
    token, context = match.token("year"), match.context
    assert token is not None, "the form has a year"
    if token.part == "n":
        # "The year 98" is a Persian way of writing; in Arabic and English such numbers count years.
        mark = match.mark() or (Calendar.JALALI if _is_solar_short(match, token) else None)
        return in_year(short_year(token.number, mark)) if mark else None
    year = match.year()
    if year is None or not (context.whole or match.mark() or _is_named(match, year)):
        return None
    return in_year(year)


def _is_named(match: Match, year: Year) -> bool:
    """Whether the words before a number in prose make it a year ("in 2000" may still count something)."""
    named = match.match.groupdict().get("named") or ""
    if "a" in named:
        return True
    start = match.match.start()
    before = match.tokens[start - 1].part if start else ""
    near = range(1900, 2100) if year.calendar is Calendar.GREGORIAN else range(1300, 1500)
    return (named == "j" or before in ("Z", "<", ">", "q", "h")) and year.number in near


def _season(match: Match) -> UncertainDate | None:
    token = match.token("season")
    assert token is not None, "the form has a season"
    assert token.word is not None, "a season is a word"
    calendar, number = token.word.readings[0]
    year = match.year(month=Calendar.JALALI if calendar is Calendar.JALALI else None)
    if year is not None and year.calendar is Calendar.UNSTATED and calendar is Calendar.JALALI:
        year = match.year()  # a Persian season of a Gregorian year
    return in_season(year, number) if year else None


def _decade(match: Match) -> UncertainDate | None:
    token = match.token("year")
    if token is None:
        return _decade_of(_named_decade(match))
    value = token.number if token.word is None else int(token.word.value)
    if value % 10:
        return None
    if token.part == "Y":
        year = read_year(value, 4, mark=match.mark(), language=match.context.language)
    else:
        mark = match.mark() or (Calendar.JALALI if match.context.language != "ar" else None)
        year = decade_within(value, TWENTIETH, _TWENTIETH_NOTE) if mark is Calendar.GREGORIAN else None
        year = year or short_year(value, mark)
    return _decade_of(year) if year else None


def _named_decade(match: Match) -> Year:
    number = match.token("after") or match.token("before")
    anchor = match.context.anchor
    if number is not None:
        said = number.number if number.word is None else int(number.word.value)
        return decade_within(match.value("name"), said, "")
    if anchor is not None and "L" in match.match[0]:
        return decade_within(match.value("name"), century_of(anchor) - 1, f"reckoned from {anchor}")
    return decade_within(match.value("name"), TWENTIETH, _TWENTIETH_NOTE)


def _century(match: Match) -> UncertainDate | None:
    number = match.value("number")
    if not 1 <= number <= 21:
        raise ValueError(f"there is no century {number}")
    return century(number, match.mark(), match.context.language)


def _near_century(match: Match) -> UncertainDate | None:
    shift = {"L": -1, "T": 0, "K": 1}[match.match["near"] or match.match["far"]]
    return near_century(shift, match.context.anchor)


def _decade_of(year: Year) -> UncertainDate:
    if year.calendar is Calendar.UNSTATED:
        return unplaced(year, Precision.DECADE)
    days = year.calendar.years(year.number, year.number + 9)
    return UncertainDate(*days, year.calendar, Precision.DECADE, note=joined(year.note, year.calendar.note))


def _is_solar_day(match: Match) -> bool:
    """Whether three numbers are a day as Persian writes it, with two digits of its year: 17/4/98."""
    day, month, year = (match.value(group) for group in ("first", "middle", "last"))
    written = match.context.language == "fa" and match.match["separator"] == "/"
    return written and 1 <= day <= 31 and 1 <= month <= 12 and 50 <= year <= 99


def _is_solar_short(match: Match, token: Token) -> bool:
    named = match.tokens[match.match.start() : match.match.start("year")]
    return token.number >= 30 and any(word.word is not None and word.word.is_persian for word in named)


_TWENTIETH_NOTE = "read as of the twentieth century"

_Builder = Callable[[Match], UncertainDate | None]
_FORMS: tuple[tuple[re.Pattern[str], _Builder], ...] = tuple(
    (re.compile(pattern), build)
    for pattern, build in (
        (
            rf"{_LEAD}(?P<first>[nY])(?P<separator>[/\-.])(?P<middle>n)(?P=separator)(?P<last>[nY])(?:\(?(?P<mark>C)\)?)?",
            _numbers,
        ),
        (
            rf"{_LEAD}(?:(?P<between>b)?i?(?P<first>[no])t?(?(between)&|[\-}}])i?)?"
            rf"(?P<day>{_DAY})(?:[\-/]|[.,](?!j))?(?P<month>{_MONTH})[\-/]?{_OF}{_YEAR}",
            _day_month_year,
        ),
        (
            rf"{_LEAD}(?P<month>{_MONTH})[\-/]?i?(?P<day>{_DAY})[\-/,]?{_OF}(?P<year>Y)(?P<mark>C?)",
            _day_month_year,
        ),
        (
            rf"{_LEAD}(?P<month>{_MONTH})i?(?P<first>[no])t?[\-}}](?P<day>{_DAY}),?(?P<year>Y)(?P<mark>C?)",
            _day_month_year,
        ),
        (rf"(?P<year>Y)[\-/]?(?P<month>{_MONTH})[\-/]?(?P<day>{_DAY})", _day_month_year),
        (rf"(?P<month>{_MONTH})[\-/]?{_OF}{_YEAR}", _month_year),
        (rf"(?P<year>Y)[\-/,]?(?P<month>{_MONTH})", _month_year),
        (r"(?P<year>Y)(?P<separator>[/\-])(?P<number>n)(?P<mark>C?)", _year_and_number),
        (r"(?P<number>n)[/\-.](?P<year>Y)(?P<mark>C?)", _year_and_number),
        (rf"(?P<season>S)[ija,]{{0,3}}{_YEAR}", _season),
        (r"(?P<year>Y)g", _decade),
        (r"D(?P<year>[nYc])(?P<mark>C?)", _decade),
        (
            r"[ij]?(?P<name>E)(?:i{0,2}(?:H(?:(?P<after>o)C?|L)|(?P<before>[no])t?HC?|LH))?",
            _decade,
        ),
        (r"i?H(?P<number>[no])t?(?:\(?(?P<mark>C)\)?)?", _century),
        (r"[ij]?i?(?P<number>[no])t?H(?P<mark>C?)", _century),
        (r"i?(?:H(?P<near>[LTK])|(?P<far>[LTK])H)", _near_century),
        (r"(?P<mark>C)(?P<year>Y)", _year_alone),
        (rf"{_LEAD}(?P<day>{_DAY})(?:[\-/]|[.,](?!j))?(?P<month>{_MONTH})", _day_month),
        (rf"{_LEAD}(?P<month>{_MONTH})i?(?P<day>{_DAY})", _day_month),
        (rf"(?P<named>[ij]?ai?|j|)\(?{_YEAR}", _year_alone),
    )
)
STARTERS = frozenset("nYoMWSEDawdfijebzlHCLTK")


def absolute_at(
    parts: str, tokens: list[Token], start: int, context: Context
) -> tuple[int, UncertainDate] | None:
    """Find the longest form that begins at a token and says a date: the token after it, and the date.

    Of two as long, the first in the list of forms. Raises :class:`Impossible` if the longest names a date
    that cannot be.
    """
    found = [
        (match.end(), order, Match(match, tokens, context), build)
        for order, (pattern, build) in enumerate(_FORMS)
        if (match := pattern.match(parts, start)) is not None
    ]
    for end, _, form, build in sorted(found, key=lambda item: (-item[0], item[1])):
        if not _is_allowed(form, build):
            continue
        try:
            date = build(form)
        except ValueError as error:
            raise Impossible(end, str(error)) from error
        if date is not None:
            return end, _with_weekday(date, form)
    return None


def _with_weekday(date: UncertainDate, form: Match) -> UncertainDate:
    """Note a weekday that is not that of the day: one of the two is wrong, and we cannot tell which."""
    said = next((token.word for token in form.inside() if token.part == "w"), None)
    if date.precision is not Precision.DAY or date.earliest is None or said is None:
        return date
    # A lunar day may be off by one, and so may its weekday.
    if date.calendar is Calendar.HIJRI or date.earliest.isoweekday() == said.value:
        return date
    return replace(date, note=joined(date.note, "the weekday that is named is not that of this day"))


class Impossible(ValueError):
    """A form that ends before token ``end`` names a date that cannot be."""

    def __init__(self, end: int, reason: str) -> None:
        self.end = end
        self.reason = reason
        super().__init__(reason)


def _is_allowed(form: Match, build: _Builder) -> bool:
    """Whether a form that lacks something is safe enough to be read here."""
    if build is _day_month:
        return form.context.whole or _stands_without_year(form)
    year = form.token("year")
    if year is None or year.part != "n" or build in (_year_alone, _decade) or form.mark() is not None:
        return True
    if year.end - year.start != 2 or (build is _month_year and year.number <= 31):
        return False
    name = form.tokens[form.match.start("season" if build is _season else "month") :][:3]
    solar = any(
        token.word is not None and any(system is Calendar.JALALI for system, _ in token.word.readings)
        for token in name
    )
    return form.context.whole or (solar and year.number > 31)


def _stands_without_year(form: Match) -> bool:
    """Whether day and month in prose are surely a date: "3 tir" may also be three bullets."""
    match, tokens = form.match, form.tokens
    start, end = match.span("month")
    name = match[0][start - match.start() : end - match.start()]
    before = match[0][: match.start("day") - match.start()]
    after = tokens[match.end()].part if match.end() < len(tokens) else ""
    if match.start("day") < start:
        # "On 12 Dey" or "Sunday 12 Dey" is a day; "3 تیر" alone may be three bullets.
        return "M" in name or "e" in name or bool({"i", "j", "f", "w", "d"} & set(before))
    # Only English puts the day after the month.
    month = next(token for token in tokens[start:end] if token.part in "MW")
    return month.is_latin and "M" in name and after not in ("?", "u", "n", "Y", "x")
