"""The penalties that the accepted claims tell of, as a table of columns for adding up.

Imported late (by :mod:`sijill.store.queries.frames`), since Polars takes its time.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

import polars as pl

from sijill.store.queries.accepted import records
from sijill.store.queries.tellings import Told, members, sizes, told
from sijill.store.queries.view import View

IMPOSING = ("sentence", "appeal_ruling")
"""The kinds of event by which something is imposed; what an execution is for adds to no sum."""

SCHEMA: dict[str, Any] = {
    **dict.fromkeys(("identity", "sentence", "event_type", "source", "telling", "claim"), pl.String),
    "type": pl.String,
    "amount": pl.Int64,
    "unit": pl.String,
    "per": pl.String,
    **dict.fromkeys(("persons_min", "persons_max", "named"), pl.Int64),
    "members": pl.List(pl.String),
}


def penalties_frame(view: View) -> pl.DataFrame:
    """Give what :func:`sijill.counting.terms` takes; see :func:`sijill.store.queries.penalties_frame`."""
    if records(view).filter(pl.col("type").is_in(IMPOSING)).is_empty():
        return pl.DataFrame(schema=SCHEMA)
    read = told(view, ("penalty",))
    groups = _Groups(view, read)
    penalties: dict[str, list[tuple[str, str, dict[str, Any]]]] = defaultdict(list)
    for claim, record, source, value in (
        read.of("penalty").select("claim", "record", "source", "value").iter_rows()
    ):
        read_value = json.loads(value)
        if read_value.get("type"):  # else it is in words that nobody has read
            penalties[record].append((claim, source, read_value))
    owners: dict[str, set[str]] = defaultdict(set)
    types: dict[str, str] = {}
    imposing = read.events.filter(pl.col("event_type").is_in(IMPOSING))
    for record, identity, event_type in imposing.select("record", "identity", "event_type").iter_rows():
        if record in penalties:
            owners[record].add(identity)
            types[record] = event_type
    together = _together(people for people in owners.values() if len(people) > 1)
    rows: list[dict[str, Any]] = []
    for record, people in owners.items():
        for claim, source, value in penalties[record]:
            base = {
                "event_type": types[record],
                "source": source,
                "telling": record,
                "claim": claim,
                **{name: value[name] for name in ("type", "amount", "unit", "per")},
            }
            rows += _rows(base, sorted(people), groups, together)
    frame = pl.DataFrame(
        [{name: row.get(name) for name in SCHEMA} for row in rows], schema=SCHEMA, orient="row"
    )
    return frame.sort("identity", "sentence", "source", "telling", "claim")


def _rows(
    base: dict[str, Any], people: list[str], groups: _Groups, together: Mapping[str, frozenset[str]]
) -> Iterable[dict[str, Any]]:
    """Lay out one penalty of one event: a row for each whom it befell, or one for all of them together."""
    if len(people) == 1 or base["per"] == "each":
        for identity in people:
            sentence = f"{identity}:{base['event_type']}"
            yield {**base, "identity": identity, "sentence": sentence, **groups.size(identity)}
        return
    whole = together[people[0]]
    first = min(whole)
    least, most = groups.persons(people)
    yield {
        **base,
        "identity": first,
        "sentence": f"{first}:{base['event_type']}:together",
        "persons_min": least,
        "persons_max": most,
        "named": 0,
        "members": sorted(whole),
    }


class _Groups:
    """How many each identity is, and who of a group has an identity of their own."""

    def __init__(self, view: View, read: Told) -> None:
        said = read.people.join(sizes(read), on="record")
        self._sizes: dict[str, list[tuple[int | None, int | None, int]]] = defaultdict(list)
        for identity, least, most, named in said.select(
            "identity", "size_min", "size_max", "named"
        ).iter_rows():
            self._sizes[identity].append((least, most, named or 0))
        self._groups = set(read.people.filter(pl.col("kind") == "group")["identity"])
        self._members: dict[str, set[str]] = defaultdict(set)
        for identity, found in members(view, read).select("identity", "resolved").iter_rows():
            self._members[identity] |= set(found)

    def size(self, identity: str) -> dict[str, Any]:
        """Give the columns of a group; nothing for a person."""
        if identity not in self._groups:
            return {}
        said = self._sizes[identity]
        least = min((low for low, _, _ in said if low is not None), default=1)
        tops = [high for _, high, _ in said]
        return {
            "persons_min": least,
            "persons_max": None if not tops or None in tops else max(tops, key=lambda top: top or 0),
            "named": max((named for _, _, named in said), default=0),
            "members": sorted(self._members[identity]),
        }

    def persons(self, people: Iterable[str]) -> tuple[int, int | None]:
        """Count several identities, each group as many as it is said to have."""
        least, most = 0, 0
        bounded = True
        for identity in people:
            size = self.size(identity) or {"persons_min": 1, "persons_max": 1}
            least += size["persons_min"]
            bounded = bounded and size["persons_max"] is not None
            most += size["persons_max"] or 0
        return least, most if bounded else None


def _together(events: Iterable[set[str]]) -> dict[str, frozenset[str]]:
    """Bring together whoever was sentenced together in a telling: several may tell of one sentence."""
    whole: dict[str, set[str]] = {}
    for people in events:
        joined = set(people)
        for identity in people:
            joined |= whole.get(identity, set())
        for identity in joined:
            whole[identity] = joined
    return {identity: frozenset(people) for identity, people in whole.items()}
