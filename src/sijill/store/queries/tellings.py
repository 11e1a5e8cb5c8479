"""What the accepted claims tell of people and their events, as a table of columns for counting.

Imported late (by :mod:`sijill.store.queries.frames`), since Polars takes its time.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

import polars as pl

from sijill.claims import Kind, Modality, Statement, grade
from sijill.store.queries.accepted import NOT_TOLD, accepted, frame, records
from sijill.store.queries.accepted import events as events_of
from sijill.store.queries.view import View

VICTIM = "victim"
"""The role of a participant whom an event befell."""

FACET_PROPERTIES: Mapping[str, tuple[str, ...]] = {
    "period": ("date",),
    "place": ("place",),
    "sex": ("sex",),
    "age": ("age", "age_at_event", "birth_date", "date"),
    "minor": ("age", "age_at_event", "birth_date", "date"),
    "charge": ("charge",),
    "penalty": ("penalty",),
    "event": ("title",),
    "grade": ("type", "name"),
}
"""The properties that must be read to count by a facet; any other facet needs none."""

SCHEMA: dict[str, Any] = {
    **dict.fromkeys(("identity", "record", "source", "kind", "event", "event_type", "sex"), pl.String),
    **dict.fromkeys(("birth_earliest", "birth_latest"), pl.Date),
    "age": pl.Int64,
    "age_at": pl.String,
    **dict.fromkeys(("earliest", "latest"), pl.Date),
    **dict.fromkeys(("place", "country", "charge", "penalty", "occasion", "grade"), pl.String),
    **dict.fromkeys(("size_min", "size_max", "named"), pl.Int64),
    "resolved": pl.List(pl.String),
}
"""The columns of :func:`tellings`."""

_ALWAYS = ("participant", "size", "named", "unnamed")
_OF_PERSONS = ("sex", "age", "birth_date", "size", "named", "unnamed")


@dataclass(frozen=True, slots=True)
class Told:
    """What was accepted, ready to be laid out.

    ``people``: the records of persons and groups of whom anything is told (identity, record, source, kind).
    ``events``: whom which event befell (the same columns, with ``owner``, the person's record, ``record``
    and ``source`` being the event's own; ``event``, ``event_type``, ``occasion``, the event's own identity).
    ``claims``: what is said of either (claim, record, property, value, modality, source).
    """

    people: pl.DataFrame
    events: pl.DataFrame
    claims: pl.DataFrame

    def of(self, *properties: str) -> pl.DataFrame:
        """Give the claims of these properties that tell something."""
        return self.claims.filter(pl.col("property").is_in(properties) & ~pl.col("modality").is_in(NOT_TOLD))


def people_frame(view: View, *, facets: Collection[str] | None = None) -> pl.DataFrame:
    """Give what :func:`sijill.counting.documented` takes; see :func:`sijill.store.queries.people_frame`."""
    wanted = set(FACET_PROPERTIES) if facets is None else set(facets)
    read = told(view, [name for facet in wanted for name in FACET_PROPERTIES.get(facet, ())])
    rows = laid_out(read, occasions="event" in wanted)
    return pl.concat([rows, members(view, read), graded(view, read, every="grade" in wanted)], how="diagonal")


def told(view: View, properties: Collection[str]) -> Told:
    """Read the standing, accepted claims of these properties, and whom they are said of."""
    claims = accepted(view, (*_ALWAYS, *properties))
    persons = records(view).filter(pl.col("kind").is_in(["person", "group"]))
    happened = events_of(view)
    owners = persons.select(owner="record", owner_identity="identity", owner_kind="kind")
    befell = _befell(happened, claims).join(owners, on="owner", maintain_order="left")
    events = befell.select(
        "owner",
        "record",
        "source",
        "event_type",
        identity="owner_identity",
        kind="owner_kind",
        event=pl.concat_str("owner_identity", pl.lit(":"), "event_type"),
        occasion="identity",
    )
    befallen = persons.filter(~pl.col("told")).join(events.select(record="owner"), on="record", how="semi")
    people = pl.concat([persons.filter("told"), befallen]).select("identity", "record", "source", "kind")
    return _held(view, Told(people, events, claims))


def _befell(events: pl.DataFrame, claims: pl.DataFrame) -> pl.DataFrame:
    """Say whom each event befell: its subject, and everybody in it as its victim; ``owner`` is the record."""
    subjects = events.filter(pl.col("subject").is_not_null()).with_columns(owner="subject")
    parts = claims.filter((pl.col("property") == "participant") & ~pl.col("modality").is_in(NOT_TOLD))
    values = [json.loads(value) for value in parts["value"]]
    victims = pl.DataFrame(
        {
            "record": parts["record"],
            "owner": [value["record"] if value["role"] == VICTIM else None for value in values],
        },
        schema={"record": pl.String, "owner": pl.String},
    ).drop_nulls()
    taking_part = events.join(victims, on="record", maintain_order="left")
    return pl.concat([subjects, taking_part.select(subjects.columns)]).unique(
        ["record", "owner"], maintain_order=True
    )


def _held(view: View, told: Told) -> Told:
    """Silence the rivals of what the team holds, and what it discounts but for the event itself."""
    query = "SELECT record, property, claim FROM holding WHERE withdrawn IS NULL ORDER BY entry"
    rows = view.tables.select(query)
    if not rows:
        return told
    facts = _facts(told)
    held = (
        frame(rows, ("record", "property", "held"))
        .join(facts, on="record", maintain_order="left")
        .unique(["identity", "event_type", "property"], keep="last", maintain_order=True)
    )
    seen = pl.col("held").is_null() | pl.col("held").is_in(told.claims["claim"].implode())
    silent = (
        told.claims.select("claim", "record", "property")
        .join(facts, on="record")
        .join(held.filter(seen).drop("record"), on=["identity", "event_type", "property"])
        .filter(pl.col("property") != "type")
        .filter(pl.col("held").is_null() | (pl.col("held") != pl.col("claim")))
    )
    return Told(
        told.people, told.events, told.claims.join(silent, on="claim", how="anti", maintain_order="left")
    )


def graded(view: View, told: Told, *, every: bool) -> pl.DataFrame:
    """Grade how well it stands that each event befell each identity; not ``every``: only what is discounted.

    Of an identity of whom no event is told it is how well its name stands.
    """
    out = dict.fromkeys(_discounted(view, told), "discounted")
    if not every:
        rows = [(*fact, "discounted") for fact in out]
    else:
        rows = [(*fact, grade) for fact, grade in {**_grades(view, told), **out}.items()]
    return pl.DataFrame(
        [(who, f"{who}:{what}" if what else None, what or None, grade) for who, what, grade in rows],
        schema={name: SCHEMA[name] for name in ("identity", "event", "event_type", "grade")},
        orient="row",
    )


def _facts(told: Told) -> pl.DataFrame:
    """Give whose facts each record tells: its identity's (``event_type`` empty), or those of an event."""
    people = told.people.select("record", "identity", event_type=pl.lit(""))
    return pl.concat([people, told.events.select("record", "identity", "event_type")]).unique()


