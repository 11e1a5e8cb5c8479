"""How right, how fast and how large matching is on synthetic lists whose truth is known, beside its peers.

    python benchmarks/linkage.py --mode mixed --size 200000
    python benchmarks/linkage.py --mode latin --size 1000000 --peers splink
    python benchmarks/linkage.py --size 12000000 --alone

The peers that are installed run too. Each tool runs in a process of its own on the same frame, one after the
other, so that its memory and its processor time are its own; ours is warmed on a small frame beforehand,
since its kernels are compiled once a machine. Figures stand at the tool's own threshold (ours .8, or
``--apply-at``; Splink .95, recordlinkage .5) and at the threshold that would have been best, which nobody
knows without the truth. "People" are all pairs of records within one group. ``linkage_data.py`` says what the
lists are like, ``linkage_peers.py`` how the peers are set up.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import linkage_peers
import polars as pl
from linkage_data import describe, latin, mixed
from linkage_figures import figures, pairs_within, peak_memory

from sijill.matching import Columns, match

MODES = {"mixed": mixed, "latin": latin}
PEERS = {"splink": 0.95, "recordlinkage": 0.5}
"""The peers and their thresholds: of Splink what its documentation groups at, of recordlinkage its own."""


def columns(frame: pl.DataFrame) -> Columns:
    """Say which columns of a frame are what: they have our names."""
    return Columns(**{name: name for name in Columns.__slots__ if name in frame.columns})


def run_ours(frame: pl.DataFrame, given: argparse.Namespace) -> dict[str, Any]:
    """Match a frame and say how long it took and how right it was."""
    warm = mixed(2_000, 1).select(column for column in frame.columns if column in mixed(10).columns)
    match(warm, columns=columns(warm))
    lists = frame.drop("person")
    clock = Measured()
    matching = match(lists, columns=columns(frame), threads=given.threads, apply_at=given.apply_at)
    spent = clock.stop()
    model = matching.model
    pairs = matching.pairs.select("left", "right", "probability", said=pl.col("verdict") == "same")
    notes = [f"{model.compared:,} pairs of records compared, {model.scored:,} pairs of name parts scored"]
    notes += [f"prior {model.prior:.1f} bits", *model.notes]
    return spent | {"notes": notes} | figures(pairs, matching.identities, frame)


def run_peer(name: str, frame: pl.DataFrame) -> dict[str, Any]:
    """Link a frame with a peer; it is told the share of pairs that are of one person."""
    share = pairs_within(frame["person"]) / (frame.height * (frame.height - 1) / 2)
    clock = Measured()
    linked = getattr(linkage_peers, name)(frame.drop("person"), share, threshold=PEERS[name])
    spent = clock.stop()
    steps = ", ".join(f"{step} {seconds:.1f} s" for step, seconds in linked.steps.items())
    return spent | {"notes": [steps]} | figures(linked.pairs, linked.groups, frame)


class Measured:
    """Wall and processor time from here, and memory of the whole process."""

    def __init__(self) -> None:
        self._wall, self._used = time.perf_counter(), self._processor()

    @staticmethod
    def _processor() -> float:
        used = resource.getrusage(resource.RUSAGE_SELF)
        return used.ru_utime + used.ru_stime

    def stop(self) -> dict[str, float]:
        wall, used = time.perf_counter() - self._wall, self._processor() - self._used
        return {"wall": wall, "processor": used, "memory": peak_memory()}


def apart(name: str, path: Path, options: Sequence[str]) -> dict[str, Any]:
    """Run a tool in a process of its own."""
    command = [sys.executable, __file__, "--tool", name, "--frame", str(path), *options]
    done = subprocess.run(command, stdout=subprocess.PIPE, encoding="utf-8", check=False)
    if done.returncode:
        return {"failed": f"stopped with code {done.returncode}"}
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def written(quality: dict[str, float]) -> str:
    return f"{quality['f1']:.3f} (precision {quality['precision']:.3f}, recall {quality['recall']:.3f})"


def report(name: str, found: dict[str, Any]) -> None:
    """Print what a tool did."""
    if "failed" in found:
        print(f"{name}: {found['failed']}")
        return
    print(
        f"{name}: {found['wall']:.1f} s, {found['processor']:.1f} s of processor time, "
        f"peak {found['memory']:.2f} GB"
    )
    for note in found["notes"]:
        print(f"  {note}")
    across = (
        "" if found["across_scripts"] is None else f"; across scripts recall {found['across_scripts']:.3f}"
    )
    print(f"  pairs F1 {written(found['pairs'])}")
    print(f"  people F1 {written(found['people'])}{across}")
    best = found["best"]
    print(f"  pairs at the best threshold in hindsight, {best['threshold']:.3f}: {written(best)}")
    said = [
        f"{low:.2f}–{high:.2f}: {true:.3f} of {count:,}" for low, high, true, count in found["calibration"]
    ]
    print(f"  true of pairs said {', '.join(said)}")


def compared(found: dict[str, dict[str, Any]]) -> None:
    """Print the ratios of ours to each peer."""
    ours = found["sijill"]
    for name, theirs in found.items():
        if name == "sijill" or "failed" in theirs or "failed" in ours:
            continue
        parts = [f"{what} {ours[what] / theirs[what]:.2f}" for what in ("wall", "processor", "memory")]
        parts += [f"{what} F1 {ours[what]['f1'] - theirs[what]['f1']:+.3f}" for what in ("pairs", "people")]
        print(f"sijill to {name}: {', '.join(parts)}")


def options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--mode", choices=tuple(MODES), default="mixed")
    parser.add_argument("--size", type=int, default=200_000)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--threads", type=int)
    parser.add_argument("--apply-at", type=float, default=0.8, help="our threshold")
    parser.add_argument(
        "--peers", nargs="+", choices=tuple(PEERS), default=list(PEERS), help="the peers to run"
    )
    parser.add_argument("--alone", action="store_true", help="run no peer")
    parser.add_argument("--tool", choices=("sijill", *PEERS), help=argparse.SUPPRESS)
    parser.add_argument("--frame", type=Path, help="a frame that linkage_data.py wrote, instead of a new one")
    return parser.parse_args()


def main() -> int:
    """Make a frame, run the tools on it and print the figures."""
    given = options()
    if given.tool:
        frame = pl.read_parquet(given.frame)
        found = run_ours(frame, given) if given.tool == "sijill" else run_peer(given.tool, frame)
        print(json.dumps(found))
        return 0
    peers = [] if given.alone else given.peers
    with tempfile.TemporaryDirectory() as folder:
        path = given.frame or Path(folder) / "people.parquet"
        if not given.frame:
            MODES[given.mode](given.size, given.seed).write_parquet(path)
        print(path.stem if given.frame else given.mode, describe(pl.read_parquet(path)), flush=True)
        passed = ["--apply-at", str(given.apply_at)]
        passed += ["--threads", str(given.threads)] if given.threads else []
        found = {"sijill": apart("sijill", path, passed)}
        report("sijill", found["sijill"])
        for name in peers:
            if find_spec(name) is None:
                print(f"{name}: not installed (benchmarks/requirements.txt)")
                continue
            found[name] = apart(name, path, [])
            report(name, found[name])
    compared(found)
    return 0


if __name__ == "__main__":
    sys.exit(main())
