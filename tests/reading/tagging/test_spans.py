from __future__ import annotations

import pytest

from sijill.reading.tagging.spans import runs


@pytest.mark.parametrize(
    ("states", "expected"),
    [
        ([], []),
        ([0, 0], []),
        ([1, 2, 0, 1], [(0, 2), (3, 4)]),
        ([1, 1, 2], [(0, 1), (1, 3)]),
        ([0, 1, 2, 2], [(1, 4)]),
    ],
)
def test_a_run_begins_with_a_one_and_goes_on_with_twos(
    states: list[int], expected: list[tuple[int, int]]
) -> None:
    assert list(runs(states)) == expected
