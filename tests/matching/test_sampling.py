"""People at several thresholds, and people drawn: as probable as their ties, and never against a person."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import Any

import numpy as np
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sijill.claims import Verdict
from sijill.matching import Columns, Matching, match
from sijill.matching.clustering import Positions, Ties
from sijill.matching.sampling import DOUBT, Linkage, bits

Tie = tuple[int, int, float]
Judged = list[tuple[int, int, Verdict]]
SAME, DIFFERENT = Verdict.SAME, Verdict.DIFFERENT


def linkage(records: int, ties: list[Tie], judged: Judged | None = None) -> Linkage:
    """Give what a run would know of records r00, r01 … with ties of given probabilities."""
    return Linkage(
        ids=pl.Series([f"r{number:02}" for number in range(records)]),
        rows=np.arange(records, dtype=np.int32),
        ties=Ties(
            np.array([tie[0] for tie in ties], dtype=np.int32),
            np.array([tie[1] for tie in ties], dtype=np.int32),
            np.array([bits(tie[2]) for tie in ties], dtype=np.float32),
            np.zeros(len(ties), dtype=np.bool_),
        ),
        duplicate_free=np.full(records, -1, dtype=np.int32),
        judged=tuple(judged or ()),
    )


def people(identity: Positions) -> int:
    return len(np.unique(identity))


def drawn(known: Linkage, draws: int = 1, seed: int = 0) -> list[list[int]]:
    return [found.tolist() for found in known.sample(draws, seed=seed)]


@st.composite
def linkages(draw: st.DrawFn) -> Linkage:
    records = draw(st.integers(2, 10))
    possible = [(one, other) for one in range(records) for other in range(one + 1, records)]
    chosen = draw(st.lists(st.sampled_from(possible), unique=True, max_size=20))
    chances = st.sampled_from([0.005, 0.05, 0.3, 0.5, 0.8, 0.95, 0.995])
    said = draw(st.lists(st.tuples(st.sampled_from(possible), st.sampled_from(list(Verdict))), max_size=4))
    judged = [(*pair, verdict) for pair, verdict in dict(said).items()]
    return linkage(records, [(*pair, draw(chances)) for pair in chosen], judged)


@pytest.mark.parametrize("probability", [0.05, 0.3, 0.5, 0.9, 0.97])
def test_a_lone_tie_holds_in_as_many_draws_as_it_is_probable(probability: float) -> None:
    held = sum(found[0] == found[1] for found in drawn(linkage(2, [(0, 1, probability)]), 4_000))

    assert held / 4_000 == pytest.approx(probability, abs=0.03)


def test_ties_of_two_groups_are_drawn_as_one() -> None:
    sure = [(0, 1, 0.9999), (2, 3, 0.9999)]
    between = [(one, other, 0.7) for one in (0, 1) for other in (2, 3)]

    held = sum(found[0] == found[2] for found in drawn(linkage(4, [*sure, *between]), 4_000))

    assert held / 4_000 == pytest.approx(0.7, abs=0.03)


def test_two_ties_are_drawn_apart() -> None:
    found = drawn(linkage(4, [(0, 1, 0.5), (2, 3, 0.5)]), 4_000)

    both = Counter((one[0] == one[1], one[2] == one[3]) for one in found)

    assert all(count / 4_000 == pytest.approx(0.25, abs=0.03) for count in both.values())
    assert len(both) == 4


def test_what_is_beyond_doubt_is_the_same_in_every_draw() -> None:
    known = linkage(4, [(0, 1, 1 - DOUBT / 2), (2, 3, DOUBT / 2)])

    assert set(map(tuple, drawn(known, 500))) == {(0, 0, 2, 3)}


@settings(max_examples=100, deadline=None)
@given(linkages())
def test_what_people_judged_holds_in_every_draw_and_at_every_threshold(known: Linkage) -> None:
    apart = {frozenset(one[:2]) for one in known.judged if one[2] is DIFFERENT}
    # Of rival judgements "different" holds, and some "same" may not; without one all do.
    held = known.at([1.0])[1.0]
    for found in [*known.sample(5), *known.at([0.02, 0.5, 0.9]).values()]:
        for one, other, verdict in known.judged:
            if verdict is DIFFERENT:
                assert found[one] != found[other]
            elif verdict is SAME and (not apart or held[one] == held[other]):
                assert found[one] == found[other]


@settings(max_examples=100, deadline=None)
@given(linkages())
def test_no_draw_parts_what_is_sure(known: Linkage) -> None:
    sure = known.at([1 - DOUBT])[1 - DOUBT]
    for found in known.sample(5):
        assert all(found[record] == found[first] for record, first in enumerate(sure))


@settings(max_examples=100, deadline=None)
@given(linkages())
def test_without_a_tie_or_a_judgement_nobody_is_with_anybody(known: Linkage) -> None:
    joined = {(tie[0], tie[1]) for tie in zip(known.ties.left, known.ties.right, strict=True)}
    joined |= {one[:2] for one in known.judged if one[2] is SAME}
    touched = {record for pair in joined for record in pair}
    for found in known.sample(3):
        assert all(found[record] == record for record in range(len(found)) if record not in touched)


@settings(max_examples=60, deadline=None)
@given(linkages())
def test_each_person_bears_the_row_of_its_first_record(known: Linkage) -> None:
    for found in known.sample(3):
        assert found.dtype == np.int32
        assert all(found[first] == first <= record for record, first in enumerate(found.tolist()))


def test_no_tie_gives_one_partition() -> None:
    assert drawn(linkage(3, []), 10) == [[0, 1, 2]] * 10


def test_no_record_gives_empty_partitions() -> None:
    assert drawn(linkage(0, []), 2) == [[], []]


@settings(max_examples=60, deadline=None)
@given(linkages(), st.integers(-5, 2**64))
def test_a_draw_is_the_same_for_the_same_seed_however_many_are_drawn(known: Linkage, seed: int) -> None:
    assert drawn(known, 2, seed) == drawn(known, 4, seed)[:2]


def test_seeds_differ_and_so_do_draws() -> None:
    known = linkage(40, [(number, number + 1, 0.5) for number in range(0, 40, 2)])

    assert len({tuple(found) for seed in (0, 1, -1) for found in drawn(known, 5, seed)}) == 15


@settings(max_examples=60, deadline=None)
@given(linkages())
def test_records_that_no_tie_leads_to_change_no_draw(known: Linkage) -> None:
    records, ties = len(known.rows), known.ties
    chances = (1 / (1 + np.exp2(-ties.bits.astype(np.float64)))).tolist()
    pairs = list(zip(ties.left.tolist(), ties.right.tolist(), chances, strict=True))
    more = linkage(records + 2, [*pairs, (records, records + 1, 0.5)], list(known.judged))

    assert [one[:records] for one in drawn(more, 4)] == drawn(known, 4)


@settings(max_examples=60, deadline=None)
@given(linkages())
def test_at_a_threshold_are_the_people_that_the_clustering_gives_there(known: Linkage) -> None:
    found = known.at((0.5, 0.9))

    assert list(found) == [0.5, 0.9]
    assert people(known.at([1.0])[1.0]) >= max(map(people, found.values()))


@pytest.mark.parametrize("threshold", [0.0, -0.1, 1.1])
def test_a_threshold_that_is_no_probability_is_refused(threshold: float) -> None:
    with pytest.raises(ValueError, match="threshold"):
        linkage(1, []).at([threshold])


NAMES = ("Ali Talmari", "Aly Talmary", "Reza Nuri", "رضا نوری", "Sara Keltab", "Sarah Kiltab", "علی تلماری")
FATHERS = ("Hassan", "حسن", "Karim", None, None)


def frame(rows: int, seed: int) -> pl.DataFrame:
    chance = np.random.default_rng(seed)
    born = [date(1970 + int(year), 1, 1) if year < 4 else None for year in chance.integers(0, 8, rows)]
    return pl.DataFrame(
        {
            "id": [f"r{number:03}" for number in range(rows)],
            "name": [NAMES[one] for one in chance.integers(0, len(NAMES), rows)],
            "father": [FATHERS[one] for one in chance.integers(0, len(FATHERS), rows)],
            "born": pl.Series(born, dtype=pl.Date),
            "source": [f"s{one}" for one in chance.integers(0, 5, rows)],
        }
    )


def run(records: pl.DataFrame, **options: Any) -> Matching:
    columns = Columns(father="father", birth_earliest="born", birth_latest="born", source="source")
    return match(records, columns=columns, **options)


def test_at_its_own_threshold_are_the_identities_of_the_run() -> None:
    records = frame(60, 1)
    found = run(records, apply_at=0.8)

    ids = records.get_column("id")
    assert ids.gather(found.at([0.8])[0.8]).to_list() == found.identities.get_column("identity").to_list()


@pytest.mark.parametrize("seed", [1, 2, 3, 4])
def test_the_mean_number_of_people_lies_between_those_of_the_extreme_thresholds(seed: int) -> None:
    found = run(frame(50, seed))
    fewest, most = (people(one) for one in found.at((DOUBT, 1 - DOUBT)).values())

    counts = [people(one) for one in found.sample(50)]

    assert fewest < np.mean(counts) < most


def test_the_order_of_rows_changes_no_draw() -> None:
    records = frame(50, 5)
    turned = records.sample(fraction=1.0, shuffle=True, seed=2)
    one, other = run(records), run(turned)

    for left, right in zip(one.sample(5), other.sample(5), strict=True):
        here = dict(zip(records["id"], records["id"].gather(left), strict=True))
        there = dict(zip(turned["id"], turned["id"].gather(right), strict=True))
        assert here == there


def test_the_lists_of_every_draw_can_be_tabulated_for_an_estimate() -> None:
    from sijill.counting import list_table

    records = frame(50, 6)
    for found in run(records).sample(3):
        table = list_table(pl.DataFrame({"identity": found, "source": records.get_column("source")}))
        assert table.get_column("count").sum() == people(found)
