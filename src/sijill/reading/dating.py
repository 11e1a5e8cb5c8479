"""When: dates, spans and relative times, each as an interval."""

from __future__ import annotations

from sijill.claims.kinds import Kind
from sijill.dates import Teller
from sijill.reading.mention import Mention
from sijill.reading.wording import Wording


def find_dates(wording: Wording, teller: Teller) -> list[Mention]:
    """Find expressions of time, in the order of the text; what the teller cannot place stays open."""
    said = wording.text[wording.start : wording.end]
    return [
        Mention(
            Kind.DATE,
            wording.start + found.start,
            wording.start + found.end,
            found.date.as_json(),
            "dates.tell",
        )
        for found in teller.tell(said)
    ]
