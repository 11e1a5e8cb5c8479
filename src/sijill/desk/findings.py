"""What stands out in a register: people in several sources, disputed facts, figures by claimant."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from sijill.claims import Kind
from sijill.store.queries import Fact, View, people, person
from sijill.store.queries.rows import ClaimFacts, claims_where, records_where

_PAGE = 500


@dataclass(frozen=True, slots=True)
class Dispute:
    """A fact of one person on which sources differ."""

    person: str
    name: str
    fact: Fact


@dataclass(frozen=True, slots=True)
class SaidFigure:
    """A figure with who says so: a claimant's name, or the source's publisher."""

    claim: ClaimFacts
    claimant: str
    source: str


@dataclass(frozen=True, slots=True)
class Findings:
    """``in_sources`` counts identities by the number of sources they are in."""

    people: int
    in_sources: dict[int, int]
    disputes: tuple[Dispute, ...]
    figures: tuple[SaidFigure, ...]


def findings(view: View, *, most: int = 2_000) -> Findings:
    """Look through up to ``most`` people of a register, and all its figures."""
    counts: Counter[int] = Counter()
    disputes = []
    after, seen = -1, 0
    while seen < most and (page := people(view, after=after, limit=_PAGE)):
        after = page[-1].place
        seen += len(page)
        for summary in page:
            counts[summary.sources] += 1
            if summary.sources > 1:
                found = person(view, summary.id)
                name = summary.names[0] if summary.names else ""
                disputes += [Dispute(summary.id, name, fact) for fact in found.disputed]
    return Findings(
        people=sum(counts.values()),
        in_sources=dict(sorted(counts.items())),
        disputes=tuple(disputes),
        figures=said_figures(view),
    )


def said_figures(view: View) -> tuple[SaidFigure, ...]:
    """Give every figure that stands or waits, with the name of whoever says so."""
    condition, values = view.visible("source")
    claims = list(
        claims_where(
            view.tables,
            f"property = '{Kind.FIGURE}' AND state <> 'rejected' AND superseded IS NULL AND {condition}"
            " ORDER BY source, start, id",
            values,
        )
    )
    claimants = sorted({claim.claimant for claim in claims if claim.claimant})
    marks = ",".join(["%s"] * len(claimants)) or "NULL"
    names = {item.id: item.name for item in records_where(view.tables, f"id IN ({marks})", claimants)}
    sources = {item.id: item for item in view.sources()}
    return tuple(
        SaidFigure(
            claim,
            claimant=names.get(claim.claimant or "") or sources[claim.source].details.publisher or "",
            source=sources[claim.source].title,
        )
        for claim in claims
    )
