from datetime import date
from typing import Any

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sijill.counting import ClaimedFigures, InvalidTable, Level, Occasion, Whereabouts, claimed
from sijill.places import Gazetteer

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


def test_headline_and_body_of_one_source_are_one_statement_the_more_precise_one() -> None:
    (comparison,) = claimed(
        figures(
            {"claimant": "x", "min": 300, "max": None},
            {"claimant": "x", "min": 304, "max": 304},
            {"claimant": "x", "min": 300, "max": 300, "approximate": True},
        )
    ).comparisons

    (statement,) = comparison.statements
    assert (statement.min, statement.max, statement.claims) == (304, 304, ("c0", "c1", "c2"))


def test_figures_of_one_claimant_on_different_days_are_a_series_of_which_the_last_stands() -> None:
    (comparison,) = claimed(
        figures(
            {"claimant": "x", "min": 200, "max": None, "said": date(2023, 10, 1)},
            {"claimant": "x", "min": 304, "max": 304, "said": date(2023, 10, 9), "source": "s2"},
            {"claimant": "x", "min": 200, "max": None, "said": date(2023, 10, 2), "source": "s3"},
            {"claimant": "y", "min": 150, "max": 250, "said": date(2023, 10, 3), "source": "s4"},
        )
    ).comparisons

    assert [(one.claimant, one.min, one.first, one.last, one.latest) for one in comparison.statements] == [
        ("x", 200, date(2023, 10, 1), date(2023, 10, 2), False),
        ("x", 304, date(2023, 10, 9), date(2023, 10, 9), True),
        ("y", 150, date(2023, 10, 3), date(2023, 10, 3), True),
    ]
    assert [one.grade for one in comparison.statements] == [None, "contested", "contested"]
    assert comparison.agree is False


def test_claimants_who_bear_one_another_out_are_fair_and_what_the_accused_concede_is_confirmed() -> None:
    (comparison,) = claimed(
        figures(
            {"claimant": "x", "min": 12, "max": None},
            {"claimant": "y", "min": 15, "max": 15, "source": "s2"},
            {"claimant": "z", "min": 12, "max": 20, "source": "s3", "accused": True},
        )
    ).comparisons

    assert {one.claimant: str(one.grade) for one in comparison.statements} == {
        "x": "confirmed",
        "y": "confirmed",
        "z": "confirmed",
    }
    assert comparison.agree is True


def test_people_by_any_word_are_compared_and_parts_of_them_stand_apart() -> None:
    result = claimed(
        figures(
            {"unit": "people"},
            {"unit": "قتيلاً", "claimant": "y"},
            {"unit": None, "claimant": "z"},
            {"unit": "children", "min": 2, "max": 2},
        )
    )

    assert [(one.unit, len(one.statements)) for one in result.comparisons] == [(None, 3), ("children", 1)]


def told(event: str, place: str, day: date, name: str | None = None) -> Occasion:
    return Occasion(event, "killing", name, frozenset({(place, None)}), frozenset({(day, day)}))


def test_events_without_a_name_are_compared_by_their_place_and_days() -> None:
    where = Whereabouts(Gazetteer(), Level.TOWN, ["Keltab", "Durazin"])
    then, later = date(2023, 10, 5), date(2023, 10, 6)
    occasions = {
        "e1": told("e1", "Keltab", then),
        "e2": told("e2", "Keltab", then),
        "e3": told("e3", "Keltab", later),
        "e4": told("e4", "Durazin", then),
        "e5": told("e5", "Keltab", then, "the day of the square"),
    }
    rows = [{"event": event, "claimant": event, "family": event, "source": event} for event in occasions]

    result = claimed(
        figures(*({**row, "source": f"s{row['event']}"} for row in rows)),
        occasions=occasions,
        whereabouts=where,
    )

    about = {one.subject.id: (str(one.subject.about), len(one.statements)) for one in result.comparisons}
    assert about == {
        "=keltab|2023-10-05/2023-10-05": ("place and time", 2),
        "e3": ("event", 1),
        "e4": ("event", 1),
        "e5": ("event", 1),
    }
    assert result.comparisons[0].agree is None


statements = st.lists(
    st.fixed_dictionaries(
        {
            "event": st.sampled_from(["e1", "e2"]),
            "claimant": st.sampled_from(["x", "y", None]),
            "family": st.sampled_from(["f", "g"]),
            "min": st.sampled_from([None, 10, 12]),
            "max": st.sampled_from([12, 15]),
            "approximate": st.booleans(),
            "said": st.sampled_from([date(2023, 10, 1), date(2023, 10, 2), None]),
            "source": st.sampled_from(["s1", "s2"]),
        }
    ),
    min_size=1,
    max_size=10,
)


def numbers(found: ClaimedFigures) -> list[Any]:
    return [
        (one.subject.id, one.measure, one.agree, said.claimant, said.min, said.max, said.latest, said.grade)
        for one in found.comparisons
        for said in one.statements
    ]


@given(statements, st.randoms(use_true_random=False))
def test_order_repeats_and_reprints_of_one_family_change_no_figure(rows: list[Any], random: Any) -> None:
    frame = figures(*rows)
    shuffled = [row | {"source": f"{row['source']} {number % 2}"} for number, row in enumerate(rows)] + rows[
        :2
    ]
    random.shuffle(shuffled)

    assert numbers(claimed(frame)) == numbers(claimed(figures(*shuffled)))


@given(statements)
def test_every_claim_is_behind_just_one_statement(rows: list[Any]) -> None:
    found = claimed(figures(*rows))

    claims = [claim for one in found.comparisons for said in one.statements for claim in said.claims]
    assert sorted(claims) == sorted(f"c{number}" for number in range(len(rows)))


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
