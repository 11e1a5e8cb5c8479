"""Reprints of one agency are found, proposed, and counted as one voice when a person says so."""

from __future__ import annotations

import random
from typing import Any

import pytest

from sijill.claims import PUBLIC, SourceDetails, independent_voices
from sijill.claims.source import Audience, AudienceKind
from sijill.desk.copies import (
    FoundCopies,
    copies_of,
    find_copies,
    judge_copy,
    take_back_copy,
    waiting_copies,
)
from sijill.errors import SijillError
from sijill.store import Conflict, NotFound
from sijill.store.erasure import erase_source
from sijill.store.queries import View
from sijill.store.queries.copies import CopyState
from sijill.store.replay import rebuild
from sijill.store.verification import verify
from tests.store.making import Team


@pytest.fixture
def team(register: Any) -> Team:
    return Team(register)


def prose(seed: int, words: int = 200) -> str:
    chance = random.Random(seed)
    letters = "ابتثجحخدذرزسشصضطظعغفقكلمنهوي"
    return " ".join("".join(chance.choices(letters, k=chance.randint(3, 9))) for _ in range(words))


def find(team: Team, *sources: str) -> FoundCopies:
    return find_copies(team.register, author=team.author, sources=sources or None)


def judge(team: Team, left: str, right: str, verdict: str, **options: Any) -> None:
    judge_copy(
        team.register,
        left,
        right,
        verdict=CopyState(verdict),
        reason="said so",
        author=team.author,
        **options,
    )


def take_back(team: Team, left: str, right: str) -> None:
    take_back_copy(team.register, left, right, reason="a slip", author=team.author)


def derived(team: Team, *sources: str) -> list[str | None]:
    view = View(team.register)
    return [view.source(source).details.derived_from for source in sources]


def voices(team: Team, *sources: str) -> int:
    view = View(team.register)
    return independent_voices(sources, {item.id: item.details for item in view.sources()})


@pytest.fixture
def reprints(team: Team) -> tuple[str, str]:
    """Give an article and its reprint by another publisher, and let somebody else's stand beside them."""
    text = prose(1)
    article = team.source("agency.txt", text=text, publisher="Agency")
    reprint = team.source("daily.txt", text=f"{prose(9, 6)} {text}", publisher="Daily")
    team.source("other.txt", text=prose(2), publisher="Weekly")
    return article, reprint


def test_a_reprint_is_proposed_once(team: Team, reprints: tuple[str, str]) -> None:
    before = team.tables.select("SELECT size FROM head")[0][0]

    first, second = find(team), find(team)

    assert first == FoundCopies(indexed=3, compared=3, proposed=1, entry=before)
    assert second == FoundCopies(indexed=0, compared=0, proposed=0, entry=None)
    assert team.tables.select("SELECT size FROM head") == [(before + 1,)]
    [pair] = waiting_copies(View(team.register))
    assert ((pair.left, pair.right), pair.kind) == (reprints, "text")
    assert first.as_json() == {"indexed": 3, "compared": 3, "proposed": 1, "entry": before}
    assert verify(team.register).ok


def test_what_comes_later_is_compared_with_what_is_there(team: Team, reprints: tuple[str, str]) -> None:
    find(team)
    late = team.source("late.txt", text=f"{prose(1)} {prose(8, 10)}")

    answer = find(team)

    assert (answer.indexed, answer.compared, answer.proposed) == (1, 1, 2)
    assert {(pair.left, pair.right) for pair in copies_of(View(team.register), late)} == {
        (reprints[0], late),
        (reprints[1], late),
    }


def test_an_article_in_a_report_is_proposed_as_its_part(team: Team) -> None:
    report = team.source("report.txt", text=f"{prose(3, 900)} {prose(1)} {prose(4, 900)}")
    article = team.source("article.txt", text=prose(1))

    find(team)

    [pair] = waiting_copies(View(team.register))
    assert (pair.left, pair.right, pair.kind, pair.permille) == (article, report, "part", 1_000)


