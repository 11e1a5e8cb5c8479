"""The Merkle tree of RFC 9162 (the same as in RFC 6962), over leaf hashes of 32 bytes.

A *leaf* here is always the hash of a leaf, SHA-256(0x00 ‖ data); hashing the data is the caller's.
"""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from .errors import LedgerError

EMPTY_ROOT = hashlib.sha256().digest()
"""The root of a tree without leaves."""


def leaf_hash(data: bytes) -> bytes:
    """SHA-256(0x00 ‖ data)."""
    return hashlib.sha256(b"\x00" + data).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """SHA-256(0x01 ‖ left ‖ right)."""
    return hashlib.sha256(b"\x01" + left + right).digest()


@dataclass(slots=True)
class Frontier:
    """What must be kept of a tree to go on appending: the roots of its full subtrees, the largest first.

    There is one for every 1 in the binary form of ``size``, so ``size`` and ``hashes`` are all there is to
    store. Raises LedgerError when the two do not belong together.
    """

    size: int = 0
    hashes: list[bytes] = field(default_factory=list)

    def __post_init__(self) -> None:
        if self.size < 0 or len(self.hashes) != self.size.bit_count():
            raise LedgerError(f"A tree of {self.size} leaves cannot have {len(self.hashes)} full subtrees.")
        if any(len(digest) != 32 for digest in self.hashes):
            raise LedgerError("Every hash of a tree has 32 bytes.")

    def append(self, leaf: bytes) -> None:
        """Add one leaf; on average two hashes, at most one for every bit of ``size``."""
        size = self.size
        hashes = self.hashes
        while size & 1:
            leaf = node_hash(hashes.pop(), leaf)
            size >>= 1
        hashes.append(leaf)
        self.size += 1

    def extend(self, leaves: Iterable[bytes]) -> None:
        """Add leaves in their order."""
        for leaf in leaves:
            self.append(leaf)

    def root(self) -> bytes:
        """The root of the tree as it is now."""
        if not self.hashes:
            return EMPTY_ROOT
        *rest, root = self.hashes
        for digest in reversed(rest):
            root = node_hash(digest, root)
        return root

    def copy(self) -> "Frontier":
        """A frontier that goes its own way from here."""
        return Frontier(self.size, list(self.hashes))


class Tree:
    """A whole tree in memory (about 200 bytes a leaf), to cut many proofs from without hashing it again."""

    def __init__(self, leaves: Iterable[bytes]) -> None:
        # Level k holds the roots of all full subtrees of 2^k leaves; the ragged edge is hashed on demand.
        level = list(leaves)
        self._levels = [level]
        while len(level) > 1:
            level = [node_hash(level[i], level[i + 1]) for i in range(0, len(level) - 1, 2)]
            self._levels.append(level)

    def __len__(self) -> int:
        return len(self._levels[0])

    def root(self, size: int | None = None) -> bytes:
        """The root when the tree had ``size`` leaves; now, if not given."""
        return self._root(0, self._known(size))

    def inclusion_path(self, index: int, size: int | None = None) -> list[bytes]:
        """The audit path of RFC 9162, 2.1.3.1, from the leaf's sibling upwards, in the tree of ``size``."""
        size = self._known(size)
        if not 0 <= index < size:
            raise LedgerError(f"A tree of {size} leaves has no leaf {index}.")
        path: list[bytes] = []
        start = 0
        while size > 1:
            split = _split(size)
            if index - start < split:
                path.append(self._root(start + split, size - split))
                size = split
            else:
                path.append(self._root(start, split))
                start += split
                size -= split
        return path[::-1]

    def consistency_path(self, old: int, size: int | None = None) -> list[bytes]:
        """The consistency proof of RFC 9162, 2.1.4.1, between the trees of ``old`` and ``size`` leaves."""
        size = self._known(size)
        if not 0 <= old <= size:
            raise LedgerError(f"A tree of {size} leaves never had {old}.")
        if old in (0, size):
            return []
        path: list[bytes] = []
        start = 0
        while old != size:
            split = _split(size)
            if old <= split:
                path.append(self._root(start + split, size - split))
                size = split
            else:
                path.append(self._root(start, split))
                start += split
                old -= split
                size -= split
        # Otherwise the old tree is one subtree at the left edge, whose root the verifier has already.
        if start:
            path.append(self._root(start, old))
        return path[::-1]

    def _known(self, size: int | None) -> int:
        if size is None:
            return len(self)
        if not 0 <= size <= len(self):
            raise LedgerError(f"A tree of {len(self)} leaves never had {size}.")
        return size

    def _root(self, start: int, count: int) -> bytes:
        if count == 0:
            return EMPTY_ROOT
        if count & (count - 1) == 0:
            height = count.bit_length() - 1
            return self._levels[height][start >> height]
        split = _split(count)
        return node_hash(self._root(start, split), self._root(start + split, count - split))


def root_of(leaves: Iterable[bytes]) -> bytes:
    """The root over these leaves."""
    frontier = Frontier()
    frontier.extend(leaves)
    return frontier.root()


def inclusion_path(leaves: Sequence[bytes], index: int, size: int) -> list[bytes]:
    """The proof that leaf ``index`` is in the tree of the first ``size`` leaves; for many, build one Tree."""
    return Tree(leaves[:size]).inclusion_path(index, size)


def consistency_path(leaves: Sequence[bytes], old: int, new: int) -> list[bytes]:
    """The proof that the tree of the first ``new`` leaves goes on from that of the first ``old``."""
    return Tree(leaves[:new]).consistency_path(old, new)


def verify_inclusion(leaf: bytes, *, index: int, size: int, path: Sequence[bytes], root: bytes) -> bool:
    """Whether ``path`` proves that ``leaf`` is number ``index`` under ``root`` (RFC 9162, 2.1.3.2)."""
    if not 0 <= index < size or any(len(digest) != 32 for digest in path):
        return False
    place, last = index, size - 1
    digest = leaf
    for sibling in path:
        if last == 0:
            return False
        if place & 1 or place == last:
            digest = node_hash(sibling, digest)
            while place and not place & 1:
                place >>= 1
                last >>= 1
        else:
            digest = node_hash(digest, sibling)
        place >>= 1
        last >>= 1
    return last == 0 and digest == root


def verify_consistency(
    *, old: int, new: int, old_root: bytes, new_root: bytes, path: Sequence[bytes]
) -> bool:
    """Whether ``path`` proves that the tree of ``new`` leaves goes on from that of ``old``.

    The method is that of RFC 9162, 2.1.4.2. Every tree goes on from the empty one: the path is then empty.
    """
    if not 0 <= old <= new or any(len(digest) != 32 for digest in path):
        return False
    if old == 0 and old_root != EMPTY_ROOT:
        return False
    if old == new:
        return not path and old_root == new_root
    if old == 0:
        return not path
    steps = list(path)
    if old & (old - 1) == 0:
        steps.insert(0, old_root)
    if not steps:
        return False
    place, last = old - 1, new - 1
    while place & 1:
        place >>= 1
        last >>= 1
    before = after = steps[0]
    for digest in steps[1:]:
        if last == 0:
            return False
        if place & 1 or place == last:
            before = node_hash(digest, before)
            after = node_hash(digest, after)
            while place and not place & 1:
                place >>= 1
                last >>= 1
        else:
            after = node_hash(after, digest)
        place >>= 1
        last >>= 1
    return last == 0 and before == old_root and after == new_root


def _split(size: int) -> int:
    """The largest power of two below ``size``."""
    return 1 << (size - 1).bit_length() - 1
