"""A view: the register as one viewer may see it. Identities, counts and search are computed per viewer."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from sijill.claims import ADMINISTRATOR, Viewer, identities
from sijill.store.errors import NotFound
from sijill.store.models import Source
from sijill.store.queries.rows import SourceFacts, source_facts
from sijill.store.register import Register
from sijill.store.tables import Tables, select_all
from sijill.store.ties import tied


class View:
    """What one viewer sees, at the moment of its making; make a new one for each request.

    A source that the viewer may not see is not there: neither its records and claims, nor the ties that run
    through it (two records that only a hidden third one holds together are two identities).
    """

    def __init__(self, register: Register, viewer: Viewer = ADMINISTRATOR) -> None:
        self.register = register
        self.viewer = viewer
        self.tables = Tables(register.alias)
        self.kept: dict[str, Any] = {}
        """What queries have read of this moment and may need again."""

    @cached_property
    def size(self) -> int:
        """The ledger position at which the view was made."""
        return int(self.tables.select("SELECT size FROM head")[0][0])

    @cached_property
    def hidden(self) -> frozenset[str]:
        """The ids of the sources that this viewer may not see."""
        if self.viewer.administrator:
            return frozenset()
        open_to_all = ("public", "team") if self.viewer.team else ("public",)
        marks = ",".join(["%s"] * len(open_to_all))
        rows = self.tables.select(f"{select_all(Source)} WHERE audience NOT IN ({marks})", open_to_all)
        facts = [source_facts(row) for row in rows]
        return frozenset(item.id for item in facts if not item.details.audience.admits(self.viewer))

    @cached_property
    def regrouped(self) -> dict[str, str]:
        """The identity of each visible record that is tied, however far away, to a hidden one.

        Only there can what is hidden hold records together, or keep them apart.
        """
        start: set[str] = set()
        for side in ("left", "right"):
            query = (
                f'SELECT j."{side}" FROM judgement j JOIN record r ON r.id = j."{side}"'
                " WHERE j.withdrawn IS NULL AND r.source IN"
            )
            start |= {row[0] for row in self.tables.among(query, sorted(self.hidden))}
        reached, judgements = tied(self.tables, start)
        query = "SELECT id, place, source FROM record WHERE id IN"
        rows = self.tables.among(query, sorted(reached))
        order = {record: place for record, place, source in rows if source not in self.hidden}
        return identities(order, judgements)

    def visible(self, column: str) -> tuple[str, list[Any]]:
        """Give an SQL condition (and its values) that holds for rows whose source the viewer may see."""
        if not self.hidden:
            return "1 = 1", []
        marks = ",".join(["%s"] * len(self.hidden))
        return f"{column} NOT IN ({marks})", sorted(self.hidden)

    def identity(self, record: str, stored: str) -> str:
        """Give the identity of a visible record, given the one that the table holds."""
        return self.regrouped.get(record, stored)

    def members(self, identity: str) -> list[str]:
        """Give the visible records of an identity; empty if there is none."""
        if identity in self.regrouped:
            return [record for record, owner in self.regrouped.items() if owner == identity]
        condition, values = self.visible("source")
        rows = self.tables.select(
            f'SELECT id FROM record WHERE "identity" = %s AND {condition}', [identity, *values]
        )
        return [record for (record,) in rows if record not in self.regrouped]

    def sources(self) -> list[SourceFacts]:
        """Give all visible sources, in the order in which they came."""
        rows = self.tables.select(f"{select_all(Source)} ORDER BY entry")
        return [source_facts(row) for row in rows if row[0] not in self.hidden]

    def source(self, identifier: str) -> SourceFacts:
        """Give one source; raises :class:`NotFound`, also if it is there but not for this viewer."""
        if identifier not in self.hidden:
            for row in self.tables.select(f"{select_all(Source)} WHERE id = %s", (identifier,)):
                return source_facts(row)
        raise NotFound("source", identifier)
