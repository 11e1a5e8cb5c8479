import threading
from pathlib import Path

import pytest

from sijill.claims import SourceDetails
from sijill.intake import add_source
from sijill.store.queries import View
from sijill.store.register import Register, create_register
from sijill.web.served import Memory


@pytest.fixture
def empty(tmp_path: Path) -> Register:
    return create_register(tmp_path / "register")


def test_an_answer_is_worked_out_once_until_something_is_written(empty: Register, tmp_path: Path) -> None:
    memory = Memory()
    calls: list[int] = []

    def work_out() -> int:
        calls.append(1)
        return len(calls)

    assert [memory.recall(View(empty), ("number",), work_out) for _ in range(2)] == [1, 1]
    file = tmp_path / "note.txt"
    file.write_text("A note about nobody, long enough to be read.\n")
    add_source(empty, file, SourceDetails(), author=empty.settings.author)
    assert memory.recall(View(empty), ("number",), work_out) == 2


def test_a_long_answer_keeps_nobody_waiting_for_another(empty: Register) -> None:
    memory, view = Memory(), View(empty)
    assert view.size
    begun, done = threading.Event(), threading.Event()

    def long() -> str:
        begun.set()
        assert done.wait(10)
        return "long"

    thread = threading.Thread(target=lambda: memory.recall(view, ("long",), long))
    thread.start()
    assert begun.wait(10)
    assert memory.recall(view, ("short",), lambda: "short") == "short"
    done.set()
    thread.join()


def test_an_answer_may_rest_on_another(empty: Register) -> None:
    memory, view = Memory(), View(empty)

    assert memory.recall(view, ("a",), lambda: memory.recall(view, ("b",), lambda: 2) + 1) == 3
