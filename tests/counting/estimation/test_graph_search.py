"""The search finds what looking at all graphs finds, and goes where they are too many."""

from __future__ import annotations

import time

import numpy as np
import pytest

from sijill.counting.estimation import decomposable, graph_search
from sijill.counting.estimation.answer import Answer
from sijill.counting.estimation.families import decomposable as ask
from sijill.counting.estimation.table import ListTable
from tests.counting.estimation.tables import (
    FIVE,
    KOSOVO,
    NETHERLANDS,
    NETHERLANDS_SIX,
    UK,
    UK_SIX,
    by_binary,
)


@pytest.mark.parametrize("table", [KOSOVO, FIVE, UK, NETHERLANDS, NETHERLANDS_SIX, UK_SIX])
def test_what_is_found_has_the_weight_of_all(table: ListTable, monkeypatch: pytest.MonkeyPatch) -> None:
    exact = decomposable.average(table)
    monkeypatch.setattr(decomposable, "MOST_LISTS", 2)
    monkeypatch.setattr(graph_search, "MOST_LOOKED_AROUND", 600)
    found = decomposable.average(table)
    assert len(found.graphs.edges) < len(exact.graphs.edges)
    kept = dict(zip(exact.graphs.edges, exact.graph_weights.tolist(), strict=True))
    assert sum(kept[edges] for edges in found.graphs.edges) > 0.99
    for share in (0.025, 0.5, 0.975):
        assert found.quantile(share) == pytest.approx(exact.quantile(share), rel=0.02)


def eight(people: int) -> ListTable:
    """Eight independent lists but the first two, which share people."""
    generator = np.random.default_rng(2)
    there = generator.random((people, 8)) < np.linspace(0.15, 0.4, 8)
    again = there[:, 0] & (generator.random(people) < 0.6)
    there[:, 1] |= again
    counts = np.bincount(there @ (1 << np.arange(7, -1, -1)), minlength=256)
    counts[0] = 0
    return by_binary("abcdefgh", counts.tolist())


def test_eight_lists_are_averaged_in_seconds_and_it_is_said_that_a_search_was_made() -> None:
    table = eight(1500)
    start = time.process_time()
    answer = ask(table, seed=1)
    assert time.process_time() - start < 60
    assert isinstance(answer, Answer)
    assert answer.high is not None
    assert answer.low < 1500 < answer.high
    assert [item.code for item in answer.warnings] == ["graphs_searched"]
    assert "[a b]" in str(answer.details[0]["model"])
