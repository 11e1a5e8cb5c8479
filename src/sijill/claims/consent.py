"""Consent: what of a person may be used, for what, by whose leave, until when. Closed is the default."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sijill.claims.kinds import Use


class ConsentState(StrEnum):
    """Where a use stands: open; running out; closed because withdrawn, expired, or never asked."""

    OPEN = "open"
    EXPIRING = "expiring"
    EXPIRED = "expired"
    WITHDRAWN = "withdrawn"
    NOT_ASKED = "not_asked"

    @property
    def allows(self) -> bool:
        return self in (ConsentState.OPEN, ConsentState.EXPIRING)


EXPIRING_DAYS = 30


@dataclass(frozen=True, slots=True)
class Consent:
    """Leave to use some fields of the person of ``record``; ``by`` says in whose words, not in a name.

    ``until`` is the last day, ``None`` if it was given without end; ``given`` and ``withdrawn`` are the
    ledger entries of the two events (a withdrawal is an event of its own, never a deletion).
    """

    id: str
    record: str
    use: Use
    fields: tuple[str, ...]
    by: str
    until: date | None = None
    given: int = 0
    withdrawn: int | None = None

    def state(self, on: date) -> ConsentState:
        """Say where this leave stands on a day."""
        if self.withdrawn is not None:
            return ConsentState.WITHDRAWN
        if self.until is None:
            return ConsentState.OPEN
        if on > self.until:
            return ConsentState.EXPIRED
        return ConsentState.EXPIRING if (self.until - on).days <= EXPIRING_DAYS else ConsentState.OPEN


def allowed_fields(consents: Iterable[Consent], *, use: Use, on: date) -> frozenset[str]:
    """Give the fields that may be used for ``use`` on a day; empty if nobody gave leave.

    A withdrawal closes its fields against everybody's earlier leave, also another relative's: where two
    disagree, the one who asks for silence is heard. Leave given after it opens them again.
    """
    relevant = [consent for consent in consents if consent.use is use]
    closed: dict[str, int] = {}
    for consent in relevant:
        if consent.withdrawn is not None:
            for field in consent.fields:
                closed[field] = max(closed.get(field, 0), consent.withdrawn)
    return frozenset(
        field
        for consent in relevant
        if consent.state(on).allows
        for field in consent.fields
        if consent.given > closed.get(field, -1)
    )
