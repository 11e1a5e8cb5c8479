"""The page of the commands is as the commands are."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_the_page_of_the_commands_is_fresh() -> None:
    checked = subprocess.run(
        [sys.executable, ROOT / "tools" / "commands_page.py", "--check"],
        capture_output=True,
        text=True,
        check=False,
    )

    assert checked.returncode == 0, checked.stderr
