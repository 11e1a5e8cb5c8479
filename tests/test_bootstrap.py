"""A fresh machine is told in one line what it lacks, and a ready one is left alone."""

import importlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """Give a folder with what the bootstrap reads and no ``.venv``."""
    shutil.copytree(ROOT / "tools", tmp_path / "tools")
    for name in ("Makefile", "pyproject.toml", "constraints.txt"):
        shutil.copy(ROOT / name, tmp_path)
    return tmp_path


def run(checkout: Path, *command: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command, cwd=checkout, env=os.environ | environment, capture_output=True, text=True, check=False
    )


def test_an_old_python_is_named_with_a_remedy(checkout: Path) -> None:
    old = checkout / "bin" / "python3"
    old.parent.mkdir()
    old.write_text('#!/bin/sh\n[ "$1" = --version ] && echo "Python 3.9.2"\nexit 1\n')
    old.chmod(0o755)
    for name in ("head", "sh", "uname"):
        (checkout / "bin" / name).symlink_to(str(shutil.which(name)))

    result = run(checkout, "sh", "tools/python.sh", "-V", PATH=str(old.parent), SIJILL_PYTHON="")

    assert result.returncode == 1
    said = result.stderr.splitlines()
    assert said[0] == "Sijill needs Python 3.11 or newer; this is Python 3.9.2."
    assert said[1].startswith("Install it")
    assert len(said) == 2


def test_a_package_index_that_does_not_answer_is_named_with_a_remedy(checkout: Path) -> None:
    result = run(
        checkout,
        sys.executable,
        "tools/bootstrap.py",
        "run",
        PIP_INDEX_URL="http://127.0.0.1:9/",
        PIP_CONFIG_FILE=os.devnull,
        PIP_NO_CACHE_DIR="1",
    )

    assert result.returncode == 1
    assert "The package index gives no answer" in result.stderr
    assert "PIP_FIND_LINKS" in result.stderr.splitlines()[-1]
    assert not list(checkout.glob(".venv/installed-*"))


def test_what_was_installed_is_not_installed_again_until_the_list_changes(
    checkout: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(checkout / "tools")
    bootstrap = importlib.import_module("bootstrap")

    monkeypatch.setattr(bootstrap, "ROOT", checkout)
    monkeypatch.setattr(bootstrap, "VENV", checkout / ".venv")
    monkeypatch.setattr(bootstrap.sys, "argv", ["bootstrap.py", "run"])
    prepared: list[str] = []
    monkeypatch.setattr(bootstrap, "prepare", prepared.append)
    (checkout / ".venv").mkdir()

    answers = [bootstrap.main(), bootstrap.main()]
    (checkout / "constraints.txt").write_text("# another\n")
    answers.append(bootstrap.main())

    assert answers == [0, 0, 0]
    assert prepared == ["run", "run"]


def test_make_lists_its_targets(checkout: Path) -> None:
    result = run(checkout, "make", "--no-print-directory")

    assert {line.split()[1] for line in result.stdout.splitlines()} == {
        "help", "run", "demo", "test", "check", "fmt", "bench", "docs", "constraints", "clean"
    }  # fmt: skip
