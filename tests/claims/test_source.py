"""Who may see a source, and how many voices stand behind several."""

import json
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sijill.claims import (
    ADMINISTRATOR,
    PUBLIC,
    TEAM,
    Audience,
    AudienceKind,
    Party,
    SourceDetails,
    Viewer,
    independent_voices,
)
from sijill.claims.source import details_from_json

MEMBER, OTHER = Viewer(author="m" * 32, team=True), Viewer(author="o" * 32, team=True)
GUEST = Viewer(author="m" * 32)


@pytest.mark.parametrize(
    ("audience", "admitted"),
    [
        (Audience(AudienceKind.PUBLIC), {PUBLIC, TEAM, ADMINISTRATOR, MEMBER, OTHER, GUEST}),
        (Audience(AudienceKind.TEAM), {TEAM, ADMINISTRATOR, MEMBER, OTHER}),
        (Audience(AudienceKind.NAMED, ("m" * 32,)), {ADMINISTRATOR, MEMBER, GUEST}),
        (Audience(AudienceKind.NAMED), {ADMINISTRATOR}),
    ],
)
def test_an_audience_admits_those_it_names_and_the_administrator(
    audience: Audience, admitted: set[Viewer]
) -> None:
    assert {
        viewer for viewer in (PUBLIC, TEAM, ADMINISTRATOR, MEMBER, OTHER, GUEST) if audience.admits(viewer)
    } == admitted


def test_a_source_is_for_the_team_unless_somebody_says_otherwise() -> None:
    assert SourceDetails().audience == Audience(AudienceKind.TEAM)


words = st.none() | st.text(max_size=5)


@given(
    st.builds(
        SourceDetails,
        title=st.text(max_size=5),
        publisher=words,
        owner=words,
        author=words,
        address=words,
        said=words,
        language=words,
        kind=words,
        reliability=words,
        party=st.sampled_from(Party),
        derived_from=words,
        collected_by=words,
        collected_how=words,
        audience=st.builds(
            Audience, st.sampled_from(AudienceKind), st.lists(st.text(max_size=3), max_size=2).map(tuple)
        ),
    )
)
def test_details_come_back_as_they_were_written(details: SourceDetails) -> None:
    assert details_from_json(json.loads(json.dumps(details.as_json()))) == details


def voices(**details: SourceDetails) -> int:
    return independent_voices(details, details)


def by(owner: str, derived_from: str | None = None) -> SourceDetails:
    return SourceDetails(owner=owner, derived_from=derived_from)


def test_sources_of_two_owners_are_two_voices() -> None:
    assert voices(a=by("Alba"), b=by("Borea")) == 2


def test_two_papers_of_one_owner_are_one_voice() -> None:
    one = SourceDetails(publisher="Morning", owner="Alba")

    assert voices(a=one, b=SourceDetails(publisher="Evening", owner="Alba")) == 1


def test_a_publisher_without_a_known_owner_is_its_own() -> None:
    assert voices(a=SourceDetails(publisher="Alba"), b=by("Alba")) == 1
    assert voices(a=SourceDetails(publisher="Alba"), b=by("Borea")) == 2


def test_sources_of_which_nothing_is_known_are_one_voice_together() -> None:
    assert voices(a=SourceDetails(), b=SourceDetails(), c=SourceDetails()) == 1


def test_a_source_of_which_nothing_is_known_adds_no_voice_to_a_known_one() -> None:
    assert voices(a=by("Alba"), b=SourceDetails()) == 1
    assert voices(a=by("Alba"), b=by("Borea"), c=SourceDetails()) == 2


def test_a_reprint_is_the_voice_of_what_it_reprints_however_long_the_chain() -> None:
    details = {"a": by("Alba"), "b": by("Borea", "a"), "c": by("Corva", "b"), "d": by("Dela")}

    assert independent_voices("abc", details) == 1
    assert independent_voices("bc", details) == 1
    assert independent_voices("cd", details) == 2


def test_two_reprints_of_one_agency_are_one_voice_though_the_agencys_own_text_is_not_there() -> None:
    assert voices(b=by("Borea", "agency"), c=by("Corva", "agency")) == 1


def test_sources_derived_from_one_another_in_a_circle_are_one_voice() -> None:
    circle = {"a": by("Alba", "c"), "b": by("Borea", "a"), "c": by("Corva", "b"), "d": by("Dela", "b")}

    assert independent_voices("abc", circle) == 1
    assert independent_voices("abcd", circle) == 1
    assert voices(a=by("Alba", "a")) == 1


def test_no_source_is_no_voice() -> None:
    assert independent_voices([], {}) == 0


@given(
    st.dictionaries(
        st.sampled_from("abcde"),
        st.builds(by, st.sampled_from("XYZ"), st.none() | st.sampled_from("abcdef")),
        min_size=1,
    )
)
def test_a_source_more_never_takes_a_voice_away_and_adds_one_at_most(
    details: dict[str, SourceDetails],
) -> None:
    sources = sorted(details)
    counts = [independent_voices(sources[:size], details) for size in range(len(sources) + 1)]

    assert all(0 <= more - fewer <= 1 for fewer, more in pairwise(counts))
    assert counts[-1] >= 1
    assert independent_voices(reversed(sources), details) == counts[-1]
