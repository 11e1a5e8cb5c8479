from collections.abc import Sequence

import numpy as np
import polars as pl

from sijill.matching.forms import Forms, read_forms
from sijill.matching.naming import Naming
from sijill.matching.rarity import chances
from sijill.matching.weights import WEIGHTS


def forms(*names: Sequence[str | None]) -> Forms:
    return read_forms(pl.Series(names, dtype=pl.List(pl.String)))


def naming(*names: Sequence[str | None]) -> Naming:
    return Naming.of(forms(*names), pl.Series([None] * len(names), dtype=pl.String), weights=WEIGHTS.name)


def weigh(held: Naming, one: int, other: int) -> float:
    bits, _, _ = held.compare(np.array([one], dtype=np.int64), np.array([other], dtype=np.int64))
    return float(bits[0])


def test_names_that_cannot_be_read_are_not_borne() -> None:
    held = forms(["???", "Sara Nuri"], [None], [])
    assert held.distinct == ("Sara Nuri",)
    assert held.counts.tolist() == [1, 0, 0]


def test_the_best_of_several_forms_counts() -> None:
    held = naming(["Sara Nuri", "Umm Karim"], ["سارا نوری", "Sara Nuri"], ["Umm Karim"])
    assert weigh(held, 0, 1) == weigh(held, 0, 2) > 0
    _, one, other = held.compare(np.array([0]), np.array([1]))
    assert (held.forms.distinct[one[0]], held.forms.distinct[other[0]]) == ("Sara Nuri", "Sara Nuri")


def test_a_record_without_a_name_weighs_nothing_and_names_none() -> None:
    held = naming([None], [None], ["Sara Nuri"])
    bits, one, other = held.compare(np.array([0, 0]), np.array([1, 2]))
    assert (bits.tolist(), one.tolist(), other.tolist()) == ([0.0, 0.0], [-1, -1], [-1, -1])


def test_a_name_that_many_bear_weighs_less() -> None:
    many = naming(["Ali Karimi"], ["Ali Karimi"], *([["Ali Karimi"]] * 30))
    few = naming(["Ali Karimi"], ["Ali Karimi"], *([["Reza Nuri"]] * 30))
    assert 0 < weigh(many, 0, 1) < weigh(few, 0, 1)


def test_bearers_in_other_lists_may_be_the_same_person_and_count_less() -> None:
    held = forms(*([["Ali Karimi"]] * 3))
    one_list = pl.Series(["a", "a", "a"])
    three_lists = pl.Series(["a", "b", "c"])
    weights = WEIGHTS.name
    assert chances(held, three_lists, weights=weights)[0] < chances(held, one_list, weights=weights)[0]


def test_spellings_of_one_name_are_equally_common() -> None:
    held = naming(["Mohammad Ahmadi"], ["محمد احمدی"], ["Mohamad Ahmady"])
    assert len(set(held.chance.tolist())) == 1


def test_a_name_of_one_part_says_less_than_a_whole_one() -> None:
    held = naming(["Sara"], ["Sara"], ["Sara Nuri"], ["Sara Nuri"])
    assert weigh(held, 0, 1) < weigh(held, 2, 3)


def test_no_pair_weighs_more_than_the_most_that_was_foretold() -> None:
    held = naming(["Sara Nuri", "S. Nuri"], ["سارا نوری"], ["Sarah Noori"], ["Ali Karimi"], ["Karim"])
    one, other = np.triu_indices(5, 1)
    bits, _, _ = held.compare(one, other)
    assert (bits <= held.most(one, other) + 1e-9).all()
