"""Reading a cell as a date, and finding the dates in a text."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from sijill.dates.calendars import Calendar
from sijill.dates.context import Context
from sijill.dates.edtf import read_edtf
from sijill.dates.expression import STARTERS, Impossible, expression_at
from sijill.dates.impossible import ImpossibleDate
from sijill.dates.lexing import Token, lex
from sijill.dates.numeric import joined
from sijill.dates.twins import both
from sijill.dates.uncertain import Precision, UncertainDate
from sijill.text import Folded, fold, fold_text

_EASTERN_DIGIT = re.compile("[٠-٩۰-۹]")
_CLOCK = re.compile(r"^(\d{4}-\d\d-\d\d)[T ]\d\d:\d\d(:\d\d([.,]\d+)?)?\s?(Z|[+-]\d\d:?\d\d)?$")
_STORED = re.compile(r"^(\.\.|\d{4}-\d\d-\d\d)/(\.\.|\d{4}-\d\d-\d\d)$")
# What EDTF writes and people do not; the rest of it is read as people's dates are.
_EDTF = re.compile(r"^(?=.*(?:\dX|-XX|\.\.|%))[\dXTZ:./%~?-]+$")
# Words that may stand before a date in a cell without changing it, and those with which no mention begins.
_LEADING = frozenset("ijfdwz:,(&")
_LEADING_IN_TEXT = frozenset("ijfdwz:,")
# A time of day after a date adds nothing to it: 14:30, at 5 pm, الساعة 5 مساء, ساعت ۱۴:۳۰.
_TIME = re.compile(
    r"(?<=\S)[,،]?\s*(?:(?:at|في|در)\s+)?(?:(?:الساعه|ساعت)\s*\d{1,2}(?::\d\d){0,2}|\d{1,2}(?::\d\d){1,2}"
    r"|(?<=at )\d{1,2}(?=\s*[ap]\.?m))"
    r"\s*(?:[ap]\.?m\.?|صباحا|مساء?|ظهرا|عصرا?|صبح|شب|ظهر|بعدازظهر|بعد از ظهر|بامداد)?$"
)
_LONGEST_CELL = 200
_SOME_DAY = "XXXX-XX-XX"


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date in a text: ``text`` is exactly ``original[start:end]``, in code points, end exclusive.

    A date that cannot be (31 February) is a mention too; its ``date`` is unplaced and its note says why.
    """

    start: int
    end: int
    text: str
    date: UncertainDate


def parse(text: str, *, language: str | None = None, anchor: date | None = None) -> UncertainDate | None:
    """Read a text that is nothing but a date; ``None`` if it is not one.

    ``language`` (``ar``, ``fa``, ``en``) settles the order of numbers and the calendar of a bare year where
    it can; what stays open is kept open and said in ``note``. ``anchor`` is the day on which the text was
    written; without it "two years ago" is not placed.

    Raises :class:`ImpossibleDate` if the text names a date that no calendar has.

    >>> parse("1402").interval
    '2023-03-21/2024-03-19'
    >>> parse("March 2020").precision
    <Precision.MONTH: 'month'>
    """
    return _parse(text, language, anchor)


@lru_cache(maxsize=65536)
def _parse(text: str, language: str | None, anchor: date | None) -> UncertainDate | None:
    # Lists repeat their dates; a cached cell costs a tenth of a microsecond.
    stripped = text.strip()
    if not stripped or len(stripped) > _LONGEST_CELL:
        return None
    if (clock := _CLOCK.match(stripped)) is not None:
        stripped = clock[1]
    elif (stored := _STORED.match(stripped)) is not None:
        return _stored(stored[1], stored[2], text)
    elif _EDTF.match(stripped) is not None:
        return _edtf(stripped, text)
    # A question mark or tilde after a date, as people and EDTF write it, doubts it: it is about then.
    certain = stripped.rstrip("?؟~ ")
    parts, tokens = lex(_TIME.sub("", fold_text(certain)))
    if certain != stripped:
        parts, tokens = "~" + parts, [Token(0, 0, "~"), *tokens]
    if not certain or ("?" in parts and not parts.startswith("V")) or "x" in parts:
        return None
    if parts.startswith("V?"):
        return _at_the_time(certain, text, language, anchor)
    context = Context(language, anchor, True, _EASTERN_DIGIT.search(certain) is not None, anchor)
    try:
        return _whole(parts, tokens, context, text)
    except (ValueError, OverflowError) as error:
        raise ImpossibleDate(text, str(error)) from error


