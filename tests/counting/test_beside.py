from datetime import date
from typing import Any

import polars as pl

from sijill.counting import About, Documented, Level, Span, Subject, Whereabouts
from sijill.places import Gazetteer

DAY = date(2023, 10, 5)
HERE = frozenset({("Keltab", None)})
SUBJECT = Subject(About.EVENT, "e", "killing", None, HERE, "=keltab", DAY, DAY, frozenset({"e"}))
TYPED = {"earliest": pl.Date, "latest": pl.Date, "size_min": pl.Int64}


def row(identity: str, event_type: str = "killing", **told: Any) -> dict[str, Any]:
    base = {"kind": "person", "source": "s1", "event": f"{identity}:{event_type}", "event_type": event_type}
    nothing = dict.fromkeys(
        ("earliest", "latest", "place", "country", "grade", "size_min", "size_max", "named", "resolved")
    )
    return {"identity": identity, **base, **nothing, **told}


def ready(*rows: dict[str, Any], befell: tuple[str, ...] = ()) -> Documented:
    frame = pl.DataFrame(rows, schema_overrides=TYPED, infer_schema_length=None)
    return Documented(frame, {"e": befell}, Whereabouts(Gazetteer(), Level.TOWN, ["Keltab", "Durazin"]))


def test_those_of_the_place_and_day_stand_beside_a_figure_and_others_do_not() -> None:
    people = ready(
        row("sure", place="Keltab"),
        row("sure", earliest=DAY, latest=DAY, source="s2"),
        row("perhaps", place="Keltab", earliest=date(2023, 10, 1), latest=date(2023, 10, 31)),
        row("elsewhere", place="Durazin", earliest=DAY, latest=DAY),
        row("later", place="Keltab", earliest=date(2023, 11, 1), latest=date(2023, 11, 1)),
        row("unhurt", "arrest", place="Keltab", earliest=DAY, latest=DAY),
        row("undated", place="Keltab"),
    )

    found = people.beside(SUBJECT, "killed")

    assert found is not None
    assert (found.certain, found.possible, found.sources) == (("sure",), ("perhaps",), ("s1", "s2"))
    assert found.named == Span(1, 2)


def test_those_linked_to_the_event_count_whatever_else_is_known_and_groups_apart() -> None:
    people = ready(
        row("linked"),
        row("group", kind="group", size_min=7, size_max=7),
        row("out", grade="discounted"),
        befell=("linked", "group", "out"),
    )

    found = people.beside(SUBJECT, "killed")

    assert found is not None
    assert (found.certain, found.possible) == (("linked",), ())
    assert (found.named, found.nameless) == (Span(1, 1), Span(7, 7))


def test_nobody_stands_beside_a_measure_that_no_kind_of_event_is_of() -> None:
    assert ready(row("a")).beside(SUBJECT, "other") is None
