"""The history of each source: which entries belong to it, and entries about what befell it outside."""

from __future__ import annotations

from sijill.store.errors import NotFound
from sijill.store.kinds import Act, Projection, register
from sijill.store.models import Custody


def keep_history(projection: Projection, act: Act, *sources: str) -> None:
    """Let an act belong to the history of these sources; each may be named once only."""
    projection.tables.insert(Custody, [(f"{source}-{act.seq}", source, act.seq) for source in sources])


def _noted(projection: Projection, act: Act) -> None:
    source = act.body["source"]
    if projection.live and not projection.tables.select("SELECT 1 FROM source WHERE id = %s", (source,)):
        raise NotFound("source", source)
    keep_history(projection, act, source)


register("custody.noted", _noted)
