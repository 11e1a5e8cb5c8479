import json
from datetime import date
from typing import Any

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sijill.claims import Verdict
from sijill.matching import (
    Columns,
    InvalidRecords,
    Matching,
    dividing,
    match,
    pairs,
    parts,
    scoring,
    weights_from_json,
)

COLUMNS = Columns(
    father="father",
    birth_earliest="first",
    birth_latest="last",
    sex="sex",
    place="place",
    source="source",
)
Row = dict[str, Any]


def row(identifier: str, name: str | None, **given: Any) -> Row:
    born = given.pop("born", None)
    rest = {"father": None, "sex": None, "place": None, "source": identifier[0]} | given
    return {"id": identifier, "name": name, "first": born, "last": born} | rest


def run(*rows: Row, **options: Any) -> Matching:
    schema = dict.fromkeys(("id", "name", "father", "sex", "place", "source"), pl.String())
    frame = pl.DataFrame(rows, schema | {"first": pl.Date(), "last": pl.Date()})
    return match(frame, columns=COLUMNS, **options)


def verdict(matching: Matching, left: str, right: str) -> str | None:
    found = matching.pairs.filter((pl.col("left") == left) & (pl.col("right") == right))
    return found.get_column("verdict").item() if found.height else None


ALI = {"father": "Hassan", "born": date(1990, 5, 5), "sex": "male", "place": "Keltab"}


def test_one_person_in_two_scripts_is_the_same() -> None:
    matching = run(
        row("a1", "Mohammad Reza Talmari", **ALI), row("b1", "محمدرضا تلماری", **ALI | {"father": "حسن"})
    )
    assert verdict(matching, "a1", "b1") == "same"
    assert matching.identities.to_dicts() == [
        {"record": "a1", "identity": "a1"},
        {"record": "b1", "identity": "a1"},
    ]


def test_a_name_alone_is_for_a_person_to_look_at() -> None:
    assert verdict(run(row("a1", "Ali Talmari"), row("b1", "Ali Talmari")), "a1", "b1") == "unsure"


def test_another_father_speaks_strongly_against() -> None:
    matching = run(row("a1", "Ali Talmari", father="Hassan"), row("b1", "Ali Talmari", father="Jamshid"))
    assert matching.pairs.is_empty()


def test_another_birth_speaks_strongly_against() -> None:
    matching = run(
        row("a1", "Ali Talmari", father="Hassan", born=date(1970, 1, 1)),
        row("b1", "Ali Talmari", father="Hassan", born=date(1990, 1, 1)),
    )
    assert matching.pairs.is_empty()


def test_a_missing_value_is_no_evidence() -> None:
    with_father = run(row("a1", "Ali Talmari", father="Hassan"), row("b1", "Ali Talmari"))
    without = run(row("a1", "Ali Talmari"), row("b1", "Ali Talmari"))
    assert with_father.pairs.get_column("bits").to_list() == without.pairs.get_column("bits").to_list()


@pytest.mark.parametrize("name", [None, "", "???", "۱۲۳"])
def test_records_without_a_readable_name_never_match(name: str | None) -> None:
    matching = run(row("a1", name, **ALI), row("b1", name, **ALI), review_at=0.001)
    assert matching.pairs.is_empty()
    assert any("no readable name" in note for note in matching.model.notes)


def test_one_list_rarely_names_a_person_twice_but_may() -> None:
    two_lists = run(row("a1", "Ali Talmari", **ALI), row("b1", "Ali Talmari", **ALI))
    one_list = run(row("a1", "Ali Talmari", **ALI), row("a2", "Ali Talmari", **ALI))
    assert two_lists.pairs["bits"][0] > one_list.pairs["bits"][0]
    assert verdict(one_list, "a1", "a2") == "same"
    assert "both are in one list" in one_list.explained()[0]


def test_the_reason_says_what_spoke_for_and_against() -> None:
    matching = run(row("a1", "Ali Talmari", **ALI), row("b1", "Ali Talmary", **ALI | {"place": "Sund"}))
    (reason,) = matching.explained()
    assert reason.startswith("The same given name; ")
    for part in ("the same father's name", "birth: the same day", "the same sex", "another place"):
        assert part in reason
    assert reason.endswith("% likely to be one person.")


