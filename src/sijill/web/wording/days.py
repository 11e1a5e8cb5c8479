"""Dates in the words of a page: the day in the calendar of its readers, an interval as it was said."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from sijill.dates import Calendar, UncertainDate, format_date
from sijill.web.wording.amounts import digits

OF_READERS = {"fa": Calendar.JALALI}
"""The calendar in which a language's readers count days; the Gregorian where none is named."""


def day(date: UncertainDate, language: str, calendar: Calendar | None = None) -> str:
    """Say a date: one day in the readers' calendar, anything wider in the calendar it was said in."""
    if calendar is None and date.is_placed and date.earliest == date.latest:
        calendar = _readers(language)
    if not date.is_placed:
        return date.original or _("not known")
    return digits(format_date(date, language, calendar), language)


def interval_beside(date: UncertainDate, language: str) -> str:
    """Give the days that a wider date spans in the readers' calendar; empty where :func:`day` says it all."""
    if not date.is_placed or date.earliest == date.latest or date.calendar is _readers(language):
        return ""
    return digits(format_date(date, language, _readers(language)), language)


def date_of(value: dict[str, Any], original: str) -> UncertainDate:
    """Read the value of a claim of a date."""
    return UncertainDate.from_json(value, original=original)


def _readers(language: str) -> Calendar:
    return OF_READERS.get(language, Calendar.GREGORIAN)
