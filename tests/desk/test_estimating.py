"""Estimates of a register: its sources as independent lists, its people as they are matched or may be."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest

from tests.desk.conftest import Desk

if TYPE_CHECKING:
    from sijill.counting import Estimate, Refusal
    from sijill.desk.estimating import Plan, RegisterEstimate

PEOPLE = 500
REACH = (0.5, 0.45, 0.4)
PROVINCES = ("North", "South")


def quick() -> Plan:
    from sijill.counting import Family
    from sijill.desk.estimating import Plan

    return Plan(methods=(Family.LOG_LINEAR, Family.DECOMPOSABLE))


def fill(desk: Desk, *, doubt: float = 0.0, seed: int = 4, dated: bool = False) -> None:
    """Bring three lists of 500 people, who are recognised; of those on two lists, a share is in doubt.

    What is in doubt has a probability of 0.3 to 0.7 that is right: of pairs of 0.4, four in ten are one
    person and six in ten are two who look alike.
    """
    generator = np.random.default_rng(seed)
    there = generator.random((PEOPLE, len(REACH))) < REACH
    records: dict[tuple[int, int], str] = {}
    for number in range(len(REACH)):
        rows = [
            (f"Person {person:04}", "F" if person % 2 else "M", f"{2021 + person % 2}-03-05")
            for person in np.flatnonzero(there[:, number]).tolist()
        ]
        header = ("Name", "Sex", "Date of arrest") if dated else ("Name", "Sex")
        desk.bring(header, *(row[: len(header)] for row in rows), name=f"list{number}.csv")
    from sijill.store.queries import View

    query = "SELECT r.id, r.name, l.name FROM record r JOIN list_version v ON v.source = r.source"
    query += " JOIN list l ON l.id = v.list WHERE r.kind = 'person'"
    for record, name, of_list in View(desk.register).tables.select(query):
        records[int(name.split()[1]), int(of_list[4])] = record
    several = np.flatnonzero(there.sum(axis=1) > 1)
    unsure = set(several[generator.random(several.size) < doubt].tolist())
    pairs: list[tuple[str, str, float]] = []
    alone = generator.permutation(np.flatnonzero(there.sum(axis=1) == 1)).tolist()
    for person in several.tolist():
        on = np.flatnonzero(there[person]).tolist()
        probability = float(generator.uniform(0.3, 0.7)) if person in unsure else 0.999
        own = [(records[person, a], records[person, b], probability) for a in on for b in on if a < b]
        pairs += own
        # Of so many pairs that look alike as much, a share of just that probability is to be true.
        wrong = generator.poisson(len(own) * (1 - probability) / probability) if person in unsure else 0
        for _ in range(min(wrong, len(alone) // 2)):
            left, right = ((who, int(np.argmax(there[who]))) for who in (alone.pop(), alone.pop()))
            if left[1] != right[1]:
                pairs.append((records[left], records[right], probability))
    matched(desk, pairs)


def matched(desk: Desk, pairs: Sequence[tuple[str, str, float]]) -> None:
    """Keep a run of a matcher that says how probable pairs are."""
    from sijill.claims import CERTAIN
    from sijill.ledger import Frontier, encode, write_rows
    from sijill.store.kinds import Draft

    bodies = [
        {
            "evidence": {"cut": "", "steps": []},
            "left": min(left, right),
            "right": max(left, right),
            "probability": round(probability * CERTAIN),
            "verdict": "same" if probability >= 0.8 else "unsure",
            "reason": "their names are alike",
        }
        for left, right, probability in pairs
    ]
    frontier = Frontier()
    salts = (number.to_bytes(32, "big") for number in range(len(bodies)))
    staged = desk.register.files.stage_rows(write_rows(map(encode, bodies), salts, frontier=frontier))
    root = frontier.root().hex()
    desk.register.files.place_rows(staged, root)
    body = {"program": "test-matcher@1", "root": root, "rows": frontier.size, "details": {}}
    desk.register.door.write([Draft("matching.made", body)], author=desk.author)


def estimated(desk: Desk, plan: Plan | None = None) -> RegisterEstimate:
    from sijill.desk.estimating import estimate_register
    from sijill.store.queries import View

    return estimate_register(View(desk.register), plan or quick())


def figure(answer: Estimate | Refusal, code: str, name: str) -> float:
    """Give a figure of one of the warnings of an answer."""
    (warning,) = [item for item in answer.warnings if item.code == code]
    return float(dict(warning.figures)[name])


def test_the_lists_of_a_register_say_how_many_none_of_them_names(desk: Desk) -> None:
    from sijill.counting import Estimate

    fill(desk)

    found = estimated(desk)

    assert isinstance(found.answer, Estimate)
    assert found.answer.high is not None
    assert found.answer.low < PEOPLE < found.answer.high
    assert [one.name for one in found.witnesses] == [f"publisher of list{number}.csv" for number in range(3)]
    everybody = {person for one in found.witnesses for person in one.people}
    assert found.answer.documented == len(everybody)


def test_the_same_register_with_the_same_seed_is_estimated_the_same(desk: Desk) -> None:
    fill(desk, doubt=0.3)
    plan = replace(quick(), matchings=3, seed=5)

    assert estimated(desk, plan).as_json() == estimated(desk, plan).as_json()


def test_where_a_third_of_the_links_is_uncertain_the_doubt_is_in_the_interval(desk: Desk) -> None:
    from sijill.counting import Answer, Estimate

    fill(desk, doubt=1 / 3)

    blind = estimated(desk)
    told = estimated(desk, replace(quick(), matchings=12))

    assert isinstance(told.answer, Estimate)
    assert told.answer.high is not None
    assert told.answer.low < PEOPLE < told.answer.high
    least, most, percent = (
        figure(told.answer, code, name)
        for code, name in (
            ("linkage_spread", "low"),
            ("linkage_spread", "high"),
            ("linkage_share", "percent"),
        )
    )
    assert least < most
    assert percent > 5
    # As they are matched now all that is unsure is apart, which makes people seem more than they are.
    assert blind.answer.documented > most
    said = [item for item in blind.answer.families if isinstance(item, Answer) and item.high is not None]
    assert min(item.point for item in said) > 1.3 * PEOPLE


def test_what_people_have_decided_is_drawn_no_more(desk: Desk) -> None:
    from sijill.claims import Verdict
    from sijill.desk.judging import judge
    from sijill.desk.rematching import doubtful, drawn_people
    from sijill.store.queries import View

    desk.bring(("Name",), ("Salma Keltabi",), name="one.csv")
    desk.bring(("Name",), ("Salma Kaltabi",), name="other.csv")
    one, other = (row[0] for row in View(desk.register).tables.select("SELECT id FROM record ORDER BY id"))
    matched(desk, [(one, other, 0.5)])
    assert doubtful(View(desk.register)) == 1
    drawn = [
        people[one] == people[other] for people in drawn_people(View(desk.register), [one, other], draws=60)
    ]
    assert {True, False} == set(drawn)
    assert 15 < sum(drawn) < 45

    judge(desk.register, one, other, Verdict.DIFFERENT, reason="two sisters", author=desk.author)

    view = View(desk.register)
    assert doubtful(view) == 0
    assert all(people[one] != people[other] for people in drawn_people(view, [one, other], draws=20))


def test_without_doubt_it_is_said_that_nothing_was_in_doubt(desk: Desk) -> None:
    desk.bring(("Name",), ("Salma Keltabi",), name="one.csv")

    found = estimated(desk, replace(quick(), matchings=2))

    assert [note.code for note in found.notes] == ["nothing_doubtful"]


@pytest.mark.parametrize(("facet", "strata"), [("sex", ["female", "male"]), ("period", ["2021", "2022"])])
def test_strata_are_estimated_and_added_up_from_draws(desk: Desk, facet: str, strata: list[str]) -> None:
    from sijill.counting import Estimate, Strata
    from sijill.desk.asked import Asked

    fill(desk, dated=True)

    found = estimated(desk, replace(quick(), asked=Asked(by=(facet,))))

    assert list(found.parts) == strata
    assert isinstance(found.total, Strata)
    assert isinstance(found.answer, Estimate)
    assert found.total.documented == found.answer.documented
    assert sum(part.documented for part in found.parts.values()) == found.answer.documented
    highs = [part.high or 0.0 for part in found.parts.values() if isinstance(part, Estimate)]
    assert len(highs) == 2
    assert found.total.high is not None
    assert found.total.high < sum(highs)


def test_who_is_in_several_strata_or_in_none_has_one_of_their_own(desk: Desk) -> None:
    from sijill.desk.asked import Asked

    desk.bring(("Name", "Sex"), ("Salma Keltabi", "F"), ("Reza Peshtawi", ""), name="one.csv")

    found = estimated(desk, replace(quick(), asked=Asked(by=("sex",))))

    assert {name: part.documented for name, part in found.parts.items()} == {"female": 1, "unknown": 1}
    assert found.labels["sex"]["unknown"]["ar"] == "لم يُذكر"
    assert found.labels["sex"]["several"]["en"] == "in several"


def test_events_that_one_person_can_have_several_of_are_not_added_up(desk: Desk) -> None:
    from sijill.desk.asked import Asked

    fill(desk, dated=True)

    found = estimated(desk, replace(quick(), asked=Asked(by=("event_type",))))

    assert list(found.parts) == ["arrest"]
    assert found.total is None
    assert [note.code for note in found.notes] == ["strata_overlap"]


def test_people_can_be_divided_by_one_thing_only() -> None:
    from sijill.desk.asked import Asked
    from sijill.desk.estimating import InvalidEstimate, Plan

    with pytest.raises(InvalidEstimate, match="name one"):
        Plan(asked=Asked(by=("sex", "place")))


def test_too_little_is_refused_with_a_reason(desk: Desk) -> None:
    from sijill.counting import Refusal

    desk.bring(("Name",), ("Salma Keltabi",), name="one.csv")

    found = estimated(desk)

    assert isinstance(found.answer, Refusal)
    assert found.answer.reasons[0].sentence() == (
        "An estimate needs two lists or more, and 1 has anybody on it."
    )


def test_a_report_says_what_hangs_on_the_threshold_where_the_matcher_left_doubt(desk: Desk) -> None:
    from sijill.desk.reporting import study_of
    from sijill.store.queries import View

    fill(desk, doubt=1 / 3)

    alternatives = study_of(View(desk.register), [estimated(desk)]).linkage

    assert [dict(item.said.figures)["percent"] for item in alternatives] == [80.0, 90.0, 95.0]
    assert (
        alternatives[0].said.sentence("en") == "two records are one person where that is at least 80 % likely"
    )


def test_a_report_asks_no_threshold_where_nothing_was_matched(desk: Desk) -> None:
    from sijill.desk.reporting import study_of
    from sijill.store.queries import View

    for number in range(3):
        desk.bring(("Name",), ("Navid Mirlani",), name=f"list{number}.csv")

    assert study_of(View(desk.register), [estimated(desk)]).linkage == ()


def test_an_empty_register_is_refused_with_a_reason(desk: Desk) -> None:
    from sijill.counting import Refusal

    found = estimated(desk)

    assert isinstance(found.answer, Refusal)
    assert found.witnesses == ()


def test_many_small_lists_are_taken_together(desk: Desk) -> None:
    for number in range(8):
        names = [(f"Person {person:04}",) for person in range(number + 1)]
        desk.bring(("Name",), *names, name=f"list{number}.csv")

    found = estimated(desk)

    assert len(found.witnesses) == 6
    assert found.witnesses[-1].name == "3 other lists"
    assert [note.code for note in found.notes] == ["small_lists_together"]


def test_who_may_not_see_a_source_is_told_nothing_of_it(desk: Desk) -> None:
    from sijill.claims import TEAM, Audience, AudienceKind, SourceDetails
    from sijill.desk.estimating import estimate_register
    from sijill.store.queries import View

    secret = SourceDetails(publisher="Secret", audience=Audience(AudienceKind.NAMED, (desk.author,)))
    desk.bring(("Name",), ("Salma Keltabi",), name="one.csv", details=secret)
    desk.bring(("Name",), ("Reza Peshtawi",), name="other.csv")

    told = estimate_register(View(desk.register, TEAM), quick()).as_json()

    assert told["audience"] == "team"
    assert [one["name"] for one in told["lists"]] == ["publisher of other.csv"]
    assert "Secret" not in str(told)


def test_the_nameless_of_a_group_are_on_no_list_and_it_is_said(desk: Desk) -> None:
    desk.bring(
        ("Name", "Group", "Number of people", "Unnamed"),
        ("Salma Keltabi", "", "", ""),
        ("", "those taken at the square", "8", "8"),
        name="one.csv",
    )

    found = estimated(desk)

    assert [note.sentence() for note in found.notes] == [
        "Of 8 more people only a number is known, not who they are: they are on no list here."
    ]
    assert found.answer.documented == 1


def test_titles_and_ids_of_what_the_lists_are_made_of_are_given(desk: Desk) -> None:
    desk.bring(("Name",), ("Salma Keltabi",), name="one.csv")

    (one,) = estimated(desk).as_json()["lists"]

    assert [source["title"] for source in one["sources"]] == ["one.csv"]
    assert len(one["people"]) == 1
