"""Who people are keeps its id through everything that befalls it, and what people did can be undone."""

from __future__ import annotations

import pytest

from sijill.store import Conflict, HeldApart, NotFound
from sijill.store.erasure import erase_record
from sijill.store.queries import View, person
from sijill.store.queries.identities import changes
from sijill.store.replay import rebuild
from sijill.store.ties import version
from sijill.store.verification import verify
from tests.store.making import Team, dump

ROWS = {str(number): {"name": f"Sara Mirlani {number}"} for number in range(1, 6)}


@pytest.fixture
def five(team: Team) -> list[str]:
    """Bring five records; give them in the order in which they came."""
    brought = team.bring("families", ROWS)
    return [brought[number] for number in sorted(ROWS)]


def groups(team: Team, records: list[str]) -> dict[str, list[int]]:
    """Give the identities of records by their numbers."""
    found: dict[str, list[int]] = {}
    for number, record in enumerate(records):
        found.setdefault(team.identity(record), []).append(number)
    return found


def matched(team: Team, *pairs: tuple[str, str]) -> None:
    team.matching(*[(*pair, "same", 950_000, "alike") for pair in pairs])


def assert_replays(team: Team) -> None:
    rows = dump(team.tables)
    assert verify(team.register).findings == []
    rebuild(team.register)
    assert dump(team.tables) == rows


def test_an_identity_that_grows_keeps_its_id(team: Team, five: list[str]) -> None:
    a, b, c, d, _ = five
    matched(team, (b, c))
    assert team.identity(c) == b

    matched(team, (b, c), (c, d))
    assert team.identity(d) == b
    later = team.bring("lawyers", {"9": {"name": "Sara Mirlany"}})["9"]
    team.judge(later, c)

    assert groups(team, five) == {a: [0], b: [1, 2, 3], five[4]: [4]}
    assert team.identity(later) == b


def test_another_run_that_finds_the_same_changes_no_id(team: Team, five: list[str]) -> None:
    pairs = [(five[0], five[3]), (five[2], five[4])]
    matched(team, *pairs)
    before = groups(team, five)

    matched(team, *reversed(pairs))

    assert groups(team, five) == before


def test_the_id_of_an_absorbed_identity_leads_to_the_one_that_has_it_now(team: Team, five: list[str]) -> None:
    a, b, c, *_ = five
    matched(team, (b, c))

    team.merge(b, a, "the same grave")

    assert groups(team, five) == {a: [0, 1, 2], five[3]: [3], five[4]: [4]}
    assert [person(View(team.register), old).id for old in (a, b, c)] == [a, a, a]


def test_a_merge_that_is_undone_gives_both_ids_back(team: Team, five: list[str]) -> None:
    matched(team, (five[0], five[1]), (five[2], five[3]))
    before = groups(team, five)

    change = team.merge(five[0], five[2])
    assert groups(team, five) == {five[0]: [0, 1, 2, 3], five[4]: [4]}
    team.undo(change)

    assert groups(team, five) == before
    assert_replays(team)


def test_a_split_takes_records_out_whatever_the_matcher_says(team: Team, five: list[str]) -> None:
    a, b, c, d, _ = five
    ties = [(a, b), (b, c), (a, c), (a, d), (b, d), (c, d)]
    matched(team, *ties)

    team.split(a, c, d, reason="two cousins")
    assert groups(team, five) == {a: [0, 1], c: [2, 3], five[4]: [4]}
    matched(team, *ties)

    assert groups(team, five) == {a: [0, 1], c: [2, 3], five[4]: [4]}
    assert_replays(team)


def test_a_split_that_is_undone_gives_the_old_identity_back(team: Team, five: list[str]) -> None:
    matched(team, (five[0], five[1]), (five[1], five[2]))
    before = groups(team, five)

    change = team.split(five[0], five[2])
    assert team.identity(five[2]) == five[2]
    team.undo(change)

    assert groups(team, five) == before
    assert_replays(team)


def test_nothing_is_undone_twice_or_unless_it_is_there(team: Team, five: list[str]) -> None:
    change = team.merge(five[0], five[1])
    team.undo(change)

    with pytest.raises(Conflict, match="changed since"):
        team.undo(change)
    with pytest.raises(NotFound, match="no change"):
        team.undo("0" * 32)


def test_whom_somebody_holds_apart_nobody_merges(team: Team, five: list[str]) -> None:
    a, b, c, d, _ = five
    matched(team, (a, b), (c, d))
    judgement = team.judge(b, d, "different")
    before = dump(team.tables)

    with pytest.raises(HeldApart, match="take that judgement back"):
        team.merge(a, c)
    assert dump(team.tables) == before
    team.take_back(judgement)
    team.merge(a, c)

    assert team.identity(d) == a


def test_a_merge_of_what_has_changed_since_it_was_seen_is_a_conflict(team: Team, five: list[str]) -> None:
    a, b, c, *_ = five
    seen = [version(team.tables, [one]) for one in (a, b)]
    team.judge(b, c)
    body = {"change": "1" * 32, "judgement": "2" * 32, "left": a, "right": b, "reason": "", "seen": seen}

    with pytest.raises(Conflict, match="look again"):
        team.say("identity.merged", **body)

    assert groups(team, [a, b, c]) == {a: [0], b: [1, 2]}


def test_an_id_that_was_absorbed_cannot_be_merged_again_unseen(team: Team, five: list[str]) -> None:
    team.merge(five[0], five[1])

    with pytest.raises(Conflict):
        team.merge(five[1], five[2])


def test_what_is_erased_leaves_the_rest_of_a_split_standing(team: Team, five: list[str]) -> None:
    a, b, c, d, _ = five
    ties = [(one, other) for one in five[:4] for other in five[:4] if one < other]
    matched(team, *ties)
    team.split(a, c, d, reason="two cousins")

    erase_record(team.register, c, author=team.author)

    assert groups(team, [a, b, d]) == {a: [0, 1], d: [2]}
    assert_replays(team)


def test_what_is_erased_takes_the_merge_that_names_it_along_and_its_undoing(
    team: Team, five: list[str]
) -> None:
    a, b, c, *_ = five
    undone = team.merge(a, b, "erase me")
    team.undo(undone)
    team.merge(b, c, "and me")

    erase_record(team.register, b, author=team.author)

    kinds = "SELECT kind FROM entry WHERE body IS NULL AND kind LIKE %s ORDER BY seq"
    assert [row[0] for row in team.tables.select(kinds, ("identity.%",))] == [
        "identity.merged",
        "identity.undone",
        "identity.merged",
    ]
    assert changes(View(team.register), [a, c]) == []
    assert_replays(team)


def test_the_changes_of_a_person_say_what_became_of_whom(team: Team, five: list[str]) -> None:
    a, b, c, *_ = five
    merged = team.merge(a, b, "one grave")
    split = team.split(a, b, reason="two graves")
    team.undo(split)
    team.judge(b, c)

    found = changes(View(team.register), [a])

    assert [(one.id, one.kind, one.reason, one.left, one.right, one.people) for one in found] == [
        (merged, "merge", "one grave", (a,), (b,), (a,)),
        (split, "split", "two graves", (b,), (a,), (a,)),
    ]
    assert [one.undone is None for one in found] == [True, False]
