"""When a source was published: for the order of sources, and in words."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from sijill.dates import UncertainDate, parse
from sijill.store.queries import SourceFacts
from sijill.web.wording import day

_LAST = date.max


@lru_cache(maxsize=512)
def _parsed(said: str, language: str | None) -> UncertainDate | None:
    return parse(said, language=language)


def published(source: SourceFacts, language: str) -> str:
    """Say when a source was published; empty if nobody says."""
    said = source.details.said
    if not said:
        return ""
    read = _parsed(said, source.details.language)
    return said if read is None else day(read, language)


def in_order(source: SourceFacts) -> tuple[date, int]:
    """Give what puts sources in the order of their publication, those without a date last."""
    said = source.details.said
    read = _parsed(said, source.details.language) if said else None
    return ((read.earliest or read.latest or _LAST) if read else _LAST, source.entry)
