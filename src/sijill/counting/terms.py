"""Sums of what was imposed: prison time, lashes, fines; with "at least" wherever something is not said.

One source's penalties in one sentence add up; several sources that tell of the same sentence are rival or
repeated statements of it, and the sum takes the least and the most of them. Suspended parts are included:
the sum is of terms as pronounced. Members of a group who have a term of their own are taken off the group's.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import polars as pl

from sijill.claims.values import PenaltyType, Per
from sijill.counting.errors import InvalidTable
from sijill.counting.frame import require, require_values, with_missing
from sijill.counting.span import Span, hull, total

_NEEDED = ("identity", "sentence", "source", "type")
_OPTIONAL = ("event_type", "telling", "claim", "per", "persons_min", "persons_max", "named", "members")
MONTHS_A_YEAR = 12
WITHOUT_AMOUNT = frozenset({PenaltyType.DEATH, PenaltyType.LIFE})
_SUMMED_AS = {"year": ("month", MONTHS_A_YEAR)}  # the only exchange that holds whatever the dates

Row = Mapping[str, Any]
Own = Mapping[str, Mapping[str, Span]]
"""The terms of people by identity and unit."""


@dataclass(frozen=True, slots=True)
class TermShare:
    """What one sentence adds: who was sentenced, how many people that is, and how much of which unit.

    ``unstated``: some source tells of a penalty of this type and no source says how much. ``members`` are
    whom a group's sentence, or one for several people together, is of.
    """

    identity: str
    sentence: str
    persons: Span
    amounts: tuple[tuple[str, Span], ...]
    unstated: bool
    claims: tuple[str, ...]
    members: tuple[str, ...] = ()

    def as_json(self) -> dict[str, Any]:
        return {
            "identity": self.identity,
            "sentence": self.sentence,
            "persons": self.persons.as_json(),
            "amounts": {unit: span.as_json() for unit, span in self.amounts},
            "unstated": self.unstated,
            "claims": list(self.claims),
            "members": list(self.members),
        }

    def perhaps(self) -> TermShare:
        """Give the same for somebody who may not belong here at all."""
        return TermShare(
            self.identity,
            self.sentence,
            self.persons.perhaps(),
            tuple((unit, span.perhaps()) for unit, span in self.amounts),
            self.unstated,
            self.claims,
            self.members,
        )


@dataclass(frozen=True, slots=True)
class TermTotal:
    """All penalties of one type, in events of one type; every number adds up from ``shares``."""

    type: str
    shares: tuple[TermShare, ...]
    event_type: str | None = None

    @property
    def persons(self) -> Span:
        """How many people; one who was sentenced twice is one."""
        by_identity: dict[tuple[str, bool], list[Span]] = defaultdict(list)
        for share in self.shares:
            by_identity[share.identity, bool(share.members)].append(share.persons)
        return total(hull(spans) for spans in by_identity.values())

    @property
    def amounts(self) -> dict[str, Span]:
        """How much, by unit. Years are counted as months; days, months and currencies stay apart.

        A sum to which something adds of which the amount is not said has no upper bound.
        """
        sums: dict[str, Span] = {}
        for share in self.shares:
            for unit, span in share.amounts:
                sums[unit] = sums.get(unit, Span()) + span
        if self.unstated:
            sums = {unit: Span(span.min, None) for unit, span in sums.items()}
        return dict(sorted(sums.items()))

    @property
    def unstated(self) -> tuple[str, ...]:
        """The identities of whom some amount is not said."""
        return tuple(sorted({share.identity for share in self.shares if share.unstated}))

    def among(self, certain: Collection[str], possible: Collection[str]) -> TermTotal:
        """Give the part that is of some people: surely of the ``certain``, perhaps of the ``possible``."""
        shares = []
        for share in self.shares:
            # What is of several people together is of them, and a group's is of the group.
            people = share.members if share.identity in share.members else (share.identity,)
            if all(one in certain for one in people):
                shares.append(share)
            elif any(one in certain or one in possible for one in people):
                shares.append(share.perhaps())
        return TermTotal(self.type, tuple(shares), self.event_type)

    def sums_json(self) -> dict[str, Any]:
        """Give the sums without the shares behind them."""
        return {
            "event_type": self.event_type,
            "type": self.type,
            "persons": self.persons.as_json(),
            "amounts": {unit: span.as_json() for unit, span in self.amounts.items()},
            "unstated": list(self.unstated),
        }

    def as_json(self) -> dict[str, Any]:
        return {**self.sums_json(), "shares": [share.as_json() for share in self.shares]}


@dataclass(frozen=True, slots=True)
class Terms:
    """Totals by type of event and of penalty."""

    definition: str
    totals: tuple[TermTotal, ...]

    def as_json(self) -> dict[str, Any]:
        return {"definition": self.definition, "totals": [item.as_json() for item in self.totals]}


def terms(penalties: pl.DataFrame, *, definition: str) -> Terms:
    """Add up penalties by type, and by type of event if that is known.

    ``penalties`` has one row a penalty as one source tells it: ``identity``, ``sentence`` (id of the event),
    ``source``, ``type``, ``amount`` and ``unit`` (both empty if the source does not say how much), and if
    known ``claim`` (its id), ``event_type``, ``telling`` (a source that tells of the sentence twice has two,
    and the same twice is once), ``per`` (``each``, ``total`` or ``unstated``) and, for a group,
    ``persons_min`` and ``persons_max`` (empty: not bounded), ``named`` (how many of them are counted by name
    elsewhere) and ``members`` (which identities are of it). Without ``persons_min`` it is one person.

    Each person's amount is multiplied by how many they are, a total is not, and where that is not said the
    sum runs from the one to the other. Raises :class:`InvalidTable` if a needed column is missing or has
    empty cells, or if an amount has no unit or is negative.
    """
    require_values(penalties, _NEEDED)
    require(penalties, ("amount", "unit"))
    frame = with_missing(penalties, _OPTIONAL)
    told: dict[tuple[str, str], dict[tuple[str, str], list[Row]]] = defaultdict(lambda: defaultdict(list))
    order = ["event_type", "type", "identity", "sentence", "source", "telling", "claim", "unit", "amount"]
    for row in frame.sort(order).iter_rows(named=True):
        told[row["event_type"] or "", row["type"]][row["identity"], row["sentence"]].append(row)
    totals = []
    for (event_type, kind), sentences in told.items():
        shares = _shares(sentences, has_amount=kind not in WITHOUT_AMOUNT)
        totals.append(TermTotal(kind, tuple(shares), event_type or None))
    return Terms(definition, tuple(totals))


def _shares(sentences: Mapping[tuple[str, str], list[Row]], *, has_amount: bool) -> list[TermShare]:
    own: dict[str, dict[str, Span]] = defaultdict(dict)
    made: dict[tuple[str, str], TermShare] = {}
    alone = {key: rows for key, rows in sentences.items() if not _is_of_several(rows)}
    for key, rows in alone.items():
        made[key] = share = _share(*key, rows, {}, has_amount=has_amount)
        for unit, span in share.amounts:
            own[share.identity][unit] = own[share.identity].get(unit, Span()) + span
        own[share.identity].setdefault("", Span())
    for key, rows in sentences.items():
        if key not in made:
            made[key] = _share(*key, rows, own, has_amount=has_amount)
    return [made[key] for key in sentences]


def _is_of_several(rows: Iterable[Row]) -> bool:
    return any(row["members"] is not None or row["persons_min"] is not None for row in rows)


def _share(identity: str, sentence: str, rows: Sequence[Row], own: Own, *, has_amount: bool) -> TermShare:
    by_source: dict[str, dict[str, list[Row]]] = defaultdict(lambda: defaultdict(list))
    for row in rows:
        by_source[row["source"]][row["telling"] or ""].append(row)
    members = tuple(sorted({one for row in rows for one in row["members"] or ()}))
    known = {one: own[one] for one in members if one in own}
    sources = [list(tellings.values()) for tellings in by_source.values()]
    said = [tellings for tellings in sources if any(_amounts(tellings))]
    full = [tellings for tellings in said if all(_amounts(tellings))]
    units = sorted({_summed_as(row)[0] for row in rows if row["amount"] is not None})
    return TermShare(
        identity=identity,
        sentence=sentence,
        persons=hull(_persons(row, known) for row in rows),
        amounts=tuple((unit, hull(_of_source(one, unit, known) for one in said)) for unit in units),
        unstated=has_amount and not full,
        claims=tuple(sorted({row["claim"] for row in rows if row["claim"] is not None})),
        members=members,
    )


def _amounts(tellings: Iterable[Iterable[Row]]) -> list[bool]:
    return [row["amount"] is not None for rows in tellings for row in rows]


def _of_source(tellings: Iterable[Sequence[Row]], unit: str, known: Own) -> Span:
    """Take one source's tellings of a sentence: the same is once; others may be as many sentences, or one."""
    distinct = {_content(rows): rows for rows in tellings}
    spans = [_sum(rows, unit, known) for rows in distinct.values()]
    return Span(hull(spans).min, total(spans).max)