def _discounted(view: View, told: Told) -> list[tuple[str, str]]:
    """Give the events (of a person: the name) of which the team holds that they do not count."""
    query = (
        "SELECT record, property, claim FROM holding WHERE withdrawn IS NULL"
        " AND property IN ('type', 'name') ORDER BY entry"
    )
    rows = view.tables.select(query)
    if not rows:
        return []
    last = (
        frame(rows, ("record", "property", "held"))
        .join(_facts(told), on="record", maintain_order="left")
        .filter((pl.col("property") == "type") == (pl.col("event_type") != ""))
        .unique(["identity", "event_type"], keep="last", maintain_order=True)
    )
    return list(last.filter(pl.col("held").is_null()).select("identity", "event_type").iter_rows())


def _grades(view: View, told: Told) -> dict[tuple[str, str], str]:
    """Grade each event of each identity from who says that it was, and who denies it."""
    details = {source.id: source.details for source in view.sources()}
    said = (
        told.claims.filter(pl.col("property").is_in(["type", "name"]))
        .join(_facts(told), on="record")
        .filter((pl.col("property") == "type") == (pl.col("event_type") != ""))
        .group_by("identity", "event_type")
        .agg(pl.concat_str("source", pl.lit(" "), "modality").unique().sort().alias("voices"))
        .sort("identity", "event_type")
    )
    known: dict[tuple[str, ...], str | None] = {}
    found: dict[tuple[str, str], str] = {}
    for identity, event_type, voices in said.iter_rows():
        key = tuple(voices)
        if key not in known:
            pairs = [voice.split(" ") for voice in key]
            statements = [Statement(Kind.EVENT, {}, Modality(how), source) for source, how in pairs]
            known[key] = grade(statements, details)
        given = known[key]
        if given is not None:
            found[identity, event_type] = str(given)
    return found


def laid_out(told: Told, *, occasions: bool) -> pl.DataFrame:
    """Lay out people, events and what is told of them, a row each."""
    base = told.events.select("identity", "record", "source", "kind", "event", "event_type", "owner")
    rows = [told.people, base.drop("owner")]
    rows += [_joined(told.people, part) for part in _of_persons(told)]
    rows += [_joined(base.drop("owner"), part) for part in _of_events(told)]
    if occasions:
        rows.append(_occasions(told))
    return pl.concat([pl.DataFrame(schema=SCHEMA), *rows], how="diagonal").select(list(SCHEMA))


