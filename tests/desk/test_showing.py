"""Showing a register as data, and what stands out in it."""

from __future__ import annotations

import pytest

from tests.desk.conftest import Desk


def test_every_claim_shown_of_a_person_is_among_the_claims(desk: Desk) -> None:
    from sijill.desk.reading import read_source
    from sijill.desk.showing import show
    from sijill.store.queries import View

    source = desk.add()
    read_source(desk.register, source, author=desk.author)

    shown = show(View(desk.register))

    known = {claim["id"] for claim in shown["claims"]}
    said = {claim for person in shown["people"] for claim in person["claims"]}
    assert said
    assert said <= known


def test_one_person_is_shown_with_events(desk: Desk) -> None:
    from sijill.desk.showing import show
    from sijill.store.queries import View, people

    desk.bring(("Name", "Date of arrest"), ("Salma Keltabi", "4 October 2023"), ("Reza Peshtawi", "2023"))
    view = View(desk.register)
    first = people(view)[0]

    shown = show(view, first.id)

    assert [person["names"] for person in shown["people"]] == [["Salma Keltabi"]]
    assert {claim["property"] for claim in shown["claims"]} == {"name", "date", "type"}


def test_an_unknown_person_is_not_found(desk: Desk) -> None:
    from sijill.desk.showing import show
    from sijill.store import NotFound
    from sijill.store.queries import View

    with pytest.raises(NotFound):
        show(View(desk.register), "0" * 32)


def test_a_rival_date_is_a_dispute_and_another_script_is_not(desk: Desk) -> None:
    from sijill.desk.findings import findings
    from sijill.desk.judging import run_matching
    from sijill.store.queries import View

    desk.bring(("نام", "نام پدر", "تاریخ بازداشت"), ("سلما کلتابی", "عادل", "1402/07/12"), name="fa.csv")
    desk.bring(
        ("Name", "Father's name", "Date of arrest"),
        ("Selma Kultaby", "Adel", "9 October 2023"),
        name="en.csv",
    )
    run_matching(desk.register, author=desk.author, apply_at=0.6)

    found = findings(View(desk.register))

    assert found.in_sources == {2: 1}
    assert [dispute.fact.property for dispute in found.disputes] == ["date"]
