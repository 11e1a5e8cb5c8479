"""What a person is asked about who is who, with grounds; and what comes of the answers."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from sijill.claims import Verdict
from tests.desk.conftest import Desk

HEAD = ("Name", "Father's name")
NAMES = ("Ali Talmari", "Reza Nuri", "Sara Keltab")


@pytest.fixture
def twins(desk: Desk) -> Desk:
    """Bring three names twice, which is too little to be sure of, and match them."""
    from sijill.desk.judging import run_matching

    desk.bring(HEAD, *((name, "") for name in NAMES), name="one.csv")
    desk.bring(HEAD, *((name, "") for name in NAMES), name="two.csv")
    run_matching(desk.register, author=desk.author)
    return desk


def asked(desk: Desk, **options: int) -> Sequence[tuple[str | None, str | None]]:
    from sijill.desk.questions import questions
    from sijill.store.queries import View

    page = questions(View(desk.register), **options).page
    return [(question.left.name, question.right.name) for question in page]


def test_a_question_has_its_sentence_and_steps_that_add_up_to_its_probability(twins: Desk) -> None:
    from sijill.desk.questions import questions
    from sijill.store.queries import View

    found = questions(View(twins.register))

    assert found.waiting == 3
    for question in found.page:
        assert question.reason.startswith("The same given name")
        assert question.steps[0].what == "prior"
        bits = sum(step.millibits for step in question.steps) / 1000
        assert question.probability / 1_000_000 == pytest.approx(1 / (1 + 2**-bits), abs=2e-3)
        assert (question.left.records, question.right.records, question.ties) == (1, 1, 1)


def test_the_queue_has_pages_that_join_without_a_seam(twins: Desk) -> None:
    whole = asked(twins)

    assert len(whole) == 3
    assert [*asked(twins, limit=2), *asked(twins, limit=2, after=2)] == whole
    assert asked(twins, after=3) == []


@pytest.mark.parametrize("verdict", list(Verdict))
def test_an_answer_takes_its_question_off_the_queue(twins: Desk, verdict: Verdict) -> None:
    from sijill.desk.judging import judge, run_matching, take_back
    from sijill.desk.questions import questions
    from sijill.store.queries import View

    first = questions(View(twins.register)).page[0]
    pair = first.left.record, first.right.record
    written = judge(twins.register, *pair, verdict, reason="I know them", author=twins.author)

    assert len(asked(twins)) == 2
    run_matching(twins.register, author=twins.author)
    assert (first.left.name, first.right.name) not in asked(twins)
    take_back(twins.register, written.acts[0].body["judgement"], reason="a slip", author=twins.author)
    run_matching(twins.register, author=twins.author)
    assert (first.left.name, first.right.name) in asked(twins)


def test_a_person_who_has_grown_is_asked_about_with_all_records(twins: Desk) -> None:
    from sijill.desk.judging import judge
    from sijill.desk.questions import questions
    from sijill.store.queries import View

    one, other, _ = questions(View(twins.register)).page
    judge(twins.register, one.left.record, other.left.record, Verdict.SAME, reason="", author=twins.author)

    first = questions(View(twins.register)).page[0]

    assert sorted((first.left.records, first.right.records)) == [1, 2]


def test_without_a_run_nothing_is_asked(desk: Desk) -> None:
    assert asked(desk) == []


def test_the_next_run_says_how_its_word_held_with_the_answers(twins: Desk) -> None:
    from sijill.desk.judging import judge, run_matching
    from sijill.desk.questions import questions
    from sijill.store.queries import View

    page = questions(View(twins.register)).page
    for question, verdict in zip(page, Verdict, strict=True):
        pair = question.right.record, question.left.record
        judge(twins.register, *pair, verdict, reason="", author=twins.author)

    answer = run_matching(twins.register, author=twins.author)

    answered = [question for question, verdict in zip(page, Verdict, strict=True) if verdict != "unsure"]
    said = sum(question.probability for question in answered) / len(answered) / 1_000_000
    found = answer.calibration
    assert (found.answered, found.enough) == (2, False)
    assert sum(one.same for one in found.bins) == 1
    assert sum(one.said * one.answered for one in found.bins) / 2 == pytest.approx(said)
    again = run_matching(twins.register, author=twins.author)
    assert again.calibration == found


def test_what_was_said_after_an_answer_is_no_test_of_the_model(desk: Desk) -> None:
    from sijill.desk.judging import judge, run_matching
    from sijill.store.queries import View, people

    desk.bring(HEAD, ("Ali Talmari", ""), name="one.csv")
    desk.bring(HEAD, ("Ali Talmari", ""), name="two.csv")
    one, other = people(View(desk.register))
    judge(desk.register, one.id, other.id, Verdict.DIFFERENT, reason="", author=desk.author)

    answer = run_matching(desk.register, author=desk.author)

    assert answer.calibration.answered == 0


def test_who_may_not_see_a_source_is_not_asked_about_its_records(desk: Desk) -> None:
    from sijill.claims import Audience, AudienceKind, SourceDetails, Viewer
    from sijill.desk.judging import run_matching
    from sijill.desk.questions import questions
    from sijill.store.queries import View

    hidden = SourceDetails(title="hidden", audience=Audience(AudienceKind.NAMED, ("somebody",)))
    desk.bring(HEAD, ("Ali Talmari", ""), name="one.csv", details=hidden)
    desk.bring(HEAD, ("Ali Talmari", ""), name="two.csv")
    run_matching(desk.register, author=desk.author)

    assert questions(View(desk.register)).waiting == 1
    assert questions(View(desk.register, Viewer(author=desk.author, team=True))).waiting == 0
