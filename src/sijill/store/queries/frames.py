"""The register as tables of columns, for matching and counting."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

from sijill.store.queries.view import View

if TYPE_CHECKING:
    import polars as pl

_MATCHED = (
    *("name", "alias", "father_name", "grandfather_name", "birth_date", "sex", "birth_place", "date"),
    *("prison", "occupation", "identifier", "photo_hash", "age", "age_at_event"),
)
_OLDEST = 130


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
        **dict.fromkeys(("sex", "place", "prison", "occupation", "identity", "photo", "source"), pl.String),
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
    "photo_hash": ("photo", "identifier"),
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


def people_frame(view: View, *, facets: Collection[str] | None = None) -> pl.DataFrame:
    """Give what :func:`sijill.counting.documented` takes; each row tells one thing.

    Columns: ``identity``, ``record``, ``source``, ``kind`` (person or group); ``event`` (the identity's event
    of one type) and ``event_type``, both empty in rows that tell something of the person; then, filled only
    in the rows that tell it, ``sex``, ``birth_earliest``, ``birth_latest``, ``age`` and ``age_at`` (of which
    event the age was said), ``earliest``, ``latest``, ``place``, ``country``, ``charge``, ``penalty``,
    ``occasion`` (the event itself, where it has a title or befell several), ``grade`` (of the event; where
    none is told, of the name), and of a group ``size_min``, ``size_max``, ``named`` (members said to have
    names) and ``resolved`` (identities found to be its members).

    Only what was accepted, stands, and is neither denied nor demanded tells anything; where the team holds
    one claim of a fact the others are silent, and what it discounts has the grade ``discounted``. An event is
    told of its subject and of everybody who takes part in it as its victim. With ``facets`` only what these
    need is read: the names of :data:`sijill.store.queries.tellings.FACET_PROPERTIES`.
    """
    from sijill.store.queries import tellings  # it brings Polars along

    return tellings.people_frame(view, facets=facets)


def penalties_frame(view: View) -> pl.DataFrame:
    """Give what :func:`sijill.counting.terms` takes: a row for each penalty that a source tells of an event.

    ``identity`` is whom it befell, ``sentence`` the identity's event, ``telling`` the event's record. Of a
    group there are its size (``persons_min``, ``persons_max``), how many of it are said to be ``named`` and
    its ``members`` that were found; a penalty of several people that is not said to be each one's has one
    row for them together.
    """
    from sijill.store.queries import penalties  # it brings Polars along

    return penalties.penalties_frame(view)


def figures_frame(view: View, *, proposed: bool = False) -> pl.DataFrame:
    """Give what :func:`sijill.counting.claimed` takes: one row a figure that is said of an event.

    ``event`` is the id of the event's identity, or of the source for a figure that no event was found for;
    ``claimant`` whoever says it, one over all sources that know them by one identity or one name (the
    publisher's owner, where they are known as a publisher), else the source's ``family``; ``said`` the day on
    which the source was published.
    """
    from sijill.store.queries import figures  # it brings Polars along

    return figures.figures_frame(view, proposed=proposed)


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


def _day(value: str | None) -> date | None:
    return None if value is None else date.fromisoformat(value)
