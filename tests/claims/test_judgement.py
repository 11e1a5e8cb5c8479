"""Identities follow from the set of judgements: whatever their order, and back again."""

from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sijill.claims import InvalidClaim, Judgement, Verdict, identities, standing

SAME, DIFFERENT, UNSURE = Verdict.SAME, Verdict.DIFFERENT, Verdict.UNSURE
RECORDS = "abcdef"
ORDER = {record: place for place, record in enumerate(RECORDS)}

_seq = count(1)


def person(left: str, right: str, verdict: Verdict = SAME) -> Judgement:
    seq = next(_seq)
    return Judgement(f"p{seq}", left, right, verdict, by_person=True, seq=seq)


def model(left: str, right: str, probability: float = 0.97, verdict: Verdict = SAME) -> Judgement:
    seq = next(_seq)
    millionths = round(probability * 1_000_000)
    return Judgement(f"m{seq}", left, right, verdict, by_person=False, probability=millionths, seq=seq)


def groups(*judgements: Judgement) -> set[str]:
    """Give the identities of more than one record, each as its records in order."""
    members: dict[str, str] = {}
    for record, owner in sorted(identities(ORDER, judgements).items()):
        members[owner] = members.get(owner, "") + record
    return {group for group in members.values() if len(group) > 1}


@st.composite
def judgement_sets(draw: st.DrawFn) -> list[Judgement]:
    pairs = [(one, other) for one in RECORDS for other in RECORDS if one != other]
    drawn = draw(
        st.lists(
            st.tuples(
                st.sampled_from(pairs),
                st.sampled_from(list(Verdict)),
                st.booleans(),
                st.sampled_from([0, 500_000, 970_000, 1_000_000]),
            ),
            max_size=14,
        )
    )
    return [
        Judgement(f"j{seq}", *pair, verdict, by_person=by_person, probability=probability, seq=seq)
        for seq, (pair, verdict, by_person, probability) in enumerate(drawn)
    ]


def test_without_judgements_everybody_is_somebody_else() -> None:
    assert identities(ORDER, []) == {record: record for record in RECORDS}


def test_an_identity_bears_the_id_of_its_earliest_record() -> None:
    found = identities(ORDER, [person("f", "c"), person("d", "f")])

    assert found == {"a": "a", "b": "b", "c": "c", "d": "c", "e": "e", "f": "c"}


def test_the_place_in_the_ledger_is_what_makes_a_record_the_earliest_and_not_its_id() -> None:
    assert identities({"z": 1, "a": 2}, [person("a", "z")]) == {"z": "z", "a": "z"}


def test_records_are_tied_through_others() -> None:
    assert groups(person("a", "b"), model("b", "c"), person("d", "c")) == {"abcd"}


def test_taking_the_only_tie_back_gives_the_old_ids() -> None:
    left, right = [person("a", "b")], [person("c", "d")]
    tie = person("b", "c")

    assert groups(*left, tie, *right) == {"abcd"}
    found = identities(ORDER, [*left, *right])
    assert (found["a"], found["b"], found["c"], found["d"]) == ("a", "a", "c", "c")


def test_what_a_person_holds_apart_no_model_brings_together() -> None:
    apart = person("a", "c", DIFFERENT)

    assert groups(apart, model("a", "c", 0.999)) == set()
    assert groups(apart, model("a", "b", 0.9), model("b", "c", 0.99)) == {"bc"}
    assert groups(apart, model("a", "b", 0.99), model("b", "c", 0.9)) == {"ab"}


def test_the_surer_tie_is_made_first_but_a_persons_before_any_models() -> None:
    apart = person("a", "c", DIFFERENT)

    assert groups(apart, person("a", "b"), model("b", "c", 1.0)) == {"ab"}


def test_of_two_ties_as_sure_as_each_other_the_same_one_is_always_made_first() -> None:
    apart, one, other = person("a", "c", DIFFERENT), model("b", "c"), model("a", "b")

    assert groups(apart, one, other) == groups(other, one, apart) == {"ab"}


def test_a_models_different_keeps_nothing_else_apart() -> None:
    assert groups(model("a", "c", 0.0, DIFFERENT), model("a", "b"), model("b", "c")) == {"abc"}


def test_a_person_who_cannot_tell_takes_a_models_tie_away() -> None:
    assert groups(model("a", "b"), person("a", "b", UNSURE)) == set()


def test_of_several_verdicts_the_last_of_a_person_counts_whichever_side_is_named_first() -> None:
    no, yes = person("a", "b", DIFFERENT), person("b", "a", SAME)
    later = model("a", "b", 0.0, DIFFERENT)

    assert standing([later, yes, no]) == [yes]
    assert groups(no, yes, later) == {"ab"}


def test_judgements_on_records_that_are_not_there_tie_nobody() -> None:
    assert identities({"a": 0, "b": 1}, [person("a", "x"), person("x", "b")]) == {"a": "a", "b": "b"}


@given(judgement_sets(), st.randoms())
def test_the_order_in_which_judgements_come_does_not_matter(
    judgements: list[Judgement], random: object
) -> None:
    shuffled = list(judgements)
    random.shuffle(shuffled)  # type: ignore[attr-defined]  # hypothesis gives a random.Random
    turned = [
        Judgement(item.id, item.right, item.left, item.verdict, item.by_person, item.probability, item.seq)
        for item in shuffled
    ]

    assert identities(ORDER, shuffled) == identities(ORDER, turned) == identities(ORDER, judgements)


@given(judgement_sets(), st.data())
def test_what_was_added_and_taken_back_leaves_no_trace(
    judgements: list[Judgement], data: st.DataObject
) -> None:
    kept = [item for item in judgements if data.draw(st.booleans())]
    before = identities(ORDER, kept)

    identities(ORDER, judgements)

    assert identities(ORDER, [item for item in judgements if item in kept]) == before


@given(judgement_sets())
def test_nobody_is_with_whom_a_person_holds_to_be_different(judgements: list[Judgement]) -> None:
    found = identities(ORDER, judgements)

    for item in standing(judgements):
        if item.by_person and item.verdict is DIFFERENT:
            assert found[item.left] != found[item.right]


@given(judgement_sets())
def test_an_identity_is_its_own_earliest_record(judgements: list[Judgement]) -> None:
    found = identities(ORDER, judgements)

    for record, owner in found.items():
        assert found[owner] == owner
        assert ORDER[owner] <= ORDER[record]


@given(judgement_sets())
def test_who_is_together_is_tied_by_somebody(judgements: list[Judgement]) -> None:
    found = identities(ORDER, judgements)
    held = [item for item in standing(judgements) if item.verdict is SAME]

    loose = identities(ORDER, [person(item.left, item.right) for item in held])

    assert all(loose[record] == loose[owner] for record, owner in found.items())


def test_a_record_cannot_be_judged_against_itself() -> None:
    with pytest.raises(InvalidClaim, match="same record"):
        person("a", "a")


@pytest.mark.parametrize("probability", [-0.1, 1.1])
def test_a_probability_lies_between_nothing_and_certainty(probability: float) -> None:
    with pytest.raises(InvalidClaim, match="millionths"):
        model("a", "b", probability)
