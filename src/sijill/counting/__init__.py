"""How many: documented counts, claimed figures, sums of terms, and what the overlap of lists can say."""

from sijill.counting.ages import Bands
from sijill.counting.beside import MEASURED, Beside, Documented
from sijill.counting.claimed import ClaimedFigures, Comparison, FigureStatement, claimed
from sijill.counting.documented import DocumentedCount, DocumentedCounts, documented
from sijill.counting.errors import InvalidTable
from sijill.counting.estimation import (
    Alternative,
    Answer,
    Declined,
    Estimate,
    Family,
    Finding,
    Meaning,
    Refusal,
    Strata,
    estimate,
    estimate_over,
    estimate_strata,
    found,
    leave_one_out,
    list_table,
    list_tables,
    method_paragraphs,
    method_text,
    references,
)
from sijill.counting.notes import Note, note, said
from sijill.counting.occasion import About, Occasion, Subject
from sijill.counting.period import OUTSIDE, Every, Period, month_periods, year_periods
from sijill.counting.placeholder import Placeholder
from sijill.counting.span import Span
from sijill.counting.terms import Terms, TermShare, TermTotal, terms
from sijill.counting.whereabouts import Level, Whereabouts

__all__ = [
    "MEASURED",
    "OUTSIDE",
    "About",
    "Alternative",
    "Answer",
    "Bands",
    "Beside",
    "ClaimedFigures",
    "Comparison",
    "Declined",
    "Documented",
    "DocumentedCount",
    "DocumentedCounts",
    "Estimate",
    "Every",
    "Family",
    "FigureStatement",
    "Finding",
    "InvalidTable",
    "Level",
    "Meaning",
    "Note",
    "Occasion",
    "Period",
    "Placeholder",
    "Refusal",
    "Span",
    "Strata",
    "Subject",
    "TermShare",
    "TermTotal",
    "Terms",
    "Whereabouts",
    "claimed",
    "documented",
    "estimate",
    "estimate_over",
    "estimate_strata",
    "found",
    "leave_one_out",
    "list_table",
    "list_tables",
    "method_paragraphs",
    "method_text",
    "month_periods",
    "note",
    "references",
    "said",
    "terms",
    "year_periods",
]
