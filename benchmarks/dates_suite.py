"""How well dates are read: two suites of expressions, beside ``dateparser`` in the same run.

Run ``python benchmarks/dates_suite.py``; ``--errors`` prints every row that is not right. The rules of the
rows stand in ``benchmarks/data/dates_blind.md``. ``dates_blind.tsv`` was written by somebody who had not seen
the code, ``dates_seen.tsv`` by its authors; their figures are kept apart.
"""

from __future__ import annotations

import argparse
import csv
import importlib.util
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from importlib import import_module
from pathlib import Path
from typing import Any

from sijill.dates import Calendar, ImpossibleDate, Precision, UncertainDate, named_days, parse

DATA = Path(__file__).parent / "data"
SUITES = (DATA / "dates_blind.tsv", DATA / "dates_seen.tsv")
EXCEPTIONS = DATA / "dates_exceptions.tsv"
FIRST_RESULT = (
    "The first time that the rules met dates_blind.tsv: 409 right, 70 wrong, 74 missed, 0 invented. "
    "That is the fair figure for unseen expressions."
)

_CALENDARS = {"gregorian": Calendar.GREGORIAN, "solar": Calendar.JALALI, "lunar": Calendar.HIJRI}
# Precisions of the rows for which the register has a wider word.
_PRECISIONS = {"part": Precision.RANGE, "century": Precision.RANGE}
_OPEN = frozenset({"before", "after", "since", "until"})
Days = tuple[date | None, date | None]


class Verdict(StrEnum):
    """What became of a row. Invented: days where the row has none, or days outside those of the row."""

    RIGHT = "right"
    WRONG = "wrong"
    MISSED = "missed"
    INVENTED = "invented"


