"""Whole people merged and split by a person, with a reason, and back."""

from __future__ import annotations

import pytest

from sijill.claims import Verdict
from tests.desk.conftest import Desk

ROWS = (("Name", "Father's name"), *((f"Sara Keltab {letter}", "Yousef") for letter in "ABCDE"))


@pytest.fixture
def five(desk: Desk) -> list[str]:
    """Bring five people; give their ids in the order in which they came."""
    from sijill.store.queries import View, people

    desk.bring(*ROWS)
    return [person.id for person in people(View(desk.register))]


def together(desk: Desk, *pairs: tuple[str, str]) -> None:
    from sijill.desk.judging import judge

    for one, other in pairs:
        judge(desk.register, one, other, Verdict.SAME, reason="", author=desk.author)


def records(desk: Desk, identifier: str) -> tuple[str, list[str]]:
    from sijill.desk.identities import identity
    from sijill.store.queries import View

    found = identity(View(desk.register), identifier).person
    return found.id, [record.id for record in found.records]


def test_two_people_are_merged_whichever_of_their_records_is_named(desk: Desk, five: list[str]) -> None:
    from sijill.desk.identities import merge

    a, b, c, d, _ = five
    together(desk, (a, c), (b, d))

    merge(desk.register, d, c, reason="one grave", author=desk.author)

    assert all(records(desk, one) == (a, [a, b, c, d]) for one in (a, b, c, d))


def test_a_split_makes_two_people_also_where_one_part_held_the_other_together(
    desk: Desk, five: list[str]
) -> None:
    from sijill.desk.identities import split

    hub, *spokes = five
    together(desk, *((hub, spoke) for spoke in spokes))

    split(desk.register, hub, spokes[1:3], reason="her sister", author=desk.author)

    assert records(desk, hub) == (hub, [hub, spokes[0], spokes[3]])
    assert records(desk, spokes[2]) == (spokes[1], spokes[1:3])


def test_a_hub_that_is_taken_out_leaves_the_others_one_person(desk: Desk, five: list[str]) -> None:
    from sijill.desk.identities import split

    a, b, hub, d, e = five
    together(desk, *((hub, one) for one in (a, b, d, e)))

    split(desk.register, a, [hub], reason="somebody else", author=desk.author)

    assert records(desk, e) == (a, [a, b, d, e])
    assert records(desk, hub) == (hub, [hub])


def test_undoing_gives_back_what_was(desk: Desk, five: list[str]) -> None:
    from sijill.desk.identities import split, undo
    from sijill.store.verification import verify

    together(desk, *((five[0], one) for one in five[1:]))
    before = records(desk, five[0])
    written = split(desk.register, five[0], five[2:], reason="", author=desk.author)

    change = written.acts[0].body["change"]
    undo(desk.register, five[3], change, reason="a slip", author=desk.author)

    assert records(desk, five[4]) == before
    assert verify(desk.register).findings == []


def test_what_was_merged_and_split_is_said_with_reasons_on_both_sides(desk: Desk, five: list[str]) -> None:
    from sijill.desk.identities import identity, merge, split
    from sijill.store.queries import View

    a, b, *_ = five
    merge(desk.register, a, b, reason="one grave", author=desk.author)
    split(desk.register, a, [b], reason="two graves", author=desk.author)

    for one in (a, b):
        answer = identity(View(desk.register), one)
        assert [(change.kind, change.reason) for change in answer.changes] == [
            ("merge", "one grave"),
            ("split", "two graves"),
        ]
        assert answer.changes[1].people == tuple(sorted((a, b)))


def test_the_matcher_leaves_a_split_and_a_merge_as_they_are(desk: Desk) -> None:
    from sijill.desk.identities import merge, split
    from sijill.desk.judging import run_matching
    from sijill.store.queries import View, people

    rows = (("Name", "Father's name", "Date of birth"), ("Sara Keltab", "Yousef", "1990-05-05"))
    for name in ("one.csv", "two.csv", "three.csv"):
        desk.bring(*rows, name=name)
    desk.bring(rows[0], ("Hamid Osturi", "Karim", "1950-01-01"), name="four.csv")
    run_matching(desk.register, author=desk.author)
    sara, hamid = (person.id for person in people(View(desk.register)))
    third = records(desk, sara)[1][2]

    split(desk.register, sara, [third], reason="a cousin", author=desk.author)
    merge(desk.register, hamid, third, reason="an alias", author=desk.author)
    run_matching(desk.register, author=desk.author)

    assert len(records(desk, sara)[1]) == 2
    assert sorted(records(desk, third)[1]) == sorted((hamid, third))


@pytest.mark.parametrize("taken", [[], [0, 1], [2]])
def test_a_split_that_leaves_no_two_people_is_refused(desk: Desk, five: list[str], taken: list[int]) -> None:
    from sijill.desk.identities import InvalidChange, split

    together(desk, (five[0], five[1]))

    with pytest.raises(InvalidChange):
        split(desk.register, five[0], [five[one] for one in taken], reason="", author=desk.author)


def test_nobody_is_merged_with_themselves(desk: Desk, five: list[str]) -> None:
    from sijill.desk.identities import InvalidChange, merge

    together(desk, (five[0], five[1]))

    with pytest.raises(InvalidChange, match="one person already"):
        merge(desk.register, five[0], five[1], reason="", author=desk.author)


def test_a_change_of_somebody_else_is_not_undone_here(desk: Desk, five: list[str]) -> None:
    from sijill.desk.identities import InvalidChange, merge, undo

    a, b, c, *_ = five
    written = merge(desk.register, a, b, reason="", author=desk.author)

    with pytest.raises(InvalidChange, match="no merge or split"):
        undo(desk.register, c, written.acts[0].body["change"], reason="", author=desk.author)
