"""One date written in two calendars."""

from __future__ import annotations

from dataclasses import replace

from sijill.dates.calendars import ONE_DAY, Calendar
from sijill.dates.numeric import joined
from sijill.dates.uncertain import Precision, UncertainDate


def both(first: UncertainDate, second: UncertainDate) -> UncertainDate:
    """Join two wordings of one date; the calendar is that of the first.

    Where they agree, the days that both allow; a lunar day that is off by one agrees, and gives way. Where
    they do not, one of two days, or everything from the earlier to the later, and the note says so.
    """
    if not (first.earliest and first.latest):
        return second if second.is_placed else first
    if not (second.earliest and second.latest):
        return first
    note = f"written as {first.interval} ({first.calendar}) and {second.interval} ({second.calendar})"
    start, end = max(first.earliest, second.earliest), min(first.latest, second.latest)
    if start <= end:
        narrow = first if first.latest - first.earliest <= second.latest - second.earliest else second
        whole = (start, end) == (narrow.earliest, narrow.latest)
        precision = narrow.precision if whole else Precision.RANGE
        return replace(
            narrow, earliest=start, latest=end, calendar=first.calendar, precision=precision, note=note
        )
    if start - end == ONE_DAY and Calendar.HIJRI in (first.calendar, second.calendar):
        sure = second if first.calendar is Calendar.HIJRI else first
        return replace(sure, calendar=first.calendar, note=note)
    one_day = first.precision is second.precision is Precision.DAY
    return UncertainDate(
        min(first.earliest, second.earliest),
        max(first.latest, second.latest),
        first.calendar,
        Precision.EITHER if one_day else Precision.RANGE,
        note=joined(first.note, note, "the two do not agree"),
    )
