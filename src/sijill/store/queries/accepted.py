"""Records and standing claims in bulk, each read once for a view, however many counts need them.

Imported late (by :mod:`sijill.store.queries.frames`), since Polars takes its time.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

import polars as pl

from sijill.store.queries.view import View

NOT_TOLD = ("denied", "demanded")
"""Whoever denies or demands an event does not tell that it was."""

RARE = ("figure", "named", "participant", "size", "title", "unnamed")
"""Properties that are read together, since a list of many people has few of them."""

_CLAIM = ("claim", "record", "property", "value", "modality", "source", "state", "claimant")
_RECORD = ("record", "kind", "type", "subject", "source", "identity")
_COLUMNS = "id, record, property, value, modality, source, state, claimant"


def records(view: View) -> pl.DataFrame:
    """Give people, groups and events; ``told``: whether any accepted claim tells something of it."""
    if "records" not in view.kept:
        view.kept["records"] = _records(view)
    kept: pl.DataFrame = view.kept["records"]
    return kept


def accepted(view: View, properties: Collection[str]) -> pl.DataFrame:
    """Give the accepted claims of these properties on records."""
    few = rare(view).filter((pl.col("state") == "accepted") & pl.col("property").is_in(sorted(properties)))
    many = sorted(set(properties) - set(RARE))
    parts = [few]
    if many:
        marks = ",".join(["%s"] * len(many))
        condition, hidden = view.visible("source")
        rows = view.tables.select(
            f"SELECT {_COLUMNS} FROM claim WHERE state = 'accepted' AND superseded IS NULL"
            f" AND property IN ({marks}) AND {condition}",
            [*many, *hidden],
        )
        parts.append(frame(rows, _CLAIM))
    return pl.concat(parts).filter(pl.col("record").is_not_null()).drop("state", "claimant")


def rare(view: View) -> pl.DataFrame:
    """Give the claims of :data:`RARE` properties that stand or wait, and those that an event was not."""
    if "rare" not in view.kept:
        marks = ",".join(["%s"] * len(RARE))
        condition, hidden = view.visible("source")
        rows = view.tables.select(
            f"SELECT {_COLUMNS} FROM claim WHERE (property IN ({marks}) OR (property = 'type'"
            " AND modality IN ('denied', 'demanded'))) AND state <> 'rejected' AND superseded IS NULL"
            f" AND {condition}",
            [*RARE, *hidden],
        )
        view.kept["rare"] = frame(rows, _CLAIM).sort("claim")
    kept: pl.DataFrame = view.kept["rare"]
    return kept


def events(view: View) -> pl.DataFrame:
    """Give the events that are told of: not those of which all that is said is that they were not."""
    denied = rare(view).filter((pl.col("property") == "type") & (pl.col("state") == "accepted"))
    doubted = denied["record"].drop_nulls().unique().to_list()
    query = (
        "SELECT record, source FROM claim WHERE property = 'type' AND state = 'accepted'"
        " AND superseded IS NULL AND modality NOT IN ('denied', 'demanded') AND record IN"
    )
    affirmed = {record for record, source in view.tables.among(query, doubted) if source not in view.hidden}
    never = sorted(set(doubted) - affirmed)
    is_told = (pl.col("kind") == "event") & pl.col("told") & ~pl.col("record").is_in(never)
    return records(view).filter(is_told).rename({"type": "event_type"})


def _records(view: View) -> pl.DataFrame:
    condition, hidden = view.visible("source")
    rows = view.tables.select(
        'SELECT id, kind, type, subject, source, "identity" FROM record'
        f" WHERE kind IN ('person', 'group', 'event') AND {condition}",
        hidden,
    )
    read = frame(rows, _RECORD).with_columns(~pl.col("record").is_in(_silent(view)).alias("told"))
    if not view.regrouped:
        return read
    regrouped = pl.col("record").replace_strict(view.regrouped, default=pl.col("identity"))
    return read.with_columns(regrouped.alias("identity"))


def _silent(view: View) -> list[str]:
    """Give the records of which no accepted claim tells anything: few, where people have done their work."""
    condition, hidden = view.visible("c.source")
    rows = view.tables.select(
        "SELECT r.id FROM record r WHERE NOT EXISTS (SELECT 1 FROM claim c WHERE c.record = r.id"
        " AND c.state = 'accepted' AND c.superseded IS NULL AND c.modality NOT IN ('denied', 'demanded')"
        f" AND {condition})",
        hidden,
    )
    return [record for (record,) in rows]


def frame(rows: Sequence[tuple[Any, ...]], names: Sequence[str]) -> pl.DataFrame:
    """Make a table of texts."""
    return pl.DataFrame(rows, schema=dict.fromkeys(names, pl.String), orient="row")
