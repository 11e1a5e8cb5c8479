"""A reading: what a reader proposes about one text, in the shape of ``schemas/reading.json``."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sijill.claims.errors import InvalidClaim
from sijill.claims.kinds import Kind, Modality
from sijill.claims.values import check_value


class SegmentKind(StrEnum):
    """What a piece of a repaired layout is."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    LIST_ITEM = "list_item"
    SPEAKER = "speaker"


class LinkType(StrEnum):
    """How two proposals belong together."""

    SAME_PERSON = "same_person"
    SAME_EVENT = "same_event"
    PARTICIPANT = "participant"
    CONTRADICTS = "contradicts"


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of the text, ``[start, end)`` in code points; ``rule`` says what made the break before it.

    ``confidence``: how sure that break is, in percent; 100 where the text itself has one.
    """

    start: int
    end: int
    kind: SegmentKind
    rule: str
    confidence: int = 100

    def as_json(self) -> dict[str, Any]:
        return {
            "start": self.start,
            "end": self.end,
            "kind": str(self.kind),
            "rule": self.rule,
            "confidence": self.confidence,
        }


@dataclass(frozen=True, slots=True)
class Proposal:
    """One thing that a reader thinks the text says; ``text`` is exactly ``original[start:end]``.

    ``about`` is the id of the person or event it is said of, ``claimant`` of who says so (``None``: the
    publisher itself), ``via`` those through whom it was passed on, outermost first; ids are of this reading.
    """

    id: str
    kind: Kind
    start: int
    end: int
    text: str
    value: dict[str, Any]
    rule: str
    about: str | None = None
    claimant: str | None = None
    via: tuple[str, ...] = ()
    modality: Modality = Modality.STATED

    def as_json(self) -> dict[str, Any]:
        return {
            "id": self.id,
            "kind": str(self.kind),
            "start": self.start,
            "end": self.end,
            "text": self.text,
            "value": self.value,
            "about": self.about,
            "claimant": self.claimant,
            "via": list(self.via),
            "modality": str(self.modality),
            "rule": self.rule,
        }


@dataclass(frozen=True, slots=True)
class Link:
    """A tie between two proposals; ``role`` says which for a participant (``victim``, ``speaker`` …)."""

    type: LinkType
    from_id: str
    to_id: str
    role: str | None = None

    def as_json(self) -> dict[str, Any]:
        return {"type": str(self.type), "from": self.from_id, "to": self.to_id, "role": self.role}


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything a reader proposes about one text; ``reader`` is ``name@version``."""

    language: str
    text_sha256: str
    segments: tuple[Segment, ...]
    proposals: tuple[Proposal, ...]
    links: tuple[Link, ...]
    reader: str

    def as_json(self) -> dict[str, Any]:
        """Give the shape that DESIGN §6 and the schema fix (and ``reader``)."""
        return {
            "language": self.language,
            "text_sha256": self.text_sha256,
            "reader": self.reader,
            "segments": [segment.as_json() for segment in self.segments],
            "proposals": [proposal.as_json() for proposal in self.proposals],
            "links": [link.as_json() for link in self.links],
        }


def reading_from_json(value: dict[str, Any]) -> Reading:
    """Read what :meth:`Reading.as_json` gave."""
    return Reading(
        language=value["language"],
        text_sha256=value["text_sha256"],
        reader=value["reader"],
        segments=tuple(
            Segment(
                item["start"],
                item["end"],
                SegmentKind(item["kind"]),
                item["rule"],
                item.get("confidence", 100),
            )
            for item in value["segments"]
        ),
        proposals=tuple(
            Proposal(
                id=item["id"],
                kind=Kind(item["kind"]),
                start=item["start"],
                end=item["end"],
                text=item["text"],
                value=item["value"],
                rule=item["rule"],
                about=item["about"],
                claimant=item["claimant"],
                via=tuple(item["via"]),
                modality=Modality(item["modality"]),
            )
            for item in value["proposals"]
        ),
        links=tuple(
            Link(LinkType(item["type"]), item["from"], item["to"], item["role"]) for item in value["links"]
        ),
    )


def check_reading(reading: Reading, text: str) -> None:
    """Hold a reading against its text, whoever made it.

    Raises :class:`InvalidClaim` if it is of another text, if segments do not cover the text in order, if a
    span is not exactly its text, if a value breaks its kind's rules, or if an id points nowhere.
    """
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    if reading.text_sha256 != digest:
        raise InvalidClaim("text_sha256", reading.text_sha256, f"is not the text that was read ({digest})")
    _check_segments(reading.segments, len(text))
    ids = {proposal.id for proposal in reading.proposals}
    if len(ids) != len(reading.proposals):
        raise InvalidClaim("proposals", len(reading.proposals), "do not all have different ids")
    for proposal in reading.proposals:
        _check_proposal(proposal, text, ids)
    for link in reading.links:
        for end in (link.from_id, link.to_id):
            if end not in ids:
                raise InvalidClaim("links", end, "is not a proposal of this reading")


def _check_segments(segments: tuple[Segment, ...], length: int) -> None:
    position = 0
    for segment in segments:
        if segment.start != position or segment.end <= segment.start:
            raise InvalidClaim("segments", segment.start, f"leaves a gap or overlaps; expected {position}")
        position = segment.end
    if position != length:
        raise InvalidClaim("segments", position, f"do not reach the end of the text ({length})")


def _check_proposal(proposal: Proposal, text: str, ids: set[str]) -> None:
    if not 0 <= proposal.start < proposal.end <= len(text):
        raise InvalidClaim("start", proposal.start, "is outside the text")
    if text[proposal.start : proposal.end] != proposal.text:
        raise InvalidClaim("text", proposal.text, f"does not stand at {proposal.start}")
    check_value(proposal.kind, proposal.value)
    for target in (proposal.about, proposal.claimant, *proposal.via):
        if target is not None and target not in ids:
            raise InvalidClaim("about", target, "is not a proposal of this reading")