def find(text: str, *, language: str | None = None, anchor: date | None = None) -> tuple[DateMention, ...]:
    """Find the dates in a text, in order; the parameters are those of :func:`parse`.

    A bare number is a date only beside a word that says so ("in 2019", "سنة 1988"), a month name only with
    a day or a year.
    """
    folded = fold(text)
    parts, tokens = lex(folded.text)
    western = Context(language, anchor)
    eastern = Context(language, anchor, eastern_digits=True)
    mentions: list[DateMention] = []
    position = 0
    while position < len(parts):
        if parts[position] not in STARTERS or not is_plausible(parts, tokens, position):
            position += 1
            continue
        context = eastern if is_eastern(text, folded, tokens, position) else western
        try:
            found = expression_at(parts, tokens, position, context)
        except Impossible as error:
            # Three numbers that are no date are a case number; words that name a month meant a date.
            if not set("MW") & set(parts[position : error.end]):
                position = error.end
                continue
            impossible = UncertainDate(None, None, Calendar.UNSTATED, Precision.DAY, note=error.reason)
            found = error.end, impossible
        except (ValueError, OverflowError):
            found = None
        if found is None:
            position += 1
            continue
        end, said = found
        if not is_cut_short(parts, tokens, end):
            mentions.append(_mention(text, folded, parts, tokens, position, end, said))
        position = end
    return tuple(mentions)


def _whole(parts: str, tokens: list[Token], context: Context, original: str) -> UncertainDate | None:
    start = 0
    while start < len(parts):
        found = expression_at(parts, tokens, start, context)
        if found is not None:
            end, said = found
            rest = parts[end:].rstrip(").,")
            if not rest:
                return replace(said, original=original)
            twin = _twin(parts, tokens, end, context)
            return replace(both(said, twin), original=original) if twin is not None else None
        if parts[start] not in _LEADING:
            return None
        start += 1
    return None


def _twin(parts: str, tokens: list[Token], end: int, context: Context) -> UncertainDate | None:
    """Read the same date in a second calendar, after a bracket, a stroke or "corresponding to"."""
    position = end
    while position < len(parts) and parts[position] in "=(/,-i":
        position += 1
    if position == end or position == len(parts):
        return None
    found = expression_at(parts, tokens, position, context)
    if found is None or parts[found[0] :].rstrip(").,"):
        return None
    return found[1]


def _at_the_time(said: str, original: str, language: str | None, anchor: date | None) -> UncertainDate:
    """Read "at the time of his arrest in March 2012": the day of something else, placed if it says when."""
    dates = [mention.date for mention in find(said, language=language, anchor=anchor)]
    if len(dates) == 1 and dates[0].is_placed:
        return replace(dates[0], original=original, note=joined("at the time of something", dates[0].note))
    note = "at the time of something else, whose day is not said"
    return UncertainDate(
        None, None, Calendar.UNSTATED, Precision.RELATIVE, original, note, relative=_SOME_DAY
    )


def _edtf(written: str, original: str) -> UncertainDate | None:
    try:
        return replace(read_edtf(written), original=original)
    except ValueError:
        return None


def _stored(earliest: str, latest: str, original: str) -> UncertainDate:
    try:
        first, last = (None if side == ".." else date.fromisoformat(side) for side in (earliest, latest))
        return UncertainDate(first, last, Calendar.GREGORIAN, Precision.RANGE, original)
    except ValueError as error:
        raise ImpossibleDate(original, str(error)) from error


def is_eastern(text: str, folded: Folded, tokens: list[Token], position: int) -> bool:
    """Whether the number at a token or soon after it is written in Arabic-Indic or Persian digits."""
    number = next((token for token in tokens[position : position + 4] if token.part in "nY"), None)
    return number is not None and _EASTERN_DIGIT.match(text[folded.offsets[number.start]]) is not None


def is_plausible(parts: str, tokens: list[Token], position: int) -> bool:
    """Whether a number is not merely the tail of a longer one (12/345/2019)."""
    if position < 2 or parts[position] not in "nY" or parts[position - 1] not in "/-.":
        return True
    if parts[position - 2] not in "nYx":
        return True
    return (
        tokens[position - 1].end < tokens[position].start
        or tokens[position - 2].end < tokens[position - 1].start
    )


def is_cut_short(parts: str, tokens: list[Token], end: int) -> bool:
    """Whether the numbers go on after what was read (2019-05-03-77)."""
    if end + 1 >= len(parts) or parts[end] not in "/-." or parts[end + 1] not in "nYx":
        return False
    return tokens[end - 1].end == tokens[end].start and tokens[end].end == tokens[end + 1].start


def _mention(
    text: str, folded: Folded, parts: str, tokens: list[Token], position: int, end: int, said: UncertainDate
) -> DateMention:
    # "Last Tuesday" is a weekday; before a day of a month it only repeats what that says.
    leading = _LEADING_IN_TEXT - {"w"} if "WXX" in (said.relative or "") else _LEADING_IN_TEXT
    while parts[position] in leading:
        position += 1
    while parts[end - 1] in ".,":
        end -= 1
    start, stop = folded.span(tokens[position].start, tokens[end - 1].end)
    words = text[start:stop]
    return DateMention(start, stop, words, replace(said, original=words))
