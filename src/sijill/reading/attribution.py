"""According to whom: every find inside somebody's words gets that claimant and how it was said."""

from __future__ import annotations

from collections.abc import Sequence

from sijill.claims.kinds import Kind, Modality
from sijill.reading.mention import Mention
from sijill.reading.scope import Scope

_SAID = (Kind.EVENT, Kind.FIGURE, Kind.PENALTY, Kind.CHARGE, Kind.AGE, Kind.DATE)
_WANTED = frozenset(("release", "trial", "transfer"))


def attribute(found: Sequence[Mention], scopes: Sequence[Scope], demands: Sequence[Mention]) -> None:
    """Fill in claimant and modality from the innermost scope; ``None`` stays for the publisher itself.

    What is demanded has not happened: a release or trial inside a demand is ``demanded`` by who demands it,
    any other event there ("stop the executions") is ``presupposed``.
    """
    for mention in found:
        scope = _innermost(mention, scopes)
        if mention.kind is Kind.DEMAND:
            if mention.claimant is None and scope is not None:
                mention.claimant = scope.claimant
            continue
        if mention.kind not in _SAID:
            continue
        if scope is not None:
            mention.claimant, mention.modality = scope.claimant, scope.modality
        if mention.kind is Kind.EVENT:
            demand = next((one for one in demands if one.covers(mention)), None)
            if demand is not None:
                wanted = mention.value["type"] in _WANTED
                mention.claimant = demand.claimant
                mention.modality = Modality.DEMANDED if wanted else Modality.PRESUPPOSED


def _innermost(mention: Mention, scopes: Sequence[Scope]) -> Scope | None:
    around = [scope for scope in scopes if scope.start <= mention.start and mention.end <= scope.end]
    return min(around, key=lambda scope: scope.end - scope.start, default=None)
