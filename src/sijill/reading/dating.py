"""When: dates, spans and relative times, each as an interval."""

from __future__ import annotations

from datetime import date

from sijill import dates
from sijill.claims.kinds import Kind
from sijill.reading.mention import Mention
from sijill.reading.wording import Wording


def find_dates(wording: Wording, anchor: date | None) -> list[Mention]:
    """Find expressions of time; relative ones are counted from ``anchor``, and stay open without it."""
    language = wording.language or None
    said = wording.text[wording.start : wording.end]
    return [
        Mention(
            Kind.DATE,
            wording.start + found.start,
            wording.start + found.end,
            found.date.as_json(),
            "dates.find",
        )
        for found in dates.find(said, language=language, anchor=anchor)
    ]
