"""Projectors: what each kind of entry does to the tables. Imported once, so that all kinds are known."""

from sijill.store.projectors import (
    acts,
    copies,
    custody,
    erasure,
    identities,
    judgements,
    sources,
    statements,
)

__all__ = ["acts", "copies", "custody", "erasure", "identities", "judgements", "sources", "statements"]
