"""What is being served: one register, and what the pages remember of it. One process serves one."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar

from sijill.extraction import Workers
from sijill.store.queries import View
from sijill.store.register import Register
from sijill.vocabulary import Vocabulary, load

Answer = TypeVar("Answer")


@dataclass(slots=True)
class _Recalled:
    """One answer; whoever comes second waits for the first, and for nobody else."""

    lock: threading.Lock = field(default_factory=threading.Lock)
    known: bool = False
    answer: object = None


class Memory:
    """Answers that hold as long as nothing is written: each is worked out once for a ledger position.

    What an entry may have erased is thus forgotten with the next entry.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._position = -1
        self._answers: dict[tuple[str, ...], _Recalled] = {}

    def recall(self, view: View, key: tuple[str, ...], work_out: Callable[[], Answer]) -> Answer:
        """Give the answer known for ``key`` at the view's position, else work it out.

        Working it out may recall other keys, but not the same one.
        """
        with self._lock:
            if view.size != self._position:
                self._answers = {}
                self._position = view.size
            recalled = self._answers.setdefault(key, _Recalled())
        with recalled.lock:
            if not recalled.known:
                recalled.answer = work_out()
                recalled.known = True
        answer: Answer = recalled.answer  # type: ignore[assignment]  # what work_out gave for this key
        return answer


@dataclass(slots=True)
class Served:
    """A register on view. ``token`` lets in whoever brings it, once; ``guarded``: nobody else may come in.

    ``workers`` draw pages and pictures: the process that serves opens no original itself.
    """

    register: Register
    vocabulary: Vocabulary
    token: str | None
    guarded: bool
    memory: Memory = field(default_factory=Memory)
    workers: Workers = field(default_factory=Workers)


_served: list[Served] = []


def open_to_view(register: Register, *, token: str | None) -> Served:
    """Make ``register`` the one that the pages show."""
    vocabulary = load(*register.folder.vocabulary)
    for before in _served:
        before.workers.close()
    _served[:] = [Served(register, vocabulary, token, guarded=token is not None)]
    return _served[0]


def now() -> Served:
    """Give what is being served."""
    return _served[0]
