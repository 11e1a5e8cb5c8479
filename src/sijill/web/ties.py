"""What holds a person's records together, or keeps others apart from them: judgements and their reasons."""

from __future__ import annotations

from dataclasses import dataclass

from sijill.claims import CERTAIN, Verdict
from sijill.store.queries import PairFacts, Person, SourceFacts, View, pairs
from sijill.store.queries.rows import sources_among
from sijill.web.statements import source_name
from sijill.web.wording import Phrase, foreign
from sijill.web.wording.labels import VERDICTS

_MOST = 60


@dataclass(frozen=True, slots=True)
class End:
    """One of the two records that a judgement is about."""

    record: str
    name: Phrase | None
    source: Phrase | None


@dataclass(frozen=True, slots=True)
class Tie:
    """A judgement; ``percent`` is a model's probability, ``None`` for a person's verdict."""

    id: str
    left: End
    right: End
    verdict: str
    words: str
    reason: str
    by: str
    percent: int | None
    entry: int


def ties(view: View, found: Person, language: str) -> tuple[Tie, ...]:
    """Give the judgements that touch a person's records, those that hold them together first."""
    judged = pairs(view, records=[record.id for record in found.records], limit=_MOST)
    ordered = sorted(judged, key=lambda pair: (pair.verdict is not Verdict.SAME, not pair.by_person))
    sources = sources_of(view, [side for pair in judged for side in (pair.left, pair.right)])
    return tuple(tie(pair, sources) for pair in ordered)


def tie(pair: PairFacts, sources: dict[str, SourceFacts]) -> Tie:
    """Put one judgement into words; ``sources`` are those of the records."""
    return Tie(
        id=pair.id,
        left=_end(pair.left, pair.left_name, sources),
        right=_end(pair.right, pair.right_name, sources),
        verdict=str(pair.verdict),
        words=str(VERDICTS[str(pair.verdict)]),
        reason=pair.reason,
        by="" if pair.by_person else pair.author,
        percent=None if pair.by_person else round(100 * pair.probability / CERTAIN),
        entry=pair.entry,
    )


def _end(record: str, name: str | None, sources: dict[str, SourceFacts]) -> End:
    source = sources.get(record)
    hint = source.details.language if source else None
    return End(record, foreign(name, hint=hint) if name else None, source_name(source) if source else None)


def sources_of(view: View, records: list[str]) -> dict[str, SourceFacts]:
    """Give the source of each record."""
    where = dict(view.tables.among("SELECT id, source FROM record WHERE id IN", sorted(set(records))))
    sources = sources_among(view.tables, set(where.values()))
    return {record: sources[source] for record, source in where.items() if source in sources}
