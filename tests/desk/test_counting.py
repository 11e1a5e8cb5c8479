"""Counting: documented people beside claimed figures, for one audience, at one ledger position."""

from __future__ import annotations

from sijill.claims import ADMINISTRATOR, TEAM, Audience, AudienceKind, SourceDetails
from tests.desk.conftest import Desk

LIST = (
    ("Name", "Sex", "Date of arrest", "Group", "Number of people", "Unnamed"),
    ("Salma Keltabi", "F", "4 October 2023", "", "", ""),
    ("Reza Peshtawi", "M", "2023", "", "", ""),
    ("", "", "5 October 2023", "those taken at the square", "8", "8"),
)


def test_only_accepted_claims_are_counted(desk: Desk) -> None:
    from sijill.desk.counting import count
    from sijill.desk.reading import read_source
    from sijill.desk.review import accept_all
    from sijill.store.queries import View

    source = desk.add()
    read_source(desk.register, source, author=desk.author)
    assert count(View(desk.register)).documented.total.number.min == 0

    accept_all(desk.register, source, author=desk.author)

    assert count(View(desk.register)).documented.total.number.min > 0


def test_the_nameless_of_a_group_count_until_they_are_found(desk: Desk) -> None:
    from sijill.claims import RecordKind, random_id
    from sijill.desk.counting import count
    from sijill.store.kinds import Draft
    from sijill.store.queries import View, people

    desk.bring(*LIST)
    before = count(View(desk.register)).documented.total.number
    found = {item.kind: item.id for item in people(View(desk.register))}
    body = {
        "membership": random_id(),
        "group": found[RecordKind.GROUP],
        "member": found[RecordKind.PERSON],
        "reason": "her sister was there",
    }
    desk.register.door.write([Draft("group.resolved", body)], author=desk.author)

    after = count(View(desk.register)).documented.total.number

    assert (before.min, before.max) == (10, 10)
    assert (after.min, after.max) == (9, 9)


def test_a_restricted_source_is_not_in_the_team_s_numbers(desk: Desk) -> None:
    from sijill.desk.counting import count
    from sijill.store.queries import View

    secret = SourceDetails(audience=Audience(AudienceKind.NAMED, (desk.author,)))
    desk.bring(*LIST, details=secret)

    assert count(View(desk.register, ADMINISTRATOR)).documented.total.number.min == 10
    assert count(View(desk.register, TEAM)).documented.total.number.min == 0


def test_every_number_is_as_long_as_its_lists(desk: Desk) -> None:
    from sijill.desk.counting import count
    from sijill.store.queries import View

    desk.bring(*LIST)

    counted = count(View(desk.register), by=("event_type", "sex"))

    for group in counted.documented.groups:
        nameless = sum(placeholder.remaining.min for placeholder in group.groups)
        assert group.number.min == len(group.certain) + nameless


def test_the_same_register_counts_the_same(desk: Desk) -> None:
    from sijill.desk.counting import count
    from sijill.store.queries import View

    desk.bring(*LIST)

    assert count(View(desk.register)).as_json() == count(View(desk.register)).as_json()
