"""Uncertain dates in three calendars: read from cells and texts, compared, reckoned with and said again.

A date is the interval of days that its words allow, never narrower: the year 1402 is 2023-03-21 to
2024-03-19. What the words leave open stays open and is said in the note.
"""

from sijill.dates.about import named_days
from sijill.dates.age import MAJORITY, Minority, age_at, born_between, was_minor
from sijill.dates.calendars import Calendar
from sijill.dates.edtf import read_edtf, write_edtf
from sijill.dates.formatting import format_date, month_name
from sijill.dates.impossible import ImpossibleDate
from sijill.dates.reading import DateMention, find, parse
from sijill.dates.relation import Relation, is_after, is_before, relation
from sijill.dates.telling import Teller
from sijill.dates.uncertain import Precision, UncertainDate

__all__ = [
    "MAJORITY",
    "Calendar",
    "DateMention",
    "ImpossibleDate",
    "Minority",
    "Precision",
    "Relation",
    "Teller",
    "UncertainDate",
    "age_at",
    "born_between",
    "find",
    "format_date",
    "is_after",
    "is_before",
    "month_name",
    "named_days",
    "parse",
    "read_edtf",
    "relation",
    "was_minor",
    "write_edtf",
]
