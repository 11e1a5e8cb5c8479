"""Months without a day or a year, and days of months whose names are common words too."""

from __future__ import annotations

import re
from dataclasses import replace

from sijill.dates.context import Context
from sijill.dates.expression import expression_at
from sijill.dates.stretch import Placed, Stretch
from sijill.dates.uncertain import Precision, UncertainDate
from sijill.dates.yearless import beside, in_year, with_year
from sijill.text import fold_text

_MONTH = re.compile(
    r"[ij]{0,2}(?P<named>e?)(?P<month>[MW])(?P<named_after>e?)(?P<near>[LTK]?)(?:[/(](?P<alias>[MW])\)?)?"
)
_MONTHS = re.compile(r"[b{]?i?(?P<first>M)[}&\-]i?e?(?P<month>M)")
_DAY_OF_WEAK = re.compile(r"[no]t?i?e?(?P<month>W)|(?:[izwd,]{0,4}i)?(?<!j)(?P<first>W)nt?")
_BEFORE = frozenset("jZ{}<>qheb")
_GIVEN_NAME = fold_text("بهمن")
_NEVER_ALONE = frozenset(fold_text(word) for word in ("می", "ماي"))
_MONTH_WORD = fold_text("ماه")
_ARROW, _VERB = fold_text("تیر"), fold_text("می")
_SHOT = tuple(fold_text(word) for word in ("خورد", "خلاص", "شلیک", "اصابت", "به "))
_GIVEN_IN_ENGLISH = frozenset(("april", "june", "august", "jan"))
_LEADS = frozenset(
    (
        "in",
        "since",
        "until",
        "till",
        "by",
        "from",
        "before",
        "after",
        "during",
        "of",
        "late",
        "early",
        "mid",
        "last",
        "next",
        "this",
        "to",
        "for",
        "and",
        "or",
        "around",
        "about",
        "over",
        "through",
        "between",
    )
)


def month_at(stretch: Stretch, start: int, bound: str) -> Placed | None:
    match = _MONTH.match(stretch.parts, start)
    if match is None or not _is_surely_month(stretch, match, bound):
        return None
    said = named_month(stretch, match.start("month"))
    if match["near"]:
        placed = beside(stretch, said, match["near"]) if stretch.anchor else None
        return match.end(), placed or said
    return with_year(stretch, start, match.end(), said, bound)


def months_at(stretch: Stretch, start: int) -> Placed | None:
    match = _MONTHS.match(stretch.parts, start)
    if match is None:
        return None
    end, last = with_year(stretch, start, match.end(), named_month(stretch, match.start("month")), "")
    first = named_month(stretch, match.start("first"))
    if last.earliest is None or last.latest is None:
        return None
    year = first.calendar.parts(last.earliest)[0]
    places = (in_year(first, year + shift) for shift in (0, -1))
    begin = next((one for one in places if one and one.earliest and one.earliest <= last.latest), None)
    return (end, replace(last, earliest=begin.earliest, precision=Precision.RANGE)) if begin else None


def named_month(stretch: Stretch, index: int) -> UncertainDate:
    word = stretch.tokens[index].word
    assert word is not None, "a month is a word"
    calendar, number = next((one for one in word.readings if one[0] is stretch.own), word.readings[0])
    note = "no year is stated"
    return UncertainDate(None, None, calendar, Precision.RELATIVE, note=note, relative=f"XXXX-{number:02}")


def _is_surely_month(stretch: Stretch, match: re.Match[str], bound: str) -> bool:
    """Whether a month's name alone is meant as a month, and no person, verb or number stands beside it."""
    index = match.start("month")
    token = stretch.tokens[index]
    if match["named"] or (match["named_after"] and not token.is_latin):
        return True
    before = stretch.parts[index - 1] if index else ""
    led = (before in _BEFORE and before != "") or bool(bound) or bool(match["near"])
    if token.is_latin:
        return _is_english_month(stretch, index, led=led)
    word = stretch.written(token)
    if word == _GIVEN_NAME and stretch.parts[index + 1 : index + 2] in ("{", "j", "}"):
        return True
    if stretch.parts[index] == "W" or word == _GIVEN_NAME:
        return led and word not in _NEVER_ALONE and not _is_followed_by_name(stretch, index)
    if stretch.language == "fa":
        return (
            word.endswith(_MONTH_WORD)
            or led
            or stretch.parts[index + 1 : index + 2] in ("?", "|", "", ",", ".")
        )
    return led or before in ("", "i", "&", "|", ",", "a")


def _is_english_month(stretch: Stretch, index: int, *, led: bool) -> bool:
    token = stretch.tokens[index]
    word = stretch.written(token)
    before = stretch.folded.text[: token.start].rstrip().rsplit(None, 1)[-1:]
    led = led or (before[0] if before else "") in _LEADS
    if not stretch.is_capital(token):
        return led and stretch.parts[index] == "M"
    if stretch.parts[index] == "W" or word in _GIVEN_IN_ENGLISH:
        return led and len(word) > 2 and not _is_followed_by_name(stretch, index)
    return not _is_followed_by_name(stretch, index)


def _is_followed_by_name(stretch: Stretch, index: int) -> bool:
    after = stretch.text[stretch.folded.offsets[stretch.tokens[index].end] :]
    return bool(re.match(r"[ \-][A-Z]", after)) and not re.match(r" (?:I|The)\b", after)


def weak_month_at(stretch: Stretch, start: int, context: Context) -> Placed | None:
    """Read a day of a month whose name is a common word too: 15 جوان, ۶ جوزا, 2 May."""
    match = _DAY_OF_WEAK.match(stretch.parts, start)
    if match is None:
        return None
    month = stretch.tokens[match.start("month") if match["month"] else match.start("first")]
    if match["first"] and not month.is_latin:
        return None
    if month.is_latin and not stretch.is_capital(month):
        return None
    if _counts(stretch, stretch.tokens.index(month)):
        return None
    return expression_at(stretch.parts[: match.end()], stretch.tokens, start, context.as_whole())


def _counts(stretch: Stretch, month: int) -> bool:
    """Whether "3 تیر" are bullets and "۳ می" begins a verb."""
    word = stretch.folded.text[stretch.tokens[month].start : stretch.tokens[month].end]
    after = stretch.folded.text[stretch.tokens[month].end :].lstrip()[:8]
    if word == _ARROW:
        return after.startswith(_SHOT)
    return word == _VERB and after[:1].isalpha()
