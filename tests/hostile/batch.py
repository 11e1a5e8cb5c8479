"""A batch in a process of its own, as somebody's command would be; what it says and takes is measured.

``python -m tests.hostile.batch REGISTER FOLDER LIMITS`` adds a folder to a register and prints one JSON
document: what became of each file, and the memory in bytes that it and its workers took.
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sijill.extraction import Limits

TITLE = "a batch with bad files"
_SECONDS = 420


@dataclass(frozen=True, slots=True)
class Result:
    """What became of a file: ``outcome`` as in a batch, or ``not added``."""

    name: str
    id: str
    outcome: str
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Batch:
    """What became of all files; ``grown``: bytes by which the peak of the main process' memory grew.

    ``largest_worker``: the most memory that a worker or a program of its had, in bytes. ``temporary``: the
    files that lie in the temporary folder afterwards. ``running``: processes that are still in it.
    """

    results: tuple[Result, ...]
    grown: int
    largest_worker: int
    stderr: str
    temporary: tuple[str, ...]
    running: tuple[int, ...]

    def of(self, name: str) -> Result:
        """Give what became of one file."""
        [found] = [result for result in self.results if result.name == name]
        return found


def run(register: Path, folder: Path, *, limits: Limits, temporary: Path) -> Batch:
    """Add all files of a folder in a process that has nothing of this one's environment."""
    temporary.mkdir()
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.hostile.batch", str(register), str(folder), limits.as_json()],
        cwd=Path(__file__).parents[2],
        env={"PATH": os.defpath, "TMPDIR": str(temporary), "HOME": str(temporary), "LANG": "C.UTF-8"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        out, err = process.communicate(timeout=_SECONDS)
    finally:
        process.kill()
    assert process.returncode == 0, err
    said = json.loads(out)
    return Batch(
        results=tuple(
            Result(item["name"], item["id"], item["outcome"], tuple(item["sentences"]))
            for item in said["results"]
        ),
        grown=said["grown"],
        largest_worker=said["largest_worker"],
        stderr=err,
        temporary=tuple(str(path.relative_to(temporary)) for path in sorted(temporary.rglob("*"))),
        running=_running_in(temporary),
    )


def _running_in(folder: Path) -> tuple[int, ...]:
    """Give the processes whose working folder is, or was until it was deleted, in ``folder``."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            place = str((process / "cwd").readlink())
        except OSError:
            continue
        if place.startswith(str(folder)):
            found.append(int(process.name))
    return tuple(found)


def main(arguments: list[str]) -> int:
    """Add the folder and print what came of it."""
    register_path, folder, limits = arguments
    from sijill.claims import SourceDetails
    from sijill.desk.copies import find_copies
    from sijill.extraction import Workers
    from sijill.intake import NotAdded, add_all, gather
    from sijill.store.register import open_register

    with open_register(Path(register_path)) as register:
        author = register.settings.author
        spool = register.files.incoming
        with Workers(limits=Limits.from_json(limits), preload=True, spool=spool) as workers:
            _forget_peak()
            before = _peak()
            results = list(
                add_all(
                    register,
                    gather([Path(folder)]),
                    SourceDetails(title=TITLE),
                    author=author,
                    workers=workers,
                )
            )
            new = [result.id for result in results if not isinstance(result, NotAdded)]
            find_copies(register, author=author, sources=new)
            grown = _peak() - before
    document = {
        "results": [_as_json(result) for result in results],
        "grown": grown,
        "largest_worker": resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024,
    }
    json.dump(document, sys.stdout)
    return 0


def _as_json(result: Any) -> dict[str, Any]:
    from sijill.intake import NotAdded

    if isinstance(result, NotAdded):
        return {"name": result.name, "id": "", "outcome": "not added", "sentences": [result.reason]}
    return {
        "name": result.name,
        "id": result.id,
        "outcome": result.outcome,
        "sentences": list(result.warnings),
    }


def _forget_peak() -> None:
    """Let the highest memory so far begin anew with the present one (proc(5), ``clear_refs``)."""
    Path("/proc/self/clear_refs").write_text("5", encoding="ascii")


def _peak() -> int:
    """Give the most memory that this process has had, in bytes."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    [line] = [line for line in status.splitlines() if line.startswith("VmHWM:")]
    return int(line.split()[1]) * 1024


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
