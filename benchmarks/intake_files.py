"""What it costs to open each file in a worker of its own, and how fast many small files come in.

Usage: ``python benchmarks/intake_files.py [--files N]``. First: the same small files (texts, lists, pages)
read one after another by confined workers, and by the same readers in this process; the difference is the
overhead of a worker. Then N small files are put into a new register: hashed, kept, read in workers, written
to the ledger; beside it, in the same run, what a bare copy of the same files to the same disk costs, each
flushed (``fsync``) as the register flushes what it keeps.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import tempfile
import time
from pathlib import Path

import sijill.store  # noqa: F401 (sets the database up before its models are imported)
from sijill.claims import SourceDetails
from sijill.extraction import Workers, extract_bytes
from sijill.intake import Taken, add_all, gather
from sijill.store.register import create_register

FILES = 10_000
SAMPLE = 300
FLOOR = 60
OVERHEAD_CEILING = 30.0

_TEXT = """اعتقل الحارس الليلي في المدينة قبل سنة وحكم عليه بالسجن وقالت امرأة إنها رأت رجلين
بازداشت شد و به سه سال زندان محکوم شد two men were arrested in the town and sentenced to prison she said"""
_WORDS = _TEXT.split()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--files", type=int, default=FILES)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        files = _write(folder / "files", arguments.files)
        _overhead(files[:SAMPLE])
        _batch(folder, files)


def _write(folder: Path, number: int) -> list[Path]:
    folder.mkdir()
    rng = random.Random(20)
    paths = []
    for index in range(number):
        text = " ".join(rng.choices(_WORDS, k=rng.randint(60, 400)))
        suffix = (".txt", ".html", ".csv")[index % 3]
        if suffix == ".html":
            text = f"<!DOCTYPE html><html><body><h1>{index}</h1><p>{text}</p></body></html>"
        elif suffix == ".csv":
            text = "\n".join(f"{index},{word},{rng.randint(1, 99)}" for word in text.split()[:60])
        path = folder / f"{index:05}{suffix}"
        path.write_text(text, encoding="utf-8")
        paths.append(path)
    return paths


def _overhead(files: list[Path]) -> None:
    for path in files[:3]:
        extract_bytes(path.read_bytes(), path.name)
    began = time.perf_counter()
    for path in files:
        extract_bytes(path.read_bytes(), path.name)
    bare = (time.perf_counter() - began) / len(files)
    with Workers(preload=True) as workers:
        workers.extract(files[0])
        began = time.perf_counter()
        for path in files:
            workers.extract(path)
        confined = (time.perf_counter() - began) / len(files)
    overhead = 1000 * (confined - bare)
    print(
        f"a worker for each of {len(files)} files: {1000 * confined:.2f} ms a file,"
        f" in this process {1000 * bare:.2f} ms; overhead {overhead:.2f} ms (ceiling"
        f" {OVERHEAD_CEILING:g} ms)"
    )


def _batch(folder: Path, files: list[Path]) -> None:
    began = time.perf_counter()
    (folder / "copies").mkdir()
    for path in files:
        copy = folder / "copies" / path.name
        shutil.copyfile(path, copy)
        with copy.open("rb") as stream:
            os.fsync(stream.fileno())
    bare = time.perf_counter() - began
    with create_register(folder / "register") as register:
        author = register.settings.author
        began = time.perf_counter()
        with Workers(preload=True, spool=register.files.incoming) as workers:
            results = list(
                add_all(register, gather([folder / "files"]), SourceDetails(), author=author, workers=workers)
            )
        whole = time.perf_counter() - began
    read = sum(1 for result in results if isinstance(result, Taken) and result.outcome == "read")
    print(
        f"{len(files):,} small files into a register: {len(files) / whole:7.1f} files/s, {read:,} read"
        f" (floor {FLOOR})"
    )
    print(
        f"copied one by one, each flushed:       {len(files) / bare:7.1f} files/s, ratio {whole / bare:.1f}"
    )


if __name__ == "__main__":
    main()
