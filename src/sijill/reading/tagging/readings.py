"""From a learned span to a find with its value; what cannot be read is no find."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from sijill.claims.kinds import Kind, Modality
from sijill.claims.values import Charge, Demand, Quote, value_json
from sijill.reading.law_references import law_references
from sijill.reading.mention import Mention
from sijill.reading.rulings import IN_RULING
from sijill.reading.tagging.choices import Case
from sijill.reading.tagging.penalty_values import Earlier, penalty_of
from sijill.reading.tagging.spans import Span
from sijill.reading.tagging.weights import Weights
from sijill.reading.wording import Wording

LEARNED = "learned@1"


@dataclass(slots=True)
class Told:
    """What was read so far of a text: its penalties, and the measure of its last figure."""

    penalties: list[Earlier] = field(default_factory=list)
    measure: str | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """A span that is to be read, with the table of choices and the word at which the next span begins."""

    wording: Wording
    span: Span
    weights: Weights
    told: Told
    limit: int

    @property
    def case(self) -> Case:
        """The span as a question is asked of it."""
        return Case(self.wording, self.span.first, self.span.last)

    @property
    def bounds(self) -> tuple[int, int]:
        """Where the find stands in the text, its first word without "and"."""
        start = self.wording.start_without_and(self.span.first)
        return start, self.wording.words[self.span.last - 1].end

    @property
    def said(self) -> str:
        """The words of the find."""
        return self.wording.text[slice(*self.bounds)]


def read_span(place: Place) -> Mention | None:
    """Read the find of a span; ``None`` if its value cannot be read."""
    read = _READERS.get(place.span.kind)
    return read(place) if read is not None and place.said.strip() else None


def _mention(place: Place, kind: Kind, value: object, modality: Modality = Modality.STATED) -> Mention:
    return Mention(kind, *place.bounds, value_json(value), f"{place.span.kind}.{LEARNED}", modality=modality)


def _penalty(place: Place) -> Mention | None:
    """Read a penalty, only in a text that reports what a court decided."""
    if not place.wording.memo.get(IN_RULING):
        return None
    penalty = penalty_of(place.weights, place.case, place.told.penalties, place.limit)
    return _mention(place, Kind.PENALTY, penalty) if penalty else None


def _charge(place: Place) -> Mention:
    start, _ = place.bounds
    last = place.wording.sentence_of(place.span.last - 1)[1]
    limit = place.wording.words[last - 1].end
    laws = [one for one in law_references(place.wording) if start <= one.start < limit]
    law = laws[0] if laws else None
    article = law.articles[0] if law and law.articles else None
    return _mention(place, Kind.CHARGE, Charge(place.said, law.law if law else None, article))


_READERS: dict[str, Callable[[Place], Mention | None]] = {
    "penalty": _penalty,
    "charge": _charge,
    "demand": lambda place: _mention(place, Kind.DEMAND, Demand(), Modality.DEMANDED),
    "quote_indirect": lambda place: _mention(place, Kind.QUOTE, Quote("indirect")),
}
