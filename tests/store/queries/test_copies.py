"""Near copies as a viewer may see them, and what each entry about them does."""

from __future__ import annotations

from typing import Any

import pytest

from sijill.claims import PUBLIC, TEAM
from sijill.store import Conflict, NotFound
from sijill.store.erasure import erase_source
from sijill.store.queries import View
from sijill.store.queries.copies import CopyFacts, CopyState, near_copies
from sijill.store.replay import rebuild
from sijill.store.verification import verify
from tests.store.making import Team, dump


@pytest.fixture
def three(team: Team) -> tuple[str, str, str]:
    """Give three sources, of which anybody may see the first two."""
    one, two = (team.source(f"{name}.txt", title=name, audience="public") for name in ("One", "Two"))
    return one, two, team.source("Three.txt", title="Three", audience="team")


def states(team: Team) -> dict[tuple[str, str], str]:
    return {(pair.left_title, pair.right_title): str(pair.state) for pair in near_copies(View(team.register))}


def test_a_proposal_is_told_with_what_found_it(team: Team, three: tuple[str, str, str]) -> None:
    one, two, _ = three
    seq = team.find_copies((one, two, "text", 930))

    [pair] = near_copies(View(team.register))

    assert pair == CopyFacts(
        id=pair.id,
        left=one,
        right=two,
        left_title="One",
        right_title="Two",
        kind="text",
        permille=930,
        program="finder@1",
        state=CopyState.PROPOSED,
        original=None,
        author=None,
        reason="",
        entry=seq,
        version=seq,
    )
    assert pair.as_json()["left"] == {"id": one, "title": "One"}


def test_a_verdict_stands_beside_what_the_program_found(team: Team, three: tuple[str, str, str]) -> None:
    one, two, _ = three
    found = team.find_copies((one, two, "text", 930))
    seq = team.judge_copy(two, one, "copy", of=two, reason="an agency")

    [pair] = near_copies(View(team.register))

    assert (pair.left, pair.right, pair.kind, pair.permille) == (one, two, "text", 930)
    assert (pair.state, pair.original, pair.reason) == (CopyState.COPY, two, "an agency")
    assert (pair.author, pair.entry, pair.version) == (team.author, found, seq)


def test_a_pair_that_is_known_is_not_proposed_again(team: Team, three: tuple[str, str, str]) -> None:
    one, two, _ = three
    team.judge_copy(one, two, "independent")
    team.find_copies((two, one, "text", 930), (one, two, "text", 700))

    assert states(team) == {("One", "Two"): "independent"}
    assert verify(team.register).ok


def test_a_verdict_taken_back_lets_a_proposal_wait_again(team: Team, three: tuple[str, str, str]) -> None:
    one, two, three_ = three
    team.find_copies((one, two, "text", 930))
    team.judge_copy(one, two, "copy", of=one, reason="an agency")
    team.judge_copy(two, three_, "copy")

    team.take_back_copy(two, one)
    team.take_back_copy(two, three_)

    [pair] = near_copies(View(team.register))
    assert (pair.state, pair.original, pair.author, pair.reason) == (CopyState.PROPOSED, None, None, "")
    rows = dump(team.tables)
    assert verify(team.register).ok
    rebuild(team.register)
    assert dump(team.tables) == rows


def test_pairs_come_with_the_nearest_first_by_source_and_by_state(
    team: Team, three: tuple[str, str, str]
) -> None:
    one, two, three_ = three
    team.find_copies((one, two, "text", 500), (one, three_, "part", 900))
    team.judge_copy(two, three_, "unsure")
    view = View(team.register)

    def titles(**options: object) -> list[str]:
        return [pair.left_title + pair.right_title for pair in near_copies(view, **options)]  # type: ignore[arg-type]  # options of several types

    assert titles() == ["OneThree", "OneTwo", "TwoThree"]
    assert titles(limit=1) == ["OneThree"]
    assert titles(source=two) == ["OneTwo", "TwoThree"]
    assert titles(state=CopyState.PROPOSED) == ["OneThree", "OneTwo"]
    assert titles(state=CopyState.UNSURE, source=three_) == ["TwoThree"]


def test_a_pair_with_a_hidden_source_is_not_there(team: Team, three: tuple[str, str, str]) -> None:
    one, two, three_ = three
    team.find_copies((one, two, "text", 500), (one, three_, "part", 900))

    assert [pair.right for pair in near_copies(View(team.register, PUBLIC))] == [two]
    assert [pair.right for pair in near_copies(View(team.register, TEAM))] == [three_, two]


def test_what_has_changed_since_it_was_seen_is_a_conflict(team: Team, three: tuple[str, str, str]) -> None:
    one, two, _ = three
    seen = team.find_copies((one, two, "text", 930))
    team.judge_copy(one, two, "copy", of=one)
    verdict: dict[str, Any] = {
        "left": one,
        "right": two,
        "verdict": "unsure",
        "of": None,
        "reason": "",
        "changed": [],
    }

    with pytest.raises(Conflict):
        team.say("copy.judged", **verdict, seen=seen)
    with pytest.raises(Conflict):
        team.say("copy.withdrawn", left=one, right=two, reason="", seen=seen)

    assert states(team) == {("One", "Two"): "copy"}


def test_what_is_not_there_can_be_neither_proposed_nor_judged(
    team: Team, three: tuple[str, str, str]
) -> None:
    one, two, _ = three
    with pytest.raises(NotFound):
        team.find_copies((one, two, "text", 930), (one, "0" * 32, "text", 930))
    with pytest.raises(NotFound):
        team.judge_copy(one, "0" * 32, "copy")
    with pytest.raises(NotFound):
        team.take_back_copy(one, two)

    assert states(team) == {}


def test_an_erased_source_takes_its_pairs_and_what_was_said_of_them_and_no_other(
    team: Team, three: tuple[str, str, str]
) -> None:
    one, two, three_ = three
    found = team.find_copies((one, two, "text", 930), (two, three_, "text", 500), (one, three_, "part", 800))
    judged = team.judge_copy(one, two, "copy", of=one, reason="so says Sara")
    stays = team.judge_copy(two, three_, "copy", of=two, reason="so says Amir")

    erase_source(team.register, one, author=team.author)

    assert states(team) == {("Two", "Three"): "copy"}
    bodies = dict(team.tables.select("SELECT seq, body FROM entry"))
    assert bodies[judged] is None
    assert "so says Amir" in bodies[stays]
    assert one in bodies[found]
    rows = dump(team.tables)
    assert verify(team.register).ok
    rebuild(team.register)
    assert dump(team.tables) == rows


def test_a_source_that_comes_back_comes_without_its_old_pairs(
    team: Team, three: tuple[str, str, str]
) -> None:
    one, two, _ = three
    team.find_copies((one, two, "text", 930))
    erase_source(team.register, one, author=team.author)
    assert team.source("One.txt", title="One") == one

    assert states(team) == {}
    team.find_copies((one, two, "text", 940))
    assert states(team) == {("One", "Two"): "proposed"}
    assert verify(team.register).ok
