"""What people decided about a rule's proposals, and names that were accepted once."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sijill.desk.rules import RuleRecord
from tests.desk.conftest import Desk


def test_the_lower_bound_trusts_few_decisions_little() -> None:
    assert [RuleRecord("r", accepted, 0).at_least for accepted in (0, 2, 20, 200)] == [0, 34, 83, 98]
    assert RuleRecord("r", 0, 0).percent is None


@given(st.integers(0, 500), st.integers(0, 500))
def test_the_lower_bound_is_never_above_the_share(accepted: int, rejected: int) -> None:
    record = RuleRecord("r", accepted, rejected)

    assert 0 <= record.at_least <= 100
    if record.decided:
        assert record.at_least <= 100 * accepted / record.decided


def test_a_rule_is_measured_by_what_people_decided(desk: Desk) -> None:
    from sijill.desk.reading import read_source
    from sijill.desk.review import Action, as_they_stand, decide, proposals
    from sijill.desk.rules import Rules
    from sijill.store.queries import View

    source = desk.add()
    read_source(desk.register, source, author=desk.author)
    waiting = [
        claim for claim in proposals(View(desk.register), source=source) if claim.property != "participant"
    ]
    chosen = {Action.ACCEPT: [waiting[0].id], Action.REJECT: [waiting[1].id]}
    decide(desk.register, as_they_stand(View(desk.register), chosen), author=desk.author)

    rules = Rules(View(desk.register))

    assert all(rules.rule_of(claim) for claim in waiting)
    assert sum(one.accepted for one in rules.records()) == 1
    assert sum(one.rejected for one in rules.records()) == 1


def test_what_a_good_rule_proposes_comes_first(desk: Desk) -> None:
    from sijill.desk.reading import read_source
    from sijill.desk.review import Action, as_they_stand, decide, proposals
    from sijill.desk.rules import Rules
    from sijill.store.queries import View

    source = desk.add()
    read_source(desk.register, source, author=desk.author)
    waiting = proposals(View(desk.register), source=source)
    rules = Rules(View(desk.register))
    by_rule: dict[str, list[str]] = {}
    for claim in waiting:
        by_rule.setdefault(rules.rule_of(claim) or "", []).append(claim.id)
    good = next((rule for rule, claims in by_rule.items() if rule and len(claims) > 1), None)
    if good is None:
        pytest.fail(f"no rule of the article proposes twice: {by_rule}")
    decide(
        desk.register,
        as_they_stand(View(desk.register), {Action.ACCEPT: by_rule[good][:1]}),
        author=desk.author,
    )

    rules = Rules(View(desk.register))
    ordered = rules.surest_first(proposals(View(desk.register), source=source))

    assert rules.rule_of(ordered[0]) == good


def test_only_accepted_names_that_stand_in_the_text_are_known(desk: Desk) -> None:
    from sijill.desk.reading import read_source
    from sijill.desk.review import accept_all
    from sijill.desk.rules import accepted_names
    from sijill.store.queries import View

    source = desk.add()
    read_source(desk.register, source, author=desk.author)
    before = accepted_names(View(desk.register), "…").names()
    accept_all(desk.register, source, author=desk.author)
    rows = View(desk.register).tables.select(
        "SELECT name FROM record WHERE kind = 'person' AND name IS NOT NULL", ()
    )
    name = rows[0][0]

    known = accepted_names(View(desk.register), f"and then {name} came").names()

    assert list(before) == []
    assert list(known) == [name]
