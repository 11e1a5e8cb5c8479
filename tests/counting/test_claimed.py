from typing import Any

import polars as pl
import pytest

from sijill.counting import InvalidTable, claimed

FIGURE = {
    "event": "e1",
    "measure": "killed",
    "source": "s1",
    "claimant": None,
    "family": None,
    "min": 8,
    "max": 8,
}


def figures(*rows: dict[str, Any]) -> pl.DataFrame:
    named = [FIGURE | {"claim": f"c{number}"} | row for number, row in enumerate(rows)]
    return pl.DataFrame(named, infer_schema_length=None)


def test_figures_of_two_claimants_stand_side_by_side() -> None:
    (comparison,) = claimed(
        figures({"claimant": "ministry"}, {"claimant": "hospital", "min": 20, "max": None})
    ).comparisons
    assert [(item.claimant, item.min, item.max) for item in comparison.statements] == [
        ("hospital", 20, None),
        ("ministry", 8, 8),
    ]
    assert not comparison.agree


def test_a_figure_passed_on_by_others_is_one_statement_with_several_passages() -> None:
    (comparison,) = claimed(
        figures({"claimant": "ministry", "source": "s1"}, {"claimant": "ministry", "source": "s2"})
    ).comparisons
    (statement,) = comparison.statements
    assert (statement.sources, statement.claims) == (("s1", "s2"), ("c0", "c1"))


def test_without_a_claimant_two_sources_of_one_family_are_one_voice() -> None:
    (comparison,) = claimed(
        figures({"family": "agency"}, {"family": "agency", "source": "s2"}, {"source": "s3"})
    ).comparisons
    assert [item.claimant for item in comparison.statements] == ["agency", "s3"]


def test_other_bounds_of_the_same_claimant_are_another_statement() -> None:
    (comparison,) = claimed(figures({"claimant": "x"}, {"claimant": "x", "max": 12})).comparisons
    assert len(comparison.statements) == 2
    assert comparison.agree


def test_measures_and_events_are_never_mixed() -> None:
    result = claimed(figures({}, {"measure": "injured"}, {"event": "e2"}))
    assert [(item.event, item.measure) for item in result.comparisons] == [
        ("e1", "injured"),
        ("e1", "killed"),
        ("e2", "killed"),
    ]


def test_a_figure_without_its_claim_is_refused() -> None:
    with pytest.raises(InvalidTable, match="claim"):
        claimed(figures({"claim": None}))
