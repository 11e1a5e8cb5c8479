"""Finding the event that somebody means."""

from __future__ import annotations

import pytest

from tests.desk.conftest import Desk

TEXTS = (
    "1,500 people were killed in Keltab on 5 October 2023, the Pine Front said.\n",
    "The Council of the Seven Valleys said 40 people were arrested in Keltab on 6 October 2023.\n",
)


def events(desk: Desk) -> dict[str, str]:
    from sijill.desk.reading import read_source
    from sijill.desk.review import accept_all
    from sijill.store.tables import Tables

    for number, text in enumerate(TEXTS):
        source = desk.add(text, name=f"{number}.txt")
        read_source(desk.register, source, author=desk.author)
        accept_all(desk.register, source, author=desk.author)
    rows = Tables(desk.register.alias).select("SELECT type, id FROM record WHERE kind = 'event'")
    return dict(rows)


def test_an_event_is_found_by_its_id_its_kind_and_its_day(desk: Desk) -> None:
    from sijill.desk.events import find_event
    from sijill.store.queries import View
    from sijill.vocabulary import load

    known = events(desk)
    view = View(desk.register)

    assert find_event(view, known["killing"], load()) == known["killing"]
    assert find_event(view, "killing", load()) == known["killing"]
    assert find_event(view, "بازداشت 2023-10-06", load()) == known["arrest"]


def test_what_no_event_or_several_are_called_is_said(desk: Desk) -> None:
    from sijill.desk.events import NoSingleEvent, find_event
    from sijill.store.errors import NotFound
    from sijill.store.queries import View, people
    from sijill.vocabulary import load

    events(desk)
    view = View(desk.register)

    with pytest.raises(NoSingleEvent, match="No event is called"):
        find_event(view, "the great fire", load())
    with pytest.raises(NoSingleEvent, match="may mean"):
        find_event(view, "2023-10", load())
    desk.bring(("Name",), ("Salma Keltabi",))
    with pytest.raises(NotFound):
        find_event(view, people(View(desk.register))[-1].id, load())
