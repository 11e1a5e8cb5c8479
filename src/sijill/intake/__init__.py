"""Files become sources and documents; lists become records, compared with those that are there."""

from sijill.intake.answers import ImportAnswer, Refusal
from sijill.intake.batches import Taken, add_all
from sijill.intake.errors import IntakeError, StaleImport
from sijill.intake.gathering import Incoming, NotAdded, gather
from sijill.intake.importing import ImportPlan, apply, plan_import
from sijill.intake.mapping import ListColumn
from sijill.intake.marks import row_marks
from sijill.intake.sources import AddedSource, add_source
from sijill.intake.texts import document_of, read_text

__all__ = [
    "AddedSource",
    "ImportAnswer",
    "ImportPlan",
    "Incoming",
    "IntakeError",
    "ListColumn",
    "NotAdded",
    "Refusal",
    "StaleImport",
    "Taken",
    "add_all",
    "add_source",
    "apply",
    "document_of",
    "gather",
    "plan_import",
    "read_text",
    "row_marks",
]
