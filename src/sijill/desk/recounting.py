"""Counting again: whether an answer that was kept comes out once more, and what has changed since."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sijill.claims import ADMINISTRATOR, PUBLIC, TEAM, Viewer
from sijill.desk.asked import Asked, InvalidQuestion, asked_from_json
from sijill.desk.counting import Count, count
from sijill.store.queries import View
from sijill.store.register import Register
from sijill.store.replay import Progress, as_of, silent

VIEWERS: Mapping[str, Viewer] = {"team": TEAM, "public": PUBLIC, "administrator": ADMINISTRATOR}

_PARTS = ("documented", "terms", "claimed")
_LISTS = ("certain", "possible", "groups", "possible_groups")


@dataclass(frozen=True, slots=True)
class Change:
    """One number then and now, with the identities that ``came`` and ``went``.

    ``now_of`` says of those who went whom they are part of by now; ``key`` is that of a group of the count,
    ``None`` of the total.
    """

    key: tuple[str | None, ...] | None
    before: Mapping[str, Any] | None
    after: Mapping[str, Any] | None
    came: tuple[str, ...]
    went: tuple[str, ...]
    now_of: Mapping[str, str]

    def as_json(self) -> dict[str, Any]:
        return {
            "key": None if self.key is None else list(self.key),
            "before": self.before,
            "after": self.after,
            "came": list(self.came),
            "went": list(self.went),
            "now_of": dict(self.now_of),
        }


@dataclass(frozen=True, slots=True)
class Recount:
    """An answer held against the register.

    ``differs`` names the parts of the answer that do not come out at its own position (none: it is
    confirmed), ``moved`` those that come out otherwise by now; ``erased`` counts the entries up to that
    position that were erased since, without which nothing can be counted again as it was.
    """

    held: int
    position: int
    audience: str
    differs: tuple[str, ...]
    moved: tuple[str, ...]
    erased: int
    changes: tuple[Change, ...]

    @property
    def confirmed(self) -> bool:
        """Whether the same numbers and lists come out at the answer's own position."""
        return not self.differs

    def as_json(self) -> dict[str, Any]:
        return {
            "answer": "recount",
            "held": self.held,
            "position": self.position,
            "audience": self.audience,
            "confirmed": self.confirmed,
            "differs": list(self.differs),
            "moved": list(self.moved),
            "erased": self.erased,
            "changes": [change.as_json() for change in self.changes],
        }


def count_at(
    register: Register,
    viewer: Viewer,
    position: int,
    asked: Asked | None = None,
    *,
    progress: Progress = silent,
) -> Count:
    """Count as at an earlier ledger position; raises :class:`InvalidQuestion` for one that is not there."""
    now = View(register, viewer).size
    if not 0 < position <= now:
        raise InvalidQuestion(f"there is no ledger position {position}; the register is at {now}")
    if position == now:
        return count(View(register, viewer), asked)
    with as_of(register, position, progress=progress) as then:
        return count(View(then, viewer), asked)


def recount(register: Register, held: Mapping[str, Any], *, progress: Progress = silent) -> Recount:
    """Ask again what a kept answer (the JSON of ``sijill count``) answers, then and now.

    Raises :class:`InvalidQuestion` if it is no such answer.
    """
    try:
        asked = asked_from_json(held["asked"])
        viewer, position = VIEWERS[held["audience"]], held["position"]
        before = {part: held[part] for part in (*_PARTS, "names", "labels")}
        groups = _groups(before)
    except (KeyError, TypeError) as error:
        raise InvalidQuestion(
            "this is no answer of `sijill count --register … --json`; count with --json and keep that"
        ) from error
    view = View(register, viewer)
    then = count_at(register, viewer, position, asked, progress=progress).as_json()
    now = then if position == view.size else count(view, asked).as_json()
    return Recount(
        held=position,
        position=view.size,
        audience=held["audience"],
        differs=tuple(part for part in _PARTS if then[part] != before[part]),
        moved=tuple(part for part in _PARTS if now[part] != before[part]),
        erased=_erased(view, position),
        changes=_changes(view, groups, _groups(now)),
    )


def _erased(view: View, position: int) -> int:
    query = "SELECT COUNT(*) FROM entry WHERE body IS NULL AND seq < %s"
    return int(view.tables.select(query, [position])[0][0])


_Groups = dict[tuple[str | None, ...] | None, Mapping[str, Any]]


def _groups(answer: Mapping[str, Any]) -> _Groups:
    told = answer["documented"]
    return {None: told["total"], **{tuple(group["key"]): group for group in told["groups"]}}


def _changes(view: View, before: _Groups, after: _Groups) -> tuple[Change, ...]:
    found = []
    for key in [*before, *(key for key in after if key not in before)]:
        one, other = before.get(key), after.get(key)
        had, has = _people(one), _people(other)
        if had != has or (one and one["number"]) != (other and other["number"]):
            went = tuple(sorted(set(had) - set(has)))
            found.append(
                Change(
                    key=key,
                    before=one and one["number"],
                    after=other and other["number"],
                    came=tuple(sorted(set(has) - set(had))),
                    went=went,
                    now_of=_now_of(view, went),
                )
            )
    return tuple(found)


def _people(group: Mapping[str, Any] | None) -> dict[str, str]:
    """Give everybody in a group, and in which of its lists."""
    if group is None:
        return {}
    return {
        item if isinstance(item, str) else item["identity"]: name for name in _LISTS for item in group[name]
    }


def _now_of(view: View, went: tuple[str, ...]) -> dict[str, str]:
    """Say of identities that are no more whose records theirs are now."""
    rows = view.tables.among('SELECT id, "identity", source FROM record WHERE id IN', went)
    owners = {
        record: view.identity(record, stored) for record, stored, source in rows if source not in view.hidden
    }
    return {record: owner for record, owner in sorted(owners.items()) if owner != record}
