"""The command line as somebody at a terminal has it: a process of its own, an empty environment, a folder."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

PATIENCE = 120
"""Seconds after which a command counts as hanging (asking a question, for one)."""


@dataclass(frozen=True)
class Outcome:
    """What a command left: its exit code, what it printed, and what it said on the standard error."""

    code: int
    out: str
    err: str

    @property
    def document(self) -> Any:
        """The one JSON document of the output; fails the test if it holds anything else."""
        return json.loads(self.out)

    @property
    def refusal(self) -> str:
        """The one sentence of the standard error; fails the test if it is none, or anything was printed."""
        assert self.out == ""
        assert self.err.startswith("sijill: ")
        assert self.err.endswith((".\n", "`.\n"))
        assert self.err.count("\n") == 1
        assert "not foreseen" not in self.err
        return self.err.removeprefix("sijill: ").rstrip("\n")


class Shell:
    """Runs commands in one folder. Nobody sits at the terminal: the standard input is at its end."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        kept = ("PATH", "HOME", "TMPDIR", "SYSTEMROOT", "LD_LIBRARY_PATH")
        self.environment = {name: os.environ[name] for name in kept if name in os.environ}
        self.environment["LANG"] = "C.UTF-8"

    def __call__(self, *arguments: object, expect: int = 0, **environment: str) -> Outcome:
        """Run ``sijill`` to its end; fails the test on a traceback and on another exit code."""
        done = subprocess.run(
            self.command(*arguments),
            cwd=self.folder,
            env={**self.environment, **environment},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=PATIENCE,
            check=False,
        )
        outcome = Outcome(done.returncode, done.stdout.decode(), done.stderr.decode())
        assert "Traceback" not in outcome.err, outcome.err
        assert outcome.code == expect, outcome.err or outcome.out
        return outcome

    def start(self, *arguments: object, **environment: str) -> subprocess.Popen[bytes]:
        """Start ``sijill`` and let it run."""
        return subprocess.Popen(
            self.command(*arguments),
            cwd=self.folder,
            env={**self.environment, **environment},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )

    def json(self, *arguments: object, expect: int = 0, **environment: str) -> Any:
        """Run a command with ``--json`` and give its document."""
        return self(*arguments, "--json", expect=expect, **environment).document

    @staticmethod
    def command(*arguments: object) -> list[str]:
        return [sys.executable, "-m", "sijill", *map(str, arguments)]


@pytest.fixture
def sijill(tmp_path: Path) -> Shell:
    """Give the command line in a folder of the test's own."""
    return Shell(tmp_path)


@pytest.fixture(scope="session")
def built_demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Build the demo register once; a test must not change it."""
    folder = tmp_path_factory.mktemp("demo")
    Shell(folder)("demo", "--register", "demo", "--no-serve")
    yield folder / "demo"
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def demo(built_demo: Path, tmp_path: Path) -> Path:
    """Give a copy of the demo register, to be changed."""
    return shutil.copytree(built_demo, tmp_path / "demo")
