"""Proofs as JSON: that an entry is in the tree of a checkpoint, that a tree goes on from an older one."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

from .errors import LedgerError
from .merkle import verify_consistency, verify_inclusion

_DIGEST = re.compile("[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class InclusionProof:
    """The way from leaf ``index`` to the root of the tree of ``size`` leaves, the leaf's sibling first."""

    index: int
    size: int
    path: tuple[bytes, ...]

    def proves(self, leaf: bytes, root: bytes) -> bool:
        """Whether it shows that ``leaf`` stands under ``root``."""
        return verify_inclusion(leaf, index=self.index, size=self.size, path=self.path, root=root)

    def to_value(self) -> dict[str, object]:
        """``{"index", "path": [hex], "size"}``."""
        return {"index": self.index, "path": [digest.hex() for digest in self.path], "size": self.size}

    @classmethod
    def from_value(cls, value: object) -> Self:
        """The proof that ``to_value`` wrote; LedgerError on any other shape."""
        (index, size), path = _fields(value, ("index", "size"))
        return cls(index, size, path)


@dataclass(frozen=True, slots=True)
class ConsistencyProof:
    """That the tree of ``new`` leaves begins with the very tree of ``old`` leaves."""

    old: int
    new: int
    path: tuple[bytes, ...]

    def proves(self, old_root: bytes, new_root: bytes) -> bool:
        """Whether it shows that the tree with ``new_root`` goes on from that with ``old_root``."""
        return verify_consistency(
            old=self.old, new=self.new, old_root=old_root, new_root=new_root, path=self.path
        )

    def to_value(self) -> dict[str, object]:
        """``{"new", "old", "path": [hex]}``."""
        return {"new": self.new, "old": self.old, "path": [digest.hex() for digest in self.path]}

    @classmethod
    def from_value(cls, value: object) -> Self:
        """The proof that ``to_value`` wrote; LedgerError on any other shape."""
        (old, new), path = _fields(value, ("old", "new"))
        return cls(old, new, path)


def _fields(value: object, numbers: Sequence[str]) -> tuple[list[int], tuple[bytes, ...]]:
    if not isinstance(value, dict) or value.keys() != {*numbers, "path"}:
        raise LedgerError(f"This proof has exactly the fields {', '.join(numbers)} and path.")
    counts = [value[name] for name in numbers]
    path = value["path"]
    if any(type(count) is not int for count in counts):
        raise LedgerError(f"In a proof {' and '.join(numbers)} are whole numbers.")
    if not isinstance(path, list) or not all(isinstance(d, str) and _DIGEST.fullmatch(d) for d in path):
        raise LedgerError("The path of a proof is a list of hashes of 64 lower-case hexadecimal digits.")
    return counts, tuple(bytes.fromhex(digest) for digest in path)