def _joined(whom: pl.DataFrame, values: pl.DataFrame) -> pl.DataFrame:
    return whom.join(values, on="record", maintain_order="left")


def _of_persons(told: Told) -> list[pl.DataFrame]:
    parts = [
        told.of("sex").select("record", sex=_part(told.of("sex"), "sex", pl.String)),
        _days(told.of("birth_date"), "birth_earliest", "birth_latest"),
        sizes(told),
    ]
    ages = told.of("age")
    parts.append(
        ages.select("record", age=_part(ages, "years", pl.Int64), age_at=_part(ages, "at", pl.String))
    )
    return parts


def _of_events(told: Told) -> list[pl.DataFrame]:
    place, charge, penalty, age = (told.of(name) for name in ("place", "charge", "penalty", "age_at_event"))
    return [
        _days(told.of("date"), "earliest", "latest"),
        place.select(
            "record", place=_part(place, "name", pl.String), country=_part(place, "country", pl.String)
        ),
        charge.select("record", charge=_part(charge, "term", pl.String)),
        penalty.select("record", penalty=_part(penalty, "type", pl.String)),
        age.select("record", age=_part(age, "years", pl.Int64)),
    ]


def _occasions(told: Told) -> pl.DataFrame:
    """Name the event itself where it has a title, or befell more than one identity."""
    titled = told.of("title").select("record").unique()
    several = (
        told.events.group_by("occasion")
        .agg(pl.col("identity").n_unique().alias("people"))
        .filter(pl.col("people") > 1)
    )
    named = told.events.join(titled, on="record", how="semi").select("occasion")
    wanted = pl.concat([several.select("occasion"), named]).unique()
    return told.events.join(wanted, on="occasion", how="semi", maintain_order="left").drop("owner")


def _days(claims: pl.DataFrame, first: str, last: str) -> pl.DataFrame:
    return claims.select(
        "record",
        _part(claims, "earliest", pl.String).str.to_date("%Y-%m-%d").alias(first),
        _part(claims, "latest", pl.String).str.to_date("%Y-%m-%d").alias(last),
    ).filter(pl.col(first).is_not_null() | pl.col(last).is_not_null())


def sizes(told: Told) -> pl.DataFrame:
    """Give the size of groups; of a group that only says how many have no name, these are its size."""
    said = told.of("size", "named", "unnamed")
    by_record: dict[str, dict[str, dict[str, Any]]] = {}
    for record, prop, value in said.select("record", "property", "value").iter_rows():
        by_record.setdefault(record, {})[prop] = json.loads(value)
    rows = []
    for record, parts in by_record.items():
        least, most = (parts.get("size", {}).get(side) for side in ("min", "max"))
        named = parts.get("named", {}).get("number")
        unnamed = parts.get("unnamed", {}).get("number")
        if unnamed is not None and (least, most) == (None, None):
            least = most = unnamed + (named or 0)
        if unnamed is not None and named is None and least == most and least >= unnamed:
            named = least - unnamed
        rows.append((record, least, most, named))
    return pl.DataFrame(
        rows,
        schema={"record": pl.String, "size_min": pl.Int64, "size_max": pl.Int64, "named": pl.Int64},
        orient="row",
    )


def members(view: View, told: Told) -> pl.DataFrame:
    """Give the groups of whom members were found: ``identity``, ``record`` and who they are (``resolved``).

    A member of whom nothing is told is none yet: the nameless place stays.
    """
    condition, hidden = view.visible("r.source")
    rows = view.tables.select(
        'SELECT m."group", m.member FROM membership m JOIN record r ON r.id = m.member'
        f" WHERE m.withdrawn IS NULL AND {condition}",
        hidden,
    )
    found = (
        frame(rows, ("record", "member"))
        .join(told.people.select(member="record", member_identity="identity"), on="member")
        .group_by("record", maintain_order=True)
        .agg(pl.col("member_identity").unique().sort().alias("resolved"))
    )
    return told.people.join(found, on="record", maintain_order="left")


def _part(claims: pl.DataFrame, name: str, dtype: Any) -> pl.Expr:
    """Give one part of each claim's value; every value is read once, however many claims share it."""
    distinct = claims["value"].unique().to_list()
    parts = {value: json.loads(value).get(name) for value in distinct}
    if not parts:
        return pl.lit(None, dtype=dtype)
    return pl.col("value").replace_strict(parts, return_dtype=dtype)
