"""How many: documented counts, claimed figures, sums of terms, and what the overlap of lists can say."""

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
    leave_one_out,
    list_table,
    list_tables,
    method_text,
)
from sijill.counting.period import OUTSIDE, Period, year_periods
from sijill.counting.placeholder import Placeholder
from sijill.counting.span import Span
from sijill.counting.terms import Terms, TermShare, TermTotal, terms

__all__ = [
    "OUTSIDE",
    "Alternative",
    "Answer",
    "ClaimedFigures",
    "Comparison",
    "Declined",
    "DocumentedCount",
    "DocumentedCounts",
    "Estimate",
    "Family",
    "FigureStatement",
    "Finding",
    "InvalidTable",
    "Meaning",
    "Period",
    "Placeholder",
    "Refusal",
    "Span",
    "Strata",
    "TermShare",
    "TermTotal",
    "Terms",
    "claimed",
    "documented",
    "estimate",
    "estimate_over",
    "estimate_strata",
    "leave_one_out",
    "list_table",
    "list_tables",
    "method_text",
    "terms",
    "year_periods",
]
