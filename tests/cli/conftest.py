"""Registers that many tests start from, each made once and then copied."""

from pathlib import Path

import pytest

from tests.shell import Shell

LIST = "no,name\n1,Samir Keltabi\n"


@pytest.fixture(scope="session")
def empty_register(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a register with nothing in it; a test must copy it."""
    sijill = Shell(tmp_path_factory.mktemp("empty"))
    sijill("new", "register")
    return sijill.folder / "register"


@pytest.fixture(scope="session")
def small_register(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a register of one list of one person; a test must copy it."""
    sijill = Shell(tmp_path_factory.mktemp("small"))
    (sijill.folder / "list.csv").write_text(LIST, encoding="utf-8")
    sijill("new", "register")
    sijill("import", "list.csv", "--register", "register")
    return sijill.folder / "register"
