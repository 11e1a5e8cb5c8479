from itertools import combinations

import pytest

from sijill.counting.estimation.graphs import decomposable_graphs


@pytest.mark.parametrize(("lists", "number"), [(3, 8), (4, 61), (5, 822), (6, 18154)])
def test_how_many_decomposable_graphs_there_are(lists: int, number: int) -> None:
    assert len(decomposable_graphs(lists).edges) == number


def test_the_square_without_chords_is_not_among_them() -> None:
    square = frozenset({0b0011, 0b0110, 0b1100, 0b1001})
    assert square not in decomposable_graphs(4).edges
    assert square | {0b0101} in decomposable_graphs(4).edges


def test_cliques_and_separators_of_a_chain_and_of_no_edges() -> None:
    graphs = decomposable_graphs(3)
    chain = graphs.edges.index(frozenset({0b011, 0b110}))
    assert {part: n for part, n in enumerate(graphs.parts[chain]) if n} == {0b011: 1, 0b110: 1, 0b010: -1}
    none = graphs.edges.index(frozenset())
    assert {part: n for part, n in enumerate(graphs.parts[none]) if n} == {0b001: 1, 0b010: 1, 0b100: 1}
    assert graphs.name(chain, ["x", "y", "z"]) == "[x y][y z]"


@pytest.mark.parametrize("lists", [3, 4, 5])
def test_every_list_counts_once_in_every_graph(lists: int) -> None:
    graphs = decomposable_graphs(lists)
    for member in range(lists):
        held = [float(part >> member & 1) for part in range(2**lists)]
        assert (graphs.parts @ held == 1).all()
    complete = {(1 << a) | (1 << b) for a, b in combinations(range(lists), 2)}
    assert frozenset(complete) in graphs.edges
