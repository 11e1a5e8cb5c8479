"""The model: records, claims, judgements, identities, documents, readings, grades, consent. Frozen values."""

from sijill.claims.consent import Consent, ConsentState, allowed_fields
from sijill.claims.document import Block, Cell, Document, cell_at, tabular_text
from sijill.claims.errors import InvalidClaim
from sijill.claims.grade import Statement, compatible, grade, rivals
from sijill.claims.ids import claim_id, content_id, random_id, record_id, tombstone
from sijill.claims.judgement import CERTAIN, Judgement, identities, standing
from sijill.claims.kinds import Grade, Kind, Modality, Party, RecordKind, State, Use, Verdict
from sijill.claims.reading import (
    Link,
    LinkType,
    Proposal,
    Reading,
    Segment,
    SegmentKind,
    check_reading,
    reading_from_json,
)
from sijill.claims.record import Claim, Passage, Record
from sijill.claims.source import (
    ADMINISTRATOR,
    PUBLIC,
    TEAM,
    Audience,
    AudienceKind,
    SourceDetails,
    Viewer,
    independent_voices,
)
from sijill.claims.values import Measure, PenaltyType, Per, check_value, value_json

__all__ = [
    "ADMINISTRATOR",
    "CERTAIN",
    "PUBLIC",
    "TEAM",
    "Audience",
    "AudienceKind",
    "Block",
    "Cell",
    "Claim",
    "Consent",
    "ConsentState",
    "Document",
    "Grade",
    "InvalidClaim",
    "Judgement",
    "Kind",
    "Link",
    "LinkType",
    "Measure",
    "Modality",
    "Party",
    "Passage",
    "PenaltyType",
    "Per",
    "Proposal",
    "Reading",
    "Record",
    "RecordKind",
    "Segment",
    "SegmentKind",
    "SourceDetails",
    "State",
    "Statement",
    "Use",
    "Verdict",
    "Viewer",
    "allowed_fields",
    "cell_at",
    "check_reading",
    "check_value",
    "claim_id",
    "compatible",
    "content_id",
    "grade",
    "identities",
    "independent_voices",
    "random_id",
    "reading_from_json",
    "record_id",
    "rivals",
    "standing",
    "tabular_text",
    "tombstone",
    "value_json",
]
