"""Counting again: the same number at the same position, and who came or went since."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from sijill.claims import TEAM
from tests.desk.conftest import Desk

if TYPE_CHECKING:
    from tests.registers import RegisterFactory

ROWS = (
    ("Name", "Date of arrest", "Place of arrest", "Sentence"),
    ("Salma Keltabi", "4 October 2023", "Keltab", "5 years"),
    ("Reza Peshtawi", "2023", "Durazin", ""),
)


def kept(desk: Desk) -> dict[str, Any]:
    """Count, and keep the answer as a file would."""
    from sijill.desk.counting import Asked, count
    from sijill.store.queries import View

    answer = count(View(desk.register, TEAM), Asked(by=("event_type", "place"))).as_json()
    found: dict[str, Any] = json.loads(json.dumps(answer))
    return found


def test_a_kept_answer_comes_out_again(desk: Desk) -> None:
    from sijill.desk.recounting import recount

    desk.bring(*ROWS)
    held = kept(desk)

    found = recount(desk.register, held)

    assert (found.confirmed, found.moved, found.changes) == (True, (), ())
    assert found.held == found.position == held["position"]


def test_when_the_register_moved_on_the_old_number_still_comes_out_and_who_came_is_said(desk: Desk) -> None:
    from sijill.desk.identities import merge
    from sijill.desk.recounting import recount
    from sijill.store.queries import View, people

    desk.bring(*ROWS)
    held = kept(desk)
    desk.bring(("Name", "Date of arrest", "Place of arrest"), ("Amir Lumawi", "2024", "Keltab"), name="b.csv")
    salma, reza, amir = (item.id for item in people(View(desk.register)))
    merge(desk.register, salma, reza, reason="one mother", author=desk.author)

    found = recount(desk.register, held)

    assert found.confirmed
    assert found.held < found.position
    assert found.moved == ("documented",)
    whole = next(change for change in found.changes if change.key is None)
    assert (whole.before, whole.after) == ({"min": 2, "max": 2}, {"min": 2, "max": 2})
    assert (whole.came, whole.went, dict(whole.now_of)) == ((amir,), (reza,), {reza: salma})


@pytest.mark.parametrize("part", ["documented", "terms"])
def test_an_answer_that_was_altered_does_not_come_out(desk: Desk, part: str) -> None:
    from sijill.desk.recounting import recount

    desk.bring(*ROWS)
    held = kept(desk)
    if part == "documented":
        held["documented"]["total"]["number"]["max"] = 3
    else:
        held["terms"]["totals"][0]["amounts"]["month"]["min"] = 61

    found = recount(desk.register, held)

    assert (found.confirmed, found.differs) == (False, (part,))


def test_a_count_at_an_earlier_position_is_what_was_counted_then(desk: Desk) -> None:
    from sijill.desk.asked import Asked, InvalidQuestion
    from sijill.desk.recounting import count_at

    desk.bring(*ROWS)
    held = kept(desk)
    desk.bring(("Name", "Date of arrest"), ("Amir Lumawi", "2024"), name="b.csv")

    then = count_at(desk.register, TEAM, held["position"], Asked(by=("event_type", "place")))

    assert json.loads(json.dumps(then.as_json())) == held
    with pytest.raises(InvalidQuestion, match="there is no ledger position"):
        count_at(desk.register, TEAM, held["position"] + 100)


def test_what_was_erased_since_cannot_be_counted_again_and_it_is_said_why(desk: Desk) -> None:
    from sijill.desk.recounting import recount
    from sijill.store.erasure import erase_source
    from sijill.store.queries import View

    desk.bring(*ROWS)
    held = kept(desk)
    [source] = [item.id for item in View(desk.register).sources()]
    erase_source(desk.register, source, author=desk.author)

    found = recount(desk.register, held)

    assert found.differs == ("documented", "terms")
    assert found.erased > 0
    assert json.loads(json.dumps(found.as_json()))["changes"][0]["came"] == []


def test_what_is_no_answer_is_refused(desk: Desk) -> None:
    from sijill.desk.asked import InvalidQuestion
    from sijill.desk.recounting import recount

    for held in ({}, {"asked": {"by": ["sex"]}, "audience": "team", "position": 1}, {"asked": None}):
        with pytest.raises(InvalidQuestion):
            recount(desk.register, held)


def test_what_is_replayed_is_counted_whatever_database_the_register_is_in(
    register_factory: RegisterFactory, tmp_path_factory: pytest.TempPathFactory
) -> None:
    from sijill.desk.counting import count
    from sijill.desk.recounting import count_at
    from sijill.store.queries import View

    desk = Desk(register_factory("one"), tmp_path_factory.mktemp("papers"))
    desk.bring(*ROWS)
    view = View(desk.register)

    replayed = count_at(desk.register, TEAM, view.size - 1)

    assert replayed.position == view.size - 1
    assert count(View(desk.register, TEAM)).documented.total.number.min == 2
