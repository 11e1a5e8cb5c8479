"""The page on counting says what really happens: its commands are run."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

from tests.docs.test_tutorial import DOCS, fits, steps
from tests.shell import PATIENCE, Shell

PAGE = DOCS / "guide" / "counting.md"


def test_what_the_page_shows_is_what_the_commands_print(sijill: Shell) -> None:
    for sample in (DOCS / "sample").iterdir():
        shutil.copy(sample, sijill.folder)
    sijill.environment["PATH"] = f"{Path(sys.executable).parent}:{sijill.environment['PATH']}"
    told = steps(PAGE.read_text(encoding="utf-8"))

    assert len(told) == 8
    for step in told:
        done = subprocess.run(
            ["sh", "-c", step.command],
            cwd=sijill.folder,
            env=sijill.environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=PATIENCE,
            check=False,
        )
        assert (done.returncode, done.stderr) == (0, ""), step.command
        assert fits(done.stdout, step.lines), f"$ {step.command}\n{done.stdout}"
