"""What a list says anew: its rows paired with those that the register has, whatever their order.

A row's identity is the list and its key, never its place. Of rows with equal keys, those that say the same
as before are paired first, the others in order.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from enum import StrEnum

from sijill.claims import record_id

Held = Mapping[str, tuple[str, bool]]
"""The rows of a list that the register has: by id the digest of the cells, and whether the row is gone."""


class Change(StrEnum):
    """How a row stands to the register."""

    SAME = "same"
    CHANGED = "changed"
    NEW = "new"
    BACK = "back"
    """It was there, was gone, and is there again."""


class Pairing:
    """Ids for the rows of one version of a list: ``ids``, ``ordinals`` and ``changes`` by the row's index."""

    def __init__(
        self, key: bytes, list_id: str, *, anchors: Sequence[str], digests: Sequence[str], held: Held
    ) -> None:
        self.key = key
        self.list_id = list_id
        self.digests = digests
        self.held = held
        self.ids: list[str] = [""] * len(anchors)
        self.ordinals: list[int] = [0] * len(anchors)
        self.changes: list[Change] = [Change.NEW] * len(anchors)
        equals: defaultdict[str, list[int]] = defaultdict(list)
        for index, anchor in enumerate(anchors):
            equals[anchor].append(index)
        for anchor, indexes in equals.items():
            if len(indexes) > 1 or not self._is_as_before(anchor, indexes[0]):
                self._pair(anchor, indexes)

    def gone(self) -> list[str]:
        """Give the rows that the register has and this version has not."""
        there = set(self.ids)
        return [row for row, (_, gone) in self.held.items() if not gone and row not in there]

    def _is_as_before(self, anchor: str, index: int) -> bool:
        """Settle the common case: one row of this key, the same as ever or altogether new."""
        identifier = record_id(self.key, origin=self.list_id, anchor=anchor)
        if not self.held:
            self.ids[index] = identifier
            return True
        if self.held.get(identifier) == (self.digests[index], False):
            self.ids[index] = identifier
            self.changes[index] = Change.SAME
            return True
        return False

    def _pair(self, anchor: str, indexes: list[int]) -> None:
        places = self._places(anchor, len(indexes))
        left = indexes
        for gone in (False, True):
            left = self._pair_equal(left, places, gone=gone)
        standing = [ordinal for ordinal, row in places.items() if self.held.get(row, ("", True))[1] is False]
        others = [ordinal for ordinal, row in places.items() if self.held.get(row, ("", True))[1] is True]
        for index, ordinal in zip(left, standing + others, strict=False):
            row = places[ordinal]
            before = self.held.get(row)
            change = Change.NEW if before is None else Change.BACK if before[1] else Change.CHANGED
            self._settle(index, ordinal, row, change)

    def _pair_equal(self, indexes: list[int], places: dict[int, str], *, gone: bool) -> list[int]:
        """Pair rows with those that say the same, and take these from ``places``; give the rows left."""
        same: defaultdict[str, list[int]] = defaultdict(list)
        for ordinal, row in reversed(places.items()):
            digest, was_gone = self.held.get(row, ("", not gone))
            if was_gone is gone:
                same[digest].append(ordinal)
        left = []
        for index in indexes:
            ordinals = same.get(self.digests[index])
            if ordinals:
                ordinal = ordinals.pop()
                self._settle(index, ordinal, places.pop(ordinal), Change.BACK if gone else Change.SAME)
            else:
                left.append(index)
        return left

    def _places(self, anchor: str, needed: int) -> dict[int, str]:
        """Give the ids of a key by ordinal: as many as are needed, and all that the register has."""
        found: dict[int, str] = {}
        while True:
            ordinal = len(found)
            identifier = record_id(self.key, origin=self.list_id, anchor=anchor, ordinal=ordinal)
            if ordinal >= needed and identifier not in self.held:
                return found
            found[ordinal] = identifier

    def _settle(self, index: int, ordinal: int, row: str, change: Change) -> None:
        self.ids[index] = row
        self.ordinals[index] = ordinal
        self.changes[index] = change
