"""The register as tables of columns, for matching and counting."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

from sijill.store.queries.view import View

if TYPE_CHECKING:
    import polars as pl

_MATCHED = (
    *("name", "alias", "father_name", "grandfather_name", "birth_date", "sex", "birth_place", "date"),
    *("prison", "occupation", "identifier", "age", "age_at_event"),
)
_OLDEST = 130
_COUNTED = (
    "sex",
    "age",
    "birth_date",
    "size",
    "unnamed",
    "named",
    "date",
    "place",
    "charge",
    "penalty",
    "type",
)


def matching_frame(view: View) -> pl.DataFrame:
    """Give one row a person's record, as :func:`sijill.matching.match` takes it.

    Proposed claims count here (a match is a proposal itself), rejected and superseded ones do not. The event
    is the record's arrest. Where no day of birth is told, an age and the day of the arrest tell when it was.
    """
    import polars as pl

    rows: dict[str, dict[str, Any]] = {}
    query = "SELECT id, source FROM record WHERE kind = 'person' ORDER BY place"
    for record, source in view.tables.select(query):
        if source not in view.hidden:
            rows[record] = {"id": record, "name": [], "father": [], "grandfather": [], "source": source}
    for record, kind, type_, subject, prop, value in _claims(view, _MATCHED, ("accepted", "proposed")):
        row = rows.get(record if kind == "person" else subject or "")
        if row is not None and (kind != "event" or type_ == ("detention" if prop == "prison" else "arrest")):
            _put(row, prop, value)
    for row in rows.values():
        _bear(row)
    days = ("birth_earliest", "birth_latest", "event_earliest", "event_latest")
    schema: dict[str, type[pl.DataType] | pl.DataType] = {
        "id": pl.String,
        **dict.fromkeys(("name", "father", "grandfather"), pl.List(pl.String)),
        **dict.fromkeys(days, pl.Date),
        **dict.fromkeys(("sex", "place", "prison", "occupation", "identity", "source"), pl.String),
    }
    return pl.DataFrame(
        [{name: row.get(name) for name in schema} for row in rows.values()], schema=schema, orient="row"
    )


_FORMS = {"name": "name", "alias": "name", "father_name": "father", "grandfather_name": "grandfather"}
_SAID = {
    "sex": ("sex", "sex"),
    "birth_place": ("place", "name"),
    "prison": ("prison", "name"),
    "occupation": ("occupation", "text"),
    "identifier": ("identity", "identifier"),
    "age": ("age", "years"),
    "age_at_event": ("age", "years"),
}
"""Of a property: the column it fills, and the part of its value that does."""


def _put(row: dict[str, Any], prop: str, value: dict[str, Any]) -> None:
    if prop in _FORMS:
        if value.get("name"):
            row[_FORMS[prop]].append(value["name"])
    elif prop in _SAID:
        column, part = _SAID[prop]
        row[column] = value.get(part)
    elif "earliest" in value:
        which = "birth" if prop == "birth_date" else "event"
        row[f"{which}_earliest"] = _day(value["earliest"])
        row[f"{which}_latest"] = _day(value["latest"])


def _bear(row: dict[str, Any]) -> None:
    """Tell from an age at the arrest between which days somebody was born, if nothing else tells it."""
    years, first, last = row.get("age"), row.get("event_earliest"), row.get("event_latest")
    known = row.get("birth_earliest") or row.get("birth_latest")
    if known or first is None or last is None or not isinstance(years, int):
        return
    if not 0 <= years < _OLDEST < first.year:
        return
    # Of 34 years on a day: 35 years back is too early by a day, 34 years back is the last day.
    row["birth_earliest"] = date.fromordinal(_years_before(first, years + 1).toordinal() + 1)
    row["birth_latest"] = _years_before(last, years)


def _years_before(day: date, years: int) -> date:
    leap = day.month == 2 and day.day == 29
    return date(day.year - years, day.month, 28 if leap else day.day)


def people_frame(view: View) -> pl.DataFrame:
    """Give what :func:`sijill.counting.documented` takes: a row for what a record says of one event.

    Only accepted claims that still stand count. ``event`` is the identity's event of one type; a person of
    whom no event is told has one row without. ``minor`` is told at the event, from birth date or age.
    """
    import polars as pl

    owners = {
        record: (view.identity(record, stored), source, kind)
        for record, stored, source, kind in view.tables.select(
            'SELECT id, "identity", source, kind FROM record'
            " WHERE kind IN ('person', 'group') ORDER BY place"
        )
        if source not in view.hidden
    }
    persons: dict[str, dict[str, Any]] = defaultdict(dict)
    events: dict[str, dict[str, Any]] = {}
    lists: dict[str, dict[str, list[str | None]]] = defaultdict(lambda: defaultdict(list))
    told: dict[str, list[str]] = defaultdict(list)
    for record, kind, type_, subject, prop, value in _claims(view, _COUNTED, ("accepted",)):
        if kind in ("person", "group"):
            _person_value(persons[record], prop, value)
        elif subject is not None and subject in owners:
            if record not in events:
                events[record] = {"event_type": type_}
                told[subject].append(record)
            _event_value(events[record], lists[record], prop, value)
    said = {
        record
        for (record,) in view.tables.select(
            "SELECT DISTINCT record FROM claim WHERE state = 'accepted' AND superseded IS NULL"
        )
    }
    resolved = _resolved(view)
    rows: list[dict[str, Any]] = []
    for record, (identity, source, kind) in owners.items():
        if record not in said and record not in told:
            continue
        base = {"identity": identity, "record": record, "source": source, "kind": kind, **persons[record]}
        base["resolved"] = resolved.get(record, 0) if kind == "group" else None
        for event in told.get(record, [""]):
            rows += _event_rows(base, identity, events.get(event, {}), lists.get(event, {}))
    schema: dict[str, type[pl.DataType] | pl.DataType] = {
        "identity": pl.String,
        "record": pl.String,
        "source": pl.String,
        "kind": pl.String,
        "sex": pl.String,
        "minor": pl.String,
        "event": pl.String,
        "event_type": pl.String,
        "earliest": pl.Date,
        "latest": pl.Date,
        "place": pl.String,
        "charge": pl.String,
        "penalty": pl.String,
        "size_min": pl.Int64,
        "size_max": pl.Int64,
        "resolved": pl.Int64,
    }
    return pl.DataFrame(
        [{name: row.get(name) for name in schema} for row in rows], schema=schema, orient="row"
    )


def figures_frame(view: View, *, proposed: bool = False) -> pl.DataFrame:
    """Give what :func:`sijill.counting.claimed` takes: one row a figure that is said of an event.

    ``event`` is the id of the event's identity, or of the source for a figure that no event was found for.
    """
    import polars as pl

    states = ("accepted", "proposed") if proposed else ("accepted",)
    marks = ",".join(["%s"] * len(states))
    condition, hidden = view.visible("c.source")
    rows = []
    for claim, record, stored, source, value, claimant, details in view.tables.select(
        'SELECT c.id, r.id, r."identity", c.source, c.value, c.claimant, s.details FROM claim c'
        " JOIN source s ON s.id = c.source LEFT JOIN record r ON r.id = c.record"
        f" WHERE c.property = 'figure' AND c.superseded IS NULL AND c.state IN ({marks}) AND {condition}",
        [*states, *hidden],
    ):
        figure, known = json.loads(value), json.loads(details)
        rows.append(
            {
                "claim": claim,
                "event": view.identity(record, stored) if record else source,
                "measure": figure["measure"],
                "source": source,
                "min": figure["min"],
                "max": figure["max"],
                "approximate": figure["approximate"],
                "unit": figure["unit"],
                "claimant": claimant,
                "family": known["owner"] or known["publisher"] or source,
            }
        )
    schema: dict[str, type[pl.DataType] | pl.DataType] = {
        "claim": pl.String,
        "event": pl.String,
        "measure": pl.String,
        "source": pl.String,
        "min": pl.Int64,
        "max": pl.Int64,
        "approximate": pl.Boolean,
        "unit": pl.String,
        "claimant": pl.String,
        "family": pl.String,
    }
    return pl.DataFrame(rows, schema=schema, orient="row")


def _claims(
    view: View, properties: tuple[str, ...], states: tuple[str, ...]
) -> Iterator[tuple[str, str, str, str | None, str, dict[str, Any]]]:
    """Give ``(record, kind, type, subject, property, value)`` of standing claims on visible records."""
    marks = ",".join(["%s"] * len(properties))
    held = ",".join(["%s"] * len(states))
    condition, hidden = view.visible("c.source")
    rows = view.tables.select(
        "SELECT r.id, r.kind, r.type, r.subject, c.property, c.value FROM claim c"
        " JOIN record r ON r.id = c.record"
        f" WHERE c.superseded IS NULL AND c.modality <> 'denied' AND c.property IN ({marks})"
        f" AND c.state IN ({held}) AND {condition} ORDER BY r.place, c.id",
        [*properties, *states, *hidden],
    )
    for record, kind, type_, subject, prop, value in rows:
        yield record, kind, type_, subject, prop, json.loads(value)


def _person_value(row: dict[str, Any], prop: str, value: dict[str, Any]) -> None:
    if prop == "sex":
        row["sex"] = value.get("sex")
    elif prop == "age":
        row["age"] = value.get("years")
    elif prop == "birth_date" and "earliest" in value:
        row["birth"] = value
    elif prop == "size":
        row["size_min"], row["size_max"] = value.get("min"), value.get("max")


def _event_value(
    row: dict[str, Any], several: dict[str, list[str | None]], prop: str, value: dict[str, Any]
) -> None:
    if prop == "date" and "earliest" in value:
        row["earliest"], row["latest"] = _day(value["earliest"]), _day(value["latest"])
    elif prop == "place":
        row["place"] = value.get("name")
    elif prop == "charge" and value.get("term"):
        several["charge"].append(value["term"])
    elif prop == "penalty" and value.get("type"):
        several["penalty"].append(value["type"])


def _event_rows(
    base: dict[str, Any], identity: str, event: dict[str, Any], several: dict[str, list[str | None]]
) -> Iterator[dict[str, Any]]:
    """Give a row for each charge and penalty of one telling of an event (one row if there are none)."""
    row = {**base, **event, "minor": _minor(base, event)}
    if event:
        row["event"] = f"{identity}:{event['event_type']}"
    nothing: list[str | None] = [None]
    for charge in several.get("charge", nothing):
        for penalty in several.get("penalty", nothing):
            yield {**row, "charge": charge, "penalty": penalty}


def _minor(person: dict[str, Any], event: dict[str, Any]) -> str | None:
    """Say whether the person was a minor at the event; ``None`` if nothing is known of the age."""
    from sijill.dates import UncertainDate, was_minor

    birth = person.get("birth")
    if birth is not None and event.get("earliest") and event.get("latest"):
        on = UncertainDate(earliest=event["earliest"], latest=event["latest"])
        return str(was_minor(UncertainDate.from_json(birth), on))
    if person.get("age") is not None:
        return str(was_minor(person["age"]))
    return None


def _resolved(view: View) -> dict[str, int]:
    """Give how many members of each group have been found, each identity once."""
    members: dict[str, set[str]] = defaultdict(set)
    condition, hidden = view.visible("r.source")
    for group, member, stored in view.tables.select(
        'SELECT m."group", m.member, r."identity" FROM membership m JOIN record r ON r.id = m.member'
        f" WHERE m.withdrawn IS NULL AND {condition}",
        hidden,
    ):
        members[group].add(view.identity(member, stored))
    return {group: len(found) for group, found in members.items()}


def _day(value: str | None) -> date | None:
    return None if value is None else date.fromisoformat(value)
