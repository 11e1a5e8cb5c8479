from __future__ import annotations

import pytest

from sijill.claims import Party
from sijill.desk.describing import describe
from sijill.errors import SijillError
from sijill.store import Conflict, NotFound
from sijill.store.queries import View
from tests.desk.conftest import Desk


def test_what_is_named_changes_and_the_rest_stays(desk: Desk) -> None:
    source = desk.add()

    describe(desk.register, source, {"owner": "an agency", "party": Party.ACCUSED}, author=desk.author)

    details = View(desk.register).source(source).details
    assert (details.owner, details.party, details.publisher) == (
        "an agency",
        Party.ACCUSED,
        "publisher of article.txt",
    )


def test_nothing_is_written_if_nothing_changes(desk: Desk) -> None:
    source = desk.add()
    before = View(desk.register).size

    written = describe(desk.register, source, {"publisher": "publisher of article.txt"}, author=desk.author)

    assert written.acts == ()
    assert View(desk.register).size == before


def test_a_description_of_something_that_changed_meanwhile_is_a_conflict(desk: Desk) -> None:
    source = desk.add()
    seen = View(desk.register).source(source).version
    describe(desk.register, source, {"owner": "one"}, author=desk.author)

    with pytest.raises(Conflict):
        describe(desk.register, source, {"owner": "two"}, author=desk.author, seen=seen)


def test_what_is_no_detail_or_leads_nowhere_is_refused(desk: Desk) -> None:
    source = desk.add()

    with pytest.raises(SijillError, match="no colour"):
        describe(desk.register, source, {"colour": "red"}, author=desk.author)
    with pytest.raises(NotFound):
        describe(desk.register, source, {"derived_from": "0" * 32}, author=desk.author)
    with pytest.raises(SijillError, match="not made from itself"):
        describe(desk.register, source, {"derived_from": source}, author=desk.author)
    with pytest.raises(NotFound):
        describe(desk.register, "0" * 32, {"owner": "x"}, author=desk.author)
