"""The demo: built whole or not at all, once, and by the same verbs as any register."""

import signal
import time
from pathlib import Path

from tests.shell import Shell


def test_the_demo_is_a_register_that_verifies_and_calls_itself_invented(
    sijill: Shell, built_demo: Path
) -> None:
    assert sijill.json("verify", "--register", built_demo)["findings"] == []
    assert "demo = true" in (built_demo / "register.toml").read_text(encoding="utf-8")


def test_the_demo_is_used_again_and_not_built_anew(sijill: Shell, demo: Path) -> None:
    before = sijill.json("verify", "--register", demo)

    said = sijill("demo", "--register", demo, "--no-serve").out

    assert "Imported" not in said
    assert said.splitlines()[1].startswith("People: ")
    assert sijill.json("verify", "--register", demo) == before


def test_figures_of_the_demo_are_somebody_s_and_disputes_are_shown_with_both_sides(
    sijill: Shell, demo: Path
) -> None:
    lines = sijill("demo", "--register", demo, "--no-serve").out.splitlines()

    disputed = next(number for number, line in enumerate(lines) if line.startswith("Disputed facts: "))
    assert " / " in lines[disputed + 1]
    assert "Figures, each as somebody's (never added up):" in lines


def test_the_demo_takes_the_place_of_nothing(sijill: Shell) -> None:
    (sijill.folder / "mine.txt").write_text("mine", encoding="utf-8")
    (sijill.folder / "folder").mkdir()

    sijill("demo", "--register", "mine.txt", "--no-serve", expect=2)
    sijill("demo", "--register", "folder", "--no-serve", expect=2)

    assert (sijill.folder / "mine.txt").read_text(encoding="utf-8") == "mine"
    assert list((sijill.folder / "folder").iterdir()) == []


def test_a_demo_that_was_stopped_leaves_nothing(sijill: Shell) -> None:
    with sijill.start("demo", "--register", "demo", "--no-serve") as process:
        while not any(sijill.folder.iterdir()):
            assert process.poll() is None
            time.sleep(0.01)
        process.send_signal(signal.SIGTERM)
        _, error = process.communicate()

    assert process.returncode == 130
    assert error.lstrip() == b"sijill: Stopped; nothing was left half-written.\n"
    assert list(sijill.folder.iterdir()) == []
