"""What is being served: one register, and what the pages remember of it. One process serves one."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar

from sijill.store.queries import View
from sijill.store.register import Register
from sijill.vocabulary import Vocabulary, load

Answer = TypeVar("Answer")


class Memory:
    """Answers that hold as long as nothing is written: each is worked out once for a ledger position.

    What an entry may have erased is thus forgotten with the next entry.
    """

    def __init__(self) -> None:
        self._lock = threading.RLock()
        self._position = -1
        self._answers: dict[tuple[str, ...], object] = {}

    def recall(self, view: View, key: tuple[str, ...], work_out: Callable[[], Answer]) -> Answer:
        """Give the answer known for ``key`` at the view's position, else work it out."""
        with self._lock:
            if view.size != self._position:
                self._answers.clear()
                self._position = view.size
            if key not in self._answers:
                self._answers[key] = work_out()
            answer: Answer = self._answers[key]  # type: ignore[assignment]  # what work_out gave for this key
            return answer


@dataclass(slots=True)
class Served:
    """A register on view. ``token`` lets in whoever brings it, once; ``guarded``: nobody else may come in."""

    register: Register
    vocabulary: Vocabulary
    token: str | None
    guarded: bool
    memory: Memory = field(default_factory=Memory)


_served: list[Served] = []


def open_to_view(register: Register, *, token: str | None) -> Served:
    """Make ``register`` the one that the pages show."""
    vocabulary = load(*register.folder.vocabulary)
    _served[:] = [Served(register, vocabulary, token, guarded=token is not None)]
    return _served[0]


def now() -> Served:
    """Give what is being served."""
    return _served[0]
