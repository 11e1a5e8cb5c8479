"""The page on who is one person says what really happens: its commands are run, and its example."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.docs.test_tutorial import DOCS, fits, steps
from tests.shell import PATIENCE, Shell

PAGE = DOCS / "guide" / "identities.md"


@pytest.fixture
def sijill(sijill: Shell) -> Shell:
    """Give the command line in a folder with the samples, with which the page begins."""
    for sample in (DOCS / "sample").iterdir():
        shutil.copy(sample, sijill.folder)
    sijill.environment["PATH"] = f"{Path(sys.executable).parent}:{sijill.environment['PATH']}"
    return sijill


def named(sijill: Shell, before: dict[str, str]) -> dict[str, str]:
    """Give the ids that a reader of the page would copy from what was printed last."""
    register = ("-r", "my-register")
    found = dict(before)
    if not (sijill.folder / "my-register").exists():
        return found
    asked = sijill.json("match", "--queue", *register)["questions"]
    if asked and "ONE" not in found:
        found["ONE"], found["OTHER"] = asked[0]["left"]["record"], asked[0]["right"]["record"]
    if "ONE" in found and "CHANGE" not in found:
        people = sijill.json("show", *register)["people"]
        held = next(person for person in people if found["ONE"] in person["records"])
        found["PERSON"], found["RECORD"] = held["id"], held["records"][-1]
        found["STRANGER"] = next(one["id"] for one in people if one is not held)
        for change in sijill.json("identity", found["PERSON"], *register)["changes"]:
            found["CHANGE"] = change["change"]
    return found


def test_what_the_page_shows_is_what_the_commands_print(sijill: Shell) -> None:
    told = steps(PAGE.read_text(encoding="utf-8"))
    names: dict[str, str] = {}

    assert len(told) == 18
    for step in told:
        done = subprocess.run(
            ["sh", "-c", step.command],
            cwd=sijill.folder,
            env={**sijill.environment, **names},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=PATIENCE,
            check=False,
        )
        assert (done.returncode, done.stderr) == (0, ""), step.command
        assert fits(done.stdout, step.lines), f"$ {step.command}\n{done.stdout}"
        names = named(sijill, names)


def test_the_example_of_the_page_gives_people_at_thresholds_and_drawn(
    capsys: pytest.CaptureFixture[str],
) -> None:
    found = re.search(r"```python\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)

    assert found is not None
    exec(compile(found[1], str(PAGE), "exec"), {})
    *thresholds, drawn = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in thresholds] == ["0.5", "0.9", "0.99"]
    people = [int(line.split()[1]) for line in thresholds]
    assert people == sorted(people)
    assert re.fullmatch(r"from 2 to 4 people, on average [23]\.\d", drawn)
