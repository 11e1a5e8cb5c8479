"""One date written in two calendars."""

from __future__ import annotations

from dataclasses import replace

from sijill.dates.calendars import ONE_DAY, Calendar
from sijill.dates.numeric import joined
from sijill.dates.uncertain import Precision, UncertainDate


def both(first: UncertainDate, second: UncertainDate) -> UncertainDate:
    """Join two wordings of one date.

    Where they agree, the days that both allow; a lunar day that is off by one agrees. Where they do not,
    everything from the earlier to the later, and the note says so.
    """
    if not (first.earliest and first.latest):
        return second if second.is_placed else first
    if not (second.earliest and second.latest):
        return first
    note = f"written as {first.interval} ({first.calendar}) and {second.interval} ({second.calendar})"
    start, end = max(first.earliest, second.earliest), min(first.latest, second.latest)
    if start <= end:
        widths = (first.latest - first.earliest, second.latest - second.earliest)
        narrow = first if widths[0] < widths[1] else second
        if widths[0] == widths[1] and second.calendar is Calendar.HIJRI:
            narrow = first
        return replace(narrow, earliest=start, latest=end, note=note)
    if start - end == ONE_DAY and Calendar.HIJRI in (first.calendar, second.calendar):
        return replace(second if first.calendar is Calendar.HIJRI else first, note=note)
    return UncertainDate(
        min(first.earliest, second.earliest),
        max(first.latest, second.latest),
        first.calendar,
        Precision.RANGE,
        note=joined(first.note, note, "the two do not agree"),
    )
