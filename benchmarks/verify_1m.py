"""How long it takes to verify, and to rebuild, a register of a million claims.

Usage: ``python benchmarks/verify_1m.py [--rows N] [--postgres URL]``. The register holds one list (82,000
rows of 10 columns make a million claims). Beside it, in the same run, stands what can be checked of the same
data without a ledger: SQLite's own ``integrity_check`` and a SHA-256 over every file. That finds a damaged
disk, not a changed value; the ratio is the price of knowing more. URL names an empty PostgreSQL database.
"""

from __future__ import annotations

import argparse
import hashlib
import resource
import sqlite3
import tempfile
import time
from pathlib import Path

from import_90k import HEADERS, fictional_list, save

from sijill.intake import apply, plan_import
from sijill.store.register import Register, create_register
from sijill.store.replay import rebuild
from sijill.store.tables import Tables
from sijill.store.verification import verify
from sijill.vocabulary import load

ROWS = 82_000
FLOOR = 180


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--rows", type=int, default=ROWS)
    parser.add_argument("--postgres", metavar="URL")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="sijill-benchmark-") as name:
        folder = Path(name)
        path = save(folder / "list.csv", HEADERS, fictional_list(arguments.rows))
        with create_register(folder / "register", database_url=arguments.postgres) as register:
            author = register.settings.author
            apply(plan_import(register, path, list_name="fictional", vocabulary=load(), author=author))
            claims = Tables(register.alias).select("SELECT COUNT(*) FROM claim")[0][0]
            print(f"{claims:,} claims")
            seconds = _timed("verify", lambda: _verified(register))
            _timed("rebuild", lambda: rebuild(register))
            _verified(register)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(f"{'peak memory':<36} {peak:8,.0f} MiB")
        if not arguments.postgres:
            began = time.perf_counter()
            _plain(folder / "register")
            plain = time.perf_counter() - began
            print(f"{'integrity_check and file hashes':<36} {plain:8.1f} s  ratio {seconds / plain:.1f}")


def _timed(label: str, work: object) -> float:
    assert callable(work)
    began = time.perf_counter()
    work()
    seconds = time.perf_counter() - began
    print(f"{label:<36} {seconds:8.1f} s  floor {FLOOR}")
    return seconds


def _verified(register: Register) -> None:
    result = verify(register)
    assert result.ok, result.findings


def _plain(folder: Path) -> None:
    database = sqlite3.connect(folder / "register.sqlite3")
    assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    database.close()
    for path in folder.rglob("*"):
        if path.is_file():
            with path.open("rb") as stream:
                hashlib.file_digest(stream, "sha256")


if __name__ == "__main__":
    main()
