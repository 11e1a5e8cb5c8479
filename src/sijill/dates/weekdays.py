"""Weekdays, weekends, and "yesterday, Saturday"."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta

from sijill.dates.calendars import ONE_DAY
from sijill.dates.lexing import Token
from sijill.dates.relative import place, unanchored
from sijill.dates.stretch import SHIFTS, Placed, Stretch
from sijill.dates.uncertain import Precision, UncertainDate
from sijill.text import fold_text

_WEEKDAY = re.compile(
    r"[ij]{0,2}(?:>?z)?i?d?(?P<day>w)z?"
    r"(?:(?:[}\-]|&(?=i?z?d?w[L7K]))i?z?d?(?P<other>w)z?(?P<side>[L7K]?)|(?P<next>7)|i{0,2}(?:(?P<week>k)(?P<near>[LTK])|(?P<far>[LTK])(?P<unit>k)))?"
)
_REPEATED = re.compile(r"z?(?P<fixed>R)z?(?:,?i?d?w(?!,?i?[no]t?i?[MW]))?")
_BY = frozenset(("by", "than"))
_ARTICLE, _SATURDAY = "ال", fold_text("شنبه")


def weekday_at(stretch: Stretch, start: int, bound: str) -> Placed | None:
    match = _WEEKDAY.match(stretch.story, start)
    if match is None or stretch.parts[match.end() : match.end() + 1] in ("L", "K"):
        return None
    token = stretch.tokens[match.start("day")]
    if not _is_surely_weekday(stretch, match, token):
        return None
    if token.is_latin and _is_the(stretch, match.start("day") - 1):
        return match.end(), unanchored(stretch.own, "XXXX-XX-XX", "counted from something told")
    if start > 0 and (stretch.parts[start - 1] == "o" or stretch.written(stretch.tokens[start - 1]) == "a"):
        return None  # "a Tuesday" repeats a date, "the first Sunday" counts
    side = match["near"] or match["far"]
    if side:
        return match.end(), _in_week(stretch, token, side)
    this = start > 0 and stretch.parts[start - 1] == "T" and token.is_latin
    ahead = (this or stretch.is_to_come(start, match.end())) and bound not in ("Z", ">")
    ahead = ahead or bool(match["next"]) or (bound == "}" and stretch.word_before(start) in _BY)
    first = _last_or_next(stretch, token, ahead=ahead)
    if not match["other"]:
        return match.end(), first
    other = _last_or_next(stretch, stretch.tokens[match.start("other")], ahead=ahead)
    if not (first.earliest and other.latest):
        return match.end(), first
    last = other.latest if other.latest >= first.earliest else other.latest + timedelta(days=7)
    return match.end(), replace(first, latest=last, precision=Precision.RANGE)


def _is_surely_weekday(stretch: Stretch, match: re.Match[str], token: Token) -> bool:
    word = stretch.written(token)
    if token.is_latin:
        return word.endswith("day")
    led = bool({"z", "d"} & set(match[0][: match.start("day") - match.start()]))
    return word.startswith(_ARTICLE) or led or stretch.language == "fa" or word.endswith(_SATURDAY)


def _last_or_next(stretch: Stretch, token: Token, *, ahead: bool) -> UncertainDate:
    assert token.word is not None, "a weekday is a word"
    number = int(str(token.word.value))
    said = f"{'+' if ahead else ''}XXXX-WXX-{number}"
    if stretch.anchor is None:
        return unanchored(stretch.own, said)
    if ahead:
        day = stretch.anchor + timedelta(days=(number - stretch.anchor.isoweekday()) % 7 or 7)
    else:
        day = stretch.anchor - timedelta(days=(stretch.anchor.isoweekday() - number) % 7)
    note = f"reckoned from {stretch.anchor}"
    return UncertainDate(day, day, stretch.own, Precision.DAY, note=note, relative=said)


def _in_week(stretch: Stretch, token: Token, side: str) -> UncertainDate:
    """Place "Wednesday of last week" in a week of the language."""
    assert token.word is not None, "a weekday is a word"
    relative = f"XXXX-WXX-{token.word.value}"
    week = place(f"P{SHIFTS[side]}W", stretch.context)
    if week.earliest is None:
        return unanchored(stretch.own, relative)
    day = week.earliest + timedelta(days=(int(str(token.word.value)) - week.earliest.isoweekday()) % 7)
    return replace(week, earliest=day, latest=day, precision=Precision.DAY, relative=relative)


def weekend_at(stretch: Stretch, start: int) -> Placed:
    """Read "at the weekend": the last one, or with "this" or "next" the coming one."""
    end = start + (1 if stretch.story[start] == "!" else 2)
    ahead = stretch.story[start] in "TK" or (stretch.story[start] == "!" and stretch.is_to_come(start, end))
    if stretch.anchor is None:
        return end, unanchored(stretch.own, "XXXX-WXX-6")
    back = (stretch.anchor.isoweekday() - 6) % 7 or 7
    first = stretch.anchor + timedelta(days=7 - back % 7) if ahead else stretch.anchor - timedelta(days=back)
    note = f"reckoned from {stretch.anchor}"
    days = first, first + ONE_DAY
    return end, UncertainDate(*days, stretch.own, Precision.RANGE, note=note, relative="P0W")


def repeated_at(stretch: Stretch, start: int) -> Placed | None:
    """Read "yesterday, Saturday" as one time."""
    match = _REPEATED.match(stretch.parts, start)
    if match is None:
        return None
    token = stretch.tokens[match.start("fixed")]
    assert token.word is not None, "a fixed day is a word"
    return match.end(), place(str(token.word.value), stretch.context)


def _is_the(stretch: Stretch, index: int) -> bool:
    return index >= 0 and stretch.written(stretch.tokens[index]) == "the"
