"""Judgements that two records are the same or not, and the identities that follow from them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sijill.claims.errors import InvalidClaim
from sijill.claims.kinds import Verdict

CERTAIN = 1_000_000


@dataclass(frozen=True, slots=True)
class Judgement:
    """One verdict on two records, by a person or by a model (``name@version``).

    ``probability`` is in millionths that they are the same (the ledger holds no floats); ``seq`` is the
    ledger entry that said so: of one person's several verdicts on a pair the last one counts.
    """

    id: str
    left: str
    right: str
    verdict: Verdict
    by_person: bool
    probability: int = CERTAIN
    seq: int = 0

    def __post_init__(self) -> None:
        if self.left == self.right:
            raise InvalidClaim("right", self.right, "is the same record as the left one")
        if not 0 <= self.probability <= CERTAIN:
            raise InvalidClaim("probability", self.probability, "is not in millionths")

    @property
    def pair(self) -> tuple[str, str]:
        return (self.left, self.right) if self.left < self.right else (self.right, self.left)


def standing(judgements: Iterable[Judgement]) -> list[Judgement]:
    """Keep one judgement a pair: the last by a person, else the last by a model."""
    best: dict[tuple[str, str], Judgement] = {}
    for judgement in judgements:
        held = best.get(judgement.pair)
        if held is None or (judgement.by_person, judgement.seq, judgement.id) > (
            held.by_person,
            held.seq,
            held.id,
        ):
            best[judgement.pair] = judgement
    return list(best.values())


def identities(order: Mapping[str, int], judgements: Sequence[Judgement]) -> dict[str, str]:
    """Compute the identity of every record in ``order``.

    ``order`` gives each record's place in the ledger; an identity bears the id of its earliest record, so
    that it is stable, and a part that is split off takes back the id it had. Surest first: people before
    models, then by probability; a union that would bring two records together that a person holds to be
    different is left out. The result depends on the set of judgements, not on the order they come in.
    """
    held = standing(judgements)
    parent = {record: record for record in order}
    members: dict[str, set[str]] = {record: {record} for record in order}
    apart: dict[str, set[str]] = {}
    for judgement in held:
        if judgement.verdict is Verdict.DIFFERENT and judgement.by_person:
            apart.setdefault(judgement.left, set()).add(judgement.right)
            apart.setdefault(judgement.right, set()).add(judgement.left)

    def root(record: str) -> str:
        while parent[record] != record:
            parent[record] = parent[parent[record]]
            record = parent[record]
        return record

    same = [judgement for judgement in held if judgement.verdict is Verdict.SAME]
    same.sort(key=lambda item: (not item.by_person, -item.probability, item.pair))
    for judgement in same:
        if judgement.left not in parent or judgement.right not in parent:
            continue
        left, right = root(judgement.left), root(judgement.right)
        if left == right:
            continue
        small, large = sorted((left, right), key=lambda item: len(members[item]))
        if any(not apart.get(record, frozenset()).isdisjoint(members[large]) for record in members[small]):
            continue
        parent[small] = large
        members[large] |= members.pop(small)
    result = {}
    for group in members.values():
        first = min(group, key=lambda record: (order[record], record))
        for record in group:
            result[record] = first
    return result
