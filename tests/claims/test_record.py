"""A passage is a place, and a claim keeps the rules of its value."""

import pytest

from sijill.claims import Claim, InvalidClaim, Kind, Modality, Passage, State


def test_a_passage_runs_forward() -> None:
    assert Passage("s", 3, 3).end == 3
    with pytest.raises(InvalidClaim, match="run forward"):
        Passage("s", 4, 3)
    with pytest.raises(InvalidClaim, match="run forward"):
        Passage("s", -1, 3)


@pytest.mark.parametrize(("start", "end"), [(1, None), (None, 1)])
def test_a_passage_with_one_end_is_none(start: int | None, end: int | None) -> None:
    with pytest.raises(InvalidClaim, match="only one end"):
        Passage("s", start, end)


def test_a_claim_rests_on_the_source_as_a_whole_if_it_has_no_place() -> None:
    claim = Claim("c", "r", "name", Kind.PERSON, {"name": None}, "", Passage("s"), "import")

    assert (claim.modality, claim.state, claim.claimant) == (Modality.STATED, State.PROPOSED, None)


def test_a_claim_holds_a_value_of_its_kind_and_says_of_what() -> None:
    with pytest.raises(InvalidClaim) as refused:
        Claim("c", "r", "age", Kind.AGE, {"years": 200}, "200", Passage("s"), "import")
    assert refused.value.field == "years"
    with pytest.raises(InvalidClaim, match="empty"):
        Claim("c", "r", "", Kind.TEXT, {"text": "x"}, "x", Passage("s"), "import")
