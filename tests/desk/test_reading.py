"""Reading a source into records and claims that wait."""

from __future__ import annotations

import pytest

from sijill.errors import SijillError
from tests.desk.conftest import ARTICLE, Desk


def test_every_proposal_becomes_a_claim_that_waits_at_its_exact_passage(desk: Desk) -> None:
    from sijill.desk.reading import read_source
    from sijill.desk.review import proposals
    from sijill.store.queries import View

    source = desk.add()

    answer = read_source(desk.register, source, author=desk.author)

    waiting = proposals(View(desk.register), source=source)
    assert answer.proposals > 0
    assert len(waiting) >= answer.proposals
    assert all(ARTICLE[claim.start : claim.end] == claim.original for claim in waiting)
    assert {claim.origin for claim in waiting} == {answer.reader}


def test_reading_again_with_the_same_reader_adds_nothing(desk: Desk) -> None:
    from sijill.desk.reading import read_source
    from sijill.store.queries import View

    source = desk.add()
    read_source(desk.register, source, author=desk.author)
    size = View(desk.register).size

    again = read_source(desk.register, source, author=desk.author)

    assert again.entry is None
    assert View(desk.register).size == size


def test_reading_anew_keeps_what_people_decided(desk: Desk) -> None:
    from sijill.desk import review
    from sijill.desk.reading import read_source
    from sijill.store.queries import View

    source = desk.add()
    read_source(desk.register, source, author=desk.author)
    review.accept_all(desk.register, source, author=desk.author)

    read_source(desk.register, source, author=desk.author, again=True)

    assert review.waiting(View(desk.register)) == 0


def test_a_figure_keeps_the_record_of_whoever_claims_it(desk: Desk) -> None:
    from sijill.desk.findings import said_figures
    from sijill.desk.reading import read_source
    from sijill.store.queries import View

    source = desk.add()

    read_source(desk.register, source, author=desk.author)

    figures = said_figures(View(desk.register))
    assert [(item.claim.value["min"], item.claimant) for item in figures] == [(12, "وزارة الداخلية")]


def test_a_table_is_not_read_but_imported(desk: Desk) -> None:
    from sijill.desk.reading import read_source

    source = desk.add("Name,Age\nSalma Keltabi,17\n", name="list.csv")

    with pytest.raises(SijillError, match="sijill import"):
        read_source(desk.register, source, author=desk.author)
