"""Consent: closed is the default, a withdrawal closes, and time runs out."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sijill.claims import Consent, ConsentState, Use, allowed_fields
from sijill.claims.consent import EXPIRING_DAYS

TODAY = date(2026, 3, 1)


def leave(
    *fields: str,
    given_at: int,
    withdrawn: int | None = None,
    until: date | None = None,
    use: Use = Use.WALL,
) -> Consent:
    return Consent(f"c{given_at}", "r", use, fields, "the sister", until, given_at, withdrawn)


def allowed(*consents: Consent, use: Use = Use.WALL, on: date = TODAY) -> set[str]:
    return set(allowed_fields(consents, use=use, on=on))


def test_what_nobody_gave_leave_for_stays_closed() -> None:
    assert allowed() == set()
    assert not ConsentState.NOT_ASKED.allows


def test_leave_for_one_use_is_no_leave_for_another() -> None:
    consent = leave("name", "photo", given_at=1)

    assert allowed(consent) == {"name", "photo"}
    assert allowed(consent, use=Use.BROADCAST) == set()


def test_a_withdrawal_closes_its_fields_and_no_others() -> None:
    assert allowed(leave("name", "photo", given_at=1), leave("photo", given_at=2, withdrawn=3)) == {"name"}


def test_a_withdrawal_closes_also_what_another_relative_allowed_before() -> None:
    mother, brother = leave("name", given_at=1), leave("name", given_at=2, withdrawn=5)

    assert allowed(mother, brother) == set()
    assert allowed(brother, mother) == set()


def test_leave_given_after_a_withdrawal_opens_again() -> None:
    assert allowed(leave("name", given_at=1, withdrawn=3), leave("name", given_at=4)) == {"name"}


def test_a_withdrawal_for_one_use_leaves_the_others_open() -> None:
    letter = leave("name", given_at=1, use=Use.LETTER)

    assert allowed(letter, leave("name", given_at=2, withdrawn=3), use=Use.LETTER) == {"name"}


@pytest.mark.parametrize(
    ("days", "state"),
    [
        (-1, ConsentState.EXPIRED),
        (0, ConsentState.EXPIRING),
        (EXPIRING_DAYS, ConsentState.EXPIRING),
        (EXPIRING_DAYS + 1, ConsentState.OPEN),
    ],
)
def test_leave_runs_out_after_its_last_day_and_says_so_before(days: int, state: ConsentState) -> None:
    consent = leave("name", given_at=1, until=TODAY + timedelta(days=days))

    assert consent.state(TODAY) is state
    assert allowed(consent) == ({"name"} if state.allows else set())


def test_leave_without_end_stays_open() -> None:
    assert leave("name", given_at=1).state(date.max) is ConsentState.OPEN


def test_what_is_withdrawn_stays_withdrawn_after_its_last_day() -> None:
    consent = leave("name", given_at=1, withdrawn=2, until=TODAY - timedelta(days=1))

    assert consent.state(TODAY) is ConsentState.WITHDRAWN


events = st.lists(st.tuples(st.sampled_from(["name", "photo"]), st.booleans()), max_size=8)


@given(events)
def test_of_each_field_the_last_event_decides(history: list[tuple[str, bool]]) -> None:
    consents: dict[int, Consent] = {}
    last: dict[str, bool] = {}
    for seq, (field, opens) in enumerate(history):
        if opens:
            consents[seq] = leave(field, given_at=seq)
        else:
            consents[seq] = leave(field, given_at=-1, withdrawn=seq)
        last[field] = opens

    assert allowed(*consents.values()) == {field for field, opens in last.items() if opens}