def test_what_people_judged_holds_whatever_the_model_says() -> None:
    rows = (row("a1", "Ali Talmari", **ALI), row("b1", "Ali Talmari", **ALI), row("c1", "Reza Nuri"))
    judged = [("a1", "b1", Verdict.DIFFERENT), ("b1", "c1", Verdict.SAME), ("b1", "gone", Verdict.SAME)]
    matching = run(*rows, judged=judged)
    assert partition(matching) == {frozenset({"a1"}), frozenset({"b1", "c1"})}
    assert matching.pairs.select("left", "right", "verdict", "cut").rows() == [
        ("a1", "b1", "unsure", "judged_different")
    ]


def test_a_list_said_to_have_nobody_twice_keeps_its_records_apart() -> None:
    rows = (row("a1", "Ali Talmari", **ALI), row("a2", "Ali Talmari", **ALI))
    assert partition(run(*rows)) == {frozenset({"a1", "a2"})}
    assert partition(run(*rows, duplicate_free=["a"])) == {frozenset({"a1"}), frozenset({"a2"})}


def test_weights_of_one_run_can_be_written_and_used_in_another() -> None:
    rows = (row("a1", "Ali Talmari", **ALI), row("b1", "علی تلماری", **ALI | {"father": "حسن"}))
    first = run(*rows)
    weights = weights_from_json(json.loads(json.dumps(first.model.weights.as_json())))
    assert run(*rows, weights=weights).pairs.equals(first.pairs)


def test_the_number_of_threads_changes_nothing() -> None:
    rows = [
        row(f"r{number:02}", name, **ALI) for number, name in enumerate(("Ali Talmari", "Aly Talmary") * 9)
    ]
    assert run(*rows, threads=1).pairs.equals(run(*rows, threads=4).pairs)


