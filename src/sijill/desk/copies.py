"""Sources that say the same: found and proposed by a program, judged by people, counted as one voice."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from sijill.errors import SijillError
from sijill.store.database import writing
from sijill.store.door import Written
from sijill.store.fingerprints import BATCH, Fingerprints
from sijill.store.kinds import Draft
from sijill.store.nearness import Near, nearest
from sijill.store.projectors.copies import copy_id
from sijill.store.queries.copies import CopyFacts, CopyState, near_copies
from sijill.store.queries.rows import SourceFacts
from sijill.store.queries.view import View
from sijill.store.register import Register
from sijill.store.removal import unfinished
from sijill.store.replay import Progress, silent
from sijill.store.tables import Tables

PROGRAM = "sijill-copies@1"


@dataclass(frozen=True, slots=True)
class FoundCopies:
    """How many documents were indexed, how many sources compared, how many pairs proposed in which entry."""

    indexed: int
    compared: int
    proposed: int
    entry: int | None

    def as_json(self) -> dict[str, Any]:
        return {
            "indexed": self.indexed,
            "compared": self.compared,
            "proposed": self.proposed,
            "entry": self.entry,
        }


def find_copies(
    register: Register, *, author: str, sources: Iterable[str] | None = None, progress: Progress = silent
) -> FoundCopies:
    """Index the documents that are new, compare their sources with all others, propose the pairs not known.

    ``sources`` restricts it to these; ``None`` takes all that are new. All proposals are one entry, and if
    there are none, none is written. It can be stopped and done again at any time. What is not proposed: two
    versions of one list, a source and what it is derived from, and what is known already.
    """
    tables = Tables(register.alias)
    wanted = None if sources is None else set(sources)
    indexed = _index_new(register, wanted, progress)
    index = Fingerprints(tables, register.files)
    waiting = [source for source in index.waiting() if wanted is None or source in wanted]
    found: dict[str, tuple[str, Near]] = {}
    for number, source in enumerate(waiting):
        progress("comparing sources", number, len(waiting))
        for near in nearest(tables, source):
            found.setdefault(copy_id(register.keys.ids, source, near.source), (source, near))
    new = _not_known(tables, _pairs(tables, found))
    written = None
    if new:
        body = {"program": PROGRAM, "pairs": new}
        written = register.door.write([Draft("copies.found", body)], author=author)
    if waiting:
        with writing(register.alias):
            index.mark_compared(waiting)
    return FoundCopies(indexed, len(waiting), len(new), written.acts[0].seq if written else None)


def judge_copy(
    register: Register,
    left: str,
    right: str,
    *,
    verdict: CopyState,
    reason: str,
    author: str,
    of: str | None = None,
    seen: int | None = None,
) -> Written:
    """Say what two sources are to one another; the last verdict counts.

    Of a copy, ``of`` is the one that came first, and the other is derived from it from now on: they are one
    voice. Where that is not known (``None``) each is derived from the other, which makes them one voice too.
    Independent sources are not derived from one another. ``seen`` is the version of the pair that was looked
    at. Raises :class:`~sijill.store.Conflict` if pair or sources have changed since,
    :class:`~sijill.store.NotFound` for a source that is not there.
    """
    if verdict is CopyState.PROPOSED:
        raise SijillError(
            "A person does not propose; say copy, independent or unsure, or take the verdict back."
        )
    if left == right:
        raise SijillError("A source is no copy of itself; name two sources.")
    if of is not None and (of not in (left, right) or verdict is not CopyState.COPY):
        raise SijillError("Which came first is said of a copy only, and is one of the two.")
    body = {"left": left, "right": right, "verdict": str(verdict), "of": of, "reason": reason, "seen": seen}
    return _decide(register, "copy.judged", body, verdict=verdict, author=author)


def take_back_copy(
    register: Register, left: str, right: str, *, reason: str, author: str, seen: int | None = None
) -> Written:
    """Take a verdict back: the pair waits again, and what the verdict changed is as it was before.

    Raises :class:`~sijill.store.NotFound` if there is no such pair.
    """
    body = {"left": left, "right": right, "reason": reason, "seen": seen}
    return _decide(register, "copy.withdrawn", body, verdict=None, author=author)


def copies_of(view: View, source: str) -> tuple[CopyFacts, ...]:
    """Give the pairs that a source is in; raises :class:`~sijill.store.NotFound`."""
    return near_copies(view, source=view.source(source).id)


def waiting_copies(view: View, *, limit: int = 200) -> tuple[CopyFacts, ...]:
    """Give the pairs that wait for a person's verdict, the nearest first."""
    return near_copies(view, state=CopyState.PROPOSED, limit=limit)


