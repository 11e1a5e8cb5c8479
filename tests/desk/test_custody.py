"""What happened to a source outside the register is noted in the words of whoever knows."""

from __future__ import annotations

import pytest

from sijill.desk.custody import OutsideEvent, note_custody
from sijill.errors import SijillError
from sijill.store import NotFound
from sijill.store.queries import View
from sijill.store.queries.custody import custody
from sijill.store.verification import verify
from tests.desk.conftest import Desk


def test_how_a_source_came_is_part_of_its_history(desk: Desk) -> None:
    source = desk.add()

    note_custody(
        desk.register,
        source,
        event=OutsideEvent.TRANSFER,
        at_said="in the spring of 1402",
        by="a courier",
        note=" brought on a disk ",
        author=desk.author,
    )

    event = custody(View(desk.register), source)[-1]
    assert (event.event, event.outside, event.author) == ("transfer", True, desk.author)
    assert event.detail == {
        "at_said": "in the spring of 1402",
        "by": "a courier",
        "note": "brought on a disk",
    }
    assert event.as_json()["detail"] == event.detail
    assert verify(desk.register).ok


def test_what_nobody_knows_stays_unknown(desk: Desk) -> None:
    source = desk.add()

    note_custody(desk.register, source, event=OutsideEvent.REPLICATION, by="the sister", author=desk.author)

    assert custody(View(desk.register), source)[-1].detail == {
        "at_said": None,
        "by": "the sister",
        "note": "",
    }


def test_a_note_that_says_nothing_is_refused(desk: Desk) -> None:
    source = desk.add()
    before = len(custody(View(desk.register), source))

    with pytest.raises(SijillError, match="says nothing"):
        note_custody(desk.register, source, event=OutsideEvent.TRANSFER, note="  ", author=desk.author)

    assert len(custody(View(desk.register), source)) == before


def test_nothing_is_noted_of_a_source_that_is_not_there(desk: Desk) -> None:
    with pytest.raises(NotFound):
        note_custody(desk.register, "0" * 32, event=OutsideEvent.TRANSFER, note="x", author=desk.author)
