"""How fast single acts are appended: judgements, each an entry, a projection and its identities.

Usage: ``python benchmarks/append_acts.py [--acts N] [--postgres URL]``. Beside it, in the same run, stands
what the same bodies cost as bare rows of one indexed SQLite table: no salt, no commitment, no tree, no
checkpoint, no projection. The ratio is the price of these. URL names an empty PostgreSQL database.
"""

from __future__ import annotations

import argparse
import json
import random
import sqlite3
import tempfile
import time
from pathlib import Path

import sijill.store  # noqa: F401 (sets the database up before its models are imported)
from sijill.claims import CERTAIN, SourceDetails, random_id
from sijill.store.kinds import Draft
from sijill.store.register import Register, create_register

ACTS = 20_000
RECORDS = 5_000
SINGLE = 200
FLOOR = 2_000


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--acts", type=int, default=ACTS)
    parser.add_argument("--postgres", metavar="URL")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        _run(Path(folder), "SQLite", arguments.acts, None)
        if arguments.postgres:
            _run(Path(folder), "PostgreSQL", arguments.acts, arguments.postgres)


def _run(folder: Path, name: str, acts: int, url: str | None) -> None:
    with create_register(folder / name, database_url=url) as register:
        records = _records(register)
        bodies = _bodies(records, acts)
        began = time.perf_counter()
        register.door.write(
            [Draft("judgement.made", body) for body in bodies], author=register.settings.author
        )
        batch = time.perf_counter() - began
        bare = _bare(folder / f"{name}.bare", bodies)
        began = time.perf_counter()
        for body in _bodies(records, SINGLE):
            register.door.write([Draft("judgement.made", body)], author=register.settings.author)
        single = time.perf_counter() - began
    print(f"{name:11} one batch         {acts / batch:10,.0f} acts/s  floor {FLOOR:,}")
    print(f"{name:11} one by one        {SINGLE / single:10,.0f} acts/s  (each with its checkpoint)")
    print(f"{name:11} bare SQLite rows  {acts / bare:10,.0f} rows/s  ratio {batch / bare:.0f}")


def _records(register: Register) -> list[str]:
    """Put in records to judge: the acts that people accept them by, all in one source."""
    source = random_id()
    sha256 = register.files.put(b"invented")
    details = SourceDetails().as_json()
    added = {"source": source, "sha256": sha256, "size": 8, "name": "invented", "details": details}
    drafts = [Draft("source.added", added)]
    records = [random_id() for _ in range(RECORDS)]
    for record in records:
        line = [record, "name", "person", '{"name":"Invented"}', "Invented", 0, 8, None, None, None, "stated"]
        body = {
            "claim": random_id(),
            "source": source,
            "record": [record, "person", "", None, "Invented"],
            "line": line,
            "origin": "person",
            "was": None,
            "seen": None,
        }
        drafts.append(Draft("claim.accepted", body))
    register.door.write(drafts, author=register.settings.author)
    return records


def _bodies(records: list[str], acts: int) -> list[dict[str, object]]:
    """Judge pairs at random: mostly different, some the same, so that identities of several records form."""
    chance = random.Random(7)
    bodies: list[dict[str, object]] = []
    for _ in range(acts):
        left, right = chance.sample(records, 2)
        same = chance.random() < 0.1
        bodies.append(
            {
                "judgement": random_id(),
                "left": left,
                "right": right,
                "verdict": "same" if same else "different",
                "probability": CERTAIN if same else 0,
                "reason": "same father and same day of arrest" if same else "another father",
            }
        )
    return bodies


def _bare(path: Path, bodies: list[dict[str, object]]) -> float:
    database = sqlite3.connect(path)
    database.executescript("PRAGMA journal_mode=WAL; CREATE TABLE act (id TEXT PRIMARY KEY, body TEXT)")
    began = time.perf_counter()
    with database:
        rows = ((body["judgement"], json.dumps(body)) for body in bodies)
        database.executemany("INSERT INTO act VALUES (?, ?)", rows)
    return time.perf_counter() - began


if __name__ == "__main__":
    main()