def test_near_pictures_are_proposed(team: Team) -> None:
    one, two, other = (team.source(f"{number}.jpg") for number in range(3))
    for source, fingerprint in (
        (one, "9f3a5c0e71d2b864"),
        (two, "9f3a5c0e71d2b86b"),
        (other, "60c5a3f18e2d479b"),
    ):
        team.write(team.extraction(source, f"caption of {source}", fingerprint=fingerprint))

    find(team)

    [pair] = waiting_copies(View(team.register))
    assert (pair.left, pair.right, pair.kind, pair.permille) == (one, two, "picture", round(1000 * 60 / 64))


def test_versions_of_one_list_are_no_copies_of_one_another(team: Team) -> None:
    chance = random.Random(1)
    rows = {str(number): {"name": prose(chance.randrange(1000), 3)} for number in range(60)}
    team.bring("families", rows)
    team.bring("families", {**rows, "61": {"name": "Sara Mirlani"}})
    assert find(team).proposed == 0

    team.bring("lawyers", rows)

    assert find(team).proposed == 2


def test_what_is_known_to_be_derived_is_not_proposed(team: Team) -> None:
    article = team.source("agency.txt", text=prose(1))
    team.source("daily.txt", text=f"{prose(1)} again", derived_from=article)

    assert find(team) == FoundCopies(indexed=2, compared=2, proposed=0, entry=None)


def test_only_the_sources_that_are_named_are_indexed_and_compared(
    team: Team, reprints: tuple[str, str]
) -> None:
    assert find(team, reprints[0]) == FoundCopies(indexed=1, compared=1, proposed=0, entry=None)
    answer = find(team, reprints[1])
    assert (answer.indexed, answer.compared, answer.proposed) == (1, 1, 1)
    assert find(team).indexed == 1