def test_the_size_of_what_is_done_at_once_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [
        row(f"r{number:03}", name, **ALI | {"born": date(1950 + number // 9, 1, 1)})
        for number, name in enumerate(("Ali Talmari", "Aly Talmary", "علی تلماری") * 90)
    ]
    whole = run(*rows).pairs
    monkeypatch.setattr(pairs, "AT_ONCE", 50)
    monkeypatch.setattr(dividing, "SHARE", 1)
    monkeypatch.setattr(dividing, "ROWS_AT_ONCE", 13)
    monkeypatch.setattr(parts, "_AT_ONCE", 7)
    monkeypatch.setattr(scoring, "AT_ONCE", 11)
    assert whole.height > 100
    assert run(*rows).pairs.equals(whole)


def test_the_bits_add_up_from_the_prior_and_every_property() -> None:
    matching = run(row("a1", "Ali Talmari", **ALI), row("b1", "Ali Talmary", **ALI | {"place": "Sund"}))
    (pair,) = matching.pairs.to_dicts()
    parts = [value for name, value in pair.items() if name.endswith("_bits")]
    assert pair["bits"] == pytest.approx(matching.model.prior + sum(parts))
    assert pair["probability"] == pytest.approx(1 / (1 + 2 ** -pair["bits"]))


def test_a_name_alone_takes_more_than_a_name_and_a_father() -> None:
    alone = run(row("a1", "Ali Talmari"), row("b1", "Ali Talmari"))
    likely = alone.pairs["probability"][0]
    surer = 1 / (1 + 2 ** (1.3 - alone.pairs["bits"][0]))
    rows = (row("a1", "Ali Talmari"), row("b1", "Ali Talmari"))
    assert verdict(run(*rows, apply_at=likely * 0.999), "a1", "b1") == "unsure"
    assert verdict(run(*rows, apply_at=surer), "a1", "b1") == "same"


def test_thresholds_decide_the_verdict_and_what_is_listed() -> None:
    rows = (row("a1", "Ali Talmari", sex="male", father="Hassan"), row("b1", "Ali Talmari", father="Hassan"))
    likely = run(*rows).pairs["probability"][0]
    assert verdict(run(*rows, apply_at=likely * 0.999, review_at=likely / 2), "a1", "b1") == "same"
    assert verdict(run(*rows, apply_at=1.0, review_at=likely / 2), "a1", "b1") == "unsure"
    assert run(*rows, apply_at=1.0, review_at=(1 + likely) / 2).pairs.is_empty()


def test_thresholds_out_of_order_are_refused() -> None:
    with pytest.raises(ValueError, match="does not hold"):
        run(row("a1", "Ali"), apply_at=0.5, review_at=0.6)


def test_an_empty_frame_gives_an_empty_answer() -> None:
    matching = run()
    assert (matching.pairs.height, matching.identities.height) == (0, 0)


def test_one_name_in_all_rows_is_matched_in_bearable_time_and_a_note_says_what_was_not_compared() -> None:
    frame = pl.DataFrame({"id": [f"r{row}" for row in range(30_000)], "name": ["Ali Talmari"] * 30_000})
    model = match(frame, columns=Columns()).model
    assert model.compared < 5 * 30_000
    assert any("not compared" in note for note in model.notes)


def test_a_cell_with_a_whole_text_does_not_stop_a_run() -> None:
    frame = pl.DataFrame({"id": ["a", "b", "c"], "name": ["x" * 10_000, "Ali " * 2_500, "Ali Talmari"]})
    assert match(frame, columns=Columns()).identities["identity"].to_list() == ["a", "b", "c"]


def test_columns_without_a_value_say_nothing() -> None:
    frame = pl.DataFrame({"id": ["a", "b"], "name": [None, None], "born": [None, None]})
    columns = Columns(birth_earliest="born", birth_latest="born")
    assert match(frame, columns=columns).pairs.is_empty()


def test_dates_that_are_no_dates_are_refused_by_the_name_of_their_column() -> None:
    frame = pl.DataFrame({"id": ["a"], "name": ["Ali"], "born": [float("nan")]})
    with pytest.raises(InvalidRecords, match="'born' holds numbers, which cannot be birth_earliest"):
        match(frame, columns=Columns(birth_earliest="born"))


def test_a_name_and_an_id_are_enough() -> None:
    frame = pl.DataFrame({"id": [1, 2], "name": [["Ali Talmari", "علی تلماری"], ["علي التلماري"]]})
    assert match(frame, columns=Columns()).pairs.select("left", "right").rows() == [("1", "2")]


def test_the_model_is_plain_json_that_names_itself() -> None:
    answer = run(row("a1", "Ali Talmari"), row("b1", "Ali Talmari"), seed=3).model.as_json()
    assert json.loads(json.dumps(answer))["model"] == "levels@2"
    assert answer["seed"] == 3
    assert sum(answer["weights"]["m"]["birth"]) == pytest.approx(1)


people = st.lists(
    st.fixed_dictionaries(
        {
            "name": st.sampled_from(
                ["Ali Talmari", "علی تلماری", "Aly Talmary", "Reza Nuri", "رضا نوری", "Ali", "", None]
            ),
            "father": st.sampled_from(["Hassan", "حسن", "Karim", None]),
            "born": st.sampled_from([date(1990, 1, 1), date(1990, 2, 1), date(1950, 1, 1), None]),
            "sex": st.sampled_from(["male", "female", None]),
            "source": st.sampled_from(["x", "y", "z", None]),
        }
    ),
    min_size=1,
    max_size=12,
)


def partition(matching: Matching) -> set[frozenset[str]]:
    groups = matching.identities.group_by("identity").agg("record").get_column("record").to_list()
    return {frozenset(group) for group in groups}


@settings(max_examples=40, deadline=None)
@given(people, st.randoms(use_true_random=False))
def test_the_order_of_rows_changes_neither_pairs_nor_who_is_together(
    given_rows: list[Row], random: Any
) -> None:
    rows = [row(f"r{number:02}", **given_row) for number, given_row in enumerate(given_rows)]
    shuffled = list(rows)
    random.shuffle(shuffled)
    one, other = run(*rows), run(*shuffled)
    assert one.pairs.equals(other.pairs)
    assert partition(one) == partition(other)


@settings(max_examples=40, deadline=None)
@given(people)
def test_every_probability_is_one_and_every_pair_is_named_once_in_order(given_rows: list[Row]) -> None:
    rows = [row(f"r{number:02}", **given_row) for number, given_row in enumerate(given_rows)]
    pairs = run(*rows, review_at=0.01).pairs
    assert pairs.select("left", "right").is_duplicated().sum() == 0
    for left, right, probability in pairs.select("left", "right", "probability").iter_rows():
        assert left < right
        assert 0.01 <= probability <= 1.0
