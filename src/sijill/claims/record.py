"""Records and claims: what one source says about one person, group, organisation, place or event."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sijill.claims.errors import InvalidClaim
from sijill.claims.kinds import Kind, Modality, RecordKind, State
from sijill.claims.values import check_value


@dataclass(frozen=True, slots=True)
class Passage:
    """A place in a source: code points ``[start, end)`` of its document's text.

    For a list also the name of its column. Whole-source passages (a claim that rests on the source as such)
    have no offsets.
    """

    source: str
    start: int | None = None
    end: int | None = None
    column: str | None = None

    def __post_init__(self) -> None:
        if (self.start is None) != (self.end is None):
            raise InvalidClaim("passage", (self.start, self.end), "has only one end")
        if self.start is not None and self.end is not None and not 0 <= self.start <= self.end:
            raise InvalidClaim("passage", (self.start, self.end), "does not run forward")


@dataclass(frozen=True, slots=True)
class Record:
    """One appearance in one source; never merged. ``subject`` is whose life an event belongs to."""

    id: str
    kind: RecordKind
    source: str
    type: str = ""
    subject: str | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """One thing said: about which record, which property, in which words, where, by whom, how."""

    id: str
    record: str | None
    property: str
    kind: Kind
    value: dict[str, Any]
    original: str
    passage: Passage
    origin: str
    claimant: str | None = None
    via: tuple[str, ...] = ()
    modality: Modality = Modality.STATED
    state: State = State.PROPOSED

    def __post_init__(self) -> None:
        check_value(self.kind, self.value)
        if not self.property:
            raise InvalidClaim("property", self.property, "is empty")
