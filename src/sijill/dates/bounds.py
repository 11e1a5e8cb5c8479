"""Times bounded on one side: since, until, before and after a date, and from one to another."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from sijill.dates.calendars import ONE_DAY
from sijill.dates.stretch import Placed, Stretch
from sijill.dates.traps import is_no_date
from sijill.dates.uncertain import Precision, UncertainDate
from sijill.text import fold_text

BOUNDS = frozenset("Z{}<>q")
_LINKS = "ij,.:"
_WITH_EFFECT = tuple(fold_text(word) for word in ("اعتبارا", "as of", "as from", "with effect", "effective"))
# Places to which something is put off, moved or done, not times until which it lasts.
_THIS_HOUR = fold_text("الساعة")
_ONLY_TO = frozenset(fold_text(word) for word in ("to", "through", "إلى"))
Reader = Callable[[int, str], Placed | None]
"""Reads the date that begins at a token, under a bound."""


def bounded_at(stretch: Stretch, start: int, plain: Reader) -> Placed | None:
    """Read "since X", "until X", "before X", "from X to Y"."""
    operator = stretch.parts[start]
    after = start + 1
    while after < len(stretch.parts) and stretch.parts[after] in _LINKS:
        after += 1
    afternoon = stretch.parts[start : start + 2] == ">z"
    if after >= len(stretch.parts) or _is_only_to(stretch, start) or afternoon:
        return None
    if stretch.written(stretch.tokens[after]) == _THIS_HOUR and stretch.anchor is not None:
        number = stretch.story[after + 1 : after + 2] in ("n", "c", "o", "@")
        today = UncertainDate(None, stretch.anchor, stretch.own, Precision.RANGE, relative="P0D")
        return None if number or operator != "}" else (after + 1, today)
    inner = None
    if not is_no_date(stretch.folded.text, stretch.story, stretch.tokens, after, stretch.language):
        inner = plain(after, "}" if _is_from(stretch, start) else operator)
    if inner is None or not inner[1].is_placed:
        return None
    end, said = inner
    if operator == "}" and (said.relative or "").startswith("P") and said.earliest == stretch.anchor:
        return inner  # "in up to three days" is a span already
    if operator in "{Z" and stretch.begins(after, end):
        return inner
    if operator in "{Z":
        spans = operator == "{" and bool({"}", "-"} & set(stretch.parts[after:end]))
        return inner if spans else _from(stretch, end, said, plain)
    bounds = {"}": _until, "<": _before, "q": _before, ">": _after}
    vague = operator in "<q" and stretch.parts[after] == "h"
    return end, (_until if vague else bounds[operator])(said)


def _from(stretch: Stretch, end: int, said: UncertainDate, plain: Reader) -> Placed:
    if stretch.story[end : end + 1] == "O":
        return end + 1, _since(said)
    if stretch.story[end : end + 1] == "}" and end + 1 < len(stretch.parts):
        last = plain(end + 1, "")
        if last is not None and said.earliest and last[1].latest and said.earliest <= last[1].latest:
            return last[0], replace(said, latest=last[1].latest, precision=Precision.RANGE)
    return end, _since(said)


def _is_from(stretch: Stretch, start: int) -> bool:
    """Whether "since" looks ahead too: اعتبارا من 1 حزيران."""
    return stretch.parts[start] in "Z{" and stretch.folded.text.startswith(
        _WITH_EFFECT, stretch.tokens[start].start
    )


def _is_only_to(stretch: Stretch, start: int) -> bool:
    token = stretch.tokens[start]
    word = stretch.written(token)
    return stretch.parts[start] == "}" and word in _ONLY_TO


def _since(said: UncertainDate) -> UncertainDate:
    return replace(said, latest=None, precision=Precision.RANGE) if said.earliest else said


def _until(said: UncertainDate) -> UncertainDate:
    return replace(said, earliest=None, precision=Precision.RANGE) if said.latest else said


def _before(said: UncertainDate) -> UncertainDate:
    latest = said.earliest - ONE_DAY if said.earliest else None
    return replace(said, earliest=None, latest=latest, precision=Precision.RANGE)


def _after(said: UncertainDate) -> UncertainDate:
    earliest = said.latest + ONE_DAY if said.latest else None
    return replace(said, earliest=earliest, latest=None, precision=Precision.RANGE)
