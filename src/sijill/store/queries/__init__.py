"""Reading the register: what a viewer may see of it, as frozen values."""

from sijill.store.queries.frames import figures_frame, matching_frame, penalties_frame, people_frame
from sijill.store.queries.judgements import PairFacts, judged_by_people, pairs
from sijill.store.queries.people import (
    Fact,
    Person,
    PersonSummary,
    find_people,
    people,
    people_count,
    person,
    summarise,
)
from sijill.store.queries.rows import ClaimFacts, RecordFacts, SourceFacts
from sijill.store.queries.view import View

__all__ = [
    "ClaimFacts",
    "Fact",
    "PairFacts",
    "Person",
    "PersonSummary",
    "RecordFacts",
    "SourceFacts",
    "View",
    "figures_frame",
    "find_people",
    "judged_by_people",
    "matching_frame",
    "pairs",
    "penalties_frame",
    "people",
    "people_count",
    "people_frame",
    "person",
    "summarise",
]
