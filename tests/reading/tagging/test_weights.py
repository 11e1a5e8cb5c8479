from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from sijill.reading.tagging.joining import CHOICES, CLAUSES, THINGS
from sijill.reading.tagging.weights import as_bytes, from_bytes, packed, shipped, unpacked

MOVES = np.zeros((1, 3, 3), np.float32)


@given(st.dictionaries(st.integers(0, 2**32 - 1), st.integers(-127, 127), min_size=1, max_size=40))
def test_a_table_gives_the_weights_that_were_put_in(held: dict[int, int]) -> None:
    held = {**held, 7: 127}  # what is largest is one step of the scale
    signs = np.array([*held], np.uint32)
    dense = np.array([[value, -value] for value in held.values()], np.float32)
    table = unpacked(packed(("one",), signs, dense, MOVES))

    found = table.scores(signs, np.arange(len(signs) + 1, dtype=np.int32))

    np.testing.assert_allclose(found, dense, atol=1e-3)


def test_signs_that_were_never_learned_count_nothing() -> None:
    table = unpacked(packed(("one",), np.array([5], np.uint32), np.ones((1, 2), np.float32), MOVES))

    found = table.scores(np.array([6, 5, 5], np.uint32), np.array([0, 1, 3], np.int32))

    np.testing.assert_allclose(found, [[0, 0], [2, 2]])


def test_the_same_tables_give_the_same_bytes_and_come_back() -> None:
    parts = packed(("one",), np.array([9, 5], np.uint32), np.eye(2, dtype=np.float32), MOVES)
    settings = {"leans": {"one": 0.5}, "keeps": {}}

    held = as_bytes({"table": parts}, settings)
    tables, said = from_bytes(held)

    assert as_bytes({"table": parts}, settings) == held
    assert said == settings
    assert tables["table"].names == ("one",)
    assert tables["table"].signs.tolist() == [5, 9]


def test_what_is_shipped_has_a_chain_for_each_kind_that_is_favoured() -> None:
    tables, settings = shipped()

    leans = settings["leans"]
    assert isinstance(leans, dict)
    assert sorted(tables) == sorted((THINGS, CLAUSES, CHOICES))
    assert set(leans) <= {*tables[THINGS].names, *tables[CLAUSES].names}
    for name in (THINGS, CLAUSES):
        assert tables[name].width == 2 * len(tables[name].names)
        assert tables[name].moves.shape == (len(tables[name].names), 3, 3)
    assert tables[CHOICES].width == len(tables[CHOICES].names)
