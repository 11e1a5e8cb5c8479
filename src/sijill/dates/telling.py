"""Dates as a report tells them: weekdays, days and months without a year, since and until.

What a cell leaves open a report settles: who writes on 8 July 2024 that a court ruled "on Sunday" means the
seventh. The day of publication and what was told before are the only grounds; where these do not settle it
the date stays unplaced. A time that is counted from something else ("the next day") is never placed.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from sijill.dates.bounds import BOUNDS, bounded_at
from sijill.dates.calendars import Calendar
from sijill.dates.expression import STARTERS, Impossible, expression_at
from sijill.dates.lexing import BREAK
from sijill.dates.month_days import day_of_month_at, ordinal_day_at
from sijill.dates.month_names import month_at, months_at, weak_month_at
from sijill.dates.neighbours import together
from sijill.dates.reading import DateMention, is_cut_short, is_eastern, is_plausible
from sijill.dates.relative import unanchored
from sijill.dates.spans import half_at, part_at, run_at, season_at, span_at
from sijill.dates.story import counted_at
from sijill.dates.stretch import LEADING, Memory, Placed, Stretch
from sijill.dates.traps import is_no_date
from sijill.dates.uncertain import Precision, UncertainDate
from sijill.dates.weekdays import repeated_at, weekday_at, weekend_at
from sijill.dates.yearless import completed

_HAPPENING = re.compile(r"i?(?P<year>Y)\??\*|\*(?P<named>Y)")
_LIKELY_YEARS = frozenset((*range(1900, 2050), *range(1300, 1450)))
_TWO_DAYS = re.compile(r"[no]t?&i?[no]t?i{0,2}e?[MW]")
_SPOKEN_DAY = re.compile(r"[jiz]{0,2}(?P<day>c)i?e?M")
_ARTICLE = "ال"
_SOMETHING_ELSE = "XXXX-XX-XX"
# Most words and marks of a report begin no date.
_NOTHING = frozenset("?|.,()=:/-x&tgCOP")


class Teller:
    """Reads the dates of one report, stretch by stretch in its order, and keeps in mind what was told last.

    ``language`` (``ar``, ``fa``, ``en``) settles calendars and weeks; ``published`` is the day from which
    relative times are reckoned, and without it they stay unplaced.
    """

    def __init__(self, *, language: str | None = None, published: date | None = None) -> None:
        self.language = language
        self.published = published
        self._memory = Memory(published=published)

    def tell(self, text: str) -> tuple[DateMention, ...]:
        """Find the dates in a stretch of the report, in order."""
        self._memory.begin()
        stretch = Stretch(text, language=self.language, anchor=self.published, memory=self._memory)
        found: list[DateMention] = []
        position = 0
        while position < len(stretch.parts):
            said = None if stretch.story[position] in _NOTHING else _at(stretch, position)
            if said is None:
                position += 1
                continue
            end, value = said
            if not is_cut_short(stretch.parts, stretch.tokens, end):
                found.append(_mention(stretch, position, end, value))
                self._memory.remember(value, found[-1].end)
            position = end
        return together(text, found)


def _mention(stretch: Stretch, position: int, end: int, said: UncertainDate) -> DateMention:
    while stretch.parts[position] in LEADING and position < end - 1:
        position += 1
    while stretch.parts[end - 1] in ".," and end - 1 > position:
        end -= 1
    start, stop = stretch.folded.span(stretch.tokens[position].start, stretch.tokens[end - 1].end)
    words = stretch.text[start:stop]
    return DateMention(start, stop, words, replace(said, original=words))


def _at(stretch: Stretch, start: int) -> Placed | None:
    if is_no_date(stretch.folded.text, stretch.story, stretch.tokens, start, stretch.language):
        return None
    plain = _plain(stretch, start)
    bounded = (
        bounded_at(stretch, start, lambda at, bound: _plain(stretch, at, bound))
        if stretch.parts[start] in BOUNDS
        else None
    )
    if bounded is not None and (plain is None or bounded[0] >= plain[0]):
        return bounded
    return plain


def _plain(stretch: Stretch, start: int, bound: str = "") -> Placed | None:
    found = [said for said in _readings(stretch, start, bound) if said is not None]
    counted = counted_at(stretch.story, stretch.tokens, start, stretch.folded.text, stretch.language)
    best = max(found, key=lambda said: said[0], default=None)
    if counted is None or (best is not None and best[0] > counted):
        return best
    ahead = _ahead(stretch, start) if stretch.parts[start] == ">" else None
    return ahead or (counted, unanchored(stretch.own, _SOMETHING_ELSE, "counted from something told"))


def _readings(stretch: Stretch, start: int, bound: str) -> list[Placed | None]:
    first = stretch.parts[start]
    found = [_expression(stretch, start, bound)]
    if first in "ijzdw>":
        found.append(weekday_at(stretch, start, bound))
    if first in "ijeMW":
        found.append(month_at(stretch, start, bound))
    if first in "b{M":
        found.append(months_at(stretch, start))
    if first in "ijfzdno":
        found += [day_of_month_at(stretch, start), ordinal_day_at(stretch, start)]
    if first in "Rz":
        found.append(repeated_at(stretch, start))
    if first in "vncuLKj" or stretch.story[start] == "+":
        found.append(span_at(stretch, start))
    found += _stretches(stretch, start)
    if first in "hijo":
        found.append(part_at(stretch, start, bound))
    if first == "Y" or stretch.story[start] == "*" or stretch.parts[start : start + 2] == "iY":
        found.append(_happening(stretch, start))
    if stretch.story[start] == "!" or (first in "LTK" and stretch.story[start + 1 : start + 2] == "!"):
        found.append(weekend_at(stretch, start))
    return found


def _stretches(stretch: Stretch, start: int) -> list[Placed | None]:
    first = stretch.parts[start]
    readers = (("ijohukncv", run_at), ("TSij", season_at), ("qZncaekv", half_at))
    return [reader(stretch, start) for starters, reader in readers if first in starters]


def _expression(stretch: Stretch, start: int, bound: str) -> Placed | None:
    if stretch.parts[start] not in STARTERS or not is_plausible(stretch.parts, stretch.tokens, start):
        return None
    eastern = is_eastern(stretch.text, stretch.folded, stretch.tokens, start)
    context = replace(stretch.context, eastern_digits=eastern)
    if bound and stretch.parts[start] == "Y" and stretch.tokens[start].number in _LIKELY_YEARS:
        context = context.as_whole()
    parts, tokens = stretch.parts, stretch.tokens
    if _TWO_DAYS.match(parts, start) is not None:
        at = parts.index("&", start)
        parts = parts[:at] + "}" + parts[at + 1 :]
    elif stretch.language in ("ar", "fa") and (spoken := _SPOKEN_DAY.match(parts, start)) is not None:
        at = spoken.start("day")
        day = replace(tokens[at], part="n", number=stretch.value(at), word=None)
        parts, tokens = parts[:at] + "n" + parts[at + 1 :], [*tokens[:at], day, *tokens[at + 1 :]]
    if parts[start] in "aek" and stretch.written(tokens[start]).startswith(_ARTICLE):
        # A unit with its article is not counted by the number before it: بلغ الستين الشهر الماضي.
        parts = BREAK * start + parts[start:]
    try:
        said = expression_at(parts, tokens, start, context)
    except Impossible as error:
        return _impossible(stretch, start, error)
    except (ValueError, OverflowError):
        return None
    if said is None:
        said = weak_month_at(stretch, start, context)
    if said is not None and said[1].precision is Precision.EITHER:
        said = said[0], _day_first(stretch, start, said[1])
    if said is None:
        return None
    end = said[0]
    while stretch.parts[end - 1] in ".," and end - 1 > start:
        end -= 1
    return completed(stretch, start, (end, said[1]), bound)


def _day_first(stretch: Stretch, start: int, said: UncertainDate) -> UncertainDate:
    """Settle 12.5.2023, where only the day stands first, and 12/5/2023 by the day of publication."""
    read = expression_at(stretch.parts, stretch.tokens, start, replace(stretch.context, eastern_digits=True))
    if read is None or stretch.anchor is None:
        return said
    dotted = stretch.parts[start:].lstrip("ijzdfw:,")[1:2] == "."
    other = said.latest if read[1].earliest == said.earliest else said.earliest
    if dotted or stretch.anchor == read[1].earliest or (other is not None and other > stretch.anchor):
        return read[1]
    return said


def _impossible(stretch: Stretch, start: int, error: Impossible) -> Placed | None:
    """A number before a date ("No. 47 - 2 May") does not belong to it; else the date cannot be."""
    for later in range(start + 1, error.end):
        try:
            said = expression_at(stretch.parts, stretch.tokens, later, stretch.context)
        except ValueError:
            continue
        if said is not None and said[0] >= error.end and said[1].precision is Precision.DAY:
            return None
    if not set("MW") & set(stretch.parts[start : error.end]):
        return None
    impossible = UncertainDate(None, None, Calendar.UNSTATED, Precision.DAY, note=error.reason)
    return error.end, impossible


def _happening(stretch: Stretch, start: int) -> Placed | None:
    """Read the year of "the 2019 protests", احتجاجات 2019."""
    match = _HAPPENING.match(stretch.story, start)
    if match is None:
        return None
    index = match.start("year") if match["year"] else match.start("named")
    if stretch.tokens[index].number not in _LIKELY_YEARS:
        return None
    said = expression_at("Y", [stretch.tokens[index]], 0, stretch.context.as_whole())
    return (index + 1, said[1]) if said is not None else None


def _ahead(stretch: Stretch, start: int) -> Placed | None:
    """Read "after two weeks" from the day of publication where the sentence looks ahead."""
    if stretch.anchor is None or not stretch.is_to_come(start, start + 2):
        return None
    context = stretch.context.as_whole()
    try:
        said = expression_at(stretch.parts, stretch.tokens, start, context)
    except ValueError:
        return None
    return said if said is not None and said[1].is_placed else None