def _content(rows: Iterable[Row]) -> tuple[tuple[Any, ...], ...]:
    return tuple(sorted(((row["amount"], row["unit"], row["per"]) for row in rows), key=str))


def _sum(rows: Sequence[Row], unit: str, known: Own) -> Span:
    """Add up one telling's penalties in one unit; open upward if it leaves one of them unsaid."""
    stated = [row for row in rows if row["amount"] is not None]
    span = total(_times(row, known) for row in stated if _summed_as(row)[0] == unit)
    return span if len(stated) == len(rows) else Span(span.min, None)


def _summed_as(row: Row) -> tuple[str, int]:
    if not row["unit"]:
        raise InvalidTable("unit", f"is empty beside an amount of {row['amount']}")
    unit, factor = _SUMMED_AS.get(row["unit"], (row["unit"], 1))
    if row["amount"] < 0:
        raise InvalidTable("amount", f"holds {row['amount']}")
    return unit, factor * int(row["amount"])


def _times(row: Row, known: Own) -> Span:
    unit, amount = _summed_as(row)
    persons = _persons(row, known)
    each = Span(amount * persons.min, None if persons.max is None else amount * persons.max)
    whole = Span(amount, amount)
    if row["named"]:
        # Some are counted by name, and what of the total is theirs nobody says.
        whole = Span(0, amount)
    elif known:
        theirs = total(terms.get(unit, Span()) for terms in known.values())
        least = 0 if theirs.max is None else max(0, amount - theirs.max)
        whole = Span(least, max(0, amount - theirs.min))
    per = Per(row["per"] or Per.UNSTATED)
    if per is Per.EACH:
        return each
    if per is Per.TOTAL or (_size(row) == Span(1, 1)):
        return whole
    return hull([whole, each])


def _size(row: Row) -> Span:
    if row["persons_min"] is None:
        return Span(1, 1)
    return Span(int(row["persons_min"]), None if row["persons_max"] is None else int(row["persons_max"]))


def _persons(row: Row, known: Own) -> Span:
    return _size(row).less((row["named"] or 0) + len(known))
