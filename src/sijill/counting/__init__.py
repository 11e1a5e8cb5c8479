"""How many: documented counts, claimed figures, sums of terms, and what the overlap of lists can say."""

from sijill.counting.claimed import ClaimedFigures, Comparison, FigureStatement, claimed
from sijill.counting.documented import DocumentedCount, DocumentedCounts, documented
from sijill.counting.errors import InvalidTable
from sijill.counting.estimate import Alternative, Estimate, Meaning, Refusal, estimate
from sijill.counting.lists import list_table
from sijill.counting.period import OUTSIDE, Period, year_periods
from sijill.counting.placeholder import Placeholder
from sijill.counting.span import Span
from sijill.counting.terms import Terms, TermShare, TermTotal, terms

__all__ = [
    "OUTSIDE",
    "Alternative",
    "ClaimedFigures",
    "Comparison",
    "DocumentedCount",
    "DocumentedCounts",
    "Estimate",
    "FigureStatement",
    "InvalidTable",
    "Meaning",
    "Period",
    "Placeholder",
    "Refusal",
    "Span",
    "TermShare",
    "TermTotal",
    "Terms",
    "claimed",
    "documented",
    "estimate",
    "list_table",
    "terms",
    "year_periods",
]
