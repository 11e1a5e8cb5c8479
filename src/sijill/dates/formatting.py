"""Dates in words, in English, Arabic and Persian, from our own tables of names.

System libraries disagree on calendars and month names, and change them with their versions.
"""

from __future__ import annotations

from datetime import date

from sijill.dates.about import named_days
from sijill.dates.calendars import Calendar
from sijill.dates.lexicon import lexicon
from sijill.dates.uncertain import Precision, UncertainDate

LANGUAGES = ("en", "ar", "fa")
_DIGITS = {"fa": str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")}
_WORDS = {
    "en": {
        "unknown": "date not known",
        "span": "{0} to {1}",
        "before": "until {0}",
        "after": "since {0}",
        "either": "{0} or {1}",
        "about": "about {0}",
        "jalali": "{0} (solar Hijri)",
        "hijri": "{0} AH",
    },
    "ar": {
        "unknown": "تاريخ غير معروف",
        "span": "من {0} إلى {1}",
        "before": "حتى {0}",
        "after": "منذ {0}",
        "either": "{0} أو {1}",
        "about": "حوالي {0}",
        "jalali": "{0} هجري شمسي",
        "hijri": "{0} هـ",
    },
    "fa": {
        "unknown": "تاریخ نامعلوم",
        "span": "از {0} تا {1}",
        "before": "تا {0}",
        "after": "از {0}",
        "either": "{0} یا {1}",
        "about": "حدود {0}",
        "jalali": "{0}",
        "hijri": "{0} هجری قمری",
        "gregorian": "{0} میلادی",
    },
}


def month_name(month: int, language: str, calendar: Calendar = Calendar.GREGORIAN) -> str:
    """Name a month (1 to 12); raises ``KeyError`` for a language or calendar without names."""
    return lexicon().month_names[calendar, language][month - 1]


def format_date(value: UncertainDate, language: str, calendar: Calendar | None = None) -> str:
    """Say a date in ``en``, ``ar`` or ``fa``, in its own calendar or another.

    The interval is named as year or month if it is exactly one of the calendar, else from its first to its
    last day, so that a change of calendar never narrows it. What is "about" a date is said so in its own
    calendar, and by its whole interval in another. An unplaced date is given in its own words.
    Raises ``ValueError`` for another language.
    """
    if language not in LANGUAGES:
        raise ValueError(f"no date names in {language!r}; there are {', '.join(LANGUAGES)}")
    words = _WORDS[language]
    system = calendar or value.calendar
    if not value.is_placed or system is Calendar.UNSTATED:
        return value.original or words["unknown"]
    earliest, latest = value.earliest, value.latest
    if earliest is None or latest is None:
        bound = words["before"] if earliest is None else words["after"]
        side = earliest or latest
        assert side is not None, "a placed date has a side"
        return bound.format(_marked(_days(side, side, language, system), language, system))
    if value.precision is Precision.ABOUT and system is value.calendar:
        first, last = named_days(value)
        assert first is not None, "a date closed on both sides names days"
        assert last is not None, "a date closed on both sides names days"
        return words["about"].format(_marked(_days(first, last, language, system), language, system))
    if value.precision is Precision.EITHER and earliest != latest:
        said = words["either"].format(_day(earliest, language, system), _day(latest, language, system))
        return _marked(said, language, system)
    return _marked(_days(earliest, latest, language, system), language, system)


def _days(earliest: date, latest: date, language: str, system: Calendar) -> str:
    if earliest == latest:
        return _day(earliest, language, system)
    year, month, _ = system.parts(earliest)
    last_year, last_month, _ = system.parts(latest)
    span = _WORDS[language]["span"]
    if (earliest, latest) == system.years(year, last_year):
        return (
            _number(year, language)
            if year == last_year
            else span.format(_number(year, language), _number(last_year, language))
        )
    if earliest == system.month(year, month)[0] and latest == system.month(last_year, last_month)[1]:
        first = f"{month_name(month, language, system)} {_number(year, language)}"
        last = f"{month_name(last_month, language, system)} {_number(last_year, language)}"
        return first if first == last else span.format(first, last)
    return span.format(_day(earliest, language, system), _day(latest, language, system))


def _day(day: date, language: str, system: Calendar) -> str:
    year, month, number = system.parts(day)
    return f"{_number(number, language)} {month_name(month, language, system)} {_number(year, language)}"


def _marked(said: str, language: str, system: Calendar) -> str:
    return _WORDS[language].get(str(system), "{0}").format(said)


def _number(number: int, language: str) -> str:
    return str(number).translate(_DIGITS[language]) if language in _DIGITS else str(number)
