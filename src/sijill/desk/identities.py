"""Merging and splitting people: whole identities at once, with a reason, and back again."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from sijill.claims import CERTAIN, Judgement, Verdict, identities, random_id
from sijill.errors import SijillError
from sijill.ledger import Frontier, encode, write_rows
from sijill.store.door import Written
from sijill.store.kinds import Draft
from sijill.store.queries import Person, View, person
from sijill.store.queries.identities import Change, changes
from sijill.store.register import Register
from sijill.store.ties import tied, version


class InvalidChange(SijillError):
    """What was asked for would change no identity: one person already, or all records or none to take out."""


@dataclass(frozen=True, slots=True)
class IdentityAnswer:
    """A person as it is now; ``asked`` is the id that led there, ``changed`` the change made just now."""

    asked: str
    person: Person
    changes: tuple[Change, ...]
    changed: str | None = None

    def as_json(self) -> dict[str, Any]:
        return {
            "asked": self.asked,
            "person": self.person.id,
            "names": list(self.person.names),
            "records": [record.id for record in self.person.records],
            "changed": self.changed,
            "changes": [
                {
                    "change": change.id,
                    "kind": change.kind,
                    "entry": change.entry,
                    "undone": change.undone,
                    "reason": change.reason,
                    "left": list(change.left),
                    "right": list(change.right),
                    "people": list(change.people),
                }
                for change in self.changes
            ],
        }


def identity(view: View, identifier: str, *, changed: str | None = None) -> IdentityAnswer:
    """Give the person whom an id leads to: its own, that of a record, or one that was absorbed.

    Raises :class:`~sijill.store.NotFound`.
    """
    found = person(view, identifier)
    made = changes(view, [record.id for record in found.records])
    return IdentityAnswer(identifier, found, tuple(made), changed)


def merge(register: Register, left: str, right: str, *, reason: str, author: str) -> Written:
    """Make two people one, who bears the id of the one that came first; the other id leads there.

    Raises :class:`~sijill.store.NotFound`, :class:`~sijill.store.HeldApart` if somebody has judged records
    of the two to be different, :class:`~sijill.store.Conflict` if one of them changes meanwhile.
    """
    view = View(register)
    one, other = person(view, left), person(view, right)
    if one.id == other.id:
        raise InvalidChange(f"{left} and {right} are one person already; there is nothing to merge.")
    body = {
        "change": random_id(),
        "judgement": random_id(),
        "left": one.id,
        "right": other.id,
        "reason": reason,
        "seen": [_version(view, one), _version(view, other)],
    }
    return register.door.write([Draft("identity.merged", body)], author=author)


def split(
    register: Register, identifier: str, records: Iterable[str], *, reason: str, author: str
) -> Written:
    """Make of one person two: who is in ``records``, and who is in all others.

    The id stays with the first record; the other part bears the id of its own first. Each part stays one
    person, also where only the other part held it together. Raises :class:`InvalidChange` if the records
    are not some, but not all, of the person's, and what :func:`merge` raises.
    """
    view = View(register)
    whole = person(view, identifier)
    order = {record.id: record.place for record in whole.records}
    taken = sorted(set(records), key=lambda record: order.get(record, -1))
    for record in taken:
        if record not in order:
            raise InvalidChange(
                f"{record} is no record of {whole.id}; see `sijill identity {whole.id}` for those that are."
            )
    left = [record for record in order if record not in set(taken)]
    if not taken or not left:
        raise InvalidChange("Name some of the person's records, but not all; a split leaves two people.")
    rows = [(one, other, Verdict.DIFFERENT) for one in taken for other in left]
    rows += _held_together(view, rows, (taken, left))
    frontier = Frontier()
    salts = (os.urandom(32) for _ in rows)
    bodies = (encode(_body(row, reason)) for row in rows)
    staged = register.files.stage_rows(write_rows(bodies, salts, frontier=frontier))
    root = frontier.root().hex()
    register.files.place_rows(staged, root)
    body = {"change": random_id(), "root": root, "rows": frontier.size, "seen": _version(view, whole)}
    return register.door.write([Draft("identity.split", body)], author=author)


def undo(register: Register, identifier: str, change: str, *, reason: str, author: str) -> Written:
    """Take a merge or a split of a person back: all that it said is withdrawn, and the old ids are back.

    Raises :class:`~sijill.store.NotFound`, :class:`InvalidChange` if it was of somebody else,
    :class:`~sijill.store.Conflict` if it was undone already.
    """
    if change not in {one.id for one in identity(View(register), identifier).changes}:
        raise InvalidChange(
            f"{change} is no merge or split of {identifier}; see `sijill identity {identifier}` for those"
            " that are."
        )
    body = {"change": change, "reason": reason}
    return register.door.write([Draft("identity.undone", body)], author=author)


_Row = tuple[str, str, Verdict]


def _body(row: _Row, reason: str) -> dict[str, Any]:
    left, right, verdict = row
    probability = CERTAIN if verdict is Verdict.SAME else 0
    return {
        "left": left,
        "right": right,
        "verdict": str(verdict),
        "probability": probability,
        "reason": reason,
    }


def _held_together(view: View, rows: Sequence[_Row], parts: tuple[list[str], list[str]]) -> list[_Row]:
    """Give the ties that a part needs once the other one holds it no longer."""
    reached, judgements = tied(view.tables, [record for part in parts for record in part])
    last = max((judgement.seq for judgement in judgements), default=0) + 1
    judgements += [
        Judgement(f"split-{number}", left, right, verdict, by_person=True, probability=0, seq=last)
        for number, (left, right, verdict) in enumerate(rows)
    ]
    order = dict(view.tables.among("SELECT id, place FROM record WHERE id IN", sorted(reached)))
    owner = identities(order, judgements)
    found = []
    for part in parts:
        firsts = list(dict.fromkeys(owner[record] for record in part))
        # The first record of a group may lie outside; the first of the part's own does as well.
        own = [next(record for record in part if owner[record] == first) for first in firsts]
        found += [(one, other, Verdict.SAME) for one, other in pairwise(own)]
    return found


def _version(view: View, of: Person) -> int:
    return version(view.tables, [record.id for record in of.records])
