import os
import subprocess
import sys
from pathlib import Path

import pytest

from sijill.names.compiling import compiled

SCRIPT = """
from sijill.names.compiling import compiled

def twice(value):
    return 2 * value

print(compiled(twice)(21))
"""


@pytest.fixture
def script(tmp_path: Path) -> Path:
    """A script in a folder where numba cannot keep anything: a file bears the name of its folder."""
    (tmp_path / "code").mkdir()
    (tmp_path / "code" / "__pycache__").write_text("no folder")
    path = tmp_path / "code" / "script.py"
    path.write_text(SCRIPT)
    return path


def run(script: Path, **settings: str) -> str:
    environment = {key: value for key, value in os.environ.items() if key != "NUMBA_CACHE_DIR"}
    done = subprocess.run(
        [sys.executable, str(script)],
        env=environment | settings,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def kept(folder: Path) -> int:
    return len(list(folder.rglob("*twice*.nbi"))) if folder.is_dir() else 0


def test_a_compiled_function_gives_what_it_gave() -> None:
    def thrice(value: int) -> int:
        return 3 * value

    assert compiled(thrice)(14) == 42


def test_beside_a_package_that_cannot_be_written_the_folder_of_the_user_is_used(script: Path) -> None:
    home = script.parent.parent / "home"
    home.mkdir()

    assert run(script, HOME=str(home), XDG_CACHE_HOME=str(home / "cache")) == "42\n"
    assert kept(home) == 1


def test_a_folder_can_be_named(script: Path) -> None:
    named = script.parent.parent / "named"

    assert run(script, NUMBA_CACHE_DIR=str(named)) == "42\n"
    assert kept(named) == 1


def test_it_works_where_nothing_can_be_kept(script: Path) -> None:
    nowhere = script.parent / "__pycache__" / "x"

    assert run(script, HOME=str(nowhere), XDG_CACHE_HOME=str(nowhere)) == "42\n"
    assert kept(script.parent.parent) == 0
