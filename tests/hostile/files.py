"""What a bad file is: its name, how its bytes are made, and how it must end."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Canary:
    """What no hostile file may bring in: a file with a secret beside the register, an address that listens.

    ``scratch`` is where a file is that hostile files would like to write.
    """

    path: Path
    address: str
    secret: str = "planted-7f3c1e-secret"
    scratch: str = "planted-by-a-hostile-file"


@dataclass(frozen=True, slots=True)
class BadFile:
    """One file of a group. ``make`` gives its bytes, ``sparse`` zeros follow them without taking room.

    ``outcome`` is ``read``, ``empty``, ``refused`` or ``killed``. ``says``: what stands in its sentences,
    each at least once; none: it has no sentence at all. ``text``: what its whole text is, if that is
    asked; ``lacks``: what must not stand in it. ``members``: what came out of it, by name, and how each
    ended. ``needs``: the group of programs without which it ends otherwise.
    """

    name: str
    make: Callable[[Canary], bytes]
    outcome: str = "refused"
    says: tuple[str, ...] = ()
    text: str | None = None
    holds: tuple[str, ...] = ()
    lacks: tuple[str, ...] = ()
    members: Mapping[str, str] = field(default_factory=dict)
    needs: str | None = None
    sparse: int = 0


def fixed(data: bytes) -> Callable[[Canary], bytes]:
    """Make bytes that do not depend on the canary."""
    return lambda canary: data
