"""The register: a ledger and the tables projected from it; all writing goes through one door.

Importing this room sets Django up for its tables, unless the web has done so.
"""

from sijill.store.database import configure
from sijill.store.errors import (
    Changed,
    Conflict,
    Corrupt,
    Erased,
    HeldApart,
    NoRegister,
    NotFound,
    StorageError,
    StoreError,
)

configure()

__all__ = [
    "Changed",
    "Conflict",
    "Corrupt",
    "Erased",
    "HeldApart",
    "NoRegister",
    "NotFound",
    "StorageError",
    "StoreError",
]
