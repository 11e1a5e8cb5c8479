"""Files become sources and documents; lists become records, compared with those that are there."""

from sijill.intake.answers import ImportAnswer, Refusal
from sijill.intake.errors import IntakeError, StaleImport
from sijill.intake.importing import ImportPlan, apply, plan_import
from sijill.intake.mapping import ListColumn
from sijill.intake.marks import row_marks
from sijill.intake.sources import AddedSource, add_source, document_of

__all__ = [
    "AddedSource",
    "ImportAnswer",
    "ImportPlan",
    "IntakeError",
    "ListColumn",
    "Refusal",
    "StaleImport",
    "add_source",
    "apply",
    "document_of",
    "plan_import",
    "row_marks",
]
