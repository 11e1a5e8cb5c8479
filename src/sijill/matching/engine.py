"""Where blocks are made and pairs are weighed: here in threads, or wherever an engine has its workers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from sijill.matching.blocking import Blocking, block
from sijill.matching.dividing import Atoms
from sijill.matching.levels import Comparison
from sijill.matching.pairs import Pairs, draw
from sijill.matching.scoring import Scored, Scorer
from sijill.matching.spilling import MEMORY


class Blocked(Protocol):
    """Blocks, wherever they lie: ``compared`` is how many pairs they bring, ``notes`` what was left out."""

    @property
    def compared(self) -> int: ...

    @property
    def notes(self) -> tuple[str, ...]: ...


class Engine(Protocol):
    """Does what takes long. All engines give the same."""

    def block(self, atoms: Mapping[str, Atoms]) -> Blocked:
        """Make blocks of what :meth:`~sijill.matching.people.People.atoms` gives."""

    def draw(self, blocked: Any, most: int, *, seed: int) -> Pairs:
        """Draw pairs, as :func:`~sijill.matching.pairs.draw` does."""

    def weigh(self, blocked: Any, scorer: Scorer, comparison: Comparison, *, least: float) -> Scored:
        """Weigh all pairs that the blocks bring; keep those of at least ``least`` bits, in their order."""


@dataclass(frozen=True, slots=True)
class Threads:
    """The engine of one machine."""

    threads: int
    memory: int = MEMORY

    def block(self, atoms: Mapping[str, Atoms]) -> Blocking:
        return block(atoms, threads=self.threads, memory=self.memory)

    def draw(self, blocked: Blocking, most: int, *, seed: int) -> Pairs:
        return draw(blocked.blocks, most, seed=seed, threads=self.threads)

    def weigh(self, blocked: Blocking, scorer: Scorer, comparison: Comparison, *, least: float) -> Scored:
        sifted = scorer.sieve(least=least).sift(blocked.blocks, threads=self.threads)
        return scorer.score(sifted.left, sifted.right, least=least)
