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
from sijill.counting.estimation.finding import Finding
from sijill.counting.estimation.latent import Setting
from sijill.counting.estimation.method import method_text
from sijill.counting.estimation.partitions import estimate_over
from sijill.counting.estimation.sensitivity import leave_one_out
from sijill.counting.estimation.strata import Strata, estimate_strata
from sijill.counting.estimation.table import ListTable, list_table, list_tables, read_csv, read_lists

__all__ = [
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
    "estimate",
    "estimate_over",
    "estimate_strata",
    "leave_one_out",
    "list_table",
    "list_tables",
    "method_text",
    "read_csv",
    "read_lists",
]
