"""What is known about a source, said anew: the earlier description stays in the ledger."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, replace
from typing import Any

from sijill.claims import SourceDetails
from sijill.errors import SijillError
from sijill.store.door import Written
from sijill.store.kinds import Draft
from sijill.store.queries import View
from sijill.store.register import Register

_LINKS = ("derived_from", "part_of")


def describe(
    register: Register, source: str, changes: Mapping[str, Any], *, author: str, seen: int | None = None
) -> Written:
    """Change some details of a source; ``changes`` has fields of ``SourceDetails`` and their new values.

    ``seen`` is the version of the source that was looked at. Nothing is written if nothing changes. Raises
    :class:`~sijill.store.NotFound` for a source, or one that it refers to, that is not there,
    :class:`~sijill.store.Conflict` if it has changed since, :class:`SijillError` for what is no detail.
    """
    view = View(register)
    facts = view.source(source)
    unknown = set(changes) - {field.name for field in fields(SourceDetails)}
    if unknown:
        raise SijillError(f"A source has no {', '.join(sorted(unknown))}.")
    for link in _LINKS:
        if changes.get(link):
            if changes[link] == facts.id:
                raise SijillError("A source is not made from itself; name another.")
            view.source(changes[link])
    details = replace(facts.details, **changes)
    if details == facts.details:
        return Written((), view.size)
    body = {
        "source": facts.id,
        "details": details.as_json(),
        "seen": facts.version if seen is None else seen,
    }
    return register.door.write([Draft("source.described", body)], author=author)