def _index_new(register: Register, wanted: set[str] | None, progress: Progress) -> int:
    index = Fingerprints(Tables(register.alias), register.files)
    missing = [item for item in index.missing() if wanted is None or item[0] in wanted]
    indexed = 0
    for start in range(0, len(missing), BATCH):
        progress("taking fingerprints", start, len(missing))
        taken = list(index.take(missing[start : start + BATCH]))
        with writing(register.alias):
            index.tables.lock()
            # While an erasure is under way, a document that it takes may still be there.
            if unfinished(register.folder.ledger):
                break
            index.add(taken)
        indexed += len(taken)
    return indexed


def _pairs(tables: Tables, found: dict[str, tuple[str, Near]]) -> dict[str, dict[str, Any]]:
    """Give the pairs that were found as an entry has them."""
    sources = sorted({name for source, near in found.values() for name in (source, near.source)})
    order = dict(tables.among("SELECT id, entry FROM source WHERE id IN", sources))
    pairs = {}
    for identifier, (source, near) in found.items():
        left, right = _sides(source, near, order)
        pairs[identifier] = {"left": left, "right": right, "kind": near.kind, "permille": near.permille}
    return pairs


def _sides(source: str, near: Near, order: dict[str, int]) -> tuple[str, str]:
    """Give left and right of a pair: the part and the whole, else in the order in which they came."""
    if near.part is not None:
        return near.part, near.source if near.part == source else source
    first, second = sorted((source, near.source), key=lambda name: (order.get(name, 0), name))
    return first, second


def _not_known(tables: Tables, pairs: dict[str, dict[str, Any]]) -> list[dict[str, Any]]:
    """Give those of the pairs of which somebody should be told."""
    held = {row[0] for row in tables.among("SELECT id FROM near_copy WHERE id IN", sorted(pairs))}
    sources = sorted({pair[side] for pair in pairs.values() for side in ("left", "right")})
    lists: dict[str, set[str]] = {}
    for source, name in tables.among("SELECT source, list FROM list_version WHERE source IN", sources):
        lists.setdefault(source, set()).add(name)
    derived = {
        source: json.loads(details)["derived_from"]
        for source, details in tables.among("SELECT id, details FROM source WHERE id IN", sources)
    }
    new = []
    for identifier, pair in pairs.items():
        left, right = pair["left"], pair["right"]
        one_list = not lists.get(left, set()).isdisjoint(lists.get(right, set()))
        if not (identifier in held or one_list or derived.get(left) == right or derived.get(right) == left):
            new.append(pair)
    return new


def _decide(
    register: Register, kind: str, body: dict[str, Any], *, verdict: CopyState | None, author: str
) -> Written:
    """Write a decision, and what it makes of the two sources, in one batch."""
    view = View(register)
    sides = {name: view.source(name) for name in (body["left"], body["right"])}
    query = "SELECT changed FROM near_copy WHERE id = %s"
    held = view.tables.select(query, (copy_id(register.keys.ids, *sides),))
    before = {name: facts.details.derived_from for name, facts in sides.items()}
    undone = _undone(before, json.loads(held[0][0]) if held else [])
    after = _derived(undone, verdict, body.get("of"))
    if verdict is not None:
        body["changed"] = [
            {"source": name, "was": undone[name], "now": after[name]}
            for name in sides
            if undone[name] != after[name]
        ]
    drafts = [Draft(kind, body)]
    drafts += [_described(sides[name], after[name]) for name in sides if after[name] != before[name]]
    return register.door.write(drafts, author=author)


def _undone(derived: dict[str, str | None], changed: list[dict[str, Any]]) -> dict[str, str | None]:
    """Take back what a verdict changed, unless somebody has changed it since."""
    back = {item["source"]: item["was"] for item in changed if derived.get(item["source"]) == item["now"]}
    return {**derived, **back}


def _derived(
    derived: dict[str, str | None], verdict: CopyState | None, of: str | None
) -> dict[str, str | None]:
    """Give what two sources are derived from by a verdict on them."""
    left, right = derived
    other = {left: right, right: left}
    if verdict is CopyState.COPY and of is not None:
        return {of: None if derived[of] == other[of] else derived[of], other[of]: of}
    if verdict is CopyState.COPY:
        return {name: origin or other[name] for name, origin in derived.items()}
    if verdict is CopyState.INDEPENDENT:
        return {name: None if origin == other[name] else origin for name, origin in derived.items()}
    return derived


def _described(facts: SourceFacts, derived_from: str | None) -> Draft:
    details = replace(facts.details, derived_from=derived_from)
    body = {"source": facts.id, "seen": facts.version, "details": details.as_json()}
    return Draft("source.described", body)
