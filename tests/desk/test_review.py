"""Decisions on claims: whole, reversible, never on something that has changed."""

from __future__ import annotations

import pytest

from sijill.claims import InvalidClaim, State
from tests.desk.conftest import Desk


def test_an_accepted_claim_stands_with_its_corrected_value(desk: Desk) -> None:
    from sijill.desk.reading import read_source
    from sijill.desk.review import Action, Decision, decide, proposals
    from sijill.store.queries import View
    from sijill.store.queries.rows import claims_among

    source = desk.add()
    read_source(desk.register, source, author=desk.author)
    penalty = next(claim for claim in proposals(View(desk.register)) if claim.kind == "penalty")
    value = {**penalty.value, "per": "each"}

    decide(
        desk.register, [Decision(penalty.id, Action.ACCEPT, penalty.version, value=value)], author=desk.author
    )

    (stands,) = claims_among(View(desk.register).tables, "id", [penalty.id])
    assert stands.stands()
    assert stands.value == value
    assert stands.original == penalty.original


def test_a_value_that_breaks_its_rules_is_refused_and_nothing_is_written(desk: Desk) -> None:
    from sijill.desk.reading import read_source
    from sijill.desk.review import Action, Decision, decide, proposals
    from sijill.store.queries import View

    source = desk.add()
    read_source(desk.register, source, author=desk.author)
    penalty = next(claim for claim in proposals(View(desk.register)) if claim.kind == "penalty")
    size = View(desk.register).size

    with pytest.raises(InvalidClaim, match="type"):
        decide(
            desk.register,
            [Decision(penalty.id, Action.ACCEPT, penalty.version, value={"type": "scolding"})],
            author=desk.author,
        )

    assert View(desk.register).size == size


def test_a_decision_on_what_has_changed_since_is_a_conflict(desk: Desk) -> None:
    from sijill.desk.reading import read_source
    from sijill.desk.review import Action, Decision, decide, proposals
    from sijill.store import Conflict
    from sijill.store.queries import View

    source = desk.add()
    read_source(desk.register, source, author=desk.author)
    seen = proposals(View(desk.register))[0]
    decide(desk.register, [Decision(seen.id, Action.REJECT, seen.version)], author=desk.author)

    with pytest.raises(Conflict):
        decide(desk.register, [Decision(seen.id, Action.ACCEPT, seen.version)], author=desk.author)


def test_a_rejected_claim_can_be_reopened(desk: Desk) -> None:
    from sijill.desk import review
    from sijill.desk.reading import read_source
    from sijill.store.queries import View
    from sijill.store.queries.rows import claims_among

    source = desk.add()
    read_source(desk.register, source, author=desk.author)
    claim = review.proposals(View(desk.register))[0]
    for action in (review.Action.REJECT, review.Action.REOPEN):
        decisions = review.as_they_stand(View(desk.register), {action: [claim.id]})
        review.decide(desk.register, decisions, author=desk.author)

    (now,) = claims_among(View(desk.register).tables, "id", [claim.id])
    assert now.state is State.PROPOSED


def test_a_person_whose_every_claim_is_rejected_is_not_shown(desk: Desk) -> None:
    from sijill.desk import review
    from sijill.desk.reading import read_source
    from sijill.store.queries import View, people

    source = desk.add()
    read_source(desk.register, source, author=desk.author)
    assert people(View(desk.register))

    claims = [claim.id for claim in review.proposals(View(desk.register))]
    decisions = review.as_they_stand(View(desk.register), {review.Action.REJECT: claims})
    review.decide(desk.register, decisions, author=desk.author)

    assert people(View(desk.register)) == []
