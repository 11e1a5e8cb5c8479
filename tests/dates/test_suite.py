"""Every row of the two suites of expressions; their rules stand in ``benchmarks/data/dates_blind.md``."""

from importlib import import_module

import pytest

suite = import_module("benchmarks.dates_suite")
LEAST = {"dates_blind": 553, "dates_seen": 500}


@pytest.mark.parametrize("path", suite.SUITES, ids=lambda path: path.stem)
def test_every_expression_means_exactly_the_days_of_its_row(path: object) -> None:
    left_out = suite.excepted()
    rows = [row for row in suite.rows(path) if (row.text, row.language) not in left_out]

    failures = [
        f"{row.text!r} ({row.language}, {row.anchor}): {answer.verdict}, {answer.said}; meant {row.days}"
        for row in rows
        if (answer := suite.ours(row)).verdict is not suite.Verdict.RIGHT
    ]

    assert failures == []


@pytest.mark.parametrize("path", suite.SUITES, ids=lambda path: path.stem)
def test_a_suite_is_whole_and_no_row_is_excepted_that_is_not_in_it(path: object) -> None:
    rows = list(suite.rows(path))

    assert len(rows) >= LEAST[path.stem]  # type: ignore[attr-defined]  # the suite's paths come untyped
    assert len({(row.text, row.language, row.anchor) for row in rows}) == len(rows)


def test_the_rows_judged_wrong_are_few_and_stand_in_the_suites() -> None:
    every = {(row.text, row.language) for path in suite.SUITES for row in suite.rows(path)}

    assert suite.excepted() - every == frozenset()
    assert len(suite.excepted()) <= 5
