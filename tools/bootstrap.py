"""Make ``.venv`` and put into it what a target of the Makefile needs: ``bootstrap.py run|test|docs``.

Only the standard library is used. What was installed is noted in ``.venv``, with a hash of what it depends
on, so that the second time costs nothing. Nothing is upgraded that fits.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import re
import shutil
import subprocess
import sys
import time
from collections import deque
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
PIP = [str(PYTHON), "-m", "pip", "--disable-pip-version-check", "--no-input"]
CONSTRAINTS = ["-c", str(ROOT / "constraints.txt")]
# What is installed for a target, and which targets are served by it as well.
EXTRAS = {"run": "", "test": "[test,postgres]", "docs": "[docs]"}
SERVED_BY = {"run": ("run", "test", "docs"), "test": ("test",), "docs": ("docs",)}
DEPENDS_ON = ("pyproject.toml", "constraints.txt")
DISK_MEGABYTES = {"run": 500, "test": 1200, "docs": 600}


class CannotGoOn(Exception):
    """What is wrong, and on a second line the remedy."""


def main() -> int:
    if len(sys.argv) != 2 or sys.argv[1] not in EXTRAS:
        print(f"usage: bootstrap.py {'|'.join(EXTRAS)}", file=sys.stderr)
        return 2
    target = sys.argv[1]
    fingerprint = fingerprint_of_inputs()
    if any(read(stamp(name)) == fingerprint for name in SERVED_BY[target]):
        return 0
    try:
        prepare(target)
    except CannotGoOn as error:
        print(error, file=sys.stderr)
        return 1
    stamp(target).write_text(fingerprint_of_inputs(), encoding="utf-8")
    return 0


def fingerprint_of_inputs() -> str:
    """Hash what an installation depends on: the lists of packages, the Python and where all this lies."""
    digest = hashlib.sha256(str(ROOT).encode())
    digest.update(read(VENV / "pyvenv.cfg").encode())
    for name in DEPENDS_ON:
        digest.update((ROOT / name).read_bytes())
    return digest.hexdigest()


def stamp(target: str) -> Path:
    return VENV / f"installed-{target}"


def read(path: Path) -> str:
    return path.read_text(encoding="utf-8") if path.is_file() else ""


def prepare(target: str) -> None:
    check_disk(target)
    if not works():
        check_venv()
        say(f"Making .venv with Python {sys.version.split()[0]}")
        made = subprocess.run(
            [sys.executable, "-m", "venv", "--clear", str(VENV)], capture_output=True, text=True, check=False
        )
        if made.returncode:
            said = last_line(made.stdout + made.stderr)
            raise CannotGoOn(f"The virtual environment cannot be made: {said}\n{venv_remedy()}")
    check_index()
    install(target)


def works() -> bool:
    """Say whether ``.venv`` is there, was not moved, and its Python runs and is new enough."""
    if not PYTHON.exists():
        return False
    code = "import sys, pip; sys.exit(sys.version_info < (3, 11))"
    asked = subprocess.run([str(PYTHON), "-c", code], capture_output=True, check=False)
    return asked.returncode == 0 and not was_moved()


def was_moved() -> bool:
    """Say whether the commands in ``.venv`` call a Python that is elsewhere, or nowhere."""
    command = VENV / "bin" / "pip"
    called = re.search(r"/[^\n'\"]*?/bin/python[\d.]*", read(command)[:1000])
    if called is None:
        return False
    return not Path(called[0]).exists() or not Path(called[0]).parent.samefile(PYTHON.parent)


def check_disk(target: str) -> None:
    free = shutil.disk_usage(ROOT).free // 1_000_000
    if free < DISK_MEGABYTES[target]:
        raise CannotGoOn(
            f"There are {free} MB free on this disk; the installation needs {DISK_MEGABYTES[target]}.\n"
            "Free some space, then run the same again."
        )


def check_venv() -> None:
    if importlib.util.find_spec("venv") is None or importlib.util.find_spec("ensurepip") is None:
        raise CannotGoOn(f"This Python cannot make virtual environments.\n{venv_remedy()}")


def venv_remedy() -> str:
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    return (
        f"Debian, Ubuntu: sudo apt install python{version}-venv; elsewhere install Python with venv and pip."
    )


def check_index() -> None:
    """Ask the package index for one small package before the long work begins."""
    say("Asking the package index")
    command = [*PIP, "install", "--dry-run", "--quiet", "--no-deps", "--retries", "1", "--timeout", "20"]
    asked = subprocess.run(
        [*command, "--ignore-installed", *CONSTRAINTS, "hatchling"],
        capture_output=True,
        text=True,
        check=False,
    )
    if asked.returncode:
        raise CannotGoOn(
            f"The package index gives no answer: {last_line(asked.stderr)}\n"
            "Connect to the network and run the same again; behind a proxy set HTTPS_PROXY, "
            "without a network set PIP_NO_INDEX=1 and PIP_FIND_LINKS to a folder of wheels."
        )


def install(target: str) -> None:
    what = f"-e .{EXTRAS[target]}"
    say(f"Installing what `make {target}` needs (a few minutes the first time)")
    started = time.monotonic()
    command = [*PIP, "install", "--progress-bar", "off", "--prefer-binary", *CONSTRAINTS, *what.split()]
    last: deque[str] = deque(maxlen=12)
    with subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace"
    ) as pip:
        assert pip.stdout is not None
        for line in pip.stdout:
            last.append(line.rstrip())
            show_progress(line)
    show_progress("")
    if pip.returncode:
        tail = "\n".join(f"    {line}" for line in last)
        raise CannotGoOn(
            f"{tail}\nThe packages could not be installed; the lines above are pip's.\n"
            "Run the same again; if a package has no wheel for this Python, name another in SIJILL_PYTHON."
        )
    say(f"Installed in {time.monotonic() - started:.0f} s")


def show_progress(line: str) -> None:
    """Keep pip's present package on one line of a terminal; an empty line clears it."""
    if sys.stdout.isatty() and (not line or line.startswith(("Collecting", "Downloading", "Installing"))):
        print(f"\r\x1b[K  {line.strip()[:70]}" if line else "\r\x1b[K", end="", flush=True)


def say(text: str) -> None:
    print(text, flush=True)


def last_line(text: str) -> str:
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return lines[-1] if lines else "it gave no reason"


if __name__ == "__main__":
    sys.exit(main())
