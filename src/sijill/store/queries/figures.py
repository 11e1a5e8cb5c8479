"""The figures that sources give, as a table of columns, and the events that they are about.

Imported late (by :mod:`sijill.store.queries.frames`), since Polars takes its time.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

import polars as pl

from sijill.claims import Party, SourceDetails
from sijill.claims.source import voice
from sijill.counting import Occasion
from sijill.dates import parse
from sijill.store.queries.accepted import rare
from sijill.store.queries.tellings import told
from sijill.store.queries.view import View
from sijill.text import fold_text

SCHEMA: dict[str, Any] = {
    **dict.fromkeys(("claim", "event", "measure", "source"), pl.String),
    **dict.fromkeys(("min", "max"), pl.Int64),
    "approximate": pl.Boolean,
    **dict.fromkeys(("unit", "claimant", "family"), pl.String),
    "said": pl.Date,
    "accused": pl.Boolean,
}


def figures_frame(view: View, *, proposed: bool) -> pl.DataFrame:
    """Give what :func:`sijill.counting.claimed` takes; see :func:`sijill.store.queries.figures_frame`."""
    states = ("accepted", "proposed") if proposed else ("accepted",)
    found = rare(view).filter(
        (pl.col("property") == "figure") & pl.col("state").is_in(states) & (pl.col("modality") != "denied")
    )
    if found.is_empty():
        return pl.DataFrame(schema=SCHEMA)
    identities = _records(view, found["record"].drop_nulls().to_list())
    details = {source.id: source.details for source in view.sources()}
    speakers = _Speakers(view, details, set(found["claimant"].drop_nulls()))
    days = {source: _said(details[source]) for source in found["source"].unique()}
    rows = []
    columns = ("claim", "record", "source", "value", "claimant")
    for claim, record, source, value, claimant in found.select(columns).iter_rows():
        figure = json.loads(value)
        family = voice(source, details) or source
        rows.append(
            {
                "claim": claim,
                "event": identities[record][0] if record in identities else source,
                "source": source,
                **{name: figure[name] for name in ("measure", "min", "max", "approximate", "unit")},
                "claimant": speakers.of(claimant) or family,
                "family": family,
                "said": days[source],
                "accused": claimant is None and details[source].party is Party.ACCUSED,
            }
        )
    return pl.DataFrame([{name: row[name] for name in SCHEMA} for row in rows], schema=SCHEMA, orient="row")


class _Speakers:
    """Whoever says a figure, known again over sources: as one identity, or by the same name.

    One who bears the name of a publisher is that publisher (of its owner's, if it has one).
    """

    def __init__(self, view: View, details: Mapping[str, SourceDetails], claimants: set[str]) -> None:
        self._publishers: dict[str, str] = {}
        for known in sorted({(one.publisher, one.owner) for one in details.values()}, key=str):
            publisher, owner = known
            for name in (publisher, owner):
                if name:
                    self._publishers[fold_text(name)] = owner or name
        query = 'SELECT id, "identity", name, place FROM record WHERE id IN'
        rows = sorted(view.tables.among(query, sorted(claimants)), key=lambda row: int(row[3]))
        self._key: dict[str, str] = {}
        by_name: dict[str, str] = {}
        by_identity: dict[str, str] = {}
        for record, stored, name, _ in rows:
            identity = view.identity(record, stored)
            called = fold_text(name).strip() if name else ""
            known_as = self._publishers.get(called) or by_name.get(called) or by_identity.get(identity)
            self._key[record] = known_as or identity
            by_identity.setdefault(identity, self._key[record])
            if called:
                by_name.setdefault(called, self._key[record])

    def of(self, claimant: str | None) -> str | None:
        """Give who a claimant is; ``None`` if nobody is named, or the record is gone."""
        return self._key.get(claimant or "")


def _said(details: SourceDetails) -> date | None:
    """Give the day on which a source said something, if its words name one day."""
    read = parse(details.said, language=details.language) if details.said else None
    return read.earliest if read is not None and read.earliest == read.latest else None


def occasions(view: View, events: Iterable[str]) -> dict[str, Occasion]:
    """Give what is said of events (by identity): names, places, days, and whom they befell.

    What is proposed counts here too: it only serves to find what is to be compared.
    """
    wanted = sorted(set(events))
    records: dict[str, tuple[str, str, str | None]] = {}
    for column in ("identity", "id"):
        query = f'SELECT id, "identity", type, name, source FROM record WHERE "{column}" IN'
        for record, stored, type_, name, source in view.tables.among(query, wanted):
            identity = view.identity(record, stored)
            if source not in view.hidden and identity in wanted:
                records[record] = (identity, type_, name)
    return _gathered(view, records)


def _gathered(view: View, records: Mapping[str, tuple[str, str, str | None]]) -> dict[str, Occasion]:
    said: dict[str, dict[str, list[Any]]] = defaultdict(lambda: defaultdict(list))
    for identity, type_, name in records.values():
        said[identity]["type"].append(type_)
        if name:
            said[identity]["name"].append(name)
    query = (
        "SELECT record, property, value, source FROM claim WHERE superseded IS NULL AND state <> 'rejected'"
        " AND modality NOT IN ('denied', 'demanded')"
        " AND property IN ('title', 'place', 'date', 'participant') AND record IN"
    )
    parts = []
    for record, prop, value, source in view.tables.among(query, sorted(records)):
        if source not in view.hidden:
            parts.append((records[record][0], prop, json.loads(value)))
    others = [value["record"] for _, prop, value in parts if prop == "participant"]
    named = _records(view, others)
    for identity, prop, value in parts:
        if prop == "title":
            said[identity]["name"].append(value["text"])
        elif prop == "place" and value.get("name"):
            said[identity]["place"].append((value["name"], value.get("country")))
        elif prop == "date" and "earliest" in value:
            said[identity]["date"].append(tuple(_day(value[side]) for side in ("earliest", "latest")))
        elif prop == "participant" and value["role"] == "place":
            name = named.get(value["record"], ("", None))[1]
            if name:
                said[identity]["place"].append((name, None))
    return {
        identity: Occasion(
            event=identity,
            event_type=parts["type"][0],
            name=min(parts["name"], key=lambda name: (len(name), name), default=None),
            places=frozenset(parts["place"]),
            dates=frozenset(parts["date"]),
        )
        for identity, parts in said.items()
    }


def _records(view: View, ids: Sequence[str]) -> dict[str, tuple[str, str | None]]:
    query = 'SELECT id, "identity", name, source FROM record WHERE id IN'
    return {
        record: (view.identity(record, stored), name)
        for record, stored, name, source in view.tables.among(query, sorted(set(ids)))
        if source not in view.hidden
    }


def _day(value: str | None) -> date | None:
    return None if value is None else date.fromisoformat(value)


def befell(view: View, events: Iterable[str]) -> pl.DataFrame:
    """Give whom these events befell, by what is accepted.

    ``occasion`` is the event, ``identity`` whom it befell, ``event`` what it is in that one's life.
    """
    linked = told(view, ()).events.filter(pl.col("occasion").is_in(sorted(set(events))))
    return linked.select("occasion", "identity", "event").unique(maintain_order=True)


def titled(view: View) -> list[str]:
    """Give the events (by identity) that have a title."""
    named = rare(view).filter(pl.col("property") == "title")["record"].drop_nulls().unique().sort().to_list()
    found = _records(view, named)
    return list(dict.fromkeys(found[record][0] for record in named if record in found))