def test_a_run_that_was_stopped_loses_no_pair(
    team: Team, reprints: tuple[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from sijill.desk import copies

    def stop(*_: Any) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(copies, "nearest", stop)
        with pytest.raises(KeyboardInterrupt):
            find(team)

    assert find(team).proposed == 1


def test_a_rebuilt_index_proposes_nothing_anew(team: Team, reprints: tuple[str, str]) -> None:
    find(team)
    rebuild(team.register)

    assert find(team) == FoundCopies(indexed=0, compared=3, proposed=0, entry=None)


def test_nothing_is_indexed_while_an_erasure_is_under_way(team: Team, reprints: tuple[str, str]) -> None:
    from sijill.store.removal import mark_unfinished

    mark_unfinished(team.register.folder.ledger, 5)

    assert find(team) == FoundCopies(indexed=0, compared=0, proposed=0, entry=None)
    assert team.tables.select("SELECT * FROM fingerprint") == []


def test_a_copy_is_one_voice_with_what_came_first(team: Team, reprints: tuple[str, str]) -> None:
    article, reprint = reprints
    find(team)
    assert voices(team, article, reprint) == 2

    judge(team, article, reprint, "copy", of=article)

    assert derived(team, article, reprint) == [None, article]
    assert voices(team, article, reprint) == 1
    assert waiting_copies(View(team.register)) == ()
    [pair] = copies_of(View(team.register), reprint)
    assert (pair.state, pair.original, pair.reason) == (CopyState.COPY, article, "said so")
    assert verify(team.register).ok


def test_copies_of_which_nobody_knows_the_first_are_one_voice_too(
    team: Team, reprints: tuple[str, str]
) -> None:
    article, reprint = reprints
    judge(team, article, reprint, "copy")

    assert derived(team, article, reprint) == [reprint, article]
    assert voices(team, article, reprint) == 1
    take_back(team, article, reprint)
    assert derived(team, article, reprint) == [None, None]


@pytest.mark.parametrize("verdict", ["independent", "unsure", None])
def test_a_verdict_can_be_taken_back_or_changed(
    team: Team, reprints: tuple[str, str], verdict: str | None
) -> None:
    article, reprint = reprints
    find(team)
    judge(team, article, reprint, "copy", of=article)

    if verdict:
        judge(team, article, reprint, verdict)
    else:
        take_back(team, article, reprint)

    assert derived(team, article, reprint) == [None, None]
    assert voices(team, article, reprint) == 2
    [pair] = copies_of(View(team.register), article)
    assert str(pair.state) == (verdict or "proposed")
    assert verify(team.register).ok


def test_the_other_way_round_is_said_by_another_verdict(team: Team, reprints: tuple[str, str]) -> None:
    article, reprint = reprints
    judge(team, article, reprint, "copy", of=article)
    judge(team, article, reprint, "copy", of=reprint)

    assert derived(team, article, reprint) == [reprint, None]


def test_what_was_known_before_a_verdict_comes_back_with_it(team: Team) -> None:
    agency, article = team.source("agency.txt"), team.source("article.txt")
    reprint = team.source("reprint.txt", derived_from=agency)
    judge(team, article, reprint, "copy", of=article)
    assert derived(team, article, reprint) == [None, article]

    judge(team, article, reprint, "unsure")
    assert derived(team, article, reprint) == [None, agency]


def test_independent_sources_are_not_derived_from_one_another_until_that_is_taken_back(team: Team) -> None:
    article = team.source("article.txt", publisher="Daily")
    other = team.source("other.txt", publisher="Weekly", derived_from=article)

    judge(team, article, other, "independent")
    assert derived(team, other) == [None]
    take_back(team, article, other)

    assert derived(team, other) == [article]
    assert copies_of(View(team.register), article) == ()


def test_what_somebody_said_since_is_left_alone_when_a_verdict_is_taken_back(
    team: Team, reprints: tuple[str, str]
) -> None:
    article, reprint = reprints
    agency = team.source("third.txt")
    judge(team, article, reprint, "copy", of=article)
    details = View(team.register).source(reprint).details.as_json()
    team.say("source.described", source=reprint, seen=None, details={**details, "derived_from": agency})

    take_back(team, article, reprint)

    assert derived(team, reprint) == [agency]


def test_a_verdict_on_what_has_changed_since_is_a_conflict_and_changes_nothing(
    team: Team, reprints: tuple[str, str]
) -> None:
    article, reprint = reprints
    find(team)
    [pair] = waiting_copies(View(team.register))
    judge(team, article, reprint, "independent", seen=pair.version)

    with pytest.raises(Conflict):
        judge(team, article, reprint, "copy", of=article, seen=pair.version)

    assert derived(team, article, reprint) == [None, None]


@pytest.mark.parametrize(
    ("verdict", "of", "message"),
    [
        ("proposed", None, "A person does not propose"),
        ("copy", "0" * 32, "one of the two"),
        ("independent", "article", "of a copy only"),
    ],
)
def test_a_verdict_that_makes_no_sense_is_refused(
    team: Team, reprints: tuple[str, str], verdict: str, of: str | None, message: str
) -> None:
    article, reprint = reprints
    with pytest.raises(SijillError, match=message):
        judge(team, article, reprint, verdict, of=article if of == "article" else of)
    with pytest.raises(SijillError, match="no copy of itself"):
        judge(team, article, article, "copy")
    with pytest.raises(NotFound):
        judge(team, article, "0" * 32, "copy")


def test_who_may_not_see_one_of_the_two_sees_no_pair(team: Team) -> None:
    hidden = SourceDetails(audience=Audience(AudienceKind.NAMED, (team.author,))).audience
    open_ = team.source("open.txt", text=prose(1), audience="public")
    closed = team.source(
        "closed.txt", text=f"{prose(1)} more", audience=str(hidden.kind), people=hidden.people
    )
    find(team)

    assert len(waiting_copies(View(team.register))) == 1
    assert waiting_copies(View(team.register, PUBLIC)) == ()
    assert copies_of(View(team.register, PUBLIC), open_) == ()
    with pytest.raises(NotFound):
        copies_of(View(team.register, PUBLIC), closed)


def test_an_erased_reprint_is_found_nowhere_and_the_next_is_compared_without_it(
    team: Team, reprints: tuple[str, str]
) -> None:
    article, reprint = reprints
    find(team)
    judge(team, article, reprint, "copy", of=article)

    erase_source(team.register, reprint, author=team.author)
    late = team.source("late.txt", text=f"{prose(1)} {prose(7, 8)}")
    find(team)

    [pair] = waiting_copies(View(team.register))
    assert (pair.left, pair.right) == (article, late)
    assert verify(team.register).findings == []