@dataclass(frozen=True, slots=True)
class Row:
    """One expression and the days it means; both ``None`` if it is to be refused or left unplaced."""

    text: str
    language: str
    anchor: date | None
    days: Days
    calendar: str
    precision: str
    kind: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What a reader made of a row, in short, and the verdict."""

    verdict: Verdict
    said: str


def rows(path: Path) -> Iterator[Row]:
    """Read a suite; raises ``ValueError`` on a date that is none."""
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            anchor, earliest, latest = (
                date.fromisoformat(row[name]) if row[name] else None
                for name in ("anchor", "earliest", "latest")
            )
            yield Row(
                row["text"],
                row["language"],
                anchor,
                (earliest, latest),
                row["calendar"],
                row["precision"],
                row["kind"],
            )


def excepted() -> frozenset[tuple[str, str]]:
    """Give text and language of the rows judged wrong; why stands in ``dates_blind.md``."""
    with EXCEPTIONS.open(encoding="utf-8", newline="") as file:
        return frozenset(
            (row["text"], row["language"])
            for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        )


def ours(row: Row) -> Answer:
    """Judge what ``parse`` says of a row: days, calendar and precision must all be those of the row."""
    try:
        found = parse(row.text, language=row.language, anchor=row.anchor)
    except ImpossibleDate as error:
        return Answer(Verdict.RIGHT if row.kind == "refuse" else Verdict.MISSED, f"refused: {error.reason}")
    if found is None:
        return Answer(Verdict.RIGHT if row.kind == "refuse" else Verdict.MISSED, "no date")
    # A row of "about" holds the days that the words name; the interval of the date is one unit wider.
    days = named_days(found) if row.kind == "about" else (found.earliest, found.latest)
    said = f"{days[0] or '..'}/{days[1] or '..'} {found.calendar} {found.precision}"
    if days == (None, None) and row.days == (None, None):
        fits = row.kind == "relative" and found.precision is Precision.RELATIVE
        return Answer(Verdict.RIGHT if fits else Verdict.WRONG, said)
    verdict = _of_days(row, days)
    if verdict is Verdict.RIGHT and not _fits(row, found):
        verdict = Verdict.WRONG
    return Answer(verdict, said)


def _of_days(row: Row, days: Days) -> Verdict:
    if days == row.days:
        return Verdict.RIGHT
    if row.days == (None, None):
        return Verdict.INVENTED
    return Verdict.MISSED if days == (None, None) else Verdict.WRONG


def _fits(row: Row, found: UncertainDate) -> bool:
    if found.calendar is not _CALENDARS[row.calendar]:
        return False
    if row.kind in _OPEN:
        return found.precision is Precision.RANGE
    if row.kind == "about":
        return found.precision is Precision.ABOUT
    if row.kind == "ambiguous" and row.precision == "day":
        return found.precision is Precision.EITHER
    return found.precision == _PRECISIONS.get(row.precision, row.precision)


def theirs(*, calendars: bool) -> Callable[[Row], Answer] | None:
    """Give a judge of ``dateparser``, ``None`` if it is not installed.

    It gives one moment, never an interval: right where that is the one day of the row; for a month or year,
    a day within it and the right period count as right; any day of a row that has none, or outside the
    row's days, is invented. Its readings of days before, after and about are wrong at worst.
    """
    reader = dateparser_reader(calendars=calendars)
    if reader is None:
        return None

    def judge(row: Row) -> Answer:
        moment, period = reader(row.text, row.language, row.anchor)
        if moment is None:
            empty = row.days == (None, None)
            return Answer(Verdict.RIGHT if empty else Verdict.MISSED, "no date")
        said = f"{moment} ({period})"
        earliest, latest = row.days
        if row.days == (None, None):
            return Answer(Verdict.INVENTED, said)
        if not (earliest or date.min) <= moment <= (latest or date.max):
            return Answer(Verdict.INVENTED, said)
        exact = earliest == latest or (period == row.precision and row.kind not in _OPEN)
        return Answer(Verdict.RIGHT if exact else Verdict.WRONG, said)

    return judge


_PeerReader = Callable[[str, str, "date | None"], tuple[date | None, str]]


def dateparser_reader(*, calendars: bool = False) -> _PeerReader | None:
    """Give ``dateparser`` as a function of text, language and anchor to (day, period); ``None`` without it.

    With ``calendars``, its solar calendar is tried first for Persian and its lunar one for Arabic.
    """
    if importlib.util.find_spec("dateparser") is None:
        return None
    special = {
        "ar": import_module("dateparser.calendars.hijri").HijriCalendar,
        "fa": import_module("dateparser.calendars.jalali").JalaliCalendar,
    }
    make = import_module("dateparser.date").DateDataParser
    parsers: dict[tuple[str, date | None], Any] = {}

    def in_calendar(text: str, language: str) -> Any:
        try:
            return special[language](text).get_date()
        except (ValueError, OverflowError):  # it fails on years that the calendar lacks
            return None

    def read(text: str, language: str, anchor: date | None) -> tuple[date | None, str]:
        parser = parsers.get((language, anchor))
        if parser is None:
            settings = {"RELATIVE_BASE": datetime(anchor.year, anchor.month, anchor.day)} if anchor else {}
            parser = parsers[language, anchor] = make(languages=[language], settings=settings)
        found = in_calendar(text, language) if calendars and language in special else None
        found = found or parser.get_date_data(text)
        return (found.date_obj.date() if found.date_obj else None), found.period or "day"

    return read


def tally(path: Path, judge: Callable[[Row], Answer]) -> Counter[Verdict]:
    """Count the verdicts over a suite, without the rows judged wrong."""
    left_out = excepted()
    return Counter(judge(row).verdict for row in rows(path) if (row.text, row.language) not in left_out)


def main() -> None:
    """Print the table, and with ``--errors`` the rows that are not right."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--errors", action="store_true", help="print every row not read right")
    wanted = parser.parse_args()
    peers = {"dateparser": theirs(calendars=False), "  + calendars": theirs(calendars=True)}
    judges = {"Sijill": ours} | {name: judge for name, judge in peers.items() if judge is not None}
    if len(judges) == 1:
        print("dateparser is not installed; its columns are left out.")
    print(f"{'suite':<12} {'reader':<13} {'rows':>5} " + " ".join(f"{verdict:>8}" for verdict in Verdict))
    for path in SUITES:
        for name, judge in judges.items():
            counts = tally(path, judge)
            cells = " ".join(f"{counts[verdict]:>8}" for verdict in Verdict)
            print(f"{path.stem:<12} {name:<13} {counts.total():>5} {cells}")
    print(FIRST_RESULT)
    if wanted.errors:
        for path in SUITES:
            for row in rows(path):
                answer = ours(row)
                if answer.verdict is not Verdict.RIGHT:
                    meant = f"{row.days[0] or '..'}/{row.days[1] or '..'} {row.calendar} {row.precision}"
                    print(
                        f"{answer.verdict:<8} {row.language} {row.kind:<9} "
                        f"{row.text!r} {row.anchor or ''}: {answer.said}; meant {meant}"
                    )


if __name__ == "__main__":
    main()
