"""How fast a person opens and a search answers at 100,000 people and a million claims.

Usage: ``python benchmarks/serving_100k.py [--rows N] [--register FOLDER]``. A fictional list is imported
(once, if FOLDER is given), the register's pages are served as `sijill serve` does, and random people and
searches are asked for over HTTP by one browser at a time; each figure is from request to last byte. The
search words are whole names, single common names and other scripts. No peer of this kind could be run beside
it: the figure recorded for Uwazi by its users is 22 s to show one record at 76,000.
"""

from __future__ import annotations

import argparse
import os
import random
import statistics
import tempfile
import threading
import time
from collections.abc import Sequence
from http.client import HTTPConnection
from pathlib import Path
from queue import Queue
from urllib.parse import quote, urlsplit

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sijill.web.settings")

from import_90k import HEADERS, fictional_list, save

from sijill.intake import apply, plan_import
from sijill.store.register import create_register, open_register
from sijill.store.tables import Tables
from sijill.vocabulary import load

ROWS = 100_000
REQUESTS = 300
FLOORS = {"person": 50, "search": 100}
SEARCHES = (
    "ژاله",
    "Jaleh",
    "جالة",
    "Navid",
    "کاوه پشتاوی",
    "Kaveh Peshtawi",
    "Leila",
    "ليلى",
    "رستم",
    "Siavash",
)
PEER_SECONDS = 22


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--rows", type=int, default=ROWS)
    parser.add_argument("--register", type=Path)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="sijill-benchmark-") as name:
        path = arguments.register or Path(name) / "register"
        if not path.exists():
            _build(path, arguments.rows, Path(name))
        _measure(path)


def _build(path: Path, rows: int, folder: Path) -> None:
    file = save(folder / "list.csv", HEADERS, fictional_list(rows))
    with create_register(path, demo=True) as register:
        apply(
            plan_import(
                register, file, list_name="fictional", vocabulary=load(), author=register.settings.author
            )
        )


def _measure(path: Path) -> None:
    from sijill.web.serving import serve

    with open_register(path, alias="default") as register:
        tables = Tables(register.alias)
        people = [row[0] for row in tables.select("SELECT id FROM record WHERE kind = 'person'")]
        claims = tables.select("SELECT COUNT(*) FROM claim")[0][0]
        print(f"{len(people):,} people, {claims:,} claims")
        links: Queue[str] = Queue()
        server = threading.Thread(target=serve, args=(register,), kwargs={"on_ready": links.put}, daemon=True)
        server.start()
        address = urlsplit(links.get(timeout=30)).netloc
        chance = random.Random(5)
        chosen = chance.sample(people, REQUESTS)
        _ask(address, "person", [f"/ar/people/{person}/" for person in chosen])
        words = [chance.choice(SEARCHES) for _ in range(REQUESTS)]
        _ask(address, "search", [f"/ar/people/?q={quote(word)}" for word in words])


def _ask(address: str, what: str, paths: Sequence[str]) -> None:
    connection = HTTPConnection(address)
    times = []
    for path in [paths[0], *paths]:
        began = time.perf_counter()
        connection.request("GET", path)
        answer = connection.getresponse()
        body = answer.read()
        times.append((time.perf_counter() - began) * 1000)
        assert answer.status == 200, (path, answer.status)
        assert body
    first, *rest = times
    rest.sort()
    p95 = rest[int(len(rest) * 0.95)]
    beside = (
        f"  recorded peer {PEER_SECONDS} s, ratio {PEER_SECONDS * 1000 / p95:,.0f}"
        if what == "person"
        else ""
    )
    print(
        f"{what:8} p50 {statistics.median(rest):6.1f} ms  p95 {p95:6.1f} ms  floor {FLOORS[what]} ms"
        f"  worst {rest[-1]:6.1f} ms  first {first:6.1f} ms{beside}"
    )


if __name__ == "__main__":
    main()
