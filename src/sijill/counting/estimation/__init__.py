"""Estimates of how many people no list has: families of methods beside one another, and reasoned refusals."""

from sijill.counting.estimation.answer import (
    Alternative,
    Answer,
    Declined,
    Estimate,
    Family,
    Meaning,
    Refusal,
)
from sijill.counting.estimation.estimate import estimate
from sijill.counting.estimation.families import NEAR_TIE
from sijill.counting.estimation.finding import Finding, found
from sijill.counting.estimation.latent import LEAST_SAMPLES, MOST_R_HAT, Setting
from sijill.counting.estimation.method import method_paragraphs, method_text, references
from sijill.counting.estimation.partitions import estimate_over
from sijill.counting.estimation.sensitivity import leave_one_out
from sijill.counting.estimation.strata import Strata, estimate_strata
from sijill.counting.estimation.study import Study, read_strata, study
from sijill.counting.estimation.table import ListTable, list_table, list_tables, read_csv, read_lists

__all__ = [
    "LEAST_SAMPLES",
    "MOST_R_HAT",
    "NEAR_TIE",
    "Alternative",
    "Answer",
    "Declined",
    "Estimate",
    "Family",
    "Finding",
    "ListTable",
    "Meaning",
    "Refusal",
    "Setting",
    "Strata",
    "Study",
    "estimate",
    "estimate_over",
    "estimate_strata",
    "found",
    "leave_one_out",
    "list_table",
    "list_tables",
    "method_paragraphs",
    "method_text",
    "read_csv",
    "read_lists",
    "read_strata",
    "references",
    "study",
]
