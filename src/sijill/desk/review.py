"""Review: proposals that wait, and what people decide about them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sijill.claims import check_value
from sijill.ledger import encode
from sijill.store import NotFound
from sijill.store.door import Written
from sijill.store.kinds import Draft
from sijill.store.queries import ClaimFacts, View
from sijill.store.queries.rows import claims_among, claims_where
from sijill.store.register import Register


class Action(StrEnum):
    """What a person can do about a claim; ``reopen`` takes a decision back."""

    ACCEPT = "accept"
    REJECT = "reject"
    REOPEN = "reopen"


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision. ``seen`` is the claim's version on the screen; ``value`` a corrected value, if any."""

    claim: str
    action: Action
    seen: int
    value: dict[str, Any] | None = None
    reason: str = ""


def proposals(view: View, *, source: str | None = None, limit: int = 200) -> list[ClaimFacts]:
    """Give claims that wait for a decision, in the order of their sources and places in them."""
    condition, values = view.visible("source")
    condition = f"state = 'proposed' AND superseded IS NULL AND {condition}"
    if source is not None:
        condition += " AND source = %s"
        values.append(source)
    found = claims_where(
        view.tables, f'{condition} ORDER BY source, start, "end", id LIMIT %s', [*values, limit]
    )
    return list(found)


def waiting(view: View) -> int:
    """Count the claims that wait for a decision."""
    condition, values = view.visible("source")
    rows = view.tables.select(
        f"SELECT COUNT(*) FROM claim WHERE state = 'proposed' AND superseded IS NULL AND {condition}", values
    )
    return int(rows[0][0])


def decide(register: Register, decisions: Sequence[Decision], *, author: str) -> Written:
    """Write decisions, all or none.

    Raises :class:`~sijill.store.Conflict` if a claim has changed since it was seen, ``NotFound`` if there is
    none, :class:`~sijill.claims.InvalidClaim` if a corrected value breaks its kind's rules.
    """
    view = View(register)
    claims = {
        claim.id: claim for claim in claims_among(view.tables, "id", [item.claim for item in decisions])
    }
    drafts = []
    for decision in decisions:
        claim = claims.get(decision.claim)
        if claim is None:
            raise NotFound("claim", decision.claim)
        if decision.action is Action.ACCEPT:
            drafts.append(_acceptance(view, claim, decision))
        else:
            kind = "claim.rejected" if decision.action is Action.REJECT else "claim.reopened"
            body = {"claim": claim.id, "seen": decision.seen, "reason": decision.reason}
            drafts.append(Draft(kind, body))
    return register.door.write(drafts, author=author)


def as_they_stand(view: View, chosen: Mapping[Action, Sequence[str]], *, reason: str = "") -> list[Decision]:
    """Make decisions on claims as the register has them now, for a caller that shows nothing before."""
    ids = [claim for claims in chosen.values() for claim in claims]
    versions = {claim.id: claim.version for claim in claims_among(view.tables, "id", ids)}
    decisions = []
    for action, claims in chosen.items():
        for claim in claims:
            if claim not in versions:
                raise NotFound("claim", claim)
            decisions.append(Decision(claim, action, versions[claim], reason=reason))
    return decisions


def accept_all(register: Register, source: str, *, author: str) -> int:
    """Accept every waiting proposal of one source, as a person's decision; gives how many."""
    waiting_claims = proposals(View(register), source=source, limit=1_000_000)
    decisions = [Decision(claim.id, Action.ACCEPT, claim.version) for claim in waiting_claims]
    if decisions:
        decide(register, decisions, author=author)
    return len(decisions)


def _acceptance(view: View, claim: ClaimFacts, decision: Decision) -> Draft:
    """Write the claim whole into the entry, so that it stands without the reading that proposed it."""
    value = claim.value if decision.value is None else decision.value
    check_value(claim.kind, value)
    return Draft(
        "claim.accepted",
        {
            "claim": claim.id,
            "source": claim.source,
            "record": _record_line(view, claim.record),
            "line": [
                claim.record,
                claim.property,
                str(claim.kind),
                encode(value).decode(),
                claim.original,
                claim.start,
                claim.end,
                claim.column,
                claim.claimant,
                list(claim.via) or None,
                str(claim.modality),
            ],
            "origin": claim.origin,
            "was": claim.value if value != claim.value else None,
            "seen": decision.seen,
        },
    )


def _record_line(view: View, record: str | None) -> list[str | None] | None:
    if record is None:
        return None
    rows = view.tables.select("SELECT id, kind, type, subject, name FROM record WHERE id = %s", (record,))
    return list(rows[0]) if rows else None
